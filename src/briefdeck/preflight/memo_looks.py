"""How the text of a document looks: too small, too faint, without a language, without a typeface."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.diagnostics import Measure, Rule
from briefdeck.diagnostics.rules import preflight as rules
from briefdeck.diagnostics.words import quoted
from briefdeck.ooxml.colours import WHITE, Rgb, from_hex, shown_colour
from briefdeck.ooxml.contrast_ratio import contrast, wanted_contrast
from briefdeck.ooxml.names import W
from briefdeck.ooxml.styles import id_of
from briefdeck.ooxml.word_looks import TRANSPARENT, UNKNOWN, Look
from briefdeck.ooxml.word_text import Memo, Paragraph, Run
from briefdeck.ooxml.xml import Element
from briefdeck.preflight.findings import Found, of_paragraph
from briefdeck.preflight.slide_looks import EAST_ASIAN
from briefdeck.values import replace

_TEXT_BOX = f"{W}txbxContent"


def small_type(memo: Memo, minimum: float) -> Iterator[Found]:
    """Text under the minimum, each size once with the place where it is met first."""
    first: dict[float, tuple[Paragraph, Run]] = {}
    counts: dict[float, int] = {}
    for paragraph in memo.paragraphs:
        for run in paragraph.runs:
            size = run.look.points
            if size < minimum and run.text.strip() and run.look.raised not in ("superscript", "subscript"):
                first.setdefault(size, (paragraph, run))
                counts[size] = counts.get(size, 0) + 1
    for size, (paragraph, run) in sorted(first.items()):
        more = f", and {counts[size] - 1} more of that size" if counts[size] > 1 else ""
        what = f"type of {size:g} pt ({quoted(run.text)}{more}); the least is {minimum:g} pt"
        measure = Measure("type size", size, minimum, "pt")
        facts = replace(of_paragraph(paragraph), measure=measure, more=counts[size] - 1)
        yield Found(rules.SMALL_TYPE, facts, what, "enlarge it, in its style where it has one")


def low_contrast(memo: Memo) -> Iterator[Found]:
    """Text that stands out too little, each pair of colours once. Automatic colours always stand out."""
    shaded = _shaded_styles(memo)
    said: set[tuple[Rgb, Rgb]] = set()
    for paragraph in memo.paragraphs:
        behind: Rgb | None = None
        looked = False
        for run in paragraph.runs:
            if run.look.colour.lower() in TRANSPARENT or not any(map(str.isalnum, run.text)):
                continue
            colour = from_hex(run.look.colour)
            if not looked:
                behind, looked = _behind(paragraph, shaded), True
            own = _of_run(run.look, behind)
            if colour is None or own is None or (colour, own) in said:
                continue
            ratio = contrast(colour, own)
            wanted = wanted_contrast(run.look.points, run.look.bold == "1")
            if ratio < wanted - 0.05:
                said.add((colour, own))
                what = (
                    f"{quoted(run.text)} in {shown_colour(colour)} on {shown_colour(own)} has a contrast of "
                    f"{ratio:.1f} : 1, and needs {wanted:g} : 1"
                )
                facts = replace(of_paragraph(paragraph), measure=Measure("contrast", ratio, wanted))
                yield Found(rules.LOW_CONTRAST, facts, what, "choose a darker text or a lighter shading")


def _of_run(look: Look, behind: Rgb | None) -> Rgb | None:
    if look.shading == UNKNOWN:
        return None
    return from_hex(look.shading) if look.shading else behind


def _behind(paragraph: Paragraph, shaded: set[str]) -> Rgb | None:
    """What a paragraph stands on: its shading, its cell's, the page. None in text boxes and cells shaded by a style."""
    if paragraph.shading:
        return None if paragraph.shading == UNKNOWN else from_hex(paragraph.shading)
    if paragraph.cell is None:
        return WHITE
    if paragraph.cell.tag == _TEXT_BOX:
        return None
    for cell in paragraph.cell.iterancestors(_TEXT_BOX):
        return None if cell is not None else WHITE
    holder: Element | None = paragraph.cell
    while holder is not None:
        shading = holder.find(f"{W}tcPr/{W}shd")
        fill = shading.get(f"{W}fill", "auto") if shading is not None else "auto"
        if shading is not None and shading.get(f"{W}val", "clear") not in ("clear", "nil"):
            return None
        if fill.lower() not in TRANSPARENT:
            return from_hex(fill)
        table = next(holder.iterancestors(f"{W}tbl"), None)
        style = table.find(f"{W}tblPr/{W}tblStyle") if table is not None else None
        if style is not None and style.get(f"{W}val", "") in shaded:
            return None
        holder = next(holder.iterancestors(f"{W}tc"), None)
    return WHITE


def _shaded_styles(memo: Memo) -> set[str]:
    """Table styles that shade a cell somewhere, by themselves or by what they are based on."""
    sheet = memo.looks.sheet
    shaded = {id_ for id_, style in sheet.by_id.items() if next(style.iter(f"{W}shd"), None) is not None}
    return {id_ for id_, style in sheet.by_id.items() if any(id_of(one) in shaded for one in sheet.chain(style))}


def languages_and_faces(memo: Memo) -> Iterator[Found]:
    """Text without a language, East Asian text in another language, and East Asian text without a face of its own."""
    none: list[tuple[Paragraph, Run]] = []
    other: list[tuple[Paragraph, Run]] = []
    faceless: list[tuple[Paragraph, Run]] = []
    for paragraph in memo.paragraphs:
        for run in paragraph.runs:
            look = run.look
            if not run.text.strip():
                continue
            if EAST_ASIAN.search(run.text):
                if not look.east_asian_language:
                    none.append((paragraph, run))
                elif look.east_asian_language[:2].lower() not in ("ja", "zh", "ko"):
                    other.append((paragraph, run))
                if not look.east_asian:
                    faceless.append((paragraph, run))
            elif not look.language and any(map(str.isalpha, run.text)):
                none.append((paragraph, run))
    hint = "select all and choose Review, Language, Set Proofing Language"
    yield from _first(none, rules.MISSING_LANGUAGE, "has no language", hint)
    said = f"is East Asian, and its language is {other[0][1].look.east_asian_language[:12]}" if other else ""
    yield from _first(other, rules.MISSING_LANGUAGE, said, hint)
    hint = "set the Asian text font of its style (Modify Style, Format, Font)"
    yield from _first(faceless, rules.MISSING_EAST_ASIAN_FONT, "has no East Asian typeface", hint)


def _first(found: list[tuple[Paragraph, Run]], rule: Rule, what: str, hint: str) -> Iterator[Found]:
    """A fault of many runs is one of the document: it is said of the first."""
    if found:
        paragraph, run = found[0]
        more = f"; and {len(found) - 1} more in this document" if len(found) > 1 else ""
        facts = replace(of_paragraph(paragraph), more=len(found) - 1)
        yield Found(rule, facts, f"{quoted(run.text)} {what}{more}", hint)
