"""Words as they are typed for one page, and stand on another: capitals, places, addresses, ends without an end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefdeck.diagnostics.rules import wording as rules
from briefdeck.locale import find
from briefdeck.model.markup import TokenKind, tokens
from briefdeck.model.traits import Trait
from briefdeck.patterns import regex
from briefdeck.review.passages import Passage, Reader
from briefdeck.review.remark import Remark

_WORD = regex(r"[^\W\d_]{2,}")
_LEAST_WORDS, _LEAST_LETTERS = 3, 12
_ADDRESS = regex(
    r"(?<![=\"'])(?<!\] \()(?<!\)\[)(?:https?://|www\.|(?<![@\w./-])(?:[a-z0-9-]+\.)+(?:com|org|net|io|gov|edu|eu|de|fr|jp|kr|cn|uk|ch|at)/)[^\s<>()\[\]「」『』（）、。]+(?<![.,;:!?])"
)
_SPACED = regex(r"\]\((https?://[^()\s]+(?: [^()\s]+)+)\)")
_NAMES = frozenset({"from", "to", "contact", "marking", "number", "sources", "keywords"})
_COLON_END = regex(r"[:：]\s*$")
_OPEN_END = regex(r"(?:[,;，、；]|\.{3}|…+|[,;] (?:and|or|und|oder|et|ou))[\s\"'”’»]*$")
# Behind a word; an abbreviation has a stop of its own.
_STOPPED = regex(
    r"(?<![A-ZÄÖÜ])(?<!\.\w)(?<!\b(?:Inc|Ltd|etc|usw|Nos|Abs|Art|inc|ltd))(?<!\b(?:Co|No|Nr|vs|Dr|St|Jr|Sr"
    r"|Mr))(?<!\bCorp)"
    r"(?<=[^\W\d_]{2})\.$|(?<=[^。、\s])。$"
)
# References by a number or a place that another document does not have. A number begins where no digit is before it:
# what is no reference would else be tried from each of its digits.
_PLACES = {
    "en": r"\bslide \d+\b|\b(?:see|in|on|as) (?:the )?(?:page|figure|fig\.|table|chart|graph) \d+\b(?! of| in)"
    r"|\b(?:page|figure|fig\.|table|chart|graph) \d+ (?:shows?|below|above)\b"
    r"|\b(?:shown|seen|described|listed|mentioned|noted|discussed|see) (?:above|below|overleaf)\b"
    r"|\bthe (?:table|chart|figure|slide|graph|diagram) (?:above|below|opposite|on the (?:left|right))\b"
    r"|\b(?:next|previous|following) (?:slide|page)\b|\bclick here\b"
    r"|\b(?:see|cf\.|per) (?:the )?(?:footnote|note|section|chapter|exhibit|appendix|annex|attachment"
    r"|part|clause|paragraph|schedule) ?(?:\d+(?:\.\d+)*|[A-Z])\b(?! of| to| in)"
    r"|\b(?:clause|paragraph|para\.?|section|schedule|item|point) [\dA-Z][\d.()a-z]* (?:above|below)\b"
    r"|\b(?:see|cf\.|\() ?(?:the )?(?:table|chart|figure|slide|graph|diagram|map|photo|picture|box) (?:above|below"
    r"|opposite|overleaf|on the (?:left|right))\b|\((?:table|chart|figure|graph|map) (?:above|below|overleaf)\)"
    r"|\b(?:see|cf\.|per) (?:the )?(?:attached|attachment|enclosed|enclosure|(?i:appendix|annex))\b"
    r"(?! (?:of|to|in|[A-Z\d]))"
    r"|\((?:see )?(?:fig\.|figure|table|chart|exhibit) \d+\)"
    r"|\bsee (?:pp?\.|pages?) ?\d+\b(?! of| in)|\bsee (?:the )?(?:appendix|annex) [A-Z0-9]\b(?! of| to)",
    "de": r"\bFolie \d+\b|\b(?:siehe|vgl\.|auf|in) (?:Seite|Abbildung|Abb\.|Tabelle|Grafik) \d+\b"
    r"|\b(?:Abbildung|Abb\.|Tabelle|Grafik) \d+ zeigt\b|\b(?:siehe|wie) (?:oben|unten)\b"
    r"|\bs\. ?(?:oben\b|unten\b|[ou]\.)"
    r"|(?:\b(?:siehe|vgl\.|s\.) (?:die )?|\()(?:Tabelle|Abbildung|Abb\.|Grafik|Diagramm|Bild|Karte|Kasten)"
    r" (?:oben|unten|links|rechts|umseitig)\b"
    r"|\b(?:siehe|s\.|vgl\.) (?:auch )?(?:die )?(?:Anlagen?|Anhang|Beilage)\b(?! (?:\d|[A-Z]\b|zu[mr]?\b|de[rs]\b))"
    r"|\b(?:siehe|s\.|vgl\.|gemäß|laut) (?:auch )?(?:Fn\.|Fußnote|Anlage|Anhang|Kapitel|Kap\.|Abschnitt|Ziffer|Punkt"
    r"|S\.|Beilage) ?\d+"
    r"|\b(?:nächsten?|vorigen?|folgenden?) (?:Folie|Seite)\b"
    r"|\b(?:obigen?|obiger|untenstehenden?|nachstehenden?|folgenden?) (?:Tabelle|Abbildung|Grafik)\b",
    "fr": r"\bdiapositive \d+\b|\b(?:voir|cf\.) (?:la |le )?(?:page|figure|tableau|graphique) \d+\b"
    r"|\b(?:figure|tableau|graphique) \d+ montre\b|\bci-(?:dessous|dessus|contre)\b"
    r"|\b(?:voir|cf\.|selon) (?:aussi )?(?:la |l’|l')?(?:annexe|note|section|chapitre|partie|encadré) ?(?:\d+|[A-Z]\b)"
    r"|\b(?:diapositive|page) (?:suivante|précédente)\b",
    "ja": r"スライド ?[0-9]+|(?<![0-9])[0-9]+ページ(?:目)?(?:を?参照|に示)"
    r"|(?:図|表)[0-9]+(?:の(?:とおり|通り)|に示|を?参照)"
    r"|(?:別紙|別添|脚注|付録|資料|参考資料)[0-9０-９]+(?:を?(?:参照|ご覧)|の(?:とおり|通り))?"
    r"|(?:別紙|別添|別表|添付(?:資料)?)を?(?:参照|ご覧|のとおり|の通り)"
    r"|(?:第|(?<![0-9０-９一二三四五六七八九]))[0-9０-９一二三四五六七八九]+[章節](?:を?参照|で述べ)"
    r"|[上下左前後]記(?:の(?:とおり|通り)|に示)"
    r"|(?:[上下左右次]の(?:図|表|グラフ))|[上下左右]図|[次前]の?(?:ページ|スライド)",
    "zh": r"第\d+(?:页|頁|张幻灯片|張投影片|張簡報)|[见見如](?:图|圖|表) ?\d+"
    r"|[见見详詳](?:见|見)?(?:附件|附录|附錄|脚注|腳註|附表) ?[\d一二三四五六七八九]+"
    r"|(?:[详詳]?[见見])(?:上文|下文|后文|後文)|[见見]第[\d一二三四五六七八九]+[章节節]"
    r"|[上下左右](?:图|圖|表)(?:所示)?|[上下]一?(?:页|頁)",
    "ko": r"슬라이드 ?\d+|(?:그림|표|도표) ?\d+(?:과|와|을|를|에서|참조| 참조)"
    r"|(?:붙임|별첨|별지|부록|각주) ?\d+(?: ?(?:참조|참고))?|(?:제 ?\d+ ?[장절]|(?<!\d)\d+[장절]) ?(?:참조|참고)"
    r"|(?:위|아래)(?:의)? ?(?:표|그림|그래프|도표)|(?:다음|이전) ?(?:페이지|슬라이드|쪽)",
}
_REFERENCES = {language: regex(pattern, re.IGNORECASE) for language, pattern in _PLACES.items()}


def check_typed(reader: Reader) -> Iterator[Remark]:
    """L116 to L119."""
    for passage in reader.passages:
        if passage.path[0] == "to" and re.search(r"[;；]", passage.prose):
            what = "a semicolon stands in the name of an addressee"
            hint = f"write to: [{', '.join(one.strip() for one in re.split('[;；]', passage.prose))}]"
            yield reader.remark(rules.OPEN_END, passage, 0, what, hint)
    yield from _beginnings(reader)
    for passage in reader.prose:
        if Trait.SPEAKER in passage.traits:
            continue  # notes for one deck
        yield from _addresses(reader, passage)
        if passage.traits & (Trait.CELL | Trait.GRID):
            continue
        yield from _references(reader, passage)
        if passage.path[0] in _NAMES:
            continue
        yield from _capitals(reader, passage)
        title = Trait.HEADING in passage.traits
        if passage.path[-1] == "title" and passage.path[0] != "sources" and (stop := _STOPPED.search(passage.prose)):
            sign = stop[0].strip()
            what, hint = f"the title ends with “{sign}”, as a sentence does", f"delete the {sign}"
            yield reader.mended(rules.OPEN_END, passage, stop.start(), stop.start() + 1, "", what, hint)
        if found := _OPEN_END.search(passage.prose) or (title and _COLON_END.search(passage.prose)):
            sign = found[0].strip(" \t\n\"'”’»")
            what, hint = f"the text ends with “{sign}”, as if more was to follow", f"delete the {sign}"
            yield reader.mended(rules.OPEN_END, passage, found.start(), found.start() + len(sign), "", what, hint)


_SMALL = regex(r"[a-zäöüßàâéèêëîïôœç]{2,}(?=[ ,]|$)")
_LEAST_OTHERS = 4


def _beginnings(reader: Reader) -> Iterator[Remark]:
    """Titles and messages that begin with a small letter, where almost all others begin with a capital."""
    found: dict[str, list[Passage]] = {}
    for passage in reader.prose:
        language = find(passage.language)
        titled = passage.path[-1] in ("title", "message") and passage.path[0] != "sources"
        if titled and language and not language.theme_script and passage.prose[:1].isalpha():
            found.setdefault(passage.language, []).append(passage)
    for passages in found.values():
        small = [one for one in passages if _SMALL.match(one.prose)]
        if len(passages) - len(small) >= max(_LEAST_OTHERS, 4 * len(small)):
            for passage in small:
                right = passage.prose[0].upper()
                what, hint = "the text begins with a small letter, and the others with a capital", f"write {right}"
                yield reader.mended(rules.CAPITALS, passage, 0, 1, right, what, hint)


def _capitals(reader: Reader, passage: Passage) -> Iterator[Remark]:
    language = find(passage.language)
    if language is None or language.theme_script:
        return
    words = _WORD.findall(passage.prose)
    letters = "".join(words)
    if len(words) >= _LEAST_WORDS and len(letters) >= _LEAST_LETTERS and letters.isupper():
        what = "the whole text is written in capitals"
        hint = "write it in small letters, with capitals where the language has them; a template may set it in capitals"
        yield reader.remark(rules.CAPITALS, passage, 0, what, hint)


def _references(reader: Reader, passage: Passage) -> Iterator[Remark]:
    pattern = _REFERENCES.get(passage.language.partition("-")[0])
    if pattern is None or passage.describing:
        return
    if match := pattern.search(passage.prose):
        what = f"“{match[0]}” is a place in one document, and each document of a briefing has others"
        hint = "say what is there, or name its section with see: and the id of the section"
        yield reader.remark(rules.TYPED_REFERENCE, passage, match.start(), what, hint)


def _addresses(reader: Reader, passage: Passage) -> Iterator[Remark]:
    """Web addresses that stand in a text as they are; one behind words is a link, and a source has its own key."""
    written = reader.places.value(passage.where) or ""
    if passage.path[0] in _NAMES or not any(sign in written for sign in ("://", "www.", "/")):
        return
    if spaced := _SPACED.search(written):
        what = "a space stands in the address of a link, and ends it"
        yield reader.remark(rules.BARE_ADDRESS, passage, 0, what, f"write ({spaced[1].replace(' ', '%20')})")
        return
    sources = {source.url: key for key, source in reader.loaded.briefing.sources.items() if source.url}
    for token in tokens(written):
        for match in _ADDRESS.finditer(token.text) if token.kind is TokenKind.WORDS else ():
            address = match[0] if "://" in match[0] else f"https://{match[0]}"
            key = sources.get(address) or sources.get(f"{address}/")
            hint = f"write [@{key}]" if key else f"write [words]({address}), or make it a source and cite it"
            what = "an address stands in the text, which no reader can read and no line can hold"
            span = reader.places.span(passage.where, token.inside + match.start())
            yield Remark(passage.path, rules.BARE_ADDRESS.at(span, what, hint))
