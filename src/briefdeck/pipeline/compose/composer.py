"""Briefing + plan → outline: order, choice and wording. The only stage that knows Jinja2."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from briefdeck.audience.wording import Wording
from briefdeck.blocks.bullets import Bullets
from briefdeck.blocks.cards import Cards
from briefdeck.blocks.contents import Contents
from briefdeck.blocks.paragraph import Paragraph
from briefdeck.blocks.references import References
from briefdeck.blocks.setting.items import Item
from briefdeck.diagnostics import Diagnostic, in_order
from briefdeck.diagnostics.rules import audience as rules
from briefdeck.document.block import Block
from briefdeck.document.kinds import Kind
from briefdeck.document.outline import Outline, Part, Properties
from briefdeck.document.richtext import EMPTY, Origin, RichText, words
from briefdeck.document.visible import Record, Visible
from briefdeck.model.sections import SECTION_KINDS
from briefdeck.pipeline.compose import blocks as make
from briefdeck.pipeline.compose.coverage import left_out, origins, unsaid
from briefdeck.pipeline.compose.defaults import Manner, arranged, default_blocks
from briefdeck.pipeline.compose.expressions import FAULTS, evaluate, evaluate_expression, plain
from briefdeck.pipeline.compose.grammar import EACH, PASSED_ON, block_name, is_wording
from briefdeck.pipeline.compose.labels import labels_of
from briefdeck.pipeline.compose.laid import lay_matrix, lay_table
from briefdeck.pipeline.compose.since import changes
from briefdeck.yamlfile.reader import Document
from briefdeck.yamlfile.tree import Path

Names = Mapping[str, Any]
Given = Mapping[str, tuple[Any, Path]]  # what a group says for its parts, with its path


def compose(plan: Document, kind: Kind, visible: Visible, wording: Wording) -> tuple[Outline, tuple[Diagnostic, ...]]:
    """Fill a plan. A text of the briefing that reaches no part and is not listed under `omit` is an error."""
    composer = _Composer(plan, kind, visible, wording)
    outline = composer.outline()
    found = composer.found
    if not found:
        found += left_out(outline, kind, visible, wording, plan, composer.told)
    return outline, in_order(found)


class _Composer:
    def __init__(self, plan: Document, kind: Kind, visible: Visible, wording: Wording) -> None:
        self.plan = plan
        self.kind = kind
        self.visible = visible
        self.wording = wording
        self.labels = wording.audience.settings.labels
        self.found: list[Diagnostic] = []
        self.told: dict[int, Block | None] = {}  # what repeats words of many sections, and is the place of none
        names = visible.names
        sections = names["sections"]
        self.names: dict[str, Any] = {
            **names,
            **{kind_: tuple(s for s in sections if s.kind == kind_) for kind_ in SECTION_KINDS},
            "audience": wording.say(wording.audience.settings.name),
            "language": wording.language,
        }
        self.sections = {section.place: section for section in sections}

    def outline(self) -> Outline:
        data: dict[str, Any] = self.plan.data
        footer = self._text(data.get("footer"), ("footer",), self.names)
        noted = self.kind == "memo" and self.wording.audience.settings.citations == "footnotes"
        parts = sorted(self._parts(data["parts"], ("parts",), self.names, {}), key=lambda part: part.appendix)
        return Outline(self._properties(footer), labels_of(self.wording), tuple(parts), self.visible.references, noted)

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
            for scope in self._scopes(spec, here, names):
                if "parts" in spec:
                    yield from self._parts(spec["parts"], (*here, "parts"), scope, said)
                else:
                    yield self._part(spec, here, scope, said)

    def _scopes(self, spec: Mapping[str, Any], path: Path, names: Names) -> Iterator[Names]:
        """The names under which a spec is filled: once, once for each value of its list, or never."""
        scopes: list[Names] = [names]
        match = EACH.fullmatch(spec["each"]) if isinstance(spec.get("each"), str) else None
        if match:
            values = self._expression(match["expression"], (*path, "each"), names)
            if isinstance(values, tuple | list):
                scopes = [{**names, match["name"]: value} for value in values]
            else:
                if values is not _FAULT:
                    self._wrong((*path, "each"), "a list")
                scopes = []
        for scope in scopes:
            when = spec.get("when", True)
            if isinstance(when, bool):
                shown = when
            else:
                value = self._expression(when, (*path, "when"), scope)
                shown = bool(value) and value is not _FAULT
            if shown:
                yield scope

    def _part(self, spec: Mapping[str, Any], path: Path, names: Names, said: Given) -> Part:
        def value(key: str, otherwise: Any) -> Any:
            return said[key][0] if key in said else otherwise

        title, topic, lead, tracker = (
            self._text(*said.get(key, (None, path)), names) for key in ("title", "topic", "lead", "tracker")
        )
        if "areas" in spec:
            areas = tuple(tuple(self._blocks(area, (*path, "areas", i), names)) for i, area in enumerate(spec["areas"]))
        else:
            areas = (tuple(self._blocks(spec.get("body", []), (*path, "body"), names)),)
        layout, level, appendix = value("layout", ""), value("level", 0), bool(value("appendix", False))
        section = self._defaulted(spec, names)
        if section is not None:
            if not layout and self.kind == "deck":
                layout, areas = arranged(areas[0])
            if "title" not in said and self.kind == "deck":
                title, topic = section.message or section.title, topic or (section.title if section.message else EMPTY)
            elif "title" not in said:
                title, level = section.title, value("level", 1)
                areas = ((Paragraph(section.message), *areas[0]),) if section.message else areas
        lines = tuple(
            (key, text)
            for key, line in spec.get("lines", {}).items()
            if (text := self._text(line, (*path, "lines", key), names))
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
            areas=areas,
            lines=lines,
        )
        shown = tuple(origins(part, self.told))
        group, sections = self._gathered(part, shown)
        part = replace(part, group=group, sections=sections)
        notes = self._notes(*said.get("notes", ([], path)), names, set(shown))
        if section is not None and "notes" not in said and self.kind == "deck":
            notes = tuple(unsaid(make.texts_of(section), set(shown)))
        return replace(part, notes=notes)

    def _gathered(self, part: Part, shown: Iterable[Path]) -> tuple[str, tuple[str, ...]]:
        """The group of slides to which a part belongs, its one section's or its own, and the sections that it shows."""
        places = dict.fromkeys(path[1] for path in shown if path[0] == "sections")
        sections = {place: self.sections[place] for place in places if place in self.sections}
        group = part.tracker or (part.topic or part.title).plain
        if part.appendix:
            group = self.wording.say(self.labels.appendix)
        elif len(sections) == 1 and not part.tracker:
            group = next(iter(sections.values())).title.plain
        return group, tuple(s.anchor for s in sections.values())

    def _defaulted(self, spec: Mapping[str, Any], names: Names) -> Record | None:
        """The section that a part shows by `default`: what the part does not say, the section says."""
        leaves = (block["default"] for block in spec.get("body", []) if "default" in block)
        try:
            value = next((evaluate(str(leaf), names) for leaf in leaves), None)
        except FAULTS:
            return None  # the block itself has said so
        return value if isinstance(value, Record) else None

    def _notes(self, spec: Any, path: Path, names: Names, shown: set[Path]) -> tuple[RichText, ...]:
        """What the speaker says and the slide does not: the texts of the values given, less those already there."""
        notes: list[RichText] = []
        for index, template in enumerate(spec if isinstance(spec, list) else [spec]):
            here = (*path, index) if isinstance(spec, list) else path
            value = self._value(template, here, names)
            texts = make.texts_of(value) if not isinstance(value, str) else [make.rich(value, self._origin(here))]
            notes += unsaid(texts, shown)
        return tuple(notes)

    # --- blocks -------------------------------------------------------------------------------------------------------

    def _blocks(self, specs: list[dict[str, Any]], path: Path, names: Names) -> Iterator[Block]:
        for index, spec in enumerate(specs):
            here = (*path, index)
            name = block_name(spec)
            assert name is not None  # the grammar has judged it
            for scope in self._scopes(spec, here, names):
                try:
                    if name == "default":
                        found = tuple(self._default(spec, (*here, name), scope))
                    else:
                        block = self._block(name, spec, (*here, name), scope)
                        found = (block,) if block is not None else ()
                except make.WrongValueError as error:
                    self._wrong((*here, name), str(error))
                    continue
                if not spec.get("detail", True):
                    found = tuple(block.without_details() for block in found)
                yield from found if spec.get("see", True) else (block.without_references() for block in found)

    def _default(self, spec: Mapping[str, Any], path: Path, names: Names) -> Iterator[Block]:
        value = self._value(spec["default"], path, names)
        if value is not _FAULT:
            manner = Manner(self.wording, self._mark(spec), self._day, self.kind == "memo", spec.get("detail", True))
            yield from default_blocks(value, manner, self._origin(path))

    def _mark(self, spec: Mapping[str, Any]) -> str:
        """The pattern of a status, where it is shown: in a memo, and on a slide whose plan asks for it."""
        return self.wording.say(self.labels.status_mark) if spec.get("status", self.kind == "memo") else ""

    @property
    def _day(self) -> int:
        """The day of the document, from 0001-01-01."""
        return self.visible.created.toordinal()

    def _block(self, name: str, spec: Mapping[str, Any], path: Path, names: Names) -> Block | None:
        origin = self._origin(path)
        mark, say, heads_ = self._mark(spec), self.wording.say, self.labels.heads
        if name in ("table", "matrix") and isinstance(spec[name], dict):
            lay = lay_table if name == "table" else lay_matrix
            made = lay(spec, path, names, self._scopes, self._text)
            return make.turned(make.emphasised(made, self._emphasis(spec, path, names)), spec.get("landscape"))
        if name in ("bullets", "cards"):
            found = self._items(spec[name], path, names, mark)
            detailed = bool(spec.get("detail"))
            if not found:
                return None
            if name == "cards":
                return Cards(found, bool(spec.get("numbered")), detailed, spec.get("columns", 0))
            return Bullets(found, bool(spec.get("ordered")), detailed)
        if name == "changes":
            since = self._expression(spec[name], path, names)
            detailed = bool(spec.get("detail", self.kind == "memo"))
            block = None if since is _FAULT else changes(since, self.kind, self.wording, origin, detailed)
            self.told[id(block)] = block
            return block
        value = self._value(spec[name], path, names)
        if value is _FAULT:
            return None
        match name:
            case "paragraph":
                text = make.rich(value, origin)
                return make.paragraph(value, text, spec.get("style", ""))
            case "figures":
                return make.figures(value, spec.get("columns", 0))
            case "table":
                known = make.emphasised(make.known_table(value), self._emphasis(spec, path, names))
                return make.turned(known, spec.get("landscape"))
            case "chart":
                return make.chart(value, self._emphasis(spec, path, names))
            case "picture":
                return make.picture(value)
            case "phases":
                return make.phases(value, origin, mark, self.wording.say(self.labels.current), bool(spec.get("detail")))
            case "implications":
                given = spec.get("heads", [])
                heads = [self._text(h, (*path[:-1], "heads", i), names) for i, h in enumerate(given)]
                heads = heads or [words(say(h)) for h in (heads_.actor, heads_.implication, heads_.action)]
                if len(heads) != 3:
                    raise make.WrongValueError("three heads: actor, implication, action")
                return make.implications(value, (heads[0], heads[1], heads[2]), mark, bool(spec.get("detail")))
            case "comparison":
                return make.comparison(value, say(self.labels.preferred))
            case "timeline":
                return make.timeline(value, origin, mark, self.wording, self._day)
            case "process":
                return make.process(value, origin, mark, bool(spec.get("detail")))
            case "quote":
                return make.quote(value, self._text(spec.get("by"), (*path[:-1], "by"), names), origin)
            case "callout":
                label = self._text(spec.get("label"), (*path[:-1], "label"), names).plain
                return make.callout(value, label, origin)
            case "references":
                listed = self.visible.references
                return References(listed, bool(spec.get("addresses", True))) if listed else None
            case _:
                return Contents() if value is True else Contents(value)

    def _emphasis(self, spec: Mapping[str, Any], path: Path, names: Names) -> str:
        """The row, column, series or category that a plan sets apart."""
        return self._text(spec.get("emphasis"), (*path[:-1], "emphasis"), names).plain

    def _items(self, spec: Any, path: Path, names: Names, mark: str) -> tuple[Item, ...]:
        if not (isinstance(spec, dict) and not is_wording(spec)):
            value = self._value(spec, path, names)
            return () if value is _FAULT else make.items(value, self._origin(path), mark)
        found = []
        for scope in self._scopes(spec, path, names):
            status = self._text(spec.get("status"), (*path, "status"), scope).plain
            points = spec.get("points")
            found.append(
                Item(
                    self._text(spec.get("text"), (*path, "text"), scope),
                    self._text(spec.get("detail"), (*path, "detail"), scope),
                    make.status_mark(status, mark),
                    self._items(points, (*path, "points"), scope, mark) if points else (),
                )
            )
        return tuple(i for i in found if i.text)

    # --- leaves -------------------------------------------------------------------------------------------------------

    def _origin(self, path: Path) -> Origin:
        return Origin("plan", path, self.plan.span(path))

    def _text(self, template: Any, path: Path, names: Names) -> RichText:
        """A leaf as words."""
        if template is None:
            return EMPTY
        value = self._value(template, path, names)
        if value is _FAULT:
            return EMPTY
        try:
            return make.rich(value, self._origin(path))
        except make.WrongValueError as error:
            self._wrong(path, str(error))
            return EMPTY

    def _value(self, template: Any, path: Path, names: Names) -> Any:
        """A leaf's value: words in the document's language, with the expressions in them filled."""
        if is_wording(template):
            language = self.wording.language
            template = template.get(language) or next(iter(template.values()))
        if not isinstance(template, str) or "{" not in template:
            return template
        try:
            return evaluate(template, names)
        except FAULTS as error:
            return self._fault(str(error), path, names)

    def _expression(self, expression: str, path: Path, names: Names) -> Any:
        try:
            return evaluate_expression(expression, names)
        except FAULTS as error:
            return self._fault(str(error), path, names)

    def _fault(self, message: str, path: Path, names: Names) -> Any:
        missing = _UNDEFINED.fullmatch(message)
        span = self.plan.span(path)
        if missing:
            name = missing["name"] or missing["attribute"]
            near = difflib.get_close_matches(name, self._known(names), n=1, cutoff=0.6)
            hint = f"did you mean “{near[0]}”?" if near else ""
            self.found.append(rules.UNDEFINED_NAME.at(span, f"“{name}” is not a name here", hint))
        else:
            self.found.append(rules.BAD_EXPRESSION.at(span, *plain(message)))
        return _FAULT

    def _known(self, names: Names) -> list[str]:
        inner = {key for value in names.values() if isinstance(value, Record) for key in value.names()}
        return sorted(inner | set(names))

    def _wrong(self, path: Path, wanted: str) -> None:
        self.found.append(rules.WRONG_VALUE.at(self.plan.span(path), f"“{path[-1]}” wants {wanted}", ""))


_FAULT = object()
_UNDEFINED = re.compile(r"'(?P<name>[^']+)' is undefined|'[^']*' has no attribute '(?P<attribute>[^']+)'")
