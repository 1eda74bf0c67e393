"""Which theme slot and lightness a series or point is drawn in.

One series or category carries the accent; the rest are shades of grey that differ in lightness, so that a print in
black and white still tells them apart: what is emphasised is the darker one there, and its value is bold. Where nothing
is, surfaces are shades of the ink: the accent is for what the eye shall see first.
"""

from __future__ import annotations

from briefdeck.document.chart import ChartSpec
from briefdeck.document.slices import DARK_INK, LIGHTEST, slice_shade, step
from briefdeck.model.leaves import ChartType
from briefdeck.outputs.chart.data import Drawn, Role
from briefdeck.outputs.chart.ink import ChartLook, Shade
from briefdeck.values import dataclass

# The tint (per cent) of the darkest grey beside an accent: clearly lighter than it, dark enough to be seen.
_BESIDE = 40
# Of greys for lines, which are thin: darker than what fills a surface, 3 : 1 on the page (WCAG 2.2, 1.4.11).
_LINES = -45, -10
_LIGHTEST_LINE = 30
_REST = 80  # of what is missing to the whole
# Shades up to this tint are dark: words on them are white, on lighter ones ink. Those of the ink itself are farther so.
_DARK = 25


@dataclass(frozen=True, slots=True)
class Palette:
    """The shades of one chart."""

    chart: ChartSpec
    look: ChartLook

    @property
    def strong_series(self) -> int | None:
        """The series that is emphasised; a waterfall's only series is not, its steps are."""
        if self.chart.type is ChartType.WATERFALL:
            return None
        return next((n for n, series in enumerate(self.chart.series) if series.name in self.chart.emphasis), None)

    @property
    def strong_categories(self) -> tuple[int, ...]:
        """The categories that are emphasised."""
        if not self.chart.emphasis or self.strong_series is not None:
            return ()
        return tuple(n for n, name in enumerate(self.chart.categories) if name in self.chart.emphasis)

    def is_strong(self, drawn: Drawn, point: int | None = None) -> bool:
        """Whether a series, or a point of it, is emphasised."""
        return drawn.series == self.strong_series or (point is not None and point in self.strong_categories)

    def shade(self, drawn: Drawn) -> Shade:
        """The shade of a series."""
        accent, muted = self.look.accent, self.look.muted
        match drawn.role:
            case Role.TOTAL:  # beside steps in the accent no second mass
                return Shade(muted if self.strong_categories else self.look.ink)
            case Role.RISE:
                return self._tinted(muted, 35)
            case Role.FALL:
                return self._tinted(muted, 70)
            case Role.BASE | Role.TOP:
                return Shade("bg1")
            case Role.PART:
                return Shade(accent) if drawn.row in self.strong_categories else self._slice(drawn.row or 0)
            case Role.REST:
                return self._tinted(muted, _REST)
            case _ if self.is_strong(drawn):
                return Shade(accent)
            case Role.LINE if self.chart.type is ChartType.COMBINATION:
                return self._tinted(self.look.ink, 15) if self.chart.emphasis else Shade(accent)
            case _:
                return self._among(drawn)

    def point(self, drawn: Drawn, point: int) -> Shade:
        """The shade of a point: the accent for the category that matters, its own for a slice."""
        if drawn.role is Role.SLICES:
            return self._slice(point)
        if point not in self.strong_categories:
            return self.shade(drawn)
        peers = [i for i, s in enumerate(self.chart.series) if not s.is_line]
        rank = peers.index(drawn.series) if drawn.series in peers else 0
        return self._step(self.look.accent, rank, len(peers), 0)

    def words_on(self, shade: Shade) -> Shade | None:
        """The shade of words that stand on `shade`; None is ink."""
        return Shade("bg1") if shade.tint <= (DARK_INK if shade.slot == self.look.ink else _DARK) else None

    def _among(self, drawn: Drawn) -> Shade:
        """One series among its peers: steps of grey beside what is emphasised, else of the ink, lines of the accent."""
        both = self.chart.type is ChartType.COMBINATION
        peers = [i for i, s in enumerate(self.chart.series) if i != self.strong_series and not (both and s.is_line)]
        rank = peers.index(drawn.series)
        lines = self.chart.type is ChartType.LINE
        if lines and self.chart.emphasis:
            return self._step(self.look.muted, rank, len(peers), *_LINES)
        if self.chart.emphasis or both:
            return self._step(self.look.muted, rank, len(peers), _BESIDE)
        if lines:
            return self._step(self.look.accent, rank, len(peers), 0, _LIGHTEST_LINE)
        return self._step(self.look.ink, rank, len(peers), 0)

    def _slice(self, point: int) -> Shade:
        name, tint = slice_shade(point, len(self.chart.categories), self.strong_categories)
        slots = {"accent": self.look.accent, "muted": self.look.muted, "ink": self.look.ink}
        return self._tinted(slots[name], tint)

    def _tinted(self, slot: str, tint: int) -> Shade:
        return Shade(slot, tint, self.look.dark)

    def _step(self, slot: str, index: int, count: int, first: int, last: int = LIGHTEST) -> Shade:
        """Shade `index` of `count`, from the tint `first` to the tint `last`."""
        return self._tinted(slot, step(index, count, first, last, ink=slot == self.look.ink))
