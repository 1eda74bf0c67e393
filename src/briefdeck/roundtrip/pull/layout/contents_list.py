"""Words that were typed into the lists of contents of a memo, of its headings, tables and figures: Word writes these
anew from what stands there, and so does a build."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from lxml import etree

from briefdeck.ooxml.names import W
from briefdeck.patterns import regex
from briefdeck.provenance.memowords import OpenFields
from briefdeck.provenance.units import OBJECT
from briefdeck.roundtrip.pull.edits.book import Book, short
from briefdeck.roundtrip.pull.edits.edit import Kind, Report, Where

_MARK, _DIGITS = regex(r"\[\d+\]"), regex(r"\d+")
_NUMBER = regex(r"\W*\w{0,6}\d{1,3}\w{0,2}\W*|\W*[A-Z一-龠]\W*")
"""What may stand before the words of a heading: its number, with what a style writes around it."""
_PLACE = regex(r"_Toc0{4}\d{5}")
_CURE = "the list is made of the headings, tables and figures: change these, or their titles in the briefing"


def told_contents(book: Book) -> None:
    """Report the entries that say what no heading, table or figure says, and those that were taken out."""
    package = book.returned.package
    body = package.trees.get(package.main) if book.snapshot.kind == "memo" else None
    entries = list(_entries(body)) if body is not None else []
    if body is None or not entries:
        return
    units = (*book.pairing.built, *book.pairing.now)
    said = {text for unit in units if unit.page == 0 and (text := _squeezed(unit.text))}
    said |= {_MARK.sub("", text) for text in said}
    counted = {_DIGITS.sub("", _squeezed(unit.text)) for unit in units if unit.page == 0 and OBJECT in unit.text}
    where = Where(book.name, "the list of contents")
    for entry in entries:
        if not _is_said(entry, said) and _DIGITS.sub("", _squeezed(entry)) not in counted:
            what = f"“{short(' '.join(entry.split()))}” in the list of contents is no heading, table or figure"
            book.reports.append(Report(Kind.LABEL, what, _CURE, where))
    if missing := _missing(body):
        what = f"{'an entry was' if missing == 1 else f'{missing} entries were'} taken out of the list of contents"
        book.reports.append(Report(Kind.LABEL, what, _CURE, where))


def _missing(body: etree._Element) -> int:
    """How many headings to which the entries of a build lead have none any more, among those of a style that has some:
    a list may go no deeper. Word, which writes a list anew, names places in its own way."""
    led = {name for link in body.iter(f"{W}hyperlink") if _PLACE.fullmatch(name := link.get(f"{W}anchor", ""))}
    marks = ((mark.get(f"{W}name", ""), mark) for mark in body.iter(f"{W}bookmarkStart"))
    there = {name: _style(mark) for name, mark in marks if _PLACE.fullmatch(name)}
    listed = {style for name, style in there.items() if name in led}
    return sum(style in listed and name not in led for name, style in there.items())


def _style(mark: etree._Element) -> str:
    """The style of the paragraph in which a bookmark begins."""
    around = next(mark.iterancestors(f"{W}p"), None)
    named = around.find(f"{W}pPr/{W}pStyle") if around is not None else None
    return named.get(f"{W}val", "") if named is not None else ""


def _is_said(words: str, said: set[str]) -> bool:
    """Whether the words of an entry are those of something there, behind its number perhaps."""
    if _squeezed(words) in said:
        return True
    number, tab, title = words.partition("\t")
    if tab and _squeezed(title) in said:
        return bool(_NUMBER.fullmatch(number))
    found = _NUMBER.match(words)
    return found is not None and _squeezed(words[found.end() :]) in said


def _squeezed(text: str) -> str:
    return "".join(text.replace(OBJECT, "").split())


def _entries(body: etree._Element) -> Iterator[str]:
    """The words of paragraphs in fields that list what stands in a memo, but for the numbers of their pages."""
    fields = OpenFields()
    for paragraph in body.iter(f"{W}p"):
        text, listing = "", False
        for child in chain.from_iterable(run for run in paragraph.iter(f"{W}r")):
            match child.tag.rpartition("}")[2], child.get(f"{W}fldCharType"):
                case "fldChar", "begin":
                    fields.open.append("")
                case "fldChar", "end" if fields.open:
                    fields.open.pop()
                case "instrText", _ if fields.open:
                    fields.open[-1] += child.text or ""
                case "t" | "tab", _ if len(fields.open) == 1 and fields.open[0].split()[:1] == ["TOC"]:
                    text, listing = text + ("\t" if child.tag == f"{W}tab" else child.text or ""), True
        fields.end_paragraph()
        if listing and text.strip():
            yield text.rstrip("\t")
