"""The shape of YAML data judged by pydantic: each fault at its place in the file, in words for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from briefdeck.diagnostics import NO_FACTS, Diagnostic, Facts, Rule, measured
from briefdeck.diagnostics.rules import briefing as rules
from briefdeck.diagnostics.rules import files
from briefdeck.diagnostics.words import counted, did_you_mean
from briefdeck.model import habits
from briefdeck.yamlfile.reader import Document
from briefdeck.yamlfile.tree import Path

_MAPPING = "a mapping of `key: value`"
_WORDS = "text, or a mapping of languages such as {ja: …, en: …}"
# What pydantic calls a wrong type → what is wanted.
_WANTED = {
    "list_type": "a list",
    "dict_type": _MAPPING,
    "model_type": _MAPPING,
    "model_attributes_type": _MAPPING,
    "string_type": "text",
    "bool_type": "true or false",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "float_parsing": "a number",
    "number_shape": "a number",
    "text_type": _WORDS,
}
# What pydantic calls a bound → what is counted, the bound's name, the sentence about it.
_BOUNDS = {
    "too_short": ("items", "min_length", "at least {} must be given"),
    "too_long": ("items", "max_length", "at most {} can be given"),
    "string_too_long": ("characters", "max_length", "at most {} can be given"),
    "greater_than_equal": ("", "ge", "it must be {} or more"),
    "less_than_equal": ("", "le", "it must be {} or less"),
}
_SHOWN = 40
# Where the reader met one of these, it went on with a value that nobody wrote.
_REPLACED = (files.BROKEN_YAML, files.FORBIDDEN_TAG, files.NON_STRING_KEY, files.ILLEGAL_CHARACTER)


def without_echoes(read: Iterable[Diagnostic], judged: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """What was judged, less the lines whose values the reader could not read: their fault is reported already."""
    spoiled = {(d.span.file, d.span.line) for d in read if d.rule in _REPLACED}
    return (d for d in judged if (d.span.file, d.span.line) not in spoiled)


def schema_faults(
    error: ValidationError, document: Document, root: type[BaseModel], *, ours: bool = False
) -> Iterator[Diagnostic]:
    """The faults that pydantic found, at their place in the file and in words for people.

    `ours` says that the file is a briefing, in which people and programs write what other tools call things.
    """
    faults: list[_Fault] = []
    for detail in error.errors(include_url=False):
        place, unknown = list(detail["loc"]), []
        if detail["type"] == "extra_forbidden":
            unknown = [place.pop()]
        path, annotations = _followed(place, root)
        faults.append(_Fault(detail, (*path, *unknown), annotations, document, ours=ours))
    # A key by another name is one mistake, though ours is missing then.
    renamed = {(*fault.path[:-1], meant) for fault in faults if (meant := fault.meant)}
    told: set[Path] = set()
    for fault in faults:
        name = (*fault.path[:-1], fault.meant) if fault.meant else None
        if name in told or (fault.type == "missing" and fault.path in renamed):
            continue
        yield fault.diagnostic()
        told |= {name} if name else set()


def called(path: Path) -> str:
    """A value as a sentence names it: “title”, item 2 of “points”."""
    if not path:
        return "the file"
    last = path[-1]
    return f"item {last + 1} of {called(path[:-1])}" if isinstance(last, int) else f"“{last}”"


class _Fault:
    def __init__(
        self, detail: ErrorDetails, path: Path, annotations: list[Any], document: Document, *, ours: bool
    ) -> None:
        self.type = detail["type"]
        self.message = detail["msg"]
        self.value = detail.get("input")
        self.context = detail.get("ctx", {})
        key = self.context.get("key")
        if key and isinstance(self.value, dict):
            path, self.value = (*path, key), self.value[key]
        self.path = path
        self.annotations = annotations
        self.document = document
        self.ours = ours

    @property
    def meant(self) -> str:
        """Our name of a key that is not known by the one that it has; empty where nobody can tell."""
        if self.type != "extra_forbidden" or not self.ours:
            return ""
        return self._about_key()[0]

    def _about_key(self) -> tuple[str, str]:
        around = self.document.data_at(self.path[:-1])
        taken = around if isinstance(around, dict) else ()
        return habits.about_key(str(self.path[-1]), self.value, self._known(), taken)

    def _known(self) -> set[str]:
        return {info.alias or key for model in self.annotations for key, info in model.model_fields.items()}

    def diagnostic(self) -> Diagnostic:
        match self.type:
            case "extra_forbidden":
                return self._unknown_key()
            case "missing" | "union_tag_not_found":
                return self._missing_key()
            case "union_tag_invalid":
                return self._unknown_kind()
            case "icon_name":
                what = f"there is no icon {_shown(self.value)}"
                return self._at(rules.INVALID_VALUE, what, self.message)
            case "enum" | "literal_error" if isinstance(self.value, str):
                what = f"{_shown(self.value)} is not a value of {called(self.path)}"
                hint = habits.about_word(str(self.path[-1]), self.value) if self.ours else ""
                return self._at(rules.INVALID_VALUE, what, hint or did_you_mean(self.value, self._expected()))
            case "enum" | "literal_error":
                what = f"{called(self.path)} must be one word, and is {_kind_of(self.value)}"
                return self._at(rules.WRONG_TYPE, what, f"known: {', '.join(self._expected())}")
            case "string_pattern_mismatch":
                return self._misspelt()
            case "language_key":
                hint = "text is written bare, or by language: {ja: …, en: …}"
                return self._at(rules.INVALID_VALUE, f"“{self.path[-1]}” is not a language", hint, at_key=True)
            case "date_shape":
                what = f"{_shown(self.value)} is not a date"
                hint = habits.about_date(str(self.value), day=self.path == ("date",))
                return self._at(rules.INVALID_VALUE, what, hint)
            case "empty_text":
                return self._at(rules.INVALID_VALUE, f"{called(self.path)} is empty", "write its words, or delete it")
            case "number_bounds":
                hint = "write it in a larger or a smaller unit"
                return self._at(
                    rules.INVALID_VALUE, f"{called(self.path)} is {self.value}; it must be {self.message}", hint
                )
            case bound if bound in _BOUNDS:
                return self._out_of_bounds()
            case _:
                return self._wrong_type()

    def _at(
        self, rule: Rule, what: str, hint: str = "", *, at_key: bool = False, facts: Facts = NO_FACTS
    ) -> Diagnostic:
        find = self.document.key_span if at_key else self.document.span
        return rule.at(find(self.path), what, hint, facts=facts)

    def _expected(self) -> list[str]:
        return str(self.context["expected"]).replace("'", "").replace(" or ", ", ").split(", ")

    def _unknown_key(self) -> Diagnostic:
        name, known = str(self.path[-1]), self._known()
        hint = self._about_key()[1] if self.ours else ""
        hint = hint or did_you_mean(name, known)
        return self._at(rules.UNKNOWN_KEY, f"“{name}” is not a key here", hint, at_key=True)

    def _missing_key(self) -> Diagnostic:
        if self.type == "union_tag_not_found":
            given = self.value.get("type") if isinstance(self.value, dict) else None
            if given in _kinds(self.annotations) or (given and _kind_hint(str(given), self.annotations)):
                hint = (
                    f"write kind: {given}"
                    if given in _kinds(self.annotations)
                    else _kind_hint(str(given), self.annotations)
                )
                span = self.document.key_span((*self.path, "type"))
                return rules.UNKNOWN_KEY.at(span, "a section has a kind, and no type", hint)
            hint = f"add kind: and one of {', '.join(_kinds(self.annotations))}"
            return self._at(rules.MISSING_KEY, "“kind” is missing", hint)
        *parents, name = self.path
        where = called(tuple(parents)) if parents else "the outermost lines"
        what = f"“{name}” is missing"
        example = _EXAMPLES.get(str(name), "") if self.ours and not parents else ""
        hint = f"add {name}:{example} to {where}"
        return rules.MISSING_KEY.at(self.document.span(tuple(parents)), what, hint)

    def _unknown_kind(self) -> Diagnostic:
        tag = self.value.get("kind") if isinstance(self.value, dict) else None
        span = self.document.span((*self.path, "kind"))
        hint = _kind_hint(str(tag), self.annotations) or did_you_mean(str(tag), _kinds(self.annotations))
        return rules.INVALID_VALUE.at(span, f"{_shown(tag)} is not a kind of section", hint)

    def _misspelt(self) -> Diagnostic:
        shown, text = _shown(self.value), str(self.value)
        if self.path[-1] == "url":
            hint = "a URL begins with https:// and has no space"
            if "." in text and not set(text) & set(' <>"') and "://" not in text:
                hint = f"write https://{text}"
            return self._at(rules.INVALID_VALUE, f"{shown} is not a URL", hint)
        if self.path[-1] == "language":
            return self._at(rules.INVALID_VALUE, f"{shown} is not a language", habits.about_language(text))
        if self.ours and (hint := self._reference()):
            return self._at(rules.INVALID_VALUE, f"{shown} is not a key of {self._things()[0]}", hint)
        hint = "a name begins with a letter and has letters, digits, - and _ only"
        if name := habits.name_of(text):
            hint = f"write {name}: {hint}"
        return self._at(rules.INVALID_VALUE, f"{shown} cannot be a name", hint, at_key=True)

    def _things(self) -> tuple[str, Any]:
        """What a list names by keys: “sources” or “figures”, and those that the briefing has."""
        named = next((str(step) for step in reversed(self.path) if isinstance(step, str)), "")
        kind = {"outlets": "sources", "via": "sources", "key_figures": "figures"}.get(named, named)
        return (kind, self.document.data.get(kind)) if kind in ("sources", "figures") else ("", None)

    def _reference(self) -> str:
        """How a source or figure is named here; nothing where the value is to be no key of one."""
        kind, things = self._things()
        if not kind or len(self.path) < 2:
            return ""
        if key := habits.key_of(self.value, things):
            return f"write {key}"
        if isinstance(self.value, dict):
            return f"write it under {kind}: at the margin with a key of its own, and the key here"
        listed = did_you_mean(str(self.value), things) if isinstance(things, dict) else ""
        return f"name it by its key; {listed}" if listed else f"give it a key under {kind}:, and name that"

    def _out_of_bounds(self) -> Diagnostic:
        unit, key, sentence = _BOUNDS[self.type]
        value = len(self.value or "") if unit else self.value
        have = f"has {counted(value, unit)}" if unit else f"is {value}"
        bound = format(self.context[key], "g")
        what = f"{called(self.path)} {have}; {sentence.format(bound)}"
        facts = measured("length" if unit else "value", value, self.context[key], unit)
        return self._at(rules.INVALID_VALUE, what, facts=facts)

    def _wrong_type(self) -> Diagnostic:
        while self.path and not self.document.has(self.path):
            self.path = self.path[:-1]  # a text stood for the mapping that it would be in
        wanted = _WANTED.get(self.type)
        if wanted is None:
            message = self.message[:1].lower() + self.message[1:]
            return self._at(rules.WRONG_TYPE, f"{called(self.path)}: {message}", f"it is {_kind_of(self.value)}")
        what = f"{called(self.path)} must be {wanted}, and is {_kind_of(self.value)}"
        return self._at(rules.WRONG_TYPE, what, self._cure(wanted))

    def _cure(self, wanted: str) -> str:
        name = self.path[-1] if self.path else ""
        if self.value is None:
            return "write it, or delete the key" if isinstance(name, str) else "write it, or delete its dash"
        if self.ours and isinstance(name, int) and (hint := self._reference()):
            return hint
        match wanted, self.value:
            case "a list", dict() if isinstance(name, int):
                cells = ", ".join(habits.cell(value) for value in self.value.values())
                return f"write the cells alone, in the order of the columns: [{cells}]"
            case "a list", str() | int() | float() if isinstance(name, int):
                return f"write the cells of the row in brackets: [{self.value}, …]"
            case "a list", dict():
                return "begin each item with a dash: “- …”, in the place of a key of its own"
            case "a list", str() if habits.is_short(self.value) and name not in _STATED:
                kind, things = self._things()
                return f"write {name}: [{habits.key_of(self.value, things) if kind else ''}]".replace(
                    "[]", f"[{self.value}]"
                )
            case "a list", _:
                return f"begin a line below with a dash: “- {habits.cut(self.value)}”"
            case "a number" | "a whole number", str():
                hint = habits.about_number(self.value) if self.ours else ""
                return hint or "write digits only, without a unit and without separators"
            case "true or false", _:
                return "write true or false, without quotes"
            case (_, bool()) if wanted == _WORDS:
                return "put it into quotes" if isinstance(name, int) else "write its words, or delete the key"
            case "text", int() | float():
                return "put it into quotes"
            case (_, list()) if name == "data" and self.ours:
                return "write data: {categories: [2025, 2026], series: [{name: Sales, values: [1, 2]}]}"
            case (_, str()) if wanted == _MAPPING and self.path[:1] == ("sources",) and self.ours:
                return f"write {name}: {{outlet: …, title: …, url: {habits.cell(self.value)}}}"
            case (_, str()) if wanted == _MAPPING and name == "picture":
                return f"write picture: {{file: {self.value}, alt: …}}, with what it shows under alt:"
            case (_, list()) if wanted == _MAPPING and self.path in (("sources",), ("figures",)):
                return f"write each under a key of its own in the place of its dash: {habits.keyed(self.value)}"
            case (_, [first, *rest]) if wanted == _WORDS and isinstance(first, str):
                more = f", points: [{', '.join(map(str, rest))}]" if rest else ""
                return f"write {name}: {{text: {first}{more}}}" if name in _ALONE else f"write {name}: {first}"
            case _:
                return ""


_STATED = frozenset({"summary", "points", "reasons"})  # lists of sentences, which hold commas of their own
_ALONE = frozenset({"conclusion", "ask", "outcome", "quote", "result", "response"})  # one statement each
_EXAMPLES = {"briefdeck": " 1", "language": " en", "date": " 2026-04-10"}


def _shown(value: object) -> str:
    text = "" if value is None else str(value)
    return f"“{text[:_SHOWN]}…”" if len(text) > _SHOWN else f"“{text}”" if text else "nothing"


def _kind_of(value: object) -> str:
    match value:
        case None:
            return "empty"
        case dict():
            return "a mapping"
        case list():
            return "a list"
        case bool():
            return str(value).lower()
        case int() | float():
            return f"the number {value}"
        case _:
            return f"the text {_shown(value)}"


# --- From pydantic's location to a path of the file -------------------------------------------------------------------


def _followed(location: Iterable[str | int], root: type[BaseModel]) -> tuple[Path, list[Any]]:
    """pydantic's location without what it inserts (members of unions), and the models to which it leads."""
    path: list[str | int] = []
    current: list[Any] = [root]
    for step in location:
        if step == "[key]":
            continue
        member = [m for annotation in current for m in _members(annotation) if _name(m, step)]
        if member:
            current = member
            continue
        path.append(step)
        current = [after for annotation in current for part in _parts(annotation) for after in _below(part, step)]
    return tuple(path), [m for a in current for m in _parts(a) if isinstance(m, type) and issubclass(m, BaseModel)]


def _parts(annotation: Any) -> list[Any]:
    """The members of a union, an annotation without its metadata."""
    if get_origin(annotation) is Annotated:
        return _parts(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType):
        return [part for argument in get_args(annotation) for part in _parts(argument)]
    return [annotation]


def _members(annotation: Any) -> list[Any]:
    """The members among which pydantic chooses, and names its choice; an optional value is no choice."""
    found = [part for part in _parts(annotation) if part is not type(None)]
    return found if len(found) > 1 else []


def _name(member: Any, step: str | int) -> bool:
    """Whether a step of the location names this member of a union: by its kind, else by its class."""
    if not isinstance(member, type):
        return False
    if issubclass(member, BaseModel) and "kind" in member.model_fields:
        return step in get_args(member.model_fields["kind"].annotation)
    return step == member.__name__


def _below(annotation: Any, step: str | int) -> list[Any]:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is list:
        return [arguments[0]]
    if origin is dict:
        return [arguments[1]]
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        for name, info in annotation.model_fields.items():
            if step == (info.alias or name):
                return [info.annotation]
    return []


def _kinds(annotations: Iterable[Any]) -> list[str]:
    """The kinds of section."""
    return sorted(str(k) for a in annotations for k in get_args(a.model_fields["kind"].annotation))


def _kind_hint(name: str, annotations: Iterable[Any]) -> str:
    """What to write for a kind of section that there is not; nothing where nobody can tell."""
    theirs = habits.plain(name)
    for kind in annotations:
        with_ = getattr(kind, "also_with", {}).get(theirs, "")
        if with_ or theirs in getattr(kind, "also", ()):
            return f"write kind: {kind.name()}{', ' if with_ else ''}{with_}"
    return habits.about_section(name)
