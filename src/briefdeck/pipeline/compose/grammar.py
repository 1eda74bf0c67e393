"""The grammar of a plan: its parts, and of blocks what all have. Judged once, before anything is filled.

A part with `parts` is a group. What it says of layout, title, topic, lead, tracker, level, style, notes, appendix and
together holds for every part in it that does not say it itself, and is filled there; plans do not repeat themselves:

    - each: section in sections
      topic: "{{ section.title }}"
      title: "{{ section.message or section.title }}"
      parts:
        - {when: section.kind == "table", layout: wide area, body: [{table: "{{ section.table }}"}]}
        - {when: section.kind == "text", body: [{bullets: "{{ section.points }}"}]}

The `id` of a part is its name for the plans of audiences that are based on this one (`briefdeck.changes`).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from briefdeck.audience.completeness import missing_words
from briefdeck.audience.wording import Wording
from briefdeck.blocks import find, names
from briefdeck.blocks.setting.plan import CONTROL_KEYS, Judge, is_wording, leaf
from briefdeck.diagnostics import Diagnostic
from briefdeck.diagnostics.rules import audience as rules
from briefdeck.diagnostics.rules import briefing as shape
from briefdeck.diagnostics.words import did_you_mean
from briefdeck.locale import find as locale
from briefdeck.model.fault import called
from briefdeck.model.faults import first_of
from briefdeck.model.language_names import language_of
from briefdeck.model.leaves import is_language
from briefdeck.patterns import regex
from briefdeck.pipeline.compose.expressions import judge, plain
from briefdeck.pipeline.compose.filters import LeafError
from briefdeck.pipeline.compose.plan_customs import about_key, about_layout
from briefdeck.pipeline.compose.sparing import is_round, judge_spare
from briefdeck.yamlfile.reader import Document
from briefdeck.yamlfile.tree import Path

_PARTS = frozenset({"slides", "sections", "pages", "blocks", "content", "contents", "structure", "body", "headings"})
TOP_KEYS = frozenset({"footer", "openers", "parts", "change"})  # what `change` asks for has been done by now
PART_KEYS = CONTROL_KEYS | {
    "id", "parts", "layout", "level", "style", "title", "topic", "lead", "tracker", "body", "areas", "notes", "lines",
    "appendix", "together", "spare",
}  # fmt: skip
# What parts have from their group.
PASSED_ON = ("layout", "level", "style", "title", "topic", "lead", "tracker", "notes", "appendix", "together")
_OF_SLIDES = frozenset({"body", "areas", "lines"})  # what a group cannot have
_OPENERS = range(1000)  # slides
MAX_SOURCES = 2_000
_SHOWN = 120  # characters of an expression in a message
NAME = regex(r"[A-Za-z][A-Za-z0-9_-]*")
EACH = regex(r"\s*(?P<name>[a-z_][a-z0-9_]*)\s+in\s+(?P<expression>\S.*)", re.DOTALL)


def block_name(block: Mapping[str, Any]) -> str | None:
    """The one key of a block that names its kind."""
    found = [key for key in block if key in names()]
    return found[0] if len(found) == 1 else None


def check_plan(plan: Document, layouts: Layouts | None = None) -> Iterator[Diagnostic]:
    """Everything in a plan that cannot be filled, whatever the briefing; `layouts` are those of a deck's template."""
    return first_of(_Judge(plan, layouts).plan(), plan)


def untranslated_plan(plan: Document, wording: Wording) -> Iterator[Diagnostic]:
    """The words of a plan that cannot be filled in the language of a document, each at its line; the plan is sound."""
    return first_of(_Judge(plan, None, wording).plan(), plan)


_LONG = 40
_IN_BRACES = regex(r"\{\{([^{}]*)\}\}")
_ONE_BRACE = regex(r"(?<!\{)\$?(?<!\{)\{ ?([a-z_]+(?:\.[a-z_]+)*) ?\}(?!\})")
_LEAVING = frozenset({"drop", "remove", "exclude", "omit", "hide", "skip", "delete", "order", "disable"})
_LEAVE = "write change: and below it the id of a part with nothing behind its colon to leave it out, as “contents:”"


_CHOSEN = regex(
    r"(?:(?P<name>[a-z_]\w*)\s+in\s+)?(?P<list>[a-z_][\w.]*)\s*"
    r"(?:\|\s*(?:where|filter|select|selectattr)\(\s*['\"](?P<key>\w+)['\"]\s*,\s*(?:['\"](?:==|eq|equalto)['\"]\s*,\s*)?"
    r"['\"](?P<said>[^'\"]+)['\"]\s*\)|\s(?:if|where|when)\s+(?:\w+\.)?(?P<own>\w+)\s*==?\s*['\"](?P<word>[^'\"]+)['\"])"
)
"""Some of a list, as other languages choose them: sections | where("kind", "text"), x in sections if x.id == "y"."""


def _about_each(each: object) -> str:
    if found := _CHOSEN.fullmatch(str(each).strip()):
        name = found["name"] or found["list"].rpartition(".")[2].removesuffix("s")
        key, word = found["key"] or found["own"], found["said"] or found["word"]
        return f'write each: {name} in {found["list"]}|selectattr("{key}", "in", ["{word}"])|list'
    said = re.sub(r"^\s*(?:\{%-?|\{\{)?\s*(?:for\s+)?|\s*:?\s*(?:-?%\}|\}\})?\s*$", "", str(each))
    if len(said) > _LONG or not (EACH.fullmatch(said) or said.isidentifier()):
        return "write each: name in list"
    return f"write each: {said}" if EACH.fullmatch(said) else f"write each: {said.removesuffix('s')} in {said}"


def _misnamed(texts: dict[str, object]) -> list[str]:
    """The keys of a mapping of languages that name one, and are no tag."""
    return [key for key in texts if not is_language(key) and language_of(key)]


def _written_as(wanted: str, value: object) -> str:
    """What to write in the place of a value of a plan that is not what is wanted; nothing where nobody can tell."""
    match wanted, value:
        case "a list of blocks", str() if value.startswith("{{"):
            block = "default" if re.match(r"\{\{\s*section\s*\}\}", value) else "bullets"
            return f'write [{{{block}: "{value}"}}]'
        case "a mapping that names a block", str() if value in names():
            return f'write {{{value}: "{{{{ … }}}}"}}, with what it is to show in its braces'
        case "a list of blocks", str() if value in names():
            return f'write [{{{value}: "{{{{ … }}}}"}}], with what it is to show in its braces'
        case ("a list of blocks", dict()) | ("a list of parts", dict()):
            return "begin it with a dash: “- …”"
        case "a mapping of `key: value`", str():
            return "write {id: …, layout: …, title: …}; to change or leave out a part of the base write change:"
        case "true or false", _:
            return "write true or false, without quotes"
        case "words or {{ … }}", dict() if found := _misnamed(value):
            return f"write {language_of(found[0])}: in the place of {found[0]}:"
        case "words or {{ … }}", dict():
            return 'put the whole of it into double quotes: "{{ … }}"'
        case _:
            return ""


class _Judge:
    def __init__(self, document: Document, layouts: Layouts | None, wording: Wording | None = None) -> None:
        """With a `wording` the plan is sound, and only words that it lacks are told."""
        self.document = document
        self.layouts = layouts
        self.wording = wording
        self.ids: dict[str, Path] = {}
        self.sources: set[str] = set()

    def plan(self) -> Iterator[Diagnostic]:
        data = self.document.data
        yield from self.unknown(data, TOP_KEYS, ())
        yield from self.leaf(data.get("footer", ""), ("footer",))
        openers = data.get("openers", 0)
        if type(openers) is not int or openers not in _OPENERS:
            yield self.wrong(("openers",), "a whole number: from how many slides on a deck has dividers")
        elif openers and self.layouts is None and self.wording is None:
            yield self.wrong(("openers",), "left out: dividers belong to a deck")
        if "parts" in data:
            yield from self._parts(data["parts"], ("parts",))
        else:
            yield shape.MISSING_KEY.at(self.document.span(()), "“parts” is missing", "add parts: with a list of parts")

    def unknown(self, mapping: Mapping[str, Any], known: Collection[str], path: Path) -> Iterator[Diagnostic]:
        for key in mapping:
            if key not in known:
                span = self.document.key_span((*path, key))
                left_out = not path and key in _LEAVING
                hint = _LEAVE if left_out else "" if path or key not in _PARTS else "write parts:"
                hint = hint or about_key(str(key), known) or did_you_mean(key, known)
                yield shape.UNKNOWN_KEY.at(span, f"“{key}” is not a key here", hint)

    def wrong(self, path: Path, wanted: str) -> Diagnostic:
        value = self.document.data_at(path)
        return shape.WRONG_TYPE.at(
            self.document.span(path), f"{called(path)} must be {wanted}", _written_as(wanted, value)
        )

    def missing(self, mapping: Mapping[str, Any], keys: Iterable[str], path: Path) -> Iterator[Diagnostic]:
        for key in keys:
            if key not in mapping:
                span = self.document.span(path)
                yield shape.MISSING_KEY.at(span, f"“{key}” is missing", f"add {key}: to {called(path)}")

    # --- parts and blocks ---------------------------------------------------------------------------------------------

    def _parts(self, parts: object, path: Path, layout: object = "message") -> Iterator[Diagnostic]:
        """`layout` is what the parts have that name none."""
        if not isinstance(parts, list) or not parts:
            yield self.wrong(path, "a list of parts")
            return
        for index, part in enumerate(parts):
            here = (*path, index)
            if isinstance(part, dict):
                yield from self._part(part, here, part.get("layout", layout))
            else:
                yield self.wrong(here, "a mapping of `key: value`")

    def _part(self, part: Mapping[str, Any], path: Path, layout: object) -> Iterator[Diagnostic]:
        yield from self.unknown(part, PART_KEYS - _OF_SLIDES if "parts" in part else PART_KEYS, path)
        yield from self.control(part, path)
        if "parts" not in part:
            yield from self._placeholders(part, path, layout)
        for key, value in part.items():
            here = (*path, key)
            match key:
                case "id":
                    yield from self._id(value, here)
                case "title" | "topic" | "lead" | "tracker":
                    yield from self.leaf(value, here)
                case "layout":
                    yield from self._layout(value, here)
                case "level" if value not in range(5) or isinstance(value, bool):
                    yield self.wrong(here, "a whole number from 0 to 4")
                case "style" if not isinstance(value, str):
                    yield self.wrong(here, "the name of a style")
                case "appendix" | "together" if not isinstance(value, bool):
                    yield self.wrong(here, "true or false")
                case "together" if value and self.layouts is None and self.wording is None:
                    yield self.wrong(here, "left out: only slides are shared")
                case "spare" if self.layouts is not None or "parts" in part:
                    yield self.wrong(here, "left out: only parts of a memo that have blocks may go")
                case "spare" if isinstance(value, str):
                    yield from self.leaf(value, here) if self.wording is None else ()
                case "spare" if not is_round(value):
                    yield self.wrong(here, "a whole number from 1 to 9, or an expression")
                case "parts":
                    yield from self._parts(value, here, layout)
                case "body":
                    yield from self._blocks(value, here)
                case "areas":
                    yield from self._areas(value, here)
                case "notes" if isinstance(value, list):
                    yield from self.every(value, here, leaf, "a list")
                case "notes":
                    yield from self.leaf(value, here)
                case "lines" if not isinstance(value, dict):
                    yield self.wrong(here, "a mapping of placeholders to words")
                case "lines":
                    for name, line in value.items():
                        yield from self.leaf(line, (*here, name))

    def _id(self, name: object, path: Path) -> Iterator[Diagnostic]:
        span = self.document.span(path)
        if not isinstance(name, str) or not NAME.fullmatch(name):
            hint = "a name begins with a letter and has letters, digits, - and _ only"
            yield shape.INVALID_VALUE.at(span, f"“{name}” cannot be a name", hint)
        elif name in self.ids:
            what = f"“{name}” is the id of the part at {self.document.span(self.ids[name])} already"
            yield rules.REPEATED_PART.at(span, what, "give one of the two another id")
        else:
            self.ids[name] = path

    def _layout(self, layout: object, path: Path) -> Iterator[Diagnostic]:
        known = isinstance(layout, str) and (self.layouts is None or layout in self.layouts)
        if not known:
            names = self.layouts or ()
            hint = about_layout(str(layout), names) or did_you_mean(str(layout), names)
            yield rules.UNKNOWN_LAYOUT.at(self.document.span(path), f"there is no layout “{layout}”", hint)

    def _placeholders(self, part: Mapping[str, Any], path: Path, name: object) -> Iterator[Diagnostic]:
        """What a part says must have a place on its layout; what a group says for all its parts need not."""
        if self.layouts is None or not isinstance(name, str) or name not in self.layouts:
            return
        roles = self.layouts[name]
        lines = part["lines"] if isinstance(part.get("lines"), dict) else {}
        wanted = [((*path, key), key) for key in ("topic", "lead") if key in part]
        wanted += [((*path, "lines", role), role) for role in lines]
        wanted += [((*path, key), "body") for key in ("body", "areas") if part.get(key) and not _adorned(part[key])]
        for place, role in wanted:
            if not any(known.startswith("body") if role == "body" else known == role for known in roles):
                what = f"the layout “{name}” has no placeholder “{role}”"
                span = self.document.key_span(place)
                yield rules.MISSING_PLACEHOLDER.at(span, what, did_you_mean(role, roles))

    def control(self, mapping: Mapping[str, Any], path: Path) -> Iterator[Diagnostic]:
        each, when = mapping.get("each"), mapping.get("when")
        if "each" in mapping:
            match = EACH.fullmatch(each) if isinstance(each, str) else None
            if match:
                if _CHOSEN.fullmatch(str(each)):
                    what = "“each:” names a list, and has no if"
                    yield rules.BAD_EXPRESSION.at(self.document.span((*path, "each")), what, _about_each(each))
                else:
                    yield from self.expression(match["expression"], (*path, "each"))
            else:
                what = f"“each: {_shortened(str(each))}” is not understood"
                yield rules.BAD_EXPRESSION.at(self.document.span((*path, "each")), what, _about_each(each))
        if isinstance(when, str):
            yield from self.expression(when, (*path, "when"))
        elif "when" in mapping and not isinstance(when, bool):
            yield self.wrong((*path, "when"), "an expression")

    def _areas(self, areas: object, path: Path) -> Iterator[Diagnostic]:
        wanted = "a list of areas, each a list of blocks"
        return self.every(areas, path, lambda _, area, here: self._blocks(area, here), wanted)

    def _blocks(self, blocks: object, path: Path) -> Iterator[Diagnostic]:
        return self.every(blocks, path, lambda _, block, here: self._block(block, here), "a list of blocks")

    def _block(self, block: object, path: Path) -> Iterator[Diagnostic]:
        if not isinstance(block, dict):
            yield self.wrong(path, "a mapping that names a block")
            return
        name = block_name(block)
        if name is None:
            yield self._not_a_block(block, path)
            return
        known = find(name)
        of_memo = {"spare"} if self.layouts is None else set[str]()
        yield from self.unknown(block, {name, *known.keys, *CONTROL_KEYS, *of_memo}, path)
        yield from self.control(block, path)
        for key, value in block.items():
            judge = known.value if key == name else judge_spare if key == "spare" else known.keys.get(key)
            if judge is not None:
                yield from judge(self, value, (*path, key))

    def _not_a_block(self, block: Mapping[str, Any], path: Path) -> Diagnostic:
        named = [key for key in block if key in names()]
        span = self.document.span(path)
        if named:
            what = f"one item names two blocks, {named[0]} and {named[1]}"
            return rules.UNKNOWN_BLOCK.at(span, what, "give each block a dash of its own")
        first = next((key for key in block if key not in CONTROL_KEYS), "")
        what = f"there is no block “{first}”" if first else "no block is named here"
        return rules.UNKNOWN_BLOCK.at(span, what, did_you_mean(first, names()))

    # --- leaves -------------------------------------------------------------------------------------------------------

    def every(self, value: object, path: Path, judge: Judge, wanted: str) -> Iterator[Diagnostic]:
        if isinstance(value, list):
            for index, child in enumerate(value):
                yield from judge(self, child, (*path, index))
        else:
            yield self.wrong(path, wanted)

    def leaf(self, value: object, path: Path) -> Iterator[Diagnostic]:
        """Words, or a mapping of languages to words; every template in them must at least be readable."""
        if self.wording is not None:
            said = value if isinstance(value, dict) else {"": str(value)}
            if self.wording.find(said) is None:
                yield missing_words(self.document.span(path), f"{called(path)} has", self.wording.language)
        elif is_wording(value):
            assert isinstance(value, dict)
            for language, words in value.items():
                if locale(language) is None and (meant := language_of(language)):
                    what = f"there is no language “{language}” here"
                    yield shape.UNKNOWN_LANGUAGE.at(self.document.key_span((*path, language)), what, f"write {meant}:")
                yield from self.leaf(words, (*path, language))
        elif isinstance(value, str):
            yield from self._syntax(value, path) if "{" in value else ()
            if found := _ONE_BRACE.search(value):
                what = f"“{found[0]}” has one brace on each side, and would stand in documents as it is"
                yield rules.BAD_EXPRESSION.at(self.document.span(path), what, f"write {{{{ {found[1]} }}}}")
        elif isinstance(value, bool) or not isinstance(value, int | float):
            yield self.wrong(path, "words or {{ … }}")

    def expression(self, source: str, path: Path) -> Iterator[Diagnostic]:
        """A bare expression, as it stands behind `when:` and in `each:`."""
        if bare := _IN_BRACES.fullmatch(source.strip()):
            what = "a condition is an expression already, and has no braces around it"
            return iter((rules.BAD_EXPRESSION.at(self.document.span(path), what, f"write {bare[1].strip()}"),))
        return self._syntax("{{ " + source + " }}", path)

    def _syntax(self, source: str, path: Path) -> Iterator[Diagnostic]:
        if source in self.sources or len(self.sources) > MAX_SOURCES:
            return
        self.sources.add(source)
        if len(self.sources) > MAX_SOURCES:
            what = f"the plan has more than {MAX_SOURCES:,} different expressions"
            yield rules.OVERSPENT_PLAN.at(self.document.span(path), what, "say once with each: what is repeated")
            return
        try:
            judge(source)
        except LeafError as error:
            what, hint = plain(str(error))
            yield rules.BAD_EXPRESSION.at(self.document.span(path), f"{_shortened(source.strip())}: {what}", hint)


def _shortened(source: str) -> str:
    return source if len(source) <= _SHOWN else f"{source[: _SHOWN - 1]}…"


def _adorned(areas: object) -> bool:
    """Whether a body holds nothing but decoration."""
    blocks = areas if isinstance(areas, list) else []
    known = [name for block in blocks if isinstance(block, dict) and (name := block_name(block))]
    return bool(known) and len(known) == len(blocks) and all(find(name).decorative for name in known)


Layouts = Mapping[str, Collection[str]]  # a layout's name → the roles of its placeholders
