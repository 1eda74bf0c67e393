"""A plan that says only what differs from another: its own keys over those of the base, and parts changed by their ids.

    change:
      summary: {title: "{{ title }}"}      # keys laid over those of the part; an empty value takes a key away
      contents:                            # nothing: the part is left out
      sources:
        before: [{title: …, body: […]}]    # parts put before it, or `after` it

Nothing is judged here but that the changes can be made; the grammar of plans judges what comes of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from briefdeck.diagnostics import Diagnostic, Span
from briefdeck.diagnostics.rules import audience as rules
from briefdeck.diagnostics.rules import briefing as shape
from briefdeck.diagnostics.rules import files
from briefdeck.diagnostics.words import did_you_mean
from briefdeck.patterns import regex
from briefdeck.values import replace
from briefdeck.yamlfile.tree import Document, Entry, Node, entries, items, laid_over, whole, with_entries, with_items

PLACES = ("before", "after")
"""Where a change can put parts of its own: the keys of it that are no keys of a part."""
_SLIP = 0.75  # how like one of them a key is that was meant for it; no key of a part is
_CONTENT = {"body", "areas", "parts"}  # a part has one of them: a change that says one takes the others away


def without_base(plan: Document) -> Iterator[Diagnostic]:
    """The fault of a plan that changes parts though its audience is based on no other."""
    if "change" in plan.data:
        what = "this audience is based on no other whose parts could be changed"
        hint = "add based_on: to audience.yaml, or change the parts themselves"
        yield rules.NOTHING_TO_CHANGE.at(plan.key_span(("change",)), what, hint)


def changed_plan(own: Document, base: Document) -> tuple[Document, tuple[Diagnostic, ...]]:
    """The plan of an audience that is based on another, each value at its place in the one file or the other."""
    said = entries(whole(own))
    wanted = said.pop("change", None)
    plan = laid_over(with_entries(whole(own), said), whole(base))
    found = [*without_base(base)]
    if wanted and "parts" in own.data:
        what = "“parts” replaces every part of the base, and leaves none to be changed"
        found.append(rules.NOTHING_TO_CHANGE.at(own.key_span(("change",)), what, "keep one of the two"))
    elif wanted and wanted[1].entries is None:
        hint = "write change: and below it `id: {…}`, or `id:` with nothing to leave the part out"
        found.append(_wrong(wanted[1], "“change” must be a mapping of the ids of parts", hint))
    elif wanted and "parts" in (plan.entries or {}):
        changes = _Changes(wanted[1])
        made = entries(plan)
        key, parts = made["parts"]
        plan = with_entries(plan, {**made, "parts": (key, changes.parts(parts))})
        found += [*changes.found, *changes.unmet(parts, base.file)]
    return Document(plan.data, own.file, own.text, plan), tuple(found)


_LEAF = regex(r"^[ \t]*(?:- )?(?:(?P<key>[\w-]+): +)?(?P<leaf>\{\{ *(?P<said>[^{}]*?) *\}\})[ \t]*(?:#.*)?$")


def unquoted(found: Diagnostic, plan: Document) -> Diagnostic:
    """What the reader found in a plan; where that is {{ … }} outside of quotes, with what a plan has in its place."""
    lines = plan.text.split("\n") if found.rule is files.NON_STRING_KEY else []
    leaf = _LEAF.match(lines[found.span.line - 1]) if 0 < found.span.line <= len(lines) else None
    if leaf is None:
        return found
    key, said = leaf["key"] or "", leaf["said"]
    hint = f'put it into double quotes: {key + ": " if key else ""}"{leaf["leaf"]}"'
    if key == "when":
        hint = f"write when: {said}, without braces"
    elif key == "each" and said.isidentifier():
        hint = f"write each: {said.removesuffix('s')} in {said}, without braces"
    elif key == "each":
        hint = f"write each: {said}, without braces"
    return replace(found, hint=hint)


class _Changes:
    def __init__(self, wanted: Node) -> None:
        self.wanted = entries(wanted)
        self.met: set[str] = set()
        self.found: list[Diagnostic] = []

    def parts(self, parts: Node) -> Node:
        """A list of parts with the changes made in it, at any depth."""
        if parts.items is None:
            return parts
        return with_items(parts, [made for part in items(parts) for made in self._part(part)])

    def unmet(self, parts: Node, file: str) -> Iterator[Diagnostic]:
        """The changes for which there was no part."""
        known = set(_ids(parts))
        for name, (key, value) in self.wanted.items():
            if name in self.met:
                continue
            span = Span(value.file, key.line, key.column)
            if name in known:
                what = f"the part “{name}” lies in one that is left out or replaced"
                yield rules.UNKNOWN_PART.at(span, what, "delete one of the two changes")
            else:
                hint = (
                    did_you_mean(name, known) or f"give the parts of {file} an id:, or write parts: in place of change:"
                )
                yield rules.UNKNOWN_PART.at(span, f"there is no part “{name}” in the plan of the base", hint)

    def _part(self, part: Node) -> list[Node]:
        name = part.data.get("id") if isinstance(part.data, dict) else None
        if not isinstance(name, str) or name not in self.wanted:
            return self._within(part)
        self.met.add(name)
        change = self.wanted[name][1]
        if change.data is None:
            return []
        if change.entries is None:
            hint = "write `id: {key: value}`, or `id:` with nothing to leave the part out"
            self.found.append(_wrong(change, f"“{name}” must be a mapping of `key: value`, or empty", hint))
            return [part]
        said = entries(change)
        before, after = (self._put(said.pop(place, None), place) for place in PLACES)
        for key in [key for key in said if get_close_matches(key, PLACES, n=1, cutoff=_SLIP)]:
            place, value = said.pop(key)
            span = Span(value.file, place.line, place.column)
            self.found.append(shape.UNKNOWN_KEY.at(span, f"“{key}” is not a key here", did_you_mean(key, PLACES)))
        if replaced := {key for key in said.keys() & _CONTENT if said[key][1].data is not None}:
            kept = {k: entry for k, entry in entries(part).items() if k in replaced or k not in _CONTENT}
            part = with_entries(part, kept)
        made = laid_over(with_entries(change, said), part)
        return [*before, *([made] if "parts" in said else self._within(made)), *after]

    def _within(self, part: Node) -> list[Node]:
        """A part with the changes made in those below it; a group that loses all of them goes with them."""
        if not isinstance(part.data, dict) or not isinstance(part.data.get("parts"), list):
            return [part]
        made = entries(part)
        key, below = made["parts"]
        changed = self.parts(below)
        return [with_entries(part, {**made, "parts": (key, changed)})] if changed.items or not below.items else []

    def _put(self, entry: Entry | None, place: str) -> list[Node]:
        if entry is None:
            return []
        if entry[1].items is None:
            self.found.append(
                _wrong(entry[1], f"“{place}” must be a list of parts", "begin each part with a dash: “- …”")
            )
        return items(entry[1])


def _ids(parts: Node) -> Iterator[str]:
    for part in parts.items or ():
        for name, (_, value) in (part.entries or {}).items():
            if name == "id" and isinstance(value.data, str):
                yield value.data
            elif name == "parts":
                yield from _ids(value)


def _wrong(value: Node, what: str, hint: str) -> Diagnostic:
    return shape.WRONG_TYPE.at(Span(value.file, value.line, value.column), what, hint)
