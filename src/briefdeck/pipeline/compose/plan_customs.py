"""What people write into a plan who know other tools: their names for its keys and for layouts."""

from __future__ import annotations

from collections.abc import Collection

from briefdeck.model.habits import plain

_NAMES_OF_KEYS = {
    "before": ("insert_before", "add_before", "prepend", "above", "preceded_by"),
    "after": ("insert_after", "add_after", "append", "below", "followed_by"),
    "each": ("for", "foreach", "for_each", "loop", "repeat", "items"),
    "when": ("if", "condition", "show_if", "only_if", "unless"),
    "title": ("heading", "header", "headline", "name"),
    "body": ("content", "contents", "blocks", "elements", "placeholder"),
    "lead": ("subtitle", "intro", "subheading"),
    "notes": ("note", "speaker_notes", "speakernotes"),
    "layout": ("template", "master", "slide_layout"),
    "parts": ("slides", "sections", "children"),
    "style": ("heading_style",),
}
_HIDDEN = frozenset(
    "hidden hide skip omit exclude remove removed delete drop visible show enabled disabled".split()  # noqa: SIM905
)
_LAYOUTS = {
    "cover": ("title_slide", "title", "front_page", "cover_slide", "deckblatt", "titelfolie", "表紙"),
    "section": ("section_header", "divider", "section_divider", "chapter", "break"),
    "message": ("title_and_content", "content", "title_and_text", "bullets", "default", "title_only", "blank"),
    "two areas": ("two_content", "two_columns", "two_column", "split", "2_columns", "two_contents"),
    "wide area": ("picture_with_caption", "content_with_caption", "full", "wide"),
    "closing": ("thank_you", "end", "closing_slide", "final"),
}
"""Layouts by what other tools call them."""


def about_key(name: str, known: Collection[str]) -> str:
    """What to write for a key of a plan that other tools have; nothing where nobody knows it."""
    said = plain(name)
    if said in _HIDDEN and "when" in known:
        return "a part is left out by its id alone: write change: {id of the part: } with nothing behind the colon"
    ours = next((one for one, theirs in _NAMES_OF_KEYS.items() if said in theirs and one in known), "")
    if not ours and "when" in known:  # beside the parts of a base
        ours = next((one for one in ("before", "after") if said in _NAMES_OF_KEYS[one]), "")
    return f"write {ours}:" if ours else ""


def about_layout(name: str, known: Collection[str]) -> str:
    """What to write for a layout by another name; nothing where nobody knows it."""
    said = plain(name)
    usual = next((ours for ours, theirs in _LAYOUTS.items() if said in theirs and ours in known), "")
    return f"write {usual}" if usual else ""
