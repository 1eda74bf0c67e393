"""What to write in the place of a value of the wrong type."""

from __future__ import annotations

import re
from typing import Any

from briefdeck.diagnostics.words import did_you_mean
from briefdeck.model import habits
from briefdeck.model.amounts import about_number, about_two, amount
from briefdeck.model.days import about_date
from briefdeck.model.leaves import is_by_language
from briefdeck.model.markup import is_host
from briefdeck.model.numerals import spelled
from briefdeck.model.one_text import joined_list
from briefdeck.model.parting import cells_of, parted
from briefdeck.patterns import regex
from briefdeck.text.leftovers import is_nothing, is_open
from briefdeck.yamlfile.reader import Document
from briefdeck.yamlfile.tree import Path

MAPPING = "a mapping of `key: value`"
WORDS = "text, or a mapping of languages such as {ja: …, en: …}"
_NAMES = frozenset(
    {"to", "columns", "keywords", "audiences", "sources", "outlets", "figures", "key_figures", "criteria", "lines"}
    | {"options", "totals", "names", "labels", "categories", "languages", "terms", "cells", "scores", "values"}
)  # lists of names; those of sentences hold commas of their own
_ITEMS = regex(r"\s(?:-|[1-9]\d?[.)] )(?=[^\W\d_])")
"""What begins the items of a list that was taken for one text: -One -Two, 1. One 2. Two."""
_OTHER_DASH = regex(r"\s*(?:([–—•·‣▪▸►●○■□◆◇※→*])\s|([・①❶])\s?(?=\w)|([(（]?[1１一][)）.．、])\s?(?=[^\W\d]))")
"""What begins a line in the place of a dash."""
_KEYED = regex(r"@?([A-Za-z][\w-]*)(?=[,;:] |\s*[(\[])")
"""A key with a page behind it: atlas, p. 12."""
_DATED = regex(r"(\d{4}(?:-\d\d){0,2})(?!-?\d)\s*(?:[:：–,;|→—-]|->)\s*(\S.*)")
_LINK = regex(r"^\s*(?:-\s+)?([^\n>=→-]+?)\s*(?:-{1,2}>|=>|→)\s*([^\n:,]+?)(?:\s*[:,]\s*([\d.]+))?\s*$", re.MULTILINE)
_ALONE_WITH = regex(r"\s*\b(?:only|alone|nur|seulement|exclusively)\b\s*|のみ|だけ|만$", re.IGNORECASE)
_ALONE = frozenset({"conclusion", "ask", "outcome", "quote", "result", "response"})  # one statement each
_HONORIFIC = regex(r"\s*(?:御中|様|殿|各位|先生|귀중|귀하|님|台启|敬启)$")
_YEARS = regex(r"(\d{4})\s*(?:-|–|—|~|/|to|vs\.?)\s*(\d{4})")
_RANGE = regex(r"\D?(-?\d[\d,.]*)\s*(?:-|–|—|~|〜|～|to|bis|à)\s*\D?(\d[\d,.]*)\D*")


_TRUE = """
yes y ja oui si sí sim 1 1.0 on x now today current done
 ✓ ✔ ○ 有 是 はい あり 예 네 true wahr vrai about approx approximately
"""
_FALSE = "no n nein non não 0 0.0 off none - ✗ × 無 否 いいえ なし 아니오 아니요 false falsch faux exact"
SAID_OF_TRUE, _NO = frozenset(_TRUE.split()), frozenset(_FALSE.split())
_AND_SO_ON = frozenset({"", "…", "etc", "usw", "u.s.w", "など", "等", "等等", "등"})
_FEW = 12  # keys that a hint names
_LINE = 80  # characters of a text that a hint shows as a list of one
_GAPS = frozenset({"nan", ".nan", "nil", "undefined", ""})


def cure(wanted: str, value: Any, path: Path, briefing: Document | None) -> str:
    """What to write for a value that is not what is `wanted`; nothing where nobody can tell.

    `briefing` is the document, where it is a briefing, in which people and programs write as other tools do.
    """
    name = path[-1] if path else ""
    if isinstance(value, str) and value.strip().rstrip(".").casefold() in _AND_SO_ON:
        return "delete it: nothing stands for the rest" if isinstance(name, int) else "write it, or delete the key"
    if value is None:
        return "write it, or delete the key" if isinstance(name, str) else "write it, or delete its dash"
    if briefing and isinstance(name, int) and (hint := reference(value, path, briefing)):
        return hint
    if wanted == "a list":
        return _list(value, path, briefing)
    if wanted == MAPPING:
        return _mapping(value, path, briefing)
    if wanted in ("a number", "a whole number") and isinstance(name, str) and (hint := about_two(value)):
        return hint
    if isinstance(value, list) and wanted != "true or false":
        return _one_of(value, path, wanted)
    match wanted, value:
        case "a number" | "a whole number", dict() if all(one is None for one in value.values()):
            return "write null, for a gap" if isinstance(name, int) else "write the number alone"
        case "a number" | "a whole number", dict():
            said = " ".join(str(one) for one in value.values() if not isinstance(one, dict | list))
            number = amount(said)[0]
            return f"write {number}" if number else "write the number alone"
        case "a number" | "a whole number", str():
            if found := _RANGE.fullmatch(value.strip()):
                return f"it is one number: write {found[1]} or {found[2]}, and the other in a text"
            if isinstance(name, int) and (value.strip().casefold() in _GAPS or is_open(value)):
                return "write null, for a gap"
            if (counted := spelled(value)) is not None:
                return f"write {counted}"
            if wanted == "a whole number" and len(digits := re.findall(r"\d+", value)) == 1:
                return f"write {digits[0]}"
            hint = about_number(value) if briefing else ""
            if name == "value" and not hint and not any(sign.isdigit() for sign in value):
                return f"write the number in digits; or say “{habits.cut(value)}” in a text, without a figure"
            if not briefing and is_open(value):
                return "delete it"
            if not briefing and (said := amount(value)[0]):
                return f"write {said}"
            return hint or "write digits only, without a unit and without separators"
        case "true or false", list():
            return f"write {name}: true, and what stands here as the last of the rows"
        case "true or false", _:
            said = str(value).strip().casefold()
            named = said == name or name in habits.words_for(said)  # preferred: recommended
            meant = "true" if said in SAID_OF_TRUE or named else "false" if said in _NO else ""
            return f"write {name}: {meant}" if meant else f"write {name}: true or {name}: false, without quotes"
        case "a whole number", float():
            return "write a whole number, such as 1"
        case (_, bool()) if wanted in (WORDS, "text"):
            in_a_list = wanted == WORDS and isinstance(name, int)
            return "put it into quotes" if in_a_list else "write its words, or delete the key"
        case "text", int() | float() if name == "id":
            return f"a name begins with a letter: write s{value}"
        case "text", int() | float() if name == "see":
            return "name the section by its id:"
        case "text", int() | float():
            return "put it into quotes"
        case _:
            return ""


def _list(value: Any, path: Path, briefing: Document | None) -> str:
    name = path[-1] if path else ""
    match value:
        case dict() if isinstance(name, int) and set(value) <= {"total", "sum"}:
            return "delete it, and write total: true into the section, if the last row is one"
        case dict() if isinstance(name, int) and len(value) == 1 and isinstance(next(iter(value.values())), list):
            first, rest = next(iter(value.items()))
            return f"write [{', '.join(map(habits.cell, (first, *rest)))}]"
        case dict() if isinstance(name, int):
            flat = (one for each in value.values() for one in (each if isinstance(each, list) else [each]))
            cells = ", ".join(map(habits.cell, flat))
            return f"write the cells alone, in the order of the columns: [{cells}]"
        case str() | int() | float() if isinstance(name, int):
            row = cells_of(str(value))
            more = ", …" if len(row) == 1 else ""
            return f"write the cells of the row in brackets: [{', '.join(map(habits.cell, row))}{more}]"
        case dict() if len(value) == 1 and habits.plain(next(iter(value))) == name:
            return f"delete the second “{next(iter(value))}:”, and indent what is below it by as much less"
        case dict() if name == "to" and isinstance(value.get("name"), str):
            return f"write to: [{habits.cell(value['name'])}]"
        case dict() if name in habits.LISTS and value and all(one is True for one in value.values()):
            return f"write {name}: [{', '.join(map(habits.cell, value))}]"
        case dict() if name in ("sources", "outlets") and {"title", "url", "outlet"} & set(value):
            return f"write it under sources: at the margin with a key of its own, and {name}: [that key] here"
        case dict() if name in ("sources", "outlets") and isinstance(value.get("source", value.get("id")), str):
            key = habits.key_of(value.get("source", value.get("id")), briefing.data.get("sources")) if briefing else ""
            return f"write {name}: [{key or value.get('source', value.get('id'))}], and the rest under keys beside it"
        case dict() if name in habits.LISTS and all(isinstance(one, str) for one in value.values()):
            return f"write {name}: [{', '.join(map(habits.cell, value.values()))}]"
        case dict() if len(value) == 1 and isinstance(next(iter(value.values())), list):
            return f"delete the line “{next(iter(value))}:”: its items stand below {name}: themselves"
        case dict() if name in ("figures", "sources") and all(isinstance(one, dict) for one in value.values()):
            return f"write them under {name}: at the margin, and here their keys: [{', '.join(value)}]"
        case dict() if briefing and value and set(value) <= set(things(path, briefing)[1] or ()):
            return f"write {name}: [{', '.join(value)}]"
        case dict() if name == "aspects" and all(isinstance(one, str) for one in value.values()):
            return f"write {name}: [{', '.join(map(habits.cell, value))}]"
        case dict() if name in ("options", "names") and all(isinstance(one, str) for one in value.values()):
            return f"write {name}: [{', '.join(map(habits.cell, value.values()))}]"
        case dict() if name in _NAMES and all(isinstance(one, int | float) for one in value.values()):
            return f"write {name}: [{', '.join(map(habits.cell, value.values()))}]"
        case dict() if name in ("cells", "scores") and not any(isinstance(one, dict | list) for one in value.values()):
            return f"write {name}: [{', '.join(map(habits.cell, value.values()))}]"
        case dict() if name in _NAMES:
            return f"write {name}: [{', '.join(map(habits.cell, value))}]"
        case dict() if name == "sections" and "kind" in value:
            first, said = next(iter(value.items()))
            return f"write a dash before its first line: “- {first}: {habits.cut(str(said))}”"
        case dict():
            return "begin each item with a dash: “- …”, in the place of a key of its own"
        case str() if "\n" in value.strip() and value.lstrip().startswith("- "):
            return f"delete the sign behind {name}:, | or >: its lines are items themselves"
        case str() if name == "rows" and "\n" in value.strip():
            first = re.split(r"\s*[|,\t;]\s*", value.strip().splitlines()[0].strip("| "))
            return f"write each row as a list of its own: “- [{', '.join(map(habits.cell, first))}]”"
        case str() if name == "steps" and len(steps := re.split(r"\s*(?:-{1,2}>|=>|→|>)\s*", value)) > 1:
            return f"write steps: [{', '.join(map(habits.cell, steps))}]"
        case str() if name == "links" and (links := _LINK.findall(value)):
            listed = (f"{{from: {one.strip()}, to: {other.strip()}, value: {n or '…'}}}" for one, other, n in links)
            return f"write links: [{', '.join(listed)}]"
        case str() if len(items := _ITEMS.split(f" {value.strip()}")) > 2 and not items[0].strip():
            sign = value.strip()[: 1 if value.strip()[0] == "-" else 2]
            return f"write “- ” in the place of “{sign}”, in each line: “- {habits.cut(items[1].strip())}”"
        case str() if "\n" in value.strip() and name in _NAMES:
            return f"write {name}: [{', '.join(habits.cell(one.strip()) for one in value.strip().splitlines())}]"
        case str() if dash := _OTHER_DASH.match(value):
            sign = dash[1] or dash[2] or dash[3]
            others = " and the others" if sign not in "–—•·‣▪▸►●○■□◆◇※→*・" else ""
            return f"write “- ” in the place of “{sign}”{others}, in each line"
        case str() if name in habits.LISTS and is_nothing(value):
            return f"delete {name}:"
        case str() if name == "series" and habits.is_short(value):
            return f"write series: [{{name: {value}, values: […]}}], with a number for each category"
        case str() if (
            name in ("sources", "outlets") and briefing and (key := habits.key_of(value, briefing.data.get("sources")))
        ):
            return f"write {name}: [{key}]"
        case str() if name in ("sources", "outlets") and briefing and " " in value.strip():
            known = briefing.data.get("sources")
            keys = [key for part in parted(value) or [value] if (key := habits.key_of(part, known))]
            if keys:
                return f"write {name}: [{', '.join(dict.fromkeys(keys))}]"
            return f"write it under sources: at the margin with a key of its own, and {name}: [that key] here"
        case str() if name in _NAMES and len(parts := parted(value)) > 1 and all(map(habits.is_short, parts)):
            return f"write {name}: [{', '.join(parts)}]"
        case str() if name == "options" and len(ways := re.split(r"\s(?:or|oder|ou)\s|または|또는", value)) > 1:
            return f"write options: [{', '.join(habits.cell(one.strip()) for one in ways)}]"
        case str() if name == "of" and (ends := _YEARS.fullmatch(value.strip())):
            return f'write of: ["{ends[1]}", "{ends[2]}"]'
        case str() if name == "to" and (bare := _HONORIFIC.sub("", value.strip())) != value.strip():
            return f"write to: [{habits.cell(bare)}]: documents in this language add it"
        case str() if habits.is_short(value) and name in _NAMES:
            value = (parted(value) or [value])[0]
            if name == "audiences" and value.strip().casefold() in habits.EVERYBODY:
                return habits.SEEN_BY_ALL
            if name == "audiences":
                value = _ALONE_WITH.sub("", value).strip()
            kind, known = things(path, briefing) if briefing else ("", None)
            return f"write {name}: [{(kind and habits.key_of(value, known)) or value}]"
        case _:
            short = isinstance(value, str) and "\n" not in value.strip() and len(value) <= _LINE
            return (
                f"write {name}: [{habits.cell(value.strip())}]"
                if short
                else f"begin a line below with a dash: “- {habits.cut(value)}”"
            )


def _source(said: str, briefing: Document) -> str:
    return habits.key_of(said, briefing.data.get("sources"))


def _mapping(value: Any, path: Path, briefing: Document | None) -> str:
    name = path[-1] if path else ""
    if name == "picture" and isinstance(value, list) and len(value) == 1 and isinstance(value[0], str):
        return _mapping(value[0], path, briefing)
    if briefing and isinstance(value, str) and "events" in path and (day := dated(value)):
        return f"write {{date: {day[0]}, text: {habits.cell(day[1])}}}"
    if name == "picture" and isinstance(value, list) and len(value) > 1:
        return "write one of them here, and each other one in a section of its own"
    if name == "bracket" and isinstance(value, str | int | float) and (value is True or re.search(r"\d", str(value))):
        return "write bracket: {of: […, …], as: change}, with two of the categories; the number is computed"
    if name == "picture" and isinstance(value, str) and (shown := _SHOWN_IN.fullmatch(value.strip())):
        alt = "" if _OF_A_LOOK.match(shown[1].strip()) else shown[1]
        return f"write picture: {{file: {shown[2]}, alt: {habits.cell(alt) or '…'}}}"
    if name == "picture" and isinstance(value, str):
        return f"write picture: {{file: {value}, alt: …}}, with what it shows under alt:"
    if isinstance(value, list) and path in (("sources",), ("figures",)):
        return f"write each under a key of its own in the place of its dash: {habits.keyed(value)}"
    if briefing and path[:1] == ("sources",) and isinstance(value, str):
        if link := _LINKED.fullmatch(value.strip()):
            return f"write {name}: {{outlet: …, title: {habits.cell(link[1])}, url: {habits.cell(link[2])}}}"
        if made := habits.bibtex(value):
            return f"write {name}: {{{made}}}"
        if "://" in value or is_host(value):
            return f"write {name}: {{outlet: …, title: …, url: {habits.cell(value)}}}"
        quoted = value.replace('"', "")
        return f'write {name}: {{outlet: …, title: "{quoted}"}}, with the publisher under outlet:'
    if briefing and len(path) == 2 and path[0] == "sections" and isinstance(value, str):
        first = value.strip().splitlines()[0].lstrip("# ")
        return f"write “kind: text” behind the dash, and below it title: {first} and points:"
    if briefing and path[:1] == ("figures",) and len(path) == 2 and isinstance(value, str | int | float):
        number, unit = amount(str(value))
        beside = f", unit: {unit}" if unit else ""
        return f"write {name}: {{value: {number or '…'}{beside}, label: …}}, with what it is under label:"
    return ""


def dated(value: str) -> tuple[str, str] | None:
    """The date that a text begins with, as it is written here, and the rest of it."""
    if found := _DATED.match(value):
        return found[1], found[2]
    for sign in re.finditer(r"\s*(?:[:–—|→]|\s-|->)\s+|\s*：\s*|\u3000+", value):
        if written := re.match(r"write (\d{4}(?:-\d\d){0,2})$", about_date(value[: sign.start()])):
            return written[1], value[sign.end() :]
    return None


_SHOWN_IN = regex(r"!\[([^\]]*)\]\(([^)\s]+)\)")
_OF_A_LOOK = regex(
    r"(?i)(?:bg|fit|cover|contain|inline|left|right|center|[wh]:\d\S*|width:\S+|height:\S+)(?:[ :\d%]|$)"
)
"""What Marp writes for the words of a picture: how it stands."""
_LINKED = regex(r"\[([^\]]+)\]\((https?://[^)\s]+)\)")


def _one_of(value: list[Any], path: Path, wanted: str) -> str:
    """A list in the place of one value."""
    name = path[-1] if path else ""
    languages = [one for one in value if isinstance(one, dict) and len(one) == 1 and is_by_language(one)]
    if wanted == WORDS and value and len(languages) == len(value):
        listed = ", ".join(f"{key}: {habits.cell(words)}" for one in languages for key, words in one.items())
        return f"write {name}: {{{listed}}}" if isinstance(name, str) else f"write {{{listed}}}"
    if wanted == WORDS and isinstance(name, int) and "rows" in path:
        return f"write {habits.cell(value[0])}" if len(value) == 1 else "write each as a cell of its own"
    if wanted == WORDS and isinstance(name, int):
        return "" if len(value) == 1 else "write each as an item of its own, or under points: of the item above it"
    if name == "from" and (named := habits.named(value)):
        return f"write from: {habits.cell(named)}"
    if not value or any(isinstance(one, dict | list) for one in value):
        return ""
    first, *rest = value
    if rest and wanted == WORDS and name == "unit":
        return f"it is one unit: write {name}: {habits.cell(first)}; what is counted otherwise is another chart"
    if rest and wanted == WORDS and name not in _ALONE:
        together = joined_list(value)
        return f'write {name}: "{together}"' if '"' not in together else ""
    if name == "language":
        return (
            f"write language: {first}; a text in several languages is a mapping, {{{first}: …, {(*rest, 'ja')[0]}: …}}"
        )
    if name in _ALONE and wanted == WORDS:
        more = f", points: [{', '.join(map(str, rest))}]" if rest else ""
        return f"write {name}: {{text: {first}{more}}}"
    if isinstance(name, int):
        return "write each as a cell of its own" if rest else f"write {habits.cell(first)}"
    return f"write {name}: {habits.cell(first)}"


# --- Keys of sources and figures --------------------------------------------------------------------------------------


def things(path: Path, briefing: Document) -> tuple[str, Any]:
    """What a list names by keys: “sources” or “figures”, and those that the briefing has."""
    named = next((str(step) for step in reversed(path) if isinstance(step, str)), "")
    kind = {"outlets": "sources", "via": "sources", "key_figures": "figures"}.get(named, named)
    return (kind, briefing.data.get(kind)) if kind in ("sources", "figures") else ("", None)


def reference(value: Any, path: Path, briefing: Document) -> str:
    """How a source or figure is named here; nothing where the value is to be no key of one."""
    kind, known = things(path, briefing)
    if not kind or len(path) < 2:
        return ""
    if key := habits.key_of(value, known):
        return f"write {key}"
    if len(parts := re.split(r"\s+", str(value))) < 2 or not isinstance(known, dict) or not set(parts) <= set(known):
        parts = parted(str(value))
    if len(parts) > 1 and isinstance(known, dict) and set(parts) <= set(known):
        return f"write a comma between them: {', '.join(parts)}"
    if (first := _KEYED.match(str(value))) and isinstance(known, dict) and first[1] in known:
        return f"write {first[1]}, and the rest in the text"
    if isinstance(value, dict):
        said = next((str(value[one]) for one in ("id", "key", "ref", "source", "name") if one in value), "")
        if isinstance(known, dict) and (key := habits.key_of(said, known)):
            return f"write {key}, and the rest in the text"
        return f"write it under {kind}: at the margin with a key of its own, and the key here"
    near = did_you_mean(str(value), known, listed=False) if isinstance(known, dict) else ""
    if near:
        return f"name it by its key; {near}"
    key, said = habits.name_of(str(value)) or kind[:-1], habits.cell(value)
    entry = f"{{outlet: …, title: {said}}}" if kind == "sources" else f"{{value: …, label: {said}}}"
    listed = f"; known: {', '.join(sorted(known))}" if isinstance(known, dict) and len(known) <= _FEW else ""
    return f"write {key}: {entry} under {kind}: at the margin, and {key} here{listed}"


def section(briefing: Document, said: str = "") -> str:
    """How a section is named where one is meant by what is `said`: by its id behind other signs, or by its title."""
    sections = briefing.data.get("sections")
    written = [one for one in sections if isinstance(one, dict)] if isinstance(sections, list) else []
    ids = [name for one in written if isinstance(name := one.get("id"), str)]
    said = re.sub(r"\s*[(（][^()（）]*[)）]$|,? (?:slide|page|S\.|p\.) ?\d+$", "", said.strip())
    words = re.sub(r"^(?:sections?[./: ])|^\W+|\W+$", "", said.strip().casefold())
    for one in written:
        if isinstance(name := one.get("id"), str) and words in (name.casefold(), str(one.get("title")).casefold()):
            return f"write {name}"
    known = ", ".join(ids)
    return f"name the section by its id: {known}" if known else "write id: and a name into the section, and that here"
