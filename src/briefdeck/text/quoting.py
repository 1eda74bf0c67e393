"""Straight quotation marks and apostrophes of typed text, as the language of the text sets them.

Only what is certain is changed: an apostrophe within a word, marks that open and close in pairs. Addresses, code,
inches and minutes keep the signs that were typed, and so do curly marks, which somebody chose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import field

from briefdeck.locale import Language
from briefdeck.patterns import regex
from briefdeck.text.languages import language_of
from briefdeck.text.metrics import is_east_asian
from briefdeck.values import dataclass

_STRAIGHT = regex("[\"']")
_VERBATIM = regex(r"(?:https?://|mailto:|www\.)\S+|`[^`]*`|</?[A-Za-z][^<>]*>")
DOUBLED = regex(r"(?<![\d\"'`])(?:\"\"|''|``)(?P<inside>[^\"'`\s](?:[^\"'`\n]{0,200}[^\"'`\s])?)(?:\"\"|'')(?![\"'])")
"""Words in doubled straight marks, as other tools and other quotes around them ask for."""
_BEFORE = frozenset("([{<–—-/“‘«‹„‚「『（［｛\"'")  # what an opening mark may follow without a space
_TYPED = {"“": "”", "«": "»", "「": "」", "„": "“", "『": "』"}
_SHORTENED = regex(r"(?<!\w)'n'(?!\w)|(?<!\w)'\d\ds?\b(?!')")
_SHOWN = regex("[“”„‘’‚「」『』]|[«‹]\u00a0?|\u00a0?[»›]")
_ANY_DOUBLE = regex('["“”„「」『』]|[«‹]\u00a0?|\u00a0?[»›]')
_ANY_SINGLE = regex("[‘’‚]")
_APOSTROPHE = "’"
_OTHER = "\ufffc"  # what stands in the text and is no words of it


def quoted(pieces: Sequence[str | None], document: Language, level: int = 0) -> list[str | None]:
    """The words of a text with the quotation marks of its language; None stands for what is no words, and stays.

    Quotations within one another have the outer and the inner pair of the language in turn; `level` is how many the
    whole text stands in already. A Japanese text sets its brackets around East Asian words alone.
    """
    text = "".join(_OTHER if piece is None else piece for piece in pieces)
    spelt = language_of(text, document)
    if level % 2:
        pieces = [None if piece is None else _within(piece, spelt) for piece in pieces]
    if not _STRAIGHT.search(text):
        return list(pieces)
    marks = _Reading(text, spelt, level).marks()
    made: list[str | None] = []
    at = 0
    for piece in pieces:
        if piece is None:
            made.append(None)
            at += 1
            continue
        made.append("".join(marks.get(at + n, sign) for n, sign in enumerate(piece)))
        at += len(piece)
    return made


def _within(text: str, language: Language) -> str:
    """The outer marks of the language, where somebody typed them in pairs, as the inner ones: the text stands in outer
    ones already. In English the pair around it may be either, and both are right; East Asian marks are left too."""
    (opening, closing), (inner, ending) = language.quotes
    one_sign = all(len(sign) == 1 for sign in (opening, closing, inner, ending))
    if language.theme_script or not one_sign or closing in "’”" or opening not in text:
        return text
    return re.sub(f"{opening}([^{opening}{closing}]*){closing}", rf"{inner}\1{ending}", text)


@dataclass(slots=True)
class _Open:
    at: int
    sign: str
    level: int


@dataclass
class _Reading:
    """A text read once from its start, its open marks in a stack."""

    text: str
    language: Language
    level: int
    open: list[_Open] = field(default_factory=list)
    pairs: list[tuple[_Open, int]] = field(default_factory=list)
    apostrophes: list[int] = field(default_factory=list)
    doubtful: set[str] = field(default_factory=set)
    """Straight signs of which one is no half of a pair, so that nobody can tell which ones are."""
    verbatim: list[tuple[int, int]] = field(init=False)

    def __post_init__(self) -> None:
        self.verbatim = [match.span() for match in _VERBATIM.finditer(self.text)]

    def marks(self) -> dict[int, str]:
        """What stands in the place of straight marks, by their place in the text."""
        typed = dict(self._typed())
        for at, sign in enumerate(self.text):
            if self.is_verbatim(at):
                continue
            if at in typed:
                self.open.append(_Open(at, self.text[typed[at]], self._depth()))
            elif self.open and self.open[-1].sign == sign and sign not in "\"'":
                self.open.pop()
            elif sign == "'":
                self._single(at)
            elif sign == '"':
                self._double(at)
        self.doubtful |= {one.sign for one in self.open}
        return dict(self._settled())

    def is_verbatim(self, at: int) -> bool:
        """Whether a sign stands in an address or in code."""
        return any(start <= at < stop for start, stop in self.verbatim)

    def _typed(self) -> Iterator[tuple[int, int]]:
        """Where a pair of other marks opens and closes: what stands in it is one level deeper."""
        for at, sign in enumerate(self.text):
            stop = self.text.find(_TYPED[sign], at + 1) if sign in _TYPED else -1
            if stop > 0:
                yield at, stop

    def _single(self, at: int) -> None:
        before, after = self._around(at)
        if self._is_apostrophe(at):
            self.apostrophes.append(at)
        elif self._closes(at, "'"):
            self.pairs.append((self.open.pop(), at))
        elif self._opens(at) and self._is_closed(at):
            self.open.append(_Open(at, "'", self._depth()))
        elif _is_letter(before) and not after.isalnum():  # the boards' view, which is no half of a pair
            self.apostrophes.append(at)
            self.doubtful.add("'")

    def _is_apostrophe(self, at: int) -> bool:
        """Whether a mark stands in a word, or for signs that are left out: it's, the 1990's, '90s, rock 'n' roll."""
        before, after = self._around(at)
        if _is_letter(before):
            return after.isalnum() and not is_east_asian(after)
        if before.isdigit():
            return after == "s" and not self._around(at + 1)[1].isalnum()
        return any(_SHORTENED.match(self.text, start) for start in (at, max(at - 2, 0)))

    def _double(self, at: int) -> None:
        if self._closes(at, '"'):
            self.pairs.append((self.open.pop(), at))
        elif self._opens(at):
            self.open.append(_Open(at, '"', self._depth()))
        else:
            self.doubtful.add('"')

    def _depth(self) -> int:
        return self.level + len(self.open)

    def _around(self, at: int) -> tuple[str, str]:
        return self.text[at - 1 : at] if at else "", self.text[at + 1 : at + 2]

    def _opens(self, at: int) -> bool:
        before, after = self._around(at)
        starts = not before or before.isspace() or before in _BEFORE or is_east_asian(before)
        return starts and bool(after) and not after.isspace() and after != self.text[at]

    def _closes(self, at: int, sign: str) -> bool:
        before, after = self._around(at)
        ends = not after.isalnum() or is_east_asian(after)
        is_open = bool(self.open) and self.open[-1].sign == sign
        return is_open and ends and not before.isspace() and self.open[-1].at < at - 1

    def _is_closed(self, at: int) -> bool:
        """Whether some later single mark may close one that opens here."""
        return re.search(r"(?<=[^\s'])'(?![A-Za-z0-9À-ɏ])", self.text[at + 2 :]) is not None

    def _settled(self) -> Iterator[tuple[int, str]]:
        for at in self.apostrophes:
            yield at, _APOSTROPHE
        for opened, closed in self.pairs:
            inside = self.text[opened.at + 1 : closed]
            brackets = self.language.theme_script == "Jpan"
            if opened.sign in self.doubtful or (brackets and not any(map(is_east_asian, inside))):
                continue
            first, last = self.language.quotes[opened.level % 2]
            yield opened.at, first
            yield closed, last


def _is_letter(sign: str) -> bool:
    return sign.isalpha() and not is_east_asian(sign)


def unpaired(text: str, document: Language) -> list[int]:
    """Where straight marks of a text stay as they are typed, since no pair of them is certain; not those of measures,
    behind a digit, of code, and doubled ones."""
    if not _STRAIGHT.search(text):
        return []
    reading = _Reading(text, language_of(text, document), 0)
    marks = reading.marks()
    left = (match.start() for match in _STRAIGHT.finditer(text))
    doubled = [match.span() for match in DOUBLED.finditer(text)]
    left = (at for at in left if not any(start <= at < stop for start, stop in doubled))  # told as such
    return [at for at in left if at not in marks and not text[:at][-1:].isdigit() and not reading.is_verbatim(at)]


def set_as(sign: str, shown: str, at: int) -> int:
    """How many characters of what is shown a straight mark is there, in any language; 0 where it is none."""
    found = _SHOWN.match(shown, at) if sign in ("'", '"') else None
    return len(found[0]) if found else 0


def straight(text: str) -> str:
    """A text with straight marks in the place of all that they may be set as: what two texts are held against."""
    return _ANY_SINGLE.sub("'", _ANY_DOUBLE.sub("'", text))
