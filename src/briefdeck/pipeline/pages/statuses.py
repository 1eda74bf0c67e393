"""How a statement is known, in brackets behind it, where it would stand on a line alone above the sentence behind the
statement: it leads that sentence instead."""

from __future__ import annotations

from collections.abc import Sequence

from briefdeck.blocks.setting.memo import MemoSetting
from briefdeck.document.memo import CrossReference, Inline, Memo, Paragraph, Words
from briefdeck.pipeline.pages.inlines import plain
from briefdeck.pipeline.pages.lines import KnownLines, breaking_of
from briefdeck.pipeline.pages.measuring import Measuring
from briefdeck.values import dataclass, replace

_STYLE = "Status"


@dataclass(frozen=True)
class Statuses:
    """Sets what says how statements are known beside words, in the lists of a memo."""

    setting: MemoSetting

    def of(self, memo: Memo) -> Memo:
        """The memo with all its statuses beside words; its notes are known, whose marks are shorter than others."""
        sections = tuple(
            replace(
                section, elements=tuple(self.beside(e) if isinstance(e, Paragraph) else e for e in section.elements)
            )
            for section in memo.sections
        )
        return replace(memo, sections=sections)

    def beside(self, paragraph: Paragraph) -> Paragraph:
        """An item of a list with the break behind its status before that, where the status begins a line."""
        inlines = paragraph.inlines
        at = next((n for n, i in enumerate(inlines) if isinstance(i, Words) and i.text == "\n"), 0)
        first = at
        while first and _is_status(inlines[first - 1]):
            first -= 1
        if paragraph.listing is None or not 0 < first < at or not self._begins_line(paragraph, first, at):
            return paragraph
        said = _without_space(inlines[first:at])
        behind = (*said, Words(self.setting.gap), *inlines[at + 1 :])
        return replace(paragraph, inlines=(*inlines[:first], inlines[at], *behind))

    def _begins_line(self, paragraph: Paragraph, first: int, at: int) -> bool:
        """Whether a line begins at or in the inlines from one place on up to another, in any program."""
        lead, status = len(plain(paragraph.inlines[:first])), len(plain(paragraph.inlines[:at]))
        style = self.setting.style
        measuring = Measuring(style, KnownLines(breaking=breaking_of(style, self.setting.language.tag)))
        both = measuring.broken(paragraph, style.text_width, cell=False)
        return any(lead <= start < status for lines in both for start, _ in lines.spans)


def _is_status(inline: Inline) -> bool:
    return isinstance(inline, Words | CrossReference) and inline.style == _STYLE


def _without_space(status: Sequence[Inline]) -> tuple[Inline, ...]:
    """A status that begins a line."""
    first = status[0]
    return (replace(first, text=first.text.lstrip(" ")) if isinstance(first, Words) else first, *status[1:])
