"""Which layout of a template suits each role of a plan: by its placeholders' types and their geometry, by the type that
PowerPoint gave the layout, and last by its name in any language. Never by its place in the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from briefdeck.adopt.facts import DeckFacts, LayoutFacts, PlaceholderFacts
from briefdeck.adopt.regions import is_apart, overlap
from briefdeck.ooxml.contrast_ratio import contrast
from briefdeck.ooxml.geometry import Frame
from briefdeck.values import dataclass

ROLES = ("message", "cover", "wide area", "two areas", "section", "closing")
_LARGE = 0.16  # share of the page from which a text placeholder is an area and not a line
_TALL = 0.28  # of the page's height
_PHOTO = 0.25  # of the page
_APART = 1.25  # contrast of grounds that are not the same any more
_OTHERS = 3  # other possibilities that are told

# ruff: noqa: E501 - a line of names is read as one
# Names that PowerPoint and its users give such layouts, in lower case, by role.
_NAMES: Mapping[str, str] = {
    "cover": r"title slide|cover|titelfolie|titel ?seite|diapositive de titre|page de garde|diapositiva de título|portada"
    r"|diapositiva titolo|slide de título|capa|титульн|rubrikbild|titeldia|slajd tytułowy|表紙|タイトル ?スライド|标题幻灯片"
    r"|標題投影片|封面|제목 슬라이드",
    "message": r"title and (content|text)|titel und (inhalt|text)|titre et (contenu|texte)|título y (objetos|contenido)"
    r"|titolo e contenuto|título e conteúdo|заголовок и (объект|текст)|rubrik och innehåll|titel en (object|inhoud)"
    r"|tytuł i zawartość|タイトルと(コンテンツ|テキスト)|标题和内容|標題及物件|제목 및 내용|^content$|^text$|本文",
    "two areas": r"two content|zwei inhalte|deux contenus|dos objetos|due contenuti|два объекта|två innehållsdelar"
    r"|inhoud van twee|2 ?(つの)?コンテンツ|两栏内容|兩項物件|콘텐츠 2개|two col|2 col|2カラム|二列",
    "wide area": r"title only|nur titel|titre seul|sólo el título|solo título|solo titolo|somente título|только заголовок"
    r"|endast rubrik|alleen titel|tylko tytuł|タイトルのみ|仅标题|只有標題|제목만",
    "section": r"section|divider|abschnitt|trenn|kapitel|chapter|titre de section|encabezado de sección|intestazione sezione"
    r"|раздел|avsnitt|sectie|nagłówek sekcji|セクション|中扉|章|节标题|區段|구역",
    "closing": r"closing|conclusion|schluss|fazit|abschluss|conclusión|conclusione|заключение|まとめ|結論|总结",
}  # fmt: skip
_TYPES: Mapping[str, tuple[str, ...]] = {
    "cover": ("title",),
    "message": ("obj", "tx"),
    "two areas": ("twoObj",),
    "wide area": ("titleOnly",),
    "section": ("secHead",),
    "closing": (),
}
# Types of layouts that are made for something else than a statement and what supports it.
_SPECIAL = frozenset({"title", "secHead", "picTx", "vertTx", "vertTitleAndTx", "blank"})


@dataclass(frozen=True, slots=True)
class Choice:
    """A layout for a role. `bodies` are its text areas in reading order; `others` the names of what also could be."""

    role: str
    layout: LayoutFacts
    bodies: tuple[PlaceholderFacts, ...]
    why: str
    others: tuple[str, ...]


def choose(facts: DeckFacts) -> dict[str, Choice]:
    """A layout for every role; the template must have one layout at least."""
    message = _best("message", facts, None)
    chosen = {"message": message}
    for role in ROLES[1:]:
        best = _best(role, facts, message.layout.master)
        alike = role in ("cover", "section") or _is_alike(best.layout, message.layout, facts.page)
        chosen[role] = best if alike and _suits(role, best, facts) else _instead(role, message)
    return chosen


def _is_alike(layout: LayoutFacts, other: LayoutFacts, page: Frame) -> bool:
    """Whether slides of two layouts look like those of one deck: one master, one ground, for which colours are chosen."""
    one, two = layout.behind(page), other.behind(page)
    apart = max((contrast(a, b) for a in one for b in two), default=1.0)
    return layout.master == other.master and bool(one) == bool(two) and (apart < _APART or one == two)


def areas(layout: LayoutFacts, page: Frame) -> tuple[PlaceholderFacts, ...]:
    """The placeholders in which running text can stand, from left to right and down."""
    found = [p for p in layout.placeholders if p.is_text and _is_large(p, page)]
    return tuple(sorted(found, key=lambda p: (round(p.box.y), p.box.x)))


def _is_large(place: PlaceholderFacts, page: Frame) -> bool:
    return place.box.area >= _LARGE * page.area and place.box.height >= _TALL * page.height


def _best(role: str, facts: DeckFacts, master: str | None) -> Choice:
    ranked = sorted(
        enumerate(facts.layouts), key=lambda pair: (-_score(role, pair[1], facts, master), pair[0])
    )  # the order of the file decides only between equals
    layouts = [layout for _, layout in ranked]
    first = layouts[0]
    others = tuple(dict.fromkeys(one.name for one in layouts[1:] if _score(role, one, facts, master) > 0))[:_OTHERS]
    return Choice(role, first, areas(first, facts.page), _why(role, first, facts.page), others)


def _score(role: str, layout: LayoutFacts, facts: DeckFacts, master: str | None) -> float:
    page = facts.page
    bodies = areas(layout, page)
    score = 40.0 if layout.type in _TYPES[role] else 0.0
    score += 15.0 if _named(role, layout.name) else 0.0
    if master is not None:
        score += 25.0 if layout.master == master else 0.0
    elif facts.layouts and layout.master == facts.layouts[0].master:
        score += 20.0
    score += _of_title(layout)
    texts = [p for p in layout.placeholders if not p.is_furniture and not p.is_title]
    if role not in ("cover", "section"):
        # Photographs are for covers; nobody reads a table on one.
        score -= 40.0 * any(d.kind == "picture" and overlap(page, d.box) > _PHOTO for d in layout.decorations)
    match role:
        case "message":
            score += _of_message(layout, bodies, texts, page)
        case "cover":
            score += 20.0 if any(p.type == "ctrTitle" for p in layout.placeholders) else 0.0
            score += 10.0 if any(p.type == "subTitle" for p in texts) else 0.0
            score -= 30.0 * bool(bodies)
        case "two areas":
            pair = len(bodies) == 2 and is_apart([b.box for b in bodies])
            like = pair and min(b.box.area for b in bodies) > 0.6 * max(b.box.area for b in bodies)
            score += 30.0 if like else -60.0
            score -= 6.0 * (len(texts) - len(bodies))
        case "wide area":
            score += -12.0 * len(texts)
            score -= 40.0 if layout.type in _SPECIAL else 0.0
        case "section":
            score -= 20.0 * bool(bodies)
        case _:
            score += _of_message(layout, bodies, texts, page)
    return score


def _of_title(layout: LayoutFacts) -> float:
    if layout.title is None:
        return -60.0
    return 30.0 if layout.title.upright else 0.0


def _of_message(
    layout: LayoutFacts, bodies: tuple[PlaceholderFacts, ...], texts: Iterable[PlaceholderFacts], page: Frame
) -> float:
    """One large body under a title, and little else that a slide would leave empty."""
    if not bodies:
        return -20.0 if any(not p.is_furniture and not p.is_title for p in layout.placeholders) else 10.0
    score = 40.0 if len(bodies) == 1 else 5.0
    largest = max(bodies, key=lambda b: b.box.area)
    score += 40.0 * largest.box.area / page.area
    score -= 6.0 * sum(1 for p in texts if p not in bodies)
    score -= 25.0 if largest.filled else 0.0
    title = layout.title
    if title is not None:
        score += 10.0 if title.box.bottom <= largest.box.y + 0.25 * title.box.height + 2 else 0.0
        score -= 20.0 * (overlap(title.box, largest.box) > 0.3)
    score -= 40.0 if layout.type in _SPECIAL else 0.0
    score -= 30.0 if any(_crosses(d.box, largest.box) for d in layout.decorations) else 0.0
    return score


def _crosses(box: Frame, area: Frame) -> bool:
    """Whether something lies over a part of an area, and is not its ground."""
    return 0.02 < overlap(area, box) < 0.9


def _named(role: str, name: str) -> bool:
    return re.search(_NAMES[role], name.casefold()) is not None


def _suits(role: str, choice: Choice, facts: DeckFacts) -> bool:
    """Whether the best there is for a role is any good for it."""
    layout, page = choice.layout, facts.page
    title = layout.title
    match role:
        case "cover":
            return title is not None and not choice.bodies
        case "two areas":
            boxes = [b.box for b in choice.bodies]
            return title is not None and len(boxes) == 2 and is_apart(boxes) and boxes[0].area < 2 * boxes[1].area
        case "wide area":
            texts = [p for p in layout.placeholders if not p.is_furniture and not p.is_title]
            if title is None or not title.upright or texts or layout.type in _SPECIAL:
                return False
            return title.box.y < 0.25 * page.height and title.box.height < 0.35 * page.height
        case "section":
            return title is not None and not choice.bodies and (layout.type == "secHead" or _named(role, layout.name))
        case _:
            return _named(role, layout.name) and title is not None and len(choice.bodies) == 1


def _instead(role: str, message: Choice) -> Choice:
    why = f"no layout is made for it, so that of messages (“{message.layout.name}”) stands in"
    return Choice(role, message.layout, message.bodies, why, ())


def _why(role: str, layout: LayoutFacts, page: Frame) -> str:
    reasons = []
    bodies = areas(layout, page)
    if layout.title is not None and len(bodies) == 1:
        reasons.append("a title and one large body")
    elif layout.title is not None and len(bodies) == 2:
        reasons.append("a title and two bodies side by side" if is_apart([b.box for b in bodies]) else "two bodies")
    elif layout.title is not None and not bodies:
        reasons.append("a title without a body")
    elif layout.title is None:
        reasons.append("the best there is, though it has no title")
    if layout.type in _TYPES[role]:
        reasons.append(f"its type is “{layout.type}”")
    if _named(role, layout.name):
        reasons.append("its name says so")
    return ", ".join(reasons)
