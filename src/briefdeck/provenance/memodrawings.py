"""The drawings of a memo that are groups of shapes: what each is called and stands for, its shapes and their looks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set

from lxml import etree

from briefdeck.ooxml.names import MC, WP, WPG, WPS, A, W
from briefdeck.provenance.slidewords import drawn, frame_of, shown, whole_of
from briefdeck.provenance.units import FrameFacts

Element = etree._Element

_IN_LINE, _WHOLE = f"{WP}inline", f"{WPG}wgp"
_PLACED = (_IN_LINE, f"{WP}anchor")
_PROPERTIES = {f"{WPS}wsp": f"{WPS}spPr", f"{WPG}grpSp": f"{WPG}grpSpPr"}


def named(drawing: str, shape: str) -> str:
    """What a shape of a drawing is called in a memo."""
    return f"{drawing}: {shape}"


def boxes(paragraph: Element) -> Iterator[tuple[str, Element]]:
    """The shapes with words in the drawings of a paragraph that are groups of them: what each is called, and its words;
    of two forms of a drawing those of the one for newer programs."""
    for words in paragraph.iter(f"{W}txbxContent"):
        if next(words.iterancestors(f"{MC}Fallback", f"{W}p")) is not paragraph or not _is_grouped(words):
            continue
        shape, placed = (next(words.iterancestors(*tags), None) for tags in ((f"{WPS}wsp",), _PLACED))
        yield named(_called(placed, f"{WP}docPr"), _called(shape, f"{WPS}cNvPr")), words


def lone_boxes(paragraph: Element) -> Iterator[Element]:
    """The words of the boxes that hang on a paragraph by themselves, in both of their forms."""
    return (words for words in paragraph.iter(f"{W}txbxContent") if not _is_grouped(words))


def _is_grouped(words: Element) -> bool:
    """Whether a box is a shape of a group, in either form of that."""
    forms = words.iterancestors(f"{MC}AlternateContent")
    return next(words.iterancestors(_WHOLE), None) is not None or any(
        next(form.iter(_WHOLE), None) is not None for form in forms
    )


def drawing_frames(body: Iterable[Element]) -> Iterator[FrameFacts]:
    """The drawings of a body, each with its alternative text, and behind it its shapes and groups."""
    for element in body:
        for placed in element.iter(*_PLACED):
            shapes = [shape for whole in placed.iter(_WHOLE) for shape in whole.iter(*_PROPERTIES)]
            if not shapes or next(placed.iterancestors(f"{MC}Fallback"), None) is not None:
                continue
            described, name = placed.find(f"{WP}docPr"), _called(placed, f"{WP}docPr")
            size = placed.find(f"{WP}extent")
            width, height = (whole_of(size.get(key, "")) if size is not None else 0 for key in ("cx", "cy"))
            look = "" if placed.tag == _IN_LINE else "placed=by itself"
            alt = described.get("descr", "") if described is not None else ""
            yield FrameFacts(0, name, (0, 0, width, height), look, alt)
            for shape in shapes:
                properties = shape.find(_PROPERTIES[shape.tag])
                transform = properties.find(f"{A}xfrm") if properties is not None else None
                prefix = WPS if shape.tag.startswith(WPS) else WPG
                called = named(name, _called(shape, f"{prefix}cNvPr"))
                look = ";".join(filter(None, (drawn(properties), *shown(shape, transform, f"{prefix}cNvPr"))))
                yield FrameFacts(0, called, frame_of(transform), look)


def tell_apart(body: Element, said: Mapping[str, Set[str]]) -> None:
    """Give drawings of one name, as copies have it, names of their own; `said` is what each said when it was built, of
    which the original has most, and the first one of equals."""
    alike: dict[str, list[Element]] = {}
    for whole in body.iter(_WHOLE):
        placed = next(whole.iterancestors(*_PLACED), None)
        described = placed.find(f"{WP}docPr") if placed is not None else None
        if described is not None:
            alike.setdefault(described.get("name", ""), []).append(described)
    for name, found in alike.items():
        if len(found) > 1:
            built = said.get(name, frozenset())
            own = [
                {"".join(t.text or "" for t in p.iter(f"{W}t")) for p in _paragraphs(each)} & built for each in found
            ]
            original = max(range(len(found)), key=lambda n: (len(own[n]), -n))
            for number, each in enumerate(found):
                each.set("name", name if number == original else f"{name} ({number + 1})")


def _paragraphs(described: Element) -> Iterator[Element]:
    placed = described.getparent()
    for words in placed.iter(f"{W}txbxContent") if placed is not None else ():
        yield from words.iter(f"{W}p")


def _called(holder: Element | None, properties: str) -> str:
    found = holder.find(properties) if holder is not None else None
    return found.get("name", "") if found is not None else ""
