"""The memo of executives: two pages to decide from."""

from __future__ import annotations

from typing import Any

from memo_common import ARIAL, GOTHIC, NONE, PAGES, SANS, box, boxed, common, lists, margins, tables
from memo_forms import Cells, Edge, Level, Lists, MemoLook, Part, Tabs, Type


def executive() -> MemoLook:
    """Pages to decide from: a dark band, the conclusion in its box, figures on a dark strip, pale heads of tables."""
    width = 489.3
    body = Type(10, 15.5, after=5, face="text", colour="tx1", align="left")
    table, note = Type(9, 12, face="text"), Type(8, 11)
    lead = box("accent4", (7, 10, 7, 10), Edge("accent1", 4.5))
    panel = box("bg2", (3, 9, 3, 9), Edge("tx1", 3))

    types = common(body, table, note, "tx2", width) | {
        "Title": Type(
            22,
            30,
            0,
            0,
            bold=True,
            stay=True,
            whole=True,
            align="left",
            colour="tx1",
            edges={"top": Edge("tx1", 4.5, 10)},
        ),
        "Subtitle": Type(11, 17, 1, 9, stay=True, whole=True, align="left", colour="tx2"),
        "heading 1": Type(
            12.5, 16.5, 15, 4, bold=True, stay=True, whole=True, listed=(0, 1), outline=0, align="left", colour="tx1"
        ),
        "heading 2": Type(11, 16, 12, 3, bold=True, stay=True, whole=True, listed=(1, 1), outline=1, align="left"),
        "heading 3": Type(10, 15.5, 9, 2, bold=True, stay=True, whole=True, listed=(2, 1), outline=2, align="left"),
        "heading 4": Type(10, 15.5, 6, 1, stay=True, whole=True, listed=(3, 1), outline=3, align="left"),
        "List Bullet": Type(pitch=15, after=2, listed=(0, 2), align="left"),
        "List Bullet 2": Type(pitch=15, after=2, listed=(1, 2), align="left"),
        "List Number": Type(pitch=15, after=4, listed=(0, 3), align="left"),
        "List Number 2": Type(pitch=15, after=2, listed=(1, 3), align="left"),
        "Callout": boxed(panel, size=9.5, pitch=14.5, before=8, after=8, whole=True),
        "Ask": boxed(lead, size=10.5, pitch=16, before=4, after=12, bold=True, whole=True),
        "Summary Heading": boxed(
            lead, size=9, pitch=13, before=11, after=1, bold=True, colour="accent1", stay=True, whole=True
        ),
        "Summary": boxed(lead, size=12.5, pitch=18, before=0, after=2, bold=True, whole=True),
        "Summary Text": boxed(lead, before=0, after=0, whole=True),
        "Lead Heading": Type(11, 15, 11, 3, bold=True, stay=True, whole=True, align="left", colour="tx1"),
        "Memo Number": Type(9, 13, colour="tx2", align="right"),
        "Memo Date": Type(9, 13, colour="tx2", align="right"),
        "Memo To": Type(before=6, close=True, align="left"),
        "Memo From": Type(before=2, close=True, align="right"),
        "Memo Subject": Type(
            16, 24, 10, 8, bold=True, stay=True, whole=True, align="left", edges={"bottom": Edge("tx1", 2.25, 6)}
        ),
        "Annex Heading": Type(
            14,
            22,
            0,
            12,
            bold=True,
            stay=True,
            whole=True,
            own_page=True,
            outline=0,
            align="left",
            edges={"bottom": Edge("tx1", 2.25, 6)},
        ),
        "Annex Title": Type(12, 20, 0, 12, bold=True, stay=True, whole=True, align="left"),
        "Figure Value": Type(21, 26, 0, 1, bold=True, stay=True, align="left"),
        "Figure Unit": Type(11),
        "Source List": Type(8, 11.5, 0, 1, whole=True, listed=(0, 4), align="left"),
        "Source Heading": Type(
            9, 13, 14, 3, bold=True, stay=True, whole=True, outline=0, align="left", edges={"top": Edge("tx1", 1, 4)}
        ),
        "Source Line": Type(8, 11, 0, 4, align="left", colour="tx2"),
        "TOC Heading": Type(12, 20, 18, 6, bold=True, stay=True, whole=True, align="left"),
        "toc 1": Type(before=4, left=21, first=-21, align="left", tabs=(Tabs(21), Tabs(width, "right", True))),
        "toc 2": Type(left=52.5, first=-31.5, align="left", tabs=(Tabs(52.5), Tabs(width, "right", True))),
        "toc 3": Type(left=73.5, first=-21, align="left", tabs=(Tabs(73.5), Tabs(width, "right", True))),
        "Marking": Type(10.5, 14, bold=True, colour="accent1", align="right", tracking=1),
    }
    types["footer"] = Type(
        8, 12, colour="tx2", align="left", tabs=(Tabs(width, "right"),), edges={"top": Edge("accent3", 0.5, 5)}
    )
    fine = Edge("accent3", 0.5)
    briefing = Cells(
        Part(edges={"top": Edge("tx1", 1.5), "bottom": Edge("tx1", 0.75), "insideH": fine}),
        {
            "firstRow": Part("bg2", {"bottom": Edge("tx1", 0.75)}, anchor="center"),
            "lastRow": Part(edges={"top": Edge("tx1", 1)}),
            "firstCol": Part("bg2"),
        },
        (3, 6, 3, 6),
    )
    figures = Cells(
        Part("tx1", {"insideV": Edge("accent2", 0.5), "insideH": Edge("accent2", 0.5)}, colour="bg1"),
        margins=(6, 9, 7, 9),
    )
    meta = Cells(
        Part(edges={"top": fine, "bottom": fine}),
        {"firstRow": Part(colour="tx2", edges={"bottom": NONE})},
        (2, 0, 2, 8),
    )
    heads: dict[str, Any] = {"face": "text", "colour": "accent1", "bold": True}
    numbering = lists(
        Lists(
            (
                Level("decimal", "{n}", 24, 24, "heading 1", **heads),
                Level("decimal", "({n})", 23.5, 23.5, "heading 2"),
                Level("decimalEnclosedCircle", "{n}", 16, 16, "heading 3", "text", True),
                Level("aiueoFullWidth", "{n}", 16, 16, "heading 4", "text", True),
                Level("decimal", "({n})", 30, 16),
                Level("lowerLetter", "{n}", 40, 16),
            ),
            10,
        ),
        Lists(
            (
                Level("bullet", "•", 12, 10, "List Bullet", "text", colour="accent1"),
                Level("bullet", "–", 22, 10, "List Bullet 2", "text", colour="accent1"),
            ),
            10,
        ),
        Lists(
            (
                Level("decimal", "{n}", 16, 16, "List Number", **heads),
                Level("lowerLetter", "{n}.", 32, 16, "List Number 2"),
            ),
            16,
        ),
        Level("decimal", "[{n}]", 20, 20, "Source List"),
    )
    return MemoLook(
        margins(48, 53, 44, 53, 24, 23),
        {"text": SANS, "signs": ("游ゴシック", "游ゴシック")},
        {"Arial": ARIAL, "游ゴシック": GOTHIC},
        body,
        types,
        tables(briefing, figures, meta),
        numbering,
        {
            ("header", "default"): (("Marking", "{marking}"),),
            ("footer", "default"): (("footer", f"{{footer}}\t{PAGES}"),),
        },
    )
