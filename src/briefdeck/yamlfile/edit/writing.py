"""Values written as YAML in the manner of what stands around them: texts and numbers, and whole new entries.

Whether a text may stand without quotes depends on more than is worth saying twice. So candidates are written, from the
most like the old one to double quotes on one line, and the first is taken that `yamlfile` reads as it is meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from sys import float_info
from unicodedata import east_asian_width

from briefdeck.diagnostics import has_errors
from briefdeck.patterns import regex
from briefdeck.values import dataclass
from briefdeck.yamlfile.edit.offsets import Kind, Place, Scalar, content
from briefdeck.yamlfile.edit.patch import escaped, patched
from briefdeck.yamlfile.reader import parse
from briefdeck.yamlfile.scalars import resolved

Data = Scalar | list["Data"] | dict[str, "Data"]

LONGEST = 100
"""Columns; a line that is longer may be wrapped. East Asian characters count two."""

_HEADER = regex(r"([|>])([0-9]?)([-+]?)([0-9]?)")
_LIKE = regex(r"(-?)([0-9]+)(?:\.[0-9]+)?([eE])(\+?)(-?[0-9]+)")
_CLOSING = "、。，．！？；：」』）】〉》〕］｝…"
_SENTENCE_ENDS = "。！？.!?"


@dataclass(frozen=True, slots=True)
class Setting:
    """What stands around a value: the column of the nearest list or mapping in block style, and the bracket."""

    column: int
    bracket: str = ""


def same(a: object, b: object) -> bool:
    """Whether two values are equal, the order of keys included; a number is no text, and true is no number."""
    # References may nest values more deeply than any text may: so nothing recurses.
    waiting = [(a, b)]
    while waiting:
        match waiting.pop():
            case dict() as one, dict() as other:
                if list(one) != list(other):
                    return False
                waiting.extend(zip(one.values(), other.values(), strict=True))
            case list() as one, list() as other:
                if len(one) != len(other):
                    return False
                waiting.extend(zip(one, other, strict=True))
            case (bool() as one, other) | (one, bool() as other):
                if one is not other:
                    return False
            case (int() | float() as one, int() | float() as other) | (str() as one, str() as other):
                if one != other:
                    return False
            case one, other:
                if one is not None or other is not None:
                    return False
    return True


def reads_as(source: str, setting: Setting, meant: Scalar, *, last: bool = False) -> bool:
    """Whether a value that is written like this means that; `last`: no line break follows it."""
    inner = {"": source, "[": f"[{source}]", "{": f"{{k: {source}}}"}[setting.bracket]
    document, findings = parse(f"{' ' * setting.column}k: {inner}" + ("" if last else "\n"), "")
    if document is None or has_errors(findings):
        return False
    wanted: object = {"": meant, "[": [meant], "{": {"k": meant}}[setting.bracket]
    return same(document.data, {"k": wanted})


# --- Texts and numbers in the place of others -------------------------------------------------------------------------


def rewritten(text: str, place: Place, value: Scalar, setting: Setting, quote: str) -> str | None:
    """What to write instead of a text or a number, without its anchor and tag; None where nothing means the value."""
    named = text[place.outer : place.start]
    empty = place.start == place.end and text[place.start - 1] not in " \t\n"
    last = place.end == len(text)
    for candidate in _instead(text, place, value, setting, quote):
        source = f" {candidate}" if empty else candidate
        if reads_as(named + source, setting, value, last=last):
            return source
    return None


def _instead(text: str, place: Place, value: Scalar, setting: Setting, quote: str) -> Iterator[str]:
    source = text[place.start : place.end]
    if not isinstance(value, str):
        yield from literals(value, source)
        return
    patches = list(dict.fromkeys(patched(text, place, value)))
    indent = _inner_indent(source, setting)
    for patch in patches:
        yield from _wrapped_lines(source, patch, indent)
        yield patch
    match place.style:
        case "|" | ">":
            yield from _blocks(source, value, indent)
            after = source.partition("\n")[0]
            rest = _HEADER.sub("", after, count=1)
            yield from (words + rest for words in _quoted(value, quote))
        case "'" | '"':
            yield from _quoted(value, place.style)
        case _:
            yield value
            for patch in patches:
                # Quotes around what was plain, with its wraps.
                yield quote + "\n".join(escaped(line, quote, "") for line in patch.split("\n")) + quote
            yield from _quoted(value, quote)


def _quoted(value: str, first: str) -> Iterator[str]:
    for quote in dict.fromkeys((first, '"')):
        if quote == '"' or "\n" not in value:
            yield quote + escaped(value, quote, "") + quote


def _double(value: str) -> str:
    return '"' + escaped(value, '"', "") + '"'


def _inner_indent(source: str, setting: Setting) -> str:
    """The blanks before the second line of a value."""
    following = next((line for line in source.split("\n")[1:] if line.strip()), "")
    return following[: len(following) - len(following.lstrip(" "))] or " " * (setting.column + 2)


def _blocks(source: str, value: str, indent: str) -> Iterator[str]:
    """A block text written anew under its header, wrapped as before or not at all."""
    header = source.partition("\n")[0]
    found = _HEADER.match(header)
    body = value.rstrip("\n")
    ends = len(value) - len(body)
    if found is None or not body:
        return
    chomp = ("-", "")[ends] if ends < 2 else "+"
    if (chomp == "+" or found[3] == "+") and found[3] != chomp:
        return  # how many blank lines follow would matter now
    head = found[1] + found[2] + chomp + found[4] + header[found.end() :]
    tail = "\n" * (ends - 1) if chomp == "+" else ""
    if found[1] == "|":
        yield _block(head, body.split("\n"), indent) + tail
        return
    longest = max(map(columns, source.split("\n")[1:]), default=0)
    for width in (max(longest, LONGEST), 0):
        yield _folded(head, body, indent, width) + tail


def _folded(head: str, body: str, indent: str, width: int) -> str:
    lines: list[str] = []
    for number, paragraph in enumerate(body.split("\n")):
        lines += [""] * (number > 0)
        lines += wrapped(paragraph, width - len(indent)) if width and paragraph else [paragraph] * bool(paragraph)
    return _block(head, lines, indent)


def _block(head: str, lines: list[str], indent: str) -> str:
    return "\n".join([head, *(indent + line if line else "" for line in lines)])


def literals(value: Scalar, like: str = "") -> Iterator[str]:
    """Ways to write what is no text; a number as `like` is written."""
    match value:
        case None:
            yield "null"
        case bool():
            yield "true" if value else "false"
        case int() | float():
            yield from (words for words in _numbers(value, like) if resolved(words) == value)
        case str():
            pass


def _numbers(value: int | float, like: str) -> Iterator[str]:
    if not -float_info.max <= value <= float_info.max:
        return
    if found := _LIKE.fullmatch(like):
        number = Decimal(repr(value))
        power = int(found[5]) if len(found[2]) > 1 and number else number.adjusted()
        mantissa = format(number.scaleb(-power).normalize(), "f")
        words = f"{mantissa}{found[3]}{found[4] if power >= 0 else ''}{power}"
        if len(words) <= len(format(number.normalize(), "f")):
            yield words
    if isinstance(value, int):
        yield str(value)
        yield repr(float(value))
        return
    yield repr(value)
    yield str(int(value)) if value.is_integer() else ""
    yield f"{Decimal(repr(value)).normalize():e}"


# --- Wraps ------------------------------------------------------------------------------------------------------------


def columns(text: str) -> int:
    """How wide a line is in an editor."""
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def wrapped(text: str, width: int) -> list[str]:
    """A text in lines of at most `width` columns where phrases end there, sentences rather than others."""
    lines: list[str] = []
    begin = 0
    best: tuple[bool, int, int] | None = None
    used = 0
    breaks = dict(_breaks(text))
    for at, sign in enumerate(text):
        used += columns(sign)
        if used > width and best is not None:
            lines.append(text[begin : best[1]])
            begin = best[2]
            used = columns(text[begin : at + 1])
            best = None
        if at in breaks:
            sentence = text[at - (sign == " ")] in _SENTENCE_ENDS
            if best is None or sentence or not best[0] or columns(text[begin : best[1]]) * 3 < width:
                best = (sentence, at + (sign != " "), at + 1)
    return [*lines, text[begin:]]


def _breaks(text: str) -> Iterator[tuple[int, None]]:
    """Places where a line may end: at a space between words, behind a sign that closes an East Asian phrase."""
    for at, sign in enumerate(text[1:-1], 1):
        before, after = text[at - 1], text[at + 1]
        if sign == " ":
            if not any(other == " " or east_asian_width(other) in "WF" for other in (before, after)):
                yield at, None
        elif sign in _CLOSING and after not in _CLOSING and east_asian_width(after) in "WF":
            yield at, None


def _wrapped_lines(source: str, patch: str, indent: str) -> Iterator[str]:
    """The patch with new lines wrapped that became much longer than those of the text were."""
    old = source.split("\n")
    if len(old) < 2:
        return
    most = max(LONGEST, 2 * max(map(columns, old)))
    kept = set(old)
    lines = patch.split("\n")
    if not any(line not in kept and columns(line) > most for line in lines):
        return
    made: list[str] = []
    for line in lines:
        if line in kept or columns(line) <= most:
            made.append(line)
            continue
        blank = line[: len(line) - len(line.lstrip(" "))]
        first, *more = wrapped(line.lstrip(" "), LONGEST - len(indent))
        made += [blank + first, *((blank or indent) + part for part in more)]
    yield "\n".join(made)


# --- New values -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Manner:
    """How a file is written: the quotes it prefers, whether it quotes everything as JSON does, how far a list stands in
    from its key, and an example of each key's value."""

    quote: str
    quoted: bool
    offset: int
    examples: Mapping[str, Place]
    folded: frozenset[str | None]
    """The keys that have a folded text as value somewhere; None stands for items of lists."""


def entry(key: str, value: Data, column: int, like: Place | None, manner: Manner) -> str:
    """A key with its value in block style, at a column; `like` is a value under the same key."""
    name = _text(key, Setting(column), manner, None, key=True)
    example = like if like is not None else manner.examples.get(key)
    return f"{name}:{_value(value, column, example, manner, key)}"


def item(value: Data, column: int, like: Place | None, manner: Manner) -> str:
    """An item of a list in block style, at a column; `like` is another item."""
    return f"-{_value(value, column, like, manner, None)}"


def flow(value: Data, setting: Setting, like: Place | None, manner: Manner) -> str:
    """A value between brackets."""
    like = content(like) if like is not None else None
    match value:
        case dict():
            under = (flow_entry(key, part, setting, _under(like, key), manner) for key, part in value.items())
            return "{" + ", ".join(under) + "}"
        case list():
            example = _item_of(like)
            return "[" + ", ".join(flow(part, Setting(setting.column, "["), example, manner) for part in value) + "]"
        case _:
            return _text(value, setting, manner, like)


def flow_entry(key: str, value: Data, setting: Setting, like: Place | None, manner: Manner) -> str:
    """A key with its value between braces."""
    inner = Setting(setting.column, "{")
    name = _double(key) if manner.quoted else _text(key, inner, manner, None, key=True)
    return f"{name}: {flow(value, inner, like, manner)}"


def _value(value: Data, column: int, like: Place | None, manner: Manner, key: str | None) -> str:
    """What stands behind a dash, or behind the colon of a key."""
    like = content(like) if like is not None else None
    in_flow = like is not None and like.flow and bool(like.values)
    inner = column + (2 if isinstance(value, dict) or key is None else manner.offset)
    match value:
        case dict() if value and not in_flow:
            parts = [entry(name, part, inner, _under(like, name), manner) for name, part in value.items()]
        case list() if value and not in_flow:
            parts = [item(part, inner, _item_of(like), manner) for part in value]
        case dict() | list():
            return " " + flow(value, Setting(column), like, manner)
        case _:
            return " " + _text(value, Setting(column), manner, like, folds=key in manner.folded)
    joint = "\n" + " " * inner
    return " " + joint.join(parts) if key is None else joint + joint.join(parts)


def _under(like: Place | None, key: str) -> Place | None:
    return like.values[like.own[key]] if like is not None and key in like.own else None


def _item_of(like: Place | None) -> Place | None:
    return like.values[0] if like is not None and like.kind is Kind.LIST and like.values else None


def _text(
    value: Scalar, setting: Setting, manner: Manner, like: Place | None, *, key: bool = False, folds: bool = False
) -> str:
    """A text, or what is no text, on one line or as a block."""
    candidates = _new(value, setting, manner, like, folds)
    if key:
        candidates = _quoted(str(value), manner.quote) if value == "<<" else _one_line(value, manner.quote)
    return next((words for words in candidates if reads_as(words, setting, value)), _double(str(value)))


def _one_line(value: Scalar, quote: str) -> Iterator[str]:
    assert isinstance(value, str)
    yield value
    yield from _quoted(value, quote)


def _new(value: Scalar, setting: Setting, manner: Manner, like: Place | None, folds: bool) -> Iterator[str]:
    if not isinstance(value, str):
        yield from literals(value, "" if like is None else like.raw)
        return
    indent = " " * (setting.column + 2)
    ends = len(value) - len(value.rstrip("\n"))
    if not setting.bracket and "\n" in value and ends < 2:
        yield _block("|" + ("-", "")[ends], value.rstrip("\n").split("\n"), indent)
    if folds and not setting.bracket and columns(value) > LONGEST:
        yield _folded(">-", value, indent, LONGEST)
    if setting.bracket and (manner.quoted or (like is not None and like.style)):
        yield from _quoted(value, like.style if like is not None and like.style else '"')
    yield from _one_line(value, manner.quote)
