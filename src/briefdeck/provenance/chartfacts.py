"""The numbers of a chart part, as its cache holds them, and what else it says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from lxml import etree

from briefdeck.ooxml.names import A, C
from briefdeck.patterns import regex
from briefdeck.provenance.slidewords import colour_of
from briefdeck.provenance.units import MORE, Plotted

Element = etree._Element
_MOST = 10_000  # points of a series that are looked at
_SCALING = frozenset({"orientation", "min", "max", "logBase"})
_COMPUTED = (f"{C}trendline", f"{C}errBars")
_SHOWN = {f"{C}show{name}": name[0] for name in ("Val", "CatName", "SerName", "Percent")}
_UPON_EACH_OTHER = ("stacked", "percentStacked")
_SHARE_AND_REST, _NEAR = 2, 1e-6


_ESCAPED = regex(r'"[^"]*"|\\([ $+()~^!=<>{}&\':])')
_ROW = regex(r"(?:.*!)?\$?A\$?([2-9]|[1-9]\d+)")


def plotted(chart: Element) -> tuple[Plotted, ...]:
    """The series of a chart in the order of the XML; parts of a whole, each drawn as a series of one point, are the
    categories of one series."""
    if those := parts(chart):
        made = _series(those)
        names = made[0].categories[:1] or ("",)
        values = tuple(value for part in made for value in part.values[:1] or (None,))
        return (Plotted(names[0], tuple(part.name for part in made), values),)
    over = {one for lines in sums(chart) for one in lines.iter(f"{C}ser")}
    return _series(one for one in chart.iter(f"{C}ser") if one not in over)


def sums(chart: Element) -> list[Element]:
    """The lines of a chart that nobody sees, which hold what is written above stacked columns: what these come to. The
    labels of a waterfall stand on such a line too, of which other series are as little seen."""
    bars, lines = (list(chart.iter(f"{C}{name}")) for name in ("barChart", "lineChart"))
    groupings = [each.find(f"{C}grouping") for each in bars]
    if not lines or [each.get("val") for each in groupings if each is not None] != ["stacked"]:
        return []
    if any(one.find(f"{C}spPr/{A}noFill") is not None for each in bars for one in each.iterfind(f"{C}ser")):
        return []
    unseen = f"{C}spPr/{A}ln/{A}noFill"
    return [each for each in lines if all(one.find(unseen) is not None for one in each.iterfind(f"{C}ser"))]


def parts(chart: Element) -> list[Element]:
    """The series that are parts of a whole; none of a chart of another sort. LibreOffice leaves their names without the
    cells of a sheet: there they are the bars of 100 % with one point each, without the rest of a single share."""
    for bars in chart.iter(f"{C}barChart"):
        grouping = bars.find(f"{C}grouping")
        found = bars.findall(f"{C}ser")
        rows = [series for series in found if by_row(series)]
        # Rows and columns of another chart that somebody switched have their names there too.
        stacked = grouping is not None and grouping.get("val") in _UPON_EACH_OTHER
        if rows and stacked and all(len(_points(series.find(f"{C}val"))) <= 1 for series in rows):
            return rows
        named = all((one.findtext(f"{C}tx//{C}f") or "").startswith("label ") for one in found)
        if grouping is not None and grouping.get("val") == "percentStacked" and named:
            values = [list(map(_number, _points(one.find(f"{C}val")))) for one in found]
            if all(len(each) == 1 for each in values):
                shares = [each[0] or 0.0 for each in values]
                alone = len(found) == _SHARE_AND_REST and abs(sum(shares) - 100) < _NEAR
                return found[:1] if alone and not _labels(found[1].find(f"{C}dLbls")) else found  # a rest is not named
    return []


def by_row(series: Element) -> bool:
    """Whether a series has its name among the categories of its sheet, in column A."""
    return _ROW.fullmatch(series.findtext(f"{C}tx//{C}f") or "") is not None


def written_in(chart: Element, drawing: Element | None) -> tuple[str, ...]:
    """The words that are written in a chart and are none of its data: titles, labels, what is drawn upon it."""
    paragraphs = [paragraph for rich in chart.iter(f"{C}rich") for paragraph in rich.iterfind(f"{A}p")]
    paragraphs += drawing.iter(f"{A}p") if drawing is not None else ()
    # A field says what the data are, whatever they are now.
    own = ((t for t in islice(paragraph.iter(f"{A}t"), _MOST) if not _is_field(t)) for paragraph in paragraphs)
    said = ("".join(text.text or "" for text in texts) for texts in own)
    return tuple(words for words in said if words.strip())


def _is_field(text: Element) -> bool:
    parent = text.getparent()
    return parent is not None and parent.tag == f"{A}fld"


def form(chart: Element) -> str:
    """How a chart is drawn: the types that its plot area holds, which way their bars go, how they are grouped."""
    made, over = [], sums(chart)
    for drawn in chart.iterfind(f"{C}chart/{C}plotArea/*"):
        name = drawn.tag.rpartition("}")[2]
        if name.endswith("Chart") and drawn not in over:
            said = (drawn.find(f"{C}{key}") for key in ("barDir", "grouping"))
            made.append(" ".join([name, *(each.get("val", "") for each in said if each is not None)]))
    return ", ".join(made)


def look(chart: Element) -> str:
    """What a chart says itself of its axes, its numbers and its colours, in a canonical form: those that people change
    by hand. What a program writes besides, for what is as usual, is none of it."""
    made = []
    for axis in chart.iter(*(f"{C}{kind}Ax" for kind in ("val", "cat", "date"))):
        said = [(each.tag.rpartition("}")[2], each.get("val", "")) for each in axis.iterfind(f"{C}scaling/*")]
        made += [f"{name}={value}" for name, value in said if name in _SCALING and value not in ("minMax", "")]
    codes = dict.fromkeys(each.get("formatCode", "") for each in chart.iter(f"{C}numFmt"))
    made += [f"numbers={code}" for code in codes if code not in ("General", "")]
    fills = (each.find(f"{C}spPr") for each in islice(chart.iter(f"{C}ser", f"{C}dPt"), _MOST))
    painted = dict.fromkeys(colour_of(fill) for fill in fills if fill is not None)
    made += [f"colour={colour}" for colour in painted if colour]
    return ";".join([*made, *_furniture(chart)])


def _furniture(chart: Element) -> Iterator[str]:
    """What a chart shows beside its data: its legend, its axes and their lines; of each series its numbers and names,
    and lines that are computed of it."""
    axes = list(chart.iter(*(f"{C}{kind}Ax" for kind in ("val", "cat", "date"))))
    hidden = ((axis.find(f"{C}delete"), axis.find(f"{C}majorGridlines")) for axis in axes)
    yield f"{MORE}axes={','.join(f'{_is_on(gone):d}{grid is not None:d}' for gone, grid in hidden)}"
    legend = chart.find(f"{C}chart/{C}legend")
    place = legend.find(f"{C}legendPos") if legend is not None else None
    yield f"{MORE}legend={'none' if legend is None else 'r' if place is None else place.get('val')}"
    series = list(islice(chart.iter(f"{C}ser"), _MOST))
    yield f"{MORE}labels={','.join(_labels(each.find(f'{C}dLbls')) for each in series)}"
    for name, shows in (("points", _labels), ("words", _own_words)):
        own = (_own_labels(each.find(f"{C}dLbls"), shows) for each in series)
        yield f"{MORE}{name}={','.join(own)}"
    yield f"{MORE}lines={','.join(str(len(list(each.iterchildren(*_COMPUTED)))) for each in series)}"


def _labels(labels: Element | None) -> str:
    """What the labels of a series show that is none of a point's own, by the initials of what they may."""
    shows = labels.iterchildren(*_SHOWN) if labels is not None and not _is_on(labels.find(f"{C}delete")) else ()
    return "".join(_SHOWN[each.tag] for each in shows if _is_on(each))


def _own_labels(labels: Element | None, shows: Callable[[Element], str]) -> str:
    """The points that have a label of their own which shows something, by their numbers, and what each of these
    shows."""
    points = labels.iterchildren(f"{C}dLbl") if labels is not None else ()
    told = ((point.find(f"{C}idx"), shows(point)) for point in islice(points, _MOST))
    return "+".join(f"{place.get('val', '')}{said}" for place, said in told if place is not None and said)


def _own_words(label: Element) -> str:
    """A sign for a label that shows words of its own, or those of a cell."""
    return "T" if label.find(f"{C}tx") is not None and not _is_on(label.find(f"{C}delete")) else ""


def _is_on(switch: Element | None) -> bool:
    return switch is not None and switch.get("val", "1") not in ("0", "false")


def in_one_form(looks: str) -> str:
    """What `look` says, with the signs that stand for themselves in a format of numbers all written in one way: Office
    writes a backslash before a space that stood there by itself (ECMA-376 Part 1, 18.8.31)."""
    return _ESCAPED.sub(lambda sign: sign[1] or sign[0], looks)


def _series(those: Iterable[Element]) -> tuple[Plotted, ...]:
    return tuple(
        Plotted(
            _text(series.find(f"{C}tx")),
            tuple(_points(series.find(f"{C}cat"))),
            tuple(map(_number, _points(series.find(f"{C}val")))),
        )
        for series in those
    )


def _text(element: Element | None) -> str:
    return "" if element is None else "".join(v.text or "" for v in element.iter(f"{C}v"))


def _points(element: Element | None) -> list[str]:
    """The values of a cache by their index; gaps are empty."""
    if element is None:
        return []
    found: dict[int, str] = {}
    for point in element.iter(f"{C}pt"):
        index = point.get("idx", "")
        if index.isascii() and index.isdigit() and int(index) < _MOST:
            found[int(index)] = point.findtext(f"{C}v") or ""
    count = element.find(f".//{C}ptCount")
    stated = count.get("val", "") if count is not None else ""
    length = int(stated) if stated.isascii() and stated.isdigit() and len(stated) < 6 else 0
    return [found.get(i, "") for i in range(min(max([length, *(i + 1 for i in found)]), _MOST))]


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None
