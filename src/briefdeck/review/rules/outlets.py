"""Outlets named in texts: each should be among the sources, and a view's among those that hold it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from pathlib import Path as FilePath
from typing import Any

from briefdeck.audience.reader import shipped_templates
from briefdeck.diagnostics.rules import evidence as rules
from briefdeck.disk import is_file
from briefdeck.model.sections.assessments import View
from briefdeck.patterns import regex
from briefdeck.review.claims import Claim
from briefdeck.review.passages import Reader
from briefdeck.review.remark import Remark
from briefdeck.yamlfile.reader import read
from briefdeck.yamlfile.tree import Path

FILE = "outlets.yaml"
_GOES_ON = regex(r" (?:[A-Z][a-z]|\d)")
_OPENINGS = "While|Yesterday|Today|Although|Meanwhile|Since|Later|Earlier|After|Before|Because|Where|However"
_GOES_BEFORE = regex(rf"\b(?!{_OPENINGS})[A-Z][a-z]{{4,}} $")
_REACH = 80
_JAPANESE = regex("[ぁ-ゖァ-ヺ一-鿿]")
_VERBS = "say|said|report|argue|write|wrote|see|saw|hold|held|find|found|warn|expect|estimate|note|call|judge|think"
_SAYS = regex(rf"(?:[’']s)?(?:,? \w+){{0,2}} (?:{_VERBS})(?:s|es|ed)?\b", re.IGNORECASE)
_ACCORDING = regex(r"(?:according to|as|so|with|like)(?: the)? $", re.IGNORECASE)
_SAYS_JAPANESE = regex(
    "(?:紙|誌|など|等)*(?:によると|によれば|[はがもで].*(?:見方|見解|立場|評価|分析|指摘|報じ|伝え|論じ|述べ|とみ|と見|とする|として|という|と言|論調))"
)
_ASIDE = "not among those that hold this view"
_ADD = "add it to the view's outlets:, or take it out of the text"


class Names:
    """Finds any number of names in a text, in time that does not grow with their number."""

    def __init__(self) -> None:
        self._meanings: dict[str, str] = {}
        # By the first two characters of a name: how long such names are.
        self._lengths: dict[str, set[int]] = {}

    def add(self, name: str, meaning: str) -> None:
        """A name of at least two characters."""
        if len(name) > 1:
            self._meanings.setdefault(name, meaning)
            self._lengths.setdefault(name[:2], set()).add(len(name))

    @cached_property
    def _longest_first(self) -> dict[str, list[int]]:
        return {start: sorted(lengths, reverse=True) for start, lengths in self._lengths.items()}

    def find(self, text: str) -> Iterator[tuple[int, str, str]]:
        """Where a name stands alone: its place, the name, what it means; the longest of several."""
        at = 0
        while at < len(text) - 1:
            for length in self._longest_first.get(text[at : at + 2], ()):
                name = text[at : at + length]
                if name in self._meanings and _stands_alone(text, at, name):
                    yield at, name, self._meanings[name]
                    at += length - 1
                    break
            at += 1


def _stands_alone(text: str, at: int, name: str) -> bool:
    """A Latin name is a word of its own."""
    before, after = text[at - 1 : at], text[at + len(name) : at + len(name) + 1]
    if name[-1].isascii() and _GOES_ON.match(text, at + len(name)):
        return False  # The Information Commissioner, Nikkei 225
    if name[0].isascii() and _GOES_BEFORE.search(text[max(0, at - 24) : at]):
        return False  # Thomson Reuters
    open_before = not (name[0].isascii() and before.isascii() and (before.isalnum() or before == "-"))
    return open_before and not (name[-1].isascii() and after.isascii() and (after.isalnum() or after == "-"))


def known_outlets(templates: FilePath | None) -> tuple[tuple[str, ...], ...]:
    """The names of each known outlet: from `outlets.yaml` in the folder of audiences, else from the shipped one."""
    own = templates / FILE if templates else None
    file = own if own and is_file(own) else shipped_templates() / FILE
    try:
        return _listed(file.resolve(), file.stat().st_mtime_ns)
    except OSError:
        return ()


@lru_cache(maxsize=8)
def _listed(file: FilePath, _changed: int) -> tuple[tuple[str, ...], ...]:
    document, _ = read(file)
    listed: Any = document.data.get("outlets") if document else None
    entries = listed if isinstance(listed, list) else []
    return tuple(tuple(str(name) for name in entry) for entry in entries if isinstance(entry, list) and entry)


def check_outlets(reader: Reader, claims: Sequence[Claim], templates: FilePath | None) -> Iterator[Remark]:
    """E107 and E108."""
    own: dict[str, set[str]] = {}
    names = Names()
    for key, source in reader.loaded.briefing.sources.items():
        for name in source.outlet.values():
            own.setdefault(_bare(name), set()).add(key)
    for forms in known_outlets(templates):
        main = _bare(forms[0])
        own.setdefault(main, set()).update(*(own.get(_bare(form), ()) for form in forms))
        for form in forms:
            names.add(form, main)
    for source in reader.loaded.briefing.sources.values():
        for name in source.outlet.values():
            names.add(name, _bare(name))
    held = {claim.path: claim for claim in claims if isinstance(claim.entry, View)}
    # What tells of others is cited for telling so: it holds no view by that.
    told_of = {source.via for source in reader.loaded.briefing.sources.values() if source.via}
    for passage in reader.passages:
        if passage.path[0] == "sources" and passage.path[-1] != "note":
            continue
        view = _view_of(passage.path, held)
        seen: set[str] = set()
        for at, name, outlet in names.find(passage.prose):
            if outlet in seen:
                continue
            seen.add(outlet)
            keys = own.get(outlet, set())
            if not keys:
                what = f"“{name}” is named, and no source is of this outlet"
                hint = "add what it published under sources: and cite it, or leave the name out"
                yield reader.remark(rules.UNLISTED_OUTLET, passage, at, what, hint)
            elif view is not None and not keys & _holders(view) and _reports(passage.prose, at, name):
                what = f"“{name}” is named, and is {_ASIDE}"
                yield reader.remark(rules.OUTLET_OUTSIDE_VIEW, passage, at, what, _ADD)
        if view is not None:
            for mark in passage.cited:
                if mark.key not in _holders(view) | told_of:
                    what = f"“{mark.key}” is cited, and is {_ASIDE}"
                    yield reader.remark_on_mark(rules.OUTLET_OUTSIDE_VIEW, passage, mark, what, _ADD)
    yield from _reasons(reader, held.values(), claims, told_of)


def _reasons(reader: Reader, views: Iterable[Claim], claims: Sequence[Claim], told_of: set[str]) -> Iterator[Remark]:
    """Sources that a reason of a view names, and the view does not."""
    by_path = {view.path: view for view in views}
    for claim in claims:
        if claim.parent is None or not (view := _view_of(claim.path, by_path)):
            continue
        for key, where in claim.keys:
            if len(where) > 1 and where[-2] == "sources" and key not in _holders(view) | told_of:
                what = f"“{key}” is cited, and is {_ASIDE}"
                span = reader.loaded.document.span(where)
                yield Remark(claim.path, rules.OUTLET_OUTSIDE_VIEW.at(span, what, _ADD))


def _reports(prose: str, at: int, name: str) -> bool:
    """Whether an outlet is named as the one who says something, and not as what it is said about."""
    before, after = prose[max(0, at - 14) : at], prose[at + len(name) : at + len(name) + _REACH]
    if not _JAPANESE.search(after[:12]):
        return bool(_ACCORDING.search(before) or _SAYS.match(after))
    return bool(_SAYS_JAPANESE.match(after.partition("。")[0]))


def _holders(view: Claim) -> set[str]:
    assert isinstance(view.entry, View)
    return set(view.entry.outlets)


def _view_of(path: Path, views: dict[Path, Claim]) -> Claim | None:
    """The view that a value belongs to; who else holds it is not asked."""
    heads = (path[:length] for length in range(len(path) - 1, 0, -1))
    found = next((head for head in heads if head in views), None)
    return views[found] if found is not None and path[len(found)] != "held_by" else None


def _bare(name: str) -> str:
    return name.casefold().removeprefix("the ").strip()
