"""Markup inside a text: `**bold**`, `[words](https://…)`, `[@source]`, `{{ figures.x }}`; a backslash keeps a sign."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """Plain words."""

    text: str
    bold: bool = False
    href: str = ""


@dataclass(frozen=True, slots=True)
class Cite:
    """Keys of cited sources."""

    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FigureUse:
    """The name of a figure that stands in the text, in the weight of the words around it."""

    name: str
    bold: bool = False


Piece = Words | Cite | FigureUse

TOKEN = re.compile(
    r"""
      \\(?P<escaped>[\\*\[\]{}@])
    | (?P<bold>\*\*)
    | \[(?P<cite>@[^\[\]]*)\]
    | \[(?P<link>[^\[\]]+)\]\((?P<href>[^()\s]*)\)
    | \{\{(?P<figure>[^{}]*)\}\}
    | (?P<stray>\{\{|\{%|\}\})
    """,
    re.VERBOSE,
)
_SIGN = re.compile(r"[*\[{\\}]")
_KEY = re.compile(r"@[A-Za-z][A-Za-z0-9_-]*")
_FIGURE = re.compile(r"figures\.([A-Za-z][A-Za-z0-9_-]*)")
_LINK_CURE = "a link begins with https:// or mailto:; write \\[ for the bracket itself"
_HREF = re.compile(r"(https?://[^\s<>\"]+|mailto:[^\s<>\"]+)")


def parse_inline(text: str) -> tuple[tuple[Piece, ...], tuple[tuple[str, str], ...]]:
    """Split a text into its pieces; the second value says what is wrong with its markup, and the cure of each fault."""
    if not _SIGN.search(text):
        return (Words(text),), ()
    pieces: list[Piece] = []
    faults: list[tuple[str, str]] = []
    bold = False
    buffer = ""
    position = 0

    def flush() -> None:
        nonlocal buffer
        if buffer:
            pieces.append(Words(buffer, bold))
            buffer = ""

    for match in TOKEN.finditer(text):
        buffer += text[position : match.start()]
        position = match.end()
        if match["escaped"]:
            buffer += match["escaped"]
        elif match["bold"]:
            flush()
            bold = not bold
        elif match["cite"]:
            keys = [key.strip() for key in re.split(r"[;,]", match["cite"])]
            if all(_KEY.fullmatch(key) for key in keys):
                flush()
                pieces.append(Cite(tuple(key[1:] for key in keys)))
            else:
                faults.append((f"“{match[0]}” is not a citation", "write [@key] or [@key; @other]"))
        elif match["link"]:
            if _HREF.fullmatch(match["href"]):
                flush()
                pieces.append(Words(match["link"], bold, match["href"]))
            else:
                faults.append((f"“{match['href']}” is not a web or mail address", _LINK_CURE))
        elif match["figure"] is not None:
            name = _FIGURE.fullmatch(match["figure"].strip())
            if name:
                flush()
                pieces.append(FigureUse(name[1], bold))
            else:
                faults.append((f"“{match[0]}” is not understood", "a text may only use {{ figures.name }}"))
        else:
            faults.append((f"“{match[0]}” stands alone", f"write \\{match[0][0]} for the sign itself"))
    buffer += text[position:]
    flush()
    if bold:
        faults.append(("“**” is opened and not closed", "close it, or write \\*\\* for the signs themselves"))
    return tuple(pieces), tuple(faults)
