"""What flows from where to where: pools in columns, and amounts between them."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Any, Literal

from briefdeck.declared import field
from briefdeck.diagnostics import Diagnostic, Span
from briefdeck.diagnostics.rules import briefing as rules
from briefdeck.diagnostics.words import counted, did_you_mean
from briefdeck.model.entries import Model, Points
from briefdeck.model.grid import Sheet, number
from briefdeck.model.leaves import Key, Number, Text
from briefdeck.model.markup import escaped
from briefdeck.model.section import Asking, At, Cell, Pairs, SectionBase, no_sheet
from briefdeck.model.traits import Trait
from briefdeck.yamlfile.tree import Path

_SLACK = 0.01  # of what flows in: by so much rounded amounts may miss each other
_COLUMNS, _POOLS, _LINKS = 4, 8, 40
_WIDTH = 3  # columns of a file: from, to, value


class PoolEntry(Model):
    """Where something comes from, passes through or ends."""

    noun = "pool"
    named_by = "name"

    id: Annotated[Key, Trait.KEY] = field(description="What links call it.")
    name: Annotated[Text, Trait.LABEL] = field(description="Its name, beside it.")
    remark: Text | None = field(
        default=None, description="What is done about it, at the end of its line; for pools of the last column."
    )


class StageEntry(Model):
    """Pools that stand one below the other."""

    noun = "column"

    head: Annotated[Text | None, Trait.LABEL] = field(default=None, description="What stands above them.")
    pools: list[PoolEntry] = field(min_length=1, max_length=_POOLS, description="One to eight, from top to bottom.")


class SumEntry(Model):
    """What pools come to that stand one below the other."""

    pools: Annotated[list[str], Trait.KEY] = field(
        min_length=2, max_length=8, description="Their ids: neighbours in the last column, from top to bottom."
    )
    text: Text = field(description="What they come to, at their bracket.")


class LinkEntry(Model):
    """How much flows from one pool to one of a later column."""

    noun = "link"

    from_: Annotated[Key, Trait.KEY] = field(alias="from", description="The id of the pool from which it flows.")
    to: Annotated[Key, Trait.KEY] = field(description="The id of the pool to which it flows.")
    value: Annotated[Number, field(gt=0)] = field(
        description="How much, in the unit of the section; the width of the ribbon."
    )


def stages(pairs: Pairs) -> list[list[str]]:
    """Pools by how many others what comes to them has passed at most, each column in the order of the file; what ends
    stands in the last one. There is no way back among them."""
    names = list(dict.fromkeys(name for pair in pairs for name in pair))
    depth = dict.fromkeys(names, 0)
    for _ in names:
        for start, end in pairs:
            depth[end] = max(depth[end], depth[start] + 1)
    last = max(depth.values())
    ends = {name for name in names if all(name != start for start, _ in pairs)}
    made: list[list[str]] = [[] for _ in range(last + 1)]
    for name in names:
        made[last if name in ends else depth[name]].append(name)
    return made


class FlowSection(SectionBase):
    """A flow that is divided and joined: energy, money, people."""

    rank = 12
    also = ("sankey", "flow_chart", "flows", "alluvial")
    in_columns = stages

    kind: Literal["flow"]
    columns: list[StageEntry] = field(
        default=[],
        max_length=_COLUMNS,
        description="Pools in columns, two to four from left to right; of a file they are found, if left out.",
    )
    links: list[LinkEntry] = field(default=[], max_length=_LINKS, description="What flows between the pools.")
    data: Annotated[str | None, Trait.KEY] = field(
        default=None,
        description="In place of links, a .csv or .xlsx file beside the briefing, a row each: from, to, value.",
    )
    sheet: Annotated[str | None, Trait.KEY] = field(
        default=None, description="The sheet of the .xlsx file; the first one if left out."
    )
    unit: Annotated[Text | None, Trait.FOREIGN | Trait.UNIT] = field(
        default=None, description="The unit of the amounts, beside them."
    )
    caption: Text | None = field(default=None, description="A line above it, numbered in a memo.")
    remarks: Annotated[Text | None, Trait.LABEL] = field(
        default=None, description="What stands above the remarks on pools."
    )
    sums: list[SumEntry] = field(default=[], max_length=3, description="What pools of the last column come to.")
    emphasis: Annotated[str | None, Trait.KEY] = field(
        default=None, description="The id of the pool that matters, or its name in the file."
    )
    points: Points = field(default=[], description="Statements below it.")

    @classmethod
    def shown(cls, section: Any, ask: Asking) -> Iterator[Any]:
        yield from ask.block("flow", section)
        yield from ask.block("bullets", section.points)

    @property
    def data_file(self) -> tuple[str, str | None] | None:
        return (self.data, self.sheet) if self.data is not None else None

    def faults(self, at: At) -> Iterator[Diagnostic]:
        """What is missing, or what is wrong with what is written here."""
        if self.data is not None:
            if self.links:
                hint = "delete links:, or delete data:"
                yield rules.INVALID_VALUE.at(at(("links",)), "links are written here, and data: names a file", hint)
            return
        for key, count, least in (("columns", len(self.columns), 2), ("links", len(self.links), 1)):
            if count < least:
                what = (
                    f"“{key}” is missing" if not count else f"a flow has {least} {key} at least, and this one {count}"
                )
                hint = f"add {key}:, or data: with a file of rows: from, to, value"
                yield rules.MISSING_KEY.at(at(() if not count else (key,)), what, hint)
        if self.sheet:
            yield no_sheet(at)
        if len(self.columns) > 1 and self.links:
            yield from self._wrong(at)

    def filled(self, sheet: Sheet) -> "FlowSection":
        """With a link a row; pools that the briefing does not have stand as far to the right as they have to."""
        known = {form: pool.id for _, _, pool in self._pools() for form in (pool.id, *pool.name.values())}
        rows = [(known.get(row[0], row[0]), known.get(row[1], row[1]), number(row[2]) or 0.0) for row in sheet.rows]
        links = [LinkEntry.model_construct(from_=start, to=end, value=_plain(value)) for start, end, value in rows]
        columns = self.columns or [
            StageEntry.model_construct(head=None, pools=[_pool(name) for name in names])
            for names in stages([(start, end) for start, end, _ in rows])
        ]
        return self.model_copy(update={"columns": columns, "links": links})

    def sheet_faults(self, sheet: Sheet, cell: Cell, at: At) -> Iterator[Diagnostic]:
        if len(sheet.head) != _WIDTH:
            what = f"the file has {counted(len(sheet.head), 'columns')}, and a flow has {_WIDTH}"
            yield rules.BAD_DATA.at(cell(0, 0), what, "give three columns: from, to, value; a comma separates them")
            return
        found = list(_row_faults(sheet, cell))
        if len(sheet.rows) > _LINKS:
            what = f"{len(sheet.rows)} rows, at most {_LINKS} can be shown"
            found.append(rules.BAD_DATA.at(cell(_LINKS + 1, 0), what, "put small flows together"))
        if not found and not self.columns:
            found += _shape(sheet, cell)
        if found:
            yield from found
            return

        def place(path: Path) -> Span:
            """A cell for what stands in a link, the file for pools that are found in it."""
            if path[0] == "links":
                return cell(int(path[1]) + 1, 0 if path[2:] == ("from",) else 1)
            return at(("data",)) if path[0] == "columns" and not self.columns else at(path)

        yield from self.filled(sheet)._wrong(place)

    def _wrong(self, at: At) -> Iterator[Diagnostic]:
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
        for which, entry in enumerate(self.sums):
            for place, key in enumerate(entry.pools):
                where = at(("sums", which, "pools", place))
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
        for which, link in enumerate(self.links):
            lost = [(key, name) for key, name in (("from", link.from_), ("to", link.to)) if name not in places]
            for key, name in lost:
                what = f"no pool has the id “{name}”"
                yield rules.INVALID_VALUE.at(at(("links", which, key)), what, did_you_mean(name, places))
            if not lost and places[link.from_] >= places[link.to]:
                what = f"“{link.to}” stands in no later column than “{link.from_}”"
                yield rules.INVALID_VALUE.at(at(("links", which, "to")), what, "let a link lead to a later column")

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


# --- from a file ------------------------------------------------------------------------------------------------------


def _row_faults(sheet: Sheet, cell: Cell) -> Iterator[Diagnostic]:
    """Rows without a name, and amounts that are none."""
    for row, cells in enumerate(sheet.rows, 1):
        for column in range(2):
            if not cells[column]:
                hint = "write from where it flows, and to where, or delete the row"
                yield rules.BAD_DATA.at(cell(row, column), "a pool has no name", hint)
        value = number(cells[2])
        if value is None or value <= 0:
            what = f"“{cells[2]}” is no amount that flows"
            yield rules.BAD_DATA.at(cell(row, 2), what, "write a number above zero, such as 12.5, or delete the row")


def _shape(sheet: Sheet, cell: Cell) -> Iterator[Diagnostic]:
    """Flows that turn back, or are too long or too wide to be drawn."""
    pairs = [(row[0], row[1]) for row in sheet.rows]
    for row, (start, end) in enumerate(pairs, 1):
        if _reaches(end, start, pairs):
            what = f"what flows from “{start}” to “{end}” comes back to where it began"
            yield rules.BAD_DATA.at(cell(row, 1), what, "let it end in a pool of its own, or delete the row")
            return
    columns = stages(pairs)
    if len(columns) > _COLUMNS:
        what = f"the flow has {len(columns)} steps, at most {_COLUMNS} can be shown"
        yield rules.BAD_DATA.at(cell(1, 0), what, "leave out what lies between")
    for names in columns:
        if len(names) > _POOLS:
            what = f"{len(names)} pools stand one below the other, at most {_POOLS} can be shown"
            yield rules.BAD_DATA.at(cell(1, 0), what, "put small ones together")


def _reaches(start: str, end: str, pairs: Sequence[tuple[str, str]]) -> bool:
    """Whether what flows from a pool comes to another one, or is in it."""
    reached, open_ = {start}, [start]
    while open_:
        here = open_.pop()
        following = {to for of, to in pairs if of == here} - reached
        reached |= following
        open_ += following
    return end in reached


def _pool(name: str) -> PoolEntry:
    return PoolEntry.model_construct(id=name, name=Text({"": "".join(map(escaped, name))}), remark=None)


def _plain(value: float) -> float | int:
    return int(value) if value.is_integer() else value
