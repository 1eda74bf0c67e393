"""Words that documents add themselves: what honours an addressee, and what says that a report is at its end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefdeck.diagnostics.rules import wording as rules
from briefdeck.model.habits import cell
from briefdeck.model.traits import Trait
from briefdeck.patterns import regex
from briefdeck.review.passages import Passage, Reader
from briefdeck.review.remark import Remark

# What stands behind a name, by language, and the kind of addressee to which documents add it.
_HONOURS = {
    "ja": (
        regex(r"(?P<name>.*?[^\s　])[\s　]*(?P<mark>様|さま|殿|御中|各位|宛て?|あて)"),
        {"様": "person", "さま": "person", "殿": "person", "各位": "group"},
    ),
    "ko": (
        regex(r"(?P<name>.*?\S)(?:\s+(?P<mark>님|귀하|귀중|각위|제위)|(?P<stuck>님|귀하|귀중))"),
        {"님": "person", "귀하": "person", "각위": "group", "제위": "group"},
    ),
}
_BEFORE, _BEHIND = r"[-–—―#*~(（〔［\[【<＜ ]{0,5}", r"[-–—―#*~)）〕］\]】>＞ ]{0,5}"
_SET_APART = r"(?:(?<=[.!?]) *|^)(?=[-–—#*(\[]|.*[-–—#*)\]]$|.+ (?:of|des|du) )"
# What ends a report of the public sector, and what people of other offices write there.
_ENDS = {
    "ja": regex(rf"(?:(?<=[。\s　])|^)(?:{_BEFORE}以[\s　]?上{_BEHIND}|[（(](?:完|終わり?|おわり)[）)])[。.]?$|^記$"),
    "ko": regex(rf"(?:(?<=[.。])\s*|^)(?:{_BEFORE}끝{_BEHIND}|{_BEFORE}이상{_BEHIND}|이상입니다)\.?$"),
    "zh": regex(
        rf"(?:(?<=[。\s])|^)(?:特此(?:报告|報告|通知|函告)|以上報告，敬請鑒核|{_BEFORE}完{_BEHIND}|以上)[。.]?$"
    ),
    "en": regex(
        rf"(?i:{_SET_APART}{_BEFORE}(?:ends?|end of (?:the )?(?:briefing|document|memo|report|text)){_BEHIND}$)"
    ),
    "de": regex(rf"{_SET_APART}{_BEFORE}(?:Ende|ENDE)(?: (?:des|der) \w+)?{_BEHIND}$"),
    "fr": regex(rf"{_SET_APART}{_BEFORE}(?:Fin|FIN)(?: (?:du|de la) \w+)?{_BEHIND}$"),
}
_LONGEST_END = 200  # characters: without it each full stop of a text would be held against all that follows it
# What says on a slide, or above a table, that it goes on: documents say it themselves where it does.
_GOES_ON = regex(
    r"[ 　]*(?:[(（\[〔](?i:cont(?:['’]?d|inued|\.)?|(?:part )?\d ?(?:/|of|von|sur) ?\d|Fortsetzung|Forts\.|suite"
    r"|続き?|つづき|承前|前頁より|계속|续|續|接上页|接上頁)[)）\]〕]|(?<=\w),? (?i:cont['’]?d\.?|continued))$"
)


def check_added(reader: Reader) -> Iterator[Remark]:
    """L121."""
    for passage in reader.passages:
        language = passage.language.partition("-")[0]
        if passage.path[:1] == ("to",):
            yield from _honoured(reader, passage, language)
        elif Trait.HEADING in passage.traits and (match := _GOES_ON.search(passage.prose)) and match.start():
            what = f"“{match[0].strip()}” says that it goes on, and documents say so themselves where it does"
            yield reader.mended(rules.ADDED_ANYWAY, passage, *match.span(), "", what, "delete it")
        elif passage.path[0] != "sources" and Trait.CELL not in passage.traits:
            yield from _ended(reader, passage)


def _honoured(reader: Reader, passage: Passage, language: str) -> Iterator[Remark]:
    pattern, kinds = _HONOURS.get(language, (None, {}))
    found = pattern.fullmatch(passage.prose.strip()) if pattern else None
    if found is None:
        return
    mark = found["mark"] or found.groupdict().get("stuck") or ""
    kind = kinds.get(mark, "organization")
    entry = reader.loaded.briefing.to[int(passage.path[1])]
    what = f"“{mark}” stands behind the name, and documents add it themselves, by the kind of addressee"
    hint = f"write {found['name']}"
    if kind != entry.kind:
        hint = f"write {{name: {cell(found['name'])}, kind: {kind}}}"
    yield reader.remark(rules.ADDED_ANYWAY, passage, found.start("mark"), what, hint)


def is_end(passage: Passage) -> re.Match[str] | None:
    """What says at the end of a text that a report ends; None for none."""
    pattern = _ENDS.get(passage.language.partition("-")[0])
    return pattern.search(passage.prose, max(0, len(passage.prose) - _LONGEST_END)) if pattern else None


def _ended(reader: Reader, passage: Passage) -> Iterator[Remark]:
    if match := is_end(passage):
        what, hint = f"“{match[0].strip()}” ends the text, and reports have such an end of their own", "delete it"
        if match.start() == 0:
            yield reader.remark(rules.ADDED_ANYWAY, passage, 0, what, hint)
        else:
            yield reader.mended(rules.ADDED_ANYWAY, passage, *match.span(), "", what, hint)
