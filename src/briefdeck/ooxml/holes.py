"""A part of a template with a hole: what is written into it is markup, and becomes no tree."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from briefdeck.ooxml.markup import Markup, tag
from briefdeck.ooxml.names import NAMESPACES
from briefdeck.ooxml.xml import Element, parse, serialize

# Parts are read without their comments, so this one is alone.
_HOLE = "hole"


def hole() -> Element:
    """What stands in a tree for the markup to come."""
    return etree.Comment(_HOLE)


def filled(tree: Element, markup: Markup, prefixes: Iterable[str]) -> bytes:
    """The bytes of a part with markup in its hole; its namespaces are those of the usual `prefixes`.

    The first of them is declared around the hole; of the others markup declares what it does not find there.
    """
    (place,) = (comment for comment in tree.iter(etree.Comment) if comment.text == _HOLE)
    around = place.getparent()
    assert around is not None
    spaces = {prefix: NAMESPACES[prefix] for prefix in prefixes}
    first, *others = spaces
    known = around.nsmap
    if known.get(first) != spaces[first] or any(known.get(p, spaces[p]) != spaces[p] for p in others):
        # The template calls them by other names: then elements take these.
        declared = {f"xmlns:{prefix}": uri for prefix, uri in spaces.items()}
        for element in parse(tag(f"{first}:hole", declared, markup).encode()):
            place.addprevious(element)
        around.remove(place)
        return serialize(tree)
    before, _, after = serialize(tree).partition(f"<!--{_HOLE}-->".encode())
    return b"".join((before, markup.encode(), after))


def inline(element: Element, around: Element) -> Markup:
    """An element as markup that stands in a tree: what is declared around it is not declared again."""
    text = etree.tostring(element, encoding="unicode", with_tail=False)
    head, end, rest = text.partition(">")
    for prefix, uri in around.nsmap.items():
        head = head.replace(f' xmlns:{prefix}="{uri}"' if prefix else f' xmlns="{uri}"', "", 1)
    return Markup(head + end + rest)
