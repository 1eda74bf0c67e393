"""What people write into audience.yaml who know other tools: their names for our keys, and what else is meant."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import cache
from typing import Any, get_origin

from briefdeck.audience.settings import Design, Limits, Omit
from briefdeck.declared import Declared
from briefdeck.diagnostics import Diagnostic
from briefdeck.diagnostics.rules import briefing as shape
from briefdeck.diagnostics.words import did_you_mean, misspelt
from briefdeck.model.briefing import MODELS, Briefing
from briefdeck.model.habits import plain
from briefdeck.model.language_names import language_of
from briefdeck.model.locating import models_of
from briefdeck.patterns import regex
from briefdeck.yamlfile.reader import Document

_BASES = ("extends", "extend", "inherits", "inherit", "base", "parent", "from", "basedon", "based-on", "derived_from")
_LOOKS = "colours are slots of the theme: write design: {accent: accent1}, and the colours themselves in deck.pptx"
_FACES = "typefaces are those of deck.pptx and memo.docx; of other languages: write faces: {ja: {east_asian: …}}"
_STANDS = "it stands in deck.pptx and memo.docx: open them in PowerPoint and Word, and delete it here"
_DATES = "days are written as the language has them: delete it; write dates: {de: {day: d.M.y}} where yours differ"
_MONEY = "a figure has its currency under unit:, and is written as the language has it: delete it"
_ROOM = (
    "what does not fit at the sizes under sizes: goes to another slide: delete it; write limits: {slides: 12, pages: 3}"
)
_PLANS = "what stands where is said by the plans: write change: in deck.yaml or memo.yaml, and delete it here"
_HIDING = ("omits", "exclude", "hide", "drop", "skip", "remove", "excluded", "hidden", "without")
_WORDS_ALONE = """tone voice register description purpose role reading_time detail_level style_guide level seniority
region country company owner contact email version notes note comment tags"""
_PAPERS = {"a4": "A4", "letter": "Letter", "us": "Letter"}
_KEYS = {
    **dict.fromkeys(
        ("page_size", "papersize", "paper_size", "pagesize", "page_format"), "write paper: {en: A4}, by language"
    ),
    **dict.fromkeys(_BASES, "write based_on:"),
    **dict.fromkeys(("title", "label", "audience"), "write name:"),
    **dict.fromkeys(("theme", "color", "colors", "colour", "colours", "palette", "style"), _LOOKS),
    **dict.fromkeys(("font", "fonts", "typeface", "typefaces", "font_family"), _FACES),
    **dict.fromkeys("logo footer header background template margins margin branding".split(), _STANDS),  # noqa: SIM905
    **dict.fromkeys(("severities", "rules", "lint"), "write severity:"),
    **dict.fromkeys(_HIDING, "write omit: {memo: [sections.*.detail]}"),
    **dict.fromkeys(("date_format", "dateformat", "date_style", "dates_format"), _DATES),
    **dict.fromkeys(("currency", "unit", "money", "number_format"), _MONEY),
    **dict.fromkeys(
        _WORDS_ALONE.split(), "no document shows it, and no plan asks for it: delete it, or write # before it"
    ),
    **dict.fromkeys(("words_per_slide", "max_words", "bullets_per_slide", "max_bullets", "lines"), _ROOM),
    **dict.fromkeys(("order", "sections", "structure", "parts", "contents"), _PLANS),
    **dict.fromkeys(("font_size", "font_sizes", "size"), "write sizes: {body: [20, 18, 16]}"),
}
_LIMITS = {"slides": "slides", "pages": "pages", "max_slides": "slides", "max_pages": "pages"}
_VALUES = {
    "limits": "write limits: {slides: 12, pages: 3}",
    "omit": "write omit: {memo: […], deck: […]}, with what each document leaves out",
    "paper": "write paper: {en-US: Letter}, by language; without it the paper is that of the files",
    "design": "write design: {accent: accent1}",
    "faces": "write faces: {ja: {east_asian: Yu Gothic}}",
    "glossary": "write glossary: {preferred: {depot: [yard]}}",
}
_COLOUR = regex(
    r"(?i)#?(?:[0-9a-f]{3}|[0-9a-f]{6})|(?:rgb|hsl)a?\(.*|(?:dark|light)?(?:red|blue|green|navy|black|white|gr[ea]y|orange"
    r"|teal|purple|yellow|brown|gold|silver)"
)
_SIZED = {
    **dict.fromkeys(("default", "words", "bullets", "bullet", "paragraph", "content", "base", "normal"), "body"),
    **dict.fromkeys(("heading", "headings", "titles", "headline", "h1"), "title"),
    **dict.fromkeys(("caption", "captions", "labels", "small"), "label"),
    **dict.fromkeys(("footnote", "footnotes", "source", "sources", "references", "footer"), "reference"),
    **dict.fromkeys(("number", "numbers", "figures", "kpi"), "figure"),
    **dict.fromkeys(("tables", "cell", "cells"), "table"),
}
"""Sizes by what other tools set in them."""
_SEVERITIES = {
    **dict.fromkeys(("ignore", "ignored", "none", "disable", "disabled", "false", "skip", "no", "never"), "off"),
    **dict.fromkeys(("warn", "warnings", "true", "on", "yes", "medium"), "warning"),
    **dict.fromkeys(("info", "hint", "notice", "low", "minor"), "note"),
    **dict.fromkeys(("fatal", "critical", "errors", "high", "fail", "block"), "error"),
}
_SIZE = regex(r"(\d+(?:\.\d+)?) ?(?:pt|px|em)?")


def about_key(name: str, value: Any, known: Collection[str]) -> str:
    """What to write in the place of a key of audience.yaml that is none; nothing where nobody can tell."""
    theirs = plain(name)
    if theirs in _LIMITS and "limits" in known:
        return f"write limits: {{{_LIMITS[theirs]}: {value}}}"
    if theirs in ("language", "lang", "locale") and "languages" in known:
        return _languages(value)
    if theirs in _HIDING and isinstance(value, list) and value and not any("." in str(one) for one in value):
        return "a section is kept from readers in the briefing: write audiences: in it, with those who see it"
    if known == set(Limits.model_fields) and not misspelt(theirs, known):
        return "the limits are those of slides and pages: write limits: {slides: 12, pages: 3}"
    if known == {"abbreviations", "forbidden", "preferred"}:
        return f"write it under preferred:, as {name}: [other words], or under forbidden:, as {name}: why"
    if {"body", "card", "reference"} <= set(known) and theirs in _SIZED:
        return f"write {_SIZED[theirs]}:"
    return _KEYS.get(theirs, "") if "based_on" in known else ""


def about_value(name: str, value: Any) -> str:
    """What to write in the place of a value of a wrong type; nothing where nobody can tell."""
    sizes = _SIZE.fullmatch(str(value)) if isinstance(value, str | int | float) else None
    if name in ("body", "card", "table", "figure", "reference") and sizes:
        return f"write {name}: [{sizes[1]}], in points"
    if name in Design.model_fields and isinstance(value, str) and _COLOUR.fullmatch(value):
        return f"colours are slots of the theme: write {name}: accent1, and the colour itself into deck.pptx"
    if re.fullmatch(r"[A-Z]\d{3}", name) and (meant := _SEVERITIES.get(str(value).casefold())):
        return f"write {name}: {meant}"
    if name == "languages" and isinstance(value, str):
        return _languages(value)
    sizes_of_paper = _PAPERS.get(re.split(r"[\s-]", str(value).strip())[0].casefold(), "")
    if name == "paper" and isinstance(value, str) and sizes_of_paper:
        return f"write paper: {{en: {sizes_of_paper}}}, by language; without it the paper is that of the files"
    if isinstance(value, str) and (re.search("%-?[A-Za-z]", value) or re.fullmatch(r"[dDMyY .,/-]{5,}", value)):
        return f'write {name}: {{day: "{in_letters(value)}"}}'
    return _VALUES.get(name, "")


def _languages(value: Any) -> str:
    """The languages that somebody names, in one text or several, by their tags."""
    said = [str(one) for one in value] if isinstance(value, list) else re.split("[,;/]", str(value))
    return f"write languages: [{', '.join(language_of(one.strip()) or one.strip() for one in said)}]"


_STRFTIME = {
    "%d": "dd",
    "%-d": "d",
    "%e": "d",
    "%m": "MM",
    "%-m": "M",
    "%B": "MMMM",
    "%b": "MMM",
    "%Y": "y",
    "%y": "yy",
}


def in_letters(pattern: str) -> str:
    """A pattern of strftime, or of a spreadsheet, in the letters that CLDR has for the parts of a day."""
    if "%" in pattern:
        return re.sub(r"%-?[A-Za-z]", lambda sign: _STRFTIME.get(sign[0], ""), pattern)
    return pattern.replace("D", "d").replace("YYYY", "y").replace("Y", "y")


def meant_base(settings: Mapping[str, Any]) -> str:
    """The key under which somebody names the audience that another one is based on; nothing where there is none."""
    return next((key for key in settings if plain(key) in _BASES), "")


def omitted(omit: Omit, document: Document) -> Iterator[Diagnostic]:
    """Paths under `omit` that are none of a briefing, and so leave nothing out."""
    for kind in ("deck", "memo"):
        for index, path in enumerate(omit.of(kind)):
            at = ("omit", kind, index)
            if not document.has(at):
                continue
            usual = re.sub(r"\.+", ".", re.sub(r"\[(?:\*|\d+)?\]", ".*", path.removeprefix("$")).replace("/", "."))
            usual = usual.strip(".")
            if usual != path:
                what = f"“{path}” is no path of a briefing, whose steps are parted by dots"
                yield shape.INVALID_VALUE.at(document.span(at), what, f"write {usual}")
                continue
            steps = path.split(".")
            if (listed := _unlisted(steps)) is not None:
                what = f"“{path}” leaves nothing out: “{steps[listed]}” is a list"
                while listed is not None:
                    steps.insert(listed + 1, "*")
                    listed = _unlisted(steps)
                yield shape.INVALID_VALUE.at(document.span(at), what, f"write {'.'.join(steps)}")
                continue
            for depth, step in enumerate(steps):
                free = depth == 1 and path.startswith(("figures.", "sources."))
                if step in ("*", "**") or free or step in _known() or step.isdigit():
                    continue
                near = get_close_matches(step, _known(), n=1)
                hint = did_you_mean(step, near) if near else "see `briefdeck schema` for the keys of a briefing"
                yield shape.INVALID_VALUE.at(
                    document.span(at), f"“{path}” leaves nothing out: no “{step}” is a key", hint
                )
                break


def _unlisted(steps: Sequence[str]) -> int | None:
    """The step that is a list, where the next one is a key of its items and not the place of one; None for none."""
    models: list[type[Declared]] = [Briefing]
    for depth, step in enumerate(steps[:-1]):
        fields = [info for model in models for key, info in model.model_fields.items() if (info.alias or key) == step]
        if step not in ("*", "**") and not step.isdigit() and fields:
            held = [one for info in fields for one in models_of(info.annotation)]
            behind = steps[depth + 1]
            own = any(behind == (info.alias or key) for one in held for key, info in one.model_fields.items())
            if own and all(get_origin(info.annotation) is list for info in fields):
                return depth
            models = held
        elif step == "**":
            return None
    return None


@cache
def _known() -> frozenset[str]:
    return frozenset(info.alias or key for model in MODELS for key, info in model.model_fields.items())
