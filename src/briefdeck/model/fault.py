"""One fault that was found in a file: where it stands, what was meant there, and its words for people."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import cached_property
from typing import Any

from briefdeck.declared import Declared, Wrong
from briefdeck.diagnostics import NO_FACTS, Diagnostic, Facts, Rule, measured
from briefdeck.diagnostics.rules import briefing as rules
from briefdeck.diagnostics.words import counted, did_you_mean, misspelt
from briefdeck.model import cures, habits, itemized, levels
from briefdeck.model.kinds import about_kind, kind_hint, kinds_of, misnamed_kind, missing_kind, wrapped_kind
from briefdeck.model.language_names import about_language
from briefdeck.model.leaf_cures import about_a_date, about_icon, about_strange, about_words, with_what_is_around
from briefdeck.model.levels import fits
from briefdeck.model.locating import followed, keys_of
from briefdeck.model.said import date_of, kind_of, shown
from briefdeck.patterns import regex
from briefdeck.text.leftovers import is_open
from briefdeck.yamlfile.reader import Document
from briefdeck.yamlfile.tree import Path

# The code of a wrong type → what is wanted.
_WANTED = {
    "list_type": "a list",
    "dict_type": cures.MAPPING,
    "model_type": cures.MAPPING,
    "model_attributes_type": cures.MAPPING,
    "string_type": "text",
    "bool_type": "true or false",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "float_parsing": "a number",
    "number_shape": "a number",
    "text_type": cures.WORDS,
}
# The code of a bound → what is counted, the bound's name, the sentence about it.
_BOUNDS = {
    "too_short": ("items", "min_length", "at least {} must be given"),
    "too_long": ("items", "max_length", "at most {} can be given"),
    "string_too_long": ("characters", "max_length", "at most {} can be given"),
    "greater_than": ("", "gt", "it must be more than {}"),
    "greater_than_equal": ("", "ge", "it must be {} or more"),
    "less_than_equal": ("", "le", "it must be {} or less"),
}
_OF_LENGTH = {
    "too_short": "write more of them, or delete what they stand in",
    "too_long": "leave some out, or part them between two sections",
    "string_too_long": "shorten it",
}
_COMMENT = regex(r"(?://|;|--|%|/\*|REM\b|!)+\s*(?=\S)")

About = tuple[Callable[[str, Any, Collection[str]], str], Callable[[str, Any], str]]
NO_HABITS: About = (lambda _name, _value, _keys: "", lambda _name, _value: "")


def called(path: Path) -> str:
    """A value as a sentence names it: “title”, item 2 of “points”."""
    if not path:
        return "the file"
    last = path[-1]
    return f"item {last + 1} of {called(path[:-1])}" if isinstance(last, int) else f"“{last}”"


class Fault:
    """What is wrong with a value: `path` in the file, the models (`annotations`) wanted there, the value that is.

    `eliminated` is the key that is meant by this one because it is the only one that is missing, `claimed` are the keys
    that others in the same mapping mean before it.
    """

    def __init__(
        self,
        detail: Wrong,
        path: Path,
        annotations: list[Any],
        document: Document,
        root: type[Declared],
        about: About,
        *,
        ours: bool,
    ) -> None:
        self.detail = detail
        self.type = detail.type
        self.message = detail.msg
        self.value = detail.input
        self.context = detail.ctx
        key = self.context.get("key")
        if key and isinstance(self.value, dict):
            path, self.value = (*path, key), self.value[key]
        self.path = path
        self.annotations = annotations
        self.document = document
        self.root = root
        self.about = about
        self.ours = ours
        self.eliminated = ""
        self.claimed: frozenset[str] = frozenset()
        self._meant: dict[frozenset[str], tuple[str, str]] = {}

    @property
    def names(self) -> tuple[Path, ...]:
        """Where the key stands, by our name, that is not known by the one that it has; none where nobody can tell."""
        if self.type != "extra_forbidden" or not self.ours:
            return ()
        if not self.eliminated and self.elsewhere:
            key = self._inside()
            return ((*self.path[:-1], key, str(self.path[-1])),) if key else ()
        ours = self._about_key()[0] or self.eliminated or ("" if self._about_key()[1] else self._near)
        if ours:
            return ((*self.path[:-1], ours),)
        place = self._of_the_last_section()
        return (place,) if place else ()

    @cached_property
    def cure(self) -> str:
        """What to do, as its finding says it."""
        return self.diagnostic().hint

    @property
    def is_of_value(self) -> bool:
        """Whether the value is wrong that stands at the path, and nothing is missing or too much there."""
        return self.type not in ("missing", "extra_forbidden", "union_tag_not_found")

    @property
    def is_of_name_alone(self) -> bool:
        """Whether the cure is to write another key, and says nothing of the value."""
        ours, hint = self._about_key()
        return hint in ("", f"write {ours}:")

    @property
    def is_known(self) -> bool:
        """Whether a key that is none here has a meaning all the same: as ours, misspelt, or at another place."""
        return bool(any(self._about_key()) or self._near or self.elsewhere)

    @cached_property
    def _near(self) -> str:
        """The key that is spelt almost like this one, and is free; empty for none, and for one that is a key itself."""
        if self.ours and levels.is_key(str(self.path[-1]), self.root):
            return ""
        around = self.document.data_at(self.path[:-1])
        return misspelt(str(self.path[-1]), self.keys - self._taken(around))

    def _taken(self, around: Any) -> set[str]:
        """The keys that the mapping around has already; not those that it has from a base."""
        return {key for key in self.keys if key in around} if isinstance(around, dict) and self.ours else set()

    def could_be(self, key: str) -> bool:
        """Whether the value could stand under a key of the mapping around it."""
        for model in self.annotations:
            for name, info in model.model_fields.items():
                if (info.alias or name) == key:
                    return fits(self.value, info)
        return False

    @cached_property
    def elsewhere(self) -> str:
        """What to do with a key that has its meaning at another level: around it, at the margin, in items here."""
        name = str(self.path[-1]) if self.path else ""
        if not self.ours or name in self.keys or any(self._about_key()) or self._near:
            return ""
        if key := self._inside():
            return f"write it in the braces of {key}:, or indent it below that"
        if told := levels.elsewhere(name, self.value, self.detail.loc, self.annotations, self.root):
            return told
        word, held = levels.in_an_item(habits.words_for(name), self.annotations)
        written = f"{word}: true" if word in habits.TRUTHS else f"{word}:"
        return f"write {written} in an item of {held}:" if word else ""

    def _inside(self) -> str:
        return levels.inside(str(self.path[-1]), self.value, self.annotations, self.document.data_at(self.path[:-1]))

    def _of_the_last_section(self) -> Path:
        """Where a key at the margin belongs, which a section above it has; empty for one that none has."""
        sections = self.document.data.get("sections")
        if len(self.path) > 1 or not isinstance(sections, list) or not sections or not isinstance(sections[-1], dict):
            return ()
        key, last = str(self.path[0]), len(sections) - 1
        _, models = followed(("sections", last, str(sections[-1].get("kind"))), self.root)
        has_it = len(models) == 1 and key in models[0].model_fields and key not in sections[-1]
        return ("sections", last, key) if has_it else ()

    def _about_key(self) -> tuple[str, str]:
        if self.claimed not in self._meant:
            around = self.document.data_at(self.path[:-1])
            taken = {*around, *self.claimed} if isinstance(around, dict) else self.claimed
            about = habits.about_key(str(self.path[-1]), self.value, self.keys, taken)
            self._meant[self.claimed] = about
        return self._meant[self.claimed]

    @cached_property
    def keys(self) -> frozenset[str]:
        """The keys that the mapping around the value can have; none where that is no mapping."""
        return keys_of(tuple(self.annotations))

    def diagnostic(self) -> Diagnostic:
        match self.type:
            case "extra_forbidden" if comment := _COMMENT.match(str(self.path[-1])):
                what = f"“{comment[0].strip()}” begins no comment"
                return self._at(rules.UNKNOWN_KEY, what, f"write # in the place of {comment[0].strip()}", at_key=True)
            case "extra_forbidden":
                return self._unknown_key()
            case "missing" | "union_tag_not_found":
                return self._missing_key()
            case "union_tag_invalid":
                return self._unknown_kind()
            case "icon_name":
                return self._at(rules.INVALID_VALUE, *about_icon(self.value, self.message))
            case "enum" | "literal_error" if isinstance(self.value, str):
                what = f"{shown(self.value)} is not a value of {called(self.path)}"
                known = self._expected()
                name = str(self.path[-1])
                hint = habits.about_enum(name, self.value, known) if self.ours else self.about[1](name, self.value)
                return self._at(rules.INVALID_VALUE, what, hint or did_you_mean(self.value, known))
            case "enum" | "literal_error":
                what = f"{called(self.path)} must be one word, and is {kind_of(self.value)}"
                only = self.value[0] if isinstance(self.value, list) and len(self.value) == 1 else None
                known = self._expected()
                hint = f"write {self.path[-1]}: {only}" if only in known else f"known: {', '.join(known)}"
                if isinstance(self.value, dict):
                    told = (habits.about_word(str(self.path[-1]), str(one)) for one in self.value.values())
                    said = next((one.removeprefix("write ") for one in told if one), "")
                    hint = f"write {self.path[-1]}: {said}" if said in known else hint
                if isinstance(self.value, list) and set(map(str, self.value)) in ({"bar", "line"}, {"column", "line"}):
                    hint = f"write {self.path[-1]}: combination"
                return self._at(rules.WRONG_TYPE, what, hint)
            case "string_pattern_mismatch":
                return self._misspelt()
            case "language_key":
                what, hint = about_words(self.document, self.path, called(self.path[:-1]))
                return self._at(rules.INVALID_VALUE, what, hint, at_key=True)
            case "date_shape":
                what = f"{shown(date_of(self.value))} is not a date"
                if isinstance(self.value, dict | list):
                    what = f"{called(self.path)} must be a date, and is {kind_of(self.value)}"
                said, whole = date_of(self.value), self.path == ("date",)
                hint = (
                    self._without_a_date()
                    if is_open(said or "-") and not whole
                    else about_a_date(self.document, self.path[-1], said, day=whole, ours=self.ours)
                )
                return self._at(rules.INVALID_VALUE, what, hint)
            case "empty_text":
                hint = "write its words" if self._is_needed() else "write its words, or delete it"
                return self._at(rules.INVALID_VALUE, f"{called(self.path)} is empty", hint)
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

    def _is_needed(self) -> bool:
        return levels.is_needed(self.path[-1], followed(self.detail.loc[:-1], self.root)[1])

    def _or_delete(self) -> str:
        if self._is_needed():
            return "write it, or delete what it stands in" if len(self.path) > 1 else "write it"
        return "write it, or delete the key"

    def _without_a_date(self) -> str:
        """What to do where somebody says that there is no date yet."""
        if said := self._is_needed() and self.value:
            return f"write the year or month that is expected, such as 2027, and “{said}” in the text"
        return self._or_delete()

    def _expected(self) -> list[str]:
        return str(self.context["expected"]).replace("'", "").replace(" or ", ", ").split(", ")

    def _unknown_key(self) -> Diagnostic:
        name, known = str(self.path[-1]), self.keys
        hint = self._about_key()[1] if self.ours else self.about[0](name, self.value, known)
        if self.ours and not hint:
            hint = f"write {self.eliminated}:" if self.eliminated else self.elsewhere
            if self.eliminated == "text" and " " in name and isinstance(self.value, str) and "detail" in known:
                hint = f"write {{text: {habits.cell(name)}, detail: {habits.cell(self.value)}}}"
        if self.ours and not self._about_key()[1] and (place := self._of_the_last_section()):
            hint = f"it belongs to {called(place[:-1])}: indent it and the lines below it as the other keys there"
        if not hint:
            around = self.document.data_at(self.path[:-1])
            taken = self._taken(around)
            free = ", ".join(sorted(known - taken))
            if near := self._near:
                hint = f"did you mean “{near}”?"
            elif twice := misspelt(name, taken & known):
                hint = f"delete it: {twice}: stands there already"
            else:
                hint = f"delete it, or write what it says under another key; known: {free}"
                if self.ours:
                    hint = about_strange(self.value, known - taken, self.could_be)
        return self._at(rules.UNKNOWN_KEY, f"“{name}” is not a key here", hint, at_key=True)

    def _missing_key(self) -> Diagnostic:
        if self.type == "union_tag_not_found":
            given = self.value.get("type") if isinstance(self.value, dict) else None
            if given in kinds_of(self.annotations) or (given and kind_hint(str(given), self.annotations)):
                hint = (
                    f"write kind: {given}"
                    if given in kinds_of(self.annotations)
                    else kind_hint(str(given), self.annotations)
                )
                span = self.document.key_span((*self.path, "type"))
                return rules.UNKNOWN_KEY.at(span, "a section has a kind, and no type", hint)
            if theirs := misnamed_kind(self.value):
                span = self.document.key_span((*self.path, theirs))
                return rules.UNKNOWN_KEY.at(span, f"“{theirs}” is not a key here", "write kind:")
            if told := wrapped_kind(self.value, self.annotations):
                return rules.UNKNOWN_KEY.at(self.document.key_span((*self.path, told[0])), *told[1:])
            return self._at(rules.MISSING_KEY, "“kind” is missing", missing_kind(self.value, self.annotations))
        *parents, name = self.path
        where = called(tuple(parents)) if parents else "the outermost lines"
        what = f"“{name}” is missing"
        written = self.document.data_at(tuple(parents))
        label = written.get("label") if isinstance(written, dict) else None
        if self.ours and name == "text" and isinstance(label, str):
            hint = f"write text: {label} in the place of label:, or add text: beside it"
            return rules.MISSING_KEY.at(self.document.span(tuple(parents)), what, hint)
        example = _EXAMPLES.get(str(name), "") if self.ours and not parents else ""
        hint = f"add {name}:{example} to {where}"
        return rules.MISSING_KEY.at(self.document.span(tuple(parents)), what, hint)

    def _unknown_kind(self) -> Diagnostic:
        tag = self.value.get("kind") if isinstance(self.value, dict) else None
        span = self.document.span((*self.path, "kind"))
        hint = about_kind(str(tag), self.value, self.annotations)
        return rules.INVALID_VALUE.at(span, f"{shown(tag)} is not a kind of section", hint)

    def _misspelt(self) -> Diagnostic:
        said, text = shown(self.value), str(self.value)
        if self.path[-1] == "url":
            hint = habits.about_address(text) or "a URL begins with https:// and has no space"
            return self._at(rules.INVALID_VALUE, f"{said} is not a URL", hint)
        if self.path[-1] == "language":
            return self._at(rules.INVALID_VALUE, f"{said} is not a language", about_language(text))
        if self.ours and (hint := cures.reference(self.value, self.path, self.document)):
            kind = cures.things(self.path, self.document)[0]
            return self._at(rules.INVALID_VALUE, f"{said} is not a key of {kind}", hint)
        if self.ours and self.path[-1] == "see":
            return self._at(rules.INVALID_VALUE, f"{said} is no id of a section", cures.section(self.document, text))
        hint = "a name begins with a letter and has letters, digits, - and _ only"
        name = habits.name_of(text) or f"s{habits.name_of('a' + text)[1:].strip('-')}"
        hint = f"write {name}: {hint}"
        return self._at(rules.INVALID_VALUE, f"{said} cannot be a name", hint, at_key=True)

    def _out_of_bounds(self) -> Diagnostic:
        unit, key, sentence = _BOUNDS[self.type]
        value = len(self.value or "") if unit else self.value
        have = f"has {counted(value, unit)}" if unit else f"is {value}"
        bound = format(self.context[key], "g")
        what = f"{called(self.path)} {have}; {sentence.format(bound)}"
        facts = measured("length" if unit else "value", value, self.context[key], unit)
        hint = f"write {abs(self.value):g}, or leave it out" if self.type == "greater_than" and self.value else ""
        if self.type == "greater_than" and not self.value:
            hint = "write what it is, or delete what it stands in"
        hint = _OF_LENGTH.get(self.type, hint) or f"write {bound}, or delete it"
        return self._at(rules.INVALID_VALUE, what, hint, facts=facts)

    def _wrong_type(self) -> Diagnostic:
        while self.path and not self.document.has(self.path):
            self.path = self.path[:-1]  # a text stood for the mapping that it would be in
        wanted = _WANTED.get(self.type)
        if wanted is None:
            message = self.message[:1].lower() + self.message[1:]
            return self._at(rules.WRONG_TYPE, f"{called(self.path)}: {message}", f"it is {kind_of(self.value)}")
        what = f"{called(self.path)} must be {wanted}, and is {kind_of(self.value)}"
        if self.value is None and self._is_needed():
            return self._at(rules.WRONG_TYPE, what, self._or_delete())
        if self.path and (hint := self.about[1](str(self.path[-1]), self.value)):
            return self._at(rules.WRONG_TYPE, what, hint)
        if wanted == "a list" and self.ours and isinstance(self.value, dict) and self.value:
            _, models = followed((*self.detail.loc, 0), self.root)
            if hint := itemized.item(models, self.value):
                return self._at(rules.WRONG_TYPE, what, hint)
        if wanted == cures.MAPPING and self.ours and isinstance(self.value, str | int | list):
            hint = cures.cure(wanted, self.value, self.path, self.document)
            return self._at(rules.WRONG_TYPE, what, hint or itemized.mapping(self.annotations, self.value))
        hint = cures.cure(wanted, self.value, self.path, self.document if self.ours else None)
        if self.ours:
            models = followed(self.detail.loc[:-1], self.root)[1] if " beside it" in hint else []
            keys = {key for held_by in models for key in held_by.model_fields}
            hint = with_what_is_around(hint, self.document, self.path, self.value, keys)
        if not hint and wanted == cures.MAPPING:
            hint = itemized.mapping(self.annotations, self.value) or "write “key: value”, a line for each"
        return self._at(rules.WRONG_TYPE, what, hint)


_EXAMPLES = {"briefdeck": " 1", "language": " en", "date": " 2026-04-10"}
