"""Spoiled inputs: each gives exactly the diagnostics that stand in the `.expected` file beside it, and no file.

Every text in an `.expected` file was read as the person would read it who has to mend the input.
"""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from PIL import Image

from briefdeck.api import Result, build
from briefdeck.blocks import names
from briefdeck.diagnostics import Diagnostic, Severity, has_errors
from briefdeck.diagnostics.rules import ALL
from briefdeck.model.briefing import MAX_TEXTS
from briefdeck.model.sections import SECTION_KINDS
from briefdeck.report.examination import check
from conftest import FIXTURES
from helpers import SOUND

SPOILED = FIXTURES / "spoiled"
BRIEFINGS = sorted((SPOILED / "briefings").glob("*.yaml"))
PLANS = sorted(folder for folder in (SPOILED / "plans").iterdir() if folder.is_dir())
BEFORE = b"what stood here before"


def said(found: Iterable[Diagnostic]) -> str:
    return "".join(f"{diagnostic}\n" for diagnostic in found)


def expected_of(path: Path) -> str:
    """What a file expects; the lists of all blocks and kinds of section, which grow, are not written into it."""
    text = path.read_text(encoding="utf-8")
    return text.replace("{blocks}", ", ".join(sorted(names()))).replace("{kinds}", ", ".join(sorted(SECTION_KINDS)))


def snapshot(folder: Path) -> dict[str, bytes | None]:
    """Every file and folder below a folder."""
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
    }


def build_here(name: str, audience: str = "board") -> Result:
    """Build into a folder that holds a file already; where there is an error, nothing in the workplace may change."""
    output = Path("output")
    output.mkdir()
    (output / f"{Path(name).stem}.board.pptx").write_bytes(BEFORE)
    before = snapshot(Path())
    result = build([name], [audience], force=True)
    if has_errors(result.diagnostics):
        assert not result.ok
        assert result.written == ()
        assert snapshot(Path()) == before
    else:
        assert {w.path.suffix for w in result.written} == {".pptx", ".docx"}
    # The reviewer's warnings are told by a check alone, what stands in the files by a build alone.
    checked = (d for d in check([name], [audience]) if d.rule.code[0] not in "EL" or d.severity is Severity.ERROR)
    assert said(checked) == said(d for d in result.diagnostics if d.rule.code[0] != "F")
    return result


# --- Briefings --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", BRIEFINGS, ids=[path.stem for path in BRIEFINGS])
def test_a_spoiled_briefing_gives_exactly_these_diagnostics(path: Path, workplace: Path) -> None:
    shutil.copy(path, workplace)
    shutil.copytree(SPOILED / "briefings" / "files", "files")
    result = build_here(path.name)
    assert said(result.diagnostics) == expected_of(path.with_suffix(".expected"))


@pytest.mark.usefixtures("workplace")
def test_a_briefing_that_is_not_there() -> None:
    assert said(build_here("absent.yaml").diagnostics) == (
        "absent.yaml: Y101 unreadable-file: no such file\n  check the path for slips\n"
    )


def test_a_folder_for_a_briefing(workplace: Path) -> None:
    (workplace / "briefings").mkdir()
    assert said(build_here("briefings").diagnostics) == (
        "briefings: Y101 unreadable-file: this is a folder\n  give a file inside it\n"
    )


@pytest.mark.slow
def test_a_briefing_of_fifty_megabytes(workplace: Path) -> None:
    (workplace / "large.yaml").write_text(SOUND + "# padding\n" * 5_000_000, encoding="utf-8")
    assert said(build_here("large.yaml").diagnostics) == (
        "large.yaml: Y106 oversized-file: 50.0 MB, at most 4 MB can be read\n"
        "  move data into a CSV file beside it, and pictures into their own files\n"
    )


def with_picture(name: str) -> str:
    return SOUND.replace("points: [They fall]", f"points: [They fall], picture: {{file: {name}, alt: The plan}}")


def test_a_link_that_leads_out_of_the_folder(workplace: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("private") / "plan.png"
    Image.new("RGB", (4, 4)).save(outside)
    (workplace / "plan.png").symlink_to(outside)
    (workplace / "linked.yaml").write_text(with_picture("plan.png"), encoding="utf-8")
    assert said(build_here("linked.yaml").diagnostics) == (
        "linked.yaml:14:69: B210 path-outside-folder: “plan.png” lies outside the briefing's folder\n"
        "  copy the file beside the briefing and name it from there\n"
    )


def test_a_picture_of_too_many_pixels(workplace: Path) -> None:
    Image.new("1", (6000, 5000)).save(workplace / "plan.png")
    (workplace / "wide.yaml").write_text(with_picture("plan.png"), encoding="utf-8")
    assert said(build_here("wide.yaml").diagnostics) == (
        "wide.yaml:14:69: B214 bad-picture: “plan.png” has 6000 × 5000 pixels\n"
        "  reduce it to 25 million pixels or fewer\n"
    )


# --- Plans ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("folder", PLANS, ids=[folder.name for folder in PLANS])
def test_a_spoiled_plan_gives_exactly_these_diagnostics(folder: Path, workplace: Path) -> None:
    for plan in folder.glob("*.yaml"):
        shutil.copy(plan, workplace / "templates" / "board")
    (workplace / "sound.yaml").write_text(SOUND, encoding="utf-8")
    result = build_here("sound.yaml")
    assert said(result.diagnostics) == expected_of(folder / "expected")


# --- Audiences --------------------------------------------------------------------------------------------------------

AUDIENCE_FAULTS = {
    "unknown-key": (
        "limits: {slides: 12, pages: 6}",
        "limits: {slide: 12, pages: 6}",
        "4:10: B201 unknown-key: “slide” is not a key here\n  did you mean “slides”?\n",
    ),
    "missing-label": (
        "  consensus: {en: shared view, ja: 共通認識}\n",
        "",
        "18:3: B202 missing-key: “consensus” is missing\n  add consensus: to “labels”\n",
    ),
    "size-of-a-text": (
        "  label: 11\n",
        "  label: large\n",
        "11:10: B203 wrong-type: “label” must be a number, and is the text “large”\n"
        "  write digits only, without a unit and without separators\n",
    ),
    "size-too-small": (
        "  body: [18, 16, 14]",
        "  body: [18, 16, 4]",
        "6:18: B204 invalid-value: item 3 of “body” is 4; it must be 6 or more\n  write 6, or delete it\n",
    ),
    "sizes-that-rise": (
        "  body: [18, 16, 14]",
        "  body: [14, 16, 18]",
        "6:9: B204 invalid-value: “body” must begin with its largest\n"
        "  the first size at which everything fits is used\n",
    ),
    "language-of-nobody": (
        "languages: [en, ja]",
        "languages: [en, ja, tlh]",
        "3:21: B220 unknown-language: there is no language “tlh” here\n"
        "  known: de (German), en (English), fr (French), ja (Japanese), ko (Korean), zh (Chinese (Simplified)), "
        "zh-Hant (Chinese (Traditional)); "
        "write it with a territory where it matters: en-GB\n",
    ),
    "preferred-language": (
        "languages: [en, ja]",
        "languages: [en, ja]\npreferred_language: de",
        "4:21: B204 invalid-value: “de” is not among the languages of this audience\n  it has: en, ja\n",
    ),
    "no-language": (
        "languages: [en, ja]",
        "languages: [English, ja]",
        "3:13: B204 invalid-value: “English” is not a language\n  write en\n",
    ),
    "date-pattern": (
        "month: MMMM y,",
        "month: MMMM b,",
        "13:30: B204 invalid-value: “MMMM b” is not a date pattern\n"
        "  y, M and d stand for year, month and day; put words into '…'\n",
    ),
    "pattern-of-a-label": (
        'continued: {en: " ({number}/{total})",',
        'continued: {en: " ({nunber}/{total",',
        "18:19: B204 invalid-value: “continued” cannot be filled with {\n  known: {number}, {total}\n"
        "18:19: B204 invalid-value: “continued” cannot be filled with {nunber}\n  known: {number}, {total}\n",
    ),
    "severity-of-no-rule": (
        "languages: [en, ja]",
        "languages: [en, ja]\nseverity: {D40: off, D404: loud}",
        "4:28: B204 invalid-value: “loud” is not a value of “D404”\n  known: error, note, off, warning\n",
    ),
    "severity-of-an-unknown-rule": (
        "languages: [en, ja]",
        "languages: [en, ja]\nseverity: {D444: off}",
        "4:12: B204 invalid-value: there is no rule “D444”\n  did you mean “D404”?\n",
    ),
    "colour-of-no-slot": (
        "languages: [en, ja]",
        "languages: [en, ja]\ndesign: {accent: accent9}",
        "4:18: B204 invalid-value: “accent9” is not a value of “accent”\n  did you mean “accent6”?\n",
    ),
    "base-of-no-audience": (
        "languages: [en, ja]",
        "languages: [en, ja]\nbased_on: exective",
        "4:11: A330 unknown-base: there is no audience “exective”\n  did you mean “executive”?\n",
    ),
    "base-of-itself": (
        "languages: [en, ja]",
        "languages: [en, ja]\nbased_on: board",
        "4:11: A331 chained-base: “board” is based on itself\n"
        "  name another audience, or give this folder another name\n",
    ),
    "broken-yaml": (
        "languages: [en, ja]",
        "languages: [en, ja",
        "3:12: Y103 broken-yaml: a bracket is opened here, and not closed where it should be\n"
        "  close the [ at the end of the line with ]\n",
    ),
}


@pytest.mark.parametrize(("old", "new", "expected"), AUDIENCE_FAULTS.values(), ids=AUDIENCE_FAULTS)
def test_a_spoiled_audience_gives_exactly_these_diagnostics(old: str, new: str, expected: str, workplace: Path) -> None:
    path = workplace / "templates" / "board" / "audience.yaml"
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")
    (workplace / "sound.yaml").write_text(SOUND, encoding="utf-8")
    found = said(build_here("sound.yaml").diagnostics)
    assert found == re.sub(r"(?m)^(?=\d)", "templates/board/audience.yaml:", expected)


def test_an_audience_that_does_not_exist(workplace: Path) -> None:
    (workplace / "sound.yaml").write_text(SOUND, encoding="utf-8")
    assert said(build_here("sound.yaml", "bord").diagnostics) == (
        "--audience: A302 unknown-audience: there is no audience “bord”\n  did you mean “board”?\n"
    )


@pytest.mark.parametrize("name", ["deck.yaml", "memo.yaml", "deck.pptx", "memo.docx"])
def test_an_audience_that_lacks_a_file(name: str, workplace: Path) -> None:
    (workplace / "templates" / "board" / name).unlink()
    (workplace / "sound.yaml").write_text(SOUND, encoding="utf-8")
    assert said(build_here("sound.yaml").diagnostics) == (
        f"templates/board/{name}: A301 missing-audience-file: “{name}” is missing\n  copy it from another audience, "
        "or name one that has it with based_on: in audience.yaml\n"
    )


# --- Office files -----------------------------------------------------------------------------------------------------


def rewritten(content: bytes, change: Callable[[str, bytes], bytes], **added: bytes) -> bytes:
    """A package with its parts changed."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            new.writestr(entry.filename, change(entry.filename, old.read(entry)))
        for name, data in added.items():
            new.writestr(name, data)
    return made.getvalue()


def replaced(part: str, old: str, new: str) -> Callable[[bytes], bytes]:
    """A package in which a text is replaced in the parts whose name fits."""

    def change(name: str, data: bytes) -> bytes:
        return data.replace(old.encode(), new.encode()) if re.fullmatch(part, name) else data

    return lambda content: rewritten(content, change)


EXTERNAL = (
    '<Relationship Id="rId900" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" '
    'Target="file:///srv/logo.png" TargetMode="External"/></Relationships>'
)
OFFICE_FAULTS: dict[str, tuple[str, Callable[[bytes], bytes], str]] = {
    "no-package": (
        "deck.pptx",
        lambda _: b"this is no Office file",
        "A303 unusable-office-file: the file is not an unprotected .pptx\n"
        "  open it in Office and save it again, without a password\n",
    ),
    "cut-short": (
        "memo.docx",
        lambda content: content[: len(content) // 2],
        "A303 unusable-office-file: the file is not an unprotected .docx\n"
        "  open it in Office and save it again, without a password\n",
    ),
    "macros": (
        "deck.pptx",
        replaced(r"\[Content_Types\]\.xml", "presentation.main+xml", "presentation.macroEnabled.main+xml"),
        "A307 macro-or-external: the template holds macros\n  save it as .pptx without macros\n",
    ),
    "linked-picture": (
        "deck.pptx",
        replaced(r"ppt/slideMasters/_rels/.*", "</Relationships>", EXTERNAL),
        "A307 macro-or-external: the template links to “file:///srv/logo.png”\n"
        "  embed what it links to, or remove the link\n",
    ),
    "layout-renamed": (
        "deck.pptx",
        replaced(r"ppt/slideLayouts/.*", '<p:cSld name="Cover"', '<p:cSld name="Title Slide"'),
        "A304 missing-layout: there is no layout “cover”\n"
        "  the template has “Title Slide”, “Section”, “Message”, “Two Areas”, “Wide Area”, “Closing”\n",
    ),
    "style-missing": (
        "memo.docx",
        replaced(r"word/styles\.xml", '<w:name w:val="Callout"/>', '<w:name w:val="Note Box"/>'),
        "A306 missing-style: there is no paragraph style “Callout”\n"
        "  create it in Word, or copy it from another audience\n",
    ),
}


@pytest.mark.parametrize(("name", "spoil", "expected"), OFFICE_FAULTS.values(), ids=OFFICE_FAULTS)
def test_a_spoiled_office_file(name: str, spoil: Callable[[bytes], bytes], expected: str, workplace: Path) -> None:
    path = workplace / "templates" / "board" / name
    spoilt = spoil(path.read_bytes())
    assert spoilt != path.read_bytes()
    path.write_bytes(spoilt)
    (workplace / "sound.yaml").write_text(SOUND, encoding="utf-8")
    found = [d for d in build_here("sound.yaml").diagnostics if d.span.file.endswith(name)]
    assert said(found) == f"templates/board/{name}: {expected}"


# --- Output -----------------------------------------------------------------------------------------------------------


def test_an_output_folder_below_a_file(workplace: Path) -> None:
    (workplace / "sound.yaml").write_text(SOUND, encoding="utf-8")
    (workplace / "output").write_bytes(BEFORE)
    before = snapshot(workplace)
    result = build(["sound.yaml"], ["board"], output="output/today")
    assert said(result.diagnostics) == (
        "output/today: O601 unwritable-output: “output/today” cannot be written: Not a directory\n"
        "  name another folder with --output\n"
    )
    assert result.written == ()
    assert snapshot(workplace) == before


def test_a_folder_where_a_file_should_go(workplace: Path) -> None:
    (workplace / "sound.yaml").write_text(SOUND, encoding="utf-8")
    (workplace / "output" / "sound.board.docx").mkdir(parents=True)
    before = snapshot(workplace)
    result = build(["sound.yaml"], ["board"])
    assert said(result.diagnostics) == (
        "output/sound.board.docx: O601 unwritable-output: “output/sound.board.docx” is a folder\n"
        "  remove or rename it\n"
    )
    assert snapshot(workplace) == before


def test_two_briefings_of_one_name(workplace: Path) -> None:
    (workplace / "north").mkdir()
    for name in ("sound.yaml", "north/sound.yaml"):
        (workplace / name).write_text(SOUND, encoding="utf-8")
    result = build(["sound.yaml", "north/sound.yaml"], ["board"])
    assert said(result.diagnostics) == (
        "north/sound.yaml: O601 unwritable-output: "
        "“sound.yaml” and “north/sound.yaml” would be written to the same files\n"
        "  rename one, or build them into two folders\n"
    )
    assert not (workplace / "output").exists()


def test_a_briefing_of_more_texts_than_a_document_can_hold(workplace: Path) -> None:
    points = "".join(f"      - Plant {number} closed\n" for number in range(MAX_TEXTS))
    text = f"{SOUND.rstrip()}\n  - kind: text\n    title: All\n    points:\n{points}"
    (workplace / "large.yaml").write_text(text, encoding="utf-8")
    texts, line = MAX_TEXTS + 11, len(SOUND.rstrip().splitlines()) + 1
    assert said(check(["large.yaml"], ["board"])) == (
        f"large.yaml:{line}:5: B222 too-many-texts: the briefing has {texts:,} texts; at most 12,000 can be given\n"
        "  section 3 has 12,001 of them: keep what its readers need, or put rows of data into a CSV file\n"
    )


# --- Which rules are met ----------------------------------------------------------------------------------------------

# Rules that no input of these tests can break: rendering, an estimate of pages, and what needs a fault of its own.
# Those of preflight are met by files that briefdeck did not write, those of a trial (A34x) by templates spoiled for it,
# those of a file of one's own (A308 to A319) by test_adopt_opening.py, those of files that come back (R4xx, R5xx, O604)
# by test_pull_command.py and test_comments.py, O605 by test_batch.py, those of languages (A32x) by test_language.py.
ELSEWHERE = {"O602", "O603", "O604", "O605", "M501", "M503", "Y113"} | {
    rule.code
    for rule in ALL
    if rule.code[:2] in ("F7", "R4", "R5")
    or rule.code[:3] in ("A31", "A32", "A34", "A35", "A36")
    or rule.code in ("A308", "A309")
}


def test_every_rule_is_met_by_a_spoiled_input() -> None:
    texts = [path.read_text(encoding="utf-8") for path in SPOILED.rglob("*") if path.name.endswith("expected")]
    met = set(re.findall(r"(?:: |\")([YBAPDO]\d{3}) ", "\n".join([*texts, Path(__file__).read_text(encoding="utf-8")])))
    # What judges evidence and language has fixtures of its own, with neighbours that are right: fixtures/reviewed/.
    assert {rule.code for rule in ALL if rule.code[0] not in "EL"} - met == ELSEWHERE
