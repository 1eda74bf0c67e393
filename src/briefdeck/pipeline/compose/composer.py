"""Briefing + plan → outline: order, choice and wording. The only stage that knows what plans are written in."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from briefdeck.audience.wording import Wording
from briefdeck.blocks import find
from briefdeck.blocks.setting.plan import Manner, Names, UnfilledError, WrongValueError, is_wording
from briefdeck.blocks.setting.values import rich
from briefdeck.diagnostics import Diagnostic, in_order
from briefdeck.diagnostics.rules import audience as rules
from briefdeck.document.block import Block
from briefdeck.document.kinds import Kind
from briefdeck.document.origins import origins, runs
from briefdeck.document.outline import Outline, Part, Properties, Spare
from briefdeck.document.richtext import EMPTY, Origin, RichText
from briefdeck.document.visible import Record, Visible
from briefdeck.locale import lookup
from briefdeck.memory import NO_MEMORY, Memory, Place
from briefdeck.model.habits import words_for
from briefdeck.model.sections import SECTION_KINDS
from briefdeck.pipeline.compose.arranging import arranged
from briefdeck.pipeline.compose.budget import Budget, SpentError
from briefdeck.pipeline.compose.choosing import unnamed
from briefdeck.pipeline.compose.expressions import evaluate, evaluate_expression, plain
from briefdeck.pipeline.compose.filled import FAULT, Filled
from briefdeck.pipeline.compose.filters import LeafError
from briefdeck.pipeline.compose.grammar import EACH, PASSED_ON, block_name
from briefdeck.pipeline.compose.kept import MadeParts, apart, named
from briefdeck.pipeline.compose.labels import labels_of
from briefdeck.pipeline.compose.listed import with_listed
from briefdeck.pipeline.compose.omissions import texts_due, told_left_out, unsaid
from briefdeck.pipeline.compose.remainder import with_remainder
from briefdeck.pipeline.compose.sparing import is_round, spare_of
from briefdeck.pipeline.compose.speaking import texts_of, unspoken
from briefdeck.values import replace
from briefdeck.yamlfile.reader import Document
from briefdeck.yamlfile.tree import Path

Given = Mapping[str, tuple[Any, Path]]  # what a group says for its parts, with its path


def compose(
    plan: Document, kind: Kind, visible: Visible, wording: Wording, memory: Memory = NO_MEMORY
) -> tuple[Outline, tuple[Diagnostic, ...]]:
    """Fill a plan. What it does not say of something that it shows is said there in plain words; a text that belongs to
    nothing that is shown, and is not listed under `omit`, is an error.

    Parts are in `memory` by the values that their expressions name.
    """
    composer = _Composer(plan, kind, visible, wording, memory)
    outline = composer.outline()
    found = composer.found
    if not found:
        outline = replace(outline, due=texts_due(kind, visible, wording))
        used = set[Path]().union(*composer.shown)
        used |= set(origins((outline.properties, outline.references)))
        lost = tuple(path for path in visible.texts if path in outline.due and path not in used)
        outline, lost = with_remainder(outline, lost, visible, composer.manner({"detail": True}, ()), composer.told)
        found += told_left_out(lost, kind, visible, wording, plan)
        found += unnamed(plan, visible)
        outline = with_listed(outline, visible) if kind == "memo" else outline
    return outline, in_order(found)


class _Composer:
    def __init__(self, plan: Document, kind: Kind, visible: Visible, wording: Wording, memory: Memory) -> None:
        self.memory = memory
        self.plan = plan
        self.kind = kind
        self.visible = visible
        self.wording = wording
        self.labels = wording.audience.settings.labels
        self.found: list[Diagnostic] = []
        self.budget = Budget()
        self.told: dict[int, Block] = {}  # what repeats words of many sections, and is the place of none
        self.shown: list[frozenset[Path]] = []  # where the words of each part came from, less what is told
        self.spare: dict[int, Spare] = {}  # when blocks may go, by their identity
        self.asked = False  # whether a block has looked at names that do not stand in its plan
        names = visible.names if kind == "deck" else unspoken(visible.names, memory)
        sections = names["sections"]
        self.names: dict[str, Any] = {
            **names,
            **{kind_: memory.same(tuple(s for s in sections if s.kind == kind_)) for kind_ in SECTION_KINDS},
            "audience": wording.say(wording.audience.settings.name),
            "language": lookup(wording.language, wording.audience.settings.languages) or wording.language,
        }

    def outline(self) -> Outline:
        data: dict[str, Any] = self.plan.data
        footer = self.text(data.get("footer"), ("footer",), self.names)
        noted = self.kind == "memo" and self.wording.audience.settings.citations == "footnotes"
        try:
            parts = sorted(self._parts(data["parts"], ("parts",), self.names, {}), key=lambda part: part.appendix)
        except SpentError as error:
            parts = []
            hint = "look for an each: inside an each: over the same list, or cut the briefing in two"
            self.found.append(rules.OVERSPENT_PLAN.at(self.plan.span(error.path), str(error), hint))
        openers, references = data.get("openers", 0), self.visible.references
        return Outline(self._properties(footer), labels_of(self.wording), tuple(parts), references, noted, openers)

    def _properties(self, footer: RichText) -> Properties:
        names = self.visible.names
        keywords = (text.plain for text in names["keywords"])
        return Properties(
            title=names["title"].plain,
            subject=str(names["subtitle"]),
            author=names["from"].plain,
            keywords=", ".join(keywords),
            language=self.wording.language,
            created=self.visible.created,
            marking=str(names["marking"]),
            footer=footer.plain,
            date_text=names["date"].plain,
            marked_at=self.visible.texts[("marking",)].span if ("marking",) in self.visible.texts else None,
            furniture={"marking": names["marking"], "date": names["date"], "footer": footer, "title": names["title"]},
        )

    # --- parts --------------------------------------------------------------------------------------------------------

    def _parts(self, specs: list[dict[str, Any]], path: Path, names: Names, given: Given) -> Iterator[Part]:
        for index, spec in enumerate(specs):
            here = (*path, index)
            said = {**given, **{key: (spec[key], (*here, key)) for key in PASSED_ON if key in spec}}
            for scope in self.scopes(spec, here, names):
                yield from (self._kept if len(path) == 1 else self._filled)(spec, here, scope, said)

    def _filled(self, spec: dict[str, Any], here: Path, scope: Names, said: Given) -> Iterator[Part]:
        """The parts of a spec in one scope."""
        if "parts" in spec:
            yield from self._parts(spec["parts"], (*here, "parts"), scope, said)
        else:
            yield self._part(spec, here, scope, said)

    def _kept(self, spec: dict[str, Any], here: Path, scope: Names, said: Given) -> Iterator[Part]:
        """The same, as they were made before of the same values, or now."""
        place = self._place(spec, here, scope)
        made = place.value
        if made is None or not self.budget.allows(made.spent):
            made = self._noted(spec, here, scope, said)
            place.value = None if self.asked or made.found else made
        else:
            self.budget.spend(made.spent)
            self.told |= made.told
        self.shown += made.shown
        yield from made.parts

    def _place(self, spec: dict[str, Any], here: Path, scope: Names) -> Place:
        """Where the parts of a spec in a scope are kept: by the values that it names, and what holds for all parts."""
        wording, visible, memory = self.wording, self.visible, self.memory
        if memory is NO_MEMORY:
            return Place()
        names = memory.made("named", (spec, wording.audience), lambda: named(spec, wording), wording.language)
        objects, plain_ = apart(scope, names)
        of = (spec, self.plan, wording.audience, visible.references, *objects)
        return memory.place("parts", of, (here, self.kind, wording.language, wording.default, visible.created, plain_))

    def _noted(self, spec: dict[str, Any], here: Path, scope: Names, said: Given) -> MadeParts:
        """Parts made by themselves, and what was noted down meanwhile."""
        before, self.asked = self.budget.spent, False
        found, told, self.found, self.told = self.found, self.told, [], {}
        try:
            parts = tuple(self._filled(spec, here, scope, said))
            shown = tuple(frozenset(origins(part, self.told)) for part in parts)
            return MadeParts(parts, shown, self.told, tuple(self.found), self.budget.spent.less(before))
        finally:
            self.found, self.told = [*found, *self.found], {**told, **self.told}

    def scopes(self, spec: Mapping[str, Any], path: Path, names: Names) -> Iterator[Names]:
        """The names under which a spec is filled: once, once for each value of its list, or never."""
        scopes: list[Names] = [names]
        match = EACH.fullmatch(spec["each"]) if isinstance(spec.get("each"), str) else None
        if match:
            values = self.expression(match["expression"], (*path, "each"), names)
            if isinstance(values, tuple | list):
                scopes = [{**names, match["name"]: value} for value in values]
            else:
                if values is not FAULT:
                    hint = "write |list behind the expression" if isinstance(values, Iterator) else ""
                    self._wrong((*path, "each"), "a list", hint)
                scopes = []
        for scope in scopes:
            self.budget.step(path)
            when = spec.get("when", True)
            if isinstance(when, bool):
                shown = when
            else:
                value = self.expression(when, (*path, "when"), scope)
                shown = bool(value) and value is not FAULT
            if shown:
                yield scope

    def _part(self, spec: Mapping[str, Any], path: Path, names: Names, said: Given) -> Part:
        def value(key: str, otherwise: Any) -> Any:
            return said[key][0] if key in said else otherwise

        title, topic, lead, tracker = (
            self.text(*said.get(key, (None, path)), names) for key in ("title", "topic", "lead", "tracker")
        )
        if "areas" in spec:
            areas = tuple(tuple(self._blocks(area, (*path, "areas", i), names)) for i, area in enumerate(spec["areas"]))
        else:
            areas = (tuple(self._blocks(spec.get("body", []), (*path, "body"), names)),)
        layout, level, appendix = value("layout", ""), value("level", 0), bool(value("appendix", False))
        section, introduction = self._shown_whole(spec, names)
        if section is not None:
            if not layout and self.kind == "deck":
                layout, areas = arranged(areas[0])
            if "title" not in said and self.kind == "deck":
                title, topic = section.message or section.title, topic or (section.title if section.message else EMPTY)
                lead = lead or section.subtitle or EMPTY
            elif "title" not in said:
                title, level = section.title, value("level", 1)
                areas = ((*introduction, *areas[0]),)
        lines = tuple(
            (key, text)
            for key, line in spec.get("lines", {}).items()
            if (text := self.text(line, (*path, "lines", key), names))
        )
        part = Part(
            span=self.plan.span(path),
            layout=layout or "message",
            level=level,
            style=value("style", ""),
            title=title,
            topic=topic,
            lead=lead,
            tracker=tracker.plain,
            appendix=appendix,
            together=bool(value("together", False)),
            areas=areas,
            lines=lines,
        )
        goes = self.value(spec.get("spare", 0), (*path, "spare"), names)
        if goes is not FAULT and not is_round(goes or 1):
            self._wrong((*path, "spare"), "a whole number from 1 to 9, or 0 for never")
        elif goes is not FAULT:
            part = replace(part, goes=goes or 0)
        if self.spare:
            part = part.with_blocks((block, self.spare.get(id(block), spare)) for block, spare in part.marked)
        self._spend(part, path)
        shown = tuple(origins(part, self.told))
        group, sections = self._gathered(part, shown)
        part = replace(part, group=group, sections=sections)
        notes = self._notes(*said.get("notes", ([], path)), names, set(shown))
        if section is not None and "notes" not in said and self.kind == "deck":
            notes = tuple(unsaid(texts_of(section), set(shown)))
        return replace(part, notes=notes)

    def _spend(self, part: Part, path: Path) -> None:
        """What a part takes of the budget."""
        lengths = [len(run.text) for run in runs(part)]
        self.budget.part(path)
        self.budget.step(path, len(lengths))
        self.budget.words(path, sum(lengths))

    def _gathered(self, part: Part, shown: Iterable[Path]) -> tuple[str, tuple[str, ...]]:
        """The group of slides to which a part belongs, its one section's or its own, and the sections that it shows."""
        places = dict.fromkeys(path[1] for path in shown if path[0] == "sections")
        sections = {place: self.visible.sections[place] for place in places if place in self.visible.sections}
        group = part.tracker or (part.topic or part.title).plain
        if part.appendix:
            group = self.wording.say(self.labels.appendix)
        elif len(sections) == 1 and not part.tracker:
            group = next(iter(sections.values())).title.plain
        return group, tuple(s.anchor for s in sections.values())

    def _shown_whole(self, spec: Mapping[str, Any], names: Names) -> tuple[Record | None, tuple[Block, ...]]:
        """The section that a part shows as a whole, with its introduction: what the part does not say, that says."""
        for block in spec.get("body", []):
            name = block_name(block)
            introduction = find(name).introduction if name else None
            if name and introduction is not None:
                try:
                    value = evaluate(str(block[name]), names)
                except LeafError:
                    break  # the block itself has said so
                if isinstance(value, Record) and "kind" in set(value.names()):
                    return value, tuple(introduction(value))
        return None, ()

    def _notes(self, spec: Any, path: Path, names: Names, shown: set[Path]) -> tuple[RichText, ...]:
        """What the speaker says and the slide does not: the texts of the values given, less those already there."""
        notes: list[RichText] = []
        for index, template in enumerate(spec if isinstance(spec, list) else [spec]):
            here = (*path, index) if isinstance(spec, list) else path
            value = self.value(template, here, names)
            texts = texts_of(value) if not isinstance(value, str) else [rich(value, self.origin(here))]
            notes += unsaid(texts, shown)
        return tuple(notes)

    # --- blocks -------------------------------------------------------------------------------------------------------

    def _blocks(self, specs: list[dict[str, Any]], path: Path, names: Names) -> Iterator[Block]:
        for index, spec in enumerate(specs):
            name = block_name(spec)
            assert name is not None  # the grammar has judged it
            for entry in Filled(self, spec, (*path, index), names).scopes():
                yield from self._block(name, entry)

    def _block(self, name: str, entry: Filled) -> Iterator[Block]:
        """What a block of the plan comes to in one scope; nothing where it has a fault."""
        known, spec, here = find(name), entry.given, (*entry.path, name)
        try:
            found = tuple(known.make(entry, self.manner(spec, here)))
        except WrongValueError as error:
            self._wrong(here, str(error))
            return
        except UnfilledError:
            return
        if not spec.get("detail", True):
            found = tuple(block.without_details() for block in found)
        if not spec.get("see", True):
            found = tuple(block.without_references() for block in found)
        if "spare" in spec:
            self.spare.update((id(block), spare_of(spec["spare"])) for block in found)
        if known.repeats:
            self.told.update((id(block), block) for block in found)
        yield from found

    def manner(self, spec: Mapping[str, Any], path: Path) -> Manner:
        """A status is shown in a memo, and on a slide whose plan asks for it."""
        return Manner(
            wording=self.wording,
            kind=self.kind,
            day=self.visible.created.toordinal(),
            references=self.visible.references,
            mark=self.wording.say(self.labels.status_mark) if spec.get("status", self.kind == "memo") else "",
            detailed=bool(spec.get("detail")),
            origin=self.origin(path),
        )

    # --- leaves -------------------------------------------------------------------------------------------------------

    def origin(self, path: Path) -> Origin:
        return Origin("plan", path, self.plan.span(path))

    def text(self, template: Any, path: Path, names: Names) -> RichText:
        """A leaf as words."""
        if template is None:
            return EMPTY
        value = self.value(template, path, names)
        if value is FAULT:
            return EMPTY
        try:
            return rich(value, self.origin(path))
        except WrongValueError as error:
            self._wrong(path, str(error))
            return EMPTY

    def value(self, template: Any, path: Path, names: Names) -> Any:
        """A leaf's value: words in the document's language, with the expressions in them filled."""
        if is_wording(template):
            template = self.wording.find(template) or next(iter(template.values()))
        elif isinstance(template, str):
            template = self.wording.find({"": template}) or template
        if not isinstance(template, str) or "{" not in template:
            return template
        self.budget.step(path)
        try:
            return evaluate(template, names)
        except LeafError as error:
            return self._fault(error, path, names)

    def expression(self, expression: str, path: Path, names: Names) -> Any:
        self.budget.step(path)
        try:
            return evaluate_expression(expression, names)
        except LeafError as error:
            return self._fault(error, path, names)

    def _fault(self, error: LeafError, path: Path, names: Names) -> Any:
        span = self.plan.span(path)
        if error.name:
            known = "a plan knows the keys of a briefing: title, summary, sections, …"
            inside = re.search(rf"\.\s*{re.escape(error.name)}\b", str(self.plan.data_at(path)))
            able = self._inside(names) if inside else list(names)  # of a value, or at the beginning
            near = [one for one in words_for(error.name) if one in able] or difflib.get_close_matches(
                error.name, able, n=1, cutoff=0.6
            )
            hint = f"did you mean “{near[0]}”?" if near else known
            if re.search(rf"[=!]= ?{re.escape(error.name)}\b", str(self.plan.data_at(path))):
                hint = f'write "{error.name}": words stand in quotes'
            self.found.append(rules.UNDEFINED_NAME.at(span, f"“{error.name}” is not a name here", hint))
        else:
            self.found.append(rules.BAD_EXPRESSION.at(span, *plain(str(error))))
        return FAULT

    def _inside(self, names: Names) -> list[str]:
        return sorted({key for value in names.values() if isinstance(value, Record) for key in value.names()})

    def _wrong(self, path: Path, wanted: str, hint: str = "") -> None:
        self.found.append(rules.WRONG_VALUE.at(self.plan.span(path), f"“{path[-1]}” wants {wanted}", hint))
