"""An audience that is based on another holds what differs; each value is that of the one or the other, at its place."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from pptx import Presentation

from briefdeck.api import Result, build
from briefdeck.audience.overlay import changed_plan
from briefdeck.audience.reader import Audience, read_audience, shipped_templates
from briefdeck.cli.main import cli
from briefdeck.pipeline.compose.grammar import PART_KEYS, check_plan
from briefdeck.yamlfile.reader import parse
from briefdeck.yamlfile.tree import Document, laid_over, whole
from conftest import ROOT
from laws import mostly_slow, tries
from soundness import assert_sound

BRIEFING = """\
briefdeck: 1
title: Storage
subtitle: What it costs
language: en
date: 2026-04-10
from: Planning Office
summary: [Costs fall]
sections:
  - {kind: text, title: Costs, points: [They fall]}
"""
OWN = "based_on: board\n"
BASE_PLAN = """\
footer: "{{ title }}"
parts:
  - {id: cover, title: One, topic: Top}
  - id: group
    topic: Of all
    parts:
      - {id: first, title: Two}
      - {id: second, title: Three, areas: [[{paragraph: a}]]}
  - {title: Four}
"""


def document(text: str, file: str) -> Document:
    made, found = parse(text, file)
    assert made is not None
    assert found == ()
    return made


def made(workplace: Path, **files: str) -> Path:
    """The audience `acme` in the workplace, beside `board`."""
    folder = workplace / "templates" / "acme"
    folder.mkdir()
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def audience(folder: Path) -> Audience:
    audience, found = read_audience(folder)
    assert found == ()
    assert audience is not None
    return audience


def said(folder: Path) -> str:
    """What is wrong with an audience, its folders shortened."""
    _, found = read_audience(folder)
    return "".join(f"{diagnostic}\n" for diagnostic in found).replace(f"{folder.parent}/", "")


def built(workplace: Path, name: str) -> Result:
    (workplace / "x.yaml").write_text(BRIEFING, encoding="utf-8")
    return build(["x.yaml"], [name])


# --- Settings ---------------------------------------------------------------------------------------------------------


def test_settings_are_laid_over_those_of_the_base_key_by_key(workplace: Path) -> None:
    text = (
        "name: Acme\nlimits: {slides: 5}\ndesign: {accent: accent2}\nglossary: {preferred: {cost: [outlay]}}\n"
        "omit: {memo: [subtitle]}\nlabels: {heads: {actor: Whom}}\n"
    )
    own = audience(made(workplace, audience=OWN + text)).settings
    base = audience(workplace / "templates" / "board").settings
    assert own.based_on == "board"
    assert list(own.name.values()) == ["Acme"]
    assert (own.limits.slides, own.limits.pages) == (5, base.limits.pages)
    assert (own.design.accent, own.design.line) == ("accent2", base.design.line)
    assert own.glossary.preferred == {**base.glossary.preferred, "cost": ["outlay"]}
    assert (own.omit.memo, own.omit.deck) == (["subtitle"], base.omit.deck)
    assert list(own.labels.heads.actor.values()) == ["Whom"]
    assert own.labels.heads.action == base.labels.heads.action
    assert own.sizes == base.sizes


def test_an_empty_value_takes_away_what_the_base_says(workplace: Path) -> None:
    settings = audience(made(workplace, audience="based_on: executive\nomit:\nlimits: {pages: }\n")).settings
    base = audience(ROOT / "templates" / "executive").settings
    assert base.omit.memo
    assert settings.omit.memo == []
    assert (settings.limits.slides, settings.limits.pages) == (base.limits.slides, 100)


def test_an_empty_value_with_nothing_to_take_away_is_a_slip(workplace: Path) -> None:
    assert said(made(workplace, audience=OWN + "omitt:\n")) == (
        "acme/audience.yaml:2:1: B201 unknown-key: “omitt” is not a key here\n  did you mean “omit”?\n"
    )


def test_what_the_base_must_say_cannot_be_taken_away(workplace: Path) -> None:
    assert said(made(workplace, audience=OWN + "labels:\n  consensus:\n")) == (
        "acme/audience.yaml:3:3: B202 missing-key: “consensus” is missing\n  add consensus: to “labels”\n"
    )


def test_a_fault_stands_where_its_value_was_written(workplace: Path) -> None:
    base = workplace / "templates" / "board" / "audience.yaml"
    text = base.read_text(encoding="utf-8").replace("body: [18, 16, 14]", "body: [14, 16, 18]")
    base.write_text(text, encoding="utf-8")
    assert said(made(workplace, audience=OWN + "sizes:\n  card: [14, 16]\n")) == (
        "acme/audience.yaml:3:9: B204 invalid-value: “card” must begin with its largest\n"
        "  the first size at which everything fits is used\n"
        "board/audience.yaml:6:9: B204 invalid-value: “body” must begin with its largest\n"
        "  the first size at which everything fits is used\n"
    )


# --- The base ---------------------------------------------------------------------------------------------------------


def test_the_base_can_be_a_shipped_audience(workplace: Path) -> None:
    own = audience(made(workplace, audience="based_on: executive\nname: Acme\n"))
    assert own.templates["deck"] == shipped_templates() / "executive" / "deck.pptx"
    assert own.plans["deck"].file == str(shipped_templates() / "executive" / "deck.yaml")


def test_the_base_is_looked_for_beside_the_folder_first(workplace: Path) -> None:
    shutil.copytree(workplace / "templates" / "board", workplace / "templates" / "executive")
    own = audience(made(workplace, audience="based_on: executive\n"))
    assert own.templates["memo"] == workplace / "templates" / "executive" / "memo.docx"


def test_a_file_of_its_own_takes_the_place_of_the_base_s(workplace: Path) -> None:
    folder = made(workplace, audience=OWN)
    shutil.copy(ROOT / "templates" / "analyst" / "deck.pptx", folder)
    own = audience(folder)
    assert own.templates["deck"] == folder / "deck.pptx"
    assert own.templates["memo"] == workplace / "templates" / "board" / "memo.docx"


def test_a_base_may_lack_a_file_that_the_folder_has(workplace: Path) -> None:
    folder = made(workplace, audience=OWN)
    base = workplace / "templates" / "board"
    for name in ("memo.docx", "memo.yaml"):
        shutil.move(base / name, folder / name)
    assert audience(folder).plans["memo"].file == str(folder / "memo.yaml")
    (folder / "memo.docx").unlink()
    assert said(folder) == (
        "board/memo.docx: A301 missing-audience-file: “memo.docx” is missing\n  copy it from another audience, "
        "or name one that has it with based_on: in audience.yaml\n"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("based_on: bord\n", "1:11: A330 unknown-base: there is no audience “bord”\n  did you mean “board”?\n"),
        (
            "based_on: acme\n",
            "1:11: A331 chained-base: “acme” is based on itself\n"
            "  name another audience, or give this folder another name\n",
        ),
        (
            "name: Acme\nbased_on: middle\n",
            "2:11: A331 chained-base: “middle” is itself based on “board”\n"
            "  write based_on: board, and repeat here what “middle” adds to it\n",
        ),
        (
            "based_on: [board]\n",
            "1:11: B203 wrong-type: “based_on” must be the name of an audience\n  write based_on: board\n",
        ),
        (
            "based_on:\n",
            "1:10: B203 wrong-type: “based_on” must be the name of an audience\n"
            "  write based_on: and a name that `briefdeck audiences` lists\n",
        ),
    ],
)
def test_a_base_that_cannot_be_one(text: str, expected: str, workplace: Path) -> None:
    middle = workplace / "templates" / "middle"
    middle.mkdir()
    (middle / "audience.yaml").write_text(OWN, encoding="utf-8")
    assert said(made(workplace, audience=text)) == f"acme/audience.yaml:{expected}"


def test_settings_that_cannot_be_read_say_nothing_of_missing_files(workplace: Path) -> None:
    assert {line.split()[1] for line in said(made(workplace, audience="based_on: [board\n")).splitlines()[::2]} == {
        "Y103"
    }


# --- Plans ------------------------------------------------------------------------------------------------------------


def changed(own: str) -> tuple[Document, str]:
    plan, found = changed_plan(document(own, "own.yaml"), document(BASE_PLAN, "base.yaml"))
    return plan, "".join(f"{diagnostic}\n" for diagnostic in found)


def outline(plan: Document) -> list[Any]:
    def titles(parts: list[dict[str, Any]]) -> list[Any]:
        return [titles(part["parts"]) if "parts" in part else part["title"] for part in parts]

    return titles(plan.data["parts"])


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ("footer: x\n", ["One", ["Two", "Three"], "Four"]),
        ("parts: [{title: New}]\n", ["New"]),
        ("change: {}\n", ["One", ["Two", "Three"], "Four"]),
        ("change: {cover: {title: New}}\n", ["New", ["Two", "Three"], "Four"]),
        ("change: {second: {title: New}}\n", ["One", ["Two", "New"], "Four"]),
        ("change: {cover: null}\n", [["Two", "Three"], "Four"]),
        ("change: {first: , group: {topic: x}}\n", ["One", ["Three"], "Four"]),
        ("change: {first: , second: }\n", ["One", "Four"]),
        ("change: {group: {parts: [{title: New}]}}\n", ["One", ["New"], "Four"]),
        (
            "change: {first: {before: [{title: A}, {title: B}], after: [{title: C}]}}\n",
            ["One", ["A", "B", "Two", "C", "Three"], "Four"],
        ),
        ("change: {cover: {before: [{title: A}], title: New}}\n", ["A", "New", ["Two", "Three"], "Four"]),
    ],
)
def test_parts_are_changed_by_their_ids(own: str, expected: list[Any]) -> None:
    plan, found = changed(own)
    assert found == ""
    assert outline(plan) == expected
    assert [*check_plan(plan)] == []


def test_every_value_of_a_changed_plan_stands_at_its_own_place() -> None:
    plan, _ = changed("change:\n  second:\n    topic: New\n    after:\n      - {title: Last}\n")
    below = ("parts", 1, "parts")
    assert str(plan.span(("footer",))) == "base.yaml:1:9"
    assert str(plan.span((*below, 0, "title"))) == "base.yaml:7:28"
    assert str(plan.span((*below, 1, "title"))) == "base.yaml:8:29"
    assert str(plan.span((*below, 1, "areas", 0, 0, "paragraph"))) == "base.yaml:8:57"
    assert str(plan.key_span((*below, 1, "topic"))) == "own.yaml:3:5"
    assert str(plan.span((*below, 2, "title"))) == "own.yaml:5:17"
    assert str(plan.span(("parts", 2, "title"))) == "base.yaml:9:13"


def test_a_body_takes_the_place_of_areas() -> None:
    plan, _ = changed("change: {second: {body: [{paragraph: b}]}}\n")
    assert plan.data["parts"][1]["parts"][1].keys() == {"id", "title", "body"}


def test_an_empty_body_leaves_the_areas() -> None:
    plan, _ = changed("change: {second: {body: }}\n")
    assert plan.data["parts"][1]["parts"][1].keys() == {"id", "title", "areas", "body"}
    assert [d.rule.code for d in check_plan(plan)] == ["B203"]


def test_no_key_of_a_part_is_taken_for_a_place() -> None:
    for key in sorted(PART_KEYS):
        assert "“after”" not in (found := changed(f"change: {{cover: {{{key}: x}}}}\n")[1]), found
        assert "“before”" not in found


def test_an_empty_value_takes_a_key_of_a_part_away() -> None:
    plan, _ = changed("change: {cover: {topic: }}\n")
    assert plan.data["parts"][0] == {"id": "cover", "title": "One"}


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        (
            "change: {cver: {title: x}}\n",
            "own.yaml:1:10: A333 unknown-part: there is no part “cver” in the plan of the base\n"
            "  did you mean “cover”?\n",
        ),
        (
            "change:\n  group:\n  first: {title: x}\n",
            "own.yaml:3:3: A333 unknown-part: the part “first” lies in one that is left out or replaced\n"
            "  delete one of the two changes\n",
        ),
        (
            "change: {cover: x}\n",
            "own.yaml:1:17: B203 wrong-type: “cover” must be a mapping of `key: value`, or empty\n"
            "  write `id: {key: value}`, or `id:` with nothing to leave the part out\n",
        ),
        (
            "change: [cover]\n",
            "own.yaml:1:9: B203 wrong-type: “change” must be a mapping of the ids of parts\n"
            "  write change: and below it `id: {…}`, or `id:` with nothing to leave the part out\n",
        ),
        (
            "change: {cover: {after: {title: x}}}\n",
            "own.yaml:1:25: B203 wrong-type: “after” must be a list of parts\n  begin each part with a dash: “- …”\n",
        ),
        (
            "change: {cover: {afer: [{title: x}]}}\n",
            "own.yaml:1:18: B201 unknown-key: “afer” is not a key here\n  did you mean “after”?\n",
        ),
        (
            "parts: [{title: x}]\nchange: {cover: {title: x}}\n",
            "own.yaml:2:1: A332 nothing-to-change: “parts” replaces every part of the base, and leaves none to be "
            "changed\n  keep one of the two\n",
        ),
    ],
)
def test_a_change_that_cannot_be_made(own: str, expected: str) -> None:
    assert changed(own)[1] == expected


def test_parts_without_ids_cannot_be_changed() -> None:
    _, found = changed_plan(document("change: {a: }\n", "own.yaml"), document("parts: [{title: x}]\n", "base.yaml"))
    assert [diagnostic.hint for diagnostic in found] == [
        "give the parts of base.yaml an id:, or write parts: in place of change:"
    ]


def test_ids_of_parts_are_names_and_their_own() -> None:
    plan, _ = changed("change: {cover: {after: [{id: first, title: x}, {id: 2nd, title: x}]}}\n")
    assert "".join(f"{diagnostic}\n" for diagnostic in check_plan(plan)) == (
        "own.yaml:1:54: B204 invalid-value: “2nd” cannot be a name\n"
        "  a name begins with a letter and has letters, digits, - and _ only\n"
        "base.yaml:7:14: A334 repeated-part: “first” is the id of the part at own.yaml:1:31 already\n"
        "  give one of the two another id\n"
    )


def test_a_plan_of_an_audience_with_no_base_has_nothing_to_change(workplace: Path) -> None:
    plan = workplace / "templates" / "board" / "deck.yaml"
    plan.write_text("change: {cover: }\n", encoding="utf-8")
    expected = (
        "board/deck.yaml:1:1: A332 nothing-to-change: this audience is based on no other whose parts could be changed\n"
        "  add based_on: to audience.yaml, or change the parts themselves\n"
    )
    assert said(plan.parent) == expected
    assert said(made(workplace, audience=OWN)) == expected


def test_a_name_that_the_base_s_plan_lacks_is_told_at_its_place_there(workplace: Path) -> None:
    plan = workplace / "templates" / "board" / "deck.yaml"
    text = plan.read_text(encoding="utf-8").replace("{{ title }}", "{{ tilte }}", 1)
    plan.write_text(text, encoding="utf-8")
    made(workplace, audience=OWN, deck="parts: [{title: x}]\n")
    found = [str(d.span) for d in built(workplace, "acme").diagnostics if d.rule.code == "P352"]
    assert found == ["templates/board/deck.yaml:2:9"]


# --- What is built ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", mostly_slow(["analyst", "executive", "public-sector"], but=0))
def test_with_nothing_changed_the_same_bytes_are_built(name: str, workplace: Path) -> None:
    made(workplace, audience=f"based_on: {name}\n", deck="change: {}\n", memo="change: {}\n")
    # Without the record of their making, which names the audience.
    result = build([ROOT / "briefings" / "code-red.yaml"], [name, "acme"], clean=True)
    assert result.ok, result.diagnostics
    of_base, of_own = ([w.path.read_bytes() for w in result.written if f".{a}." in w.path.name] for a in (name, "acme"))
    assert len(of_base) == 2
    assert of_own == of_base


@pytest.mark.slow
def test_an_audience_of_one_file_builds(workplace: Path) -> None:
    settings = "based_on: executive\nname: Acme\nsizes: {body: [18, 16]}\nomit: {deck: [subtitle]}\n"
    made(workplace, audience=settings, deck="change: {cover: }\n")
    result = built(workplace, "acme")
    assert result.ok, result.diagnostics
    for written in result.written:
        assert_sound(written.path)
    deck = next(written.path for written in result.written if written.path.suffix == ".pptx")
    assert Presentation(str(deck)).slides[0].slide_layout.name != "Cover"


def test_the_list_of_audiences_names_the_base(workplace: Path) -> None:
    made(workplace, audience=OWN + "name: Acme\n")
    said = CliRunner().invoke(cli, ["audiences"]).stdout
    (row,) = [line for line in said.splitlines() if line.startswith("acme ")]
    assert row.endswith("templates/acme, based on board")


# --- One tree over another --------------------------------------------------------------------------------------------

VALUES: st.SearchStrategy[Any] = st.recursive(
    st.integers(0, 9) | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner, max_size=3),
    max_leaves=12,
)
MAPPINGS = st.dictionaries(st.sampled_from("abc"), VALUES, max_size=3)


def over(own: Any, base: Any) -> Any:
    """What `laid_over` should give, on plain values."""
    if not (isinstance(own, dict) and isinstance(base, dict)):
        return own
    both = {key: over(own[key], base[key]) for key in own.keys() & base.keys() if own[key] is not None}
    return {k: v for k, v in base.items() if k not in own} | {k: v for k, v in own.items() if k not in base} | both


@settings(max_examples=tries(200))
@given(MAPPINGS, MAPPINGS)
def test_one_tree_over_another_is_one_mapping_over_another(own: Any, base: Any) -> None:
    trees = [whole(document(text(value), name)) for value, name in ((own, "own"), (base, "base"))]
    tree = laid_over(*trees)
    assert tree.data == over(own, base)
    both = Document(tree.data, "own", "", tree)
    for key in tree.data:
        assert both.key_span((key,)).file == ("own" if key in own else "base")


def text(value: Any) -> str:
    """A value as YAML in one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {text(child)}" for key, child in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(text, value)) + "]"
    return "null" if value is None else str(value)
