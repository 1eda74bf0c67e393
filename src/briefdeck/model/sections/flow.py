"""What flows from where to where: pools in columns, and amounts between them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import Field

from briefdeck.diagnostics import Diagnostic
from briefdeck.diagnostics.rules import briefing as rules
from briefdeck.diagnostics.words import did_you_mean
from briefdeck.model.entries import Model, Points
from briefdeck.model.leaves import Key, Number, Text
from briefdeck.model.section import Asking, At, SectionBase
from briefdeck.model.traits import Trait

_SLACK = 0.01  # of what flows in: by so much rounded amounts may miss each other


class PoolEntry(Model):
    """Where something comes from, passes through or ends."""

    noun = "pool"
    named_by = "name"

    id: Annotated[Key, Trait.KEY] = Field(description="What links call it.")
    name: Annotated[Text, Trait.LABEL] = Field(description="Its name, beside it.")
    remark: Text | None = Field(
        default=None, description="What is done about it, at the end of its line; for pools of the last column."
    )


class StageEntry(Model):
    """Pools that stand one below the other."""

    noun = "column"

    head: Annotated[Text | None, Trait.LABEL] = Field(default=None, description="What stands above them.")
    pools: list[PoolEntry] = Field(min_length=1, max_length=8, description="One to eight, from top to bottom.")


class SumEntry(Model):
    """What pools come to that stand one below the other."""

    pools: list[Key] = Field(
        min_length=2, max_length=8, description="Their ids: neighbours in the last column, from top to bottom."
    )
    text: Text = Field(description="What they come to, at their bracket.")


class LinkEntry(Model):
    """How much flows from one pool to one of a later column."""

    noun = "link"

    from_: Annotated[Key, Trait.KEY] = Field(alias="from", description="The id of the pool from which it flows.")
    to: Annotated[Key, Trait.KEY] = Field(description="The id of the pool to which it flows.")
    value: Annotated[Number, Field(gt=0)] = Field(
        description="How much, in the unit of the section; the width of the ribbon."
    )


class FlowSection(SectionBase):
    """A flow that is divided and joined: energy, money, people."""

    rank = 12
    also = ("sankey",)

    kind: Literal["flow"]
    columns: list[StageEntry] = Field(min_length=2, max_length=4, description="Pools in columns, from left to right.")
    links: list[LinkEntry] = Field(min_length=1, max_length=40, description="What flows between the pools.")
    unit: Annotated[Text | None, Trait.FOREIGN | Trait.UNIT] = Field(
        default=None, description="The unit of the amounts, beside them."
    )
    caption: Text | None = Field(default=None, description="A line above it, numbered in a memo.")
    remarks: Annotated[Text | None, Trait.LABEL] = Field(
        default=None, description="What stands above the remarks on pools."
    )
    sums: list[SumEntry] = Field(default=[], max_length=3, description="What pools of the last column come to.")
    emphasis: Annotated[Key | None, Trait.KEY] = Field(default=None, description="The id of the pool that matters.")
    points: Points = Field(default=[], description="Statements below it.")

    @classmethod
    def shown(cls, section: Any, ask: Asking) -> Iterator[Any]:
        yield from ask.block("flow", section)
        yield from ask.block("bullets", section.points)

    def faults(self, at: At) -> Iterator[Diagnostic]:
        """Names that are none, links that do not lead on; where all do, pools of which another amount flows out than
        in."""
        places: dict[str, int] = {}
        found: list[Diagnostic] = []
        for column, row, pool in self._pools():
            if pool.id in places:
                where = at(("columns", column, "pools", row, "id"))
                what = f"two pools have the id “{pool.id}”"
                found.append(rules.DUPLICATE_ID.at(where, what, "give each an id of its own"))
            places.setdefault(pool.id, column)
        if self.emphasis is not None and self.emphasis not in places:
            what = f"no pool has the id “{self.emphasis}”"
            found.append(rules.INVALID_VALUE.at(at(("emphasis",)), what, did_you_mean(self.emphasis, places)))
        found += self._links(places, at)
        found += self._ends(at)
        yield from found or self._balances(at)

    def _pools(self) -> Iterator[tuple[int, int, PoolEntry]]:
        for column, stage in enumerate(self.columns):
            yield from ((column, row, pool) for row, pool in enumerate(stage.pools))

    def _ends(self, at: At) -> Iterator[Diagnostic]:
        """Remarks and sums, which only the last column has: neighbours, each in one sum."""
        last = len(self.columns) - 1
        for column, row, pool in self._pools():
            if pool.remark is not None and column != last:
                what = f"“{pool.id}” has a remark, and stands in no last column"
                yield rules.INVALID_VALUE.at(at(("columns", column, "pools", row, "remark")), what, "say it in a point")
        rows = {pool.id: row for row, pool in enumerate(self.columns[last].pools)}
        summed: set[str] = set()
        for number, entry in enumerate(self.sums):
            for place, key in enumerate(entry.pools):
                where = at(("sums", number, "pools", place))
                if key not in rows:
                    what = f"the last column has no pool “{key}”"
                    yield rules.INVALID_VALUE.at(where, what, did_you_mean(key, rows))
                elif key in summed:
                    yield rules.INVALID_VALUE.at(where, f"“{key}” is summed already", "name it once")
                elif place and (before := entry.pools[place - 1]) in rows and rows[before] + 1 != rows[key]:
                    what = f"“{key}” does not stand below “{before}”"
                    yield rules.INVALID_VALUE.at(where, what, "sum neighbours, from top to bottom")
                summed.add(key)

    def _links(self, places: dict[str, int], at: At) -> Iterator[Diagnostic]:
        for number, link in enumerate(self.links):
            lost = [(key, name) for key, name in (("from", link.from_), ("to", link.to)) if name not in places]
            for key, name in lost:
                what = f"no pool has the id “{name}”"
                yield rules.INVALID_VALUE.at(at(("links", number, key)), what, did_you_mean(name, places))
            if not lost and places[link.from_] >= places[link.to]:
                what = f"“{link.to}” stands in no later column than “{link.from_}”"
                yield rules.INVALID_VALUE.at(at(("links", number, "to")), what, "let a link lead to a later column")

    def _balances(self, at: At) -> Iterator[Diagnostic]:
        for column, row, pool in self._pools():
            came = sum(link.value for link in self.links if link.to == pool.id)
            went = sum(link.value for link in self.links if link.from_ == pool.id)
            where = at(("columns", column, "pools", row, "id"))
            if not came and not went:
                yield rules.BAD_DATA.at(where, f"nothing flows through “{pool.id}”", "link it, or delete it")
            elif came and went and abs(came - went) > _SLACK * came:
                what = f"{came:,g} flow into “{pool.id}”, and {went:,g} out of it"
                yield rules.BAD_DATA.at(where, what, "correct a link, or add a pool for the rest")
