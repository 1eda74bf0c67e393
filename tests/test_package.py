"""Packages: any bytes are opened or refused with the reason, and what is saved is the same for the same parts."""

from __future__ import annotations

import io
import os
import re
import struct
import time
import zipfile
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefdeck.adopt.opening import Allow, open_deck
from briefdeck.diagnostics import Span
from briefdeck.inputs.xlsx import read_values, read_xlsx
from briefdeck.ooxml.limits import MAX_ENTRIES, MAX_FILE, MAX_LISTED, MAX_NODES, MAX_SLIDES, MAX_XML
from briefdeck.ooxml.names import OFFICE_REL, R, W
from briefdeck.ooxml.opening import opened
from briefdeck.ooxml.package import Package
from briefdeck.ooxml.presentation import slides_of
from briefdeck.ooxml.saving import zip_entries
from briefdeck.ooxml.xml import E, parse, serialize
from briefdeck.ooxml.zip_guard import Reason, UnusableError, contents
from briefdeck.preflight.inspection import Expectations, preflight
from conftest import ROOT
from laws import tries
from pulling import built

MAIN, SETTINGS = "word/document.xml", "word/settings.xml"
PATIENCE = 10.0  # seconds for the worst of these files, with much to spare
TEMPLATES = {"deck": "deck.pptx", "memo": "memo.docx"}


@cache
def sample(kind: str = "memo") -> bytes:
    return (ROOT / "templates" / "executive" / TEMPLATES[kind]).read_bytes()


def zipped(entries: Iterable[tuple[str, bytes]]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in entries:
            made.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_entries(changes: Mapping[str, bytes]) -> bytes:
    """The memo with other or more entries."""
    return zipped({**parts(sample()), **changes}.items())


FLAGS, PACKED, SIZE, PLACE = (8, "<H"), (20, "<L"), (24, "<L"), (42, "<L")


def forged(content: bytes, field: tuple[int, str], value: int, entry: int = 0) -> bytes:
    """A zip file whose directory says something else of an entry (APPNOTE.TXT, 4.3.12)."""
    at = -1
    for _ in range(entry + 1):
        at = content.index(b"PK\x01\x02", at + 1)
    offset, layout = field
    made = bytearray(content)
    struct.pack_into(layout, made, at + offset, value)
    return bytes(made)


def reason(content: bytes) -> Reason:
    """Why a file is refused, in a bounded time."""
    started = time.monotonic()
    with pytest.raises(UnusableError) as refused:
        opened(content)
    assert time.monotonic() - started < PATIENCE
    return refused.value.reason


def main(inner: str, head: str = "") -> bytes:
    """The memo with another main part."""
    return with_entries({MAIN: f'{head}<w:document xmlns:w="{W[1:-1]}">{inner}</w:document>'.encode()})


# --- what is refused --------------------------------------------------------------------------------------------------


def test_what_is_no_package_is_refused_by_what_it_is() -> None:
    assert reason(b"") is Reason.FOREIGN
    assert reason(b"%PDF-1.7") is Reason.FOREIGN
    assert reason(zipped([("a.txt", b"a")])) is Reason.FOREIGN
    assert reason(b"\xd0\xcf\x11\xe0 and more") is Reason.COMPOUND
    assert reason(b"PK\x03\x04 and no more") is Reason.CUT
    assert reason(sample()[:-40]) is Reason.CUT
    assert reason(forged(sample(), FLAGS, 1)) is Reason.ENCRYPTED
    assert reason(with_entries({MAIN: b"<w:document"})) is Reason.BROKEN
    assert reason(with_entries({"[Content_Types].xml": b"<Types/>"})) is Reason.OTHER


@pytest.mark.slow
def test_what_unpacks_to_far_more_than_it_is_is_refused() -> None:
    assert reason(zipped([("word/media/a.bin", bytes(60_000_000))])) is Reason.OVERSIZED
    assert reason(zipped((f"word/media/{n}.bin", bytes(16_000_000)) for n in range(4))) is Reason.OVERSIZED
    assert reason(forged(sample(), SIZE, 400_000_000)) is Reason.OVERSIZED


@pytest.mark.slow
def test_more_entries_than_any_office_file_has_are_refused() -> None:
    assert reason(zipped((f"word/media/{n}.bin", b"") for n in range(MAX_ENTRIES + 1))) is Reason.OVERSIZED


def test_entries_that_lie_over_one_another_are_refused() -> None:
    assert reason(forged(sample(), PLACE, 0, entry=3)) is Reason.CUT
    assert reason(forged(sample(), PACKED, 100_000)) is Reason.CUT


def test_a_directory_that_claims_less_than_there_is_is_not_believed() -> None:
    assert reason(forged(sample(), SIZE, 10)) is Reason.CUT


def test_a_document_type_is_refused_before_its_entities_unfold() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    head = f'<!DOCTYPE a [<!ENTITY l0 "ha">{laughs}]>'
    assert reason(main("<w:body/>", head)) is Reason.DOCUMENT_TYPE
    outside = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    assert reason(main("<w:body>&x;</w:body>", outside)) is Reason.DOCUMENT_TYPE


@pytest.mark.parametrize(
    "inner",
    ["<a>" * 20_000 + "</a>" * 20_000, "<a/>" * (MAX_NODES + 1), " " * MAX_XML],
    ids=["deep", "many elements", "long"],
)
def test_a_tree_that_would_take_too_much_room_is_not_built(inner: str) -> None:
    assert reason(main(inner)) is Reason.BROKEN
    # Where it is not the main part, the others can be read.
    package = opened(with_entries({SETTINGS: f"<a>{inner}</a>".encode()}))
    assert package.broken == (SETTINGS,)
    assert SETTINGS not in package.trees
    assert "word/styles.xml" in package.trees


RELATIONSHIPS = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'


@pytest.mark.slow
def test_lists_of_relationships_have_one_limit_for_all_of_them() -> None:
    each = RELATIONSHIPS + b"<Relationship/>" * 10_000 + b"</Relationships>"
    package = opened(with_entries({f"x/_rels/{number}.xml.rels": each for number in range(200)}))
    listed = sum(1 for name in package.rels if name.startswith("x/"))
    assert 90 <= listed <= MAX_LISTED // 10_000
    assert sum(name.startswith("x/") for name in package.unreadable) == 200 - listed


@pytest.mark.slow
def test_types_of_more_parts_than_any_file_has_are_not_read() -> None:
    types = parts(sample())["[Content_Types].xml"]
    many = b'<Override PartName="/a" ContentType="b"/>' * (MAX_LISTED // 3)
    assert (
        reason(with_entries({"[Content_Types].xml": types.replace(b"</Types>", many + b"</Types>")})) is Reason.BROKEN
    )


@pytest.mark.slow
def test_a_slide_that_is_listed_over_and_over_is_one(tmp_path: Path) -> None:
    deck = built("code-red", "executive", "deck").content
    once = opened(deck)
    slides = slides_of(once)
    main = parts(deck)["ppt/presentation.xml"]
    first = re.search(rb"<p:sldId [^>]*/>", main)
    assert first is not None
    many = zipped({**parts(deck), "ppt/presentation.xml": main.replace(first[0], first[0] * 50_000, 1)}.items())
    again = slides_of(opened(many))
    assert len(again) == MAX_SLIDES
    assert list(filter(None, again)) == slides[:1]
    path = tmp_path / "own.pptx"
    path.write_bytes(many)
    package, _, found = open_deck(path, Allow())
    assert package is not None, found
    assert slides_of(package) == []


@pytest.mark.slow
def test_a_file_inside_the_file_that_bursts_is_left_alone() -> None:
    inside = zipped([("xl/a.bin", bytes(60_000_000))])
    deep = inside
    for _ in range(20):
        deep = zipped([("again.zip", deep)])
    content = with_entries({"word/embeddings/a.xlsx": inside, "word/embeddings/b.zip": deep})
    started = time.monotonic()
    codes = {d.rule.code for d in preflight(content, "a.docx", Expectations(hidden=("Nowhere to be found",)))}
    assert time.monotonic() - started < PATIENCE
    assert "F719" not in codes


# --- zip files --------------------------------------------------------------------------------------------------------

FOLDERS, ENDINGS = st.sampled_from(["word/", "customXml/", "ppt/media/", ""]), st.sampled_from([".xml", ".png", ""])
NAMES = st.builds("{}{}{}".format, FOLDERS, st.text("ab資é", min_size=1, max_size=5), ENDINGS)


@settings(max_examples=tries(100))
@given(st.dictionaries(NAMES, st.binary(max_size=2_000), max_size=6))
def test_a_zip_file_is_byte_for_byte_that_of_the_library(entries: dict[str, bytes]) -> None:
    expected = io.BytesIO()
    with zipfile.ZipFile(expected, "w") as archive:
        for name, data in entries.items():
            info = zipfile.ZipInfo(name)  # of 1 January 1980
            info.compress_type = zipfile.ZIP_STORED if name.endswith(".png") else zipfile.ZIP_DEFLATED
            info.create_system = 0
            archive.writestr(info, data, compresslevel=1 if name.startswith("customXml/") else 6)
    made = zip_entries(entries.items())
    assert made == expected.getvalue()
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == entries


# --- what is odd and opened -------------------------------------------------------------------------------------------


def test_names_that_no_part_may_have_are_no_parts() -> None:
    odd = {"": b"a", "/": b"a", "../../etc/passwd": b"a", "word/../a.xml": b"<a/>", "word//a.xml": b"<a/>"}
    package = opened(with_entries(odd))
    assert package.names == opened(sample()).names
    rooted = opened(with_entries({"/word/a.xml": b"<a/>", "word\\b.xml": b"<b/>"}))
    assert set(rooted.names) - set(package.names) == {"word/a.xml", "word/b.xml"}


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_of_two_entries_of_one_name_the_last_counts() -> None:
    package = opened(zipped([*parts(sample()).items(), (SETTINGS, b"<a/>")]))
    assert package.trees[SETTINGS].tag == "a"
    assert package.names.count(SETTINGS) == 1


def test_sizes_that_stand_behind_the_entries_are_read() -> None:
    class Pipe(io.RawIOBase):
        """What cannot be rewound, so that sizes come after what they tell of."""

        def __init__(self) -> None:
            self.made = b""

        def writable(self) -> bool:
            return True

        def write(self, data: object) -> int:
            self.made += bytes(data)  # type: ignore[call-overload]
            return len(data)  # type: ignore[arg-type]

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts(sample()).items():
            made.writestr(name, data)
    assert opened(pipe.made).save() == opened(sample()).save()


def test_a_file_is_read_within_its_limit(tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(b"12345")
    assert contents(file) == contents(file, 5) == b"12345"
    with file.open("r+b") as huge:
        huge.truncate(MAX_FILE + 1)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path, why in (
        (file, Reason.OVERSIZED),
        (tmp_path, Reason.FOLDER),
        (pipe, Reason.UNREADABLE),
        (tmp_path / "none", Reason.UNREADABLE),
        (Path("a\0b"), Reason.UNREADABLE),
    ):
        with pytest.raises(UnusableError) as refused:
            contents(path)
        assert refused.value.reason is why


# --- laws -------------------------------------------------------------------------------------------------------------


def read_whole(package: Package) -> None:
    """Everything that a package gives."""
    assert set(package.trees) | set(package.blobs) == set(package.names)
    assert not set(package.trees) & set(package.broken)
    for source in package.rels:
        for rel in package.rels[source].values():
            assert rel.external or not rel.target.startswith(("/", ".."))


@settings(max_examples=tries(200))
@given(st.binary(max_size=400))
def test_any_bytes_are_opened_or_refused(content: bytes) -> None:
    for start in (b"", b"PK\x03\x04", sample()[:2000]):
        try:
            read_whole(opened(start + content))
        except UnusableError:
            continue


@settings(max_examples=tries(150))
@given(data=st.data(), kind=st.sampled_from(sorted(TEMPLATES)))
def test_a_damaged_file_is_opened_or_refused_and_saved_the_same_twice(data: st.DataObject, kind: str) -> None:
    content = bytearray(sample(kind))
    for place in data.draw(st.lists(st.integers(0, len(content) - 1), max_size=8)):
        content[place] = data.draw(st.integers(0, 255))
    try:
        package = opened(bytes(content))
    except UnusableError:
        return
    read_whole(package)
    saved = package.save()
    assert opened(saved).save() == saved


@pytest.mark.parametrize("kind", sorted(TEMPLATES))
def test_what_nobody_asked_for_is_saved_as_it_was(kind: str) -> None:
    content = sample(kind)
    package = opened(content)
    was, made = parts(content), parts(package.save())
    untouched = [name for name in package.names if name != package.main]
    assert [name for name in untouched if made[name] != was[name]] == []
    for name in package.names:
        assert package.trees.get(name) is not None or name in package.blobs
    assert opened(package.save()).save() == package.save()


@given(st.sampled_from(sorted(TEMPLATES)), st.data())
@settings(max_examples=tries(30))
def test_a_package_that_is_settled_says_the_same_and_its_copies_are_changed_alone(
    kind: str, data: st.DataObject
) -> None:
    package = opened(sample(kind))
    for name in data.draw(st.lists(st.sampled_from(package.names), unique=True)):
        package.trees.get(name)
    before = package.save()
    package.settle(package.main, *data.draw(st.lists(st.sampled_from(package.names), unique=True)))
    made = package.copy()
    assert made.save() == package.save() == before
    for name in made.names:
        if (root := made.trees.get(name)) is not None:
            root.set("changed", "1")
    assert made.save() != before
    assert package.save() == before


def changes() -> dict[str, Callable[[Package], None]]:
    def add(package: Package) -> None:
        package.add("word/extra.xml", "application/xml", b"<a/>")
        package.relate(package.main, f"{OFFICE_REL}/extra", "word/extra.xml")

    return {
        "add": add,
        "remove": lambda package: package.remove(SETTINGS),
        "rename": lambda package: package.rename({SETTINGS: "word/other.xml"}),
        "edit": lambda package: package.trees[SETTINGS].set("a", "b"),
        "unrelate": lambda package: package.unrelate(package.main, lambda rel: rel.kind == "settings") and None,
        "sweep": lambda package: package.sweep() and None,
    }


@given(st.lists(st.sampled_from(sorted(changes())), max_size=4, unique=True))
@settings(max_examples=tries(60))
def test_a_copy_is_changed_alone_and_says_the_same_when_it_is_opened_again(names: list[str]) -> None:
    package = opened(sample())
    before = package.save()
    made = package.copy()
    for name in names:
        if SETTINGS in made or name not in {"edit", "remove", "rename"}:
            changes()[name](made)
    again = opened(made.save())
    assert package.save() == before
    assert again.save() == made.save()
    assert (again.main, again.types, again.rels) == (
        made.main,
        {name: made.types[name] for name in again.types},
        {source: rels for source, rels in made.rels.items() if rels},
    )


@pytest.mark.parametrize("prefixes", [("w", "r"), ("ns0", "ns1"), ("ns1", "ns0"), ("", "w"), ("", "ns0")])
def test_elements_keep_their_names_in_a_tree_of_other_prefixes(prefixes: tuple[str, str]) -> None:
    own = [f"xmlns{':' if prefix else ''}{prefix}" for prefix in prefixes]
    mark = f"{prefixes[0]}:" if prefixes[0] else ""
    text = f'<{mark}document {own[0]}="{W[1:-1]}" {own[1]}="{R[1:-1]}"><{mark}body/></{mark}document>'
    for declared in (text, text.replace(f' {own[1]}="{R[1:-1]}"', "")):
        tree = parse(declared.encode())
        words = E("w:rFonts", {"w:hint": "eastAsia", "xml:space": "preserve"})
        link = E("w:hyperlink", {"r:id": "rId7", "w:history": "1"}, E("w:r", None, E("w:rPr", None, words)))
        tree[0].append(E("w:p", None, link))
        read = parse(serialize(tree))
        found = [(e.get(f"{R}id"), e.get(f"{W}history")) for e in read.iter(f"{W}hyperlink")]
        assert found == [("rId7", "1")]
        assert [e.get(f"{W}hint") for e in read.iter(f"{W}rFonts")] == ["eastAsia"]


# --- workbooks --------------------------------------------------------------------------------------------------------


def workbook(changes: Mapping[str, bytes] | None = None) -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    book.active["A1"] = "a"  # type: ignore[index]
    file = io.BytesIO()
    book.save(file)
    return zipped({**parts(file.getvalue()), **(changes or {})}.items())


SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("make", "what"),
    [
        (lambda: b"\xd0\xcf\x11\xe0", "the workbook is encrypted, or of Excel 97"),
        (lambda: zipped([("xl/a.bin", bytes(60_000_000))]), "the workbook is too large when unpacked"),
        (lambda: workbook({"xl/styles.xml": b" " * 40_000_001}), "the workbook is damaged"),
        (
            lambda: workbook({SHEET: b"<!DOCTYPE a><a/>"}),
            "the workbook declares a document type, which no Excel writes",
        ),
        (
            lambda: workbook({SHEET: b"<!--" + b"-+" * 5000 + b'--><!DOCTYPE a [<!ENTITY b "c">]><a/>'}),
            "the workbook declares a document type, which no Excel writes",
        ),
        (lambda: workbook()[:-30], "the workbook is damaged"),
        (lambda: forged(workbook(), PLACE, 0, entry=2), "the workbook is damaged"),
        (lambda: zipped([("a.txt", b"a")]), "the workbook is damaged"),
    ],
    ids=["compound", "bursts", "one empty part", "type", "type behind a comment", "cut", "overlap", "other"],
)
def test_a_workbook_comes_through_the_same_guard(make: Callable[[], bytes], what: str) -> None:
    content = make()
    rows, found = read_xlsx(content, "a.xlsx", None, Span("b.yaml"))
    assert (rows, [d.what for d in found]) == ([], [what])
    assert read_values(content, 10) == []


def test_a_sound_workbook_is_read() -> None:
    rows, found = read_xlsx(workbook(), "a.xlsx", None, Span("b.yaml"))
    assert ([[cell.text for cell in row] for row in rows], found) == ([["a"]], [])
