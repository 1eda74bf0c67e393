"""A plan that is built, edited as people do, and pulled: what comes back, and what is told."""

from __future__ import annotations

import copy
import io
import re
import zipfile
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from briefdeck.roundtrip.pull.pulling import File, Pulled, opened_files, pulled
from briefdeck.yamlfile.reader import parse
from pulling import A, Element, Open, W, full, made, opened, part_of, places, runs, without_marks, words
from shipped import session

HEAD = """\
briefdeck: 1
title: Heat plan
language: en
date: 2026-04-10
from: Energy office
"""
SUMMARY = (
    HEAD
    + """\
summary:
  - Heat recovery comes first
"""
)
CHART = """\
  - kind: chart
    title: Use over the years
    message: Use falls
    alt: Use by year
    data:
      categories: ["2023", "2024", "2025"]
      series:
        - {name: Heat, values: [120, 104, 90]}
        - {name: Light, values: [40, 41, 42]}
"""
TABLE = """\
  - kind: table
    title: Steps
    message: Three steps are planned
    columns: [Step, Days, Cost]
    rows:
      - [Survey, 10, 5]
      - [Design, 20, 5]
      - [Building, 90, 80]
"""
SOURCES = """\
sources:
  audit: {outlet: Audit office, title: Audit of plants, url: "https://example.org/audit", date: 2026-03-01}
"""
AUDIT = (
    SUMMARY
    + """\
figures:
  cost: {value: 4500000, unit: EUR, label: Cost of the plan}
sections:
  - kind: background
    title: What happened
    message: The plants were audited
    points:
"""
)
PLAN = (
    AUDIT
    + """\
      - The first plant saves heat and the second one saves light
      - The third plant waits for a permit
      - {text: The fourth plant is closed, status: reported, sources: [audit]}
      - {text: {en: The fifth plant saves heat and light, ja: 第5工場は熱と光を節約する}}
      - The audit cost {{ figures.cost }} in all
"""
    + CHART
    + TABLE
    + SOURCES
)


@lru_cache(maxsize=64)
def _alone(briefing: str, audience: str, kind: Any) -> bytes | None:
    """A document of a briefing that has no files beside it: many tests begin with the same one."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "plan.yaml"
        path.write_text(briefing, encoding="utf-8")
        return made(path, audience, kind)


class Trip:
    """A plan that was built, and its file that is edited."""

    def __init__(self, folder: Path, kind: Any = "memo", briefing: str = PLAN, audience: str = "analyst") -> None:
        self.path, self.briefing = folder / "plan.yaml", briefing
        alone = not any(folder.iterdir())
        self.path.write_text(briefing, encoding="utf-8")
        content = _alone(briefing, audience, kind) if alone else made(self.path, audience, kind)
        assert content is not None
        self.file = opened(content, f"plan.{'pptx' if kind == 'deck' else 'docx'}")

    def at(self, text: str) -> Any:
        """The one paragraph that holds a text."""
        found = [place.element for place in places(self.file) if text in full(place.element)]
        assert len(found) == 1, [full(each) for each in found]
        return found[0]

    def pull(self, briefing: str = "") -> Pulled:
        """Its edits against a briefing, that from which it was built where none is given."""
        self.path.write_text(briefing or self.briefing, encoding="utf-8")
        there, found = opened_files([File("plan", self.file.saved())])
        assert not found
        return pulled(there, self.path, session())

    def comes_back(self, briefing: str = "") -> str:
        """The briefing with the edit, which a second pull finds there."""
        result = self.pull(briefing)
        assert result.ok
        assert result.reports == []
        again = self.pull(result.after)
        assert (again.taken, again.open, again.reports) == ([], [], [])
        return result.after

    def is_told(self, *words: str) -> None:
        """The briefing stays as it is, and all these words are said of why."""
        result = self.pull()
        assert result.after == self.briefing
        told = "\n".join(f"{report.what} {report.cure}" for report in result.reports)
        assert all(word in told for word in words), told


def split(paragraph: Any, behind: str) -> None:
    """Press Enter behind some words of a paragraph's one run of them."""
    run = next(run for run in runs(paragraph) if behind in words(run))
    part_of(run, 0, words(run).index(behind) + len(behind))
    rest = without_marks(copy.deepcopy(paragraph))
    at = runs(paragraph).index(run)
    for each in runs(paragraph)[at + 1 :]:
        each.getparent().remove(each)  # type: ignore[union-attr]
    for each in runs(rest)[: at + 1]:
        each.getparent().remove(each)  # type: ignore[union-attr]
    paragraph.addnext(rest)


def merge(paragraph: Any) -> None:
    """Press Delete at the end of a paragraph."""
    other = paragraph.getnext()
    for child in list(other):
        if child.tag not in (f"{W}pPr", f"{W}bookmarkStart", f"{W}bookmarkEnd"):
            paragraph.append(child)
    other.getparent().remove(other)


def spoiled(content: bytes, part: str, how: str) -> bytes:
    """A file of which one part is cut, gone, something else, or has lost all that was in it."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name.startswith(part):
                if how == "gone":
                    continue
                start = re.search(rb"<(?![?!])[^>]*?(?=/?>)", data)
                assert start is not None
                data = {"cut": data[: len(data) // 2], "other": b"<a/>", "bare": start[0] + b"/>"}[how]
            new.writestr(name, data)
    return made.getvalue()


def table(file: Open, text: str) -> Any:
    """The table whose cells say a text."""
    roots: list[Any] = (
        [slide._element for slide in file.document.slides] if file.is_deck else [file.document.element.body]
    )
    tables = [each for root in roots for each in root.iter(f"{A}tbl", f"{W}tbl")]
    return next(each for each in tables if any(full(p) == text for p in each.iter(f"{A}p", f"{W}p")))


def rows(file: Open, text: str) -> list[Element]:
    return list(table(file, text).iterchildren(f"{A}tr", f"{W}tr"))


def cells(row: Element) -> list[Any]:
    return list(row.iterchildren(f"{A}tc", f"{W}tc"))


def section(text: str, number: int) -> Any:
    document, found = parse(text, "plan.yaml")
    assert document is not None, found
    data: Any = document.data
    return data["sections"][number]
