"""What a build asks of the bytes that it has just written, instead of reading them back.

Preflight resolves a whole file: every tree, every inherited look, every line. That takes half as long as making it, and
a build knows most of the answers: they are what it wrote. So the bytes of each part are only searched for signs without
which preflight finds nothing of a rule, and a file that has one is read back whole, and judged there. A sign is no
fault: it may mean nothing, but where none is, there is nothing. Each rule of preflight is of one of two sorts.

- `SIEVED`: nothing that preflight can find of these goes without a sign, whoever wrote the file.
- the others, of looks: overflow, overlaps, contrast, faces, languages, heads of tables. Layout measured every text
  before there was a file; the rest is of the audience's templates, and `audience check` tries these at their longest.
"""

from __future__ import annotations

from collections.abc import Mapping

from briefdeck.diagnostics import Severity
from briefdeck.diagnostics.rules import preflight as rules
from briefdeck.ooxml.zip_guard import UnreadableError, UnusableError, unpacked
from briefdeck.preflight.expected import Expectations
from briefdeck.preflight.sieve.entries import Entries, markup_signs
from briefdeck.preflight.sieve.hidden import hidden_signs
from briefdeck.preflight.sieve.parts import part_signs
from briefdeck.preflight.sieve.properties import property_signs
from briefdeck.preflight.sieve.relationships import relationship_signs

SIEVED = frozenset(
    rule.code
    for rule in (
        *(rules.UNREADABLE_PACKAGE, rules.LEFTOVER_TEXT, rules.EMPTY_PLACEHOLDER, rules.MISSING_ALT),
        *(rules.MISSING_TITLE, rules.DUPLICATE_TITLE, rules.HEADING_GAP, rules.BROKEN_LINK, rules.DEAD_RELATIONSHIP),
        *(rules.EXTERNAL_RELATIONSHIP, rules.PERSONAL_METADATA, rules.LEAKED_TEXT, rules.HIDDEN_SLIDE),
        rules.COMMENT_LEFT,
    )
)
"""The rules of which a file without a sign breaks none."""

_LOOKS = frozenset(
    rule.code
    for rule in (
        *(rules.OVERFULL_BOX, rules.OVERLAP, rules.OFF_SLIDE, rules.SMALL_TYPE, rules.LOW_CONTRAST),
        *(rules.MISSING_LANGUAGE, rules.MISSING_EAST_ASIAN_FONT, rules.MISSING_HEADER_ROW),
    )
)


def suspicious(content: bytes, expected: Expectations, severity: Mapping[str, Severity]) -> bool:
    """Whether a file is to be read back: it has a sign, or an audience gives a rule of looks a severity of its own."""
    if not _LOOKS.isdisjoint(severity):
        return True
    try:
        archive = unpacked(content)
        entries = Entries({name: archive.read(name) for name in archive}, archive.comment)
    except (UnusableError, UnreadableError):
        return True
    signs = (markup_signs, relationship_signs, part_signs, property_signs)
    return any(sign(entries) for sign in signs) or hidden_signs(entries, expected.hidden)
