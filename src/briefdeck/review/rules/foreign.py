"""What other tools make something of, and a briefing does not: their markup; and words that were left open."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from briefdeck.diagnostics.rules import language as rules
from briefdeck.model.entries import Source
from briefdeck.model.habits import key_of
from briefdeck.model.traits import Trait
from briefdeck.patterns import regex
from briefdeck.review.passages import Passage, Reader
from briefdeck.review.remark import Remark
from briefdeck.review.rules.added import is_end
from briefdeck.review.rules.left_out import check_left_out
from briefdeck.review.rules.lists import check_lists
from briefdeck.review.rules.marks import DEFINITIONS, IN_A_LINE, KINDS, MARKUP, is_plain
from briefdeck.review.rules.outlines import check_outlines, outlined
from briefdeck.review.rules.twice import check_twice
from briefdeck.review.rules.unit_names import check_units
from briefdeck.review.rules.wholes import check_wholes
from briefdeck.text.leftovers import is_nothing, stands_for_another, unfinished

_FILE = regex(r"\S+\.(?:png|jpe?g|gif|svg|webp|bmp|tiff?|csv|xlsx?)", re.IGNORECASE)
_NOBODY = regex(
    r"(?:various|multiple|several|different|diverse|verschiedene|diverses?) ?(?:sources?|media|outlets|websites"
    r"|quellen|medien)?"
    r"|(?:internet|web|google|online|news|media|press|unknown|anonymous|web search|websites?|presse|medien)"
    r"|各種(?:報道|資料|メディア)|ネット(?:記事)?|インターネット|報道各社|不明"
    r"|다수 언론|인터넷|언론 보도|网络|網路|各大媒体",
    re.IGNORECASE,
)
_NUMBERED = regex(r"^[ \t]*(\d{1,2})[.)] (?=\S)", re.MULTILINE)
_LOWERED = {"sub": str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋"), "sup": str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")}
_ITEMS = "write a statement for each under points:"
_DEFINED = "write a statement for each under points:, {label: …, text: …}"
_DAY = regex(r"\d{4}-\d\d(?:-\d\d)?")
_OF_NOTES = frozenset({"caption", "caution", "note", "reading", "callout"})  # where ※ is in its place
_COMPUTED = regex(r"(?:r|py|python|julia|ojs|js|\{\w+\}|=)\s")


def check_foreign(reader: Reader) -> Iterator[Remark]:
    """L111 to L114."""
    yield from check_units(reader)
    yield from check_lists(reader)
    yield from check_wholes(reader)
    signs = outlined(reader)
    yield from check_outlines(reader, signs)
    yield from check_left_out(reader)
    own = {id(passage) for passage in reader.prose}
    for passage in reader.passages:
        yield from _left_open(reader, passage)
        if id(passage) in own:
            yield from _markup(reader, passage, signed=id(passage) in signs)
            yield from check_twice(reader, passage)


def _left_open(reader: Reader, passage: Passage) -> Iterator[Remark]:
    in_cell = bool(passage.traits & (Trait.CELL | Trait.GRID | Trait.SCORE))
    if not in_cell and (is_nothing(passage.prose) or stands_for_another(passage.prose)):
        what, hint = f"“{passage.prose.strip()}” says nothing", f"write its words, or delete {passage.path[-1]}:"
        yield reader.remark(rules.LEFT_OPEN, passage, 0, what, hint)
        return
    if passage.path[-1] == "by" and _DAY.fullmatch(passage.prose.strip()):
        later = "until" if passage.path[0] == "decisions" else "time"
        what = f"“{passage.prose.strip()}” is a day, and by: says who"
        yield reader.remark(rules.LEFT_OPEN, passage, 0, what, f"write {later}: {passage.prose.strip()}")
        return
    if passage.path[0] == "sources" and passage.path[2:3] == ("outlet",) and _NOBODY.fullmatch(passage.prose.strip()):
        what, hint = f"“{passage.prose.strip()}” names nobody", "write who published it, or delete the source"
        yield reader.remark(rules.LEFT_OPEN, passage, 0, what, hint)
        return
    if passage.describing and _FILE.fullmatch(passage.prose.strip()):
        what, hint = f"“{passage.prose.strip()}” is the name of a file", "say what there is to see"
        yield reader.remark(rules.LEFT_OPEN, passage, 0, what, hint)
        return
    if found := unfinished(passage.prose):
        at, words = found
        if words[:1] == "【" and Trait.HEADING in passage.traits:
            return  # told as brackets around a title
        what, hint = f"“{' '.join(words.split())}” is no text for readers", "write what belongs here, or delete it"
        yield reader.remark(rules.LEFT_OPEN, passage, at, what, hint)


def _markup(reader: Reader, passage: Passage, *, signed: bool) -> Iterator[Remark]:
    prose = passage.prose
    tables = items = fences = boxes = False
    listing = Trait.SPEAKER in passage.traits  # a speaker's notes may be a list
    in_cell = bool(passage.traits & (Trait.CELL | Trait.GRID))  # where a * refers to a note of the table
    numbers = () if listing else tuple(_NUMBERED.finditer(prose))
    if [match[1] for match in numbers[:2]] == ["1", "2"]:
        what, hint = "a numbered list cannot stand in a text", f"{_ITEMS}, which a document can number"
        yield reader.remark(rules.FOREIGN_MARKUP, passage, numbers[0].start(), what, hint)
        items = True
    if "\n" in prose and not listing and (defined := DEFINITIONS.search(prose)):
        what, hint = "a list of definitions cannot stand in a text", _DEFINED
        yield reader.remark(rules.FOREIGN_MARKUP, passage, defined.start(), what, hint)
    found = [] if is_plain(prose) else list(MARKUP.finditer(prose))
    tags = [match for match in found if match["html"] is not None]
    if len(tags) > 1:
        yield from _tags(reader, passage, tags)
    for match in found:
        kind = next(name for name in KINDS if match[name] is not None)
        if (kind == "bars" and tables) or (kind == "fence" and fences) or (kind == "item" and (items or listing)):
            continue  # told at its first line
        if (kind == "html" and len(tags) > 1) or (kind == "raised" and in_cell) or (kind == "fenced" and boxes):
            continue
        if kind == "item" and not match.start() and (signed or IN_A_LINE.search(prose) or is_end(passage)):
            continue  # told as a sign of an outline, several items in one line, or an end
        if kind == "item" and match[0].strip() == "※" and passage.path[-1] in _OF_NOTES:
            continue
        if kind == "item" and in_cell and match[0].strip() in "○◯◎□・":
            continue  # a mark of a rating
        if kind == "item" and match[0].strip() == "1." and passage.language.startswith("de"):
            continue  # a first one, as in 1. Quartal
        fences, boxes = fences or kind == "fence", boxes or kind == "fenced"
        tables, items = tables or kind == "bars", items or kind == "item"
        yield from _told(reader, passage, match, kind)


_SIGNS_TYPED = {
    "->": "→",
    "=>": "⇒",
    "<-": "←",
    ">=": "≥",
    "<=": "≤",
    "!=": "≠",
    "+/-": "±",
    "+-": "±",
    "(c)": "©",
    "(r)": "®",
    "(tm)": "™",
}
_TAGS_SHOWN = 3


def _tags(reader: Reader, passage: Passage, tags: Sequence[re.Match[str]]) -> Iterator[Remark]:
    """The tags of one text in one finding."""
    names = list(dict.fromkeys(f"“{tag[0]}”" for tag in tags))
    shown = ", ".join(names[:_TAGS_SHOWN]) + (" …" if len(names) > _TAGS_SHOWN else "")
    what = f"{shown} are HTML, and stand in documents as they are"
    listed = any(tag[0].casefold().startswith("<li") for tag in tags)
    hint = f"delete them; {'write a statement for each item under points:' if listed else 'bold words are **…**'}"
    yield reader.remark(rules.FOREIGN_MARKUP, passage, tags[0].start(), what, hint)


def _told(reader: Reader, passage: Passage, match: re.Match[str], kind: str) -> Iterator[Remark]:
    written, right, what, hint = match[0], "", "", ""
    known = reader.loaded.briefing.sources
    match kind:
        case "strong":
            what, right = f"“{written}” is HTML", f"**{match['inside']}**"
        case "lowered" if match["half"] == "sup" and re.search(r"[a-z]{2} ?$|[.,;)]$", passage.prose[: match.start()]):
            what, hint = f"“{written}” leads to no note", "write [@key] with a key of sources:, or say it in the text"
        case "lowered":
            what, right = f"“{written}” is HTML", match["digits"].translate(_LOWERED[match["half"]])
        case "anchor":
            what, right = "a link is written in HTML", f"[{match['linked']}]({match['href']})"
        case "shielded":
            what, right = f"“{written}” is LaTeX, and stands in documents as it is", match["sign"]
        case "fence":
            what, hint = "a code fence stands in documents as it is", "delete it, and the one that closes it"
        case "box":
            what, hint = (
                f"“{written.strip()}” stands before the words, and documents set signs of their own",
                "delete it",
            )
            yield reader.mended(rules.FOREIGN_MARKUP, passage, *match.span(), "", what, hint)
            return
        case "typed":
            right = _SIGNS_TYPED.get(written.casefold().replace("-->", "->"), "")
            what = f"“{written}” stands for {right}, and stands in documents as it is"
        case "ligature":
            right = {"㈱": "株式会社", "㈲": "有限会社"}.get(written) or unicodedata.normalize("NFKC", written)
            what = f"“{written}” is one sign, and a search does not find the word"
        case "bright":
            what, right = f"“{written}” is Markdown, and stands in documents as it is", f"**{match['lit']}**"
        case "shortcode":
            what, hint = f"“{written}” is the name of an emoji, and stands in documents as it is", "delete it"
            yield reader.mended(rules.FOREIGN_MARKUP, passage, *match.span(), "", what, hint)
            return
        case "field":
            what, hint = f"“{written}” is a field of Word, and stands in documents as it is", "write what it stands for"
        case "before":
            what = f"“{written.strip()}” leads to nothing that stands in these documents"
            hint = "write [@key] with a key of sources:, in each place"
        case "named_source" if key := _source_named(match["told_by"], known):
            what, hint = f"“{written.strip()}” is typed, and documents cite sources themselves", f"write [@{key}]"
        case "named_source":
            what = f"“{written.strip()}” names a source, and documents cite those under sources:"
            hint = "give it a key under sources:, and write [@key]"
        case "bracketed":
            key = _source_named(match["paper"], known)
            if not key and not match["year"]:
                return
            what = f"“{written}” leads to no source"
            hint = f"write [@{key}]" if key else "give it a key under sources:, and write [@key]"
        case "authored" | "telling":
            key = _source_named(match["wrote"] or match["teller"], known)
            surely = match["surely"] or match["paged"] or match["says"] is not None or " et al" in (match["team"] or "")
            if not key and not surely:
                return
            what = f"“{written}” leads to no source"
            hint = f"write [@{key}]" if key else "give it a key under sources:, and write [@key]"
        case "merge":
            name = written.strip("<>«»‹› ").casefold()
            named = name in reader.loaded.briefing.figures
            what = f"“{written}” is a field of a form letter, and stands in documents as it is"
            hint = f"write {{{{ figures.{name} }}}}" if named else "write what it stands for"
        case "wiki" if written[0] == "!":
            what = f"“{written}” is a file of a wiki, and cannot stand in a text"
            hint = f"write it beside the text: picture: {{file: {match['page']}, alt: …}}"
        case "wiki":
            what, right = (
                f"“{written}” is a link of a wiki, and stands in documents as it is",
                match["alias"] or match["page"],
            )
        case "apart":
            words = f"[{match['named'] or match['turned']}]({match['where'] or match['there']})"
            what, right = f"“{written}” is no link, for it is written otherwise", words
        case "escape":
            sign = chr(int(match["code_point"], 16)) if match["code_point"] else " "
            what, right = f"“{written}” stands in documents as it is: only double quotes know it", sign
        case "thin":
            what, right = f"“{written}” is LaTeX, and stands in documents as it is", " "
        case "slashes":
            what, hint = (
                f"“{written.strip()}” stands in documents: a comment begins with #",
                "delete it, or write # for //",
            )
        case "garbled":
            right = _ungarbled(written)
            if not right:
                return
            what = f"“{written}” was read in another encoding, and is “{right}”"
        case "unseen":
            what, hint = f"U+{ord(written[0]):04X} is not seen, and a search does not find the word", "delete it"
            yield reader.mended(rules.FOREIGN_MARKUP, passage, *match.span(), "", what, hint)
            return
        case "private":
            sign = written.strip()
            what = f"U+{ord(sign[0]):04X} is a sign of one typeface alone, and a box in others"
            if match["first_sign"] is None:
                yield reader.remark(rules.FOREIGN_MARKUP, passage, match.start(), what, "write the sign that is meant")
            else:
                yield reader.mended(rules.FOREIGN_MARKUP, passage, *match.span(), "", what, "delete it")
            return
        case "emoji":
            yield from _emoji(reader, passage, match)
            return
        case "raised":
            what, hint = f"“{written}” leads to no note", "write [@key] with a key of sources:, or say it in the text"
        case "html":
            what = f"“{written}” is HTML, and stands in documents as it is"
            hint = "write a space" if written.casefold().startswith("<br") else "delete it; bold words are **…**"
        case "remark":
            what, hint = "a comment of HTML stands in documents as it is", "delete it; a comment of YAML begins with #"
        case "latex":
            what, hint = f"“{written}” is LaTeX, and stands in documents as it is", "write its words or signs"
        case "fenced":
            what = f"“{written.strip()}” sets a box or a column apart in other tools, and stands in documents as it is"
            hint = "delete it, and what ends the box"
        case "attributes":
            what, hint = f"“{written.strip()}” stands in documents as it is, and gives no look", "delete it"
            yield reader.mended(rules.FOREIGN_MARKUP, passage, *match.span(), "", what, hint)
            return
        case "role":
            what, right = f"“{written}” is reStructuredText, and stands in documents as it is", match["roled"]
        case "crossed":
            what = f"“{written}” leads to no figure or table, and stands in documents as it is"
            hint = "say what is there, or name its section with see: and the id of the section"
        case "entity":
            sign = html.unescape(written).replace("\u00a0", " ")
            if sign == written:
                return
            what, right = f"“{written}” is HTML, and stands in documents as it is", sign
        case "heading":
            what, hint = "a heading cannot stand in a text", "delete the #; a section has its heading under title:"
        case "rule":
            what, hint = f"“{written}” stands in documents as it is", "delete it; another section begins with “- kind:”"
        case "item" if "\n" in passage.prose:
            what, hint = "a list cannot stand in a text", _ITEMS
        case "item":
            what, hint = (
                f"“{written.strip()}” stands before the words, and documents set signs of their own",
                "delete it",
            )
            yield reader.mended(rules.FOREIGN_MARKUP, passage, *match.span(), "", what, hint)
            return
        case "bars":
            what, hint = "a table cannot stand in a text", "write a section of kind: table, with columns: and rows:"
        case "quote" if passage.prose[match.end() :].startswith("[!"):
            what, hint = "a box of Markdown stands in documents as it is", "delete > and […], and write callout: for it"
        case "quote":
            what, hint = "“> ” stands in documents as it is", "put words of others into quotation marks, and cite them"
        case "code" if _COMPUTED.match(match["coded"]):
            what = f"“{written}” is code, and no document computes it"
            hint = "write its value, or {{ figures.name }} with a figure that has it"
        case "code":
            what, right = f"“{written}” is Markdown, and stands in documents as it is", match["coded"]
        case "struck":
            what, hint = f"“{written}” is Markdown, and stands in documents as it is", "delete the words, or the ~"
        case "double" | "star" | "under":
            inside = match["loud"] or match["starred"] or match["lined"]
            heavy = "***" in (reader.places.value(passage.where) or "")  # bold as it is, and a * more on each side
            what, right = f"“{written}” stands in documents as it is", inside if heavy else f"**{inside}**"
        case "reference":
            what, hint = "a link has its address behind it", "write [words](https://…)"
        case "figured" if (name := match["four"]) and name in known and name not in reader.loaded.briefing.figures:
            what, right = f"“{written}” is no citation", f"[@{name}]"
        case "figured" if (name := _any(match, *_FORMS[2:])) and name not in reader.loaded.briefing.figures:
            if match["three"] or match["eight"]:
                return
            what, hint = f"“{written}” is left of a template", "write what belongs here"
        case "figured":
            what, right = (
                f"“{written}” is no figure",
                f"{{{{ figures.{_any(match, *_FORMS)} }}}}",
            )
        case "note":
            what = f"“{written}” leads to no source"
            digits = re.search(r"\d+", written)
            key = key_of(int(digits[0]), known) if digits and written[0] == "[" else ""
            key = written.strip("[]^") if written.strip("[]^") in known else key
            hint = f"write [@key] with a key of sources:{f', such as [@{key}]' if key else ''}"
        case "slot":
            what, hint = f"“{written}” is left of a template", "write what belongs here"
        case "paired":
            return
        case "brace":
            if f"\\{written[0]}" in (reader.places.value(passage.where) or ""):
                return  # it is meant as a sign
            what, hint = f"“{written}” opens or closes nothing, and stands in documents as it is", "delete it"
        case _ if match["seventh"]:
            if match["seventh"] not in known:
                return
            what = f"“{written}” is the key of a source, and stands in documents as it is"
            hint = f"write [@{match['seventh']}]"
        case _:
            key = _any(match, "first", "second", "third", "fourth", "fifth", "sixth")
            if key in reader.loaded.briefing.figures and key not in known:
                what, hint = f"“{written}” is no figure", f"write {{{{ figures.{key} }}}}"
                yield reader.remark(rules.FOREIGN_MARKUP, passage, match.start(), what, hint)
                return
            if key not in known:
                return
            what, right = f"“{written}” is no citation", f"[@{key}]"
    if right:
        yield reader.mended(
            rules.FOREIGN_MARKUP,
            passage,
            match.start(),
            match.end(),
            right,
            what,
            f"write {right.strip() or 'a space'}",
        )
    else:
        yield reader.remark(rules.FOREIGN_MARKUP, passage, match.start(), what, hint)


_FORMS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")  # groups with the name of a figure


def _any(match: re.Match[str], *names: str) -> str:
    """What the first of some groups holds; empty where none does."""
    return next((str(match[name]) for name in names if match[name]), "")


def _source_named(name: str, known: Mapping[str, Source]) -> str:
    """The source whose author, outlet or title has a name; nothing for none."""
    said = name.strip(" .,").casefold()
    for key, source in known.items():
        texts = (source.author, source.outlet, source.title)
        if said and any(said in words.casefold() for text in texts if text for words in text.values()):
            return key
    return ""


def _ungarbled(words: str) -> str:
    """UTF-8 that was read as Windows-1252, read again; empty where it is none."""
    try:
        right = words.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return ""
    return right if right != words else ""


def _emoji(reader: Reader, passage: Passage, match: re.Match[str]) -> Iterator[Remark]:
    """A coloured picture in the place of words, which programs draw each in their own way."""
    what = f"“{match[0].strip()}” is an emoji, which looks otherwise in every program"
    if match[0].strip() == passage.prose.strip():
        yield reader.remark(rules.FOREIGN_MARKUP, passage, match.start(), what, "write the words that it stands for")
        return
    inside = match.start() > 0 and match.end() < len(passage.prose)
    right = " " if inside and match[0] != match[0].strip() else ""
    yield reader.mended(rules.FOREIGN_MARKUP, passage, match.start(), match.end(), right, what, "delete it")
