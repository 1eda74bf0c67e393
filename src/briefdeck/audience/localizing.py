"""A template set to a language other than the one that it was made for: typefaces, tags, its own words and numbers.

Whatever reads or fills it afterwards meets a template that was made in that language. One for Latin letters alone has
no East Asian typefaces and tags then.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import field

from briefdeck.audience.opening import Template
from briefdeck.audience.papers import set_notes_paper, set_paper
from briefdeck.audience.settings import FaceNames
from briefdeck.locale import Language
from briefdeck.ooxml.names import A, P, W
from briefdeck.ooxml.opening import opened
from briefdeck.ooxml.package import Package
from briefdeck.ooxml.placeholders import placeholder_of
from briefdeck.ooxml.xml import E, Element
from briefdeck.patterns import regex
from briefdeck.text import is_east_asian, serves
from briefdeck.values import dataclass

_SCRIPTS = frozenset({"Jpan", "Hans", "Hant", "Hang"})
# East Asian faces by their names: those of characters that are drawn as Latin letters in a serif face, and all.
_SERIF = regex(r"明朝|[Mm]incho|宋|明體|[Ss]ong|[Ss]imSun|MingLiU|바탕|[Bb]atang|[Mm]yeongjo|[Ss]erif")
_EAST_ASIAN = regex(
    "[\u3000-\u9fff\uac00-\ud7af\uff00-\uffef]|^(?:MS |Yu |Meiryo|BIZ UD|Noto (?:Sans|Serif) (?:CJK|JP|SC|TC|KR)|"
    "Source Han|Hiragino|HG|SimSun|SimHei|NSimSun|PMingLiU|MingLiU|Microsoft (?:YaHei|JhengHei)|DengXian|Malgun|Batang|"
    "Gulim)"
)
# How the first number of a level looks, and the number format that counts so (ECMA-376 Part 1, 17.18.59).
_FORMATS = {
    "1": "decimal",
    "I": "upperRoman",
    "i": "lowerRoman",
    "A": "upperLetter",
    "a": "lowerLetter",
    "①": "decimalEnclosedCircle",
    "一": "chineseCounting",
    "가": "ganada",
    "ア": "aiueoFullWidth",
}
_FULL_WIDTH = {0x3000: " "} | {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_FIRST = regex(f"[{''.join(_FORMATS)}]")
# Formats that count in the signs of one language, and what counts elsewhere.
_OF_JAPANESE = frozenset({"aiueo", "aiueoFullWidth", "iroha", "irohaFullWidth", "japaneseCounting"})


@dataclass(frozen=True, slots=True)
class Localization:
    """What a template is given: faces, words by those that it has, the first number of each level of headings.

    `bound` are names of styles by which the audience knows them. Text is `mixed` where East Asian words stand in Latin
    ones: these keep the typefaces and tags of the template. A house whose audience says nothing of typefaces
    `keeps_faces`. `paper` is the name of a size, of `papers`, if it is not that of the template.
    """

    language: Language
    faces: FaceNames
    words: Mapping[str, str]
    headings: Sequence[str] = ()
    bound: frozenset[str] = field(default=frozenset())
    mixed: bool = False
    keeps_faces: bool = False
    paper: str = ""

    @property
    def key(self) -> Hashable:
        """All of it but the language."""
        faces = self.faces.latin, self.faces.east_asian, self.faces.serif
        said = self.bound, self.mixed, self.keeps_faces, self.paper
        return faces, tuple(self.headings), said, tuple(self.words.items())

    @property
    def latin_alone(self) -> bool:
        """Whether no East Asian text is set."""
        return not (self.language.theme_script or self.mixed)


def has_face(content: bytes, language: Language) -> bool:
    """Whether the themes of a template name a typeface for the script of a language."""
    package = opened(content)
    themes = [root for name, root in package.trees.items() if package.types[name].endswith(".theme+xml")]
    return any(_own_face(fonts, language) for theme in themes for fonts in theme.iterfind(f".//{A}fontScheme/*"))


def deck_in_language(content: bytes, wanted: Localization) -> Template:
    """deck.pptx: themes, and the runs of masters and layouts."""
    package = opened(content)
    for name, root in package.trees.items():
        if package.types[name].endswith(".theme+xml") and not wanted.keeps_faces:
            _set_theme(root, wanted)
        _set_runs(root, wanted)
    if wanted.paper:
        set_notes_paper(package, wanted.paper)
    return Template(package.save(), package)


def memo_in_language(content: bytes, wanted: Localization, headings: int | None) -> Template:
    """memo.docx: themes, styles, lists, headers and footers; `headings` is the w:abstractNumId of its headings."""
    package = opened(content)
    latin = _latin_faces(package)
    for name, root in package.trees.items():
        if package.types[name].endswith(".theme+xml") and not wanted.keeps_faces:
            _set_theme(root, wanted)
        elif name.startswith("word/"):
            if not wanted.keeps_faces:
                _set_fonts(root, wanted, latin)
            _set_words(root, wanted)
            _set_lists(root, wanted, headings)
            _set_tags(root, wanted)
            if wanted.paper:
                set_paper(root, wanted.paper)
    return Template(package.save(), package)


# --- themes and runs of slides ----------------------------------------------------------------------------------------


def _own_face(fonts: Element, language: Language) -> str:
    found = fonts.find(f"{A}font[@script='{language.theme_script}']") if language.theme_script else None
    return found.get("typeface", "") if found is not None else ""


def _set_theme(theme: Element, wanted: Localization) -> None:
    """Faces of a theme: its own for the script where it names one and nobody says another."""
    for fonts in theme.iterfind(f".//{A}fontScheme/*"):
        east_asian = wanted.faces.east_asian or _own_face(fonts, wanted.language)
        settled = bool(east_asian) or wanted.latin_alone
        for slot, face, said in (("latin", wanted.faces.latin, bool(wanted.faces.latin)), ("ea", east_asian, settled)):
            element = fonts.find(f"{A}{slot}")
            if said and element is not None:
                element.attrib.clear()
                element.set("typeface", face)
        for script in fonts.findall(f"{A}font"):
            if script.get("script") in _SCRIPTS and settled:
                fonts.remove(script)
        if east_asian and wanted.language.theme_script:
            fonts.append(E("a:font", {"script": wanted.language.theme_script, "typeface": east_asian}))


def _set_runs(root: Element, wanted: Localization) -> None:
    """Language and line breaking of the text of masters and layouts, and their prompts."""
    for element in root.iter(f"{A}rPr", f"{A}defRPr", f"{A}endParaRPr"):
        if element.get("lang") is not None:
            _drop(element, "altLang")
            for name, value in wanted.language.run_attributes.items():
                element.set(name, value)
    for element in root.iter():
        if wanted.language.setting.by_words and element.get("eaLnBrk") is not None:
            element.set("eaLnBrk", "0")
    for text in root.iter(f"{A}t"):
        text.text = _said(text.text or "", wanted)
    if wanted.latin_alone:
        # Prompts of places that nobody sees in a document; what stands beside them is the house's own.
        places = (shape for shape in root.iter(f"{P}sp") if placeholder_of(shape) is not None)
        for text in (text for shape in places for text in shape.iter(f"{A}t")):
            text.text = text.text if serves(text.text or "", wanted.language) else ""


def _said(text: str, wanted: Localization) -> str:
    """Words of a template: those of the language, without full-width signs where no East Asian words stand."""
    said = wanted.words.get(text, text)
    if not wanted.latin_alone or said.isascii():
        return said
    plain = said.translate(_FULL_WIDTH)
    return plain if serves(plain, wanted.language) else said


# --- styles, lists and words of memos ---------------------------------------------------------------------------------


def _latin_faces(package: Package) -> frozenset[str]:
    """The faces of Latin letters that the themes name, for a style may name them too."""
    themes = [root for name, root in package.trees.items() if package.types[name].endswith(".theme+xml")]
    return frozenset(latin.get("typeface", "") for theme in themes for latin in theme.iter(f"{A}latin"))


def _set_fonts(root: Element, wanted: Localization, latin: frozenset[str]) -> None:
    """Faces of styles, lists and runs; Latin letters in an East Asian face keep one where the language has it."""
    faces = wanted.faces
    for fonts in root.iter(f"{W}rFonts"):
        own = fonts.get(f"{W}eastAsia", "")
        if _EAST_ASIAN.search(own):
            face = _east_asian(own, wanted)
            if face:
                fonts.set(f"{W}eastAsia", face)
            elif wanted.latin_alone:
                _drop(fonts, f"{W}eastAsia")
        for slot in ("ascii", "hAnsi", "cs"):
            own = fonts.get(f"{W}{slot}", "")
            if wanted.faces.latin and own in latin:
                fonts.set(f"{W}{slot}", wanted.faces.latin)
            elif _EAST_ASIAN.search(own):
                plain = wanted.faces.latin or next((face for face in sorted(latin) if not _EAST_ASIAN.search(face)), "")
                face = _east_asian(own, wanted) if wanted.language.theme_script else plain
                fonts.set(f"{W}{slot}", face or own)
    for font in root.findall(f"{W}font"):
        name = font.get(f"{W}name", "")
        if _EAST_ASIAN.search(name) and name not in (faces.east_asian, faces.serif):
            root.remove(font)  # what Word knows of a typeface that nothing uses any more


def _set_tags(root: Element, wanted: Localization) -> None:
    """The tags of the languages of text."""
    tag, latin = wanted.language.tag, not wanted.language.theme_script
    for tags in root.iter(f"{W}lang", f"{W}themeFontLang"):
        if latin and tags.get(f"{W}val") is not None:
            tags.set(f"{W}val", tag)
        if wanted.latin_alone and tags.tag == f"{W}themeFontLang":
            _drop(tags, f"{W}eastAsia")
        elif not wanted.mixed and tags.get(f"{W}eastAsia") is not None:
            tags.set(f"{W}eastAsia", tag)


def _east_asian(own: str, wanted: Localization) -> str:
    """The face that takes the place of an East Asian one; nothing where it stays."""
    return (wanted.faces.serif if _SERIF.search(own) else "") or wanted.faces.east_asian


def _set_words(root: Element, wanted: Localization) -> None:
    for text in root.iter(f"{W}t"):
        text.text = _said(text.text or "", wanted)
    for aliases in list(root.iter(f"{W}aliases")):
        said = aliases.get(f"{W}val", "")
        named = {alias.strip().casefold() for alias in said.split(",")}
        if not said.isascii() and wanted.bound.isdisjoint(named):
            parent = aliases.getparent()
            assert parent is not None
            parent.remove(aliases)


def _set_lists(root: Element, wanted: Localization, headings: int | None) -> None:
    for abstract in root.iter(f"{W}abstractNum"):
        levels = abstract.findall(f"{W}lvl")
        if headings is not None and abstract.get(f"{W}abstractNumId") == str(headings):
            for number, (level, first) in enumerate(zip(levels, wanted.headings, strict=False), 1):
                _set(level, "numFmt", _FORMATS[_sign(first)])
                _set(level, "lvlText", first.replace(_sign(first), f"%{number}", 1))
                _set_apart(level, first)
        for level in levels:
            text, form = level.find(f"{W}lvlText"), level.find(f"{W}numFmt")
            if text is not None:
                said = _said(text.get(f"{W}val", ""), wanted)
                if wanted.latin_alone and not serves(said, wanted.language):  # 第%1 counts in English as well
                    said = "".join(filter(str.isascii, said))
                text.set(f"{W}val", said)
            if form is not None and wanted.language.theme_script != "Jpan":
                if form.get(f"{W}val") in _OF_JAPANESE:
                    form.set(f"{W}val", "ganada" if wanted.language.theme_script == "Hang" else "lowerLetter")
                elif form.get(f"{W}val") == "decimalFullWidth":
                    form.set(f"{W}val", "decimal")


def _drop(element: Element, name: str) -> None:
    if element.get(name) is not None:
        del element.attrib[name]


def _set(level: Element, name: str, value: str) -> None:
    element = level.find(f"{W}{name}")
    if element is not None:
        element.set(f"{W}val", value)


def _set_apart(level: Element, first: str) -> None:
    """A wide mark behind a number sets it apart; a tab would leap to a stop that is meant for narrower ones."""
    text = level.find(f"{W}lvlText")
    if text is not None and is_east_asian(first[-1]) and level.find(f"{W}suff") is None:
        text.addprevious(E("w:suff", {"w:val": "nothing"}))


def _sign(first: str) -> str:
    """The sign that counts in the first number of a level; a number if there is none."""
    found = _FIRST.search(first)
    return found[0] if found else "1"


def counts(first: str) -> bool:
    """Whether the first number of a level says how to count."""
    return len(_FIRST.findall(first)) == 1
