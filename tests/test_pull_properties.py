"""Whatever is done to a file in PowerPoint or Word comes back, or is said: random edits of every kind.

`BRIEFDECK_EXAMPLES=300` tries so many edits on each briefing and audience; the usual number is for every day.
"""

from __future__ import annotations

import io
import os
import random
import re
import tempfile
import zipfile
from collections.abc import Iterator
from datetime import date
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, assume, example, given, settings
from hypothesis import strategies as st

import pulling
from briefdeck.audience.wording import Wording
from briefdeck.declared import judged
from briefdeck.document.kinds import Kind
from briefdeck.model.entries import Figure
from briefdeck.provenance.units import OBJECT
from briefdeck.roundtrip.pull.paragraph.amounts import read_amount, read_date
from briefdeck.roundtrip.pull.pulling import File, Pulled, opened_files, pulled
from briefdeck.yamlfile.reader import parse
from conftest import ROOT
from habits import HABITS
from laws import mostly_slow
from pulling import Built, Edit, built, copied, made, opened, said
from rendering import needs_office, saved_by_office
from shipped import AUDIENCES, BRIEFINGS, session

EXAMPLES = int(os.environ.get("BRIEFDECK_EXAMPLES", "3"))
# A seed does not shrink.
RANDOMLY = settings(max_examples=EXAMPLES, database=None, phases=(Phase.explicit, Phase.generate), print_blob=False)
DOCUMENTS = [
    (briefing, audience, kind, language)
    for briefing in BRIEFINGS
    for audience in AUDIENCES
    for kind in ("deck", "memo")
    for language in (("", "ja") if briefing == "factory-energy" else ("",))
]
KINDS: tuple[Kind, ...] = ("deck", "memo")
EDITS: tuple[Edit, ...] = (*pulling.EDITS, pulling.move_slide, *HABITS)
LOOKS: tuple[Edit, ...] = (pulling.make_bold, pulling.make_light, pulling.add_link, pulling.remove_link)
CHARTS: tuple[Edit, ...] = (pulling.chart_by_data, pulling.chart_by_workbook, pulling.chart_by_cache)


def pull(briefing: Path, *files: tuple[str, bytes]) -> Pulled:
    there, found = opened_files([File(name, content) for name, content in files])
    assert not found, found
    return pulled(there, briefing, session())


def is_silent(result: Pulled) -> bool:
    return not (result.taken or result.open or result.reports)


# --- An edit of any kind ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("audience", mostly_slow(AUDIENCES))
@pytest.mark.parametrize("briefing", mostly_slow(BRIEFINGS))
@given(kind=st.sampled_from(KINDS), edit=st.sampled_from(EDITS), seed=st.integers(0, 2**32), other=st.booleans())
@RANDOMLY
def test_an_edit_comes_back_or_is_said(
    briefing: str, audience: str, kind: Kind, edit: Edit, seed: int, other: bool
) -> None:
    document = built(briefing, audience, kind, "ja" if other and briefing == "factory-energy" else "")
    file = opened(document.content, document.name)
    did = edit(file, random.Random(seed))
    assume(did is not None)
    with tempfile.TemporaryDirectory() as folder:
        judge(copied(briefing, Path(folder)), document, file.saved(), edit, did or "")


def judge(briefing: Path, document: Built, edited: bytes, edit: Edit, did: str) -> None:
    """The laws that hold for a file with one edit."""
    result = pull(briefing, (document.name, edited))
    assert not result.diagnostics, did
    assert OBJECT not in result.after, did
    if result.after != result.before:
        only_its_lines_change(result, did)
        briefing.write_text(result.after, encoding="utf-8", newline="")
        again = pull(briefing, (document.name, edited))
        assert not again.taken, (did, again.taken)
        assert not again.open, (did, again.open)
        assert again.settled, did
    if said(edited, document.name) != said(document.content, document.name):
        assert not is_silent(result), did
    if result.open or result.reports:
        return
    if result.taken and all(is_amount(version.words) for _, version in result.taken):
        return  # it is in the YAML as it was typed, and a document may round it
    new = made(briefing, document.audience, document.kind, document.language)
    if new is None:
        return  # an edit may make a text too long for its slide, which the build says
    lost = missing(document, edited, new, edit)
    if edit in (*LOOKS, *CHARTS) and not result.taken:
        lost.append("a look, or a number of a chart")
    assert not lost, (did, lost, [(d.name, v.words) for d, v in result.taken])


def is_amount(text: str) -> bool:
    """Whether a value is a number or a date, which a document shows in a form of its own."""
    return re.fullmatch(r"-?\d+(\.\d+)?(e\+\d+)?|\d{4}(-\d\d){1,2}", text) is not None


def missing(document: Built, edited: bytes, new: bytes, edit: Edit) -> list[str]:
    """What a file that was edited says, and the new one does not; what is gone from the one, and not from the other."""
    name = document.name
    before, after, there = (said(content, name) for content in (document.content, edited, new))
    all_words, letters = "\n".join(there), {"".join(sorted(text)) for text in there}
    lost = [
        text
        for text in set(after) - set(before)
        # The template may put its own signs, as a full stop, on the other side of what was typed beside them.
        if text not in all_words and "".join(sorted(text)) not in letters
    ]
    lost += [text for text in set(before) - set(after) if text in there]
    if edit in (pulling.swap_paragraphs, pulling.swap_rows) and not lost:
        lost += _out_of_order(before, after, there)
    return lost


def _out_of_order(before: list[str], after: list[str], there: list[str]) -> list[str]:
    changed = [
        code for code in SequenceMatcher(None, before, after, autojunk=False).get_opcodes() if code[0] != "equal"
    ]
    if not changed:
        return []
    stretch = after[min(code[3] for code in changed) : max(code[4] for code in changed) + 1]
    stretch = [text for text in stretch if after.count(text) == there.count(text) == 1]
    return [] if [text for text in there if text in stretch] == stretch else stretch


def only_its_lines_change(result: Pulled, did: str) -> None:
    """Every line of the YAML that is not about an edited value stays as it was."""
    old, new = parse(result.before, "old")[0], parse(result.after, "new")[0]
    assert old is not None, did
    assert new is not None, did
    paths = [decision.path for decision, _ in result.taken]
    if any(decision.what != "changed" for decision, _ in result.taken):
        return
    before, after = dict(leaves(old.data)), dict(leaves(new.data))
    differing = {path for path in {*before, *after} if before.get(path) != after.get(path)}
    assert all(any(p[: len(path)] == path or path[: len(p)] == p for p in paths) for path in differing), did
    lines = result.before.splitlines(), result.after.splitlines()
    starts = sorted({old.key_span(path).line for path in before} | {len(lines[0]) + 1})
    own = [(old.key_span(p).line, next(s for s in starts if s > old.span(p).line)) for p in paths]
    for code, i, j, _, _ in SequenceMatcher(None, *lines, autojunk=False).get_opcodes():
        if code == "equal":
            continue
        assert any(start <= i + 1 and j + 1 <= stop for start, stop in own), (did, lines[0][i:j])
    comments = [[line for line in side if line.lstrip().startswith("#")] for side in lines]
    assert comments[0] == comments[1], did


def leaves(data: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    if isinstance(data, dict | list):
        for key, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from leaves(value, (*path, key))
    else:
        yield path, data


# --- No edit at all ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("briefing", "audience", "kind", "language"), mostly_slow(DOCUMENTS, but=2))
def test_a_file_that_nobody_edited_changes_nothing(briefing: str, audience: str, kind: Kind, language: str) -> None:
    document = built(briefing, audience, kind, language)
    saved = opened(document.content, document.name)
    pulling.split_runs(saved, random.Random(1))
    for content in (document.content, saved.saved()):
        result = pull(ROOT / "briefings" / f"{briefing}.yaml", (document.name, content))
        assert is_silent(result), result.reports
        assert result.after == result.before
        assert result.settled == 0


@needs_office
def test_libreoffice_changes_nothing_and_loses_no_edit(tmp_path: Path) -> None:
    rng = random.Random(7)
    jobs: list[tuple[Built, Edit | None, bytes]] = []
    for number, arguments in enumerate(DOCUMENTS):
        document = built(*arguments)
        jobs.append((document, None, document.content))
        if number % 3:
            continue  # each start of LibreOffice takes a second for each file
        file = opened(document.content, document.name)
        made_edit = rng.choice((pulling.change_words, pulling.change_number, pulling.drop_row, pulling.add_paragraph))
        if made_edit(file, rng) is not None:
            jobs.append((document, made_edit, file.saved()))
    paths = [tmp_path / f"{number}.{document.name[-4:]}" for number, (document, _, _) in enumerate(jobs)]
    for path, (_, _, content) in zip(paths, jobs, strict=True):
        path.write_bytes(content)
    saved = saved_by_office(paths, tmp_path / "saved")
    for number, (path, (document, edit, _)) in enumerate(zip(paths, jobs, strict=True)):
        content = saved[path].read_bytes()
        briefing = copied(document.briefing, tmp_path)
        if edit is not None:
            judge(briefing, document, content, edit, f"{number} {edit.__name__}")
            continue
        result = pull(briefing, (document.name, content))
        assert is_silent(result), (document, result.taken, result.reports)
        assert result.after == result.before


# --- Figures and dates ------------------------------------------------------------------------------------------------

UNITS = ("", "JPY", "USD", "EUR", "%", "MWh", "人", "年", "pt", "years", "pp")
LANGUAGES = ("ja", "en", "en-IN", "de", "fr", "zh", "zh-TW", "ko")
WORDINGS = [(audience, language) for audience in AUDIENCES for language in LANGUAGES]


def figure(value: float, unit: str, *, approximate: bool) -> Figure:
    data = {"value": value, "label": "x", "approximate": approximate}
    return judged(Figure, data | ({"unit": unit} if unit else {}))


@pytest.mark.slow
@given(
    where=st.sampled_from(WORDINGS),
    value=st.integers(-(10**6), 10**13) | st.decimals(-100, 10**4, places=2).map(float),
    units=st.tuples(st.sampled_from(UNITS), st.sampled_from(UNITS)),
    about=st.tuples(st.booleans(), st.booleans()),
)
@example(where=("executive", "fr"), value=3, units=("", "pp"), about=(False, False))  # “3 points de pourcentage”
@settings(max_examples=50 * EXAMPLES)
def test_a_figure_is_read_back_from_its_words(
    where: tuple[str, str], value: float, units: tuple[str, str], about: tuple[bool, bool]
) -> None:
    """`units` and `about` are what the briefing has, and what was typed; a unit that is gone is none."""
    assume(units[1] or not units[0])
    wording = worded(*where)
    shown = str(wording.amount(figure(value, units[1], approximate=about[1])))
    amount = read_amount(shown, units[0], wording, approximate=about[0])
    assert amount is not None, shown
    unit = units[0] if amount.unit is None else amount.unit
    approximate = about[0] if amount.approximate is None else amount.approximate
    assert str(wording.amount(figure(amount.value, unit, approximate=approximate))) == shown


@given(st.sampled_from(WORDINGS), st.dates(date(1927, 1, 1), date(2080, 1, 1)), st.sampled_from((4, 7, 10)))
@settings(max_examples=50 * EXAMPLES)
def test_a_date_is_read_back_from_its_words(where: tuple[str, str], day: date, length: int) -> None:
    wording = worded(*where)
    shown = wording.date(day.isoformat()[:length])
    read = read_date(shown, wording)
    assert read is not None, shown
    assert wording.date(read) == shown


def worded(audience: str, language: str) -> Wording:
    prepared = session().audience(audience)[0]
    assert prepared is not None
    return Wording(prepared.audience, language, language)


# --- Files at fault ---------------------------------------------------------------------------------------------------


def spoiled(content: bytes, rng: random.Random) -> bytes:
    """A file that a program, a disk or somebody with bad intent has changed."""
    match rng.randrange(4):
        case 0:
            start = rng.randrange(len(content))
            return content[:start] + rng.randbytes(rng.randint(0, 40)) + content[start + rng.randint(0, 40) :]
        case 1:
            return content[: rng.randrange(len(content))]
        case _:
            return repacked(content, rng)


def repacked(content: bytes, rng: random.Random) -> bytes:
    """The same package with one part in the place of another, or one that says something else."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w") as new:
        names = old.namelist()
        own = [name for name in names if rng.random() < 0.1 or "customXml" in name] or names
        victim, other = rng.choice(own), rng.choice(names)
        for name in names:
            data = old.read(name)
            if name == victim:
                data = _other_part(data, old.read(other), rng)
            new.writestr(name, data)
    return stream.getvalue()


def _other_part(data: bytes, other: bytes, rng: random.Random) -> bytes:
    numbers = (b"-1", b"0", b"999999999999", b"1e999", b"null", b'"x"', b"[]", b"{}", b"true")
    match rng.randrange(5):
        case 0:
            return other
        case 1:
            start = rng.randrange(len(data) + 1)
            return data[:start] + data[start + rng.randint(1, 30) :]
        case 2:  # another value in a record of what was built
            pieces = data.split(b":")
            at = rng.randrange(len(pieces))
            pieces[at] = rng.choice(numbers) + pieces[at].lstrip(b"0123456789")
            return b":".join(pieces)
        case 3:
            start = data.find(b">", data.find(b"?>") + 2) + 1
            deep = rng.choice((b"[" * 100_000, b'{"units":' * 50_000, b"9" * 100_000, b'"' + b"x" * 1_000_000))
            return data[:start] + deep + data[data.rfind(b"<") :]
        case _:
            return b""


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
@given(seed=st.integers(0, 2**32))
@settings(RANDOMLY, max_examples=15 * EXAMPLES)
def test_a_file_at_fault_is_said_to_be(kind: Kind, seed: int) -> None:
    document = built("code-red", "executive", kind)
    briefing = ROOT / "briefings" / "code-red.yaml"
    content = spoiled(document.content, random.Random(seed))
    there, found = opened_files([File(document.name, content)])
    assert bool(there) != bool(found)
    result = pulled(there, briefing, session())
    assert parse(result.after, "after")[0] is not None
