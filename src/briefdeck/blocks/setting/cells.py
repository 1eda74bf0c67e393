"""Tables of a memo: how wide their columns are, from what the cells hold. Lengths are points."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefdeck.blocks.setting.memo import MemoSetting
from briefdeck.document.memo import Cell, Inline, Paragraph
from briefdeck.document.richtext import RichText
from briefdeck.text import widest_word, width

# Word and LibreOffice set a quarter of an em between East Asian and Latin letters.
_SCRIPT_GAP = 0.25
_LETTERS = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3"
_SCRIPT_CHANGE = re.compile(f"(?<=[{_LETTERS}])[0-9A-Za-z]|(?<=[0-9A-Za-z])[{_LETTERS}]")
# No column with wrapping text gets narrower than this many characters.
_LEAST_EMS, _WHOLE_EMS = 5.0, 10.0  # below the latter a column keeps what it says on one line: a date, a name
# Shares of the measure between which a first column of names finds its width.
_FIRST_COLUMN = (0.16, 0.28)


@dataclass(frozen=True, slots=True)
class Needs:
    """The width of what a column holds: `natural` where nothing wraps, and the `least`; margins come on top."""

    natural: float
    least: float


def text_cell(*inlines: Inline, style: str = "Table Text", span: int = 1) -> Cell:
    """A cell of one paragraph."""
    return Cell((Paragraph(style, inlines),), span)


def column_needs(setting: MemoSetting, head: RichText, cells: Sequence[RichText]) -> Needs:
    """What a column asks for."""
    found = max((_natural(setting, cell) for cell in cells), default=0.0)
    least = _least(setting, (head, *cells), max(found, _natural(setting, head)))
    return Needs(max(found, _natural(setting, head, style="Table Head")), least)


def margins(setting: MemoSetting) -> float:
    """What a cell takes beside its words."""
    return setting.style.cell_margin + 2


def natural(setting: MemoSetting, text: RichText) -> float:
    """The width that a cell needs for a text that does not wrap, its margins included."""
    return _natural(setting, text) + margins(setting)


def first_column(setting: MemoSetting, texts: Sequence[RichText]) -> float:
    """The width of a column of names."""
    low, high = (share * setting.style.text_width for share in _FIRST_COLUMN)
    return min(max(max((natural(setting, text) for text in texts), default=0.0), low), high)


def may_part(setting: MemoSetting, texts: Sequence[RichText], widths: Sequence[float]) -> bool:
    """Whether a row of these cells fills more than a third of a page and so must be allowed to go on over it."""
    lines = max((_natural(setting, t) / max(w, 1.0) for t, w in zip(texts, widths, strict=True)), default=0.0)
    size = setting.text.size if setting.text is not None else 10.0
    return max(lines, 1.0) * size * 1.5 > setting.style.text_height / 3


def shares(needs: Sequence[float], least: Sequence[float], weights: Sequence[float], total: float) -> list[float]:
    """Divide `total` points among columns.

    A weight counts against 1 for a column without one. Else a column that needs no more than its even share gets what
    it needs, and the rest is divided by need, so that long cells take about as many lines as each other; nothing goes
    below the least width while there is room for it.
    """
    count = len(needs)
    if any(w > 0 for w in weights):
        parts = [w if w > 0 else 1.0 for w in weights]
        return _raised([total * part / sum(parts) for part in parts], least, total)
    if sum(needs) <= total:
        spare = (total - sum(needs)) / sum(needs) if sum(needs) else 0.0
        return [need * (1 + spare) for need in needs] if sum(needs) else [total / count] * count
    widths = [0.0] * count
    open_columns = sorted(range(count), key=lambda i: needs[i])
    room = total
    while open_columns and needs[open_columns[0]] <= room / len(open_columns):
        first = open_columns.pop(0)
        widths[first] = needs[first]
        room -= needs[first]
    need = sum(needs[i] for i in open_columns)
    for index in open_columns:
        widths[index] = room * needs[index] / need
    return _raised(widths, least, total)


def _raised(widths: list[float], least: Sequence[float], total: float) -> list[float]:
    """Give columns below their least width what those above theirs can spare."""
    floor = [min(low, total / len(widths)) for low in least]
    lacking = sum(max(low - w, 0.0) for w, low in zip(widths, floor, strict=True))
    spare = sum(max(w - low, 0.0) for w, low in zip(widths, floor, strict=True))
    if not lacking or not spare:
        return widths
    taken = min(lacking / spare, 1.0)
    return [low if w < low else w - (w - low) * taken for w, low in zip(widths, floor, strict=True)]


def _natural(setting: MemoSetting, text: RichText, *, style: str = "Table Text") -> float:
    """The width of a text that does not wrap, of its widest line if it has several."""
    found = setting.style.find(style)
    if found is None:
        return 0.0
    marks = 0.45 * found.size * len(text.citations) * 3
    return marks + max(
        width(line, found.size, found.face, bold=found.bold)
        + len(_SCRIPT_CHANGE.findall(line)) * _SCRIPT_GAP * found.size
        for line in text.plain.split("\n")
    )


def _least(setting: MemoSetting, texts: Sequence[RichText], natural: float) -> float:
    """The least width of a column whose widest cell, its head included, is `natural` points wide."""
    found = setting.style.find("Table Head")
    if found is None:
        return 0.0
    words = max((widest_word(t.plain, found.size, found.face, found.bold) for t in texts), default=0.0)
    short = natural if natural <= _WHOLE_EMS * found.size else _LEAST_EMS * found.size
    return max(words, short)
