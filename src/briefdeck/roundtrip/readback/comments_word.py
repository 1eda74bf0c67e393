"""Word's comments: comments.xml (ECMA-376 Part 1, 17.13.4), their ranges, and their threads after [MS-DOCX]."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator
from itertools import islice

from briefdeck.ooxml.names import W14, W15, W
from briefdeck.ooxml.package import Package
from briefdeck.ooxml.styles import id_of, style_sheet
from briefdeck.ooxml.units import is_on
from briefdeck.ooxml.xml import Element
from briefdeck.provenance.memowords import Facts, Tracked, body_units
from briefdeck.provenance.units import OBJECT, Unit
from briefdeck.roundtrip.readback.anchors import anchors
from briefdeck.roundtrip.readback.comments import MOST_COMMENTS, Comment, Said, threads
from briefdeck.values import replace


def word_comments(package: Package, units: list[Unit], tracked: Tracked) -> Iterator[Comment]:
    """The comments of a memo in the order of the places they are about; those without a place come last."""
    root = package.trees.get(package.first_related(package.main, "comments"))
    if root is None:
        return
    said = list(islice(_said(root, package, tracked), MOST_COMMENTS))
    placed = anchors(package, tracked)
    last = max(placed.starts.values(), default=0) + 1
    headings = _headings(package, units)
    paragraphs = sorted(placed.units)
    for thread in sorted(threads(said), key=lambda t: placed.starts.get(t.first.id, last)):
        name = thread.first.id
        paragraph = placed.starts.get(name, -1)
        unit = placed.unit(paragraph)
        before = bisect(paragraphs, paragraph)
        near = placed.units[paragraphs[before - 1]] if before else -1
        yield replace(
            thread.first.bounded(),
            quoted=placed.words.get(name, ""),
            heading=headings[near] if near >= 0 else "",
            unit=unit,
            replies=tuple(reply.bounded() for reply in thread.replies),
        )


def _said(root: Element, package: Package, tracked: Tracked) -> Iterator[Said]:
    extended = package.trees.get(package.first_related(package.main, "commentsExtended"))
    facts = {e.get(f"{W15}paraId", ""): e for e in extended.iter(f"{W15}commentEx")} if extended is not None else {}
    # A comment is known there by the last of its paragraphs.
    marks = {
        mark: comment.get(f"{W}id", "")
        for comment in root.iterfind(f"{W}comment")
        for paragraph in comment.iterfind(f"{W}p")
        if (mark := paragraph.get(f"{W14}paraId"))
    }
    for comment in root.iterfind(f"{W}comment"):
        own = [facts[m] for p in comment.iterfind(f"{W}p") if (m := p.get(f"{W14}paraId")) in facts]
        words = (unit.text.replace(OBJECT, "") for unit in body_units(comment, Facts({}, tracked=tracked)))
        yield Said(
            comment.get(f"{W}id", ""),
            next((marks.get(e.get(f"{W15}paraIdParent", ""), "") for e in own if e.get(f"{W15}paraIdParent")), ""),
            comment.get(f"{W}author", ""),
            "\n".join(words),
            comment.get(f"{W}initials", ""),
            comment.get(f"{W}date", ""),
            any(is_on(e.get(f"{W15}done")) for e in own),
        )


def _headings(package: Package, units: list[Unit]) -> list[str]:
    """For each paragraph the heading that it stands under; a heading stands under itself."""
    sheet = style_sheet(package)
    levels = {id_of(one.style) for one in sheet.named("paragraph") if sheet.outline(one.style) is not None}
    made, last = [], ""
    for unit in units:
        if unit.holder == "body" and unit.style in levels:
            last = " ".join(unit.text.replace(OBJECT, "").split())
        made.append(last if unit.holder.startswith("body") else "")
    return made
