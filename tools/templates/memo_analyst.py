"""The memo of analysts: a full report."""

from __future__ import annotations

from typing import Any

from memo_common import ARIAL, GOTHIC, GRID, NONE, PAGES, SANS, box, boxed, common, lists, margins, tables
from memo_forms import Cells, Edge, Level, Lists, MemoLook, Part, Tabs, Type


def analyst() -> MemoLook:
    """A full report: gridded tables under teal heads, contents, footnotes, a running title."""
    width = 473.3
    body = Type(10, 16, after=6, face="text", colour="tx1", align="left")
    table, note = Type(9, 13, face="text"), Type(8.5, 12)
    lead = box("accent4", (8, 12, 8, 12), rim=Edge("accent4", 0.5))
    panel = box("bg2", (4, 10, 4, 10), Edge("accent1", 3))
    heading: dict[str, Any] = {"bold": True, "stay": True, "whole": True, "align": "left", "colour": "tx1"}
    types = common(body, table, note, "tx2", width) | {
        "Title": Type(
            21, 29, 0, 4, bold=True, stay=True, whole=True, align="left", edges={"top": Edge("accent1", 4, 12)}
        ),
        "Subtitle": Type(11, 17, 0, 10, colour="tx2", stay=True, whole=True, align="left"),
        "heading 1": Type(14, 20, 20, 5, **heading, listed=(0, 1), outline=0, edges={"top": Edge("accent1", 1.5, 6)}),
        "heading 2": Type(11.5, 17, 12, 4, **heading, listed=(1, 1), outline=1),
        "heading 3": Type(10, 16, 8, 3, **heading, listed=(2, 1), outline=2),
        "heading 4": Type(10, 16, 6, 2, stay=True, whole=True, align="left", listed=(3, 1), outline=3, colour="tx2"),
        "Section Message": Type(11, 17, 0, 6, bold=True, align="left"),
        "Item Label": Type(bold=True, colour="accent1"),
        "List Bullet": Type(after=3, listed=(0, 2), align="left"),
        "List Bullet 2": Type(after=2, listed=(1, 2), align="left"),
        "List Number": Type(after=4, listed=(0, 3), align="left"),
        "List Number 2": Type(after=2, listed=(1, 3), align="left"),
        "Callout": boxed(panel, size=9.5, pitch=15, before=10, after=10, whole=True),
        "Ask": boxed(panel, size=10.5, pitch=16, before=10, after=10, bold=True, whole=True),
        "Summary Heading": boxed(lead, size=9, pitch=13, before=10, after=2, bold=True, colour="accent1", stay=True),
        "Summary": boxed(lead, size=12.5, pitch=19, before=0, after=5, bold=True, whole=True),
        "Summary Text": boxed(lead, before=0, after=3, whole=True),
        "Lead Heading": Type(12, 17, 14, 4, **heading),
        "Memo Number": Type(9, 13, colour="tx2", align="right"),
        "Memo Date": Type(9, 13, colour="tx2", align="right"),
        "Memo To": Type(before=6, close=True, align="left"),
        "Memo From": Type(before=2, close=True, align="right"),
        "Memo Subject": Type(16, 24, 10, 10, **heading, edges={"top": Edge("accent1", 3, 10)}),
        "Annex Heading": Type(14, 20, 20, 8, **heading, outline=0, edges={"top": Edge("accent1", 1.5, 6)}),
        "Annex Title": Type(12, 20, 0, 12, **heading),
        "Figure Value": Type(19, 24, 0, 1, bold=True, stay=True, align="left", colour="accent1"),
        "Figure Unit": Type(10.5),
        "Source List": Type(8.5, 12.5, 0, 3, whole=True, listed=(0, 4), align="left"),
        "Source Heading": Type(9, 13, 8, 2, **heading, outline=0),
        "Source Line": Type(8.5, 12.5, 0, 4, align="left", colour="tx2"),
        "TOC Heading": Type(9, 13, 16, 5, bold=True, stay=True, whole=True, align="left", colour="accent1"),
        "toc 1": Type(9, 13, 0, 0, left=24, first=-24, align="left", tabs=(Tabs(24), Tabs(width, "right", True))),
        "toc 2": Type(
            9.5, 14, 0, 0, left=54, first=-30, align="left", colour="tx2", tabs=(Tabs(54), Tabs(width, "right", True))
        ),
        "toc 3": Type(
            9.5, 14, 0, 0, left=90, first=-36, align="left", colour="tx2", tabs=(Tabs(90), Tabs(width, "right", True))
        ),
        "Marking": Type(10.5, 14, bold=True, colour="accent6", align="right", tracking=1),
    }
    types["header"] = Type(
        8.5,
        14,
        0,
        0,
        colour="tx2",
        align="left",
        tabs=(Tabs(width, "right"),),
        edges={"bottom": Edge("accent3", 0.5, 4)},
    )
    types["footer"] = Type(
        8.5, 12, colour="tx2", align="left", tabs=(Tabs(width, "right"),), edges={"top": Edge("accent3", 0.5, 5)}
    )
    grid = {side: Edge("accent3", 0.5) for side in GRID}
    briefing = Cells(
        Part(edges=grid),
        {
            "firstRow": Part("accent1", {"insideV": Edge("bg1", 0.5)}, "bg1", "center"),
            "lastRow": Part("bg2", {"top": Edge("tx1", 1)}),
            "firstCol": Part("bg2"),
        },
        (4, 6, 4, 6),
    )
    figures = Cells(Part(edges={**grid, "top": Edge("accent1", 2)}), margins=(7, 9, 8, 9))
    meta = Cells(
        Part(edges={side: Edge("accent3", 0.5) for side in ("top", "bottom", "insideV", "left", "right")}),
        {"firstRow": Part("bg2", {"bottom": NONE}, colour="tx2")},
        (2, 6, 2, 6),
    )
    teal: dict[str, Any] = {"face": "text", "colour": "accent1"}
    numbering = lists(
        Lists(
            (
                Level("decimal", "{n}", 28, 28, "heading 1", **teal),
                Level("decimal", "{path}", 32, 32, "heading 2", **teal),
                Level("decimal", "{path}", 40, 40, "heading 3", **teal),
                Level("decimal", "{path}", 48, 48, "heading 4", **teal),
                Level("decimal", "{path}", 56, 56, **teal),
            ),
            8,
        ),
        Lists(
            (
                Level("bullet", "•", 16, 11, "List Bullet", **teal),
                Level("bullet", "–", 28, 11, "List Bullet 2", **teal),
            ),
            11,
        ),
        Lists(
            (
                Level("decimal", "({n})", 24, 24, "List Number", bold=True, **teal),
                Level("lowerLetter", "({n})", 46, 22, "List Number 2"),
            ),
            21,
        ),
        Level("decimal", "[{n}]", 24, 24, "Source List", **teal),
    )
    page = f"{{footer}}\t{PAGES}"
    return MemoLook(
        margins(76, 61, 60, 61, 30, 30),
        {"text": SANS, "signs": ("游ゴシック", "游ゴシック")},
        {"Arial": ARIAL, "游ゴシック": GOTHIC},
        body,
        types,
        tables(briefing, figures, meta),
        numbering,
        {
            ("header", "default"): (("header", "{title}\t{marking}"),),
            ("header", "first"): (("Marking", "{marking}"),),
            ("footer", "default"): (("footer", page),),
            ("footer", "first"): (("footer", page),),
        },
    )
