"""What is written by those who know other tools: their names for our keys and kinds, values in their forms."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from briefdeck.diagnostics.words import did_you_mean, misspelt
from briefdeck.model import abroad, elsewhere, elsewhere_words
from briefdeck.model.markup import is_host
from briefdeck.patterns import regex
from briefdeck.text.leftovers import is_open, unfinished

# How a key is written that is no text, where somebody gave it one.
_FORMS = {
    "picture": "picture: {file: …, alt: …}",
    "status": "status: and fact, reported, assessment or inference",
    "data": "data: {categories: [2025, 2026], series: [{name: Sales, values: [1, 2]}]}, or data: with a file",
}
EVERYBODY = frozenset("all any everyone everybody public * 全員 すべて 全て 全部 alle tous 모두 전체 所有".split())  # noqa: SIM905
SEEN_BY_ALL = "delete audiences: all see what has none"
_HELD = frozenset("points items events phases steps views rows columns sections summary options to".split())  # noqa: SIM905
_ENDS_OF_TIME = frozenset(
    {
        "start",
        "end",
        "begin",
        "from",
        "until",
        "finish",
        "start_date",
        "end_date",
        "starts",
        "ends",
        "beginn",
        "ende",
        "début",
        "fin",
        "開始",
        "終了",
        "시작",
        "종료",
    }
)
_ONE_TEXT = frozenset({"text", "message", "title", "detail", "subtitle", "headline"})
TRUTHS = frozenset({"current", "preferred", "approximate", "critical", "consensus"})
LISTS = frozenset({"sources", "outlets", "audiences", "to"})


def plain(name: str) -> str:
    """A name in small half-width letters, without quotation marks, words set apart by _: keyMessage, key-message."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z][a-z])", "_", unicodedata.normalize("NFKC", name).strip("“”\"'+ "))
    words = re.sub(r"^(?:section|slide)s?\.|[*.\[\]]+$", "", words)
    return words.casefold().replace("-", "_").replace(" ", "_").replace("&", "_")


def about_key(name: str, value: object, here: Collection[str], taken: Collection[str] = ()) -> tuple[str, str]:
    """Our key that somebody means by one that is none, among those that can stand `here`, and what to write.

    Empty where nothing is known. Keys that are `taken` stand there already.
    """
    theirs = plain(name)
    if name.startswith("#|"):  # an option of a cell of Quarto
        return "", elsewhere.NOWHERE["execute"]
    for kind, told in elsewhere.OF_A_THING.items():
        if kind <= set(here) and theirs in told and not any(key in here and key not in taken for key in _ours(theirs)):
            return "", told[theirs]
    if theirs in _ORDINALS and theirs not in here and isinstance(value, int) and not isinstance(value, bool):
        return "", IN_ORDER
    known = theirs in ("kind", "type") and "status" in here and "status" not in taken
    if known and isinstance(value, str) and (word := about_word("status", value)):
        return "status", f"write status: {word.removeprefix('write ')}"
    if theirs in _ENDS_OF_TIME and "period" in here:
        return "period", "write period: and its beginning and end in one text, as period: 2027-01 to 2027-06"
    meant = [key for word in _forms(theirs, here) for key in _ours(word) if key in here and key != name]
    if isinstance(value, list):
        meant.sort(key=lambda key: key not in _HELD)  # what holds several things first
    said = value if isinstance(value, str) else ""
    meant.sort(key=lambda key: not about_word(key, said))  # position: favourable is a stance
    if isinstance(value, list) and {"rows", "total"} <= set(here) and theirs in _LAST_ROWS:
        return "", f"write it as the last of rows:, [{', '.join(map(cell, value))}], and total: true"
    meant = [key for key in meant if key != "as_of" or theirs not in _TO_COME]
    if not meant and theirs.endswith("_by") and "by" in here and "by" not in taken:
        return "by", "write by:"
    if not meant and theirs not in elsewhere.NOWHERE and theirs not in abroad.NOWHERE:
        return "", elsewhere.NOWHERE["style"] if _OF_A_LOOK.search(theirs) else ""
    if not meant:
        return "", elsewhere.NOWHERE.get(theirs) or elsewhere.NOWHERE.get(abroad.NOWHERE.get(theirs, ""), "")
    ours = next((key for key in meant if key not in taken), "")
    if not ours:
        if meant[0] == "unit" and theirs == "currency":
            return "", f"write unit: {value}, and what stands there in the label:"
        if isinstance(value, list) and meant[0] in _HELD:
            return "", f"write its items under {meant[0]}:, too"
        holds = isinstance(value, dict | list) or (isinstance(value, bool) and meant[0] not in TRUTHS)
        return "", elsewhere.NOWHERE.get(theirs) or ("" if holds else f"delete it: {meant[0]}: stands there already")
    if isinstance(value, list) and ours in _ONE_TEXT and "points" in here and "points" not in taken:
        ours = "points"  # several statements under the name of one
    if ours == "data" and isinstance(value, str) and value.endswith((".csv", ".xlsx")):
        return ours, f"write data: {value}"
    if ours == "picture" and isinstance(value, list) and value and isinstance(value[0], str):
        value = value[0]
    if ours == "marking" and value is True:
        return ours, f"write marking: {name.replace('_', ' ').capitalize()}"
    if ours == "status" and value is True:
        return ours, "write status: fact"
    if ours in ("status", "stance") and isinstance(value, str) and (word := about_word(ours, value)):
        return ours, f"write {ours}: {word.removeprefix('write ')}"
    if ours == "picture" and isinstance(value, str):
        return ours, f"write picture: {{file: {value}, alt: …}}, with what it shows under alt:"
    if ours == "language" and isinstance(value, list) and value:
        return ours, f"write language: {value[0]}; a text in several languages is a mapping of them"
    if ours in TRUTHS and not isinstance(value, bool):
        return ours, f"write {ours}: true"
    if ours == "from" and isinstance(value, list) and (who := named(value)):
        return ours, f"write from: {cell(who)}"
    if ours == "to" and isinstance(value, str) and "value" not in here:
        return ours, f"write {ours}: [{value}]"
    return ours, f"write {_FORMS.get(ours, f'{ours}:')}"


_LAST_ROWS = frozenset("footer footer_row total_row totals sum sums total_line foot tfoot summary_row".split())  # noqa: SIM905
IN_ORDER = "they are shown in their order: delete the key"
_ORDINALS = frozenset(
    "step no nr num number index order position rank sequence phase stage 番号 順番 번호".split()  # noqa: SIM905
)
_TO_COME = frozenset({"deadline", "due", "due_date", "by_when", "until", "frist", "期限", "기한", "期日"})
_OF_A_LOOK = regex(
    r"^(?:show|hide|display|enable|disable|with|use|auto|is_bold|is_italic)_"
    r"|_(?:colou?rs?|sizes?|styles?|widths?|heights?|fonts?|align(?:ment)?|positions?|axis|axes|labels?|format|theme"
    r"|visible|enabled|rotation|opacity|padding|margins?|border|layout)$"
)
"""Keys that say how something looks, by what they begin or end with."""


def named(people: Sequence[object]) -> str:
    """The names of people, each with what they belong to, in one text."""
    said = [one if isinstance(one, str) else _person(one) if isinstance(one, dict) else "" for one in people]
    return ", ".join(said) if all(said) else ""


def _person(entry: Mapping[str, object]) -> str:
    named = [str(entry[key]) for key in ("name", "full_name", "affiliation", "organization", "role") if key in entry]
    return " ".join(named[:1]) + (f" ({named[1]})" if len(named) > 1 else "")


def meanings(name: str, here: Collection[str]) -> list[str]:
    """All our keys that somebody can mean by a name, of those that can stand `here`."""
    return [key for key in _ours(plain(name))[1:] if key in here]


def words_for(name: str) -> tuple[str, ...]:
    """Our keys that somebody means by a name, the likeliest first, wherever these can stand."""
    return _ours(plain(name))[1:]


def _ours(word: str) -> tuple[str, ...]:
    return (word, *elsewhere.KEYS.get(word, ()), *abroad.KEYS.get(word, ()))


# What stands behind a name and adds nothing to it, and what stands before one.
_BEHIND = frozenset("text list data items name value values field info string str content".split())  # noqa: SIM905
_OF_A_THING = frozenset(
    "slide section chart table page slide point item data main key short long my the figure".split()  # noqa: SIM905
)


_LEAST_OF_A_WORD = 6  # letters of a name that a misspelt or longer one is known by


@lru_cache(maxsize=512)
def _near_abroad(theirs: str) -> tuple[str, ...]:
    """The names of keys in other languages that one ends with, 보고일자, Handlungsempfehlung, begins with, 核心观点, or
    is a form of, Ansprechpartnerin; the longest first."""
    long = [one for one in abroad.KEYS if len(one) >= (_LEAST_OF_A_WORD if one.isascii() else 2) and one != theirs]
    ends = sorted((one for one in long if theirs.endswith(one)), key=len, reverse=True)
    begins = sorted((one for one in long if not one.isascii() and theirs.startswith(one)), key=len, reverse=True)
    near = misspelt(theirs, abroad.KEYS) if len(theirs) >= _LEAST_OF_A_WORD else ""
    return (*ends, *begins, *([near] if near else ()))


def _forms(theirs: str, here: Collection[str]) -> Iterator[str]:
    """A name as it is; where nobody knows it, as one or several, and without the thing that it is of."""
    yield theirs
    if theirs in elsewhere.NOWHERE or any(key in here for key in _ours(theirs)[1:]):
        return
    if not misspelt(theirs, here):
        yield from _near_abroad(theirs)
    yield theirs.removesuffix("s") if theirs.endswith("s") else f"{theirs}s"
    first, *rest = theirs.split("_")
    if rest and first in _OF_A_THING:
        yield "_".join(rest)
    elif len(rest) == 1 and rest[0] in _BEHIND:
        yield first


def about_section(name: str) -> str:
    """What to do with a section of a kind that there is not, because it is none."""
    return elsewhere_words.NO_SECTIONS.get(plain(name), "")


def is_key(name: str) -> bool:
    """Whether a name is that of a key, here or elsewhere."""
    theirs = plain(name)
    return theirs in elsewhere.KEYS or theirs in abroad.KEYS or theirs in elsewhere.NOWHERE


def about_chart(name: str) -> str:
    """What to write for a kind of section that is a type of chart; nothing for none."""
    theirs = plain(name)
    found = elsewhere_words.TYPES.get(theirs, ("",))[0] or abroad.TYPES.get(theirs, "")
    return f"write kind: chart, and type: {found} below it" if found else ""


_WORDS = {
    "status": elsewhere_words.STATUSES,
    "type": elsewhere_words.TYPES,
    "stance": elsewhere_words.STANCES,
    "as": elsewhere_words.BRACKETS,
    "kind": elsewhere_words.ADDRESSEES,
}
_WORDS_ABROAD = {
    "status": abroad.STATUSES,
    "type": abroad.TYPES,
    "stance": abroad.STANCES,
    "kind": abroad.ADDRESSEES,
}
_DENYING = frozenset({"not", "no", "un", "non", "nicht", "pas", "never", "without"})


def about_word(key: str, name: str) -> str:
    """Which of our words somebody means under a key that has a few: how something is known, what a chart is."""
    bare = plain(name).removesuffix("_chart").removesuffix("_plot")
    if key == "type" and (none := {bare, bare.replace("_", "")} & set(elsewhere_words.NO_TYPES)):
        return elsewhere_words.NO_TYPES[none.pop()]
    words = _WORDS.get(key, {})
    said = plain(name) or name.strip()
    if said in (one[0] for one in words.values()):
        return f"write {said}"
    abroad_ = _WORDS_ABROAD.get(key, {})
    if theirs := next((abroad_[one] for one in (said, *said.split("_")) if one in abroad_), ""):
        return f"write {theirs}"
    parts = (said, *reversed(said.split("_")))  # cautiously optimistic
    parts = parts if not set(parts) & _DENYING else (said, f"un{said.removeprefix('not_')}")
    found = next((words[one] for one in parts if one in words), None)
    within = max((one for one in abroad_ if one in said and not one.isascii()), key=len, default="")
    if not found and not within and not said.isascii():  # the beginning of a word: 縦棒 of 縦棒グラフ
        around = {abroad_[one] for one in abroad_ if one.startswith(said)}
        return f"write {around.pop()}" if len(around) == 1 else ""
    return f"write {found[0]}" if found else f"write {abroad_[within]}" if within else ""


_MEANINGS = {
    "status": "it says how a statement is known: fact, reported, assessment or inference; how things stand is a text",
    "stance": "it says how a view stands to what is discussed: supportive, neutral or critical",
}


def about_enum(key: str, name: str, known: Sequence[str]) -> str:
    """What to write for a word that is none of a few: that which is meant, the nearest, what they are for, or all."""
    if key == "status" and is_open(name):
        return f"delete {key}:"
    if told := about_word(key, name):
        return told
    several = [part.strip() for part in re.split(r"[,;/|+&]|\s(?:and|or|und|oder)\s", name)]
    if len(several) > 1 and all(one in known or about_word(key, one) for one in several):
        first, *rest = (one if one in known else about_word(key, one).removeprefix("write ") for one in several)
        return f"it is one word: write {' or '.join(dict.fromkeys((first, *rest)))}"
    return did_you_mean(name, known, listed=False) or _MEANINGS.get(key, "") or did_you_mean(name, known)


def about_address(text: str) -> str:
    """What to write for what is no address on the web."""
    if is_open(text):
        return "delete url:"
    if unfinished(text):
        return "write its address, or delete url:"
    if found := re.search(r"https?://[^\s<>()\[\]]+", text):
        rest = text[found.end() :]
        spaced = text[found.start() :].replace(" ", "%20")
        if not re.search(r"\.[a-z]{2,5}$", text) and len(rest.split()) > 1:
            return f"write {found[0]}, and the rest under note:"  # words, and no name with a space
        return f"write {spaced}" if rest[:1] == " " and not set(spaced) & set("<>()[]") else f"write {found[0]}"
    if re.fullmatch(r"(?:doi:)?\s*10\.\d{4,}/\S+", text.strip()):
        return f"write https://doi.org/{text.strip().removeprefix('doi:').strip()}"
    if is_host(text):
        return f"write https://{text}"
    if mistyped := re.fullmatch(r"h{0,2}t{0,3}p{0,2}s?[:;]?/{1,3}((?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?)", text):
        return f"write https://{mistyped[1]}"
    return "write an address on the web, or delete url:" if "://" in text else ""


# --- Names ------------------------------------------------------------------------------------------------------------


def name_of(text: str) -> str:
    """A name that a program can use, made of words."""
    letters = "".join(one for one in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(one))
    return re.sub(r"^[^a-z]+", "", re.sub(r"[^a-z0-9_]+", "-", letters)).strip("-")


def key_of(said: object, things: object, words: Iterable[str] = ("outlet", "title", "url", "label")) -> str:
    """The key of a source or figure that somebody names by its number, its words or its address; nothing for none."""
    if not isinstance(things, Mapping):
        return ""
    keys = [str(key) for key in things]
    if isinstance(said, int) and not isinstance(said, bool):
        return keys[said - 1] if 0 < said <= len(keys) else ""
    named = re.sub(r"^(?:figures|sources|refs?|figs?)[.:/]", "", str(said).strip("@[]{}#$<>/.: ")).casefold()
    for key, thing in things.items():
        said_of = [thing.get(name) for name in words] if isinstance(thing, Mapping) else []
        if named in {str(key).casefold(), *(str(value).casefold() for value in said_of if value)}:
            return str(key)
    held = [str(key) for key, thing in things.items() if isinstance(thing, Mapping) and _told_in(named, thing, words)]
    return held[0] if len(held) == 1 else ""


_TELLING = 5  # letters of a name that is found inside other words


def _told_in(named: str, thing: Mapping[str, object], words: Iterable[str]) -> bool:
    """Whether what somebody says holds the name of a thing, or its words hold what is said."""
    said_of = [value.casefold() for name in words if isinstance(value := thing.get(name), str)]
    return any(
        len(min(named, of, key=len)) >= (_TELLING if named.isascii() else 2) and (of in named or named in of)
        for of in said_of
    )


# --- Forms -----------------------------------------------------------------------------------------------------------

_SHOWN = 40


def is_short(text: str) -> bool:
    """Whether words can stand in a list in one line, without quotes."""
    return len(text) <= _SHOWN and not set(text) & set(":#[]{}\"'\n")


def cut(value: object) -> str:
    """The beginning of a long text."""
    text = " ".join(str(value).split())
    return f"{text[:_SHOWN]}…" if len(text) > _SHOWN else text


def cell(value: object) -> str:
    """A value as a cell of a row."""
    if isinstance(value, str) and value[:1] in tuple("%@*&!|>?`-,"):
        return f'"{value}"'
    return "null" if value is None else f'"{value}"' if isinstance(value, str) and not is_short(value) else str(value)


def keyed(items: Sequence[object]) -> str:
    """The key that the first of some mappings in a list would have."""
    first = items[0] if items else None
    named = next((str(first[k]) for k in ("id", "key", "name") if k in first), "") if isinstance(first, dict) else ""
    return f"“{name_of(named) or 'name'}:”"


_OF_BIBTEX = regex(r"(\w+)\s*=\s*[{\"]+([^{}\"]+)[}\"]+")


def bibtex(text: str) -> str:
    """What an entry of BibTeX says, under our keys."""
    if not text.lstrip().startswith("@"):
        return ""
    said = {key.casefold(): words.strip() for key, words in _OF_BIBTEX.findall(text)}
    outlet = next((said[key] for key in ("journal", "publisher", "institution", "organization") if key in said), "…")
    parts = [("outlet", outlet), ("title", said.get("title", "…"))]
    parts += [
        (ours, said[theirs])
        for ours, theirs in (("author", "author"), ("date", "year"), ("url", "url"))
        if theirs in said
    ]
    return ", ".join(f"{key}: {cell(words)}" for key, words in parts)
