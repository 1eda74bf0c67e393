"""What the looks of the shipped memos share. Points; colours are slots of the audience's theme.

Every text has an exact pitch, so that two engines cannot differ in it. Words in tables have no colour of their own:
their cell's style decides it together with the fill, so that neither can be lost alone.
"""

from __future__ import annotations

from typing import Any

from memo_forms import Cells, Edge, Level, Lists, Part, Sides, Tabs, Type

ARIAL = ("", "020B0604020202020204", "00", "swiss")
GOTHIC = ("Yu Gothic", "020B0400000000000000", "80", "swiss")
UD = ("BIZ UDPゴシック", "020B0400000000000000", "80", "swiss")
SANS = ("Arial", "游ゴシック")
PAGES = "PAGE／NUMPAGES"
NONE = Edge(weight=0)
# Programs draw a raised sign at 0.58 of its size: this one at 6.1 pt, which can be read in print beside any text.
_MARK = 10.5


def box(fill: str, space: Sides, bar: Edge | None = None, rim: Edge | None = None) -> Type:
    """Words in a box that ends at the margins of the text: `space` lies between its rim and its words."""
    top, left, bottom, right = space
    rim = rim or Edge(fill)
    first = bar or Edge(rim.slot, rim.weight, left)
    edges = {
        "top": Edge(rim.slot, rim.weight, top),
        "left": Edge(first.slot, first.weight, left),
        "bottom": Edge(rim.slot, rim.weight, bottom),
        "right": Edge(rim.slot, rim.weight, right),
    }
    return Type(edges=edges, fill=fill, left=left + first.weight, right=right + rim.weight)


def boxed(box: Type, **type_: Any) -> Type:
    """Words in the box of another style: two such that follow each other stand in one."""
    kept: dict[str, Any] = {"edges": box.edges, "fill": box.fill, "left": box.left, "right": box.right, "align": "left"}
    return Type(**{**kept, **type_})


def margins(top: float, right: float, bottom: float, left: float, header: float, footer: float) -> dict[str, float]:
    return {"top": top, "right": right, "bottom": bottom, "left": left, "header": header, "footer": footer}


def lists(headings: Lists, bullets: Lists, numbers: Lists, sources: Level) -> tuple[Lists, ...]:
    return headings, bullets, numbers, Lists((sources,), sources.left)


def common(body: Type, table: Type, note: Type, muted: str, width: float) -> dict[str, Type]:
    """What the looks share: relations between styles rather than sizes. `width` is that of the text."""
    small = Type(note.size, note.pitch, align="left", colour=muted)
    edge = (Tabs(width, "right"),)
    return {
        "Normal": Type(align=body.align),
        "Body Text": Type(after=body.after),
        "List Paragraph": Type(left=21),
        "Quote": Type(whole=True, before=6, after=2, left=21, right=21, colour=muted),
        "Quote Source": Type(before=0, after=6, align="right"),
        "Table Text": Type(table.size, table.pitch, face=table.face, align="left"),
        "Table Number": Type(align="right"),
        "Table Center": Type(align="center"),
        "Table Head": Type(stay=True, bold=True),
        "Table Head Number": Type(align="right"),
        "Table Head Center": Type(align="center"),
        "Table Note": Type(note.size, note.pitch, 4, 8, table.face, whole=True, close=True, colour=muted, align="left"),
        "caption": Type(
            table.size, table.pitch, 10, 4, table.face, True, stay=True, whole=True, colour="tx1", align="left"
        ),
        "Figure": Type(before=2, after=8, drawn=True),
        "Figure Label": Type(table.size - 0.5, table.pitch - 1, face=table.face, align="left"),
        "footnote text": Type(note.size, note.pitch, 0, 2, align="left", left=14, first=-14, tabs=(Tabs(14),)),
        "endnote text": Type(note.size, note.pitch, 0, 2, align="left", left=14, first=-14, tabs=(Tabs(14),)),
        "Memo Meta": Type(align="left", left=52.5, first=-52.5, tabs=(Tabs(52.5),)),
        "Memo Mark": Type(stay=True, before=18, after=12, align="center"),
        "Memo End": Type(before=12, after=6, align="right"),
        "Memo Contact": Type(note.size, note.pitch, 12, whole=True, close=True, align="right", colour=muted),
        "header": Type(
            small.size, 12, face=table.face, colour=muted, align="left", tabs=(Tabs(width / 2, "center"), *edge)
        ),
        "footer": Type(
            small.size, 12, face=table.face, colour=muted, align="left", tabs=(Tabs(width / 2, "center"), *edge)
        ),
        "Strong": Type(bold=True, face=table.face),
        "Item Label": Type(bold=True, face=table.face),
        "Emphasis": Type(italic=False, face=table.face),
        "Hyperlink": Type(colour="hlink", underlined=True),
        "FollowedHyperlink": Type(colour="folHlink", underlined=True),
        "footnote reference": Type(_MARK, raised=True),
        "endnote reference": Type(_MARK, raised=True),
        "Source Number": Type(note.size, face=table.face, bold=False),
        "Status": Type(note.size, face=table.face, bold=False, colour=muted),
        "Sign": Type(face="signs"),
    }


GRID = {side: Edge("tx1", 0.5) for side in ("top", "left", "bottom", "right", "insideH", "insideV")}


def tables(briefing: Cells, figures: Cells, meta: Cells) -> dict[str, Cells]:
    """The styles of tables by their names; a row or column that matters has the lightest accent."""
    return {
        "Table Grid": Cells(Part(edges=GRID)),
        "Briefing Table": briefing,
        "Figure Table": figures,
        "Memo Table": meta,
        "Table Focus": Cells(Part("accent4")),
    }
