"""What a file says of itself: the document properties of a deck or memo as Office files have them."""

from __future__ import annotations

from briefdeck.document.outline import Properties
from briefdeck.ooxml.finishing import CoreProperties
from briefdeck.provenance.aside import PROPERTIES


def said_of_itself(facts: Properties) -> dict[str, str]:
    """The properties of a file that people can read and change, as a reader finds them."""
    made = core_properties(facts)
    said = (" ".join(words.split()) for words in (made.title, made.subject, made.author, made.keywords))
    return {name: words for name, words in zip(PROPERTIES, said, strict=True) if words}


def core_properties(facts: Properties) -> CoreProperties:
    """The properties that are written into a file."""
    return CoreProperties(facts.title, facts.subject, facts.author, facts.keywords, facts.language, facts.created)
