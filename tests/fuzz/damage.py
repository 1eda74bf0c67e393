"""Damage to a sound input: bytes, lines, parts of packages, elements, pictures; and packages made to do harm."""

from __future__ import annotations

import io
import json
import random
import re
import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable

NASTY = (
    *("", " ", "0", "-1", "1e308", "1e400", "-1e-320", "NaN", "9" * 400, "2026-02-30", "0000-00-00", "null", "~"),
    *("{{", "}}", "{{ figures.x }}", "{% x %}", "[@", "[@x]", "**", "&a", "*a", "<<: *a", "!!python/object:x", "? "),
    *("[" * 60, "{a: " * 60, "\t", "\x00", "\x1b", "\u202e", "\ufeff", "\U0001f469\u200d\U0001f467", "\r", "\u2028"),
    *("x" * 40_000, "あ" * 5_000, "a" * 300 + ".csv", "../../../etc/passwd", "/dev/zero", "- ", "#", "true"),
    *('"', "'", "|", ">", "%", "@", "`", "<a/>", "]]>", "https://u:p@[::1/", "xn--", "each: s in sections"),
    *("{{ 'a' * 999999999 }}", "{{ ''.__class__ }}", "{{ view.claim | joined }}", "{{ (((((((((((x))))))))))) }}"),
    "when: not not not x",
)


def torn(data: bytes, rng: random.Random) -> bytes:
    """Bytes that are cut, doubled, swapped or replaced in a few places."""
    made = bytearray(data)
    for _ in range(rng.choice((1, 1, 2, 5, 20))):
        at = rng.randrange(len(made) + 1)
        length = rng.choice((1, 2, 8, 60, 1000))
        match rng.randrange(6):
            case 0:
                del made[at : at + length]
            case 1:
                made[at:at] = made[at : at + length] * rng.choice((1, 3, 30))
            case 2:
                made[at : at + 1] = bytes((rng.randrange(256),))
            case 3:
                made[at:at] = rng.choice(NASTY).encode("utf-8", "surrogatepass")
            case 4:
                del made[at : len(made) if rng.random() < 0.1 else at + 1]
            case 5:
                made[at : at + length] = bytes(rng.choices(range(256), k=min(length, 60)))
    return bytes(made[:4_000_000])


def retyped(text: str, rng: random.Random) -> str:
    """Text with lines and words taken out, doubled, put elsewhere, or replaced by what nobody expects."""
    lines = text.split("\n")
    for _ in range(rng.choice((1, 1, 1, 1, 2, 5))):
        at = rng.randrange(len(lines))
        line = lines[at]
        match rng.randrange(7):
            case 0:
                del lines[at : at + rng.randrange(1, 4)]
            case 1:
                lines.insert(at, rng.choice(lines))
            case 2:
                lines[at:at] = lines[at : at + rng.randrange(1, 6)]
            case 3:
                lines[at] = re.sub(r":.*", lambda _: f": {rng.choice(NASTY)}", line, count=1)
            case 4:
                place = rng.randrange(len(line) + 1)
                lines[at] = line[:place] + rng.choice(NASTY) + line[place:]
            case 5:
                lines[at] = " " * rng.randrange(9) + line.lstrip()
            case 6:
                words = line.split(" ")
                rng.shuffle(words)
                lines[at] = " ".join(words)
        lines = lines or [""]
    return "\n".join(lines)


def repacked(content: bytes, rng: random.Random, *, only: str = "") -> bytes:
    """A package in which parts are torn, lost, emptied, doubled or made to do harm, or elements and attributes of them
    are others; only parts whose names begin so."""
    made = io.BytesIO()
    warnings.filterwarnings("ignore", "Duplicate name", UserWarning)
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        open_to = [name for name in names if name.startswith(only)]
        chosen = set(rng.sample(open_to, min(len(open_to), rng.choice((1, 1, 2, 4)))))
        for name in names:
            data = old.read(name)
            if name in chosen:
                match rng.randrange(10):
                    case 0:
                        continue
                    case 1:
                        data = b""
                    case 2:
                        _add(new, name.upper(), data)
                    case 3:
                        data = torn(data, rng)
                    case 4:
                        data = rng.choice(HARMFUL)(data)
                    case 5:
                        _add(new, rng.choice(ENTRIES), data)
                    case _:
                        data = rewritten(data, rng)
            new.writestr(name, data)
    packed = made.getvalue()
    if rng.random() < 0.05:
        packed = _lying(packed, rng)
    return torn(packed, rng) if rng.random() < 0.05 else packed


def _add(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    archive.writestr(zipfile.ZipInfo(name), data)


def _lying(packed: bytes, rng: random.Random) -> bytes:
    """An archive that says of an entry that it is larger, smaller, encrypted or packed otherwise than it is."""
    made = bytearray(packed)
    entries = [match.start() for match in re.finditer(rb"PK\x01\x02", packed)]
    at = rng.choice(entries)
    where, form, value = rng.choice(
        (
            *((24, "<I", size) for size in (0, 1, 2**31, 2**32 - 1)),
            *((20, "<I", size) for size in (0, 2**32 - 1)),
            *((8, "<H", flag) for flag in (1, 8, 64)),
            *((10, "<H", method) for method in (0, 9, 12, 14, 99)),
            (42, "<I", rng.randrange(len(packed))),
            (28, "<H", 65_535),
        )
    )
    struct.pack_into(form, made, at + where, value)
    return bytes(made)


ENTRIES = (
    *("../../evil.xml", "/etc/passwd", "C:\\evil.xml", "ppt\\slides\\slide1.xml", "a" * 300, "\u202exml.ppt", "ppt/"),
    *("[Content_Types].xml", "_rels/.rels", "ppt/slides/slide999999999.xml", "word/vbaProject.bin", "\x7f", "."),
)
"""Names that no part should have."""


def _declared(data: bytes, declaration: bytes) -> bytes:
    """XML with a type of document before its root."""
    head, mark, rest = data.partition(b"?>")
    return head + mark + declaration + rest if mark else declaration + data


_LAUGHS = b"<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'>" + b"".join(
    b"<!ENTITY %c '%s'>" % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(8)
)
HARMFUL: tuple[Callable[[bytes], bytes], ...] = (
    lambda data: _declared(data, _LAUGHS + b"]>"),
    lambda data: _declared(data, b"<!DOCTYPE x SYSTEM 'file:///etc/passwd'>"),
    lambda data: _declared(data, b"<!DOCTYPE x [<!ENTITY % p SYSTEM 'http://localhost:9/x'>%p;]>"),
    lambda data: data.replace(b"</", b"&lol;</", 1),
    lambda _: b"<x>" * 50_000,
    lambda _: b"<x>" * 50_000 + b"</x>" * 50_000,
    lambda _: b"<x " + b" ".join(b"a%d='1'" % n for n in range(50_000)) + b"/>",
    lambda _: b"<x>" + b"<y/>" * 300_000 + b"</x>",
    lambda _: b"\0" * 30_000_000,
    lambda _: b"<x>" + b" " * 30_000_000 + b"</x>",
    lambda data: data.decode("utf-8", "replace").encode("utf-16"),
    lambda data: b"\xef\xbb\xbf" + data,
    lambda data: data.replace(b'Target="', b'TargetMode="External" Target="file:///etc/'),
    lambda data: data.replace(b'Target="', b'Target="../../../../'),
    lambda data: re.sub(rb'r:(id|embed)="[^"]*"', rb'r:\1="rId1"', data),
    lambda data: re.sub(rb'"(\d+)"', rb'"-99999999999999999999"', data),
    lambda data: re.sub(rb'"(\d+)"', rb'"1e999"', data),
)
"""What turns a part into one that is made to do harm: entities, depth, width, size, other encodings, ways out."""


def rewritten(data: bytes, rng: random.Random) -> bytes:
    """XML that stays well-formed as a rule: elements are gone, doubled or moved, values are what nobody expects."""
    for _ in range(rng.choice((1, 2, 6))):
        pattern = rng.choice((rb'="[^"]*"', rb">[^<>]+<", rb"<(\w+:\w+)[^<>]*/>", rb"<(\w+:\w+)[^<>/]*>[^<>]*</\1>"))
        found = list(re.finditer(pattern, data))
        if not found:
            continue
        one, other = rng.choice(found), rng.choice(found)
        said = rng.choice(NASTY).translate(dict.fromkeys(map(ord, '<&"\x00\x1b')))
        by = {b"=": f'="{said}"', b">": f">{said}<"}.get(one[0][:1], "").encode("utf-8", "surrogatepass")
        data = data[: one.start()] + rng.choice((by, other[0], one[0] * 3)) + data[one.end() :]
    return data


def relit(picture: bytes, rng: random.Random) -> bytes:
    """A picture that is torn, or a PNG whose header says, with the right sum, what is not so."""
    if not picture.startswith(b"\x89PNG") or rng.random() < 0.7:
        return torn(picture, rng)
    made = bytearray(picture)
    sizes = (0, 1, 40, 25_000, 65_500, 2**31 - 1, 2**32 - 1)
    head = struct.pack(">IIBBBBB", rng.choice(sizes), rng.choice(sizes), *_header(rng))
    made[16:29] = head
    made[29:33] = struct.pack(">I", zlib.crc32(b"IHDR" + head))
    return bytes(made)


def _header(rng: random.Random) -> tuple[int, int, int, int, int]:
    return (
        rng.choice((1, 2, 8, 16, 99)),
        rng.choice((0, 2, 3, 4, 6, 7)),
        rng.choice((0, 0, 1)),
        0,
        rng.choice((0, 1, 9)),
    )


def misquoted(text: str, rng: random.Random) -> str:
    """JSON in which values are of other kinds, gone, doubled or beyond all bounds."""
    data = json.loads(text)
    for _ in range(rng.choice((1, 1, 2, 6))):
        holders = [data]
        for each in holders:
            inner = each.values() if isinstance(each, dict) else each
            holders += (child for child in inner if isinstance(child, dict | list))
        holder = rng.choice([each for each in holders if each] or [data])
        key = rng.choice(list(holder)) if isinstance(holder, dict) else rng.randrange(len(holder)) if holder else None
        if key is None:
            continue
        match rng.randrange(4):
            case 0:
                del holder[key]
            case 1:
                holder[key] = rng.choice((None, True, -1, 10**30, 1e308, "", [], {}, rng.choice(NASTY)))
            case 2 if isinstance(holder, list):
                holder.insert(key, holder[key])
            case _:
                holder[key] = rng.choice((0, -1, 5, 10**6, [0], ["sections", 99], "sections"))
    return json.dumps(data, ensure_ascii=False)
