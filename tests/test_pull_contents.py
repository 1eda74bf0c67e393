"""The lists of contents of a memo, of its headings, tables and figures: what is edited there is told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from briefdeck.roundtrip.pull.pulling import File, Pulled, opened_files, pulled
from frames import take_out
from pulling import Open, W, built, copied, opened, words
from shipped import session

_NO_FAULT = "the list of contents"


@pytest.fixture
def memo() -> Open:
    document = built("gallery", "analyst", "memo")
    return opened(document.content, document.name)


def entries(file: Open) -> list[Any]:
    """The paragraphs of the lists, of which the words are in fields."""
    found = [p for p in file.document.element.body.iter(f"{W}p") if next(p.iter(f"{W}instrText"), None) is not None]
    return [p for p in found if any("PAGEREF" in (each.text or "") for each in p.iter(f"{W}instrText"))]


def title(entry: Any) -> Any:
    """The run with the words of an entry: behind its number, before that of its page."""
    said = [run for run in entry.iter(f"{W}r") if run.find(f"{W}t") is not None]
    return said[-2]


def pull(file: Open, folder: Path) -> Pulled:
    path = copied("gallery", folder)
    there, _ = opened_files([File("gallery.analyst.docx", file.saved())])
    result = pulled(there, path, session())
    assert result.after == result.before
    return result


def test_a_list_that_nobody_edited_is_not_told(memo: Open, tmp_path: Path) -> None:
    memo.document.add_paragraph("One more.")
    told = [report.what for report in pull(memo, tmp_path).reports]
    assert len(told) == 1
    assert _NO_FAULT not in told[0]


@pytest.mark.parametrize("number", [0, 5, -1])
@pytest.mark.parametrize("at", ["before", "within", "behind"])
def test_words_of_an_entry_are_told(number: int, at: str, memo: Open, tmp_path: Path) -> None:
    run = title(entries(memo)[number])
    text = words(run)
    middle = {"before": 0, "within": len(text) // 2, "behind": len(text)}[at]
    run.find(f"{W}t").text = f"{text[:middle]}新旧{text[middle:]}"
    (report,) = pull(memo, tmp_path).reports
    assert "新旧" in report.what
    assert report.where.place == "the list of contents"


def test_entries_that_were_taken_out_are_told(memo: Open, tmp_path: Path) -> None:
    for entry in entries(memo)[2:4]:
        take_out(entry)
    (report,) = pull(memo, tmp_path).reports
    assert report.what == "2 entries were taken out of the list of contents"
