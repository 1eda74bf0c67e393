"""Word's tracked changes: a memo read as if they were accepted, as if they were rejected, and the list of them."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from annotated import OFFICE, package, parts, related
from briefdeck.provenance.memowords import Tracked
from briefdeck.provenance.units import OBJECT
from briefdeck.roundtrip.readback.reading import Returned, read_returned
from briefdeck.roundtrip.readback.tracked import MOST_CHANGES, Kind, TrackedChange, tracked_changes
from laws import mostly_slow, tries

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
BO = 'w:id="9" w:author="Bo" w:date="2026-05-01T10:00:00Z"'
ANA = 'w:id="8" w:author="Ana" w:date="2026-05-02T10:00:00Z"'


@cache
def empty() -> dict[str, bytes]:
    made = io.BytesIO()
    Document().save(made)
    return parts(made.getvalue())


def memo(body: str, notes: str = "") -> bytes:
    """A document with this body, and these footnotes."""
    entries = dict(empty())
    entries["word/document.xml"] = f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'.encode()
    if notes:
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
        xml = f'<w:footnotes xmlns:w="{WORD}">{notes}</w:footnotes>'
        related(entries, "word/document.xml", f"{OFFICE}/footnotes", "word/footnotes.xml", xml, kind)
    return package(entries)


def run(text: str, look: str = "") -> str:
    return f'<w:r>{f"<w:rPr>{look}</w:rPr>" if look else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def gone(text: str) -> str:
    return f'<w:r><w:delText xml:space="preserve">{text}</w:delText></w:r>'


def ins(inner: str, who: str = BO) -> str:
    return f"<w:ins {who}>{inner}</w:ins>"


def dele(inner: str, who: str = BO) -> str:
    return f"<w:del {who}>{inner}</w:del>"


def par(inner: str, mark: str = "", properties: str = "", bookmark: str = "") -> str:
    """A paragraph; `mark` is what was done to its end."""
    look = f"<w:rPr><w:{mark} {BO}/></w:rPr>" if mark else ""
    named = f'<w:bookmarkStart w:id="1" w:name="{bookmark}"/><w:bookmarkEnd w:id="1"/>' if bookmark else ""
    return f"<w:p><w:pPr>{properties}{look}</w:pPr>{named}{inner}</w:p>"


def row(*cells: str, change: str = "") -> str:
    inside = "".join(cell if cell.startswith("<w:tc>") else f"<w:tc>{par(cell)}</w:tc>" for cell in cells)
    return f"<w:tr><w:trPr>{f'<w:{change} {BO}/>' if change else ''}</w:trPr>{inside}</w:tr>"


def texts(content: bytes, tracked: Tracked) -> list[str]:
    return [unit.text for unit in read_returned(content, tracked).seen.units]


def both(body: str, notes: str = "") -> tuple[list[str], list[str]]:
    content = memo(body, notes)
    return texts(content, Tracked.ACCEPTED), texts(content, Tracked.REJECTED)


# --- Reading ----------------------------------------------------------------------------------------------------------

FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF x </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>7</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
READINGS: dict[str, tuple[str, list[str], list[str]]] = {
    "words": (par(run("Costs ") + dele(gone("fall")) + ins(run("rise"))), ["Costs rise"], ["Costs fall"]),
    "an insertion that somebody deleted": (par(run("A") + ins(dele(gone("B"), ANA)) + run("C")), ["AC"], ["AC"]),
    "an insertion inside a deletion": (par(run("A") + dele(gone("B") + ins(run("C"), ANA))), ["A"], ["AB"]),
    "a moved word": (
        par(run("A") + f"<w:moveFrom {BO}>{run('B')}</w:moveFrom>") + par(f"<w:moveTo {BO}>{run('B')}</w:moveTo>"),
        ["A", "B"],
        ["AB"],
    ),
    "a new paragraph": (par(run("A")) + par(ins(run("B")), "ins") + par(run("C")), ["A", "B", "C"], ["A", "C"]),
    "a new paragraph at the end of one": (
        par(run("A"), "ins") + par(ins(run("B"))) + par(run("C")),
        ["A", "B", "C"],
        ["A", "C"],
    ),
    "a paragraph that was cut in two": (par(run("A "), "ins") + par(run("B")), ["A ", "B"], ["A B"]),
    "a deleted paragraph": (par(run("A")) + par(dele(gone("B")), "del") + par(run("C")), ["A", "C"], ["A", "B", "C"]),
    "a paragraph deleted from the end of the one before": (
        par(run("A"), "del") + par(dele(gone("B"))) + par(run("C")),
        ["A", "C"],
        ["A", "B", "C"],
    ),
    "two paragraphs made one": (par(run("A "), "del") + par(run("B")), ["A B"], ["A ", "B"]),
    "three paragraphs made one": (
        par(run("A "), "del") + par(run("B "), "del") + par(run("C")),
        ["A B C"],
        ["A ", "B ", "C"],
    ),
    "a moved paragraph": (
        par(f"<w:moveFrom {BO}>{run('A')}</w:moveFrom>", "moveFrom")
        + par(run("B"))
        + par(f"<w:moveTo {BO}>{run('A')}</w:moveTo>", "moveTo")
        + par(run("C")),
        ["B", "A", "C"],
        ["A", "B", "C"],
    ),
    "the last paragraph": (par(run("A")) + par(dele(gone("B")), "del"), ["A"], ["A", "B"]),
    "a mark before a table": (
        par(run("A"), "del") + f"<w:tbl>{row(run('B'))}</w:tbl>" + par(run("C")),
        ["A", "B", "C"],
        ["A", "B", "C"],
    ),
    "rows": (
        f"<w:tbl>{row(run('A'))}{row(ins(run('B')), change='ins')}{row(dele(gone('C')), change='del')}</w:tbl>",
        ["A", "B"],
        ["A", "C"],
    ),
    "rows whose words carry no change of their own": (
        f"<w:tbl>{row(run('A'))}{row(run('B'), change='ins')}{row(run('C'), change='del')}</w:tbl>",
        ["A", "B"],
        ["A", "C"],
    ),
    "a link": (
        par(f"<w:hyperlink>{run('A')}{dele(gone('B'))}{ins(run('C'))}</w:hyperlink>"),
        ["AC"],
        ["AB"],
    ),
    "a new link": (par(run("A") + ins(f"<w:hyperlink>{run('B')}</w:hyperlink>")), ["AB"], ["A"]),
    "a deleted field": (
        par(run("A") + dele(FIELD.replace("instrText", "delInstrText").replace("w:t>", "w:delText>")) + run("B")),
        ["AB"],
        [f"A{OBJECT}B"],
    ),
    "a new field": (par(run("A") + ins(FIELD) + run("B")), [f"A{OBJECT}B"], ["AB"]),
    "the result of a field": (
        par(run("A") + FIELD.replace("<w:r><w:t>7</w:t></w:r>", dele(gone("7")) + ins(run("8"))) + run("B")),
        [f"A{OBJECT}B"],
        [f"A{OBJECT}B"],
    ),
    "a simple field": (
        par(run("A") + dele('<w:fldSimple w:instr="PAGE"><w:r><w:delText>7</w:delText></w:r></w:fldSimple>')),
        ["A"],
        [f"A{OBJECT}"],
    ),
    "words in a content control": (
        par(f"<w:sdt><w:sdtContent>{ins(run('A'))}{dele(gone('B'))}</w:sdtContent></w:sdt>"),
        ["A"],
        ["B"],
    ),
    "a line break": (par(run("A") + ins("<w:r><w:br/></w:r>") + run("B")), ["A\nB"], ["AB"]),
}


@pytest.mark.parametrize(("body", "accepted", "rejected"), mostly_slow(READINGS.values(), one_in=4), ids=READINGS)
def test_what_a_memo_says_where_changes_are_accepted_and_where_they_are_rejected(
    body: str, accepted: list[str], rejected: list[str]
) -> None:
    assert both(body) == (accepted, rejected)


def test_a_footnote_comes_and_goes_with_its_mark() -> None:
    def note(number: int, inner: str) -> str:
        return f'<w:footnote w:id="{number}">{par(inner)}</w:footnote>'

    def mark(number: int) -> str:
        return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'

    body = par(run("A") + mark(2) + ins(mark(3)) + dele(mark(4)))
    body += f"<w:tbl>{row(mark(5), change='del')}</w:tbl>"
    notes = note(2, run("stays ") + ins(run("new")) + dele(gone("old"))) + note(3, run("put in")) + note(4, run("out"))
    accepted, rejected = both(body, notes + note(5, run("with its row")))
    assert accepted == [f"A{OBJECT}{OBJECT}", "stays new", "put in"]
    assert rejected == [f"A{OBJECT}{OBJECT}", OBJECT, "stays old", "out", "with its row"]


def test_cells_keep_their_places_when_rows_and_columns_change() -> None:
    def cell(text: str, change: str) -> str:
        return f"<w:tc><w:tcPr><w:{change} {BO}/></w:tcPr>{par(run(text))}</w:tc>"

    first = f"<w:tbl>{row(run('new'), change='ins')}</w:tbl>" + par(run("between"))
    body = first + f"<w:tbl>{row(run('out'), change='del')}{row(run('A'), cell('B', 'cellIns'), run('C'))}</w:tbl>"
    body += f"<w:tbl>{row(run('D'), cell('E', 'cellDel'), run('F'))}</w:tbl>"

    def places(tracked: Tracked) -> list[tuple[str, str, int, int]]:
        units = read_returned(memo(body), tracked).seen.units
        return [(u.text, u.holder, u.row, u.column) for u in units if u.row >= 0]

    assert places(Tracked.ACCEPTED) == [
        ("new", "body table 1", 0, 0),
        ("A", "body table 2", 0, 0),
        ("B", "body table 2", 0, 1),
        ("C", "body table 2", 0, 2),
        ("D", "body table 3", 0, 0),
        ("F", "body table 3", 0, 1),
    ]
    assert places(Tracked.REJECTED) == [
        ("out", "body table 1", 0, 0),
        ("A", "body table 1", 1, 0),
        ("C", "body table 1", 1, 1),
        ("D", "body table 2", 0, 0),
        ("E", "body table 2", 0, 1),
        ("F", "body table 2", 0, 2),
    ]


def test_looks_are_those_before_a_change_where_it_is_rejected() -> None:
    changed = f"<w:rPrChange {BO}><w:rPr/></w:rPrChange>"
    bold = changed.replace("<w:rPr/>", "<w:rPr><w:b/></w:rPr>")
    quote = f'<w:pPrChange {BO}><w:pPr><w:pStyle w:val="Quote"/></w:pPr></w:pPrChange>'
    body = par(run("A", f"<w:b/>{changed}") + run("B", bold), properties=f'<w:pStyle w:val="Heading2"/>{quote}')

    def look(tracked: Tracked) -> tuple[str, list[tuple[str, bool | None]]]:
        (unit,) = read_returned(memo(body), tracked).seen.units
        return unit.style, [(piece.text, piece.bold) for piece in unit.pieces]

    assert look(Tracked.ACCEPTED) == ("Heading2", [("A", True), ("B", None)])
    assert look(Tracked.REJECTED) == ("Quote", [("A", None), ("B", True)])


@pytest.mark.parametrize(
    ("body", "tracked", "expected"),
    [
        # A paragraph that was cut in two: the bookmark is where it was, and rejecting makes the two one again.
        (par(run("A "), "ins", bookmark="_bd_1") + par(run("B")), Tracked.ACCEPTED, [("A ", "_bd_1"), ("B", "")]),
        (par(run("A "), "ins", bookmark="_bd_1") + par(run("B")), Tracked.REJECTED, [("A B", "_bd_1")]),
        # A paragraph that was deleted leaves the next one its own bookmark.
        (
            par(dele(gone("A")), "del", bookmark="_bd_1") + par(run("B"), bookmark="_bd_2"),
            Tracked.ACCEPTED,
            [("B", "_bd_2")],
        ),
        # One that was deleted together with the mark before it leaves that one its bookmark.
        (
            par(run("A"), "del", bookmark="_bd_1") + par(dele(gone("B")), bookmark="_bd_2"),
            Tracked.ACCEPTED,
            [("A", "_bd_1")],
        ),
        (
            par(run("A"), "del", bookmark="_bd_1") + par(run("B"), bookmark="_bd_2"),
            Tracked.ACCEPTED,
            [("AB", "_bd_2")],
        ),
    ],
)
def test_the_bookmark_stays_with_the_words(body: str, tracked: Tracked, expected: list[tuple[str, str]]) -> None:
    assert [(unit.text, unit.bookmark) for unit in read_returned(memo(body), tracked).seen.units] == expected


PLAIN = st.text("abc ", min_size=1, max_size=4)
STEPS = st.lists(st.tuples(st.sampled_from(["keep", "ins", "del", "both"]), PLAIN), max_size=6)
MARKS = st.sampled_from(["", "ins", "del"])


@pytest.mark.slow
@settings(max_examples=tries(60))
@given(st.lists(st.tuples(STEPS, MARKS), min_size=1, max_size=5))
def test_each_reading_is_what_its_changes_leave(paragraphs: list[tuple[list[tuple[str, str]], str]]) -> None:
    """Against a text in which each paragraph ends with a line break, which goes as its words do."""
    made: dict[str, Callable[[str], str]] = {
        "keep": run,
        "ins": lambda words: ins(run(words)),
        "del": lambda words: dele(gone(words)),
        "both": lambda words: ins(dele(gone(words))),
    }
    body = "".join(par("".join(made[what](text) for what, text in steps), mark) for steps, mark in paragraphs)
    for tracked, there, dropped in ((Tracked.ACCEPTED, "ins", "del"), (Tracked.REJECTED, "del", "ins")):
        text = ""
        for steps, mark in paragraphs:
            text += "".join(words for what, words in steps if what in ("keep", there))
            text += "" if mark == dropped else "\n"
        expected = [line for line in text.split("\n") if line.strip()]
        assert texts(memo(body), tracked) == expected


# --- The list ---------------------------------------------------------------------------------------------------------


def read(body: str, notes: str = "", tracked: Tracked = Tracked.ACCEPTED) -> Returned:
    return read_returned(memo(body, notes), tracked)


def told(body: str, notes: str = "") -> list[tuple[str, str, str, int]]:
    return [(c.kind, c.author, c.text, c.unit) for c in tracked_changes(read(body, notes))]


def test_a_change_is_told_with_its_author_and_date() -> None:
    body = par(run("Head")) + par(run("Costs ") + dele(gone("fall"), ANA) + ins(run("rise")))
    assert tracked_changes(read(body)) == (
        TrackedChange(Kind.DELETED, "Ana", "2026-05-02T10:00:00Z", "fall", 1),
        TrackedChange(Kind.INSERTED, "Bo", "2026-05-01T10:00:00Z", "rise", 1),
    )


LISTS: dict[str, tuple[str, list[tuple[str, str, str, int]]]] = {
    "neighbours are one": (
        par(ins(run("A")) + ins(run("B")) + ins(run("C"), ANA)),
        [("insert", "Bo", "AB", 0), ("insert", "Ana", "C", 0)],
    ),
    "words between keep two apart": (
        par(ins(run("A")) + run("B") + ins(run("C"))),
        [("insert", "Bo", "A", 0), ("insert", "Bo", "C", 0)],
    ),
    "a paragraph with its end": (
        par(run("A")) + par(ins(run("B")), "ins") + par(dele(gone("C")), "del"),
        [("insert", "Bo", "B\n", 1), ("delete", "Bo", "C\n", -1)],
    ),
    "two paragraphs are two": (
        par(ins(run("A")), "ins") + par(ins(run("B")), "ins"),
        [("insert", "Bo", "A\n", 0), ("insert", "Bo", "B\n", 1)],
    ),
    "an end alone": (par(run("A "), "del") + par(run("B")), [("delete", "Bo", "\n", 0)]),
    "one inside another": (
        par(run("A") + ins(run("B") + dele(gone("C"), ANA))),
        [("insert", "Bo", "BC", 0), ("delete", "Ana", "C", 0)],
    ),
    "moved": (
        par(run("A") + f"<w:moveFrom {BO}>{run('B')}</w:moveFrom>") + par(f"<w:moveTo {BO}>{run('B')}</w:moveTo>"),
        [("move-from", "Bo", "B", 0), ("move-to", "Bo", "B", 1)],
    ),
    "a row once": (
        f"<w:tbl>{row(run('A'), run('B'))}{row(ins(run('C')), ins(run('D')), change='ins')}</w:tbl>",
        [("insert", "Bo", "C\tD", 2)],
    ),
    "a change of another kind in a new row": (
        f"<w:tbl>{row(ins(run('C')) + dele(gone('x'), ANA), change='ins')}</w:tbl>",
        [("insert", "Bo", "Cx", 0), ("delete", "Ana", "x", 0)],
    ),
    "looks": (
        par(run("A") + run("B", f"<w:b/><w:rPrChange {BO}><w:rPr/></w:rPrChange>"))
        + par(run("C"), properties=f'<w:pStyle w:val="Quote"/><w:pPrChange {ANA}><w:pPr/></w:pPrChange>'),
        [("format", "Bo", "B", 0), ("format", "Ana", "C", 1)],
    ),
    "the look of an end changes no words": (
        f"<w:p><w:pPr><w:rPr><w:b/><w:rPrChange {BO}><w:rPr/></w:rPrChange></w:rPr></w:pPr>{run('A')}</w:p>",
        [],
    ),
    "numbering that was put in": (par(run("A"), properties=f"<w:numPr><w:ins {BO}/></w:numPr>"), []),
    "a tab and a break": (
        par(ins("<w:r><w:t>A</w:t><w:tab/><w:t>B</w:t><w:br/><w:t>C</w:t></w:r>")),
        [("insert", "Bo", "A\tB\nC", 0)],
    ),
}


@pytest.mark.parametrize(("body", "expected"), LISTS.values(), ids=LISTS)
def test_the_list_of_changes(body: str, expected: list[tuple[str, str, str, int]]) -> None:
    assert told(body) == expected


def test_changes_in_footnotes_come_last() -> None:
    notes = f'<w:footnote w:id="2">{par(run("note ") + ins(run("more")))}</w:footnote>'
    body = par(run("A") + '<w:r><w:footnoteReference w:id="2"/></w:r>') + par(dele(gone("x")) + run("B"))
    assert told(body, notes) == [("delete", "Bo", "x", 1), ("insert", "Bo", "more", 2)]


def test_the_paragraph_of_a_change_is_that_of_the_reading() -> None:
    body = par(dele(gone("A")), "del") + par(run("B")) + par(ins(run("C")), "ins")
    content = memo(body)
    rejected = tracked_changes(read_returned(content, Tracked.REJECTED), Tracked.REJECTED)
    assert [(c.text, c.unit) for c in rejected] == [("A\n", 0), ("C\n", -1)]
    accepted = tracked_changes(read_returned(content))
    assert [(c.text, c.unit) for c in accepted] == [("A\n", -1), ("C\n", 1)]


@pytest.mark.slow
def test_listing_changes_leaves_the_file_as_it_was_read() -> None:
    returned = read(par(run("A") + ins(run("B"))))
    before = list(returned.seen.units)
    first = tracked_changes(returned)
    assert tracked_changes(returned) == first
    assert read_returned(memo(par(run("A") + ins(run("B"))))).seen.units == before
    assert all(piece.mark == -1 for unit in returned.seen.units for piece in unit.pieces)


@pytest.mark.slow
def test_many_changes_are_bounded() -> None:
    body = par("".join(ins(run("x")) + run("y") for _ in range(MOST_CHANGES + 5)))
    assert len(tracked_changes(read(body))) == MOST_CHANGES


def test_long_words_are_bounded() -> None:
    (change,) = tracked_changes(read(par(ins(run("x" * 5_000)))))
    assert len(change.text) == 2_000
    assert change.text.endswith("x…")
