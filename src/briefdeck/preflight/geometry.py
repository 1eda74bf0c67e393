"""Where things stand on a slide: text that overflows its box, objects that overlap or leave the slide."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.diagnostics import Measure
from briefdeck.diagnostics.rules import preflight as rules
from briefdeck.ooxml.geometry import Frame
from briefdeck.ooxml.measure import Measured
from briefdeck.ooxml.names import A, P
from briefdeck.ooxml.slide_objects import Object, SlideObjects
from briefdeck.ooxml.xml import Element
from briefdeck.preflight.findings import Found, named, of_object
from briefdeck.values import replace

_SLACK = 2.0  # points by which rounding may lead out of the slide
_SHARED = 0.1  # of the smaller object's area
_SHARED_LENGTH = 6.0
_LEAST_SCALE = 0.7  # to which PowerPoint may shrink a text
_MOST = 1_000  # objects of a slide that are held against each other
_SAID = 100  # overlaps of a slide after which nobody counts
_SHORTEN = "shorten the text, enlarge the box, or divide it between two slides"


def overfull(on_slide: SlideObjects) -> Iterator[Found]:
    """Text taller than its box. A box that grows with its text is only at fault where it leaves the slide."""
    for one in on_slide.objects:
        if one.measure is not None:
            over = _overflow(one.measure, on_slide.deck.height)
            if over:
                what, measure = over
                yield Found(rules.OVERFULL_BOX, replace(of_object(on_slide, one), measure=measure), what, _SHORTEN)
        elif one.table is not None and one.box is not None and one.shape.is_upright and not one.shape.groups:
            beyond = one.box.y + one.table.height - on_slide.deck.height
            if one.box.y < on_slide.deck.height and beyond > 2 * _SLACK:
                what = f"the rows of the table grow {beyond:.0f} pt beyond the slide's lower edge"
                measure = Measure("lower edge", one.box.y + one.table.height, on_slide.deck.height, "pt")
                facts = replace(of_object(on_slide, one), measure=measure)
                yield Found(rules.OVERFULL_BOX, facts, what, "move rows to a second slide")


def _overflow(measure: Measured, page: float) -> tuple[str, Measure] | None:
    """What is wrong with a text in its box, in words and as a measure; None where nothing is."""
    text, extent, room = measure.text, measure.extent, measure.room
    excess = measure.excess
    if text.body.autofit == "sp":
        lowest = measure.ink.bottom + text.body.insets[3]
        if excess <= extent.pitch / 2 or lowest - page <= 4:
            return None
        what = f"grows with its text {lowest - page:.0f} pt beyond the slide's lower edge"
        return what, Measure("lower edge", lowest, page, "pt")
    needs = f"its text needs {extent.height:.0f} pt and has {max(room, 0):.0f} pt"
    height = Measure("height", extent.height, max(room, 0), "pt")
    if text.body.autofit == "norm":
        if text.body.scale < _LEAST_SCALE:
            what = f"PowerPoint has shrunk its text to {text.body.scale:.0%}"
            return what, Measure("scale", text.body.scale * 100, _LEAST_SCALE * 100, "%")
        if text.body.scale < 1.0 or text.body.squeezed or excess <= max(room * 0.1, extent.pitch / 2):
            return None
        return f"{needs} until PowerPoint shrinks it", height
    # A box lower than a single line is a matter of its frame: one line of text is seen all the same.
    if extent.lines <= 1 or excess <= extent.pitch / 2:
        return None
    return needs, height


def off_slide(on_slide: SlideObjects) -> Iterator[Found]:
    """Content beyond the edges. Pictures may bleed, but not stand outside; what holds no content may do as it likes."""
    page = Frame(0, 0, on_slide.deck.width, on_slide.deck.height)
    for one in on_slide.objects:
        box = one.box
        if box is None or one.shape.rotation % 180 or not one.has_content or box.width <= 0 or box.height <= 0:
            continue
        if page.holds(box, _SLACK):
            continue
        shown = one.measure.ink if one.measure is not None and not _is_filled(one.shape.element) else box
        inside = page.shared(box)
        wholly = inside.width <= 0 or inside.height <= 0
        if one.shape.kind == "picture" and not wholly:
            continue
        beyond = max(-shown.x, -shown.y, shown.right - page.right, shown.bottom - page.bottom)
        if wholly:
            what = "stands wholly outside the slide"
        elif one.table is not None and page.holds(replace(box, height=0), _SLACK):
            continue  # rows that grow are said already
        elif page.holds(shown, _SLACK):
            continue
        else:
            what = f"stands {beyond:.0f} pt beyond the edge of the slide"
        facts = replace(of_object(on_slide, one), measure=Measure("beyond the edge", beyond, 0, "pt"))
        yield Found(rules.OFF_SLIDE, facts, what, "move it onto the slide, or delete it")


def overlaps(on_slide: SlideObjects) -> Iterator[Found]:
    """Two objects with content over each other. Of a text only the lines count, of one with a fill on top its frame.

    Not at fault: what stands wholly on a picture or chart (a label), members of one group, what is animated, and lines.
    """
    animated = _animated(on_slide.slide.root)
    there = []
    for one in on_slide.objects:
        if one.has_content and one.box is not None and one.shape.rotation % 180 == 0:
            identity = one.shape.properties.get("id") if one.shape.properties is not None else None
            if identity not in animated:
                there.append((one, _seen(one, on_top=True), _seen(one, on_top=False)))
    del there[_MOST:]
    left = _SAID
    for place, (upper, above, _) in enumerate(there):
        for lower, _, below in there[:place]:
            if above.x >= below.right or below.x >= above.right or above.y >= below.bottom or below.y >= above.bottom:
                continue
            both = above.shared(below)
            if min(both.width, both.height) <= _SHARED_LENGTH or both.area <= _SHARED * min(above.area, below.area):
                continue
            if not set(upper.shape.groups[:1]).isdisjoint(lower.shape.groups[:1]) or _is_label(upper, lower):
                continue
            what = f"lies over {named(lower)}, by {both.width:.0f} × {both.height:.0f} pt"
            measure = Measure("overlap", min(both.width, both.height), 0, "pt")
            facts = replace(of_object(on_slide, upper), others=(lower.shape.name,), measure=measure)
            yield Found(rules.OVERLAP, facts, what, "move or shrink one of the two")
            left -= 1
            if not left:
                return


def _animated(root: Element) -> set[str | None]:
    """The objects that come and go in an animation: they need not be seen together."""
    timing = root.find(f"{P}timing")
    return {mark.get("spid") for mark in timing.iter(f"{P}spTgt")} if timing is not None else set()


def _is_label(upper: Object, lower: Object) -> bool:
    """Whether one stands wholly on the other, which is a picture or the like."""
    for inner, outer in ((upper, lower), (lower, upper)):
        if outer.shape.kind in ("picture", "chart", "diagram", "object") and outer.box is not None:
            own = _seen(inner, on_top=False)
            if outer.box.holds(own, 4.0):
                return True
    return False


def _seen(one: Object, *, on_top: bool) -> Frame:
    """What of an object is seen: the lines of a text, the frame of all else and of a fill on top."""
    if one.measure is not None and not (on_top and _is_filled(one.shape.element)):
        return one.measure.ink
    return one.box or Frame(0, 0, 0, 0)


def _is_filled(element: Element) -> bool:
    """Whether a shape covers what lies behind it."""
    properties = element.find(f"{P}spPr")
    if properties is not None:
        for child in properties:
            if child.tag in (f"{A}solidFill", f"{A}gradFill", f"{A}blipFill", f"{A}pattFill"):
                return not any(e.tag == f"{A}alpha" for e in child.iter())
            if child.tag == f"{A}noFill":
                return False
    reference = element.find(f"{P}style/{A}fillRef")
    return reference is not None and reference.get("idx", "0") != "0"
