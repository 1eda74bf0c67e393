"""Charts and pictures that were changed in a file."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence, Set
from operator import eq
from typing import TypeVar

from briefdeck.provenance.chartfacts import in_one_form
from briefdeck.provenance.record import RecordedOrigin
from briefdeck.provenance.units import MORE, ChartFacts, PictureFacts
from briefdeck.roundtrip.pull.charts.plotted import replotted
from briefdeck.roundtrip.pull.edits.book import Book, dotted, short
from briefdeck.roundtrip.pull.edits.edit import TYPE, Change, Hidden, Kind, Regridded, Removed, Report, Turned, Where
from briefdeck.roundtrip.pull.paragraph.signs import Sign, plain, signs_of, written
from briefdeck.roundtrip.pull.tables.emptied import taken_out
from briefdeck.roundtrip.readback.plots import type_of_form
from briefdeck.values import replace

_MOST_COMPARED = 10_000  # pairs of drawings of a slide
_SAVED = "it stays as it is in the briefing; open the file in Office and save it, and pull again"

Facts = TypeVar("Facts", ChartFacts, PictureFacts)


def redrawn(book: Book) -> Iterator[Change | Regridded | Turned | Hidden | Removed]:
    """The values and names of charts that are others now; what else was done to drawings is reported in the book."""
    pages = {0: 0} | book.pairing.pages
    named = not book.returned.recalled
    for built, now in _matched(book.snapshot.charts, book.returned.seen.charts, pages, named=named):
        where = _where(book, now or built)
        if built is None:
            _report(book, "a chart is new", "add a section of kind chart with its numbers", where)
            continue
        if now is None:
            chart = book.snapshot.source(built.mark)
            section = chart.path[:2] if chart is not None else ()
            if section in book.left_out:
                continue
            yield from taken_out(book, section, "a chart was taken out", replace(where, slide=built.page))
            continue
        if not now.readable:
            _report(book, "the chart cannot be read: its part is damaged, or gone from the file", _SAVED, where)
            continue
        source = book.snapshot.source(built.mark)
        if built.alt and now.alt and built.alt != now.alt:
            yield from _described(book, source, (built.alt, now.alt), where)
        _drawn(book, built, now, where)
        yield from _retyped(book, source, built, now, where)
        if source is not None:
            yield from replotted(book, source.path, built, now, where)
    _pictures(book, pages)


def _described(book: Book, chart: RecordedOrigin | None, words: tuple[str, str], where: Where) -> Iterator[Change]:
    """The words that stand for a chart, before and now, where the briefing has them as they are; else they are told."""
    built, now = words
    place = (*chart.path[:2], "alt") if chart is not None else ()
    for source in book.snapshot.sources if place else ():
        if source.document == "briefing" and source.path[:3] == place and isinstance(source.raw, str):
            text = written([Sign(sign) for sign in now.strip()])
            if text and plain(signs_of(source.raw)) == built:
                yield Change(source.path, source.raw, text, where)
                return
    cure = f"write them at {dotted(place)}" if place else "change the plan"
    _report(book, f"the words that stand for a chart became “{short(now)}”", cure, where)


def _drawn(book: Book, built: ChartFacts, now: ChartFacts, where: Where) -> None:
    """Report what was written into a chart beside its data, and how it is shown."""
    if not book.returned.keeps_looks or not built.form:
        return  # a program that writes charts anew, or a record that does not tell of them
    typed, gone = Counter(now.words) - Counter(built.words), Counter(built.words) - Counter(now.words)
    same = [series.categories for series in built.series] == [series.categories for series in now.series]
    if typed or (gone and same):
        before, after = (", ".join(f"“{short(words)}”" for words in found) for found in (gone, typed))
        what = f"{before or 'nothing'} became {after or 'nothing'} in a chart, beside its data"
        _report(book, what, "a build writes labels, titles and brackets of what the data say; change these", where)
    if built.look and built.form == now.form and (done := _shown(built, now)):
        cure = "a build chooses these by the data and the template; change it there, or unit: of its section"
        _report(book, f"the chart has {' and '.join(done)}", cure, where)


def _retyped(
    book: Book, chart: RecordedOrigin | None, built: ChartFacts, now: ChartFacts, where: Where
) -> Iterator[Change]:
    """The type of a chart that is drawn as one of another type; where a briefing has none that is so, it is told."""
    if not book.returned.keeps_looks or not built.form or built.form == now.form:
        return
    before, after = type_of_form(built.form), type_of_form(now.form)
    if chart is not None and built.type and after is not None and after not in (before, built.type):
        yield Change((*chart.path, TYPE), built.type, after.value, where)
    else:
        _report(book, "the chart is of another type", "write type: of its section, or change the plan", where)


_LOOKS = {
    "colour": "other colours",
    "numbers": "its numbers in another form",
    f"{MORE}legend": "another legend",
    f"{MORE}labels": "other labels",
    f"{MORE}points": "other labels",
    f"{MORE}words": "other labels",
    f"{MORE}lines": "lines that are computed of its data",
}


def _shown(built: ChartFacts, now: ChartFacts) -> list[str]:
    """How a chart is shown otherwise than it was built. Series that came or went have their colours with them."""
    changed = {*in_one_form(built.look).split(";")} ^ {*in_one_form(now.look).split(";")}
    keys = {each.partition("=")[0] for each in changed if each}
    if f"{MORE}axes=" not in built.look:  # an older record, which does not tell of these
        keys = {key for key in keys if not key.startswith(MORE)}
    same = [series.categories for series in built.series] == [series.categories for series in now.series]
    for name in (f"{MORE}points", f"{MORE}words"):
        if f"{name}=" not in built.look or not same:
            keys.discard(name)
    if len(built.series) != len(now.series):
        keys -= {"colour", f"{MORE}labels", f"{MORE}lines"}
    return list(dict.fromkeys(_LOOKS.get(key, "another axis") for key in sorted(keys)))


def _matched(
    built: Sequence[Facts], now: Sequence[Facts], pages: dict[int, int], *, named: bool = True
) -> Iterator[tuple[Facts | None, Facts | None]]:
    """Drawings of one slide by their names where they are `named`, else by what they show, in their order."""
    there: dict[int, list[Facts]] = defaultdict(list)
    for facts in now:
        there[facts.page].append(facts)
    waiting: dict[int, list[Facts]] = defaultdict(list)
    for facts in built:
        same = next((f for f in there[pages.get(facts.page, -1)] if f.holder == facts.holder), None)
        if same is None or not named:
            waiting[facts.page].append(facts)
            continue
        there[same.page].remove(same)
        yield facts, same
    for page, rest in waiting.items():
        if page in pages:
            left = there[pages[page]]
            found = _likest(rest, left)
            yield from ((facts, left[found[n]] if n in found else None) for n, facts in enumerate(rest))
            there[pages[page]] = [facts for n, facts in enumerate(left) if n not in found.values()]
    yield from ((None, facts) for page, left in there.items() if page in pages.values() for facts in left)


def _likest(built: Sequence[Facts], now: Sequence[Facts]) -> dict[int, int]:
    """Drawings by their numbers, those together that have most in common; of equals the first ones."""
    if len(built) * len(now) > _MOST_COMPARED:
        return {n: n for n in range(min(len(built), len(now)))}
    scores = [(_common(one, other), -i, -j) for i, one in enumerate(built) for j, other in enumerate(now)]
    found: dict[int, int] = {}
    for _, i, j in sorted(scores, reverse=True):
        if -i not in found and -j not in found.values():
            found[-i] = -j
    return found


def _common(one: Facts, other: Facts) -> float:
    """What two drawings have in common: a picture its bytes, charts their categories, series and numbers."""
    if isinstance(one, PictureFacts):
        return float(one.digest == other.digest) if isinstance(other, PictureFacts) else 0.0
    if not isinstance(other, ChartFacts):
        return 0.0
    names = _overlap({s.name for s in one.series}, {s.name for s in other.series})
    names += _overlap(*({name for s in chart.series for name in s.categories} for chart in (one, other)))
    numbers = [[value for s in chart.series for value in s.values] for chart in (one, other)]
    return names + float(sum(map(eq, *numbers))) / max(len(numbers[0]), 1)


def _overlap(one: Set[str], other: Set[str]) -> float:
    return len(one & other) / max(len(one | other), 1)


def _where(book: Book, facts: ChartFacts | PictureFacts | None) -> Where:
    page = facts.page if facts is not None else 0
    titles = book.returned.seen.titles
    title = titles[page - 1] if 0 < page <= len(titles) else ""
    place = f"slide {page} “{title}”" if page else "a drawing"
    return Where(book.name, place, facts.holder if facts is not None else "", page)


def _report(book: Book, what: str, cure: str, where: Where) -> None:
    book.reports.append(Report(Kind.CHART, what, cure, where))


def _pictures(book: Book, pages: dict[int, int]) -> None:
    named = not book.returned.recalled
    for built, now in _matched(book.snapshot.pictures, book.returned.seen.pictures, pages, named=named):
        where = _where(book, now or built)
        if now is None:
            report = ("a picture was taken out", "take picture: out of its section, or list it under omit")
        elif built is None:
            report = ("a picture is new", "pull --pictures puts it beside the briefing; name it under picture: file:")
        elif built.digest and not now.digest:
            report = ("the picture cannot be read: its part is damaged, or gone from the file", _SAVED)
        elif built.digest != now.digest:
            report = ("a picture was replaced", "pull --pictures puts the new one beside the briefing")
        elif built.cropped != now.cropped:
            report = ("a picture was cropped", "crop the file that the briefing names under picture:")
        elif built.alt != now.alt and now.alt:
            report = ("the words that stand for a picture were changed", "write them at alt: of the picture")
        else:
            continue
        book.reports.append(Report(Kind.PICTURE, *report, where))


def replaced_pictures(book: Book) -> Iterator[PictureFacts]:
    """The pictures that are in a file and were not built."""
    known = {facts.digest for facts in book.snapshot.pictures}
    seen: set[str] = set()
    for facts in book.returned.seen.pictures:
        if facts.digest and facts.digest not in known | seen:
            seen.add(facts.digest)
            yield facts
