"""Which style of a template plays which role: by Word's own names in many languages, by ids, by outline levels."""

from __future__ import annotations

from functools import lru_cache

from briefdeck.ooxml.styles import Named, StyleSheet, loose, name_of
from briefdeck.ooxml.units import whole
from briefdeck.ooxml.xml import Element
from briefdeck.patterns import regex
from briefdeck.values import dataclass

# Names that Word shows, or that writers of templates give, for built-in styles. `#` stands for a level.
_LOCAL: dict[str, tuple[str, ...]] = {
    "heading #": (
        *("Überschrift #", "Titre #", "Título #", "Titolo #"),
        *("見出し #", "标题 #", "標題 #", "제목 #", "Заголовок #"),
        *("Rubrik #", "Kop #", "Nagłówek #", "Otsikko #"),
        *("Overskrift #", "Nadpis #", "Címsor #", "Başlık #"),
        *("Titlu #", "Kapitola #", "Επικεφαλίδα #"),
        *("Pealkiri #", "Virsraksts #", "Antraštė #", "Naslov #"),
        *("Section Heading #", "Head #", "H#"),
    ),
    "title": (
        *("Titel", "Titre", "Título", "Titolo", "表題"),
        *("标题", "標題", "제목", "Название", "Заголовок", "Rubrik"),
        *("Tytuł", "Otsikko", "Tittel", "Název", "Cím", "Document Title", "文書タイトル"),
    ),
    "subtitle": (
        *("Untertitel", "Sous-titre", "Subtítulo", "Sottotitolo"),
        *("副題", "副标题", "副標題", "부제", "Подзаголовок"),
        *("Underrubrik", "Ondertitel", "Podtytuł"),
        *("Alaotsikko", "Undertittel", "Undertitel", "Podnadpis"),
    ),
    "normal": (
        *("Standard", "標準", "正文", "내文", "표준"),
        *("Обычный", "Standaard", "Normalny", "Normaali", "Normale"),
        "Normální",
    ),
    "body text": (
        *("Textkörper", "Corps de texte", "Texto independiente"),
        *("Corpo del testo", "本文", "正文文本", "본문"),
        *("Основной текст", "Brödtext", "Platte tekst"),
        *("Tekst podstawowy", "Leipäteksti", "Brødtekst"),
        *("Corpo de texto", "BodyText", "Základní text"),
    ),
    "list bullet": (
        *("Aufzählungszeichen", "Liste à puces", "Lista con viñetas"),
        *("Punto elenco", "箇条書き", "列表项目符号"),
        *("Маркированный список", "Punktlista", "Lijst opsomteken"),
        *("Lista punktowana", "Punktliste", "Bullet List"),
        *("Bullets", "Bullet", "Bulleted List"),
    ),
    "list number": (
        *("Listennummer", "Liste à numéros", "Lista con números"),
        *("Numero elenco", "段落番号", "列表编号"),
        *("Нумерованный список", "Numrerad lista"),
        *("Lijstnummering", "Lista numerowana", "Nummerert liste"),
        *("Numbered List",),
    ),
    "caption": (
        *("Beschriftung", "Légende", "Descripción", "Epígrafe"),
        *("Didascalia", "図表番号", "题注", "標號", "캡션"),
        *("Название объекта", "Beskrivning", "Bijschrift"),
        *("Legenda", "Kuvaotsikko", "Bildetekst", "Titulek"),
    ),
    "quote": (
        *("Zitat", "Citation", "Cita", "Citazione", "引用文"),
        *("引用", "인용", "Цитата", "Citat", "Citaat", "Cytat"),
        *("Lainaus", "Sitat"),
    ),
    "footnote text": (
        *("Fußnotentext", "Note de bas de page"),
        *("Texto nota pie", "Testo nota a piè di pagina", "脚注文字列"),
        *("脚注文本", "Текст сноски"),
        *("Fotnotstext", "Voetnoottekst", "Tekst przypisu dolnego"),
    ),
    "footnote reference": (
        *("Fußnotenzeichen", "Appel note de bas de p.", "Ref. de nota al pie"),
        *("脚注参照", "脚注引用", "Знак сноски"),
        *("Fotnotsreferens", "Voetnootmarkering", "Odwołanie przypisu dolnego"),
    ),
    "toc heading": (
        *("Inhaltsverzeichnisüberschrift",),
        *("En-tête de table des matières", "目次の見出し"),
    ),
    "toc #": (
        *("Verzeichnis #", "TM #", "TDC #", "Sommario #"),
        *("目次 #", "目录 #", "Оглавление #", "Inhopg #"),
    ),
    "hyperlink": (
        *("Lien hypertexte", "Hipervínculo"),
        *("ハイパーリンク", "超链接", "Гиперссылка"),
    ),
    "strong": (
        *("Fett", "Élevé", "Texto en negrita", "強調太字"),
        *("Строгий", "Stark", "Zwaar", "Pogrubienie", "Voimakas"),
    ),
}  # fmt: skip
_LEVEL = regex(r" (\d)$")


@dataclass(frozen=True, slots=True)
class StyleBinding:
    """The style of a template that plays a role, why it was chosen, and which others could."""

    name: str
    why: str
    others: tuple[str, ...] = ()


def found(sheet: StyleSheet, role: str, kind: str) -> tuple[Element, StyleBinding] | None:
    """The style for a role with the reason; None where the template has none of this type."""
    styles = sheet.named(kind)
    wanted = role.casefold()
    words = _words(role)
    candidates: list[tuple[Element, str]] = [
        *((s.style, "it has Word's own name for it") for s in styles if s.name == wanted),
        *((s.style, "one of its other names is Word's for it") for s in styles if wanted in s.aliases),
        *((s.style, "its name is the word for it in another language") for s in styles if s.loose_name in words),
        *((s.style, "its id is the one that Word gives to it") for s in styles if s.loose_id in words),
    ]
    if kind == "paragraph" and wanted.startswith("heading "):
        level = wanted[-1]
        outline = str(int(level) - 1)
        candidates += [
            (s.style, f"its outline level is {level}")
            for s in styles
            if s.outline == outline and not _is_other(s, wanted)
        ]
    if not candidates:
        return None
    style, why = candidates[0]
    name = name_of(style)
    others = dict.fromkeys(name_of(s) for s, _ in candidates[1:] if s is not style)
    return style, StyleBinding(name, why, tuple(others))


def _is_other(style: Named, role: str) -> bool:
    """Whether a style with an outline level is known for something else: a title, another heading, one of ours."""
    if style.name.startswith("heading ") and style.name != role:
        return True
    return style.name in ("title", "subtitle", "annex heading", "toc heading") or style.loose_name in _words("title")


@lru_cache(maxsize=256)
def _words(role: str) -> frozenset[str]:
    level = _LEVEL.search(role)
    key = (_LEVEL.sub(" #", role) if level else role).casefold()
    names = _LOCAL.get(key, ())
    if level and not names and level[1] != "1":
        names = tuple(f"{name} {level[1]}" for name in _LOCAL.get(key.removesuffix(" #"), ()))
    filled = (name.replace("#", level[1] if level else "") for name in names)
    return frozenset((loose(role), *(loose(name) for name in filled)))


def is_listed(sheet: StyleSheet, style: Element, nums: set[int]) -> bool:
    """Whether a style counts or has a bullet: its numbering exists."""
    return whole(sheet.first(style, "pPr/numPr/numId")) in nums - {0}
