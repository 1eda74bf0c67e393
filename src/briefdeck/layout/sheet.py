"""Roles and surfaces as an audience's design has them: sizes in points, theme slots, paragraphs to be measured."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import field
from itertools import chain, groupby
from math import ceil, floor
from typing import Any

from briefdeck.document.deck import Geometry, TextParagraph, TextRun
from briefdeck.layout.nodes import Node, Role, Surface, Text, Tone
from briefdeck.layout.phrases import at_phrases, lines_at_phrases
from briefdeck.layout.typesetting import (
    LEAST_SIZE,
    NEVER,
    Typesetting,
    lines,
    paragraph,
    pitch,
    plain_run,
    runs,
    said,
)
from briefdeck.text import one_line, reach, widest_word
from briefdeck.text import width as line_width
from briefdeck.text.line_breaks import REPEATED
from briefdeck.values import dataclass

SECONDARY = 0.78  # of the primary size: plainly smaller, and still read
_SECONDARY_MOST = 0.8
HEADING, HEADING_LESS = 1.15, 1.1  # a heading ÷ primary text at most, by a size of the audience; where it has none
TITLE = 1.3  # a title is larger than any heading by this much
_NUMBER_PITCH = 0.92  # of the usual pitch: a number stands alone on its line
_FOOT = 0.025  # of its size: what its glyphs reach below a line that LibreOffice sets at an exact pitch
_YIELDING = 1.5  # sizes by which a number gets smaller from step to step, where it yields
_MODEST = 1.4  # a number that takes only height to spare ÷ the title, at first
_SHORT = 10  # characters of a word that is rather set smaller than broken
_SIGN, _UNIT, _LARGE = 0.6, 0.5, 24  # of the size of a number: signs beside a large one, and words
_STRONG = (Role.HEADING, Role.NUMBER)
_MEASURED = (reach, widest_word)  # the first is found sooner, and no less than the other
_DARK = (Surface.MASS, Surface.ACCENT, Surface.AGAINST)


def half(size: float) -> float:
    """A size to half a point, the unit in which people choose type."""
    return round(size * 2) / 2


def secondary(size: float) -> float:
    """The size of what stands behind a statement of a size, in whole points where these are 0.75 to 0.8 of it."""
    whole = float(round(size * SECONDARY))
    return max(LEAST_SIZE, whole if whole <= size * _SECONDARY_MOST else half(size * SECONDARY))


@dataclass(frozen=True, slots=True)
class Sheet:
    """The settings of a deck at one step of its sizes, on one surface; `known` is what was found of nodes at this step,
    their heights and the paragraphs of texts; `grounds` are the same settings on other surfaces, once
    asked for. Where numbers may get `larger` than their place needs, `first` is the largest of these sizes that they
    may have, as its place among them."""

    setting: Typesetting
    step: int
    surface: Surface = Surface.PAGE
    first: int = -1
    known: dict[object, tuple[Node, Any]] = field(default_factory=dict, compare=False, repr=False)
    grounds: dict[Surface, Sheet] = field(default_factory=dict, compare=False, repr=False)

    def on(self, surface: Surface) -> Sheet:
        """The same on another surface, which changes no height."""
        if surface is self.surface:
            return self
        if surface not in self.grounds:
            self.grounds[surface] = Sheet(self.setting, self.step, surface, self.first, self.known)
        return self.grounds[surface]

    def numbers(self, text: Text) -> list[float]:
        """The sizes that a number may have, the largest first; one that yields gets smaller with the words, a modest
        one is no larger than it need be where it takes no height that is to spare."""
        if self.first >= 0:
            return self.setting.numbers[self.first :]
        own = self.setting.sizes.figure
        if text.modest:
            return [size for size in own if size <= self.setting.message_size * _MODEST] or own[-1:]
        return own[min(ceil(self.step * _YIELDING), len(own) - 1) if text.yields and self.step > 0 else 0 :]

    def larger(self) -> Iterator[Sheet]:
        """The same with numbers of all their sizes, the largest first; what is known of other texts they know."""
        others = {
            key: (node, found)
            for key, (node, found) in self.known.items()
            if isinstance(node, Text) and node.role is not Role.NUMBER
        }
        for first in range(len(self.setting.numbers)):
            yield Sheet(self.setting, self.step, self.surface, first, {**others})

    def once(self, what: str, node: Node, width: float, find: Callable[[Node, float, Sheet], float]) -> float:
        """What is found of a node in a width, once: it is asked for by all that it stands in."""
        key = what, id(node), width
        if (known := self.known.get(key)) is None:
            known = self.known[key] = node, find(node, width, self)  # with the node, so that its id stays its own
        found: float = known[1]
        return found

    def size(self, role: Role) -> float:
        """The size of a role in points."""
        known, key = self.setting.role_sizes, (role, self.step)
        if key not in known:
            known[key] = self._size(role)
        return known[key]

    def _size(self, role: Role) -> float:
        sizes = self.setting.sizes
        primary = self.setting.step(self.setting.primary_sizes, self.step)
        match role:
            case Role.PRIMARY:
                return primary
            case Role.HEADING:
                most = floor(self.setting.message_size / TITLE * 2) / 2
                larger = [s for s in self.setting.primary_sizes if primary < s <= primary * HEADING]
                return max(primary, min(max(larger, default=half(primary * HEADING_LESS)), most))
            case Role.SECONDARY:
                return max(self.setting.least, secondary(primary))
            case Role.SOURCE:
                return self.setting.least
            case Role.LABEL:
                return min(sizes.label, primary)
            case Role.LISTED:  # what is looked up, and not read: never as large as a statement
                return min(self.size(Role.LABEL), self.size(Role.SECONDARY))
            case Role.NUMBER:
                return sizes.figure[0]

    def colour(self, tone: Tone) -> str:
        """The theme slot of a tone on this surface; empty for the colour that text has anyway."""
        look = self.setting.look
        if self.surface in self._dark:
            dark = self.surface not in (Surface.ACCENT, Surface.AGAINST)
            plain, quiet = (look.on_mass, look.on_mass_muted) if dark else (look.on_accent, look.on_accent)
            return quiet if tone is Tone.SECONDARY else look.on_mass_accent if dark and tone is Tone.ACCENT else plain
        match tone:
            case Tone.INK:
                return look.muted if self.surface is Surface.DASHED else ""
            case Tone.SECONDARY:
                return look.muted
            case Tone.ACCENT:
                return look.accent
            case Tone.GOOD:
                return look.good or look.accent
            case Tone.BAD:
                return look.bad or look.accent

    @property
    def _dark(self) -> tuple[Surface, ...]:
        """The surfaces on which text is light; a label is one where it has the colour of a mass."""
        look = self.setting.look
        return (*_DARK, Surface.LABEL) if look.label == look.mass else _DARK

    @property
    def fill(self) -> str:
        """The theme slot of this surface; empty for none."""
        look = self.setting.look
        match self.surface:
            case Surface.PANEL:
                return look.panel
            case Surface.LABEL:
                return look.label
            case Surface.TINT:
                return look.tint
            case Surface.MASS:
                return look.mass
            case Surface.ACCENT:
                return look.accent
            case Surface.AGAINST:
                return look.bad or look.accent
            case _:
                return ""

    @property
    def border(self) -> tuple[str, float]:
        """The slot and the weight of the line around this surface: a pale one needs it to be seen in print."""
        look = self.setting.look
        match self.surface:
            case Surface.PANEL | Surface.TINT | Surface.LABEL if self.surface not in self._dark:
                return look.line, 0.75
            case Surface.FRAME | Surface.DASHED:
                return look.grey, 0.75
            case Surface.STRONG_FRAME:
                return look.accent, 1.5
            case _:
                return "", 0.75

    # --- text ---------------------------------------------------------------------------------------------------------

    def words(self, text: Text, width: float) -> tuple[TextParagraph, float]:
        """A text as a paragraph, and its size. It is asked for to be measured and to be drawn."""
        if text.see or text.used or text.role is Role.NUMBER:  # what is found later may change them
            return self._words(text, width)
        key = self.surface, id(text), width
        if (known := self.known.get(key)) is None:
            known = self.known[key] = text, self._words(text, width)
        made: tuple[TextParagraph, float] = known[1]
        return made

    def _words(self, text: Text, width: float) -> tuple[TextParagraph, float]:
        size = self.fitted(text, width)
        made = self._runs(text, size)
        bullet = self.setting.bullet(text.depth) if text.bullet else ""
        if text.role is Role.NUMBER:
            before = text.before * size
            return paragraph(made, size * _NUMBER_PITCH, before=before, align=text.align, role=text.role), size
        left = size * (text.depth + 1) if bullet else 0.0
        room = width - left
        strong = bool(self._strong(text))
        made = at_phrases(
            *(made + self._behind(text, size), size, self.setting, room),
            bold=strong,
            flows=_flows(text, strong),
            even=text.align == "ctr",
        )
        before = text.before * size
        return (
            paragraph(made, size, before=before, bullet=bullet, align=text.align, role=text.role, left=left),
            size,
        )

    def fitted(self, text: Text, width: float) -> float:
        """The size of a text. A number takes the largest of its own at which it and its like stand on one line. A
        heading and its like take that of a lesser role where a word would be cut, and at the last step where a
        short one would be broken."""
        if not (text.phrased or text.role is Role.NUMBER):
            return self.size(text.role)
        if not text.alike:
            return self._fitted(text, width)
        # Texts that have the same ones as their like are among these: what fits one of them fits all.
        key = "fitted", id(text.alike), text.role, text.yields, text.modest, width
        if (known := self.known.get(key)) is None:
            known = self.known[key] = text, self._fitted(text, width)
        size: float = known[1]
        return size

    def _fitted(self, text: Text, width: float) -> float:
        size, shown = self.size(text.role), (text, *text.alike)
        if text.role is Role.NUMBER:
            sizes = self.numbers(text)
            fits = (
                s
                for s in sizes
                if all(lines(self._runs(t, s), s, self.setting.face, width, bold=True) == 1 for t in shown)
            )
            return next(fits, sizes[-1])
        lesser = [s for role in (Role.PRIMARY, Role.SECONDARY) if (s := self.size(role)) < size]
        if not lesser:
            return size
        said, face = [t.text.plain for t in shown], self.setting.face

        def cuts(size: float) -> bool:
            """Whether a line of one of them ends inside a word; most have room on one line as a whole."""
            return any(
                all(measured(text, 1.0, face, bold=True) * size * (1 + REPEATED) > width for measured in _MEASURED)
                for text in said
            )

        def breaks(size: float) -> bool:
            return any(self._breaks(t, size, width) for t in shown)

        for fails in (breaks, cuts) if self._is_last else (cuts,):
            fitting = next((s for s in lesser if not fails(s)), None)
            if fitting is not None and fails(size):
                return fitting
        return size

    @property
    def _is_last(self) -> bool:
        return self.step >= len(self.setting.primary_sizes) - 1

    def _breaks(self, text: Text, size: float, width: float) -> bool:
        """Whether a short word does not stand on one line; marks of sources behind it may go to the next."""
        if not text.phrased or len(text.text.plain) > _SHORT:
            return False
        return lines(plain_run(text.text.plain, size), size, self.setting.face, width, bold=True) > 1

    def _runs(self, text: Text, size: float) -> tuple[TextRun, ...]:
        colour, strong = self.colour(self._tone(text)), self._strong(text)
        made = runs(text.text, size, colour=colour, bold=strong, quiet=self.colour(Tone.SECONDARY))
        if not (text.prefix or text.unit):
            return made
        origin = next(text.text.origins, None)
        around = (around_number(text.prefix, size), around_number(text.unit, size))
        before, after = (
            [plain_run(piece, s, colour=colour, bold=strong, origin=origin) for piece, s in said] for said in around
        )
        return (*chain.from_iterable(before), *made, *chain.from_iterable(after))

    def _tone(self, text: Text) -> Tone:
        """The accent for a number that the slide's title states, where nothing that is drawn has it: there the eye goes
        first."""
        if text.role is not Role.NUMBER or text.tone is not Tone.INK or not self.setting.stated:
            return text.tone
        number = re.escape(f"{text.prefix}{text.text.plain}{text.unit}")
        stated = re.search(rf"(?<!\d)(?<!\d[.,]){number}(?!\d)(?![.,]\d)", self.setting.stated)
        return Tone.ACCENT if stated else text.tone

    @staticmethod
    def _strong(text: Text) -> bool | None:
        return True if text.strong is None and text.role in _STRONG else text.strong

    def _behind(self, text: Text, size: float) -> tuple[TextRun, ...]:
        """Marks behind a text, never larger than it."""
        if not (text.status or text.see or text.used):
            return ()
        quiet, label = self.colour(Tone.SECONDARY), min(self.size(Role.LABEL), size)
        marks = plain_run(text.status, label, colour=quiet) + self.setting.see(text.see, label, quiet)
        return marks + self.setting.used(text.used, label, quiet) if text.used else marks

    def width(self, text: Text) -> float:
        """The width in which a text stands on one line with what stands around it, and a little more."""
        size, strong, face = self.size(text.role), bool(self._strong(text)), self.setting.face
        pieces = chain.from_iterable(around_number(around, size) for around in (text.prefix, text.unit))
        around = sum(line_width(piece, s, face, bold=strong) for piece, s in pieces)
        words = ((words, own, bold is not False and strong) for words, own, bold, _ in said(text.text, size))
        return sum(line_width(piece, own, face, bold=heavy) for piece, own, heavy in words) + around + size / 2

    def needed(self, text: Text) -> float:
        """The width in which a text surely stands on one line in PowerPoint and in LibreOffice, with the marks of its
        sources."""
        size, strong = self.size(text.role), bool(self._strong(text))
        made = [(run.text, strong if run.bold is None else run.bold) for run in self._runs(text, size)]
        return max(one_line(made, self.setting.face)) * size + size / 4 if made else 0.0

    def widest(self, text: Text) -> float:
        """The width in which no word of a text is cut."""
        size, strong = self.size(text.role), bool(self._strong(text))
        return widest_word(text.text.plain, size, self.setting.face, bold=strong) * (1 + REPEATED)

    def height(self, text: Text, width: float) -> float:
        """The height of a text without the space before it; a number must stand on one line, and a short word does
        before all words get smaller."""
        if not text.text:
            return 0.0
        if not (text.role is Role.NUMBER or text.prefix or text.unit or text.status or text.see or text.used):
            return self._lines_alone(text, width)
        if text.used:  # where it is cited is found later, and may take more room
            return self._measured(text, width)
        key, known = (text, round(width, 2), self.step, self.first), self.setting.heights
        if key not in known:
            known[key] = self._measured(text, width)
        return known[key]

    def _lines_alone(self, text: Text, width: float) -> float:
        """The height of a text that has nothing around its words, and of which many sizes are tried."""
        if text.phrased and not self._is_last and self._breaks(text, self.size(text.role), width):
            return NEVER
        size, strong = self.fitted(text, width), self._strong(text)
        room = width - (size * (text.depth + 1) if text.bullet else 0.0)
        words = said(text.text, size, bold=strong)
        flows = _flows(text, bool(strong))
        even = text.align == "ctr"
        return lines_at_phrases(words, size, self.setting, room, bold=bool(strong), flows=flows, even=even) * pitch(
            size
        )

    def _measured(self, text: Text, width: float) -> float:
        if not self._is_last and self._breaks(text, self.size(text.role), width):
            return NEVER
        made, size = self.words(text, width)
        strong = self._strong(text)
        count = lines(made.runs, size, self.setting.face, width - (made.left or 0.0), bold=bool(strong))
        if text.role is Role.NUMBER and count > 1:
            return NEVER
        return made.pitch + size * _FOOT if text.role is Role.NUMBER else count * pitch(size)


def _flows(text: Text, strong: bool) -> bool:
    """Whether a text runs on as a sentence does; a bold or centred one is broken where it reads best."""
    return not strong and text.align != "ctr"


def around_number(words: str, size: float) -> Iterator[tuple[str, float]]:
    """What stands around a number of a size, in pieces: signs (%, ¥, $) plainly smaller, words half as large."""
    for sign, piece in groupby(words, lambda char: unicodedata.category(char) == "Sc" or char in "%％‰"):
        share = _UNIT if not sign else _SIGN if size >= _LARGE else 1.0
        yield "".join(piece), max(LEAST_SIZE, half(size * share))


def shape_room(geometry: Geometry) -> float:
    """The width that a shape keeps from its words by itself, in pt: half a tip of a pentagon, two tips of a chevron.

    The text rectangles of the preset shapes (ECMA-376 Part 1, 20.1.9), for a tip of 14 pt.
    """
    return {Geometry.PENTAGON: 7.0, Geometry.CHEVRON: 28.0}.get(geometry, 0.0)
