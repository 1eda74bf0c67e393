"""The evidence of a briefing as a document to be handed to a reviewer: Markdown, or one HTML page that prints well.

Both are made from one list of blocks: headings, paragraphs and tables of plain words.
"""

from __future__ import annotations

import html
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from errno import EEXIST
from pathlib import Path as FilePath
from typing import Literal

from briefdeck.audience.reader import shipped_templates
from briefdeck.disk import exists, put_file, read_file
from briefdeck.model.leaves import Text
from briefdeck.patterns import regex
from briefdeck.report.coverage import Coverage, Covered, Standing
from briefdeck.report.examination import Examination, Subject
from briefdeck.report.withholding import Readers
from briefdeck.values import dataclass
from briefdeck.yamlfile.reader import read

MARK = "report of briefdeck check"
"""Stands at the beginning of a report: a file that has it may be overwritten by another one."""
MAX_BYTES = 100_000_000
_HEAD = 500  # bytes of a file in which the mark is looked for
_STATUSES = ("fact", "reported", "assessment", "inference")
_MARKDOWN = regex(r"([\\`*_{}\[\]<>#|])")
_STYLE = """
@page { size: A4 landscape; margin: 15mm }
body { font: 10.5pt/1.6 "BIZ UDPGothic", "Yu Gothic", "Hiragino Sans", "Noto Sans JP", sans-serif; color: #1c1f24;
  max-width: 1200px; margin: 2rem auto; padding: 0 1.5rem }
h1 { font-size: 18pt; line-height: 1.3; margin: 0 0 .3rem } h2 { font-size: 13pt; margin: 2rem 0 .5rem }
h3 { font-size: 11pt; margin: 1.3rem 0 .3rem } p { margin: .2rem 0 .6rem; color: #4a5160 }
table { border-collapse: collapse; width: 100%; font-size: 9.5pt } thead { display: table-header-group }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid #d5d9e0 }
th { font-weight: 600; border-bottom: 1.5px solid #1c1f24; white-space: nowrap } tr { break-inside: avoid }
td:first-child { min-width: 16rem } .level1 { padding-left: 1.6rem } .level2 { padding-left: 2.6rem }
"""


@dataclass(frozen=True, slots=True)
class _Heading:
    level: int
    words: str


@dataclass(frozen=True, slots=True)
class _Words:
    words: str


@dataclass(frozen=True, slots=True)
class _Table:
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    levels: tuple[int, ...] = ()


_Block = _Heading | _Words | _Table


def report(examination: Examination, form: Literal["html", "md"]) -> str:
    """The report on all briefings of an examination, in the language of the first."""
    subjects = examination.subjects
    language = subjects[0].loaded.briefing.language if subjects else "en"
    say = _Labels(language)
    blocks: list[_Block] = [_Heading(1, say("title")), _Words(say("intro"))]
    readers = Readers(examination)
    for subject in subjects:
        blocks += _of_subject(subject, readers, say)
    blocks += _findings(readers, say)
    return _as_html(blocks, language, say("title")) if form == "html" else _as_markdown(blocks)


def put_report(path: FilePath, words: str) -> None:
    """Write a report, in the place of an older one if there is one. Raises OSError; somebody else's file stays."""
    if exists(path) and f"<!-- {MARK} -->".encode() not in read_file(path, MAX_BYTES)[:_HEAD]:
        raise FileExistsError(EEXIST, "there is a file that is no report of briefdeck; name another one, or remove it")
    put_file(path, words.encode("utf-8", "backslashreplace"))


class _Labels:
    """The words of the report, from templates/report.yaml."""

    def __init__(self, language: str) -> None:
        document, _ = read(shipped_templates() / "report.yaml")
        self._words = document.data if document else {}
        self._language = language

    def __call__(self, name: str, **values: str) -> str:
        return Text.validate(self._words[name]).choose(self._language, "en")[1].format(**values)


def _of_subject(subject: Subject, readers: Readers, say: _Labels) -> Iterator[_Block]:
    coverage = Coverage(subject, readers.findings(), readers)
    briefing = subject.loaded.briefing
    statements = tuple(coverage.statements())
    yield _Heading(2, coverage.said(briefing.title))
    yield _Words(f"{briefing.date} · {subject.path.name if subject.path.is_absolute() else subject.path}")
    yield _Heading(3, say("counts"))
    yield _counts(statements, say)
    groups: defaultdict[str | int, list[Covered]] = defaultdict(list)
    for statement in statements:
        groups[statement.group].append(statement)
    for group, members in groups.items():
        title = coverage.said(briefing.sections[group].title) if isinstance(group, int) else say(group)
        yield _Heading(3, title)
        yield _statements(members, subject, coverage, say)
    yield _Heading(3, say("source_list"))
    yield _sources(subject, coverage, statements, readers, say)


def _counts(statements: Sequence[Covered], say: _Labels) -> _Table:
    rows = []
    for status in (*_STATUSES, ""):
        of = [statement for statement in statements if statement.status == status]
        sourced = sum(bool(statement.sources) for statement in of)
        if of:
            rows.append((say(status) if status else say("unstated"), str(len(of)), str(sourced)))
    rows.append((say("total"), str(len(statements)), str(sum(bool(s.sources) for s in statements))))
    return _Table((say("status"), say("statement"), say("sourced")), tuple(rows))


def _statements(members: Sequence[Covered], subject: Subject, coverage: Coverage, say: _Labels) -> _Table:
    sources = subject.loaded.briefing.sources
    head = [say("statement"), say("status"), say("sources")]
    head += coverage.audiences
    rows = []
    for statement in members:
        status = say(statement.status) if statement.status else "–"
        if statement.as_of:
            status += f" ({say('as_of', date=statement.as_of)})"
        named = "; ".join(f"{coverage.said(sources[key].outlet)} [{key}]" for key in statement.sources)
        row = [statement.words, status, named or "–"]
        row += [_standing(statement.standings[name], say) for name in coverage.audiences]
        rows.append((*row, ", ".join(statement.codes)))
    return _Table((*head, say("remarks")), tuple(rows), tuple(statement.level for statement in members))


def _standing(standing: Standing | None, say: _Labels) -> str:
    """Slides and headings; a word for what this audience does not see, and for what reaches the notes alone."""
    if standing is None:
        return say("hidden")
    slides = say("slides", numbers=", ".join(map(str, standing.slides))) if standing.slides else ""
    headings = " / ".join(heading or say("opening") for heading in standing.headings)
    return "; ".join(filter(None, (slides, say("headings", names=headings) if headings else ""))) or "–"


def _sources(
    subject: Subject, coverage: Coverage, statements: Sequence[Covered], readers: Readers, say: _Labels
) -> _Table:
    cited = Counter(key for statement in statements for key in statement.sources)
    rows = []
    for key, source in subject.loaded.briefing.sources.items():
        if not readers.are_told_of(subject, key):
            continue
        title = f"{coverage.said(source.outlet)}, {coverage.said(source.title)} [{key}]"
        rows.append((title, source.date or "–", source.accessed or "–", str(cited[key]), source.url or "–"))
    head = (say("source_list"), say("published"), say("accessed"), say("cited_by"), "URL")
    return _Table(head, tuple(rows))


def _findings(readers: Readers, say: _Labels) -> Iterator[_Block]:
    yield _Heading(2, say("findings"))
    if found := readers.findings():
        rows = tuple((str(d.span), f"{d.rule.code} {d.rule.name}", d.what, d.hint) for d in found)
        yield _Table(("", "", "", ""), rows)
    else:
        yield _Words(say("none"))
    yield _Heading(2, say("exceptions"))
    if granted := readers.granted():
        rows = tuple((str(d.span), f"{d.rule.code} {d.rule.name}", d.what, reason) for d, reason in granted)
        yield _Table(("", "", "", say("reason")), rows)
    else:
        yield _Words(say("none"))


def _as_markdown(blocks: Iterable[_Block]) -> str:
    lines = [f"<!-- {MARK} -->", ""]
    for block in blocks:
        match block:
            case _Heading():
                lines += [f"{'#' * block.level} {_escaped(block.words)}", ""]
            case _Words():
                lines += [_escaped(block.words), ""]
            case _Table():
                lines.append("| " + " | ".join(_escaped(cell) for cell in block.head) + " |")
                lines.append("|" + " --- |" * len(block.head))
                for row, level in zip(block.rows, block.levels or (0,) * len(block.rows), strict=True):
                    first = "– " * level + _escaped(row[0])
                    lines.append("| " + " | ".join((first, *(_escaped(cell) for cell in row[1:]))) + " |")
                lines.append("")
    return "\n".join(lines)


def _escaped(words: str) -> str:
    return _MARKDOWN.sub(r"\\\1", " ".join(words.split()))


def _as_html(blocks: Iterable[_Block], language: str, title: str) -> str:
    lines = [
        f'<!doctype html>\n<html lang="{html.escape(language)}">\n<head>\n<meta charset="utf-8">',
        f"<!-- {MARK} -->",
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{html.escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>",
    ]
    for block in blocks:
        match block:
            case _Heading():
                lines.append(f"<h{block.level}>{html.escape(block.words)}</h{block.level}>")
            case _Words():
                lines.append(f"<p>{html.escape(block.words)}</p>")
            case _Table():
                if any(block.head):
                    heads = "".join(f'<th scope="col">{html.escape(cell)}</th>' for cell in block.head)
                    lines.append(f"<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>")
                else:
                    lines.append("<table>\n<tbody>")
                for row, level in zip(block.rows, block.levels or (0,) * len(block.rows), strict=True):
                    first = f'<td class="level{min(level, 2)}">{html.escape(row[0])}</td>'
                    cells = "".join(f"<td>{_cell(cell)}</td>" for cell in row[1:])
                    lines.append(f"<tr>{first}{cells}</tr>")
                lines.append("</tbody>\n</table>")
    return "\n".join([*lines, "</body>\n</html>\n"])


def _cell(words: str) -> str:
    """Words; an address is a link."""
    shown = html.escape(words)
    return f'<a href="{shown}">{shown}</a>' if re.fullmatch(r"https?://\S+", words) else shown
