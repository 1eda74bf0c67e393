"""The memo of the public sector: the official form."""

from __future__ import annotations

from typing import Any

from memo_common import PAGES, UD, box, boxed, common, lists, margins, tables
from memo_forms import Cells, Edge, Level, Lists, MemoLook, Part, Tabs, Type


def public_sector() -> MemoLook:
    """The official form in black and white: one face for all of it, so that digits are alike; tables between rules."""
    width = 464.9
    body = Type(10.5, 17, after=0, face="text", colour="tx1", align="both")
    table, note = Type(9.5, 13.2, face="head"), Type(9, 13)
    em = {"ems": 10.5}
    lead = box("bg2", (6, 10, 6, 10))
    panel = box("bg2", (4, 10, 4, 10), Edge("tx1", 3), rim=Edge("bg2", 0.5))
    heading: dict[str, Any] = {"face": "head", "bold": True, "stay": True, "whole": True, "align": "left"}
    types = common(body, table, note, "tx1", width) | {
        "Title": Type(16, 24, 0, 12, **{**heading, "align": "center"}),
        "Subtitle": Type(11, 18, 0, 14, face="head", stay=True, whole=True, align="center"),
        "heading 1": Type(12, 20, 18, 5, **heading, listed=(0, 1), outline=0, edges={"bottom": Edge("tx1", 0.75, 2)}),
        "heading 2": Type(10.5, 18, 10, 2, **heading, listed=(1, 1), outline=1),
        "heading 3": Type(10.5, 18, 6, 0, **{**heading, "bold": False}, listed=(2, 1), outline=2),
        "heading 4": Type(10.5, 18, 0, 0, stay=True, whole=True, align="left", listed=(3, 1), outline=3),
        "Body Text": Type(after=0, first=10.5, **em),
        "Body Text 2": Type(left=31.5, first=0, **em),
        "Body Text 3": Type(left=21, first=10.5, **em),
        "Body Text 4": Type(left=31.5, first=10.5, **em),
        "Section Message": Type(11, 18, 0, 6, "head", True, align="left", first=0, stay=True, **em),
        "List Bullet": Type(after=0, listed=(0, 2), align="left"),
        "List Bullet 2": Type(after=0, listed=(1, 2), align="left"),
        "List Number": Type(after=4, listed=(0, 3), align="left"),
        "List Number 2": Type(after=0, listed=(1, 3), align="left"),
        "Quote": Type(whole=True, before=6, after=2, left=21, right=21, **em),
        "Callout": boxed(panel, size=10, pitch=15.5, before=8, after=8, whole=True, face="head"),
        "Ask": boxed(lead, size=10, pitch=16, before=4, after=10, whole=True, face="head", bold=True),
        "Summary Heading": boxed(lead, size=9.5, pitch=15, before=6, after=2, bold=True, stay=True, face="head"),
        "Summary": boxed(lead, size=12, pitch=19, before=6, after=2, bold=True, whole=True, face="head"),
        "Summary Text": boxed(lead, size=10, pitch=16, before=0, after=4, whole=True, face="head"),
        "Lead Heading": Type(11, 18, 10, 4, **heading),
        "Memo Number": Type(align="right"),
        "Memo Date": Type(align="right"),
        "Memo To": Type(before=14, left=10.5, close=True, align="left", **em),
        "Memo From": Type(before=14, right=10.5, close=True, align="right", **em),
        "Memo Subject": Type(14, 22, 20, 10, left=42, right=42, **{**heading, "align": "center"}),
        "Memo Mark": Type(stay=True, before=14, after=6, align="center"),
        "Annex Heading": Type(12, 22, 0, 14, **{**heading, "align": "right"}, own_page=True, outline=0),
        "Annex Title": Type(12, 20, 0, 12, **{**heading, "align": "center"}),
        "Figure Value": Type(15, 21, 0, 1, face="head", bold=True, stay=True, align="left"),
        "Figure Unit": Type(9.5),
        "Source Number": Type(8, face="head", bold=False),
        "Status": Type(8, face="head", bold=False, colour="tx1"),
        "Source List": Type(8.5, 12.5, 0, 3, whole=True, listed=(0, 4), align="left"),
        "Source Heading": Type(9.5, 14, 8, 2, **heading, outline=0),
        "Source Line": Type(9, 14, 0, 2, "head", align="left", left=10.5),
        "TOC Heading": Type(12, 20, 18, 6, **heading),
        "toc 1": Type(face="head", left=31.5, first=-31.5, align="left", tabs=(Tabs(31.5), Tabs(width, "right", True))),
        "toc 2": Type(left=31.5, first=-21, align="left", tabs=(Tabs(31.5), Tabs(width, "right", True))),
        "toc 3": Type(left=42, first=-21, align="left", tabs=(Tabs(42), Tabs(width, "right", True))),
        "Marking": Type(11, 18, face="head", bold=True, colour="accent6", align="right", boxed=Edge("accent6", 1, 4)),
    }
    types["header"] = Type(9, 12, face="head", align="left", tabs=(Tabs(width, "right"),))
    types["footer"] = Type(9, 12, face="head", align="center", tabs=(Tabs(width / 2, "center"), Tabs(width, "right")))
    fine = Edge("accent2", 0.5)
    briefing = Cells(
        Part(edges={"top": Edge("tx1", 1.5), "bottom": Edge("tx1", 1), "insideH": fine}),
        {
            "firstRow": Part(edges={"bottom": Edge("tx1", 0.75)}, anchor="center"),
            "lastRow": Part(edges={"top": Edge("tx1", 1)}),
            "firstCol": Part("bg2"),
        },
        (3.5, 5, 3.5, 5),
    )
    ruled = {"top": Edge("tx1", 1.5), "bottom": Edge("tx1", 1), "insideH": fine, "insideV": fine}
    figures = Cells(Part("bg2", ruled), margins=(5, 6, 6, 6))
    numbering = lists(
        Lists(
            (
                Level("decimal", "第{n}", 40, 40, "heading 1"),
                Level("decimalFullWidth", "{n}", 31.5, 21, "heading 2"),
                Level("decimal", "({n})", 47.25, 26.25, "heading 3"),
                Level("aiueoFullWidth", "{n}", 52.5, 21, "heading 4"),
                Level("aiueoFullWidth", "({n})", 68.25, 26.25),
                Level("lowerLetter", "{n}", 73.5, 21),
                Level("lowerLetter", "({n})", 84, 21),
            ),
            10.5,
        ),
        Lists(
            (
                Level("bullet", "・", 21.5, 11, "List Bullet"),
                Level("bullet", "－", 47.25, 15.75, "List Bullet 2"),
            ),
            10.5,
        ),
        Lists(
            (
                Level("decimalFullWidth", "{n}", 31.5, 21, "List Number"),
                Level("decimal", "({n})", 42, 21, "List Number 2"),
                Level("aiueoFullWidth", "{n}", 52.5, 21),
                Level("lowerLetter", "({n})", 63, 21),
            ),
            10.5,
        ),
        Level("decimal", "[{n}]", 26.25, 26.25, "Source List"),
    )
    return MemoLook(
        margins(70.85, 65.2, 59.55, 65.2, 34, 28.35),
        {
            "text": ("BIZ UDPGothic", "BIZ UDPGothic"),
            "head": ("BIZ UDPGothic", "BIZ UDPGothic"),
            "signs": ("BIZ UDPGothic", "BIZ UDPGothic"),
        },
        {"BIZ UDPGothic": UD},
        body,
        types,
        tables(briefing, figures, briefing),
        numbering,
        {
            ("header", "default"): (("Marking", "{marking}"),),
            ("footer", "default"): (("footer", PAGES),),
        },
    )
