"""How high a node is in a width, and how high it may become without standing empty. Points throughout."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.document.deck import Anchor
from briefdeck.layout import nodes, scaled
from briefdeck.layout.flows import flow_height
from briefdeck.layout.gantt import gantt_height
from briefdeck.layout.nodes import Edge, Node, Role, Surface
from briefdeck.layout.paired import contrast_height
from briefdeck.layout.ranked import ranked_height
from briefdeck.layout.sheet import Sheet, shape_room
from briefdeck.layout.typesetting import NEVER

EDGE = 4.0  # the width of an accent bar
_AIRY = 3.2  # how far rows of bars may grow, and the bars with them up to their thickest
_LOOSE = 1.5  # how far the rows of a schedule may stand apart
_GROUNDS = (Surface.PAGE, Surface.MASS)  # they are as high as what stands beside them
_FULL = 0.7  # of a surface that is seen: what its words and the room around them take at least


def height(node: Node, width: float, sheet: Sheet) -> float:
    """The height that a node needs."""
    return sheet.once("height", node, width, _height)


def _height(node: Node, width: float, sheet: Sheet) -> float:
    match node:
        case nodes.Text():
            return sheet.height(node, width)
        case nodes.Stack():
            return stack_height(node, width, sheet)
        case nodes.Row():
            return max((height(child, own, sheet) for child, own in _cells(node, width)), default=0.0)
        case nodes.Columns():
            return sum(column_heights(node, width, sheet)) + node.apart * (len(node.children[0]) - 1)
        case nodes.Layer():
            return max((height(child, width, sheet) for child in node.children), default=0.0)
        case nodes.Panel():
            return height(node.child, inner_width(node, width, sheet), sheet.on(node.surface)) + 2 * node.pad[1]
        case nodes.Line() | scaled.Motif():
            return 0.0
        case nodes.Sign() | nodes.Space():
            return node.height
        case nodes.Glyph() | nodes.Ball():
            return node.size
        case scaled.Flow():
            return flow_height(node, width, sheet)
        case nodes.Contrast():
            return contrast_height(node, width, sheet)
        case nodes.Ranked():
            return ranked_height(node, width, sheet)
        case scaled.Gantt():
            return gantt_height(node, width, sheet)
        case nodes.Ruled():
            return height(node.as_set(framed=sheet.setting.framed), width, sheet)


def is_broken(node: Node, width: float, sheet: Sheet) -> bool:
    """Whether a text in a node would be broken that must not be, of those by which it is as high as nothing can be: it
    is found at the first of them. What finds its own columns is not looked into."""
    match node:
        case nodes.Text():
            return height(node, width, sheet) >= NEVER
        case nodes.Stack() | nodes.Layer():
            return any(is_broken(child, width, sheet) for child in node.children)
        case nodes.Row():
            return any(is_broken(child, own, sheet) for child, own in _cells(node, width))
        case nodes.Columns():
            cells = zip(node.children, columns(node, width), strict=True)
            return any(is_broken(child, own, sheet) for column, own in cells for child in column)
        case nodes.Panel():
            return is_broken(node.child, inner_width(node, width, sheet), sheet.on(node.surface))
        case nodes.Ruled():
            return is_broken(node.as_set(framed=sheet.setting.framed), width, sheet)
        case _:
            return False


def most(node: Node, width: float, sheet: Sheet) -> float:
    """The height up to which a node may grow and still be full of what it holds."""
    return sheet.once("most", node, width, _most)


def _most(node: Node, width: float, sheet: Sheet) -> float:
    match node:
        case nodes.Stack():
            grow = node.grow or (1.0,) * len(node.children)  # without shares nothing grows; what it could is asked for
            heights = [
                most(child, width, sheet) if share else height(child, width, sheet)
                for child, share in zip(node.children, grow, strict=True)
            ]
            if node.alike:
                heights = [max(heights) if share else own for own, share in zip(heights, grow, strict=True)]
            gaps = node.gap * max(0, len(heights) - 1)
            opened = sheet.size(Role.PRIMARY) * node.opens * openings(node, len(heights)) if node.spread else 0.0
            return sum(heights) + gaps + opened + _befores(node, sheet)
        case nodes.Row():
            return max((most(child, own, sheet) for child, own in _cells(node, width)), default=0.0)
        case nodes.Columns():
            grow = node.grow or (0.0,) * len(node.children[0])
            tall = column_mosts(node, width, sheet)
            needed = column_heights(node, width, sheet)
            rows = (most_ if share else least for most_, least, share in zip(tall, needed, grow, strict=True))
            return sum(rows) + node.apart * (len(needed) - 1)
        case nodes.Layer():
            return max((most(child, width, sheet) for child in node.children), default=0.0)
        case nodes.Panel():
            inside = inner_width(node, width, sheet)
            words = height(node.child, inside, sheet.on(node.surface))
            own = most(node.child, inside, sheet.on(node.surface)) + 2 * node.pad[1]
            grown = words * node.most + 2 * node.pad[1]
            if node.surface not in _GROUNDS and not node.cell:
                grown = min(grown, (words + 2 * node.pad[1]) / _FULL)
            return max(own, grown)
        case scaled.Flow() | nodes.Contrast() | scaled.Motif():
            return float("inf")
        case nodes.Ranked():
            return ranked_height(node, width, sheet) * _AIRY
        case scaled.Gantt():
            return gantt_height(node, width, sheet) * _LOOSE
        case nodes.Ruled():
            return max(most(node.as_set(framed=framed), width, sheet) for framed in {False, sheet.setting.framed})
        case _:
            return height(node, width, sheet)


def openings(node: nodes.Stack, count: int) -> int:
    """In how many places a stack of so many nodes opens: between them, and at both ends where it stands in the
    middle."""
    return 0 if count < 2 else count + 1 if node.anchor is Anchor.MIDDLE else count - 1


def stack_height(node: nodes.Stack, width: float, sheet: Sheet) -> float:
    """The height of nodes one below the other, with their gaps and the spaces before their texts."""
    children = [child for child in node.children if not _empty(child)]
    gaps = node.gap * max(0, len(children) - 1)
    befores = sum([before(child, sheet) for child in children[1:]])
    return sum([height(child, width, sheet) for child in children]) + gaps + befores


def before(child: Node, sheet: Sheet) -> float:
    """The space above a text that is not the first of its stack."""
    return child.before * sheet.size(child.role) if isinstance(child, nodes.Text) and child.before else 0.0


def _befores(node: nodes.Stack, sheet: Sheet) -> float:
    children = [child for child in node.children if not _empty(child)]
    return sum(before(child, sheet) for child in children[1:])


def column_heights(node: nodes.Columns, width: float, sheet: Sheet) -> list[float]:
    """The height of each place of columns: of the highest node that stands there."""
    own = columns(node, width)
    made = ([height(child, w, sheet) for child in column] for column, w in zip(node.children, own, strict=True))
    return [max(place) for place in zip(*made, strict=True)]


def column_mosts(node: nodes.Columns, width: float, sheet: Sheet) -> list[float]:
    """The height up to which each place of columns may grow and still be full."""
    return [max(place) for place in zip(*_mosts(node, width, sheet), strict=True)]


def _mosts(node: nodes.Columns, width: float, sheet: Sheet) -> Iterator[list[float]]:
    for column, own in zip(node.children, columns(node, width), strict=True):
        yield [most(child, own, sheet) for child in column]


def _cells(node: nodes.Row, width: float) -> Iterator[tuple[Node, float]]:
    return zip(node.children, columns(node, width), strict=True)


def _empty(node: Node) -> bool:
    return isinstance(node, nodes.Text) and not node.text


def columns(node: nodes.Row | nodes.Columns, width: float) -> tuple[float, ...]:
    """The widths of what stands side by side."""
    room = width - node.gap * max(0, len(node.children) - 1)
    given = node.widths or (0.0,) * len(node.children)
    fixed = [w * room if 0 < w <= 1 else w for w in given]
    rest = max(0.0, room - sum(fixed))
    equal = sum(1 for w in given if w == 0)
    return tuple(w or rest / equal for w in fixed)


def edge_width(node: nodes.Panel, sheet: Sheet) -> float:
    """The width of the bar at a panel's left; that of a label is there where labels are pale."""
    look = sheet.setting.look
    drawn = node.edge is Edge.LEFT or (node.edge is Edge.LABEL and look.label != look.mass)
    return EDGE if drawn else 0.0


def inner_width(node: nodes.Panel, width: float, sheet: Sheet) -> float:
    """The width that is left to what stands on a panel."""
    return width - 2 * node.pad[0] - edge_width(node, sheet) - shape_room(node.geometry)
