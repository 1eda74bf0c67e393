"""A memo's template as all memos have it that are made with it: opened, its styles set to a language and tightened."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from briefdeck.locale import Language, known
from briefdeck.ooxml.names import qn
from briefdeck.ooxml.opening import opened
from briefdeck.ooxml.package import Package
from briefdeck.ooxml.styles import StyleSheet, style_sheet
from briefdeck.ooxml.xml import E, Element
from briefdeck.outputs.docx.spacing import held, tighten
from briefdeck.provenance.aside import StyleLooks, theme_of
from briefdeck.provenance.memowords import strong_styles, words_of_notes
from briefdeck.provenance.wordlists import lists_of_styles
from briefdeck.values import dataclass

_MOST = 8  # templates, each in a language and with a spacing, that a process keeps ready


@dataclass(frozen=True, slots=True)
class MemoTemplate:
    """The package, to be copied before it is changed; `east_asian` is the language that its styles have for such words.

    What a record tells, where one is kept: the styles that make words `strong`, the `lists` that paragraph styles are
    in, the words of `endnotes` by their ids, of its theme (`aside`) and how styles look.
    """

    package: Package
    east_asian: str
    strong: frozenset[str]
    lists: Mapping[str, tuple[str, str]] | None
    endnotes: Mapping[str, str]
    aside: Mapping[str, str]
    looks: StyleLooks


@lru_cache(maxsize=_MOST)
def memo_template(content: bytes, language: str, spacing: float, *, recorded: bool) -> MemoTemplate:
    """The template for memos in a language, with a share of its spaces."""
    package = opened(content)
    settings = package.related(package.main, "settings")
    for part in settings:
        package.trees.get(part)  # what is asked for is written in the form of the parts around it
    styles = [package.trees[part] for part in package.related(package.main, "styles")]
    east_asian = "".join([_set_language(element, known(language)) for element in styles])
    own = furniture(package)
    if spacing != 1.0:
        for part in own:
            for element in styles:
                held(package.trees[part], StyleSheet(element))
        for element in styles:
            tighten(element, spacing)
    numbering = package.first_related(package.main, "numbering")
    package.trees.get(numbering)
    root = package.trees.get(package.first_related(package.main, "styles"))
    notes = package.trees.get(package.first_related(package.main, "endnotes")) if recorded else None
    template = MemoTemplate(
        package,
        east_asian,
        strong_styles(root) if recorded else frozenset(),
        lists_of_styles(root) if recorded else None,
        words_of_notes(notes),
        dict(theme_of(package)) if recorded else {},
        StyleLooks(style_sheet(package)),
    )
    package.settle(package.main, numbering, *own)
    return template


def furniture(package: Package) -> list[str]:
    """The parts of headers and footers, in the order in which the document lists them."""
    rels = package.rels.get(package.main, {}).values()
    return [r.target for r in rels if r.kind in ("header", "footer") and r.target in package.trees]


def _set_language(styles: Element, language: Language) -> str:
    """Set the default language of the document; an East Asian one leaves that of Latin words as the template has it.

    Returns that of East Asian words.
    """
    defaults = styles.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    if defaults is None:
        return ""
    element = defaults.find(qn("w:lang"))
    if element is None:
        element = E("w:lang")
        # CT_RPr: only these may follow w:lang.
        later = [i for i, c in enumerate(defaults) if c.tag in (qn("w:eastAsianLayout"), qn("w:specVanish"))]
        defaults.insert(later[0] if later else len(defaults), element)
    element.set(qn("w:eastAsia" if language.theme_script else "w:val"), language.tag)
    return str(element.get(qn("w:eastAsia"), ""))
