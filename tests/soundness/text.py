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
_KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa\u31f0-\u31ff\uff66-\uff9d]")
_HANGUL = re.compile("[\u1100-\u11ff\u3131-\u318e\ua960-\ua97f\uac00-\ud7ff\uffa1-\uffdc]")
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd]")
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


def east_asian_is_marked(opened: Opened) -> Iterator[str]:
    """Language decides face, line breaking and spelling check; without it kanji may come in Chinese forms."""
    own = _own_language(opened)
    for name, root in opened.written:
        for run in root.iter(tag("a:r"), tag("a:fld")):
            properties = run.find(tag("a:rPr"))
            language = properties.get("lang") if properties is not None else None
            wanted = _wanted(text_of(run), own)
            if wanted and language != wanted:
                yield f"{name}: {text_of(run)[:30]!r} has the language {language}, not {wanted}"
    if "word/styles.xml" not in opened.parts:
        return
    defaults = values(opened.root("word/styles.xml"), "w:docDefaults/w:rPrDefault/w:rPr/w:lang/@w:eastAsia")
    for name, root in opened.stories:
        for run in root.iter(tag("w:r")):
            wanted = _wanted(text_of(run), own)
            said = values(run, "w:rPr/w:lang/@w:eastAsia")
            if wanted and said and said != [wanted]:
                yield f"{name}: {text_of(run)[:30]!r} has the East Asian language {said}, not {wanted}"
            elif wanted and not said and defaults != [wanted]:
                yield f"{name}: {text_of(run)[:30]!r} is not in the East Asian language of the defaults, {defaults}"


_TRADITIONAL = ("zh-TW", "zh-HK", "zh-MO")
_CHINESE = {"zh": "zh-CN", "zh-Hant": "zh-TW", **{tag: tag for tag in _TRADITIONAL}}


def _own_language(opened: Opened) -> str:
    """The language of the document, as its properties have it: ja, en, zh, and zh-TW or zh-Hant."""
    found = (
        values(opened.root("docProps/core.xml"), "dc:language/text()") if "docProps/core.xml" in opened.parts else []
    )
    if not found:
        return "ja"
    return found[0] if found[0] in _CHINESE else found[0].partition("-")[0]


def _wanted(text: str, own: str) -> str:
    """The tag of a run's language, where its characters ask for one."""
    hangul, kana, han = (letters.search(text) for letters in (_HANGUL, _KANA, _HAN))
    if (own == "ko" and hangul) or (own[:2] == "zh" and han):
        return "ko-KR" if hangul and own == "ko" else _CHINESE[own]
    if kana or (own == "ja" and han):
        return "ja-JP"
    if hangul:
        return "ko-KR"
    if not _JAPANESE.search(text):
        return ""
    unknown = [char for char in _HAN.findall(text) if not _is_in(char, "cp932")]
    sets = (("zh-CN", "gb2312"), ("zh-TW", "big5"))
    chinese = [tag for char in unknown for tag, charset in sets if _is_in(char, charset)]
    return {"ko": "ko-KR", "ja": "ja-JP", **_CHINESE}.get(own, next(iter(chinese), "ja-JP"))


def _is_in(char: str, encoding: str) -> bool:
    return char.encode(encoding, "ignore") != b""


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
    east_asian_is_marked,
    everything_seen_has_alternative_text,
)
