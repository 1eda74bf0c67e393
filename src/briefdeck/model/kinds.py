"""Kinds of section by the names that others have for them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, get_args

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
    return habits.about_section(name) or habits.about_chart(name)
