"""Words that documents add themselves: what honours an addressee, and what says that a report is at its end."""

from __future__ import annotations

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
# What ends a report of the public sector.
_ENDS = {
    "ja": regex(r"(?:(?<=[。\s　])|^)以[\s　]?上[。.]?$"),
    "ko": regex(r"(?:(?<=[.。])\s*|^)끝\.?$"),
    "zh": regex(r"(?:(?<=[。\s])|^)(?:特此(?:报告|報告|通知|函告)|以上報告，敬請鑒核)[。.]?$"),
}


def check_added(reader: Reader) -> Iterator[Remark]:
    """L121."""
    for passage in reader.passages:
        language = passage.language.partition("-")[0]
        if passage.path[:1] == ("to",):
            yield from _honoured(reader, passage, language)
        elif language in _ENDS and passage.path[0] != "sources" and Trait.CELL not in passage.traits:
            yield from _ended(reader, passage, language)


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


def _ended(reader: Reader, passage: Passage, language: str) -> Iterator[Remark]:
    if match := _ENDS[language].search(passage.prose):
        what, hint = f"“{match[0].strip()}” ends the text, and reports have such an end of their own", "delete it"
        if match.start() == 0:
            yield reader.remark(rules.ADDED_ANYWAY, passage, 0, what, hint)
        else:
            yield reader.mended(rules.ADDED_ANYWAY, passage, *match.span(), "", what, hint)
