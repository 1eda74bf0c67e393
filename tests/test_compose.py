"""Plans: order, choice and wording; what a plan cannot do; what it must not leave out."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import strategies
from briefdeck.api import build
from briefdeck.blocks.bullets import Bullets
from briefdeck.blocks.callout import Callout
from briefdeck.blocks.cards import Cards
from briefdeck.blocks.paragraph import Paragraph
from briefdeck.blocks.quote import Quote
from briefdeck.blocks.references import References
from briefdeck.blocks.table import Table
from briefdeck.document.block import Block
from briefdeck.yamlfile.reader import read
from conftest import ROOT, make_board
from helpers import SOUND, composed
from laws import tries

BRIEFING = """\
subtitle: For two sites
to: [Board, {en: Sites, ja: 拠点}]
summary:
  - {text: Costs fall, detail: By a fifth, status: reported, sources: [wire]}
  - Storage pays
sections:
  - kind: assessments
    title: Views
    views:
      - {claim: It pays, outlets: [wire], stance: supportive, quote: {text: It does, sources: [wire]}}
      - {claim: It may not, held_by: Finance}
  - {kind: text, title: Costs, message: They fall, points: [{text: North, points: [Less], status: fact}, South]}
figures:
  cost: {value: 3, unit: "%", label: Cost}
sources:
  wire: {outlet: Wire, title: Costs fall}
"""


def blocks(plan: str, language: str = "en") -> list[Block]:
    """The blocks of a plan with one part."""
    outline, _ = composed("parts:\n  - title: x\n    body:\n" + _indented(plan), BRIEFING, language)
    return [block for part in outline.parts for area in part.areas for block in area]


def _indented(plan: str) -> str:
    return "".join(f"      {line}\n" for line in plan.strip().split("\n"))


def said(plan: str, language: str = "en") -> list[str]:
    """The paragraphs of a plan, their citation marks as numbers in brackets."""
    found = []
    for block in blocks(plan, language):
        assert isinstance(block, Paragraph)
        marks = "".join(f"[{c.number}]" for c in block.text.citations)
        found.append(block.text.plain + marks)
    return found


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        ('- paragraph: "{{ title }}, {{ subtitle }}"', ["Storage, For two sites"]),
        ("- paragraph: Costs of 5 % {}", ["Costs of 5 % {}"]),
        ('- paragraph: {en: "To: {{ to|joined(\', \') }}", ja: "宛先"}', ["To: Board, Sites"]),
        ('- paragraph: "{{ figures.cost }} of {{ figures.cost.label }}"', ["3% of Cost"]),
        ('- paragraph: "{{ summary[0] }}!"', ["Costs fall![1]"]),
        ('- paragraph: "{{ summary|first }}"', ["Costs fall[1]"]),
        ('- {each: point in summary, paragraph: "{{ point }}"}', ["Costs fall[1]", "Storage pays"]),
        ('- {each: point in summary, when: point.detail, paragraph: "{{ point.detail }}"}', ["By a fifth"]),
        ('- {when: not conclusion, paragraph: "{{ date }}"}', ["10 April 2026"]),
        ('- {when: false, paragraph: x}\n- {when: true, paragraph: "{{ audience }}/{{ language }}"}', ["Analysts/en"]),
        ('- {each: "view in assessments[0].views", paragraph: "{{ view.holders }}"}', ["Wire[1]", "Finance"]),
        ("- paragraph: \"{{ sections|map(attribute='title')|joined('/') }}\"", ["Views/Costs"]),
        ('- paragraph: "{{ text[0].message if text else title }}"', ["They fall"]),
        ('- paragraph: "{{ assessments[0].views[0].claim|cite(sources) }}"', ["It pays[1]"]),
        ('- paragraph: "{{ number }}"\n- paragraph: "{{ contact or from }}"', ["Planning Office"]),
    ],
)
def test_leaves(plan: str, expected: list[str]) -> None:
    assert said(plan) == expected


def test_the_language_of_a_plans_own_words() -> None:
    plan = '- paragraph: {ja: "要旨：{{ to|joined("、") }}", en: Summary}\n- paragraph: {en: only}'
    plan = plan.replace('("、")', "('、')")
    assert said(plan, "ja") == ["要旨：Board、拠点", "only"]
    assert said(plan, "en") == ["Summary", "only"]


def test_words_keep_their_origin_and_a_plans_words_have_the_plans() -> None:
    (block,) = blocks('- paragraph: "See {{ title }}"')
    assert isinstance(block, Paragraph)
    assert [(o.document, o.path) for o in block.text.origins] == [
        ("plan", ("parts", 0, "body", 0, "paragraph")),
        ("briefing", ("title",)),
    ]
    assert [str(o.span) for o in block.text.origins] == ["memo.yaml:4:20", "x.yaml:2:8"]


def test_blocks_take_what_the_briefing_has() -> None:
    made = blocks(
        """
- bullets: "{{ text[0].points }}"
  ordered: true
- cards: "{{ summary }}"
  numbered: true
  status: false
- table:
    columns: [View, {title: {en: Held by, ja: 媒体}, width: 2}]
    each: view in assessments[0].views
    cells: ["{{ view.claim }}", "{{ view.holders }}"]
- quote: "{{ assessments[0].views[0].quote }}"
  by: "{{ assessments[0].views[0].holders }}"
- callout: "{{ text[0].message }}"
  label: Note
- callout: "{{ text[0].callout }}"
- references: true
"""
    )
    bullets, cards, table, quote, callout, references = made
    assert isinstance(bullets, Bullets)
    assert bullets.ordered
    assert [(i.text.plain, i.status, [c.text.plain for c in i.children]) for i in bullets.items] == [
        ("North", " [fact]", ["Less"]),
        ("South", "", []),
    ]
    assert isinstance(cards, Cards)
    assert cards.numbered
    assert [(i.text.plain, i.detail.plain, i.status) for i in cards.items] == [
        ("Costs fall", "By a fifth", ""),
        ("Storage pays", "", ""),
    ]
    assert isinstance(table, Table)
    assert [(c.title.plain, c.weight) for c in table.columns] == [("View", 0), ("Held by", 2)]
    assert [[c.plain for c in row.cells] for row in table.rows] == [["It pays", "Wire"], ["It may not", "Finance"]]
    assert isinstance(quote, Quote)
    assert (quote.text.plain, quote.by.plain) == ("It does", "Wire")
    assert isinstance(callout, Callout)
    assert (callout.text.plain, callout.label) == ("They fall", "Note")
    assert isinstance(references, References)
    assert [entry.key for entry in references.entries] == ["wire"]


def test_items_of_a_plans_own() -> None:
    (bullets,) = blocks(
        """
- bullets:
    each: view in assessments[0].views
    when: view.stance_key
    text: "{{ view.claim }} ({{ view.stance }})"
    detail: "{{ view.quote }}"
    points: {each: source in view.outlets, text: "{{ source.title }}"}
"""
    )
    assert isinstance(bullets, Bullets)
    (item,) = bullets.items
    assert (item.text.plain, item.detail.plain) == ("It pays (supportive)", "It does")
    assert [child.text.plain for child in item.children] == ["Costs fall"]


def test_parts_repeat_and_nest() -> None:
    plan = """\
parts:
  - each: section in sections
    parts:
      - {level: 1, title: "{{ section.title }}"}
      - when: section.kind == "assessments"
        parts:
          - {each: view in section.views, level: 2, title: "{{ section.title }}: {{ view.claim }}"}
"""
    outline, _ = composed(plan, BRIEFING)
    assert [(part.level, part.title.plain) for part in outline.parts] == [
        (1, "Views"),
        (2, "Views: It pays"),
        (2, "Views: It may not"),
        (1, "Costs"),
    ]
    assert str(outline.parts[1].span) == "memo.yaml:7:13"


def test_notes_hold_what_the_slide_does_not_show() -> None:
    plan = (
        'parts:\n  - title: x\n    body: [{bullets: "{{ summary }}"}]\n'
        '    notes: ["{{ summary }}", "{{ text }}", by hand]\n'
    )
    (part,) = composed(plan, BRIEFING)[0].parts
    assert [note.plain for note in part.notes] == ["Costs", "They fall", "North", "Less", "South", "by hand"]


def test_what_belongs_to_nothing_that_a_plan_shows_is_an_error_at_the_words_it_loses() -> None:
    plan = 'parts: [{level: 1, title: "{{ subtitle }}", body: [{bullets: "{{ summary }}"}, {paragraph: "{{ to }}"}]}]\n'
    plan = plan.replace('{paragraph: "{{ to }}"}', '{each: who in to, paragraph: "{{ who }}"}, {references: true}')
    found = composed(plan, BRIEFING, omit=())[1]
    lost = {d.what.split("”")[0].strip("“"): str(d.span) for d in found}
    assert {d.rule.code for d in found} == {"P355"}
    assert lost["sections.*.views.*.claim"] == "x.yaml:15:17"
    assert lost["sections.1.points.0.points.0.text"] == "x.yaml:17:84"
    assert not any(name.startswith(("summary", "title", "subtitle", "to.", "sources", "figures")) for name in lost)


def test_what_a_plan_leaves_out_of_something_follows_it_in_words() -> None:
    plan = 'parts: [{title: "{{ subtitle }}", body: [{bullets: "{{ summary }}"}, {references: true}]}, '
    plan += '{each: section in sections, title: "{{ section.title }}"}]\n'
    outline, found = composed(plan, BRIEFING.replace("to: [The Board]\n", ""), omit=("to",))
    assert found == ()
    said = [[t.plain for block in part.areas[0] for t in block.texts() if t] for part in outline.parts[1:]]
    assert said == [
        ["It pays", "It does", "It may not", "Finance"],
        ["They fall", "North", "Less", "South"],
    ]


def test_what_is_no_section_cannot_stand_for_one() -> None:
    found = composed('parts: [{body: [{default: "{{ sources|first }}"}]}]\n', BRIEFING)[1]
    assert [d.what for d in found] == ["“default” wants a section of the briefing"]


# --- Any plan ---------------------------------------------------------------------------------------------------------

PLANS = [ROOT / "templates" / name / kind for name in ("analyst", "executive") for kind in ("deck.yaml", "memo.yaml")]
WRONG: list[Any] = [
    None, True, 3, -1.5, "", "x", "{{", "{{ x }}", "{{ title }}", "{{ sections }}", "{{ section.figures }}", [], {},
    ["x"], [[]], {"ja": "x"}, {"table": {}}, {"bullets": {}}, {"each": "a in sections"}, "{{ title|joined }}",
    "{{ sections[99] }}", "{{ sections|map(attribute='views') }}", "{{ sections|sort }}", "{{ title|first }}",
]  # fmt: skip
EXPRESSIONS = ("section in title", "section in sections|list", "x in section", "view in section.views.views", "a in 3")


@pytest.mark.slow
@settings(max_examples=tries(120), suppress_health_check=list(HealthCheck))
@given(st.sampled_from(PLANS), st.data())
def test_any_plan_gives_files_or_diagnostics(path: Path, data: st.DataObject) -> None:
    document, _ = read(path)
    assert document is not None
    plan = json.loads(json.dumps(document.data))  # aliases written out, so that one place changes and no other
    for _ in range(data.draw(st.integers(1, 2))):
        places = list(strategies.places(plan))
        holder, key = places[data.draw(st.integers(0, len(places) - 1))]
        holder[key] = deepcopy(data.draw(st.sampled_from(EXPRESSIONS if key in ("each", "when") else WRONG)))
    with TemporaryDirectory() as folder:
        board = make_board(Path(folder) / "templates")
        (board / path.name).write_text(json.dumps(plan, ensure_ascii=False), encoding="utf-8")
        briefing = Path(folder) / "sound.yaml"
        briefing.write_text(SOUND, encoding="utf-8")
        result = build([briefing], ["board"], output=Path(folder) / "output", templates=Path(folder) / "templates")
        assert result.ok == bool(result.written)
