"""The language that a memo is written in: for spelling, for the direction of text, for East Asian typefaces."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.ooxml.names import A, W
from briefdeck.ooxml.package import Package
from briefdeck.ooxml.styles import StyleSheet, value
from briefdeck.ooxml.wordml import detach, put
from briefdeck.ooxml.xml import Element
from briefdeck.patterns import regex

# Families that have the signs of East Asian languages; what else stands in their slot is a Latin face.
_EAST_ASIAN = regex(
    r"(?i)[\u3000-\u9fff\uac00-\ud7af\uff00-\uffef]|^(MS |Yu|Meiryo|Noto (Sans|Serif) (CJK|JP|SC|TC|KR)|Source Han|HG|"
    r"Hiragino|SimSun|SimHei|NSimSun|PMingLiU|MingLiU|Microsoft (YaHei|JhengHei)|Malgun|Batang|Gulim|DengXian|BIZ|UD |"
    r"IPA|KaiTi|FangSong|STSong|TakaoP?|Arial Unicode)"
)
_ASIAN, _RIGHT_TO_LEFT = ("ja", "zh", "ko"), ("ar", "he", "fa", "ur")
_TURNED = (f"{W}bidi", f"{W}rtl", f"{W}bidiVisual")


def speak(
    package: Package, sheet: StyleSheet, pattern: StyleSheet, theme: Element, base_theme: Element, language: str
) -> Iterator[str]:
    """The language of the text, and the faces of Japanese text that a template in another language does not name."""
    runs = sheet.root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    assert runs is not None
    asian = language[:2] in _ASIAN
    _languages(sheet, pattern, runs, "en" if asian else language)
    parts = (package.trees[name] for name in package.related(package.main, "numbering"))
    for root in (sheet.root, *parts) if language not in _RIGHT_TO_LEFT else ():
        for element in list(root.iter(*_TURNED)):
            detach(element)
    if language[:2] != "ja":
        return
    for lang in sheet.root.iter(f"{W}lang"):
        if lang.get(f"{W}eastAsia") is not None or lang.getparent() is runs:
            lang.set(f"{W}eastAsia", "ja-JP")
    added = False
    for size in ("major", "minor"):
        fonts = theme.find(f".//{A}{size}Font")
        east = fonts.find(f"{A}ea") if fonts is not None else None
        if fonts is None or east is None or _EAST_ASIAN.search(east.get("typeface", "")):
            continue
        script = fonts.find(f"{A}font[@script='Jpan']")
        mine = base_theme.find(f".//{A}{size}Font/{A}ea")
        fallback = (mine.get("typeface", "") if mine is not None else "") or _plain_face(pattern)
        east.set("typeface", (script.get("typeface", "") if script is not None else "") or fallback)
        added = True
    for fonts in sheet.root.iter(f"{W}rFonts"):
        themed = fonts.get(f"{W}eastAsiaTheme", "")
        if themed and not themed.endswith("EastAsia"):
            fonts.set(f"{W}eastAsiaTheme", themed[:5] + "EastAsia")
        plain = fonts.get(f"{W}eastAsia")
        if plain is not None and not _EAST_ASIAN.search(plain):
            del fonts.attrib[f"{W}eastAsia"]
            added = True
    own = put(runs, "rFonts")
    if own.get(f"{W}eastAsia") is None and own.get(f"{W}eastAsiaTheme") is None:
        own.set(f"{W}eastAsia", _plain_face(pattern))
        added = True
    for part in package.related(package.main, "settings"):
        named = package.trees[part].find(f"{W}themeFontLang")
        if named is not None:
            named.set(f"{W}eastAsia", "ja-JP")
    if added:
        yield "the template names no font for Japanese everywhere: those of its theme, else of the base, stand in"


def _plain_face(pattern: StyleSheet) -> str:
    return value(pattern.root, "docDefaults/rPrDefault/rPr/rFonts", "eastAsia") or ""


def _languages(sheet: StyleSheet, pattern: StyleSheet, runs: Element, latin: str) -> None:
    """Latin text in the memo's language: the template's own where it has it, the base's, else the bare language."""
    own = put(runs, "lang")
    said = [own.get(f"{W}val", ""), value(pattern.root, "docDefaults/rPrDefault/rPr/lang") or "", latin]
    own.set(f"{W}val", next(one for one in said if one.casefold().startswith(latin.casefold())))
    for lang in list(sheet.root.iter(f"{W}lang")):
        if lang is not own and not lang.get(f"{W}val", latin).casefold().startswith(latin.casefold()):
            del lang.attrib[f"{W}val"]
            if not lang.attrib:
                detach(lang)
