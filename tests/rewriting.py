"""Files as other programs write them anew: the words stay, and what people do not see is another.

Office suites that open a file into a model of their own write all of it out again: shapes get names and numbers of
their own, ids are counted anew, runs of one look become one or are cut, bookmarks that nobody sees are dropped, styles
have other ids, namespaces other prefixes, and the program puts its own name into the file.
"""

from __future__ import annotations

import copy
import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree

from pulling import A, Element, W, runs, say, words

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
EP = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}"
_PARTS = r"(ppt/slides/slide|ppt/notesSlides/notesSlide|word/document|word/(header|footer|footnotes)\d*)\d*\.xml"


def renamed_shapes(name: str, root: Element) -> None:
    """Shapes are called by a number, placeholders too, and counted anew."""
    for number, facts in enumerate(root.iter(f"{P}cNvPr"), 1):
        facts.set("name", f"Shape;{number * 7};p{len(name)}")
        facts.set("id", str(number + 1))


def joined_runs(_name: str, root: Element) -> None:
    """Neighbouring runs of one look are one."""
    for paragraph in root.iter(f"{A}p", f"{W}p"):
        for run in runs(paragraph):
            before = run.getprevious()
            if before is not None and before.tag == run.tag and _look(before) == _look(run) and _is_text(before, run):
                say(before, words(before) + words(run))
                run.getparent().remove(run)  # type: ignore[union-attr]


def cut_runs(_name: str, root: Element) -> None:
    """Every run is cut behind its third character."""
    for paragraph in root.iter(f"{A}p", f"{W}p"):
        for run in runs(paragraph):
            if len(words(run)) > 3 and _is_text(run):
                rest = copy.deepcopy(run)
                say(rest, words(run)[3:])
                say(run, words(run)[:3])
                run.addnext(rest)


def _look(run: Element) -> bytes:
    found = [child for child in run if child.tag.endswith("}rPr")]
    return b"".join(etree.tostring(child, method="c14n") for child in found)


def _is_text(*own: Element) -> bool:
    """Whether runs hold one text each, and nothing besides."""
    return all([child.tag for child in run if not child.tag.endswith("}rPr")] in ([f"{A}t"], [f"{W}t"]) for run in own)


def dropped_bookmarks(_name: str, root: Element) -> None:
    """Bookmarks are gone, and what was written for a session of Word."""
    for mark in [*root.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd", f"{W}proofErr")]:
        mark.getparent().remove(mark)  # type: ignore[union-attr]


def other_styles(_name: str, root: Element) -> None:
    """Styles have ids of the program's own, here as everywhere in the file."""
    for tag in ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link"):
        for use in root.iter(f"{W}{tag}"):
            use.set(f"{W}val", _renamed(use.get(f"{W}val", "")))
    for style in root.iter(f"{W}style"):
        style.set(f"{W}styleId", _renamed(style.get(f"{W}styleId", "")))


def _renamed(style: str) -> str:
    """Another id; those of a table of contents are known by theirs."""
    return style if style.startswith(("TOC", "Contents")) else f"a{len(style)}{style[-3:]}"


def other_prefixes(_name: str, root: Element) -> None:
    """Nothing but the prefixes of namespaces is another; see `rewritten`."""


Rewriting = Callable[[str, Element], None]


@dataclass(frozen=True, slots=True)
class Program:
    """A program: what it calls itself, and what it does to the parts of a file whose names match."""

    name: str
    habits: tuple[Rewriting, ...]
    parts: str = _PARTS


PROGRAMS = (
    Program("Suite one/8.2", (renamed_shapes, joined_runs, other_styles)),
    Program("Suite two", (renamed_shapes, cut_runs, dropped_bookmarks)),
    Program("Suite three", (joined_runs, dropped_bookmarks, other_styles, renamed_shapes, other_prefixes)),
)


def rewritten(content: bytes, program: Program) -> bytes:
    """A file as a program writes it anew that keeps the record of what was built."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            blob = old.read(entry)
            if re.fullmatch(program.parts, entry) or (entry == "word/styles.xml" and other_styles in program.habits):
                root = etree.fromstring(blob)
                for habit in program.habits:
                    habit(entry, root)
                blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
                if other_prefixes in program.habits:
                    blob = re.sub(rb"(?<=[</ ])(a|p):(?=[A-Za-z])|(?<=xmlns:)(a|p)(?==)", _prefix, blob)
            elif entry == "docProps/app.xml":
                root = etree.fromstring(blob)
                for application in root.iter(f"{EP}Application"):
                    application.text = program.name
                blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            new.writestr(entry, blob)
    return made.getvalue()


def _prefix(match: re.Match[bytes]) -> bytes:
    return b"n" + match[0]
