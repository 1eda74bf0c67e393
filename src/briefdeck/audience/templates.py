"""How the templates of an audience are set to the language of a document."""

from __future__ import annotations

from pathlib import Path

from briefdeck.audience.localizing import Localization
from briefdeck.audience.reader import Audience
from briefdeck.audience.settings import FaceNames
from briefdeck.locale import known, lookup


def localization(audience: Audience, template: Path, language: str, *, mixed: bool) -> Localization | None:
    """How a template is set to a language; None where it stays as it is."""
    settings, spoken = audience.settings, known(language)
    named, counted = lookup(language, settings.faces), lookup(language, settings.headings)
    # What an audience says of typefaces is about its own templates: one that is based on it and brings others keeps
    # those of its house.
    faces = settings.faces[named] if named and _is_beside(audience, "faces", template) else None
    headings = settings.headings[counted] if counted and _is_beside(audience, "headings", template) else ()
    printed = lookup(language, settings.paper)
    paper = settings.paper[printed] if printed and _is_beside(audience, "paper", template) else ""
    if faces is None and not headings and not paper and spoken.theme_script == "Jpan":
        return None  # which templates are made for, where nothing else is said
    bound = frozenset(name.casefold() for name in settings.styles.values())
    words = audience.translations.of(language)
    latin = not spoken.theme_script
    return Localization(
        spoken, faces or FaceNames(), words, headings, bound, mixed and latin, latin and faces is None, paper
    )


def _is_beside(audience: Audience, key: str, template: Path) -> bool:
    """Whether a key is said by the audience.yaml that a template stands beside."""
    return Path(audience.document.key_span((key,)).file).parent == template.parent
