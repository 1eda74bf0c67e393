"""XML of parts that are only written: elements as text, for slides have thousands, and a tree costs ten times as much.

Markup is made here alone, bottom up from names, values and markup, and every value is escaped here: the type checker
lets no other string into it. The bytes are those that a tree of `xml.E` is serialized to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import NewType

from briefdeck.ooxml.names import NAMESPACES
from briefdeck.patterns import regex

Markup = NewType("Markup", str)
"""Whole elements, one behind the other."""

_DECLARATION = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
# What is no character of XML 1.0 (2.2); lxml refuses it as well.
_NONE = "\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff"
_IN_TEXT, _IN_VALUE = regex(f"[&<>\r{_NONE}]"), regex(f'[&<>"\t\n\r{_NONE}]')
_WRITTEN = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}


def tag(name: str, attributes: Mapping[str, str] | None = None, *children: Markup | None) -> Markup:
    """An element with attributes and children in the given order; None is left out.

    Raises ValueError for a value with a character that XML does not have.
    """
    inside = "".join(filter(None, children))
    head = _head(name, attributes) if attributes else name
    return Markup(f"<{head}>{inside}</{name}>" if inside else f"<{head}/>")


def text(name: str, attributes: Mapping[str, str] | None, words: str) -> Markup:
    """An element that holds words. Raises ValueError for a character that XML does not have."""
    if _IN_TEXT.search(words):
        words = _IN_TEXT.sub(_escaped, words)
    return Markup(f"<{_head(name, attributes) if attributes else name}>{words}</{name}>")


PLACE = Markup("\ue000")
"""Stands in a form for what is put there."""


class Form:
    """What is the same in elements of which a document has thousands, made once, with a PLACE for each thing that is
    not: markup or a number, and in an element that nothing else stands in, not nothing."""

    def __init__(self, markup: Markup) -> None:
        self._text = markup.replace("%", "%%").replace(PLACE, "%s")

    def __call__(self, *inside: Markup | int) -> Markup:
        """The elements with their places filled, in their order."""
        return Markup(self._text % inside)


def joined(elements: Iterable[Markup]) -> Markup:
    """Elements one behind the other."""
    return Markup("".join(elements))


def part(name: str, prefixes: Iterable[str], *children: Markup | None) -> bytes:
    """The bytes of a part whose root declares these namespaces under their usual prefixes."""
    declared = {f"xmlns:{prefix}": NAMESPACES[prefix] for prefix in prefixes}
    return (_DECLARATION + tag(name, declared, *children)).encode()


def plain_part(name: str, namespace: str, *children: Markup | None) -> bytes:
    """The bytes of a part whose namespace is the default one, without a prefix, as Office writes package parts."""
    return (_DECLARATION + tag(name, {"xmlns": namespace}, *children)).encode()


def escaped(words: bytes) -> bytes:
    """Words of characters that XML has, as they stand in an element, without line breaks that a reader would change."""
    return words.replace(b"&", b"&amp;").replace(b"<", b"&lt;").replace(b">", b"&gt;")


def part_of_words(name: str, namespace: str, words: Iterable[bytes]) -> bytes:
    """The bytes of a part of nothing but words, in pieces that are `escaped`; its namespace is the default one."""
    made = BytesIO()  # which is read as it stands: of large parts no second copy is made, and no piece need be kept
    made.write(f"{_DECLARATION}<{_head(name, {'xmlns': namespace})}>".encode())
    made.writelines(words)
    made.write(f"</{name}>".encode())
    return made.getvalue()


def _head(name: str, attributes: Mapping[str, str]) -> str:
    if _IN_VALUE.search("".join(attributes.values())):
        attributes = {key: _IN_VALUE.sub(_escaped, value) for key, value in attributes.items()}
    return name + "".join([f' {key}="{value}"' for key, value in attributes.items()])


def _escaped(found: re.Match[str]) -> str:
    if found[0] not in _WRITTEN:
        raise ValueError(f"U+{ord(found[0]):04X} is no character of XML")
    return _WRITTEN[found[0]]
