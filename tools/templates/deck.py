"""Draws the decks of the shipped audiences anew, from their looks: `python tools/templates/deck.py`.

Theme, master and layouts are written; the notes master and what the package holds besides stay. The same looks give the
same bytes.
"""

from __future__ import annotations

import re
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

from looks import LOOKS, LevelLook, Look, Shape, Words

from briefdeck.ooxml.colours import scheme_colour
from briefdeck.ooxml.saving import content_types_xml, relationships_xml, zip_entries
from briefdeck.ooxml.units import emu
from briefdeck.ooxml.xml import E, Element, root, serialize

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_LAYOUT_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.slideLayout+xml"
_SLOTS = ("dk1", "lt1", "dk2", "lt2", *(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink")
_MAP = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2", **{s: s for s in _SLOTS[4:]}}
_LEADING = 1.3
_NAMES = ("Body text", "Second level", "Third level", "Fourth level", "Fifth level")


def _frame(at: tuple[float, float, float, float]) -> Element:
    x, y, width, height = at
    return E(
        "a:xfrm",
        None,
        E("a:off", {"x": str(emu(x)), "y": str(emu(y))}),
        E("a:ext", {"cx": str(emu(width)), "cy": str(emu(height))}),
    )


def _fill(slot: str) -> Element:
    return E("a:solidFill", None, scheme_colour(slot)) if slot else E("a:noFill")


def _shape(shape: Shape, number: int) -> Element:
    flat = shape.at[2] == 0 or shape.at[3] == 0
    line = E("a:ln", {"w": str(emu(shape.weight))}, _fill(shape.line)) if shape.line else E("a:ln", None, _fill(""))
    properties = E(
        "p:spPr", None, _frame(shape.at), E("a:prstGeom", {"prst": "line" if flat else "rect"}, E("a:avLst"))
    )
    identity = E("p:cNvPr", {"id": str(number), "name": shape.name})
    if flat:
        properties.append(line)
        return E(
            "p:cxnSp",
            None,
            E("p:nvCxnSpPr", None, identity, E("p:cNvCxnSpPr"), E("p:nvPr", {"userDrawn": "1"})),
            properties,
        )
    properties.append(_fill(shape.fill))
    properties.append(line)
    body = E(
        "p:txBody",
        None,
        E("a:bodyPr", {"rtlCol": "0", "anchor": "ctr"}, E("a:noAutofit")),
        E("a:lstStyle"),
        E("a:p", None, E("a:endParaRPr", {"lang": "en-US", "altLang": "ja-JP"})),
    )
    return E(
        "p:sp", None, E("p:nvSpPr", None, identity, E("p:cNvSpPr"), E("p:nvPr", {"userDrawn": "1"})), properties, body
    )


def _level(name: str, words: Words, level: LevelLook | None = None, *, major: bool = False) -> Element:
    size = level.size if level else words.size
    pitch = level.pitch if level else words.pitch or round(words.size * _LEADING, 1)
    left, hanging = (level.left, level.hanging) if level else (0.0, 0.0)
    face = "+mj" if major else "+mn"
    made = E(
        name,
        {
            "marL": str(emu(left)),
            "indent": str(-emu(hanging)),
            "algn": words.align,
            "defTabSz": "914400",
            "rtl": "0",
            "eaLnBrk": "1",
            "fontAlgn": "base",
            "latinLnBrk": "0",
            "hangingPunct": "1",
        },
        E("a:lnSpc", None, E("a:spcPts", {"val": str(round(pitch * 100))})),
        E("a:spcBef", None, E("a:spcPts", {"val": str(round((level.before if level else 0) * 100))})),
        E("a:spcAft", None, E("a:spcPts", {"val": "0"})),
    )
    if level:
        made.append(E("a:buClr", None, scheme_colour("accent1")))
        if level.share != 1.0:
            made.append(E("a:buSzPct", {"val": str(round(level.share * 100_000))}))
        made.append(
            E("a:buFont", {"typeface": "Arial", "panose": "020B0604020202020204", "pitchFamily": "34", "charset": "0"})
        )
        made.append(E("a:buChar", {"char": level.bullet}))
    else:
        made.append(E("a:buNone"))
    look = {
        "lang": "ja-JP",
        "altLang": "en-US",
        "sz": str(round(size * 100)),
        "b": str(int(words.bold)),
        "i": "0",
        "kern": "0",
    }
    faces = (
        E("a:latin", {"typeface": f"{face}-lt"}),
        E("a:ea", {"typeface": f"{face}-ea"}),
        E("a:cs", {"typeface": f"{face}-cs"}),
    )
    made.append(E("a:defRPr", look, _fill(words.colour), *faces))
    return made


def _words(words: Words, number: int, *, master: bool = False, inherits: bool = False) -> Element:
    """A placeholder. What it has from the master is not said again."""
    place: dict[str, str] = {}
    if words.kind:
        place["type"] = words.kind
    if words.kind in ("dt", "ftr", "sldNum") or (words.kind == "body" and words.index != 1):
        place["sz"] = "half" if words.kind == "dt" else "quarter"
    if words.index:
        place["idx"] = str(words.index)
    if words.plain and words.kind == "body" and words.index != 1:
        place["hasCustomPrompt"] = "1"
    insets = dict(zip(("lIns", "tIns", "rIns", "bIns"), (str(emu(v)) for v in words.insets), strict=True))
    whole = {"vert": "horz", "wrap": "square"} if master else {}
    body = E("a:bodyPr", {**whole, **insets, "rtlCol": "0", "anchor": words.anchor}, E("a:noAutofit"))
    styles = E("a:lstStyle")
    titles = words.kind in ("title", "ctrTitle")
    if words.plain and not inherits and not (master and titles):
        count = 1 if titles or words.kind in ("dt", "ftr", "sldNum") else 5
        for level in range(1, count + 1):
            styles.append(_level(f"a:lvl{level}pPr", words, major=titles))
    text = E("p:txBody", None, body, styles)
    for paragraph in _prompt(words):
        text.append(paragraph)
    properties = E("p:spPr")
    if not inherits:
        properties.append(_frame(words.at))
        if master:
            properties.append(E("a:prstGeom", {"prst": "rect"}, E("a:avLst")))
    return E(
        "p:sp",
        None,
        E(
            "p:nvSpPr",
            None,
            E("p:cNvPr", {"id": str(number), "name": words.name}),
            E("p:cNvSpPr", None, E("a:spLocks", {"noGrp": "1"})),
            E("p:nvPr", None, E("p:ph", place)),
        ),
        properties,
        text,
    )


def _prompt(words: Words) -> Iterator[Element]:
    spoken = {"lang": "en-US", "altLang": "ja-JP"}
    if words.kind == "sldNum":
        field = E(
            "a:fld",
            {"id": "{5EA49437-040F-579F-9FE1-298AFC923977}", "type": "slidenum"},
            E("a:rPr", spoken),
            E("a:t", None, "‹#›"),
        )
        yield E("a:p", None, field, E("a:endParaRPr", spoken))
        return
    for level, line in enumerate(_NAMES if not words.plain and not words.prompt else (words.prompt or words.name,)):
        yield E("a:p", None, E("a:pPr", {"lvl": str(level)}), E("a:r", None, E("a:rPr", spoken), E("a:t", None, line)))


def _tree(children: list[Element]) -> Element:
    zero = {"x": "0", "y": "0"}, {"cx": "0", "cy": "0"}
    frame = E("a:xfrm", None, E("a:off", zero[0]), E("a:ext", zero[1]), E("a:chOff", zero[0]), E("a:chExt", zero[1]))
    head = E("p:nvGrpSpPr", None, E("p:cNvPr", {"id": "1", "name": ""}), E("p:cNvGrpSpPr"), E("p:nvPr"))
    return E("p:spTree", None, head, E("p:grpSpPr", None, frame), *children)


def _master(look: Look) -> bytes:
    children = [_shape(shape, n) for n, shape in enumerate(look.shapes, 2)]
    placed = (look.title, look.body, *look.furniture)
    children += [_words(w, n, master=True) for n, w in enumerate(placed, 2 + len(children))]
    ground = E("p:bg", None, E("p:bgRef", {"idx": "1001"}, E("a:schemeClr", {"val": "bg1"})))
    styles = E(
        "p:txStyles",
        None,
        E("p:titleStyle", None, _level("a:lvl1pPr", look.title, major=True)),
        E("p:bodyStyle", None, *(_level(f"a:lvl{n}pPr", look.body, level) for n, level in enumerate(look.levels, 1))),
        E(
            "p:otherStyle",
            None,
            *(_level(f"a:lvl{n}pPr", Words("", (0, 0, 0, 0), size=look.body.size)) for n in range(1, 6)),
        ),
    )
    layouts = [
        E("p:sldLayoutId", {"id": str(2147483648 + n), "r:id": f"rId{n}"}) for n in range(1, len(look.layouts) + 1)
    ]
    tree = root(
        "p:sldMaster",
        ("a", "r", "p"),
        E("p:cSld", None, ground, _tree(children)),
        E("p:clrMap", _MAP),
        E("p:sldLayoutIdLst", None, *layouts),
        styles,
    )
    tree.set("preserve", "1")
    return serialize(tree)


def _layout(look: Look, number: int) -> bytes:
    layout = look.layouts[number]
    children = [_shape(shape, n) for n, shape in enumerate(layout.shapes, 2)]
    words = list(layout.words)
    standard = layout.master
    if standard:
        marks = {"dt": 16, "ftr": 17, "sldNum": 18}
        title = Words(look.title.name, look.title.at, "title", insets=look.title.insets, anchor=look.title.anchor)
        furniture = [
            Words(w.name, w.at, w.kind, marks[w.kind], insets=w.insets, anchor=w.anchor) for w in look.furniture
        ]
        words = [title, *words, *furniture]
    for n, w in enumerate(words, 2 + len(children)):
        same = standard and (
            w.kind in ("title", "dt", "ftr", "sldNum") or (w.kind == "" and w.index == 1 and w.at == look.body.at)
        )
        children.append(_words(w, n, inherits=same))
    content = E("p:cSld", {"name": layout.name})
    if layout.ground:
        content.append(E("p:bg", None, E("p:bgPr", None, _fill(layout.ground), E("a:effectLst"))))
    content.append(_tree(children))
    tree = root("p:sldLayout", ("a", "r", "p"), content, E("p:clrMapOvr", None, E("a:masterClrMapping")))
    if not standard:
        tree.set("showMasterSp", "0")
    tree.set("type", layout.kind)
    tree.set("preserve", "1")
    return serialize(tree)


def theme(look: Look, old: bytes) -> bytes:
    """The theme with the colours and faces of the look; its lines and fills stay plain."""
    text = old.decode()
    for slot in _SLOTS:
        text = re.sub(
            f"<a:{slot}>.*?</a:{slot}>", f'<a:{slot}><a:srgbClr val="{look.colours[slot]}"/></a:{slot}>', text
        )
    latin, east, japanese = look.faces
    text = re.sub(
        r'<a:latin typeface="[^"]+"[^>]*/><a:ea typeface="[^"]+"/>',
        f'<a:latin typeface="{latin}"/><a:ea typeface="{east}"/>',
        text,
    )
    return re.sub(r'script="Jpan" typeface="[^"]+"', f'script="Jpan" typeface="{japanese}"', text).encode()


def drawn(look: Look, template: Path) -> bytes:
    """The package of a look."""
    with zipfile.ZipFile(template) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    types = dict(re.findall(r'PartName="([^"]+)" ContentType="([^"]+)"', parts.pop("[Content_Types].xml").decode()))
    for name in [n for n in parts if n.startswith("ppt/slideLayouts/")]:
        parts.pop(name)
        types.pop(f"/{name}", None)
    parts["ppt/theme/theme1.xml"] = theme(look, parts["ppt/theme/theme1.xml"])
    parts["ppt/theme/theme2.xml"] = theme(look, parts["ppt/theme/theme2.xml"])
    parts["ppt/slideMasters/slideMaster1.xml"] = _master(look)
    rels = []
    for n in range(len(look.layouts)):
        name = f"ppt/slideLayouts/slideLayout{n + 1}.xml"
        parts[name] = _layout(look, n)
        types[f"/{name}"] = _LAYOUT_TYPE
        master = ("rId1", f"{_OFFICE}/slideMaster", "../slideMasters/slideMaster1.xml", False)
        parts[f"ppt/slideLayouts/_rels/slideLayout{n + 1}.xml.rels"] = relationships_xml([master])
        rels.append((f"rId{n + 1}", f"{_OFFICE}/slideLayout", f"../slideLayouts/slideLayout{n + 1}.xml", False))
    rels.append((f"rId{len(look.layouts) + 1}", f"{_OFFICE}/theme", "../theme/theme1.xml", False))
    parts["ppt/slideMasters/_rels/slideMaster1.xml.rels"] = relationships_xml(rels)
    kinds = {f"/{n}": types.get(f"/{n}", "") for n in parts if not n.endswith(".rels")}
    entries = [("[Content_Types].xml", content_types_xml(kinds))]
    return zip_entries([*entries, *sorted(parts.items())])


def main() -> int:
    """Redraw every shipped deck template."""
    for name, look in LOOKS.items():
        path = TEMPLATES / name / "deck.pptx"
        path.write_bytes(drawn(look(), path))
        print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
