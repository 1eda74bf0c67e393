"""A kind of section is one file: put among the others it is validated, shown, reviewed, compared and pulled."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import briefdeck
from conftest import TESTS

PACKAGE = Path(briefdeck.__file__).parent
KIND = '''\
"""Terms, and what they mean here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from briefdeck.declared import field

from briefdeck.diagnostics import Diagnostic
from briefdeck.diagnostics.rules import briefing as rules
from briefdeck.model.entries import Statement
from briefdeck.model.section import Asking, At, SectionBase
from briefdeck.model.traits import Trait


class TermEntry(Statement):
    """A term."""

    noun = "term"


class GlossarySection(SectionBase):
    """Terms, and what they mean here."""

    rank = 11

    kind: Literal["glossary"]
    terms: Annotated[list[TermEntry], Trait.CARRIED | Trait.GROWS] = field(min_length=1)

    @classmethod
    def shown(cls, section: Any, ask: Asking) -> Iterator[Any]:
        return ask.block("bullets", section.terms)

    def faults(self, at: At) -> Iterator[Diagnostic]:
        if len(self.terms) > 2:
            yield rules.BAD_DATA.at(at(("terms", 2)), "a third term", "leave it out")
'''
SCRIPT = """\
import json
from briefdeck.diff import BriefingVersion, compare
from briefdeck.inputs.assets import Assets
from briefdeck.model.briefing import keys
from briefdeck.model.traits import Trait
from briefdeck.model.validate import parse as validated
from briefdeck.model.validate import schema
from briefdeck.review.claims import claims
from briefdeck.yamlfile.reader import parse
from helpers import HEAD, SUMMARY, composed, loaded

SOURCES = "sources: {wire: {outlet: Wire, title: Terms}}\\n"
def text(*terms):
    entries = ", ".join(f"{{text: {term}}}" for term in terms)
    return f"sections: [{{kind: glossary, title: Terms, sources: [wire], terms: [{entries}]}}]\\n{SOURCES}"

outline, _ = composed('parts: [{title: x, body: [{default: "{{ sections|first }}"}]}]\\n', text("Cell", "Grid"))
blocks = [block for part in outline.parts for area in part.areas for block in area]
terms = (("Cell", "Grid"), ("Cell", "Power grid"))
before, after = (BriefingVersion(loaded(text(*each)), Assets({}, {})) for each in terms)
document, _ = parse(HEAD + SUMMARY + text("a", "b", "c"), "x.yaml")
print(json.dumps({
    "shown": [[words.plain, len(words.citations)] for block in blocks for words in block.texts() if words],
    "faults": [str(fault) for fault in validated(document)[1]],
    "claims": [claim.entry.noun for claim in claims(after.loaded.briefing)],
    "changes": [[str(d.what), str(d.how), d.subject] for d in compare(before, after)],
    "grows": "terms" in keys(Trait.GROWS),
    "schema": "GlossarySection" in schema()["$defs"],
}))
"""


def linked(source: Path, target: Path, *real: str) -> None:
    """A folder of links to all that is in another one; the folders on the way `real` are folders of their own."""
    target.mkdir()
    for entry in source.iterdir():
        if real and entry.name == real[0]:
            linked(entry, target / entry.name, *real[1:])
        elif entry.name != "__pycache__":
            (target / entry.name).symlink_to(entry)


@pytest.fixture
def said(tmp_path: Path) -> Any:
    """What the package says of a briefing with a kind of section that it did not have."""
    linked(PACKAGE, tmp_path / "briefdeck", "model", "sections")
    (tmp_path / "briefdeck" / "model" / "sections" / "glossary.py").write_text(KIND, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, (tmp_path, TESTS)))}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.slow
def test_a_file_among_the_kinds_of_section_is_all_that_a_new_kind_needs(said: Any) -> None:
    assert said["shown"] == [["Cell", 1], ["Grid", 1]], "its entries rest on the section's source"
    assert said["faults"] == ["x.yaml:7:90: B213 bad-data: a third term\n  leave it out"]
    assert said["claims"] == ["statement", "term", "term"]
    assert said["changes"] == [["term", "changed", "Power grid"]]
    assert said["grows"]
    assert said["schema"]
