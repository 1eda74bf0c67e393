"""Figures that are compared, in the sentences of a memo."""

from __future__ import annotations

from collections.abc import Sequence

from briefdeck.blocks.setting.plan import Manner
from briefdeck.document.figure import KeyFigure
from briefdeck.document.richtext import EMPTY, RichText, words

_ENDED = "。．.!?！？"  # a sentence has its end


def together(message: RichText, note: RichText, manner: Manner) -> RichText:
    """What the figures come to as a sentence, and with what caution they are read."""
    spaced = manner.wording.spoken.spaced
    stop = "" if not message or message.plain[-1] in _ENDED else "." if spaced else "。"
    return message + words(stop + (" " if spaced and message and note else ""), origin=manner.origin) + note


def in_a_line(figures: Sequence[KeyFigure], note: RichText, manner: Manner) -> RichText:
    """What figures are called and come to, then how they are to be read, in a line. Where words stand apart a name
    begins a sentence, as it does in a label, and in brackets none begins as one."""
    spoken = manner.wording.spoken
    colon, comma, stop = (":\u00a0", "; ", ". ") if spoken.spaced else ("：", "、", "。")
    before, behind = spoken.brackets
    said, called = EMPTY, ""
    for figure in figures:
        # What is called as the one before is told apart by its time, or by what is noted of it.
        name = figure.label.uncited
        again = name.plain == called
        alike = sum(one.label.plain == figure.label.plain for one in figures) > 1
        terms = (figure.when or figure.as_of or figure.note) if alike else EMPTY
        value = figure.whole + (words(before) + terms.inside(spoken.phrases.opens) + words(behind) if terms else EMPTY)
        between = words(comma if again or not spoken.spaced else stop)
        said += (between if said else EMPTY) + (EMPTY if again or not name else name + words(colon))
        said += value.citing(figure.label.citations)
        called = name.plain
    return said + words(stop if note else stop.strip()) + note
