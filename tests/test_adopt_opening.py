"""A file of one's own is opened so that it can be changed, or refused with the reason; it stays as it is."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from pathlib import Path
from typing import Literal

import docx
import pptx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from briefdeck.adopt.opening import Allow, open_deck, open_memo
from briefdeck.audience.opening import open_template
from briefdeck.diagnostics import Span
from briefdeck.ooxml.names import MC, A, P, W
from briefdeck.ooxml.package import Package
from briefdeck.ooxml.presentation import layouts_of
from briefdeck.ooxml.xml import Element
from conftest import ROOT
from corpus import files, needs_corpus
from laws import tries
from soundness import package as rules_of_packages
from soundness.opened import Opened

Kind = Literal["pptx", "docx"]
Change = bytes | str | Callable[[str], str] | None
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OPEN_XML = "application/vnd.openxmlformats-officedocument"
TYPES = "[Content_Types].xml"
MAIN: Mapping[Kind, str] = {"pptx": "ppt/presentation.xml", "docx": "word/document.xml"}
RELS: Mapping[Kind, str] = {"pptx": "ppt/_rels/presentation.xml.rels", "docx": "word/_rels/document.xml.rels"}
LAYOUT, LAYOUT_RELS = "ppt/slideLayouts/slideLayout1.xml", "ppt/slideLayouts/_rels/slideLayout1.xml.rels"
NOTHING = Allow()
STRIP = Allow(macros=True, external=True)
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000)


# --- Files to open ----------------------------------------------------------------------------------------------------


@cache
def deck() -> bytes:
    """A presentation with three slides that jump to each other, in two sections."""
    made = pptx.Presentation(str(ROOT / "templates" / "executive" / "deck.pptx"))
    for layout in list(made.slide_layouts)[:3]:
        slide = made.slides.add_slide(layout)
        if slide.shapes.title is not None:
            slide.shapes.title.text = "A sample"
    made.slides[0].shapes[0].click_action.target_slide = made.slides[2]
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


@cache
def memo() -> bytes:
    """A document with a heading and a link."""
    made = docx.Document(str(ROOT / "templates" / "executive" / "memo.docx"))
    made.add_paragraph("A sample")
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def sample(kind: Kind) -> bytes:
    return deck() if kind == "pptx" else memo()


def edited(content: bytes, changes: Mapping[str, Change]) -> bytes:
    """Entries of a zip put in, replaced, changed as text, or (None) left out."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        known = {info.filename: old.read(info) for info in old.infolist()}
        for name in [*known, *(name for name in changes if name not in known)]:
            change: Change = changes.get(name, known.get(name))
            if callable(change):
                change = change(known[name].decode())
            if change is not None:
                new.writestr(name, change)
    return file.getvalue()


def swap(old: str, new: str) -> Callable[[str], str]:
    def change(text: str) -> str:
        assert old in text, f"{old} is not in {text[:300]}"
        return text.replace(old, new, 1)

    return change


def child(root: Element, name: str) -> Element:
    found = root.find(f"{P}{name}")
    assert found is not None
    return found


def relation(rid: str, kind: str, target: str, *, external: bool = False) -> Callable[[str], str]:
    """One relationship more."""
    type_ = kind if ":" in kind else f"{OFFICE}/{kind}"
    mode = ' TargetMode="External"' if external else ""
    added = f'<Relationship Id="{rid}" Type="{type_}" Target="{target}"{mode}/></Relationships>'
    return swap("</Relationships>", added)


def typed(name: str, type_: str) -> Callable[[str], str]:
    """One content type more."""
    return swap("</Types>", f'<Override PartName="/{name}" ContentType="{type_}"/></Types>')


def both(*changes: Callable[[str], str]) -> Callable[[str], str]:
    def change(text: str) -> str:
        for one in changes:
            text = one(text)
        return text

    return change


def opens(path: Path, content: bytes, kind: Kind, allow: Allow = NOTHING) -> tuple[Package | None, str, str]:
    """The package, the notes, and the reasons for refusing it, with the file as it was."""
    path.write_bytes(content)
    package, notes, found = (open_deck if kind == "pptx" else open_memo)(path, allow)
    assert path.read_bytes() == content
    assert (package is None) == bool(found)
    assert all(d.hint for d in found)
    return package, " ".join(notes), " ".join(f"{d.rule.code} {d.what}. {d.hint}" for d in found)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "Own file"


def ready(path: Path, content: bytes, kind: Kind, allow: Allow = NOTHING) -> tuple[Package, str]:
    """The package of a file that is kept: usable by all that comes after, and the same when it is opened again."""
    package, notes, found = opens(path, content, kind, allow)
    assert package is not None, found
    usable(package, path.with_suffix(f".{kind}"))
    return package, notes


def refused(path: Path, content: bytes, kind: Kind, allow: Allow = NOTHING) -> str:
    package, notes, found = opens(path, content, kind, allow)
    assert package is None
    assert notes == ""
    return found


def usable(package: Package, path: Path) -> None:
    saved = package.save()
    path.write_bytes(saved)
    assert open_template(saved, package.kind, Span(str(path)))[1] == ()
    assert list(package_faults(saved)) == []
    if package.kind == "pptx":
        shown = pptx.Presentation(str(path))
        for layout in (layout for master in shown.slide_masters for layout in master.slide_layouts):
            assert layout.slide_master is not None
        names = [layout.name for master in shown.slide_masters for layout in master.slide_layouts]
        assert len(names) == len(set(names)) == len(list(layouts_of(package)))
        assert len(shown.slides) == 0
    else:
        docx.Document(str(path))
    again, notes, found = (open_deck if package.kind == "pptx" else open_memo)(path, Allow())
    assert (notes, found) == ((), ())
    assert again is not None
    assert again.save() == saved


def package_faults(saved: bytes) -> Iterator[str]:
    """What is wrong with a package as a package; its texts and numbers are those of whoever made the template."""
    opened = Opened(saved, "saved")
    yield from rules_of_packages.well_formed(opened)
    for rule in (
        rules_of_packages.zip_names_are_unique,
        rules_of_packages.no_directory_entries,
        rules_of_packages.zip_dates_are_fixed,
        rules_of_packages.every_part_is_typed,
        rules_of_packages.relationships_resolve,
        rules_of_packages.relationship_ids_match,
        rules_of_packages.every_part_is_reachable,
        rules_of_packages.external_relationships_are_links,
        rules_of_packages.no_macros,
    ):
        yield from rule(opened)


# --- A collection of real files ---------------------------------------------------------------------------------------

REFUSED = {
    "Open-XML-SDK__encrypted_pptx.pptx": "A309",
    "poi__protected_agile.docx": "A309",
    "poi__Divino_Revelado.pptx": "A312",
    "poi__ExternalEntityInText.docx": "A312",
    "poi__truncated62886.docx": "A312",
    "poi__SimpleMacro.pptm": "A316",
    "docx4j__LegacyForms.docx": "A316",
}
MENDED = {"A316", "A317"}


@needs_corpus
@pytest.mark.parametrize("source", [*files("pptx"), *files("docx")], ids=lambda path: path.name)
def test_a_real_file_is_opened_or_refused_with_a_reason(source: Path, tmp_path: Path) -> None:
    kind: Kind = "pptx" if source.parent.name == "pptx" else "docx"
    before = source.read_bytes()
    read = open_deck if kind == "pptx" else open_memo
    package, _, found = read(source, Allow())
    assert {d.rule.code for d in found} == ({REFUSED[source.name]} if source.name in REFUSED else set())
    if REFUSED.get(source.name) in MENDED:
        package, _, found = read(source, STRIP)
        assert found == ()
    if package is not None:
        usable(package, tmp_path / f"kept.{kind}")
    assert source.read_bytes() == before


# --- What is refused --------------------------------------------------------------------------------------------------


@cache
def bomb(entries: int, size: int) -> bytes:
    """A package of so many parts of so many bytes, which hardly take room in it."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for number in range(entries):
            made.writestr(f"ppt/media/{number}.bin", bytes(size))
    return file.getvalue()


@cache
def squeezed() -> bytes:
    """A presentation packed in a way that Office does not know."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(deck())) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_LZMA) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    return file.getvalue()


def sheet() -> bytes:
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Override PartName="/xl/workbook.xml" ContentType="{OPEN_XML}.spreadsheetml.sheet.main+xml"/></Types>'
    )
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    )
    return edited(bomb(0, 0), {TYPES: types, "_rels/.rels": rels, "xl/workbook.xml": "<workbook/>"})


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["pptx", "docx"])
@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda: OLD, "A309 the file is protected with a password"),
        (lambda: b"", "A310 the file is no Office file"),
        (lambda: b"%PDF-1.7 and more", "A310 the file is no Office file"),
        (lambda: b"PK\x03\x04 and nothing", "A312 the file is cut off or damaged"),
        (partial(bomb, 0, 0), "A310"),
        (partial(bomb, 3, 10), "A310 the file is no Office file"),
        (sheet, "A310 the file is no presentation and no document"),
        (lambda: squeezed()[:400] + bytes(40) + squeezed()[440:], "A312"),
        (partial(bomb, 10_001, 0), "A313 the file is far too large inside"),
        (partial(bomb, 4, 80_000_000), "A313 the file is far too large inside"),
    ],
    ids=[
        "protected",
        "empty",
        "pdf",
        "head of a zip",
        "empty zip",
        "other zip",
        "workbook",
        "squeezed",
        "count",
        "expanded",
    ],
)
def test_what_is_no_usable_office_file_is_refused(
    own: Path, make: Callable[[], bytes], reason: str, kind: Kind
) -> None:
    assert refused(own, make(), kind).startswith(reason)


@pytest.mark.parametrize("kind", ["pptx", "docx"])
def test_a_file_that_is_not_there_is_refused(tmp_path: Path, kind: Kind) -> None:
    for path in (tmp_path / "none.pptx", tmp_path, tmp_path / ("x" * 300), Path("a\0b")):
        package, notes, found = (open_deck if kind == "pptx" else open_memo)(path, Allow())
        assert (package, notes, [d.rule.code for d in found]) == (None, (), ["A308"])


def test_a_file_of_the_other_kind_is_refused(own: Path) -> None:
    assert "A311 the file is a Word document, and a PowerPoint presentation is wanted" in refused(own, memo(), "pptx")
    assert "A311 the file is a PowerPoint presentation, and a Word document is wanted" in refused(own, deck(), "docx")


@pytest.mark.parametrize("kind", ["pptx", "docx"])
def test_a_damaged_main_part_is_refused(own: Path, kind: Kind) -> None:
    whole = sample(kind)
    assert refused(own, whole[: len(whole) // 2], kind).startswith("A312 the file is cut off or damaged")
    assert refused(own, edited(whole, {MAIN[kind]: "<p:presentation"}), kind).startswith(f"A312 {MAIN[kind]} is")
    assert refused(own, edited(whole, {MAIN[kind]: None}), kind).startswith("A312 its main part is missing")
    assert refused(own, edited(whole, {MAIN[kind]: "<other/>"}), kind).startswith(f"A312 {MAIN[kind]} has no content")
    typed_document = edited(whole, {MAIN[kind]: swap("?>", '?><!DOCTYPE a [<!ENTITY b "c">]>')})
    assert refused(own, typed_document, kind).startswith(f"A312 {MAIN[kind]} declares a document type")


def test_a_document_without_a_body_is_refused(own: Path) -> None:
    empty = f'<w:document xmlns:w="{W[1:-1]}"/>'
    assert "A312 word/document.xml has no content" in refused(own, edited(memo(), {MAIN["docx"]: empty}), "docx")


def test_a_broken_layout_or_style_sheet_is_refused_by_its_name(own: Path) -> None:
    assert f"A312 {LAYOUT} cannot be read" in refused(own, edited(deck(), {LAYOUT: "<p:sldLayout>"}), "pptx")
    assert "A312 word/styles.xml cannot be read" in refused(own, edited(memo(), {"word/styles.xml": b"\xff"}), "docx")
    hollow = f'<p:sldLayout xmlns:p="{P[1:-1]}"/>'
    assert f"A312 {LAYOUT} has no content" in refused(own, edited(deck(), {LAYOUT: hollow}), "pptx")


def test_a_broken_part_that_nobody_misses_is_dropped(own: Path) -> None:
    spoiled = edited(deck(), {"docProps/app.xml": "<", "ppt/slides/slide1.xml": "<", "ppt/viewProps.xml": "<"})
    ready(own, spoiled, "pptx")


def test_a_deck_without_masters_is_refused(own: Path) -> None:
    def without(text: str) -> str:
        root = etree.fromstring(text.encode())
        for listed in root.findall(f"{P}sldMasterIdLst"):
            root.remove(listed)
        return etree.tostring(root, encoding="unicode")

    assert refused(own, edited(deck(), {MAIN["pptx"]: without}), "pptx").startswith("A315")


@pytest.mark.parametrize(
    ("cx", "cy", "fits"),
    [
        ("12192000", "6858000", True),
        ("7560000", "10692000", True),
        ("2743200", "2743200", True),
        ("2743199", "2743200", False),
        ("51206400", "25603200", True),
        ("51206401", "25603200", False),
        ("13716000", "3429000", True),
        ("13716001", "3429000", False),
        ("0", "0", False),
        ("wide", "-5", False),
    ],
)
def test_slides_of_an_absurd_size_are_refused(own: Path, cx: str, cy: str, *, fits: bool) -> None:
    def size(text: str) -> str:
        root = etree.fromstring(text.encode())
        for key, value in (("cx", cx), ("cy", cy)):
            child(root, "sldSz").set(key, value)
        return etree.tostring(root, encoding="unicode")

    package, _, found = opens(own, edited(deck(), {MAIN["pptx"]: size}), "pptx")
    assert (package is not None) == fits
    assert fits or found.startswith("A314")


# --- Macros and what is fetched ---------------------------------------------------------------------------------------

VBA = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"


def with_macros(kind: Kind) -> bytes:
    folder = MAIN[kind].partition("/")[0]
    plain = f"{OPEN_XML}.{'presentationml.presentation' if kind == 'pptx' else 'wordprocessingml.document'}.main+xml"
    program = "powerpoint.presentation" if kind == "pptx" else "word.document"
    types = both(
        swap(plain, f"application/vnd.ms-{program}.macroEnabled.main+xml"),
        typed(f"{folder}/vbaProject.bin", "application/vnd.ms-office.vbaProject"),
    )
    changes: dict[str, Change] = {
        TYPES: types,
        f"{folder}/vbaProject.bin": OLD,
        RELS[kind]: relation("rId900", VBA, "vbaProject.bin"),
        "_rels/.rels": relation(
            "rId900", "http://schemas.microsoft.com/office/2006/relationships/ui/extensibility", "customUI/customUI.xml"
        ),
        "customUI/customUI.xml": "<customUI xmlns='http://schemas.microsoft.com/office/2006/01/customui'/>",
    }
    return edited(sample(kind), changes)


@pytest.mark.parametrize("kind", ["pptx", "docx"])
def test_macros_are_refused_or_stripped(own: Path, kind: Kind) -> None:
    found = refused(own, with_macros(kind), kind, Allow(external=True))
    assert found.startswith("A316 the file holds macros and buttons of its own in the ribbon")
    assert "--strip-macros" in found
    package, notes = ready(own, with_macros(kind), kind, Allow(macros=True))
    assert "Taken out as asked: macros and buttons of its own in the ribbon." in notes
    assert "It was a file for macros" in notes
    assert not any("vba" in name or "customUI" in name for name in package.names)


def linked(rid: str) -> Callable[[str], str]:
    """A layout with a picture that is linked, and one that is inserted and linked."""
    shape = (
        '<p:pic xmlns:r="{r}"><p:nvPicPr><p:cNvPr id="{id}" name="{name}"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr>'
        "<p:blipFill><a:blip {ids}/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr/></p:pic>"
    )
    lost = shape.format(r=OFFICE, id=901, name="Linked", ids=f'r:link="{rid}"')
    kept = shape.format(r=OFFICE, id=902, name="Inserted", ids=f'r:embed="rId901" r:link="{rid}"')
    return swap("</p:spTree>", f"{lost}{kept}</p:spTree>")


def with_links() -> bytes:
    return edited(
        deck(),
        {
            LAYOUT: linked("rId900"),
            LAYOUT_RELS: both(
                relation("rId900", "image", "file:///N:/logo.png", external=True),
                relation("rId901", "image", "../media/logo.png"),
                relation("rId902", "hyperlink", "https://example.org/", external=True),
            ),
            "ppt/media/logo.png": b"\x89PNG",
            TYPES: swap("<Default ", '<Default Extension="png" ContentType="image/png"/><Default '),
            "ppt/slides/_rels/slide1.xml.rels": relation("rId903", "image", "https://example.org/a.png", external=True),
        },
    )


def test_links_are_listed_and_refused_or_stripped_with_what_showed_them(own: Path) -> None:
    found = refused(own, with_links(), "pptx", Allow(macros=True))
    assert found.startswith(f"A317 the file fetches from elsewhere: “file:///N:/logo.png” in {LAYOUT}. ")
    assert "--strip-external" in found
    package, notes = ready(own, with_links(), "pptx", Allow(external=True))
    assert f"“file:///N:/logo.png” in {LAYOUT}" in notes
    pictures = [e.get("name") for e in package.trees[LAYOUT].iter(f"{P}cNvPr") if e.get("id") in ("901", "902")]
    assert pictures == ["Inserted"]
    assert "ppt/media/logo.png" in package


def test_a_linked_picture_of_a_document_goes_with_its_drawing(own: Path) -> None:
    drawing = (
        f'<w:p><w:r><w:drawing><a:blip xmlns:a="{A[1:-1]}" xmlns:r="{OFFICE}" r:link="rId900"/></w:drawing></w:r>'
        "<w:r><w:t>stays</w:t></w:r></w:p></w:body>"
    )
    content = edited(
        memo(),
        {
            MAIN["docx"]: swap("</w:body>", drawing),
            RELS["docx"]: relation("rId900", "image", "https://example.org/a.png", external=True),
        },
    )
    assert "“https://example.org/a.png” in word/document.xml" in refused(own, content, "docx")
    package, _ = ready(own, content, "docx", STRIP)
    main = package.trees[package.main]
    assert main.find(f".//{W}drawing") is None
    assert "stays" in [text.text for text in main.iter(f"{W}t")]


def test_the_template_of_a_document_and_its_mail_merge_are_never_kept(own: Path) -> None:
    marks = (
        f'<w:writeProtection w:recommended="1"/><w:attachedTemplate xmlns:r="{OFFICE}" r:id="rId900"/>'
        f'<w:mailMerge><w:dataSource xmlns:r="{OFFICE}" r:id="rId901"/></w:mailMerge>'
        f'<w:documentProtection w:edit="readOnly"/><w:saveThroughXslt xmlns:r="{OFFICE}" r:id="rId902"/></w:settings>'
    )
    rels = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
    links = both(
        relation("rId900", "attachedTemplate", "file:///C:/Users/me/Normal.dotm", external=True),
        relation("rId901", "mailMergeSource", "file:///C:/Users/me/people.xlsx", external=True),
        relation("rId902", "transform", "file:///C:/a.xsl", external=True),
    )
    content = edited(
        memo(), {"word/settings.xml": swap("</w:settings>", marks), "word/_rels/settings.xml.rels": links(rels)}
    )
    package, notes = ready(own, content, "docx")
    for words in ("the template that it was made from", "a mail merge", "protection", "a transformation"):
        assert words in notes
    assert b"C:/" not in package.save()
    left = {etree.QName(e).localname for e in package.trees["word/settings.xml"]}
    assert not left & {"attachedTemplate", "mailMerge", "documentProtection", "writeProtection", "saveThroughXslt"}


# --- What is mended ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "type_"),
    [
        ("pptx", f"{OPEN_XML}.presentationml.template.main+xml"),
        ("pptx", f"{OPEN_XML}.presentationml.slideshow.main+xml"),
        ("pptx", "application/vnd.ms-powerpoint.template.macroEnabled.main+xml"),
        ("pptx", "application/vnd.ms-powerpoint.slideshow.macroEnabled.main+xml"),
        ("docx", f"{OPEN_XML}.wordprocessingml.template.main+xml"),
        ("docx", "application/vnd.ms-word.template.macroEnabledTemplate.main+xml"),
    ],
)
def test_templates_and_shows_become_plain_files(own: Path, kind: Kind, type_: str) -> None:
    plain = f"{OPEN_XML}.{'presentationml.presentation' if kind == 'pptx' else 'wordprocessingml.document'}.main+xml"
    _, notes = ready(own, edited(sample(kind), {TYPES: swap(plain, type_)}), kind)
    assert "was changed to a plain" in notes


@pytest.mark.parametrize("kind", ["pptx", "docx"])
def test_strict_files_are_converted(own: Path, kind: Kind) -> None:
    def strict(text: str) -> str:
        text = text.replace(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        for name in ("presentationml", "wordprocessingml", "drawingml"):
            text = text.replace(
                f"http://schemas.openxmlformats.org/{name}/2006/main", f"http://purl.oclc.org/ooxml/{name}/main"
            )
        return text

    with zipfile.ZipFile(io.BytesIO(sample(kind))) as archive:
        names = [name for name in archive.namelist() if name.endswith((".xml", ".rels")) and name != TYPES]
    content = edited(sample(kind), dict.fromkeys(names, strict))
    package, notes = ready(own, content, kind)
    assert "strict" in notes
    assert "purl.oclc" not in "".join(etree.tostring(tree, encoding="unicode") for tree in package.trees.values())


def test_references_to_missing_parts_are_dropped(own: Path) -> None:
    content = edited(
        deck(),
        {
            LAYOUT: linked("rId900"),
            LAYOUT_RELS: relation("rId900", "image", "../media/gone.png"),
            "_rels/.rels": relation(
                "rId900",
                "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail",
                "docProps/thumbnail.jpeg",
            ),
        },
    )
    package, notes = ready(own, content, "pptx")
    assert "these references were dropped: ppt/media/gone.png." in notes
    assert not {"901", "902"} & {e.get("id") for e in package.trees[LAYOUT].iter(f"{P}cNvPr")}


def test_a_layout_that_is_missing_is_no_longer_listed(own: Path) -> None:
    ready(own, edited(deck(), {LAYOUT: None}), "pptx")


def test_ids_of_layouts_that_come_twice_are_numbered_anew(own: Path) -> None:
    def same(text: str) -> str:
        return re.sub(r'(<p:sldLayoutId [^>]*?\bid=")\d+', r"\g<1>5", text)

    package, _ = ready(own, edited(deck(), {"ppt/slideMasters/slideMaster1.xml": same}), "pptx")
    entries = [e for tree in package.trees.values() for e in tree.iter(f"{P}sldLayoutId", f"{P}sldMasterId")]
    ids = [int(e.get("id", "0")) for e in entries]
    assert len(set(ids)) == len(ids) > 5
    assert min(ids) >= 2**31


@pytest.mark.slow
def test_a_file_that_grows_beyond_measure_is_refused(own: Path) -> None:
    assert refused(own, edited(deck(), {"ppt/media/zeros.bin": bytes(120_000_000)}), "pptx").startswith("A313")


def test_content_types_may_be_spelt_in_small_letters(own: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(memo())) as old:
        types = old.read(TYPES)
    ready(own, edited(memo(), {TYPES: None, TYPES.lower(): types}), "docx")


@pytest.mark.parametrize("written", ["a logo.png", "%C3%A9 logo.png", "a%20logo.png", "ロゴ.png"])
def test_parts_with_odd_names_are_kept(own: Path, written: str) -> None:
    content = edited(
        deck(),
        {
            LAYOUT: linked("rId901"),
            LAYOUT_RELS: relation("rId901", "image", f"../media/{written}"),
            f"ppt/media/{written}": b"\x89PNG odd",
            TYPES: swap("<Default ", '<Default Extension="png" ContentType="image/png"/><Default '),
        },
    )
    package, _ = ready(own, content, "pptx")
    assert [blob for blob in package.blobs.values() if blob == b"\x89PNG odd"]
    assert {"901", "902"} <= {e.get("id") for e in package.trees[LAYOUT].iter(f"{P}cNvPr")}


def test_a_layout_that_does_not_know_its_master_is_led_to_it(own: Path) -> None:
    ready(own, edited(deck(), {LAYOUT_RELS: None}), "pptx")


def test_signatures_locks_and_tags_are_taken_out(own: Path) -> None:
    origin = "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin"
    tagged = f'<p:custDataLst><p:tags xmlns:r="{OFFICE}" r:id="rId900"/></p:custDataLst>'
    content = edited(
        deck(),
        {
            "_rels/.rels": relation("rId900", origin, "_xmlsignatures/origin.sigs"),
            "_xmlsignatures/origin.sigs": "",
            MAIN["pptx"]: swap("</p:presentation>", f'{tagged}<p:modifyVerifier saltData="a"/></p:presentation>'),
            RELS["pptx"]: relation("rId900", "tags", "tags/tag1.xml"),
            "ppt/tags/tag1.xml": f'<p:tagLst xmlns:p="{P[1:-1]}"/>',
            TYPES: typed("ppt/tags/tag1.xml", f"{OPEN_XML}.presentationml.tags+xml"),
        },
    )
    package, notes = ready(own, content, "pptx")
    assert "its digital signature" in notes
    assert "tags of add-ins" in notes
    assert {etree.QName(e).localname for e in package.trees[package.main]}.isdisjoint({"custDataLst", "modifyVerifier"})


def test_embedded_objects_of_layouts_are_taken_out(own: Path) -> None:
    frame = (
        '<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="900" name="think-cell" hidden="1"/><p:cNvGraphicFramePr/>'
        '<p:nvPr/></p:nvGraphicFramePr><p:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></p:xfrm><a:graphic>'
        '<a:graphicData uri="x"><mc:AlternateContent xmlns:mc="{mc}" xmlns:v="urn:schemas-microsoft-com:vml">'
        '<mc:Choice Requires="v"><p:oleObj xmlns:r="{r}" r:id="rId900"/></mc:Choice>'
        '<mc:Fallback><p:oleObj xmlns:r="{r}" r:id="rId900"/></mc:Fallback></mc:AlternateContent>'
        "</a:graphicData></a:graphic></p:graphicFrame></p:spTree>"
    )
    content = edited(
        deck(),
        {
            LAYOUT: swap("</p:spTree>", frame.format(r=OFFICE, mc=MC[1:-1])),
            LAYOUT_RELS: relation("rId900", "oleObject", "../embeddings/oleObject1.bin"),
            "ppt/embeddings/oleObject1.bin": OLD,
        },
    )
    package, notes = ready(own, content, "pptx")
    assert "An embedded object was taken out of masters and layouts." in notes
    assert not any("embeddings" in name for name in package.names)


def test_all_of_the_slides_is_taken_out(own: Path) -> None:
    section = (
        '<p:custShowLst><p:custShow name="Short" id="0"><p:sldLst/></p:custShow></p:custShowLst>'
        '<p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><p14:sectionLst '
        'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"/></p:ext></p:extLst></p:presentation>'
    )
    jump = f'<a:hlinkClick xmlns:r="{OFFICE}" r:id="rId900" action="ppaction://hlinksldjump"/></p:cNvPr>'
    named = (
        '<p:sp><p:nvSpPr><p:cNvPr id="900" name="Jump">{}<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/></p:sp></p:spTree>'
    )
    content = edited(
        deck(),
        {
            MAIN["pptx"]: swap("</p:presentation>", section),
            LAYOUT: swap("</p:spTree>", named.format(jump)),
            LAYOUT_RELS: relation("rId900", "slide", "../slides/slide2.xml"),
        },
    )
    package, notes = ready(own, content, "pptx")
    assert "3 sample slides were taken out" in notes
    assert not any(name.startswith("ppt/slides/") for name in package.names)
    assert package.trees[LAYOUT].find(f".//{A}hlinkClick") is None
    assert "Jump" in [e.get("name") for e in package.trees[LAYOUT].iter(f"{P}cNvPr")]
    assert any("theme" in name for name in package.names)


def test_names_are_unique_over_all_layouts_and_within_each(own: Path) -> None:
    def rename(text: str) -> str:
        root = etree.fromstring(text.encode())
        child(root, "cSld").set("name", " The\nsame ")
        for place in root.iter(f"{P}sp"):
            if place.find(f".//{P}ph") is not None:
                place[0][0].set("name", "Text")
        return etree.tostring(root, encoding="unicode")

    numbers = (1, 2, 3)
    changes = {f"ppt/slideLayouts/slideLayout{number}.xml": rename for number in numbers}
    package, notes = ready(own, edited(deck(), changes), "pptx")
    roots = [package.trees[f"ppt/slideLayouts/slideLayout{number}.xml"] for number in numbers]
    assert {child(root, "cSld").get("name") for root in roots} == {"The same", "The same (2)", "The same (3)"}
    assert "“The same”, “The same (2)”, “The same (3)”" in notes
    for root in roots:
        places = [e[0][0].get("name") for e in root.iter(f"{P}sp") if e.find(f".//{P}ph") is not None]
        assert places == ["Text", *(f"Text ({number})" for number in range(2, len(places) + 1))]


# --- Anything at all --------------------------------------------------------------------------------------------------


def entries(kind: Kind) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(sample(kind))) as archive:
        return archive.namelist()


@pytest.mark.slow
@settings(max_examples=tries(60), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), kind=st.sampled_from(["pptx", "docx"]))
def test_mutilated_files_are_opened_or_refused(own: Path, data: st.DataObject, kind: Kind) -> None:
    content = sample(kind)
    names = data.draw(st.lists(st.sampled_from(entries(kind)), max_size=4, unique=True))
    garbage = st.sampled_from([None, b"", b"<a/>", b"<a", b"\x00\xff", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"])
    spoiled = edited(content, {name: data.draw(garbage) for name in names})
    flips = data.draw(st.lists(st.tuples(st.integers(0, len(spoiled) - 1), st.integers(0, 255)), max_size=8))
    damaged = bytearray(spoiled)
    for place, value in flips:
        damaged[place] = value
    package, _, _ = opens(own, bytes(damaged), kind, STRIP)
    if package is not None:
        usable(package, own.with_suffix(f".{kind}"))


@pytest.mark.slow
@settings(max_examples=tries(60), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), kind=st.sampled_from(["pptx", "docx"]))
def test_files_with_elements_missing_are_opened_or_refused(own: Path, data: st.DataObject, kind: Kind) -> None:
    def prune(text: str) -> str:
        root = etree.fromstring(text.encode())
        elements = list(root.iter("*"))
        for number in data.draw(st.lists(st.integers(0, len(elements) - 1), max_size=4)):
            element = elements[number]
            parent = element.getparent()
            if data.draw(st.booleans()):
                element.attrib.clear()
            elif parent is not None:
                parent.remove(element)
        return etree.tostring(root, encoding="unicode")

    names = [name for name in entries(kind) if name.endswith((".xml", ".rels")) and "docProps" not in name]
    chosen = data.draw(st.lists(st.sampled_from(names), min_size=1, max_size=3, unique=True))
    package, _, _ = opens(own, edited(sample(kind), dict.fromkeys(chosen, prune)), kind, STRIP)
    if package is not None:
        usable(package, own.with_suffix(f".{kind}"))
