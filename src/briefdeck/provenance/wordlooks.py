"""How words, paragraphs and cells of a memo say themselves that they look, in one form, so that two can be compared.

Only what people change by hand is told, and not what a program writes for what is as usual.
"""

from __future__ import annotations

from lxml import etree

from briefdeck.ooxml.names import W
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
    return ";".join(made)


def framed(paragraph: Element) -> str:
    """Whether a paragraph stands in a frame, as a large first letter does (17.3.1.11)."""
    return "frame=own" if paragraph.find(f"{W}pPr/{W}framePr") is not None else ""


def turned(cell: Element) -> str:
    """In what direction the words of a cell run, where it says so."""
    facts = cell.find(f"{W}tcPr/{W}textDirection")
    return "" if facts is None else f"vert={facts.get(_VALUE, '')}"


def style_look(style: Element) -> str:
    """How a style says that its words and paragraphs look, in the form that those of a run and a paragraph have."""
    bold, look = run_look(style.find(f"{W}rPr"), frozenset())
    return f"{bold};{look};{paragraph_look(style.find(f'{W}pPr'), WordLists())}"
