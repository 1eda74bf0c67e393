"""Rules of the text: nothing left over, nothing illegal, the right language, alternative text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from soundness.opened import NAMESPACES, Element, Opened, find_all, short, tag, text_of, values

_LEFTOVER = re.compile(
    r"\{\{|\}\}|\{%|%\}|\{[a-z_][a-z_.]*\}|Click to (?:add|edit)|クリックして|lorem ipsum|\[@|\*\*"
    r"|^\s*(?:None|nan|null|undefined|Undefined)\s*$",
)
_ESCAPED = re.compile("_x[0-9A-Fa-f]{4}_")
_JAPANESE = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uff66-\uff9d]")
_FILE_NAME = re.compile(r"\.(?:png|jpe?g|gif|svg|tiff?|emf|wmf|csv)\b", re.IGNORECASE)


def nothing_is_left_over(opened: Opened) -> Iterator[str]:
    """Template expressions, markup, prompts and the words of a missing value never reach a reader."""
    for name, root in opened.written:
        for paragraph in root.iter(tag("a:p"), tag("w:p")):
            if found := _LEFTOVER.search(text_of(paragraph)):
                yield f"{name}: {found[0]!r} is left over in {text_of(paragraph)[:60]!r}"
    for name, root in opened.matching("docProps/"):
        for value in values(root, "//text()"):
            if found := re.search(r"\{\{|\}\}|\{%|\{[a-z_.]+\}", value):
                yield f"{name}: {found[0]!r} is left over in {value[:60]!r}"


def texts_hold_no_breaks(opened: Opened) -> Iterator[str]:
    """A line break is an element of its own, in Word a tab too; inside a text it shows as a space or as a box."""
    for name, root in opened.written:
        for element in root.iter(tag("a:t"), tag("w:t")):
            text = element.text or ""
            if re.search("[\n\r\v\f\u0085\u2028\u2029]", text) or ("\t" in text and element.tag == tag("w:t")):
                yield f"{name}: a break inside the text {text[:40]!r}"
            if _ESCAPED.search(text):
                yield f"{name}: an escaped control character in {text[:40]!r}"
            if text != text.strip(" ") and element.tag == tag("w:t") and element.get(tag("xml:space")) != "preserve":
                yield f"{name}: the spaces around {text[:40]!r} get lost without xml:space"


def japanese_is_marked(opened: Opened) -> Iterator[str]:
    """Language decides face, line breaking and spelling check; without it kanji may come in Chinese forms."""
    for name, root in opened.written:
        for run in root.iter(tag("a:r"), tag("a:fld")):
            properties = run.find(tag("a:rPr"))
            language = properties.get("lang") if properties is not None else None
            if _JAPANESE.search(text_of(run)) and language != "ja-JP":
                yield f"{name}: {text_of(run)[:30]!r} has the language {language}"
        for run in find_all(root, "//w:r[w:rPr/w:lang[@w:eastAsia and @w:eastAsia != 'ja-JP']]"):
            if _JAPANESE.search(text_of(run)):
                yield f"{name}: {text_of(run)[:30]!r} has another East Asian language than ja-JP"
    if "word/styles.xml" in opened.parts and any(_JAPANESE.search(text_of(root)) for _, root in opened.stories):
        defaults = values(opened.root("word/styles.xml"), "w:docDefaults/w:rPrDefault/w:rPr/w:lang/@w:eastAsia")
        if defaults != ["ja-JP"]:
            yield f"word/styles.xml: the East Asian language of the defaults is {defaults}"


def everything_seen_has_alternative_text(opened: Opened) -> Iterator[str]:
    """A picture, chart, table, group or drawing says what it shows, or that it is decoration; no name of a file."""
    for name, root in opened.written:
        frames = (
            "//p:pic/p:nvPicPr/p:cNvPr | //p:graphicFrame/p:nvGraphicFramePr/p:cNvPr | //p:grpSp/p:nvGrpSpPr/p:cNvPr"
            " | //p:sp[p:spPr/a:custGeom]/p:nvSpPr/p:cNvPr"
        )
        for described in find_all(root, f"{frames} | //wp:docPr[..//pic:pic or ..//c:chart]"):
            text = described.get("descr", "")
            if not text.strip() and not _is_decorative(described):
                yield f"{name}: {described.get('name', '')!r} has no alternative text and is not marked as decorative"
        for described in find_all(root, "//p:cNvPr | //pic:cNvPr | //wp:docPr"):
            for attribute in ("name", "descr", "title"):
                value = described.get(attribute, "")
                if _FILE_NAME.search(value):
                    yield f"{name}: the {attribute} {value!r} of a {short(described)} gives away a file"


def _is_decorative(described: Element) -> bool:
    found = described.find(".//adec:decorative", NAMESPACES)
    return found is not None and found.get("val") in ("1", "true")


RULES: tuple[Callable[[Opened], Iterator[str]], ...] = (
    nothing_is_left_over,
    texts_hold_no_breaks,
    japanese_is_marked,
    everything_seen_has_alternative_text,
)
