"""What a slide draws, as a page tells it: tables and lists made of the same words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefdeck.blocks.setting.items import Item
from briefdeck.blocks.setting.plan import Manner
from briefdeck.blocks.setting.values import lines
from briefdeck.blocks.table import Column, Row, Table
from briefdeck.document.richtext import EMPTY, RichText, Run, words
from briefdeck.model.leaves import Align
from briefdeck.values import replace


def told(
    heads: Sequence[RichText],
    rows: Iterable[Sequence[RichText]],
    strong: Iterable[int] = (),
    strong_rows: Iterable[int] = (),
) -> Table:
    """A table of texts, the first of each row strong, or what in it is so already.

    Columns in which no row says anything fall away. The columns `strong` and the rows `strong_rows` are those that
    matter.
    """
    made = [tuple(row) for row in rows]
    kept = [n for n in range(len(heads)) if n == 0 or any(row[n] for row in made)]
    matter, mattering = frozenset(strong), frozenset(strong_rows)
    columns = tuple(Column(heads[n], Align.LEFT, strong=n in matter) for n in kept)
    return Table(
        columns,
        tuple(
            Row((row[0] if row[0].stands_out else row[0].strong(), *(row[n] for n in kept[1:])), i in mattering)
            for i, row in enumerate(made)
        ),
    )


def cell(item: Item | None, manner: Manner, *, detailed: bool = True) -> RichText:
    """A statement in a cell: its words with their status and what stands below it, run in, or on a line where the
    sentence behind it has one too; then that sentence, and with what caution it is to be read.

    The words are strong where anything follows.
    """
    if item is None:
        return EMPTY
    detail = item.detail if detailed else EMPTY
    head = (item.text.strong() if item.children or detail else item.text) + status(item)
    below = EMPTY
    for number, child in enumerate(item.children):
        between = manner.say(manner.labels.outlet_join) if number else ""
        below += words(between, origin=manner.origin) + child.text + status(child)
    if below and not detail:
        head, below = head + words(manner.wording.spoken.gap, origin=manner.origin) + below, EMPTY
    return lines((part for part in (head, below, detail, item.caution) if part), manner.origin)


def listed(items: Iterable[Item], manner: Manner, *, detailed: bool = True) -> RichText:
    """Statements in one cell, each on a line of its own with the sentence behind it run in; those that say no more than
    their words stand on one."""
    made: list[RichText] = []
    joins = False
    for item in items:
        alone = not item.children and not (detailed and item.detail)
        said = _run_in(item, manner) if detailed and item.detail else cell(item, manner, detailed=False)
        if alone and joins:
            made[-1] += words(manner.say(manner.labels.outlet_join), origin=manner.origin) + said
        else:
            made.append(said)
        joins = alone
    return lines(made, manner.origin)


def _run_in(item: Item, manner: Manner) -> RichText:
    """A statement with the sentence behind it on the same line."""
    gap = words(manner.wording.spoken.gap, origin=manner.origin)
    strong = item if item.children else replace(item, text=item.text.strong())
    said = cell(replace(strong, caution=EMPTY), manner, detailed=False) + gap + item.detail
    return lines((part for part in (said, item.caution) if part), manner.origin)


def common(items: Sequence[Item]) -> tuple[tuple[Item, ...], RichText]:
    """Statements without the marks that all of them end with, and these marks, to be said once for all.

    Marks are the numbers of sources, and how the statements are known.
    """
    marks = EMPTY
    made = tuple(items)
    if len(made) < 2:
        return made, marks
    cited = {item.text.citations for item in made}
    if len(cited) == 1 and all(c.added for item in made for c in item.text.citations):
        marks += RichText(made[0].text.citations)
        made = tuple(replace(item, text=item.text.uncited) for item in made)
    if len({item.status for item in made}) == 1:
        marks += status(made[0])
        made = tuple(replace(item, status="") for item in made)
    return made, marks


def status(item: Item) -> RichText:
    """How a statement is known, as words said aside."""
    return RichText((Run(item.status, aside=True),)) if item.status else EMPTY
