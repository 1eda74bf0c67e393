"""What every block needs on slides: faces, sizes, theme slots, and the measuring of paragraphs. Points throughout."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from functools import cached_property, lru_cache
from itertools import pairwise
from math import ceil, floor

from briefdeck.audience.deck_style import DeckStyle
from briefdeck.audience.levels import Level
from briefdeck.audience.settings import Design, TypeSizes
from briefdeck.document.deck import Bullet, TextParagraph, TextRun
from briefdeck.document.outline import Labels
from briefdeck.document.richtext import Citation, Origin, RichText, Run
from briefdeck.locale import Language, known
from briefdeck.text import Face, balance_title, line_count, widest_word
from briefdeck.text import Run as Piece
from briefdeck.values import dataclass, replace

Lines = list[tuple[TextParagraph, float]]  # paragraphs, each with its size
LEADING = 1.35  # line pitch ÷ size: between the 1.3 and 1.4 at which Japanese text reads best
_WIDEST_NUMBER = 888  # of a slide, in its room on the page
TIP = 7.0  # of an arrow's end, what the shape itself takes: its text ends half way into the tip, pt
LEAST_DRAWING = 150.0  # below this height a chart or picture says nothing, pt
_NUMBER, _APART = 1.8, 4  # a number that has room for it ÷ the title; pt that sizes are apart at most
_LARGER, _TITLE = 0.12, 1.3  # what a page with little on it may add a step; a title ÷ what stands below it
NEVER = 100_000.0  # the height of what must not be broken, pt
LEAST_SIZE = 9.0  # the smallest type that stands anywhere in a deck, pt


@dataclass(frozen=True, slots=True)
class Listed:
    """A group of slides as an agenda lists it, and the topics of these, where they say more than its name."""

    name: str
    topics: tuple[RichText, ...] = ()


@dataclass(frozen=True)
class Typesetting:
    """The settings under which one deck is laid out.

    `agenda` are the groups of slides that an agenda lists, `group` the one that is being set, `title` its title,
    `stated` as much of that as numbers have the accent for, `title_size` the size of that where it is not the
    layout's. `text_face` is that of the placeholder whose area is being set; outside of it text has the theme's
    own. `places` are the numbers of the slides that anchors lead to, `uses` those on which each source is cited,
    `noted` those whose notes cite it; empty while they are not known yet. `heights` are those of texts that were
    measured, for all settings of one deck: a mark never gets wider by what is found later. So are `role_sizes`, the
    sizes of roles by role and step. `least` is the smallest size of a role.
    """

    style: DeckStyle
    look: Design
    sizes: TypeSizes
    labels: Labels
    language: str
    agenda: tuple[Listed, ...] = ()
    group: str = ""
    title: str = ""
    stated: str = ""
    title_size: float = 0.0
    text_face: Face | None = None
    least: float = LEAST_SIZE
    places: Mapping[str, int] = field(default_factory=dict)
    uses: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    noted: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    heights: dict[object, float] = field(default_factory=dict, compare=False, repr=False)
    role_sizes: dict[object, float] = field(default_factory=dict, compare=False, repr=False)

    @property
    def spoken(self) -> Language:
        """What the language of the document needs."""
        return known(self.language)

    @property
    def face(self) -> Face:
        """The face of everything but titles."""
        return self.style.face

    def bullet(self, level: int) -> Bullet:
        """The bullet of a list in a box of its own: that of the template's body text."""
        return self.levels[min(level, len(self.levels) - 1)].bullet or Bullet("•–"[min(level, 1)])

    @cached_property
    def levels(self) -> tuple[Level, ...]:
        """The list levels of the template's body text."""
        return self.style.layouts["message"].bodies[0].levels

    @property
    def framed(self) -> bool:
        """Whether blocks stand in ruled frames, as on a printed sheet."""
        return self.look.cards == "framed"

    @property
    def gap(self) -> float:
        """The space between columns and between blocks."""
        return self.look.gap

    @property
    def text_sizes(self) -> list[float]:
        """The body's sizes, then the smaller ones of tables."""
        sizes = self.sizes
        return [*sizes.body, *(s for s in sizes.table if s < sizes.body[-1])]

    @cached_property
    def message_size(self) -> float:
        """The size in which a slide's message is set: the larger of title and lead."""
        if self.title_size:
            return self.title_size
        places = self.style.layouts["message"].placeholders
        return max(places[role].levels[0].size for role in ("title", "lead") if role in places)

    @cached_property
    def primary_sizes(self) -> list[float]:
        """The sizes of primary text: the body's, then the smaller ones of cards."""
        body = self.sizes.body
        return [*body, *(s for s in self.sizes.card if s < body[-1])]

    @cached_property
    def numbers(self) -> list[float]:
        """The sizes of numbers that have more height than they need, the largest first: among their own the least that
        sets them apart from the title, and those half way."""
        own = sorted({*self.sizes.figure, ceil(self.message_size * _NUMBER * 2) / 2})
        between = {floor((a + b) / 2) for a, b in pairwise(own) if b - a > _APART and a >= self.message_size}
        return sorted({*own, *between}, reverse=True)

    def under_title(self, size: float) -> Typesetting:
        """The settings of a slide whose title is set in a size: what comes too near to that gives way to what does not,
        words to smaller ones, numbers to a heading's size."""
        most = max(floor(size / _TITLE * 2) / 2, LEAST_SIZE)
        sizes = self.sizes
        figures = [s for s in sizes.figure if s >= size or s <= most]
        words = {name: _at_most(own, most) for name, own in sizes if isinstance(own, list) and own is not sizes.figure}
        larger = figures if figures and figures[-1] <= most else [*figures, most]
        steps = {**words, "figure": larger, "label": min(sizes.label, most)}
        limited = sizes if all(getattr(sizes, k) == v for k, v in steps.items()) else sizes.model_copy(update=steps)
        if limited is sizes and size == self.message_size:
            return self
        return replace(self, title_size=size, sizes=limited, heights={}, role_sizes={})

    def see(self, anchor: str, size: float, colour: str) -> tuple[TextRun, ...]:
        """The mark that leads to a slide, nothing where no slide has the anchor.

        While the places are not known it takes the room of three digits: a mark never grows when its number is found.
        """
        if not anchor or (self.places and anchor not in self.places):
            return ()
        number = self.places.get(anchor, _WIDEST_NUMBER)
        # The space has a size of its own: LibreOffice forgets that of a link where the run behind it has the same.
        before, _, after = self.labels.see.replace(" ", "\u00a0").partition("{number}")
        # The number alone is the link: what is underlined would begin before it.
        return (
            TextRun("\u00a0", size + 1, False, colour),
            *((TextRun(before, size, False, colour),) if before else ()),
            TextRun(f"{number}{after}", size, False, colour, target=anchor),
        )

    def used(self, number: int, size: float, colour: str) -> tuple[TextRun, ...]:
        """Where a source is cited: the numbers of the slides, else of those whose notes cite it, nothing where none
        does. While these are not known it takes the room of a few."""
        slides = self.uses.get(number, ()) if self.places else (_WIDEST_NUMBER, 0) * 4
        pattern = self.labels.see if slides else self.labels.noted
        stretches = _stretches(slides or self.noted.get(number, ()))
        if not (stretches and pattern):
            return ()
        before, _, after = pattern.replace(" ", "\u00a0").partition("{number}")  # a line may end between two alone
        return (TextRun(f"\u00a0{before}{', '.join(stretches)}{after}", size, False, colour),)

    def step(self, steps: Sequence[float], step: int) -> float:
        """A size of a scale; a shorter scale stays at its last size. Below 0 are the sizes of a page with little on it,
        which leave a title as much larger as it has to be."""
        if step < 0:
            most = max(steps[0], self.message_size / _TITLE)
            return floor(min(steps[0] * (1 - _LARGER * step), most) * 2) / 2
        return steps[min(step, len(steps) - 1)]


def _at_most(sizes: Sequence[float], most: float) -> list[float]:
    return list(dict.fromkeys(min(size, most) for size in sizes))


def _stretches(numbers: Sequence[int]) -> list[str]:
    """Numbers in their order, those that follow each other as one stretch: 2, 5–7."""
    made: list[list[int]] = []
    for number in numbers:
        if made and number == made[-1][-1] + 1:
            made[-1].append(number)
        else:
            made.append([number])
    return [str(s[0]) if len(s) == 1 else f"{s[0]}–\u2060{s[-1]}" for s in made]


def pitch(size: float) -> float:
    """The exact line pitch for a size, to a tenth of a point."""
    return round(size * LEADING, 1)


def runs(
    text: RichText, size: float, *, colour: str = "", bold: bool | None = None, quiet: str | None = None
) -> tuple[TextRun, ...]:
    """Runs for the words of a text; its citations become small marks, neighbours one mark, of the colour `quiet` where
    that is not the text's.

    A mark is smaller, not raised: Office shrinks what it raises by a third again, which nobody can read in print, and
    LibreOffice raises only the last of several links side by side.
    """
    small = _of_marks(size)
    return tuple(
        [
            TextRun(said, size, True if run.bold else bold, colour, run.href, origin=run.origin)
            if run is not None
            else TextRun(said, small, False, colour if quiet is None else quiet, target=target)
            for run, said, target in _with_marks(text)
        ]
    )


Said = tuple[tuple[str, float, bool | None, str], ...]
"""What is measured of runs: their words, sizes, weights and targets."""


def said(text: RichText, size: float, *, bold: bool | None = None) -> Said:
    """The same runs as they are measured."""
    small = _of_marks(size)
    return tuple(
        [
            (words, size, True if run.bold else bold, "") if run is not None else (words, small, False, target)
            for run, words, target in _with_marks(text)
        ]
    )


def _of_marks(size: float) -> float:
    return max(LEAST_SIZE, round(size * 1.2) / 2)


def _with_marks(text: RichText) -> list[tuple[Run | None, str, str]]:
    """Words with their run, and marks with their target: each piece of a text on a slide."""
    made: list[tuple[Run | None, str, str]] = []
    for inline in text.inlines:
        if isinstance(inline, Run):
            made.append((inline, inline.text, ""))
        elif made and made[-1][2]:
            _, words, target = made[-1]
            made[-1] = None, f"{words}[{inline.number}]", target
        else:
            made.append((None, f"[{inline.number}]", anchor(inline.number)))
    return made


def paragraphs_of(text: RichText) -> list[RichText]:
    """A text cut at its line breaks."""
    if "\n" not in (plain := text.plain):
        return [text] if plain.strip() or text.citations else []
    made: list[list[Citation | object]] = [[]]
    for inline in text.inlines:
        if isinstance(inline, Citation):
            made[-1].append(inline)
            continue
        first, *rest = inline.text.split("\n")
        made[-1].append(replace(inline, text=first))
        made += [[replace(inline, text=piece)] for piece in rest]
    texts = [RichText(tuple(inlines)) for inlines in made]  # type: ignore[arg-type]
    return [text for text in texts if text.plain.strip() or text.citations]


def anchor(number: int) -> str:
    """Where a citation leads: the slide that lists the source."""
    return f"source-{number}"


def group_anchor(name: str) -> str:
    """Where an entry of an agenda leads: the first slide of a group."""
    return f"group {name}"


def spoken(text: RichText) -> str:
    """A text as it stands in the notes: words, and citation marks in brackets."""
    return "".join(i.text if isinstance(i, Run) else f"[{i.number}]" for i in text.inlines)


def spoken_runs(text: RichText) -> tuple[TextRun, ...]:
    """The same as runs without a look of their own."""
    return tuple(
        TextRun(i.text, origin=i.origin) if isinstance(i, Run) else TextRun(f"[{i.number}]") for i in text.inlines
    )


def plain_run(
    text: str, size: float = 0.0, *, colour: str = "", bold: bool | None = None, origin: Origin | None = None
) -> tuple[TextRun, ...]:
    """A run of words that are no text of the briefing, such as a label or what stands around a figure's number."""
    return (TextRun(text, size, bold, colour, origin=origin),) if text else ()


def paragraph(
    made: tuple[TextRun, ...],
    size: float,
    *,
    before: float = 0.0,
    bullet: Bullet | str | None = "",
    hanging: float = 0.0,
    align: str = "",
    role: str = "",
    left: float = 0.0,
) -> TextParagraph:
    """A paragraph whose pitch suits its size, without a bullet unless it is given one, which then hangs; its `left` is
    as far as that, unless it is given."""
    hang = size if bullet else hanging
    return TextParagraph(made, 0, align, pitch(size), before, bullet, left or hang, hang, role)


def lines(made: Iterable[TextRun], size: float, face: Face, width: float, *, bold: bool = False) -> int:
    """Lines to reserve for runs set at one size: the greater of what PowerPoint and LibreOffice would take."""
    return _line_count(tuple([_piece(run, size, bold) for run in made]), size, face, round(width, 1))


def _piece(run: TextRun, size: float, bold: bool) -> Piece:
    """A run for measuring; one that is set smaller takes less room."""
    strong = bold if run.bold is None else run.bold
    return (run.text, strong, round(run.size / size * _ROUNDED, 4)) if 0 < run.size < size else (run.text, strong)


_ROUNDED = 1.005  # LibreOffice rounds the width of each mark: [3] of 15.84 pt is drawn 15.92 pt wide


@lru_cache(maxsize=65_536)
def _line_count(pieces: tuple[Piece, ...], size: float, face: Face, width: float) -> int:
    return line_count(pieces, size, face, width)


def phrased(made: tuple[TextRun, ...], size: float, setting: Typesetting, width: float) -> tuple[TextRun, ...]:
    """A short heading of one run, broken at its phrases where it needs a second line; anything else as it is."""
    if len(made) != 1 or lines(made, size, setting.face, width, bold=True) == 1:
        return made
    broken = _phrased(made[0].text, size, setting.face, round(width, 1), setting.language)
    return (replace(made[0], text=broken),) if broken else made


@lru_cache(maxsize=4096)  # a heading is asked for to be measured and to be drawn
def _phrased(text: str, size: float, face: Face, width: float, language: str) -> str:
    broken = balance_title(text, size, face, width, bold=True, language=language, max_lines=2)
    if not broken and (at := max(text.find("（"), text.find(" ("))) > 0:  # a unit, which is told apart by its brackets
        parts = [text[:at], text[at:].lstrip()]
        broken = parts if all(_line_count(((part, True),), size, face, width) == 1 for part in parts) else None
    return "\v".join(line.rstrip() for line in broken) if broken else ""


def caption_height(text: RichText, size: float, face: Face, width: float) -> float:
    """The height of a caption with the space that sets it apart; nothing for no caption."""
    return lines(runs(text, size), size, face, width, bold=True) * pitch(size) + 4 if text else 0.0


def paragraph_lines(made: TextParagraph, size: float, face: Face, width: float) -> int:
    """Lines of a paragraph in a box of this width.

    What stands before a tab of a hanging one stands in its margin; a first word that is wider than the line may begin
    on the next one.
    """
    pieces = list(made.runs)
    room = width - (made.left or 0.0)
    if not (made.hanging and any("\t" in run.text for run in pieces)):
        return lines(pieces, size, face, room)
    while "\t" not in pieces[0].text:
        pieces.pop(0)
    pieces[0] = replace(pieces[0], text=pieces[0].text.partition("\t")[2])
    first = "".join(run.text for run in pieces).partition("\v")[0]
    early = widest_word(first, size, face) > room
    return lines(pieces, size, face, room - size / 2) + early


def paragraph_height(made: TextParagraph, size: float, face: Face, width: float) -> float:
    """The height of a paragraph without the space before it."""
    return paragraph_lines(made, size, face, width) * made.pitch


def stack_height(paragraphs: Sequence[tuple[TextParagraph, float]], face: Face, width: float) -> float:
    """The height of paragraphs, each with its size; the first one's space before is not taken (as Office does)."""
    total = 0.0
    for index, (made, size) in enumerate(paragraphs):
        total += paragraph_height(made, size, face, width) + ((made.before or 0.0) if index else 0.0)
    return total
