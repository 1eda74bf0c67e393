"""Write the icons of `briefdeck.icons`, their licence and the list in docs/icons.md from the npm package lucide-static.

    npm install --prefix /tmp/set lucide-static
    python tools/icons.py /tmp/set/node_modules/lucide-static

tools/icons.txt says which icons, and the words that name them. A drawing of the set is strokes of one width, with
round caps and joins, on a square of 24 units. Here it becomes one path in hundredths of a unit: SVG's relative moves
(m), lines (l), cubic curves (c) and closings (z). Shapes, shorthands, quadratic curves and arcs are turned into those.
The same package gives the same bytes. tools/icon_sheet.py draws the picture in docs/.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import acos, ceil, copysign, cos, hypot, pi, radians, sin, sqrt, tan
from pathlib import Path
from typing import NamedTuple

from briefdeck.icons import key

ROOT = Path(__file__).parents[1]
LIST = ROOT / "tools" / "icons.txt"
DATA = ROOT / "src" / "briefdeck" / "data"
PAGE = ROOT / "docs" / "icons.md"

UNITS, STROKE = 24, 2  # the square and the stroke that the set is drawn in
SCALE = 100  # parts of a unit
DOT = 0.1  # the least length of a stroke: programs drop a shorter one, and with it the dot that its caps make
ROUND = 4 / 3 * (sqrt(2) - 1)  # how far the handles of a quarter of a circle reach, of its radius

Point = tuple[float, float]
Step = tuple[str, tuple[Point, ...]]


# --- what is wanted ---------------------------------------------------------------------------------------------------


class Wanted(NamedTuple):
    """An icon: its name, its name in the set, other words for it, the title of its group."""

    name: str
    drawing: str
    words: tuple[str, ...]
    group: str


def wanted(text: str) -> Iterator[Wanted]:
    """The icons of a list. Raises ValueError where a name or a word stands twice."""
    group, seen = "", set[str]()
    for line in filter(None, map(str.strip, text.splitlines())):
        if line.startswith("#"):
            group = line.removeprefix("##").strip()
            continue
        left, _, right = line.partition(":")
        name, _, drawing = (part.strip() for part in left.partition("="))
        given = [drawing] if drawing and drawing != name else []
        words = tuple(word.strip() for word in [*right.split(","), *given])
        for word in (name, *words):
            if not word or key(word) in seen:
                raise ValueError(f"{name}: “{word}” stands twice")
            seen.add(key(word))
        yield Wanted(name, drawing or name, words, group)


# --- shapes to paths --------------------------------------------------------------------------------------------------


def steps(shape: str, attributes: dict[str, str]) -> Iterator[Step]:
    """The steps of an SVG shape (SVG 2, 9 and 10). Raises ValueError for a shape that the set does not use."""
    value = {key: float(text) for key, text in attributes.items() if re.fullmatch(r"-?[0-9.]+", text)}
    match shape:
        case "path":
            yield from Pen().draw(attributes["d"])
        case "line":
            yield "M", ((value["x1"], value["y1"]),)
            yield "L", ((value["x2"], value["y2"]),)
        case "polyline" | "polygon":
            numbers = list(map(float, re.findall(r"-?[0-9.]+", attributes["points"])))
            for number, point in enumerate(zip(numbers[::2], numbers[1::2], strict=True)):
                yield "L" if number else "M", (point,)
            if shape == "polygon":
                yield "Z", ()
        case "circle" | "ellipse":
            rx, ry = value.get("rx", value.get("r", 0)), value.get("ry", value.get("r", 0))
            x, y = value["cx"] - rx, value["cy"] - ry
            yield from rounded(x, y, 2 * rx, 2 * ry, rx, ry)
            if "fill" in attributes:  # the set's filled circles are smaller than a stroke: what it leaves is a dot
                yield from dot(value["cx"], value["cy"])
        case "rect":
            rx = value.get("rx", value.get("ry", 0))
            yield from rounded(value["x"], value["y"], value["width"], value["height"], rx, value.get("ry", rx))
        case _:
            raise ValueError(f"no way to draw a {shape}")


def dot(x: float, y: float) -> Iterator[Step]:
    """A stroke so short that its caps are all of it."""
    yield "M", ((x - DOT / 2, y),)
    yield "L", ((x + DOT / 2, y),)


def rounded(x: float, y: float, width: float, height: float, rx: float, ry: float) -> Iterator[Step]:
    """A rectangle with elliptic corners; with the largest that fit it is an ellipse."""
    rx, ry = min(rx, width / 2), min(ry, height / 2)
    right, bottom, near = x + width, y + height, 1 - ROUND
    yield "M", ((x + rx, y),)
    corners = (
        ((right - rx, y), (right - rx * near, y), (right, y + ry * near), (right, y + ry)),
        ((right, bottom - ry), (right, bottom - ry * near), (right - rx * near, bottom), (right - rx, bottom)),
        ((x + rx, bottom), (x + rx * near, bottom), (x, bottom - ry * near), (x, bottom - ry)),
        ((x, y + ry), (x, y + ry * near), (x + rx * near, y), (x + rx, y)),
    )
    at = (x + rx, y)
    for start, *curve in corners:
        if start != at:
            yield "L", (start,)
        at = curve[-1]
        if rx and ry:
            yield "C", tuple(curve)
    yield "Z", ()


@dataclass
class Pen:
    """Reads the data of an SVG path, and remembers what its shorthands refer to."""

    at: Point = (0, 0)
    start: Point = (0, 0)
    handle: Point | None = None
    last: str = ""

    def draw(self, data: str) -> Iterator[Step]:
        """The steps of `d`: absolute, without shorthands and arcs."""
        for letter, text in re.findall(r"([A-Za-z])([^A-Za-z]*)", data):
            numbers = arc_numbers(text) if letter in "Aa" else re.findall(r"[-+]?(?:\d+\.?\d*|\.\d+)", text)
            kind, values = letter.upper(), list(map(float, numbers))
            size = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}[kind]
            for first in range(0, max(len(values), 1), size or 1):
                yield from self.one(kind, values[first : first + size], relative=letter.islower())
                kind = "L" if kind == "M" else kind  # more points after a move are lines

    def one(self, kind: str, values: list[float], *, relative: bool) -> Iterator[Step]:
        """One command with its numbers."""
        x, y = self.at if relative else (0.0, 0.0)
        handle, before = self.handle, self.last
        self.handle, self.last = None, kind
        points = [(values[i] + x, values[i + 1] + y) for i in range(0, len(values) - 1, 2)]
        match kind:
            case "M" | "L":
                yield self.to(kind, *points)
                self.start = points[0] if kind == "M" else self.start
            case "H":
                yield self.to("L", (values[0] + x, self.at[1]))
            case "V":
                yield self.to("L", (self.at[0], values[0] + y))
            case "C" | "S":
                first = [mirrored(handle, self.at) if before in "CS" else self.at] if kind == "S" else []
                self.handle = points[-2]
                yield self.to("C", *first, *points)
            case "Q" | "T":
                control = points[0] if kind == "Q" else mirrored(handle, self.at) if before in "QT" else self.at
                self.handle, end = control, points[-1]
                yield self.to("C", between(self.at, control), between(end, control), end)
            case "A":
                end = (values[5] + x, values[6] + y)
                for curve in arc(
                    self.at, end, values[0], values[1], values[2], large=bool(values[3]), sweep=bool(values[4])
                ):
                    yield self.to("C", *curve)
            case "Z":
                self.at = self.start
                yield "Z", ()

    def to(self, kind: str, *points: Point) -> Step:
        """A step; the pen is at its end."""
        self.at = points[-1]
        return kind, points


def arc_numbers(text: str) -> list[str]:
    """The numbers of arcs, whose two flags may stand without a space before what follows them."""
    number, flag, gap = r"([-+]?(?:\d+\.?\d*|\.\d+))", "([01])", r"[\s,]*"
    pattern = gap.join([number, number, number, flag, flag, number, number])
    return [part for found in re.findall(pattern, text) for part in found]


def mirrored(handle: Point | None, at: Point) -> Point:
    """A handle on the other side of a point."""
    return (2 * at[0] - handle[0], 2 * at[1] - handle[1]) if handle else at


def between(end: Point, control: Point) -> Point:
    """The cubic's handle that is nearest to an end of a quadratic curve."""
    return end[0] + (control[0] - end[0]) * 2 / 3, end[1] + (control[1] - end[1]) * 2 / 3


def arc(
    start: Point, end: Point, rx: float, ry: float, turn: float, *, large: bool, sweep: bool
) -> Iterator[tuple[Point, Point, Point]]:
    """Cubic curves, each of a quarter at most, for an elliptic arc (SVG 2, B.2.4)."""
    if start == end:
        return
    c, s = cos(radians(turn)), sin(radians(turn))
    dx, dy = (start[0] - end[0]) / 2, (start[1] - end[1]) / 2
    px, py = c * dx + s * dy, c * dy - s * dx
    grown = sqrt(max(1.0, (px / rx) ** 2 + (py / ry) ** 2))  # radii too small to reach are made larger
    rx, ry = rx * grown, ry * grown
    away = (rx * ry) ** 2 / ((rx * py) ** 2 + (ry * px) ** 2) - 1
    far = sqrt(max(0.0, away)) * (-1 if large == sweep else 1)
    qx, qy = far * rx * py / ry, -far * ry * px / rx
    mx, my = c * qx - s * qy + (start[0] + end[0]) / 2, s * qx + c * qy + (start[1] + end[1]) / 2
    first = angle((px - qx) / rx, (py - qy) / ry)
    swept = angle((-px - qx) / rx, (-py - qy) / ry) - first
    swept += 2 * pi if sweep and swept < 0 else -2 * pi if not sweep and swept > 0 else 0

    def on(unit: float, reach: float) -> Point:
        x, y = rx * (cos(unit) - reach * sin(unit)), ry * (sin(unit) + reach * cos(unit))
        return c * x - s * y + mx, s * x + c * y + my

    count = max(1, ceil(abs(swept) / (pi / 2) - 1e-6))
    part = swept / count
    reach = 4 / 3 * tan(part / 4)
    for number in range(count):
        low, high = first + number * part, first + (number + 1) * part
        yield on(low, reach), on(high, -reach), end if number == count - 1 else on(high, 0)


def angle(x: float, y: float) -> float:
    """The angle of a direction, from −π to π."""
    return copysign(acos(max(-1.0, min(1.0, x / hypot(x, y)))), y)


# --- the data ---------------------------------------------------------------------------------------------------------


def path(nodes: Iterable[tuple[str, dict[str, str]]]) -> str:
    """The path of a drawing, in whole parts of a unit, each point told from the end of the step before."""
    text, (x, y), start = "", (0, 0), (0, 0)
    for shape, attributes in nodes:
        for kind, points in lengthened(list(steps(shape, attributes))):
            parts = [(round(right * SCALE), round(down * SCALE)) for right, down in points]
            text += kind.lower() + " ".join(f"{right - x} {down - y}" for right, down in parts).replace(" -", "-")
            start = parts[0] if kind == "M" else start
            x, y = parts[-1] if parts else start
    return text


def lengthened(made: list[Step]) -> list[Step]:
    """A shape's steps. A dot, which is a stroke of no length to speak of, becomes one that can be drawn."""
    match made:
        case [("M", ((x, y),)), ("L", ((right, low),))] if hypot(right - x, low - y) < DOT:
            return list(dot(x, y))
    return made


def content(source: str, icons: list[Wanted], nodes: dict[str, list[tuple[str, dict[str, str]]]]) -> str:
    """The data file: a line for each icon and for the words of each."""
    ordered = sorted(icons)
    paths = ",\n".join(f'"{icon.name}": "{path(nodes[icon.drawing])}"' for icon in ordered)
    words = ",\n".join(
        ", ".join(f"{json.dumps(key(word), ensure_ascii=False)}: " + f'"{icon.name}"' for word in icon.words)
        for icon in ordered
        if icon.words
    )
    head = {"source": source, "side": UNITS * SCALE, "stroke": STROKE * SCALE}
    return f'{json.dumps(head)[:-1]}, "paths": {{\n{paths}\n}}, "words": {{\n{words}\n}}}}\n'


def listed(icons: list[Wanted]) -> str:
    """The groups of docs/icons.md."""
    lines = []
    for group in dict.fromkeys(icon.group for icon in icons):
        lines += ["", f"### {group}", "", "| name | other words |", "|---|---|"]
        lines += [f"| `{icon.name}` | {', '.join(icon.words)} |" for icon in icons if icon.group == group]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write the three files."""
    package = Path(sys.argv[1])
    icons = list(wanted(LIST.read_text(encoding="utf-8")))
    nodes = json.loads((package / "icon-nodes.json").read_text(encoding="utf-8"))
    about = json.loads((package / "package.json").read_text(encoding="utf-8"))
    source = f"{about['name']} {about['version']}"
    (DATA / "icons.json").write_text(content(source, icons, nodes), encoding="utf-8")
    shutil.copyfile(package / "LICENSE", DATA / "icons.LICENSE")
    before, mark, _ = PAGE.read_text(encoding="utf-8").partition("## The names\n")
    PAGE.write_text(before + mark + listed(icons), encoding="utf-8")


if __name__ == "__main__":
    main()
