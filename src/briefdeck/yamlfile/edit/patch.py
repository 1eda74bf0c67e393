"""A text in a YAML file changed only where it differs: which characters of the file stand for which of the text.

A text may be written over several lines, in quotes, with escapes. Each character of it is found in the file, the old
text is compared with the new one, and only what differs is written anew, so that wraps and escapes elsewhere stay. What
comes out is a proposal; whoever makes use of it reads it back.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from briefdeck.patterns import regex
from briefdeck.sequences import opcodes
from briefdeck.values import dataclass, replace
from briefdeck.yamlfile.edit.offsets import Place, line_end

_FOLD = regex(r"[ \t]*(?:\n[ \t]*)+")
_JOINED = regex(r"\\\n[ \t]*")
_ESCAPE = regex(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))")
_SHORT = {"n": "\n", "t": "\t", "e": "\x1b", "0": "\0", "_": "\xa0", "a": "\a", "b": "\b", "f": "\f", "r": "\r"}
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"})

_MOST_COMPARED = 1_000_000
"""How many pairs of characters are compared to find what differs; beyond, all between the first and the last
difference is taken for one."""

Edit = tuple[int, int, str]
"""From and to in the file, and what comes there."""

Difference = tuple[int, int, int, int]
"""From and to in the old sequence, from and to in the new one."""


@dataclass(frozen=True, slots=True)
class _Atom:
    """What stands for some characters of the text. A fold is a line break with the blanks around it."""

    text: str
    start: int
    end: int
    fold: bool = False


def differences(old: Sequence[str], new: Sequence[str]) -> list[Difference]:
    """Where two sequences differ."""
    return [(i, j, k, m) for kind, i, j, k, m in opcodes(old, new, _MOST_COMPARED) if kind != "equal"]


def escaped(text: str, style: str, indent: str) -> str:
    """Characters as they are written within a text of this style."""
    match style:
        case '"':
            return text.translate(_ESCAPES)
        case "'":
            return text.replace("'", "''")
        case "|":
            return text.replace("\n", "\n" + indent)
        case ">":
            return text.replace("\n", "\n\n" + indent)
        case _:
            return text


def patched(text: str, place: Place, new: str) -> Iterator[str]:
    """The source of a text, without its anchor and tag, with what differs changed, as far as that is possible.

    First with all line breaks; then without those beside a change, as the letters beside a line break decide whether it
    is read as a space.
    """
    if not isinstance(place.data, str) or not place.data or not new:
        return
    if place.style in ("|", ">"):
        if _breaks_at_end(new) != _breaks_at_end(place.data):
            return
        new = new.rstrip("\n")
    atoms = _atoms(text, place)
    edits = _edits(atoms, new, place.style, " " * _indent(text, place)) if atoms and new else None
    if not atoms or edits is None:
        return
    yield _put(text, place, edits)
    yield _put(text, place, sorted([*edits, *_beside(edits, atoms)]))


def _beside(edits: list[Edit], atoms: list[_Atom]) -> Iterator[Edit]:
    """The wraps that edits touch, undone."""
    starts, ends = {start for start, _, _ in edits}, {end for _, end, _ in edits}
    for atom in atoms:
        touched = atom.start in ends or atom.end in starts
        if atom.fold and touched and "\n" not in atom.text:
            yield (atom.start, atom.end, atom.text)


def _breaks_at_end(text: str) -> int:
    return len(text) - len(text.rstrip("\n"))


def _put(text: str, place: Place, edits: list[Edit]) -> str:
    made, at = [], place.start
    for start, end, words in edits:
        made += [text[at:start], words]
        at = end
    source = "".join([*made, text[at : place.end]])
    if place.style not in ("|", ">"):
        return source
    # A line that has become empty needs no indentation.
    kept = set(text[place.start : place.end].split("\n"))
    return "\n".join(line if line in kept or line.strip() else "" for line in source.split("\n"))


def _edits(atoms: list[_Atom], new: str, style: str, indent: str) -> list[Edit] | None:
    old = "".join(atom.text for atom in atoms)
    which = [number for number, atom in enumerate(atoms) for _ in atom.text]
    firsts = list(accumulate((len(atom.text) for atom in atoms), initial=0))
    edits: list[Edit] = []
    for i1, i2, j1, j2 in differences(old, new):
        inserted = new[j1:j2]
        if i1 == i2 and (i1 in (0, len(old)) or which[i1 - 1] != which[i1]):
            at = atoms[which[i1 - 1]].end if i1 else atoms[0].start
            edits.append((at, at, escaped(inserted, style, indent)))
            continue
        # A part of what stands for several characters: the others are written anew.
        first, last = which[i1 if i1 < i2 else i1 - 1], which[i2 - 1 if i1 < i2 else i1]
        before, after = old[firsts[first] : i1], old[i2 : firsts[last + 1]]
        start, end = atoms[first].start, atoms[last].end
        if not before + inserted + after:
            start, end = _without_empty_line(atoms, first, last)
        edits.append((start, end, escaped(before + inserted + after, style, indent)))
    if any(right[0] < left[1] for left, right in pairwise(edits)):
        return None
    return edits


def _without_empty_line(atoms: list[_Atom], first: int, last: int) -> tuple[int, int]:
    """From and to of what is deleted; with the line break where a whole line goes that is joined without a space."""
    before = atoms[first - 1] if first else None
    after = atoms[last + 1] if last + 1 < len(atoms) else None
    if before is not None and before.fold and not before.text and (after is None or after.fold):
        return before.start, atoms[last].end
    if (before is None or before.fold) and after is not None and after.fold and not after.text:
        return atoms[first].start, after.end
    return atoms[first].start, atoms[last].end


# --- Which characters of the file stand for which of the text ---------------------------------------------------------


def _atoms(text: str, place: Place) -> list[_Atom] | None:
    """The atoms of a text without the line breaks at the end of a block; None where they would not give it."""
    assert isinstance(place.data, str)
    block = place.style in ("|", ">")
    atoms = _block(text, place) if block else _flow(text, place)
    raw, meant = (part.rstrip("\n") if block else part for part in (place.raw, place.data))
    if atoms is None or "".join(atom.text for atom in atoms) != raw:
        return None
    made, at = [], 0
    for atom in atoms:
        if meant.startswith(atom.text, at):
            at += len(atom.text)
            made.append(atom)
        elif atom.fold and atom.text == " ":
            made.append(replace(atom, text=""))  # a wrap between East Asian characters
        else:
            return None
    return made if at == len(meant) else None


def _flow(text: str, place: Place) -> list[_Atom] | None:
    """Of a plain or quoted text."""
    quote = 1 if place.style else 0
    at, end = place.start + quote, place.end - quote
    atoms: list[_Atom] = []
    while at < end:
        sign, atom = text[at], _Atom(text[at], at, at + 1)
        if sign in " \t\n" and (found := _FOLD.match(text, at, end)):
            breaks = found[0].count("\n")
            atom = _Atom(" " if breaks == 1 else "\n" * (breaks - 1), at, found.end(), fold=True)
        elif sign == "'" and place.style == "'":
            atom = _Atom("'", at, at + 2)
        elif sign == "\\" and place.style == '"':
            if found := _JOINED.match(text, at, end):
                atom = _Atom("", at, found.end(), fold=True)
            elif found := _ESCAPE.match(text, at, end):
                digits = found[1] or found[2] or found[3]
                atom = _Atom(chr(int(digits, 16)) if digits else _SHORT.get(found[4], found[4]), at, found.end())
            else:
                return None
        atoms.append(atom)
        at = atom.end
    return atoms


def _block(text: str, place: Place) -> list[_Atom] | None:
    """Of a block text: lines with their indentation, and what stands for the line breaks between them."""
    indent = _indent(text, place)
    atoms: list[_Atom] = []
    at = line_end(text, place.start) + 1
    last: tuple[int, bool] | None = None
    blanks = 0
    while at <= place.end:
        end = min(line_end(text, at), place.end)
        content = min(at + indent, end)
        if text[at:content].strip(" "):
            return None
        if content == end:
            blanks += 1
        else:
            deeper = text[content] in " \t"
            if last is not None:
                kept = place.style == "|" or deeper or last[1]
                joint = "\n" * (blanks + 1) if kept else "\n" * blanks or " "
                atoms.append(_Atom(joint, last[0], content, fold=True))
            elif blanks:
                return None
            atoms.extend(_Atom(text[i], i, i + 1) for i in range(content, end))
            last, blanks = (end, deeper), 0
        at = end + 1
    return atoms


def _indent(text: str, place: Place) -> int:
    """By how much the lines of a block text are indented: as its first line that is not blank."""
    at = line_end(text, place.start) + 1
    while at < place.end:
        end = line_end(text, at)
        if words := text[at:end].strip(" "):
            return text.index(words[0], at) - at
        at = end + 1
    return 0
