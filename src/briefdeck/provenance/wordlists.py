"""Whether a paragraph of a memo is in a list of the kind that its style has (ECMA-376 Part 1, 17.9)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from lxml import etree

from briefdeck.ooxml.names import W
from briefdeck.values import dataclass

Element = etree._Element
_MOST_STEPS = 12  # styles of which one is based on the next


@dataclass(frozen=True, slots=True)
class WordLists:
    """The lists of a document. `formats` are the kinds of their levels (`number`, `bullet`, `none`) by the number of
    the list and the level, `styles` the list that each paragraph style is in."""

    formats: Mapping[tuple[str, str], str] = field(default_factory=dict)
    styles: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    @classmethod
    def of(cls, numbering: Element | None, listed: Mapping[str, tuple[str, str]] | None) -> WordLists:
        """The lists that the numbering of a document names, with those of its styles (`lists_of_styles`)."""
        return cls(_formats(numbering), listed) if numbering is not None and listed is not None else cls()

    def counts(self, properties: Element | None) -> str:
        """The number of the list in which a paragraph says itself that it is, where that counts; else none."""
        own = _place(properties)
        return own[0] if own is not None and self.formats.get(own) == "number" else ""

    def otherwise(self, properties: Element | None) -> str:
        """The kind of the list in which a paragraph says itself that it is, where its style has another; else none."""
        own = _place(properties)
        named = properties.find(f"{W}pStyle") if properties is not None else None
        usual = self.styles.get(named.get(f"{W}val", "")) if named is not None else None
        if own is None or usual is None:
            return ""
        kind = self.formats.get(own, "")
        return "" if kind == self.formats.get((usual[0], own[1]), kind) else kind


def _place(properties: Element | None) -> tuple[str, str] | None:
    """The number of the list and the level that a `w:pPr` names; None where it names none."""
    listed = properties.find(f"{W}numPr") if properties is not None else None
    number = listed.find(f"{W}numId") if listed is not None else None
    if listed is None or number is None:
        return None
    level = listed.find(f"{W}ilvl")
    return number.get(f"{W}val", ""), level.get(f"{W}val", "0") if level is not None else "0"


def _formats(numbering: Element) -> dict[tuple[str, str], str]:
    abstracts = {a.get(f"{W}abstractNumId", ""): _levels(a) for a in numbering.iterfind(f"{W}abstractNum")}
    made: dict[tuple[str, str], str] = {}
    for num in numbering.iterfind(f"{W}num"):
        of = num.find(f"{W}abstractNumId")
        levels = dict(abstracts.get(of.get(f"{W}val", ""), {})) if of is not None else {}
        for override in num.iterfind(f"{W}lvlOverride"):
            levels |= _levels(override)
        made |= {(num.get(f"{W}numId", ""), level): kind for level, kind in levels.items()}
    return made


def _levels(parent: Element) -> dict[str, str]:
    made: dict[str, str] = {}
    for level in parent.iterfind(f"{W}lvl"):
        said = level.find(f"{W}numFmt")
        kind = said.get(f"{W}val", "") if said is not None else ""
        if kind:
            made[level.get(f"{W}ilvl", "")] = kind if kind in ("bullet", "none") else "number"
    return made


def lists_of_styles(styles: Element | None) -> dict[str, tuple[str, str]] | None:
    """The lists of the paragraph styles, those that they have from others too; None without styles."""
    if styles is None:
        return None
    own: dict[str, tuple[str, str]] = {}
    above: dict[str, str] = {}
    for style in styles.iterfind(f"{W}style"):
        name, based = style.get(f"{W}styleId", ""), style.find(f"{W}basedOn")
        above[name] = based.get(f"{W}val", "") if based is not None else ""
        found = _place(style.find(f"{W}pPr"))
        if found is not None:
            own[name] = found
    made: dict[str, tuple[str, str]] = {}
    for name in above:
        at = name
        for _ in range(_MOST_STEPS):
            if at in own:
                made[name] = own[at]
                break
            at = above.get(at, "")
    return made
