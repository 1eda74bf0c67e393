"""Comments of Word and PowerPoint: read with their places, words and answers, and told in three forms."""

from __future__ import annotations

import io
import json
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from annotated import (
    BRIEFING,
    OFFICE,
    built,
    package,
    parts,
    related,
    with_document,
    with_modern_comments,
    with_older_comments,
)
from briefdeck.cli.formats.comments import Listed, Noted, comments_as_markdown, comments_as_text, spelled
from briefdeck.cli.main import cli
from briefdeck.diagnostics import Span
from briefdeck.roundtrip.pull.briefing.comment_targets import CommentTarget
from briefdeck.roundtrip.readback.commented import Commented, commented, commented_file
from briefdeck.roundtrip.readback.comments import MOST_COMMENTS, Comment, Said, threads
from laws import tries

W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
AUTHORS = '<p:cmAuthor id="0" name="Ana Ito" initials="AI"/><p:cmAuthor id="1" name="Bo" initials="B"/>'
MODERN_AUTHORS = (
    '<p188:author id="{A}" name="Ana Ito" initials="AI" userId="a" providerId="None"/>'
    '<p188:author id="{B}" name="Bo" initials="B" userId="b" providerId="None"/>'
)

SUMMARY_SLIDE, TABLE_SLIDE = 2, 3


def read(content: bytes) -> Commented:
    made, found = commented(content, "file")
    assert made is not None, found
    return made


def words(file: Commented, comment: Comment) -> str:
    """The paragraph that a comment stands at."""
    return file.returned.seen.units[comment.unit].text if comment.unit >= 0 else ""


# --- Word -------------------------------------------------------------------------------------------------------------


@cache
def commented_memo() -> bytes:
    """A memo on which somebody has commented with python-docx."""
    document = Document(io.BytesIO(built()[1]))
    by_text = {paragraph.text: paragraph for paragraph in document.paragraphs}
    document.add_comment(by_text["Wages stay"].runs[0], "Where?\nAnd why?", author="Bo", initials="B")
    cell = document.tables[1].cell(1, 0).paragraphs[0]
    document.add_comment(cell.runs[0], "Is it Oulu?", author="Ana Ito", initials="AI")
    head, last = by_text["Two costs matter"], by_text["They fall"]
    document.add_comment((head.runs[0], last.runs[-1]), "Both", author="Ana Ito", initials="AI")
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


@pytest.mark.slow
def test_comments_of_word_come_in_the_order_of_the_document() -> None:
    file = read(commented_memo())
    told = [(c.author, c.initials, c.text, c.quoted, words(file, c), c.heading, c.page) for c in file.comments]
    assert told == [
        ("Ana Ito", "AI", "Is it Oulu?", "Oulu", "Oulu", "Two sites lead", 0),
        ("Ana Ito", "AI", "Both", "Two costs matter\nThey fall", "Two costs matter", "Two costs matter", 0),
        ("Bo", "B", "Where?\nAnd why?", "Wages stay", "Wages stay", "Two costs matter", 0),
    ]
    assert all(c.date[:3] == "202" and not c.resolved and c.replies == () for c in file.comments)


def test_answers_and_what_is_settled_in_word() -> None:
    """Three comments: the second one answers the first, the third one answers the second."""
    entries = parts(commented_memo())
    text = entries["word/comments.xml"].decode()
    for number in range(3):
        start = text.index(f'w:id="{number}"')
        place = text.rindex("<w:p>", start, text.index("</w:comment>", start))
        text = f'{text[:place]}<w:p xmlns:w14="{W14}" w14:paraId="0000000{number}">{text[place + 5 :]}'
    entries["word/comments.xml"] = text.encode()
    threaded = (
        f'<w15:commentsEx xmlns:w15="{W15}"><w15:commentEx w15:paraId="00000000" w15:done="1"/>'
        '<w15:commentEx w15:paraId="00000001" w15:paraIdParent="00000000" w15:done="0"/>'
        '<w15:commentEx w15:paraId="00000002" w15:paraIdParent="00000001" w15:done="0"/></w15:commentsEx>'
    )
    kind = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
    content_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.commentsExtended+xml"
    related(entries, "word/document.xml", kind, "word/commentsExtended.xml", threaded, content_type)
    (comment,) = read(package(entries)).comments
    assert (comment.text, comment.resolved) == ("Where?\nAnd why?", True)
    assert [reply.text for reply in comment.replies] == ["Is it Oulu?", "Both"]


def test_a_comment_in_word_without_a_range_has_a_place_and_no_words() -> None:
    content = with_document(
        commented_memo(), {'<w:commentRangeStart w:id="0"/>': "", '<w:commentRangeEnd w:id="0"/>': ""}
    )
    file = read(content)
    assert [(c.text, c.quoted, words(file, c)) for c in file.comments][-1] == ("Where?\nAnd why?", "", "Wages stay")


def test_a_comment_in_word_without_a_place_is_listed_last() -> None:
    taken = {f'<w:comment{name} w:id="1"/>': "" for name in ("RangeStart", "RangeEnd", "Reference")}
    told = read(with_document(commented_memo(), taken)).comments
    assert (told[-1].text, told[-1].quoted, told[-1].unit, told[-1].heading) == ("Is it Oulu?", "", -1, "")


def test_a_comment_in_a_footnote() -> None:
    taken = {f'<w:comment{name} w:id="1"/>': "" for name in ("RangeStart", "RangeEnd", "Reference")}
    entries = parts(with_document(commented_memo(), taken))
    marks = [f'<w:comment{name} w:id="1"/>' for name in ("RangeStart", "RangeEnd")]
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    note = f"<w:p><w:r><w:t>As of </w:t></w:r>{marks[0]}<w:r><w:t>May</w:t></w:r>{marks[1]}</w:p>"
    notes = f'<w:footnotes xmlns:w="{space}"><w:footnote w:id="2">{note}</w:footnote></w:footnotes>'
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    related(entries, "word/document.xml", f"{OFFICE}/footnotes", "word/footnotes.xml", notes, kind)
    file = read(package(entries))
    assert (file.comments[-1].quoted, words(file, file.comments[-1])) == ("May", "As of May")


def test_a_comment_on_words_that_a_tracked_change_deletes_quotes_what_is_left() -> None:
    entries = parts(commented_memo())
    text = entries["word/document.xml"].decode()
    before, _, after = text.partition("Wages stay</w:t>")
    start = before.rindex("<w:r>") if before.rindex("<w:r>") > before.rfind("<w:r ") else before.rindex("<w:r ")
    run = before[start:] + "Wages stay</w:t>"
    end = after.index("</w:r>") + len("</w:r>")
    kept, gone = (run.replace("Wages stay", one) + after[:end] for one in ("Wages", " stay"))
    gone = gone.replace("<w:t", "<w:delText").replace("</w:t>", "</w:delText>")
    changed = f'{before[:start]}{kept}<w:del w:id="90" w:author="Bo">{gone}</w:del>{after[end:]}'
    file = read(package({**entries, "word/document.xml": changed.encode()}))
    assert (file.comments[-1].quoted, words(file, file.comments[-1])) == ("Wages", "Wages")


# --- PowerPoint -------------------------------------------------------------------------------------------------------


def older(author: int, index: int, text: str, extra: str = "") -> str:
    return (
        f'<p:cm authorId="{author}" dt="2026-05-0{index}T10:20:30.000" idx="{index}"><p:pos x="10" y="10"/>'
        f"<p:text>{text}</p:text>{extra}</p:cm>"
    )


def answering(author: int, index: int) -> str:
    return (
        '<p:extLst><p:ext uri="{C676402C-5697-4E1C-873F-D02D1690AC5C}"><p15:threadingInfo timeZoneBias="-60" '
        'xmlns:p15="http://schemas.microsoft.com/office/powerpoint/2012/main">'
        f'<p15:parentCm authorId="{author}" idx="{index}"/></p15:threadingInfo></p:ext></p:extLst>'
    )


def modern(anchor: str, text: str = "Is it so?", extra: str = "", attributes: str = "") -> str:
    return (
        f'<p188:cm id="{{1}}" authorId="{{A}}" created="2026-05-01T10:20:30.123" {attributes}>{anchor}{extra}'
        f"<p188:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p188:txBody></p188:cm>"
    )


def on_words(shape: int, start: int, length: int, inner: str = "") -> str:
    name = "graphicFrameMk" if inner else "spMk"
    return (
        f'<ac:txMkLst><pc:docMk/><pc:sldMk cId="7" sldId="258"/><ac:{name} id="{shape}" creationId="{{9}}"/>{inner}'
        f'<ac:txMk cp="{start}" len="{length}"><ac:context len="20" hash="1"/></ac:txMk></ac:txMkLst>'
    )


def on_slide(slide: int, comments: str) -> Commented:
    return read(with_modern_comments(built()[0], slide, comments, MODERN_AUTHORS))


def test_older_comments_of_powerpoint_lie_on_their_slide() -> None:
    said = older(0, 1, "Is it so?") + older(1, 2, "Yes", answering(0, 1)) + older(1, 3, "Shorter, please")
    file = read(with_older_comments(built()[0], TABLE_SLIDE, said, AUTHORS))
    first, second = file.comments
    assert (first.author, first.initials, first.date, first.text) == (
        "Ana Ito",
        "AI",
        "2026-05-01T10:20:30.000",
        "Is it so?",
    )
    assert (first.page, first.heading, first.unit, first.quoted) == (TABLE_SLIDE, "Two sites lead", -1, "")
    assert [(reply.author, reply.text) for reply in first.replies] == [("Bo", "Yes")]
    assert (second.author, second.text, second.replies) == ("Bo", "Shorter, please", ())


def test_a_modern_comment_of_powerpoint_knows_its_words() -> None:
    file = on_slide(TABLE_SLIDE, modern(on_words(3, 4, 5)))
    (comment,) = file.comments
    assert (comment.author, comment.date, comment.text) == ("Ana Ito", "2026-05-01T10:20:30.123", "Is it so?")
    assert (comment.quoted, words(file, comment), comment.heading) == ("sites", "Two sites lead", "Two sites lead")
    assert (comment.page, comment.resolved) == (TABLE_SLIDE, False)


def test_words_in_a_later_paragraph_are_counted_with_the_ends_of_those_before() -> None:
    """A statement of the summary has two paragraphs: “Costs fall” and “By a fifth in two years”."""
    file = on_slide(SUMMARY_SLIDE, modern(on_words(shape_of("Text 8"), 16, 5)))
    (comment,) = file.comments
    assert (comment.quoted, words(file, comment)) == ("fifth", "By a fifth in two years")


def shape_of(name: str) -> int:
    """The id of a shape on the slide of the summary."""
    text = parts(built()[0])[f"ppt/slides/slide{SUMMARY_SLIDE}.xml"].decode()
    return int(text.split(f'name="{name}"')[0].rpartition('id="')[2].split('"')[0])


@pytest.mark.parametrize(
    ("anchor", "expected"),
    [
        ('<pc:sldMkLst><pc:docMk/><pc:sldMk cId="7" sldId="258"/></pc:sldMkLst>', ""),
        ('<ac:deMkLst><pc:docMk/><pc:sldMk cId="7" sldId="258"/><ac:spMk id="3"/></ac:deMkLst>', "Two sites lead"),
        ('<ac:deMkLst><pc:docMk/><ac:graphicFrameMk id="4"/></ac:deMkLst>', "Site"),
        ('<ac:deMkLst><pc:docMk/><ac:spMk id="999"/></ac:deMkLst>', ""),
        (on_words(3, 900, 5), "Two sites lead"),
        (on_words(3, -3, 5), "Two sites lead"),
    ],
)
def test_a_modern_comment_without_words_of_its_own(anchor: str, expected: str) -> None:
    file = on_slide(TABLE_SLIDE, modern(anchor))
    assert [(c.quoted, words(file, c)) for c in file.comments] == [("", expected)]


def numbered(name: str, number: str) -> str:
    space = 'xmlns:a16="http://schemas.microsoft.com/office/drawing/2014/main"'
    return f'<a:extLst><a:ext uri="1"><a16:{name} {space} val="{number}"/></a:ext></a:extLst>'


def test_a_modern_comment_in_a_cell() -> None:
    """Rows and columns are numbered when PowerPoint saves a table."""
    content = with_modern_comments(
        built()[0],
        TABLE_SLIDE,
        modern(on_words(4, 0, 2, '<ac:tblMk/><ac:tcMk rowId="102" colId="201"/>')),
        MODERN_AUTHORS,
    )
    entries = parts(content)
    part = f"ppt/slides/slide{TABLE_SLIDE}.xml"
    text = entries[part].decode()
    for number in range(4):
        text = text.replace("</a:tr>", f"{numbered('rowId', f'10{number}')}</a:TR>", 1)
    text = text.replace("</a:TR>", "</a:tr>")
    head, _, rest = text.partition("</a:tblGrid>")
    columns = head.rpartition("<a:tblGrid>")
    grid = "".join(f'<a:gridCol w="1">{numbered("colId", f"20{number}")}</a:gridCol>' for number in range(2))
    entries[part] = f"{columns[0]}<a:tblGrid>{grid}</a:tblGrid>{rest}".encode()
    file = read(package(entries))
    assert [(c.quoted, words(file, c)) for c in file.comments] == [("34", "34")]


def test_answers_and_what_is_settled_in_powerpoint() -> None:
    reply = (
        '<p188:replyLst><p188:reply id="{2}" authorId="{B}" created="2026-05-02T10:00:00.000"><p188:txBody><a:bodyPr/>'
        "<a:p><a:r><a:t>Yes</a:t></a:r><a:br/><a:r><a:t>it is</a:t></a:r></a:p></p188:txBody></p188:reply>"
        "</p188:replyLst>"
    )
    (comment,) = on_slide(TABLE_SLIDE, modern(on_words(3, 4, 5), extra=reply, attributes='status="resolved"')).comments
    assert comment.resolved
    assert [(r.author, r.text, r.date) for r in comment.replies] == [("Bo", "Yes\nit is", "2026-05-02T10:00:00.000")]


# --- Threads and bounds -----------------------------------------------------------------------------------------------


@pytest.mark.slow
@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=12))
def test_nothing_that_was_said_is_lost_however_the_answers_lead(pairs: list[tuple[int, int]]) -> None:
    said = [Said(str(own), str(parent), "A", f"{n}") for n, (own, parent) in enumerate(pairs)]
    made = threads(said)
    told = [one.text for thread in made for one in (thread.first, *thread.replies)]
    assert sorted(told) == sorted(one.text for one in said)
    # Of two with one number, the first one is meant.
    known = {one.id: one for one in reversed(said)}
    assert {o.text for o in known.values() if o.parent not in known} <= {thread.first.text for thread in made}


def test_a_long_chain_of_answers_is_one_thread() -> None:
    said = [Said(str(n), str(n - 1), "A", str(n)) for n in range(2_000)]
    (thread,) = threads(said)
    assert (thread.first.text, len(thread.replies)) == ("0", 1_999)


@pytest.mark.slow
def test_more_comments_than_are_read_are_said() -> None:
    said = "".join(f'<p:cm authorId="0" idx="{n}"><p:text>{n}</p:text></p:cm>' for n in range(MOST_COMMENTS + 10))
    made, found = commented(with_older_comments(built()[0], TABLE_SLIDE, said, AUTHORS), "x.pptx")
    assert made is not None
    assert len(made.comments) == MOST_COMMENTS
    assert [str(d) for d in found] == [
        "x.pptx: R503 too-many-comments: only the first 5,000 comments are read\n  delete those that are settled"
    ]


def test_long_words_and_broken_names_are_bounded() -> None:
    people = f'<p:cmAuthor id="0" name="Ana&#10;  Ito {"x" * 500}" initials=""/>'
    (comment,) = read(with_older_comments(built()[0], 1, older(0, 1, "y" * 20_000), people)).comments
    assert comment.author.startswith("Ana Ito xxx")
    assert (len(comment.author), len(comment.text)) == (200, 10_000)
    assert comment.text.endswith("y…")


# --- Damaged files ----------------------------------------------------------------------------------------------------


@cache
def targets() -> tuple[bytes, ...]:
    """Small parts of files with comments, in packages that are not compressed, where a changed byte reaches the XML."""
    said = older(0, 1, "Is it so?") + older(1, 2, "Yes", answering(0, 1))
    return (
        commented_memo(),
        with_older_comments(built()[0], TABLE_SLIDE, said, AUTHORS),
        with_modern_comments(built()[0], TABLE_SLIDE, modern(on_words(3, 4, 5)), MODERN_AUTHORS),
    )


@pytest.mark.slow
@settings(max_examples=tries(60))
@given(st.data())
def test_damaged_parts_give_comments_or_a_diagnostic(data: st.DataObject) -> None:
    entries = parts(data.draw(st.sampled_from(targets())))
    names = [
        n
        for n in entries
        if "omment" in n or n.endswith(("document.xml", "slide3.xml", "slide3.xml.rels", "item1.xml"))
    ]
    name = data.draw(st.sampled_from(names))
    changed = bytearray(entries[name])
    for _ in range(data.draw(st.integers(1, 4))):
        changed[data.draw(st.integers(0, len(changed) - 1))] = data.draw(st.sampled_from(b'<>/"=09azAZ :&\x00\xff'))
    made, found = commented(package({**entries, name: bytes(changed)}), "file")
    assert made is not None or [d.rule.code for d in found] == ["R401"]


@settings(max_examples=tries(40))
@given(st.data())
def test_damaged_packages_give_comments_or_a_diagnostic(data: st.DataObject) -> None:
    content = bytearray(data.draw(st.sampled_from(targets())))
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    made, found = commented(bytes(content[: data.draw(st.integers(0, len(content)))]), "file")
    assert made is not None or [d.rule.code for d in found] == ["R401"]


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "the file is not an unprotected .pptx or .docx"),
        (b"\xd0\xcf\x11\xe0 a password", "the file is protected with a password, or is an old .ppt or .doc"),
        (b"PK\x03\x04 cut off", "the file is not an unprotected .pptx or .docx"),
    ],
)
def test_a_file_that_cannot_be_opened(content: bytes, what: str) -> None:
    made, found = commented(content, "x.pptx")
    assert made is None
    assert [str(d) for d in found] == [
        f"x.pptx: R401 unusable-file: {what}\n"
        "  open it in PowerPoint or Word and save it again as .pptx or .docx, without a password"
    ]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    for path, what in ((tmp_path, "this is a folder"), (tmp_path / "a.pptx", "the file cannot be read: No such file")):
        made, found = commented_file(path)
        assert made is None
        assert what in found[0].what


# --- The place in the briefing ----------------------------------------------------------------------------------------


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a briefing and, under output/, a commented memo and deck of it."""
    monkeypatch.chdir(tmp_path)
    Path("storage.yaml").write_text(BRIEFING, encoding="utf-8")
    Path("output").mkdir()
    Path("output/memo.docx").write_bytes(commented_memo())
    deck = with_older_comments(built()[0], TABLE_SLIDE, older(0, 1, "Is it so?"), AUTHORS)
    Path("output/deck.pptx").write_bytes(deck)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["comments", *arguments])


def places(*arguments: str) -> list[str]:
    """The last line of each comment."""
    result = run(*arguments)
    assert result.exit_code == 0, result.output
    return [line.strip() for line in result.stdout.splitlines() if ".yaml" in line]


def at(value: str) -> str:
    """Line and column of a value of the briefing."""
    before = BRIEFING[: BRIEFING.index(value)]
    return f"{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"


@pytest.mark.usefixtures("place")
def test_a_comment_is_told_with_the_line_of_its_words() -> None:
    assert places("output/memo.docx") == [
        f"storage.yaml:{at('Oulu, 12')} sections[0].rows[0][0]",
        f"storage.yaml:{at('Two costs matter')} sections[1].message",
        f"storage.yaml:{at('Wages stay')} sections[1].points[1]",
    ]


@pytest.mark.usefixtures("place")
def test_a_comment_on_a_slide_is_about_its_title() -> None:
    assert places("output/deck.pptx") == [f"storage.yaml:{at('Two sites lead')} sections[0].message"]


CHART = """\
  - kind: chart
    title: Prices
    message: Prices halve
    type: column
    unit: euros
    alt: The price falls from 4 to 2 euros.
    data: {categories: ["2024", "2025"], series: [{name: Price, values: [4, 2]}]}
"""


@pytest.mark.slow
def test_a_comment_on_a_chart_is_about_its_section(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("storage.yaml").write_text(BRIEFING + CHART, encoding="utf-8")
    deck = built(BRIEFING + CHART)[0]
    slides = {n: d.decode() for n, d in parts(deck).items() if n.startswith("ppt/slides/slide")}
    (name,) = [name for name, text in slides.items() if "<c:chart " in text]
    frame = slides[name].split("<p:graphicFrame>")[1].split('<p:cNvPr id="')[1].split('"')[0]
    anchor = f'<ac:deMkLst><pc:docMk/><ac:graphicFrameMk id="{frame}"/></ac:deMkLst>'
    number = int(name.removeprefix("ppt/slides/slide").removesuffix(".xml"))
    Path("deck.pptx").write_bytes(with_modern_comments(deck, number, modern(anchor), MODERN_AUTHORS))
    line = BRIEFING.count("\n") + 1
    assert places("deck.pptx") == [f"storage.yaml:{line}:5 sections[2]"]


@pytest.mark.usefixtures("place")
def test_words_of_the_plan_are_told_with_its_line() -> None:
    document = Document(io.BytesIO(built()[1]))
    (head,) = [paragraph for paragraph in document.paragraphs if paragraph.text == "Summary"]
    document.add_comment(head.runs[0], "Basis?", author="Bo", initials="B")
    document.save("memo.docx")
    (told,) = places("memo.docx")
    assert told.startswith("about executive/memo.yaml:")


@pytest.mark.usefixtures("place")
def test_a_paragraph_that_was_written_in_word_has_no_place() -> None:
    document = Document(io.BytesIO(built()[1]))
    added = document.add_paragraph("Entirely new words that nobody has built")
    document.add_comment(added.runs[0], "New", author="Bo", initials="B")
    document.save("memo.docx")
    assert places("memo.docx") == []


@pytest.mark.usefixtures("place")
def test_a_damaged_record_lists_comments_without_lines() -> None:
    entries = parts(commented_memo())
    (name,) = [n for n, data in entries.items() if n.startswith("customXml/item") and b"storage.yaml" in data]
    entries[name] = entries[name].replace(b'"version":', b'"worth":')
    Path("memo.docx").write_bytes(package(entries))
    result = run("memo.docx")
    assert (result.exit_code, result.stdout.count("Where?"), ".yaml" in result.stdout) == (0, 1, False)
    assert "R501 unknown-origin: its record of what was built is damaged" in result.stderr


@pytest.mark.usefixtures("place")
def test_a_briefing_that_was_changed_is_searched_for_the_words() -> None:
    """A line was put in above, an item taken out before the one that is meant, a text reworded."""
    changed = BRIEFING.replace("title: Storage", "# by hand\ntitle: Storage", 1)
    changed = changed.replace("      - They fall\n      - Wages stay\n", "      - Wages stay\n")
    Path("storage.yaml").write_text(changed.replace("[Oulu, 12]", "[Espoo, 12]"), encoding="utf-8")
    lines = changed.splitlines()
    assert places("output/memo.docx") == [
        f"about storage.yaml:{lines.index('      - [Oulu, 12]') + 1} sections[0].rows[0][0]",
        f"storage.yaml:{lines.index('    message: Two costs matter') + 1}:14 sections[1].message",
        f"storage.yaml:{lines.index('      - Wages stay') + 1}:9 sections[1].points[0]",
    ]


@pytest.mark.parametrize("folder", ["briefings", "output", "output/briefings", "elsewhere"])
def test_the_briefing_is_looked_for_around_the_file(folder: str, place: Path) -> None:
    Path(folder).mkdir(exist_ok=True)
    Path("storage.yaml").rename(Path(folder, "storage.yaml"))
    Path("output/deep").mkdir()
    Path("output/memo.docx").rename("output/deep/memo.docx")
    result = run("output/deep/memo.docx")
    assert result.exit_code == 0
    if folder == "elsewhere":
        assert "about storage.yaml:" in result.stdout
        assert "R502 absent-briefing: “storage.yaml”, which it was built from, cannot be found or read" in result.stderr
        assert places("output/deep/memo.docx", "--briefing", "elsewhere/storage.yaml")[0].startswith(
            "elsewhere/storage.yaml:"
        )
    else:
        assert f"  {folder}/storage.yaml:" in result.stdout
        assert result.stderr == "3 comments in 1 file\n"
    assert place.is_dir()


@pytest.mark.usefixtures("place")
def test_of_two_briefings_of_one_name_the_unchanged_one_is_taken() -> None:
    Path("briefings").mkdir()
    Path("storage.yaml").rename("briefings/storage.yaml")
    Path("storage.yaml").write_text(BRIEFING.replace("Wages", "Pay"), encoding="utf-8")
    assert all(line.startswith("briefings/storage.yaml:") for line in places("output/memo.docx"))


@pytest.mark.usefixtures("place")
def test_a_file_may_not_name_a_briefing_in_another_folder() -> None:
    entries = parts(commented_memo())
    (name,) = [n for n, data in entries.items() if n.startswith("customXml/item") and b"storage.yaml" in data]
    entries[name] = entries[name].replace(b'"storage.yaml"', b'"../storage.yaml"')
    Path("inner").mkdir()
    Path("inner/memo.docx").write_bytes(package(entries))
    result = run("inner/memo.docx")
    assert "R502" in result.stderr
    assert "about ../storage.yaml" in result.stdout


@pytest.mark.usefixtures("place")
def test_a_file_without_a_record_lists_its_comments_without_lines() -> None:
    document = Document()
    document.add_comment(document.add_paragraph("Words").runs[0], "Why?", author="Bo", initials="B")
    document.save("own.docx")
    result = run("own.docx")
    assert result.exit_code == 0
    assert (
        result.stdout == f"own.docx: 1 comment\n\nOutside all headings\n  Bo, {now(result)}\n    on “Words”\n    Why?\n"
    )
    assert result.stderr.startswith("own.docx: R501 unknown-origin: it does not say what it was built from")


def now(result: Result) -> str:
    """The date that python-docx gave the comment."""
    return result.stdout.split("Bo, ")[1].split("\n")[0]


@pytest.mark.usefixtures("place")
def test_a_file_that_cannot_be_read_leaves_the_others_and_fails() -> None:
    Path("no.pptx").write_bytes(b"no")
    result = run("no.pptx", "output/deck.pptx")
    assert result.exit_code == 1
    assert "output/deck.pptx: 1 comment" in result.stdout
    assert "no.pptx: R401 unusable-file" in result.stderr
    assert run("output/deck.pptx", "--briefing", "none.yaml").exit_code == 1


# --- How they are told ------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("place")
def test_as_json() -> None:
    told = json.loads(run("output/deck.pptx", "--format", "json").stdout)
    (file,) = told["files"]
    assert (told["version"], file["file"]) == (1, "output/deck.pptx")
    assert file["comments"] == [
        {
            "author": "Ana Ito",
            "initials": "AI",
            "date": "2026-05-01T10:20:30.000",
            "text": "Is it so?",
            "slide": 3,
            "heading": "Two sites lead",
            "quoted": "",
            "resolved": False,
            "replies": [],
            "place": {
                "file": "storage.yaml",
                "line": 12,
                "column": 14,
                "path": ["sections", 0, "message"],
                "certain": True,
            },
        }
    ]


def listed(*notes: Noted) -> list[Listed]:
    return [Listed("a.pptx", notes)]


ANSWERED = Comment(
    "Ana",
    "First\n- second",
    date="2026-05-01T10:20:30.000",
    quoted="2 * 3",
    page=2,
    heading="Costs",
    resolved=True,
    replies=(Comment("Bo", "Yes\n# no"),),
)


def test_as_markdown() -> None:
    notes = [
        Noted(ANSWERED, CommentTarget(Span("x.yaml", 3, 5), ("summary", 0, "text"), certain=True)),
        Noted(Comment("Bo", "Why?", page=2, heading="Costs"), None),
        Noted(Comment("Bo", "1. <b>", page=3), CommentTarget(Span("x.yaml", 9, 1), ("title",), certain=False)),
    ]
    assert comments_as_markdown(listed(*notes)) == (
        "# a.pptx\n"
        "\n"
        "## Slide 2: Costs\n"
        "\n"
        "- [x] **Ana, 2026-05-01 10:20**: First\n"
        "\n"
        "  \\- second\n"
        "\n"
        "  > 2 \\* 3\n"
        "\n"
        "  - **Bo**: Yes\n"
        "\n"
        "    \\# no\n"
        "\n"
        "  `x.yaml:3:5 summary[0].text`\n"
        "\n"
        "- [ ] **Bo**: Why?\n"
        "\n"
        "## Slide 3\n"
        "\n"
        "- [ ] **Bo**: 1. \\<b\\>\n"
        "\n"
        "  `about x.yaml:9 title`"
    )


def test_as_text() -> None:
    told = list(comments_as_text(listed(Noted(ANSWERED, None))))
    plain = ["".join(p if isinstance(p, str) else p[0] for p in parts) for parts in told]
    assert plain == [
        "a.pptx: 1 comment",
        "\nSlide 2: Costs",
        "  Ana, 2026-05-01 10:20 (resolved)\n    on “2 * 3”\n    First\n    - second\n    > Bo: Yes\n      # no",
    ]


@pytest.mark.slow
@settings(max_examples=tries(100))
@given(st.text(max_size=30), st.text(max_size=10))
def test_no_word_of_a_comment_begins_a_block_of_markdown(text: str, author: str) -> None:
    comment = Comment(author.strip(), text.strip(), quoted=text.strip(), page=1, heading=author)
    for line in comments_as_markdown(listed(Noted(comment, None))).split("\n")[2:]:
        assert line == "" or line.startswith(("## Slide 1", "- [ ] **", "  "))
        inner = line.strip().removeprefix("> ") if line.startswith("  ") else ""
        assert not inner.startswith(("#", "- ", "+ ", "* ", "```", "<", "|", "="))


@pytest.mark.usefixtures("place")
def test_control_characters_do_not_reach_the_terminal() -> None:
    people = '<p:cmAuthor id="0" name="Ana\x9b31m" initials=""/>'
    Path("deck.pptx").write_bytes(with_older_comments(built()[0], 1, older(0, 1, "a\x9bb"), people))
    for form in ("text", "json", "markdown"):
        result = run("deck.pptx", "--format", form)
        assert result.exit_code == 0
        assert "\x9b" not in result.stdout
        assert "9b31m" in result.stdout


def test_a_path_is_spelled_as_people_read_it() -> None:
    assert spelled(("sections", 2, "points", 0, "text", "ja")) == "sections[2].points[0].text.ja"
