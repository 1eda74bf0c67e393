"""Advance widths without a shaper, and which face draws which character.

Widths are kept in em and multiplied by the type size in points. The tables come from the `hmtx` of Liberation Sans and
Serif, whose advances are those of Arial and Times New Roman, of Carlito and Caladea, whose are those of Calibri
and Cambria, of Noto CJK and of BIZ UDPGothic; `tools/advance_tables.py` writes them. Where a face is not known the
width errs on the wide side: text that is given too much room is not cut off. So it does for the Latin letters of Yu
Gothic, Yu Mincho and Meiryo, with which we know no free face to agree; full-width characters take one em in all usual
faces.
"""

from __future__ import annotations

import json
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

from briefdeck.locale import Setting, known
from briefdeck.patterns import regex

EMOJI_EM = 1.3  # Segoe UI Emoji and Noto Color Emoji draw 1.17–1.28 em
FLAG_EM = 2.2  # a flag, or where the face has none, as on Windows, the two letters that stand for it
TAB_EM = 7.0  # PowerPoint's stops stand 72 pt apart, which is under 7 em from 10.3 pt upwards
_EAST_ASIAN_PITCH = 1.45  # em; that of Noto CJK, in which LibreOffice draws Japanese faces that it lacks
_WORD_EAST_ASIAN = 1.3  # times that: what Word gives to lines of East Asian faces
UNKNOWN_LATIN = 1.2  # of Arial: Verdana and DejaVu Sans, the widest usual faces, need 1.14 (regular) and 1.20 (bold)

_CJK = ("jp", "kr", "sc", "tc", "hk")
_TABLES = {
    "arial": "liberation-sans",
    "helvetica": "liberation-sans",
    "liberation sans": "liberation-sans",
    "arimo": "liberation-sans",
    "times": "liberation-serif",
    "times new roman": "liberation-serif",
    "liberation serif": "liberation-serif",
    "tinos": "liberation-serif",
    "calibri": "carlito",
    "carlito": "carlito",
    "cambria": "caladea",
    "caladea": "caladea",
    **{f"noto sans {name}": "noto-sans-cjk" for script in _CJK for name in (script, f"cjk {script}")},
    **{f"noto serif {name}": "noto-serif-cjk" for script in _CJK for name in (script, f"cjk {script}")},
    "biz udpgothic": "biz-udpgothic",
    "biz udpゴシック": "biz-udpgothic",
}
_OTHERWISE = "liberation-sans"
_LATIN = frozenset(("liberation-sans", "liberation-serif", "carlito", "caladea"))  # tables of faces without kana
_HALF_WIDTH = frozenset(  # Latin letters on half an em
    {
        "ms gothic",
        "ms ゴシック",
        "ms mincho",
        "ms 明朝",
        "biz udgothic",
        "biz udゴシック",
        "biz udmincho",
        "biz ud明朝",
    }
)

EAST_ASIAN_CLASS = (  # for use inside [] of a regular expression
    "\u1100-\u11ff\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe10-\ufe1f\ufe30-\ufe6f"
    "\uff01-\uffef\U00020000-\U0003fffd"
)
EMOJI_CLASS = "\U0001f000-\U0001faff"
_EAST_ASIAN = regex(f"[{EAST_ASIAN_CLASS}]")
# Characters of one em in all faces but those of which there is a table; long stretches of them need no look-up each.
_OF_ONE_EM = regex("[\u3001-\u3029\u3041-\u3096\u309b-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff60]{8,}")
_HANGUL = regex("[\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3]")
_HALF_KANA = regex("[\uff61-\uffdc\uffe8-\uffee]")
_EMOJI = regex(f"[{EMOJI_CLASS}]")
# Kana, Japanese punctuation or full-width forms show Japanese. Ideographs alone do too, unless words stand around them:
# “METI (経済産業省) said” is English.
_JAPANESE = regex("[\u3001-\u30ff\uff01-\uff9f]")
_LATIN_WORDS = regex("[A-Za-z]{2} +[A-Za-z]{2}")
# An apostrophe inside a word and the minus of a number are Latin in any language; what stands in for them has their
# width and no Japanese form.
_LATIN_SIGN = regex("(?<=[A-Za-z])\u2019(?=[A-Za-z])|\u2212(?=[0-9])")
_STAND_IN = {"\u2019": "\u201b", "\u2212": "+"}
# A sign that touches an East Asian character before it is drawn with that character's face by LibreOffice.
_SIGNS = "[\u2018\u2019\u201c\u201d\u2014\u2015\u2025\u2026\u00b0\u00b1\u00d7]"
_DRAWN_ALONG = regex(f"{_SIGNS}(?<=[{EAST_ASIAN_CLASS}]{_SIGNS})")
# What is drawn as one glyph: emoji joined or modified, a pair of regional letters, a keycap.
_SEQUENCE = regex(
    "[\U0001f1e6-\U0001f1ff]{2}|[0-9#*]\ufe0f?\u20e3"
    f"|(?:[{EMOJI_CLASS}]|[\u2190-\u2bff]\ufe0f)[\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]*"
    "(?:\u200d[\u2190-\u2bff\U0001f000-\U0001faff][\ufe0f\U0001f3fb-\U0001f3ff]*)*"
)
_REGIONAL = frozenset(map(chr, range(0x1F1E6, 0x1F200)))
_PERSON = regex("[\u2190-\u2bff\U0001f000-\U0001f3fa\U0001f400-\U0001faff]")  # what a sequence can fall apart into
_MAYBE_SEQUENCE = regex("[\u20e3\ufe0f\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff\u200d\U000e0020-\U000e007f]")
_NOT_BY_ITSELF = regex(f"[\u2019\u2212{_MAYBE_SEQUENCE.pattern[1:-1]}]")  # characters whose width others decide


class Face(NamedTuple):
    """The two typefaces of a run, named as the theme names them.

    `language` is the tag of the one by whose rules its East Asian text is set; without one they are those of Japanese.
    """

    latin: str
    east_asian: str
    language: str = ""


def is_east_asian(char: str) -> bool:
    """Whether the East Asian face draws the character in any text: kana, ideographs, hangul, full-width forms."""
    return _EAST_ASIAN.match(char) is not None


@cache
def is_ambiguous(char: str) -> bool:
    """Whether the character is full-width in Japanese text and Latin elsewhere, as … “ ” ― × ° → ① ※ are.

    These are the signs (not letters) of the Japanese character sets, and the arrows, mathematical and geometric signs
    that the usual Latin faces lack. PowerPoint draws many of them with the Latin face unless a run says otherwise.
    """
    if is_east_asian(char) or unicodedata.category(char)[0] == "M":
        return False
    if char == "\u2014" or "\u2190" <= char <= "\u27bf" or "\u2b00" <= char <= "\u2bff":
        return True
    if char < "\u0080" or unicodedata.category(char) in {"Ll", "Lu"}:
        return False
    try:
        return len(char.encode("cp932")) == 2
    except UnicodeEncodeError:
        return False


@cache
def _is_missing_in_latin(char: str) -> bool:
    """Whether a sign is Japanese in any text, as ◎ and ① are, since the usual Latin faces have no form of it."""
    return is_ambiguous(char) and char not in _load(_OTHERWISE, False)


def is_japanese(text: str) -> bool:
    """Whether ambiguous signs of this text are Japanese ones."""
    if text.isascii():
        return False
    if _JAPANESE.search(text):
        return True
    return _EAST_ASIAN.search(text) is not None and not _LATIN_WORDS.search(text)


def has_wide_signs(text: str, face: Face) -> bool:
    """Whether ambiguous signs of this text take an em in a face, which they never do in Korean."""
    return setting_of(face.language).wide_signs and is_japanese(text)


@cache
def setting_of(language: str) -> Setting:
    """How a language sets its lines; that of Japanese for none."""
    return known(language).setting if language else Setting()


@lru_cache(maxsize=4096)  # all documents of a briefing have the same words
def script_runs(text: str, *, japanese: bool | None = None) -> tuple[tuple[str, bool], ...]:
    """Split text for a writer: pieces, and whether a piece must name the East Asian face as its Latin face too.

    `japanese` says what the text around is, for a text that is part of a paragraph; by default the text itself tells.
    """
    if not text:
        return ()
    if japanese is None:
        japanese = is_japanese(text)
    if not japanese and text.isascii():
        return ((text, False),)
    named = is_ambiguous if japanese else _is_missing_in_latin
    signs = {char for char in set(text) if named(char)}
    if not signs:
        return ((text, False),)
    latin_signs = {match.start() for match in _LATIN_SIGN.finditer(text)} if _may_stand_in(text) else ()
    runs: list[tuple[str, bool]] = []
    start = 0
    ambiguous = [char in signs and at not in latin_signs for at, char in enumerate(text)]
    for at in range(1, len(text) + 1):
        if at == len(text) or ambiguous[at] != ambiguous[start]:
            runs.append((text[start:at], ambiguous[start]))
            start = at
    return tuple(runs)


def width(text: str, size: float, face: Face, *, bold: bool = False) -> float:
    """Width in points of the text on one line at `size` points."""
    return sum(advances(text, face, bold=bold, japanese=has_wide_signs(text, face))) * size


def advances(text: str, face: Face, *, bold: bool, japanese: bool, size: float = 1.0) -> list[float]:
    """The advance of each character at a size, in em without one; 0 where a character is drawn as part of the one
    before it."""
    table = _advance_table(face, bold, japanese, size)
    if text.isascii():
        return list(map(table.__getitem__, text))
    special = _NOT_BY_ITSELF.search(text) is not None
    measured = _LATIN_SIGN.sub(lambda sign: _STAND_IN[sign[0]], text) if special and japanese else text
    widths = table.of(measured)
    if not japanese:
        for match in _DRAWN_ALONG.finditer(text):
            widths[match.start()] = max(widths[match.start()], size)
    if special:
        for match in _SEQUENCE.finditer(text):
            start, end = match.span()
            widths[start:end] = [_drawn(match[0]) * size] + [0.0] * (end - start - 1)
    return widths


def natural_pitch(text: str, face: Face, *, word: bool = False) -> float:
    """The pitch in em of a line of text to which no pitch is given, in LibreOffice or in `word`.

    LibreOffice keeps that of a Latin face that is named for East Asian text too, though another one draws it.
    """
    if face.east_asian and _EAST_ASIAN.search(text):
        named = _TABLES.get(_folded(face.east_asian))
        if word or named not in _LATIN:
            return _EAST_ASIAN_PITCH * (_WORD_EAST_ASIAN if word else 1.0)
        return _own_pitch(named)
    return _own_pitch(_TABLES.get(_folded(face.latin)))


def _own_pitch(table: str | None) -> float:
    """The pitch in em of a face of which there is a table, that of the usual one at least."""
    return max(float(_content(name)["pitch"]) for name in (table or _OTHERWISE, _OTHERWISE))


def _may_stand_in(text: str) -> bool:
    """Whether it has a sign that may be Latin; most texts have none, and are told so at once."""
    return "\u2019" in text or "\u2212" in text


def _drawn(sequence: str) -> float:
    """Width in em of a sequence: of one emoji, or of its parts where the machine's face lacks the whole."""
    if sequence[0] in _REGIONAL:
        return FLAG_EM
    return EMOJI_EM * max(1, len(_PERSON.findall(sequence)))


class _Advances(dict[str, float]):
    """Advances of one face pair, weight, language and size, found when a character is first met."""

    def __init__(self, face: Face, bold: bool, japanese: bool, size: float) -> None:
        super().__init__()
        self._size = size
        self._latin = _Table(face.latin, bold)
        self._east_asian = _Table(face.east_asian, bold)
        self._japanese = japanese

    def of(self, text: str) -> list[float]:
        """The advance of each character of a text."""
        if not self._east_asian.is_even:
            return list(map(self.__getitem__, text))
        widths: list[float] = []
        start = 0
        for match in _OF_ONE_EM.finditer(text):
            begin, end = match.span()
            if begin > start:
                widths += map(self.__getitem__, text[start:begin])
            widths += [self._size] * (end - begin)
            start = end
        widths += map(self.__getitem__, text[start:] if start else text)
        return widths

    def __missing__(self, char: str) -> float:
        if char == "\t":
            em = TAB_EM
        elif unicodedata.category(char) in {"Mn", "Me", "Cc", "Cf", "Zl", "Zp"}:
            em = 0.0
        elif _EMOJI.match(char):
            em = EMOJI_EM
        elif is_east_asian(char) or (self._japanese and is_ambiguous(char)):
            em = self._east_asian.east_asian(char)
        else:
            em = self._latin.latin(char)
        self[char] = points = em * self._size
        return points


@lru_cache(maxsize=256)  # a document has few faces and sizes
def _advance_table(face: Face, bold: bool, japanese: bool, size: float) -> _Advances:
    return _Advances(face, bold, japanese, size)


class _Table:
    """What is known of one typeface's advances."""

    def __init__(self, typeface: str, bold: bool) -> None:
        name = _folded(typeface)
        known = _TABLES.get(name)
        self._half_width = name in _HALF_WIDTH
        self._factor = 1.0 if known else UNKNOWN_LATIN
        self._own = _load(known or _OTHERWISE, bold)
        self._is_japanese = known == "biz-udpgothic"
        self._hangul = float(_content(known or _OTHERWISE).get("hangul", 1.0))

    @property
    def is_even(self) -> bool:
        """Whether all characters that are full-width by themselves have one em."""
        return not self._is_japanese

    def east_asian(self, char: str) -> float:
        """Advance of a full-width or half-width character; one em is a fact of the usual faces, not a guess, except for
        hangul, which is narrower in some."""
        own = self._own.get(char) if self._is_japanese else None
        if own is not None:
            return own
        if _HALF_KANA.match(char):
            return 0.5
        return self._hangul if _HANGUL.match(char) else 1.0

    def latin(self, char: str) -> float:
        """Advance of any other character; one em where no table has it."""
        if self._half_width:
            return 0.5 if char < "\u0100" else 1.0
        own = self._own.get(char)
        return 1.0 if own is None else own * self._factor


@cache
def _load(name: str, bold: bool) -> dict[str, float]:
    content = _content(name)
    em: int = content["unitsPerEm"]
    runs: dict[str, list[int]] = content["bold" if bold else "regular"]
    return {chr(int(start, 16) + offset): unit / em for start, run in runs.items() for offset, unit in enumerate(run)}


@cache
def _content(name: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((files("briefdeck") / "data" / f"{name}.json").read_text(encoding="utf-8"))
    return content


def _folded(typeface: str) -> str:
    return unicodedata.normalize("NFKC", typeface).casefold()
