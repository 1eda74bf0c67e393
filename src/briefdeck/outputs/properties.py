"""What a file says of itself: the document properties of a deck or memo as Office files have them."""

from __future__ import annotations

from briefdeck.document.outline import Properties
from briefdeck.ooxml.finishing import CoreProperties


def core_properties(facts: Properties) -> CoreProperties:
    """The properties that are written into a file."""
    return CoreProperties(facts.title, facts.subject, facts.author, facts.keywords, facts.language, facts.created)
