"""Kinds of section by the names that others have for them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, get_args

from briefdeck.diagnostics.words import did_you_mean
from briefdeck.model import abroad, habits


def kinds_of(annotations: Iterable[Any]) -> list[str]:
    """The kinds of section."""
    return sorted(str(k) for a in annotations for k in get_args(a.model_fields["kind"].annotation))


def kind_hint(name: str, annotations: Iterable[Any]) -> str:
    """What to write for a kind of section that there is not; nothing where nobody can tell."""
    theirs = habits.plain(name)
    for kind in annotations:
        with_ = getattr(kind, "also_with", {}).get(theirs, "")
        if with_ or theirs in getattr(kind, "also", ()):
            return f"write kind: {kind.name()}{', ' if with_ else ''}{with_}"
    if theirs in abroad.KINDS:
        return f"write kind: {abroad.KINDS[theirs]}"
    told = habits.about_section(name) or habits.about_chart(name) or _of_words(theirs, annotations)
    return told or _of_a_compound(theirs)


_LEAST_STEM = 5


def _of_a_compound(name: str) -> str:
    """The kind that a part of one word names, the last one first: Meilensteinplan, 비교표."""
    parts = {word: kind for word, kind in abroad.KINDS.items() if not word.isascii() or len(word) > _LEAST_STEM}
    stems = {word if not word.isascii() else word.rstrip("en"): kind for word, kind in parts.items()}
    found = [word for word in stems if word and word in name]
    best = max(found, key=lambda word: (name.endswith(word), len(word)), default="")
    return f"write kind: {stems[best]}" if best else ""


_THINGS = frozenset({"slide", "slides", "section", "page", "block", "view", "layout"})


def _of_words(name: str, annotations: Iterable[Any]) -> str:
    """The kind that one of several words names, the last of them first: cost_table, risk_matrix_slide."""
    words = [word for word in name.split("_") if word and word not in _THINGS]
    joined = "_".join(words)
    if joined != name and (
        hint := f"write kind: {joined}" if joined in kinds_of(annotations) else kind_hint(joined, annotations)
    ):
        return hint
    if len(words) > 1 or joined != name:
        pairs = ["_".join(words[at : at + 2]) for at in range(len(words) - 1)] if len(words) > 2 else []
        for word in (*pairs, *reversed(words)):
            if word in kinds_of(annotations):
                return f"write kind: {word}"
            if hint := kind_hint(word, annotations):
                return hint
    single = name.removesuffix("s")
    return (
        kind_hint(single, annotations)
        if single != name and single not in kinds_of(annotations)
        else (f"write kind: {single}" if single != name else "")
    )


def about_kind(tag: str, written: Any, annotations: Sequence[Any]) -> str:
    """What to write for a kind of section that there is not: what others call ours, the nearest, that of its keys."""
    known = kinds_of(annotations)
    if hint := kind_hint(tag, annotations) or did_you_mean(tag, known, listed=False):
        return hint
    meant = _kind_by_keys(written, annotations)
    return f"write kind: {meant}" if meant else f"known: {', '.join(known)}"


def missing_kind(written: Any, annotations: Sequence[Any]) -> str:
    """What to add to a section that does not say its kind."""
    meant = _kind_by_keys(written, annotations)
    return f"add kind: {meant or 'and one of ' + ', '.join(kinds_of(annotations))}"


def _kind_by_keys(written: Any, annotations: Iterable[Any]) -> str:
    """The kind of section that has the keys of one; of several a text, if it is among them; nothing for no one kind."""
    if not isinstance(written, dict):
        return ""
    fields = {
        str(get_args(kind.model_fields["kind"].annotation)[0]): {
            info.alias or key: info.is_required() for key, info in kind.model_fields.items()
        }
        for kind in annotations
    }
    having = [
        kind
        for kind, keys in fields.items()
        if set(written) <= set(keys) and all(key in written or key == "kind" for key, needed in keys.items() if needed)
    ]
    if not having:
        # What only some kinds have tells it, by our names or others'.
        said = set(written) | {word for key in written for word in habits.words_for(str(key))[:1]}
        shared = set.intersection(*map(set, fields.values()))
        told = {kind: len(said & (set(keys) - shared)) for kind, keys in fields.items()}
        most = max(told.values())
        having = [kind for kind, count in told.items() if count == most] if most else []
    return having[0] if len(having) == 1 else "text" if "text" in having else ""


def misnamed_kind(written: Any) -> str:
    """The key under which a section has its kind, by another name or in capitals; nothing for none."""
    if not isinstance(written, dict):
        return ""
    return next(
        (str(key) for key in written if habits.plain(str(key)) == "kind" or "kind" in habits.words_for(str(key))), ""
    )


def wrapped_kind(written: Any, annotations: Iterable[Any]) -> tuple[str, str, str] | None:
    """The key under which a whole section stands, where that is its kind, what is wrong, and the cure."""
    if not isinstance(written, dict):
        return None
    first = next(iter(written), "")
    if written.get(first, "") is None and str(first).casefold() in kinds_of(annotations):
        what = f"“{first}” is the kind of this section, and stands where a key is wanted"
        return str(first), what, f"write “- kind: {str(first).casefold()}” in the place of “- {first}:”"
    if len(written) != 1:
        return None
    name, inside = next(iter(written.items()))
    if isinstance(inside, dict) and inside.get("kind") in kinds_of(annotations):
        what = f"“{name}” is not a key here, and what stands in it is the section itself"
        hint = f"write “- kind: {inside['kind']}” in the place of “- {name}:”, and indent the other keys as kind:"
        return str(name), what, hint
    if not isinstance(inside, dict) or str(name).casefold() not in kinds_of(annotations):
        return None
    what = f"“{name}” is the kind of this section, and stands where a key is wanted"
    hint = f"write “- kind: {str(name).casefold()}” in the place of “- {name}:”, and indent what is below it as kind:"
    return str(name), what, hint
