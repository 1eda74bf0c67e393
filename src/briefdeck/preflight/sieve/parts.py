"""Signs of what slides and pages say: words that were to be replaced, titles, alternative texts, headings, links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape

from briefdeck.ooxml.names import TABLE_CONTENT
from briefdeck.ooxml.placeholders import FURNITURE, TITLES
from briefdeck.ooxml.word_text import bookmark_of
from briefdeck.patterns import regex
from briefdeck.preflight.sieve.entries import Entries
from briefdeck.preflight.wording import alt_fault
from briefdeck.text.leftovers import leftover

# Parts whose words are nobody's message.
_SILENT = regex(
    r"^(?:customXml|docProps|_rels)/|/(?:theme|slideLayouts|slideMasters|notesMasters|handoutMasters|_rels)/"
    r"|/(?:styles|numbering|settings|webSettings|fontTable)\.xml$"
)
# A text; where a paragraph, or a point of a chart, ends; what stands for white space between two texts.
_PIECE = regex(r"<(?:(?:[aw]:t|c:v)(?: [^>]*)?>([^<]*)<|(/(?:[aw]:p|c:v|c:pt)>)|((?:w:(?:tab|br|cr)|a:br)\b))")
_LOST = regex(r"(?i)error! |エラー[!！]")
_PLACEHOLDER = regex(r"<p:ph\b([^>]*)>")
_TYPE = regex(r'\btype="([^"]*)"')
_DRAWN_TEXT = regex(r"<a:t>([^<]*)<")
_HIDDEN = regex(r'<p:sld [^>]*\bshow="(?:0|false|off)"')
_DESCRIBED = regex(r"<p:nv(?:Pic|GraphicFrame)Pr>\s*<p:cNvPr\b([^>]*)>|<wp:docPr\b([^>]*)>")
_SAID = regex(r'\b(?:descr|title)="([^"]+)"')
_MARK = 400  # characters in which the mark of a decorative object stands behind its name
_CHANGED = regex(r"<w:(?:ins|del|moveFrom|moveTo)[ />]")
_ANCHOR, _BOOKMARK = regex(r' w:anchor="([^"]+)"'), regex(r'<w:bookmarkStart\b[^>]*\bw:name="([^"]*)"')
_FIELD = regex(r'<w:instrText\b[^>]*>([^<]*)<|<w:fldSimple\b[^>]*\bw:instr="([^"]*)"')
_STYLE = regex(r'<w:style\b[^>]*\bw:styleId="([^"]*)"[^>]*>(.*?)</w:style>', re.DOTALL)
_BASED_ON, _OUTLINE = regex(r'<w:basedOn w:val="([^"]*)"'), regex(r'<w:outlineLvl w:val="(\d+)"')
_IN_STYLE = regex(r'<w:pStyle w:val="([^"]*)"')
_BUILT_IN = frozenset({"_top", "_goback", ""})


def part_signs(entries: Entries) -> bool:
    """Whether any part may say, or lack, what preflight would name."""
    said = {name: text for name, text in entries.texts.items() if not _SILENT.search(name)}
    paragraphs = {words for text in said.values() for words in _paragraphs(text)}
    if any(leftover(words) or _LOST.search(words) for words in paragraphs):
        return True
    looked_at = (text for name, text in said.items() if not re.search("header|footer", name))
    if any(map(_lacks_words, looked_at)):
        return True
    return _of_memo(entries, said) if entries.is_memo else _of_slides(entries)


def _paragraphs(markup: str) -> Iterator[str]:
    """The texts of paragraphs, of points of charts, and what stands in none."""
    pieces: list[str] = []
    for words, end, gap in _PIECE.findall(markup):
        if end:
            if pieces:
                yield unescape("".join(pieces))
            pieces = []
        else:
            pieces.append(" " if gap else words)
    if pieces:
        yield unescape("".join(pieces))


def _lacks_words(markup: str) -> bool:
    """Whether something that is looked at may have no words for those who do not see it."""
    if "<v:imagedata" in markup:
        return True
    for found in _DESCRIBED.finditer(markup):
        frame = found[0].startswith("<p:nvGraphicFrame")
        if frame and f'uri="{TABLE_CONTENT}"' in markup[found.end() : markup.find("</p:graphicFrame>", found.end())]:
            continue
        words = _SAID.search(found[1] or found[2] or "")
        decorative = "decorative" in markup[found.end() : found.end() + _MARK]
        if alt_fault(unescape(words[1]) if words else "") and not decorative:
            return True
    return False


# --- decks ------------------------------------------------------------------------------------------------------------


def _of_slides(entries: Entries) -> bool:
    """Slides that are hidden, without a title or with another's, and placeholders that hold nothing."""
    titles: set[str] = set()
    for markup in entries.slides:
        title = ""
        for shape in markup.split("<p:sp>")[1:]:
            mark = _PLACEHOLDER.search(shape)
            if mark is None:
                continue
            type_ = _TYPE.search(mark[1])
            kind = type_[1] if type_ else "obj"
            words = "".join("".join(_DRAWN_TEXT.findall(shape.partition("</p:sp>")[0])).split())
            if kind in TITLES:
                title = title or unescape(words).casefold()
            if not words and kind not in FURNITURE and "<a:fld" not in shape:
                return True
        if not title or title in titles or _HIDDEN.search(markup[:2_000]):
            return True
        titles.add(title)
    return False


# --- memos ------------------------------------------------------------------------------------------------------------


def _of_memo(entries: Entries, said: dict[str, str]) -> bool:
    """Changes that are tracked, controls that nobody filled, links to nowhere, and headings out of their order."""
    whole = "".join(said.values())
    if _CHANGED.search(whole) or "<w:showingPlcHdr" in whole:
        return True
    known = {unescape(name).lower() for name in _BOOKMARK.findall(whole)} | _BUILT_IN
    if not known.issuperset(unescape(name).lower() for name in _ANCHOR.findall(whole)):
        return True
    fields = [unescape(complex_ or simple) for complex_, simple in _FIELD.findall(whole)]
    if whole.count("<w:instrText") != whole.count('w:fldCharType="begin"'):
        return True  # a code in pieces
    return not known.issuperset(bookmark_of(field).lower() for field in fields) or _skips(entries)


def _skips(entries: Entries) -> bool:
    """Whether a heading may stand more than one level below the one before."""
    body = entries.texts[entries.main]
    if "<w:outlineLvl" in body:
        return True
    levels = _levels("".join(text for name, text in entries.texts.items() if name.endswith("/styles.xml")))
    before: int | None = None
    for paragraph in body.split("</w:p>"):
        style = _IN_STYLE.findall(paragraph)
        level = levels.get(style[-1]) if style else None
        if level is None or "<w:t" not in paragraph:
            continue
        if before is not None and level > before + 1:
            return True
        before = level
    return False


@lru_cache(maxsize=8)  # of the audiences that a process builds for
def _levels(styles: str) -> dict[str, int]:
    """The levels of headings, from 0, by the ids of their styles."""
    based: dict[str, str] = {}
    own: dict[str, int] = {}
    for id_, inside in _STYLE.findall(styles):
        if parent := _BASED_ON.search(inside):
            based[id_] = parent[1]
        if level := _OUTLINE.search(inside):
            own[id_] = int(level[1])
    found: dict[str, int] = {}
    for id_ in (*own, *based):
        at, seen = id_, {""}
        while at not in own and at not in seen:
            seen.add(at)
            at = based.get(at, "")
        if own.get(at, 9) < 9:
            found[id_] = own[at]
    return found
