"""Nodes in their frames → the shapes of a slide, in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefdeck.document.deck import Anchor, Box, Geometry, Group, Pictogram, Rule, Shape, TextParagraph
from briefdeck.icons import icon
from briefdeck.layout.flows import flowing
from briefdeck.layout.gantt import scheduled
from briefdeck.layout.measuring import (
    EDGE,
    before,
    column_heights,
    column_mosts,
    columns,
    edge_width,
    height,
    inner_width,
    most,
    openings,
)
from briefdeck.layout.motifs import figured
from briefdeck.layout.nodes import (
    Ball,
    Columns,
    Contrast,
    Edge,
    Glyph,
    Layer,
    Line,
    Node,
    Panel,
    Ranked,
    Role,
    Row,
    Ruled,
    Sign,
    Space,
    Stack,
    Surface,
    Text,
    Tone,
    texts_in,
    told,
)
from briefdeck.layout.paired import contrasted
from briefdeck.layout.ranked import ranked
from briefdeck.layout.scaled import Flow, Gantt, Motif
from briefdeck.layout.sheet import Sheet
from briefdeck.ooxml.geometry import Frame
from briefdeck.values import replace

_QUARTERS = 4
_FRAMED = 0.9  # of an area that frames of rows fill at the least
_RIGHT_ANGLE = 90 * 60_000  # of a preset's handles; they count clockwise from the right
_TOP = 3 * _RIGHT_ANGLE


def place(node: Node, frame: Frame, sheet: Sheet) -> tuple[Shape, ...]:
    """The shapes of a node inside a frame that is at least as high as it needs."""
    match node:
        case Text():
            return _plain(node, frame, sheet, Anchor.TOP)
        case Stack():
            return _plain(node, frame, sheet, node.anchor) if _is_words(node) else tuple(_stack(node, frame, sheet))
        case Row():
            shapes = tuple(_row(node, frame, sheet))
            return (Group(node.name, frame, shapes, told(node)),) if node.name else shapes
        case Columns():
            return tuple(_columns(node, frame, sheet))
        case Layer():
            layers = tuple(shape for child in node.children for shape in place(child, frame, sheet))
            return (Group(node.name, frame, layers, told(node)),) if node.name else layers
        case Panel():
            return _panel(node, frame, sheet)
        case Line():
            return (Rule("Rule", replace(frame, height=0.0), _line(node, sheet), node.weight),)
        case Sign():
            return _sign(node, frame, sheet)
        case Glyph():
            return _glyph(node, frame, sheet)
        case Ball():
            return (_ball(node, frame, sheet),)
        case Flow():
            return flowing(node, frame, sheet)
        case Motif():
            return figured(node, frame, sheet)
        case Contrast():
            return contrasted(node, frame, sheet)
        case Ranked():
            return ranked(node, frame, sheet)
        case Gantt():
            return scheduled(node, frame, sheet)
        case Ruled():
            framed = sheet.setting.framed and most(node.framed, frame.width, sheet) >= _FRAMED * frame.height
            return place(node.as_set(framed=framed), frame, sheet)
        case Space():
            return ()


def _glyph(node: Glyph, frame: Frame, sheet: Sheet) -> tuple[Shape, ...]:
    found = icon(node.name)
    if found is None:
        return ()
    side = min(node.size, frame.width, frame.height)
    x = frame.x + (frame.width - side) / 2 if node.centred else frame.x
    at = Frame(x, frame.y + (frame.height - side) / 2, side, side)
    return (Pictogram("Icon", at, found, sheet.colour(node.tone) or sheet.setting.look.ink, node.said.plain),)


def _ball(node: Ball, frame: Frame, sheet: Sheet) -> Shape:
    """A circle, and on it the sector that is filled, clockwise from its top."""
    side = min(node.size, frame.width, frame.height)
    at = Frame(frame.x + (frame.width - side) / 2, frame.y + (frame.height - side) / 2, side, side)
    ink = sheet.colour(Tone.INK) or sheet.setting.look.ink
    whole = node.quarters >= _QUARTERS
    shapes = [Box("Circle", at, fill=ink if whole else "", line=ink, line_width=1.25, geometry=Geometry.ELLIPSE)]
    if 0 < node.quarters < _QUARTERS:
        end = (_TOP + node.quarters * _RIGHT_ANGLE) % (_QUARTERS * _RIGHT_ANGLE)
        shapes.append(Box("Sector", at, fill=ink, geometry=Geometry.PIE, handles=(("adj1", _TOP), ("adj2", end))))
    return Group("Ball", at, tuple(shapes), node.said.plain)


def _line(node: Line, sheet: Sheet) -> str:
    look = sheet.setting.look
    return look.line if node.hairline else sheet.colour(node.tone) or look.ink


# --- words ------------------------------------------------------------------------------------------------------------


def _is_words(node: Node) -> bool:
    """Whether a node is texts alone, one below the other: then it is one text body, and is edited as one."""
    return isinstance(node, Text) or (isinstance(node, Stack) and all(map(_is_words, node.children)) and not node.grow)


def _paragraphs(node: Node, width: float, sheet: Sheet, gap: float = 0.0) -> Iterator[TextParagraph]:
    if isinstance(node, Text):
        if node.text:
            made, _ = sheet.words(node, width)
            yield replace(made, before=round((made.before or 0.0) + gap, 1)) if gap else made
    elif isinstance(node, Stack):
        first = True
        for child in node.children:
            for made in _paragraphs(child, width, sheet, gap if first else node.gap):
                first = False
                yield made


def _plain(node: Node, frame: Frame, sheet: Sheet, anchor: Anchor) -> tuple[Shape, ...]:
    made = tuple(_paragraphs(node, frame.width, sheet))
    return (Box("Text", frame, made, anchor=anchor),) if made else ()


# --- nodes in nodes ---------------------------------------------------------------------------------------------------


def _stack(node: Stack, frame: Frame, sheet: Sheet) -> Iterator[Shape]:
    grows = node.grow or (0.0,) * len(node.children)
    children = [(child, grow) for child, grow in zip(node.children, grows, strict=True) if _is_there(child)]
    heights = [height(child, frame.width, sheet) for child, _ in children]
    gaps = [node.gap + before(child, sheet) for child, _ in children[1:]]
    spare = max(0.0, frame.height - sum(heights) - sum(gaps))
    shares = sum(grow for _, grow in children)
    if node.alike and (level := _level(node, heights, frame.width, sheet, spare)):
        spare -= level * len(heights) - sum(heights)
        heights = [level] * len(heights)
    elif shares:
        taken, mosts = spare, [float("inf")] * len(heights)
        if node.spread:
            mosts = [most(child, frame.width, sheet) for child, _ in children]
            taken = min(spare, sum(mosts) - sum(heights))
        grown = _grown(heights, [grow for _, grow in children], taken)
        capped = [max(own, min(high, full)) for own, high, full in zip(heights, grown, mosts, strict=True)]
        spare -= sum(capped) - sum(heights)
        heights = capped
    if node.spread and gaps:
        opened = min(spare / openings(node, len(children)), sheet.size(Role.PRIMARY) * node.opens)
        gaps = [gap + opened for gap in gaps]
        spare -= opened * len(gaps)
    y = frame.y + {Anchor.TOP: 0.0, Anchor.MIDDLE: spare / 2, Anchor.BOTTOM: spare}[node.anchor]
    for (child, _), own, gap in zip(children, heights, [*gaps, 0.0], strict=True):
        yield from place(child, Frame(frame.x, y, frame.width, own), sheet)
        y += own + gap


def _level(node: Stack, heights: Sequence[float], width: float, sheet: Sheet, spare: float) -> float:
    """The height of all nodes of a stack that are alike; 0 where what is to spare does not make them so."""
    level = (sum(heights) + spare) / len(heights)
    full = max(most(child, width, sheet) for child in node.children)
    return min(level, max(full, *heights)) if level >= max(heights) else 0.0


def _grown(heights: Sequence[float], grows: Sequence[float], spare: float) -> list[float]:
    """Heights with what is to spare, by their shares; those that grow alike become as high as each other first, from
    the lowest up, so that rows and cards are of one height where there is room for that."""
    made = list(heights)
    alike = [n for n, grow in enumerate(grows) if grow]
    if len({grows[n] for n in alike}) == 1:
        for count, level in enumerate(sorted(made[n] for n in alike), 1):
            lower = [n for n in alike if made[n] < level]
            step = min(spare, sum(level - made[n] for n in lower))
            if count == 1 or not lower or step <= 0.0:
                continue
            base = made[lower[0]]
            for n in lower:
                made[n] = base + step / len(lower)
            spare -= step
    shares = sum(grows)
    return [h + spare * grow / shares for h, grow in zip(made, grows, strict=True)]


def _opened(heights: Sequence[float], mosts: Sequence[float], grows: Sequence[float], spare: float) -> list[float]:
    """Heights with what is to spare, up to what each may become and still be full, then by their shares."""
    room = [max(0.0, most_ - h) if grow else 0.0 for h, most_, grow in zip(heights, mosts, grows, strict=True)]
    whole = sum(room)
    if 0.0 < spare <= whole < float("inf"):
        return [h + spare * own / whole for h, own in zip(heights, room, strict=True)]
    over = spare - whole if whole < float("inf") else spare
    first = room if whole < float("inf") else [0.0] * len(room)
    shares = sum(grows)
    return [h + own + over * grow / shares for h, own, grow in zip(heights, first, grows, strict=True)]


def _row(node: Row, frame: Frame, sheet: Sheet) -> Iterator[Shape]:
    x = frame.x
    for child, width in zip(node.children, columns(node, frame.width), strict=True):
        at = Frame(x, frame.y, width, frame.height)
        yield from _plain(child, at, sheet, node.anchor) if _is_words(child) else place(child, at, sheet)
        x += width + node.gap


def _columns(node: Columns, frame: Frame, sheet: Sheet) -> Iterator[Shape]:
    heights = column_heights(node, frame.width, sheet)
    grows = node.grow or (0.0,) * len(heights)
    spare = max(0.0, frame.height - sum(heights) - node.apart * (len(heights) - 1))
    if sum(grows):
        heights = _opened(heights, column_mosts(node, frame.width, sheet), grows, spare)
    x = frame.x
    for column, name, width in zip(node.children, node.names, columns(node, frame.width), strict=True):
        shapes: list[Shape] = []
        y = frame.y
        for child, own in zip(column, heights, strict=True):
            at = Frame(x, y, width, own)
            shapes += _plain(child, at, sheet, Anchor.MIDDLE) if _is_words(child) else place(child, at, sheet)
            y += own + node.apart
        if shapes:
            end = y - node.apart
            alt = "; ".join(filter(None, map(told, column)))
            whole = Group(name, Frame(x, frame.y, width, end - frame.y), tuple(shapes), alt)
            yield from (whole,) if name else shapes
        x += width + node.gap


def _is_there(node: Node) -> bool:
    return not (isinstance(node, Text) and not node.text)


def _panel(node: Panel, frame: Frame, sheet: Sheet) -> tuple[Shape, ...]:
    on = sheet.on(node.surface)
    line, weight = on.border
    across, down = node.pad
    edge = edge_width(node, sheet)
    bar = _bar(node, frame, on)
    if _is_words(node.child):
        words = tuple(_paragraphs(node.child, inner_width(node, frame.width, sheet), on))
        insets = (across + edge, down, across, down)
        box = Box(
            *(node.name, frame, words, on.fill, line, weight, node.geometry, node.anchor, insets),
            dashed=node.surface is Surface.DASHED,
        )
        return (Group(node.name, frame, (box, *bar), told(node)),) if bar else (box,)
    ground = Box(node.name, frame, (), on.fill, line, weight, node.geometry, dashed=node.surface is Surface.DASHED)
    wide, within = inner_width(node, frame.width, sheet), frame.height - 2 * down
    if node.surface is Surface.MASS and any(text.yields for text in texts_in(node.child)):  # numbers have all of it
        on = roomy(node.child, wide, within, on)
        room = within
    else:
        room = min(within, max(height(node.child, wide, on), most(node.child, wide, on)))
    top = {Anchor.TOP: 0.0, Anchor.MIDDLE: 0.5, Anchor.BOTTOM: 1.0}[node.anchor] * (frame.height - 2 * down - room)
    inside = Frame(frame.x + across + edge, frame.y + down + top, wide, room)
    return (Group(node.name, frame, (ground, *bar, *place(node.child, inside, on)), told(node)),)


def roomy(node: Node, width: float, most_: float, sheet: Sheet) -> Sheet:
    """The same settings, with numbers as large as a height has room for; they have been made so once, for all of it."""
    if sheet.first >= 0 or height(node, width, sheet) > most_:
        return sheet
    return next((larger for larger in sheet.larger() if height(node, width, larger) <= most_), sheet)


def _bar(node: Panel, frame: Frame, sheet: Sheet) -> tuple[Shape, ...]:
    accent = sheet.setting.look.accent
    match node.edge:
        case Edge.LEFT | Edge.LABEL if edge_width(node, sheet):
            return (Box("Accent", replace(frame, width=EDGE), fill=accent),)
        case Edge.TOP:
            return (Box("Accent", replace(frame, height=EDGE), fill=accent),)
        case _:
            return ()


def _sign(node: Sign, frame: Frame, sheet: Sheet) -> tuple[Shape, ...]:
    width, tall = min(node.width, frame.width), min(node.height, frame.height)
    at = Frame(frame.x + (frame.width - width) / 2, frame.y + (frame.height - tall) / 2, width, tall)
    colour = sheet.colour(node.tone) or sheet.setting.look.ink
    return (Box("Arrow", at, fill=colour, geometry=node.geometry),)
