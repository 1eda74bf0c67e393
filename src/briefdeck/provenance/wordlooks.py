"""How words, paragraphs and cells of a memo say themselves that they look, in one form, so that two can be compared.

Only what people change by hand is told, and not what a program writes for what is as usual.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable

from lxml import etree

from briefdeck.ooxml.names import W
from briefdeck.provenance.units import MORE
from briefdeck.provenance.wordlists import WordLists

Element = etree._Element

BEGINS = "begins=list"
"""What a paragraph says that is the first one of a list that counts."""
_OFF = frozenset({"0", "false", "off"})
_LOOKS = {
    f"{W}{name}": name
    for name in (
        "b",
        "rStyle",
        "i",
        "u",
        "strike",
        "color",
        "sz",
        "highlight",
        "vertAlign",
        "caps",
        "smallCaps",
        "vanish",
        *("dstrike", "em", "shd", "bdr", "eastAsianLayout", "outline", "shadow", "emboss", "imprint", "effect"),
        *("position", "w", "fitText", "spacing"),
    )
}
_USUAL = _OFF | {"none", "nil", "auto", "baseline"}
_VALUE = f"{W}val"


def run_look(properties: Element | None, strong: frozenset[str]) -> tuple[bool | None, str]:
    """Whether a run is bold, by itself or by a style that is, and what else it says itself of its looks.

    These are the looks that people change by hand, in a canonical form.
    """
    if properties is None:
        return None, ""
    bold: bool | None = None
    styled = False
    said: dict[str, str] = {}
    for child in properties:
        name = _LOOKS.get(child.tag)
        if name is None:
            continue
        value = child.get(_VALUE, "1") if name != "shd" else child.get(f"{W}fill", "auto")
        if name == "b":
            bold = value not in _OFF
        elif name == "rStyle":
            styled = value in strong
        elif value not in _USUAL:
            said[name] = value
    if face := _face(properties.find(f"{W}rFonts")):
        said["face"] = face
    look = ";".join(f"{name}={said[name]}" for name in sorted(said)) if said else ""
    return (True if bold is None and styled else bold), look


def _face(fonts: Element | None) -> str:
    """The face that a run names; where its words are East Asian ones, another than that of its style alone."""
    if fonts is None:
        return ""
    hinted = fonts.get(f"{W}hint") == "eastAsia"
    return fonts.get(f"{W}eastAsia", "") or ("" if hinted else fonts.get(f"{W}ascii", ""))


def is_bold(properties: Element | None) -> bool | None:
    """Whether the properties of a run say that it is bold; None where they say nothing of that."""
    return None if properties is None else run_look(properties, frozenset())[0]


def paragraph_look(properties: Element | None, lists: WordLists) -> str:
    """What a paragraph says itself of how it is set, in the form that a slide's has: its alignment, a page that it
    begins, and its list where that is of another kind than the one of its style."""
    if properties is None:
        return ""
    aligned, breaks = (properties.find(f"{W}{name}") for name in ("jc", "pageBreakBefore"))
    made = [f"align={aligned.get(_VALUE, '')}"] if aligned is not None else []
    if breaks is not None and breaks.get(_VALUE) not in _OFF:
        made.append("break=page")
    kind = lists.otherwise(properties)
    made += [f"list={kind}"] if kind else []
    indents, shade, lines = (properties.find(f"{W}{name}") for name in ("ind", "shd", "pBdr"))
    if indents is not None:
        sides = indents.attrib.items()
        own = sorted(f"{etree.QName(side).localname}{value!s}" for side, value in sides if value not in _OFF)
        made += [f"ind={','.join(own)}"] if own else []
    if shade is not None and (fill := shade.get(f"{W}fill", "auto")) != "auto":
        made.append(f"shade={fill}")
    if lines is not None and (drawn := [each for each in lines if each.get(_VALUE, "") not in _USUAL]):
        made.append(f"lines={','.join(each.tag.rpartition('}')[2] for each in drawn)}")
    spaces = properties.find(f"{W}spacing")
    if spaces is not None:
        made.append(spaced((str(key).rpartition("}")[2], str(said)) for key, said in spaces.items()))
    return ";".join(made)


def spaced(said: Iterable[tuple[str, str]]) -> str:
    """The space around a paragraph and between its lines, of what it says of them (17.3.1.33) by its names."""
    return f"{MORE}space={','.join(sorted(f'{key}{each}' for key, each in said))}"


def framed(paragraph: Element) -> str:
    """Whether a paragraph stands in a frame, as a large first letter does (17.3.1.11)."""
    return "frame=own" if paragraph.find(f"{W}pPr/{W}framePr") is not None else ""


def turned(cell: Element) -> str:
    """In what direction the words of a cell run, where it says so."""
    facts = cell.find(f"{W}tcPr/{W}textDirection")
    return "" if facts is None else f"vert={facts.get(_VALUE, '')}"


def style_look(words: Iterable[Element], paragraphs: Iterable[Element]) -> str:
    """How the words and paragraphs of a style look, in the form that those of a run and a paragraph have.

    Given are the properties (`w:rPr`, `w:pPr`) of the style and of all that it is based on, the nearest first: in a
    file that Word saved a style says no longer what one of these says for it.
    """
    bold, look = run_look(_together("rPr", words), frozenset())
    set_out = paragraph_look(_together("pPr", paragraphs), WordLists())
    return f"{bold or False};{look};{';'.join(part for part in set_out.split(';') if part not in _USUALLY_SET)}"


_USUALLY_SET = frozenset({"align=left", "align=start"})
_BY_SIDES = frozenset({f"{W}rFonts", f"{W}ind"})  # what one does not say of these, another may


def _together(name: str, properties: Iterable[Element]) -> Element:
    """Properties as one: of each the nearest, which are the first ones."""
    made = etree.Element(f"{W}{name}")
    for each in properties:
        for child in each:
            there = made.find(child.tag)
            if there is None:
                made.append(copy.copy(child))
            elif child.tag in _BY_SIDES:
                there.attrib.update({**child.attrib, **there.attrib})
    return made
