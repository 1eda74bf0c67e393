"""Words that were to be replaced, and that programs say of themselves."""

from __future__ import annotations

from briefdeck.patterns import regex
from briefdeck.text.directives import DIRECTIVE

_LEFTOVERS = regex(
    r"(?=[={}%LlCcクTFXx2#?>!@Eエ\[［U<$€£(（要後仮ダ○◯×△□待此àÀIiEeAaYy第令平〕])(?:"  # where one can begin
    r"\{\{|\}\}|\{%|%\}"
    r"|(?i:lorem ipsum)"
    r"|(?i:click to (?:add|edit|insert)\b)|(?i:click (?:or tap )?here to enter)"
    r"|クリックして.{0,16}?(?:入力|追加|編集|挿入)"
    r"|(?<![A-Za-z])(?:TODO|TBD|FIXME)(?![A-Za-z])"
    r"|(?<![A-Za-z0-9])(?:xxx+|XXX+)(?![A-Za-z0-9])"
    r"|(?<!siglo )(?<!secolo )(?<!século )(?<![A-Za-z0-9])XX(?= [a-z])"
    r"|\?\?+(?!\S)|>>[ ]?(?!>)[^<>\n]{1,80}<<|(?<!\S)(?:>>>|<<<|###|!!!)"
    r"|(?<!\S)@[A-Z][a-z]+ (?:please|pls|can|could|check|bitte|[A-Z][a-z]+)\b"
    r"|(?<![A-Za-z0-9])[XY](?= (?:minutes?|hours?|days|weeks|months|years|per ?cent|people|million|billion|thousand)\b)"
    r"|[$€£]X{1,3}(?![A-Za-z])"
    r"|[（(［\[](?:ここに|여기에)[^()（）\[\]［］]{1,40}(?:記載|記入|入力|挿入|追記|입력|작성|기재)[)）\]］]"
    r"|Error! (?:Reference|Bookmark)[^.]{0,30}|Fehler! (?:Verweis|Textmarke)[^.]{0,40}"
    r"|エラー[!！] ?(?:参照元|ブックマーク)"
    r"|Erreur ?! (?:Source|Signet)[^.]{0,30}|\[[A-Z]{2,3}\d{1,2}\]"
    r"|(?<![A-Za-z0-9])(?:20)?XX(?= (?:million|billion|per ?cent)\b|%)|(?<![A-Za-z0-9])20XX(?![A-Za-z0-9])"
    r"|\$\{[A-Za-z_][\w.-]{0,40}\}"
    r"|<(?:your|the|insert|enter|add) [A-Za-z][\w ]{1,30}>|<[A-Za-z]{1,20} (?:name|date|here|title|number)>"
    r"|(?i:\[(?:insert|enter|your)\b[^\]]{0,30}\]?)|［(?:挿入|記入)[^］]{0,20}］?"
    r"|<\|\w{1,30}\|>|(?<![\w%])%[sd](?!\w)"
    r"|(?<![A-Za-z])(?i:(?:insert|enter|add|type|your) (?:\w+ )?(?:text|title|content|name|date|number|value) here\b)"
    r"|(?i:\[(?:note|nb|reminder|comment)\b[^\]]{0,60}\])|\((?:NB|N\.B\.)[^)]{0,60}\)"
    r"|(?i:[(\[（][^()\[\]]{0,40}\bto (?:confirm|check|verify|follow|come)[)\]）])"
    r"|(?<![\w$])\$(?!thousand|million|billion|trillion)[a-z][a-z_]{3,20}\b"
    r"|(?<![A-Za-z])TB[AC](?![A-Za-z])|(?<![A-Za-z])TK(?:TK)*(?![A-Za-z])"
    r"|#(?:REF!|DIV/0!|VALUE!|NAME\?|NUM!|NULL!|N/A|SPILL!|BEZUG!|WERT!|NV(?![A-Za-z]))"
    r"|(?i:[(\[（](?:tb[acd]|to be (?:confirmed|determined|decided|added|checked|completed|updated))[)\]）])"
    r"|(?i:[(\[（](?:check|verify|ask|confirm|clarify|cf) (?:with|by|this|figures?|numbers?)\b[^)\]）]{0,30}[)\]）])"
    r"|\[[A-Z]{2,}(?: [A-Z]{2,}){1,4}\]|\[(?:NAME|DATE|COMPANY|CLIENT|CITY|COUNTRY|AMOUNT|NUMBER|TITLE|AUTHOR|SOURCE)\]"
    r"|(?i:(?<!\[)\[(?:company|client|customer|project|product|city|country|author|recipient)(?:['’]s)?(?: name)?\])"
    r"|\[[XYN]\]|=(?:[A-Z]{2,12}\([A-Z]{1,2}\d|[A-Z]{1,2}\d{1,4}[-+*/])[^\s)]{0,30}\)?"
    r"|[△□](?=[社課部])|△△(?=[市県様氏株省町村局区])"
    r"|要(?:確認|追記|修正|加筆)|後日(?:記入|追記)|仮置き|ダミー(?:テキスト|文章)|〇〇(?=[社市県様氏株部])"
    r"|(?<![●○◯×△])(?!○{4}(?![\w○◯×△]))(?:[○◯]{2,}|[×△]{3,})(?!●)"  # but for pips, of which a memo's ratings have four
    r"|\[[●•■*○]\]|［[●•■○　]］|第[ 　_＿○〇◯]{1,6}[号號回]|〕[ 　_＿]{1,6}[号號]|(?:令和|平成)[ 　○〇◯_＿]{1,4}年"
    r"|待(?:补充|确认|补|補充|確認|補)(?![\u4e00-\u9fff])|此处(?:插入|填写)"
    r"|(?i:à (?:compléter|confirmer|préciser|vérifier)(?=[)\]]|$))|(?i:\[(?:bitte |hier )[^\]]{2,30}\])"
    r"|(?<![A-Za-z])Undefined(?=$|[,;)）]))"
)
_NOTHING = frozenset({"None", "undefined", "Undefined", "NaN", "nan", "null", "NULL"})
_EMPTY = frozenset(
    {"n/a", "n.a.", "na", "none", "null", "nan", "nil", "undefined", "-", "–", "—", "?", "??", "...", "…"}
)
# In brackets alone: as the period of a phase each may be what there is to say.
_OPEN = frozenset(
    {"tbd", "tba", "tbc", "未定", "未記入", "미정", "미작성", "待定", "暂缺", "offen", "k.a.", "à définir"}
)
# What stands for a day, a number, an address or a word of a few that nobody has yet: words for readers elsewhere.
_NOT_YET = """
tbd|tba|tbc|t.b.d.|t.b.c.|to be confirmed|to be determined|to be decided|to be announced|to be defined|to follow
pending|asap|as soon as possible|unknown|not known|not known yet|open|later|soon|not applicable|not available|nothing
no date|ongoing
なし|無し|無|未定|未確定|未公表|未記入|未入力|未回答|不明|該当なし|調整中|検討中|確認中|協議中|準備中|後日|随時|至急|早急に|別途
時期未定|日程未定
없음|미정|미상|미확정|해당없음|해당 없음|추후|추후 결정|추후 확정|추후 공지|협의 중|검토 중|확인 중|조속히|불명
无|無|待定|未定|暂无|暫無|不详|不詳|未知|尽快|盡快|待确认|待確認|待通知|另行通知|不适用|不適用|暂缺
offen|noch offen|keine|keiner|keine angabe|k.a.|k. a.|entfällt|unbekannt|folgt|n.n.|n. n.|demnächst|baldmöglichst
sobald wie möglich|sofort|wird noch festgelegt|noch nicht bekannt|nicht bekannt|liegt nicht vor|steht noch nicht fest
à définir|à déterminer|à préciser|à confirmer|à fixer|à venir|néant|aucun|aucune|s.o.|s. o.|sans objet|n.d.|n. d.|n.c.
non disponible|non communiqué|non défini|inconnu|inconnue|dès que possible|prochainement|indéterminé
por definir|pendiente|por confirmar|desconocido|lo antes posible|ninguno|ninguna|da definire|da confermare|a definir
"""
_OPEN_WORDS = frozenset(_NOT_YET.strip().replace("\n", "|").split("|"))
_ASIDE = regex(
    r"(?i)\bas an? (?:AI|artificial intelligence|(?:large )?language model)\b[^.]{0,40}"
    r"|\bI (?:cannot|can't|can’t|am unable to) (?:verify|access|browse|provide|confirm|determine|generate)\b"
    r"|\bI (?:do not|don['’]t) have (?:access to|the ability)\b"
    r"|\bas of my (?:last|latest|most recent) (?:\w+ )?(?:update|training|data)\b"
    r"|\bI (?:do not|don['’]t) have (?:real-time|current|up-to-date)\b|\bmy last (?:knowledge )?update\b"
    r"|\bmy (?:knowledge|training) (?:cut-?off|data)\b|^(?:sure|certainly|of course|absolutely)!"
    r"|^here(?: is|['’]s) (?:a|an|the|your) (?:\w+ )?(?:briefing|summary|draft|text|version|detail|table|list|answer)\b"
    r"|(?-i:\$[A-Z][A-Z_]{3,}\b|%[A-Z][A-Z_]{2,}%)|(?<!\w)_{3,}(?!\w)"
    r"|<(?:city|name|date|company|client|number|amount|title|country|project|topic)>"
    r"|\b(?:illustrative|hypothetical|placeholder|dummy|fictitious) (?:data|figures?|numbers?|values?)\b"
    r"|\bI(?:['’]m| am) (?:sorry|afraid),? (?:but )?I\b|\bI apologi[sz]e\b|^as (?:requested|instructed|you asked)[,:]"
    r"|\bbased on (?:the |your )?(?:(?:information|context|data|documents?|details) (?:you )?"
    r"(?:provided|shared)(?! by\b)"
    r"|(?:provided|supplied) (?:information|context|data|documents?|text|details))\b"
    r"|\bbasierend auf den (?:bereitgestellten|angegebenen) (?:Informationen|Daten|Dokumenten)"
    r"|提供(?:いただいた|された)(?:情報|資料|データ)に基づ|제공(?:된|해 ?주신) (?:정보|자료)를? (?:바탕|기반)"
    r"|\bI hope this helps\b|\blet me know if you\b|\[citation needed\]"
    r"|:?contentReference\[oaicite:\d+\](?:\{[^{}]{0,20}\})?|\bcite(?:turn\d+\w+)+|\boaicite:\d+"
    r"|AI(?:言語)?モデルとして|大規模言語モデルとして|^(?:承知|かしこまり)(?:しました|ました)[。！]"
    r"|\bby (?:X|XX|N|Y)%|\[(?:\.\.\.|…|TK|number|name|date|source|citation)\]"
    r"|[(\[](?:word|character|token) ?count\b[^()\[\]]{0,12}[)\]]|^(?:word|character) count\b.{0,12}$"
    r"|[(\[](?:needs?|missing|add|find) (?:a )?(?:source|citation|reference|figure|number|date|link)s?[)\]]"
    r"|%%[a-z_]{2,30}%%"
    r"|\[(?:link|url|image|photo|picture|chart|table|graph|map|logo|example|reference|placeholder)s?(?: here)?\](?!\()"
)


_STANDS_FOR = regex(
    r"(?i)x{2,}|(?:placeholder|dummy|sample)(?: text)?"
    r"|(?:same as|see|as) (?:above|below|before|previous)|ditto|text here"
    r"|(?:siehe|wie) oben|s\. ?o\.|platzhalter|voir (?:plus haut|ci-dessus)|idem|同上|上記(?:のとおり|参照)?"
    r"|위와 같음|상동|见上|見上|your text|some text|more (?:text|details?) (?:here|to come)"
)
"""A whole text that stands for another one; in a cell of a table it says enough."""
_TO_FILL = regex(r"<[A-Za-z][\w .-]{1,40}>|[\[［【][\w .-]{2,40}[\]］】]|\{[\w .-]{2,40}\}")
"""A whole text in brackets, in which a form says what to write."""


def leftover(text: str, *, in_cell: bool = False) -> str:
    """The first thing in a paragraph that was to be replaced; nothing where there is none. In a cell of a table None is
    a word, as of conditions of which there are none."""
    whole = text.strip()
    if whole in _NOTHING:
        return "" if in_cell and whole == "None" else whole
    found = _LEFTOVERS.search(text)
    return found[0] if found else ""


def is_a_program_s_nothing(text: str) -> bool:
    """Whether a text is a word that programs write where there is nothing: None, NaN."""
    return text.strip() in _NOTHING


def is_nothing(text: str) -> bool:
    """Whether a text says only that there is none."""
    whole = text.strip().casefold()
    inside = whole.strip("()（）[]【】")
    if inside != whole and inside in _OPEN:
        return True
    return whole in _EMPTY or whole.rstrip(".") in _EMPTY


def stands_for_another(text: str) -> bool:
    """Whether a text says only that others stand in its place: see above, placeholder."""
    return _STANDS_FOR.fullmatch(text.strip().rstrip(".。")) is not None


def is_open(text: str) -> bool:
    """Whether a text says, in the place of a day, a number or an address, that there is none, or none yet."""
    whole = text.strip().casefold().strip("()（）[]【】。.!！").strip()
    known = whole in _OPEN_WORDS or f"{whole}." in _OPEN_WORDS
    return known or is_nothing(text) or DIRECTIVE.match(f"({text.strip()})") is not None


def unfinished(text: str) -> tuple[int, str] | None:
    """What an author has left open, or a program said beside its task: where it begins, and its words."""
    found = _TO_FILL.fullmatch(text.strip()) or _LEFTOVERS.search(text) or _ASIDE.search(text) or DIRECTIVE.search(text)
    return (found.start(), found[0]) if found else None
