"""Markup inside a text: `**bold**`, `[words](https://…)`, `[@source]`, `{{ figures.x }}`; a backslash keeps a sign.

`tokens` is the one reader of it: whoever needs the words, the places or the meaning of a text takes its tokens.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto
from functools import lru_cache

from briefdeck.patterns import regex
from briefdeck.values import dataclass


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


class TokenKind(Enum):
    """What a token is."""

    WORDS = auto()
    ESCAPED = auto()
    BOLD = auto()
    CITE = auto()
    LINK = auto()
    FIGURE = auto()
    STRAY = auto()
    """Half of a figure, or of a program's own markup."""


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a text as it is written, from `start` up to `end`, its signs included.

    `text` stands in it from `inside` on: words, the sign that is kept, the words of a link, the keys of a citation,
    the name of a figure. `href` is where a link leads. `keys` of sources, or of a figure, are empty where they cannot
    be read.
    """

    kind: TokenKind
    start: int
    end: int
    text: str
    inside: int
    href: str = ""
    keys: tuple[str, ...] = ()


_TOKEN = regex(
    r"""
      \\(?P<escaped>[\\*\[\]{}@])
    | (?P<bold>\*\*)
    | \[(?P<cite>@[^\[\]]*)\]
    | (?P<other>\$?\{\s*figures\.[A-Za-z][\w-]*\s*\}(?!\}) | \[\s*figures\.[A-Za-z][\w-]*\s*\](?!\())
    | \[(?P<link>[^\[\]]+)\]\((?P<href>[^()\s]*)\)
    | \{\{(?P<figure>[^{}]*)\}\}
    | (?P<stray>\{\{|\{%|\}\})
    """,
    re.VERBOSE,
)
_KINDS = {kind.name.lower(): kind for kind in TokenKind} | {"other": TokenKind.STRAY}
_ANY_SIGN = regex(r"[*\[{\\}]")
_ESCAPED = frozenset("\\*[]{}")
_KEY = regex(r"@[A-Za-z][A-Za-z0-9_-]*")
_NAMED = regex(r"(?:(?i:figures?)\W+)?([A-Za-z][A-Za-z0-9_-]*)")
_FIGURE = regex(r"figures\.([A-Za-z][A-Za-z0-9_-]*)")
_RULE = regex(r"^[ \t]*\*{3,}[ \t]*$", re.MULTILINE)
_LINK_CURE = "a link begins with https:// or mailto:; write \\[ for the bracket itself"
_HREF = regex(r"(https?://[^\s<>\"()]+|mailto:[^\s<>\"()]+)")


def tokens(text: str) -> Iterator[Token]:
    """The pieces of a text, one after the other, without a gap."""
    position = 0
    for match in _TOKEN.finditer(text) if _ANY_SIGN.search(text) else ():
        if match.start() > position:
            yield Token(TokenKind.WORDS, position, match.start(), text[position : match.start()], position)
        position = match.end()
        name = "link" if match["link"] else str(match.lastgroup)
        inner = match[name]
        keys: tuple[str, ...] = ()
        if name == "cite":
            keys = _cited(inner)
        elif name == "figure" and (figure := _FIGURE.fullmatch(inner.strip())):
            keys = (figure[1],)
        yield Token(_KINDS[name], match.start(), position, inner, match.start(name), match["href"] or "", keys)
    if position < len(text):
        yield Token(TokenKind.WORDS, position, len(text), text[position:], position)


def _cited(text: str) -> tuple[str, ...]:
    keys = [key.strip() for key in re.split(r"[;,]", text)]
    return tuple(key[1:] for key in keys) if all(map(_KEY.fullmatch, keys)) else ()


@lru_cache(maxsize=4096)  # a text is asked for to be judged, and by each audience
def parse_inline(text: str) -> tuple[tuple[Piece, ...], tuple[tuple[str, str], ...]]:
    """Split a text into its pieces; the second value says what is wrong with its markup, and the cure of each fault."""
    pieces: list[Piece] = []
    faults: list[tuple[str, str]] = []
    bold = False
    buffer = ""

    def flush() -> None:
        nonlocal buffer
        if buffer:
            pieces.append(Words(buffer, bold))
            buffer = ""

    for token in tokens(text):
        fault = _fault(token, text)
        if fault:
            faults.append(fault)
        if fault or token.kind is TokenKind.STRAY:
            continue
        if token.kind in (TokenKind.WORDS, TokenKind.ESCAPED):
            buffer += token.text
            continue
        flush()
        match token.kind:
            case TokenKind.BOLD:
                bold = not bold
            case TokenKind.CITE:
                pieces.append(Cite(token.keys))
            case TokenKind.LINK:
                pieces.append(Words(token.text, bold, token.href))
            case _:
                pieces.append(FigureUse(token.keys[0], bold))
    flush()
    if bold and _RULE.search(text):
        faults.append(("a line of *** parts nothing here", "delete it; another section begins with “- kind:”"))
    elif bold:
        faults.append(("“**” is opened and not closed", "close it, or write \\*\\* for the signs themselves"))
    return tuple(pieces), tuple(faults)


def _fault(token: Token, text: str) -> tuple[str, str] | None:
    """What is wrong with a token, and the cure."""
    written = text[token.start : token.end]
    if token.kind is TokenKind.CITE and not token.keys:
        parts = [part.strip(" []") for part in re.split("[;,]", written)]
        keys = [found[1] for part in parts if (found := re.fullmatch(r"@{1,2}([A-Za-z][\w-]*)", part))]
        beside = ", and the rest in the text" if len(keys) < len(parts) else ""
        hint = f"write [{'; '.join(f'@{key}' for key in keys)}]{beside}" if keys else "write [@key] or [@key; @other]"
        return f"“{written}” is not a citation", hint
    if token.kind is TokenKind.CITE and text[: token.start].endswith("[") and text[token.end :].startswith("]"):
        return f"“[{written}]” is a link of a wiki", f"write {written}"
    if token.kind is TokenKind.LINK and text[: token.start].endswith("!"):
        hint = f"write it beside the text: picture: {{file: {token.href}, alt: {token.text}}}"
        return f"a picture, “!{written}”, cannot stand in a text", hint
    if token.kind is TokenKind.LINK and not is_address(token.href):
        return f"“{token.href}” is not a web or mail address", _about_link(token)
    if token.kind is TokenKind.FIGURE and not token.keys:
        named = _NAMED.match(token.text.strip())
        if token.text.strip() in _OWN_KEYS:
            return f"“{written}” is not understood", "write the words: a text takes figures alone, {{ figures.name }}"
        if other := re.match(r"(sources|see|sections)\.([A-Za-z][\w-]*)", token.text.strip()):
            cure = f"write [@{other[2]}]" if other[1] == "sources" else f"write see: {other[2]} beside the text"
            return f"“{written}” is not understood", cure
        hint = f"write {{{{ figures.{named[1]} }}}}, with a key of figures:" if named else ""
        return f"“{written}” is not understood", hint or "a text may only use {{ figures.name }}"
    if token.kind is TokenKind.STRAY and (name := _stray_figure(token, text)):
        return f"“{written}” does not make a figure", f"write {{{{ figures.{name} }}}}, with two braces on each side"
    if token.kind is TokenKind.STRAY and written in ("}}", "%}") and _stray_figure(token, text, behind=True):
        return None  # told at its beginning
    if token.kind is TokenKind.STRAY and "figures." in written:
        name = written.partition("figures.")[2].strip("}] ")
        return f"“{written}” is not understood", f"write {{{{ figures.{name} }}}}"
    if written == "{%":
        return "a text has no conditions", "write a text for each case, kept for its readers by audiences:"
    if token.kind is TokenKind.STRAY:
        return f"“{written}” stands alone", f"write \\{written[0]} for the sign itself"
    return None


_OWN_KEYS = frozenset(
    {"title", "subtitle", "date", "from", "to", "conclusion", "number", "contact", "marking", "language"}
)
_STRAY_FIGURE = regex(r"[{%\s]*figures\.([A-Za-z][\w-]*)\s*[}%]{0,3}", re.IGNORECASE)


def _stray_figure(token: Token, text: str, *, behind: bool = False) -> str:
    """The name of a figure between other signs than its own: {{{ figures.x }}}, {% figures.x %}, {{ figures.x }."""
    if behind:
        found = re.search(r"figures\.([A-Za-z][\w-]*)[\s}%]*$", text[: token.start])
        return found[1] if found and re.search(r"\{[{%\s]*figures\.[\w-]+[\s}%]*$", text[: token.start]) else ""
    found = _STRAY_FIGURE.match(text, token.end) if text[token.start : token.end] in ("{{", "{%") else None
    return found[1] if found else ""


def _about_link(token: Token) -> str:
    """What a link is to have for its address."""
    if key := re.fullmatch(r"@([A-Za-z][\w-]*)", token.href):
        return f"write {token.text} [@{key[1]}]"
    if is_host(token.href):
        return f"write [{token.text}](https://{token.href})"
    if not token.href:
        return f"write its address into the (), or {token.text} alone"
    return _LINK_CURE


_HOST = regex(r"(?:[\w-]+\.)+[A-Za-z]{2,}(?:/\S*)?")
_FILES = (
    "pdf",
    "doc",
    "docx",
    "ppt",
    "pptx",
    "xls",
    "xlsx",
    "csv",
    "txt",
    "png",
    "jpg",
    "jpeg",
    "gif",
    "zip",
    "yaml",
    "html",
)


def is_host(text: str) -> bool:
    """Whether an address lacks its beginning alone: example.com/x, and not report.pdf."""
    host, _, path = text.partition("/")
    return bool(_HOST.fullmatch(text)) and (bool(path) or host.rpartition(".")[2].lower() not in _FILES)


def is_address(text: str) -> bool:
    """Whether a link may lead there."""
    return bool(_HREF.fullmatch(text))


def escaped(sign: str) -> str:
    """A character as it must be written to stand for itself, wherever it stands."""
    return f"\\{sign}" if sign in _ESCAPED else sign


def cited_in(text: str) -> Iterator[str]:
    """The keys of the sources that a text cites."""
    return (key for token in tokens(text) if token.kind is TokenKind.CITE for key in token.keys)


def figures_in(text: str) -> Iterator[str]:
    """The keys of the figures that stand in a text."""
    return (key for token in tokens(text) if token.kind is TokenKind.FIGURE for key in token.keys)
