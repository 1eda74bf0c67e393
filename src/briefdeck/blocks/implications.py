"""What something means to whom, and what they could do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from briefdeck.blocks.setting.cells import fitted, text_cell
from briefdeck.blocks.setting.definition import Definition
from briefdeck.blocks.setting.listing import alike, behind
from briefdeck.blocks.setting.memo import MemoSetting
from briefdeck.blocks.setting.plan import STATED, Entry, Judging, Manner, WrongValueError, leaf
from briefdeck.blocks.setting.values import records
from briefdeck.diagnostics import Diagnostic
from briefdeck.document import memo
from briefdeck.document.block import Block
from briefdeck.document.deck import Anchor, Geometry
from briefdeck.document.richtext import EMPTY, RichText, words
from briefdeck.layout.nodes import Edge, Node, Panel, Role, Row, Sign, Space, Stack, Surface, Text, Tone
from briefdeck.layout.scene import composed
from briefdeck.values import dataclass, replace
from briefdeck.yamlfile.tree import Path

_ACTOR, _ACTION = 0.19, 0.33  # shares of the width
_WHOM, _BEFORE, _TO_DO = 0.14, 0.17, 0.29  # the same where it is said how it was before
_SIDE = 14.0  # pt beside what it means


@dataclass(frozen=True, slots=True)
class Implication:
    """Who is concerned, what it means to them, what they could do."""

    actor: RichText
    implication: RichText
    action: RichText = EMPTY
    detail: RichText = EMPTY
    status: str = ""
    before: RichText = EMPTY


@dataclass(frozen=True, slots=True)
class Implications(Block):
    """Actor → implication → action; the three heads come from the plan. `detailed` as for phases.

    Where it is said how it was before, `turns` are the words for that, for what changes, and for what to do.
    """

    name = "implications"
    broad = True

    items: tuple[Implication, ...]
    heads: tuple[RichText, RichText, RichText] = (EMPTY, EMPTY, EMPTY)
    detailed: bool = False
    turns: tuple[RichText, RichText, RichText] = (EMPTY, EMPTY, EMPTY)

    def texts(self) -> Iterator[RichText]:
        for item in self.items:
            yield from (item.actor, item.before, item.implication, item.detail, item.action)

    def without_details(self) -> Implications:
        return replace(self, items=tuple(replace(item, detail=EMPTY) for item in self.items))

    @property
    def units(self) -> int:
        """What a slide may end with."""
        return len(self.items)

    def briefly(self) -> Implications:
        return replace(self, detailed=False) if self.detailed else self

    def notes(self) -> Iterator[RichText]:
        """What belongs to its statements and is not shown."""
        return (item.detail for item in self.items if item.detail)

    @property
    def _turned(self) -> bool:
        return any(item.before for item in self.items)

    def nodes(self, start: int, stop: int) -> Node:
        """A row an actor: what it means and what to do, or from before to after to what to do."""
        shown = self.items[start:stop]
        acting, turned = any(item.action for item in self.items), self._turned
        heads = [Text(text, Role.LABEL, Tone.SECONDARY, strong=True) for text in self.heads]
        if turned:
            heads[1:] = [Text(text, Role.LABEL, Tone.SECONDARY, strong=True) for text in self.turns[1:]]
        was = (Text(self.turns[0], Role.LABEL, Tone.SECONDARY, strong=True), Space()) if turned else ()
        over = Panel(heads[1], Surface.PAGE, (_SIDE, 0.0), name="Head")
        rows: list[Node] = []
        actors = alike(self.items, _who, start, start + len(shown))
        for number, (item, actor) in enumerate(zip(shown, actors, strict=True), start + 1):
            label: Node = Panel(actor, Surface.LABEL, (12.0, 8.0), edge=Edge.LABEL, name="Actor", most=9.0)
            label = actor if turned else label
            told = Stack(
                (
                    Text(item.implication, strong=True, status=item.status),
                    behind(item.detail, 0.25, detailed=self.detailed),
                ),
                anchor=Anchor.MIDDLE,
            )
            ground, todo_on = (Surface.TINT, Surface.MASS) if turned else (Surface.PANEL, Surface.TINT)
            pad = 6.0 if turned else 10.0
            said = Panel(told, ground, (_SIDE, pad), name="Cell" if turned else "Meaning", most=2.4, cell=turned)
            action = Text(item.action, strong=turned or None)
            todo = Panel(action, todo_on, (12.0, pad), name="Action", most=9.0) if item.action else Space()
            arrow = Sign(Geometry.ARROW, Tone.ACCENT, 16.0, 14.0) if item.action else Space()
            leads = Sign(Geometry.ARROW, Tone.SECONDARY, 16.0, 14.0) if item.before else Space()
            before = (Text(item.before, Role.SECONDARY, Tone.SECONDARY), leads)
            parts = (label, *(before if turned else ()), said, *((arrow, todo) if acting else ()))
            rows.append(_across(parts, turned, f"Implication {number}"))
        made = Stack(tuple(rows), 6.0 if turned else 8.0, (1.0,) * len(rows), spread=True)
        if not any(self.heads) and not turned:
            return made
        head = _across((heads[0], *was, over, *((Space(), heads[2]) if acting else ())), turned)
        return Stack((head, made), 6.0, (0.0, 1.0))


def _who(item: Implication) -> Text:
    """Who is concerned, before a row."""
    return Text(item.actor, strong=True, phrased=True)


def _across(parts: Sequence[Node], turned: bool, name: str = "") -> Row:
    """Who is concerned and what it means, as one, or between them how it was before; and what to do, where that is said
    of any."""
    if turned:
        return Row(tuple(parts), (_WHOM, _BEFORE, 16.0, 0.0, 16.0, _TO_DO)[: len(parts)], 10.0, name=name)
    actor, said, *then = parts
    first = (Row((actor, said), (_ACTOR / (1 - _ACTION) if then else _ACTOR, 0.0)), *then)
    return Row(first, (0.0, 16.0, _ACTION)[: len(first)], 10.0, name=name)


def _implications(value: Any, heads: Sequence[RichText], manner: Manner) -> Iterator[Block]:
    """The heads are those of the audience where a plan gives none."""
    said = manner.labels.heads
    heads = heads or [words(manner.say(head)) for head in (said.actor, said.implication, said.action)]
    if len(heads) != 3:
        raise WrongValueError("three heads: actor, implication, action")
    made = tuple(
        Implication(
            actor=record.actor,
            implication=record.implication.citing(s.citation for s in record.sources),
            action=record.action,
            before=record.before,
            detail=record.detail,
            status=manner.status(record.status),
        )
        for record in records(value, "implication", "a list of implications")
    )
    if made:
        labels = manner.labels
        turns = (words(manner.say(word)) for word in (labels.before, labels.after, labels.for_us))
        yield Implications(made, (heads[0], heads[1], heads[2]), manner.detailed, tuple(turns))  # type: ignore[arg-type]


def _make(entry: Entry, manner: Manner) -> Iterator[Block]:
    value = entry.at("implications").value()
    heads = [entry.at("heads", index).text() for index in range(len(entry.given.get("heads", [])))]
    return _implications(value, heads, manner)


def _judge_heads(judging: Judging, value: object, path: Path) -> Iterator[Diagnostic]:
    return judging.every(value, path, leaf, "a list of three heads: actor, implication, action")


# --- in a memo --------------------------------------------------------------------------------------------------------


def _memo(block: Implications, setting: MemoSetting) -> Iterator[memo.Element]:
    """Who is concerned, what it means, what they could do; without any action its column falls away.

    Where it is said how it was before, what it means is what matters: it stands between that and what to do.
    """
    if not block.items:
        return
    turned, acting = any(item.before for item in block.items), any(item.action for item in block.items)
    heads = (block.heads[0], *block.turns) if turned else (block.heads[0], EMPTY, *block.heads[1:])
    shown = [place for place, on in enumerate((True, turned, True, acting)) if on]
    told = [_told(item) for item in block.items]
    columns = [(heads[place], [texts[place] for texts in told]) for place in shown]
    widths = fitted(setting, columns, setting.style.text_width)
    rows = []
    if any(heads[place] for place in shown):
        cells = (text_cell(*setting.words(heads[place]), style="Table Head") for place in shown)
        rows.append(memo.Row(tuple(cells), head=True))
    for item in block.items:
        said = (
            text_cell(*setting.words(item.actor, strong=True)),
            text_cell(*setting.words(item.before)),
            memo.Cell(tuple(_meaning(item, setting, strong=turned)), focus=turned),
            text_cell(*setting.words(item.action)),
        )
        rows.append(memo.Row(tuple(said[place] for place in shown)))
    yield memo.Table(tuple(rows), widths)


def _meaning(item: Implication, setting: MemoSetting, *, strong: bool) -> Iterator[memo.Paragraph]:
    yield memo.Paragraph("Table Text", (*setting.words(item.implication, strong=strong), *setting.status(item.status)))
    if item.detail:
        yield memo.Paragraph("Table Text", setting.words(item.detail))


def _told(item: Implication) -> tuple[RichText, ...]:
    """What the cells of a row say, as their columns' widths are found by it."""
    meaning = item.implication.strong() + words(item.status) + words("\n" if item.detail else "") + item.detail
    return item.actor.strong(), item.before, meaning, item.action


BLOCK = Definition(
    _make,
    keys={"heads": _judge_heads, **STATED},
    called="implications",
    flowable=composed,
    memo=_memo,
)
