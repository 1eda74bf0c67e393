"""The marks of other tools: of Markdown, HTML, LaTeX, pandoc, Sphinx, wikis and Office, as one pattern."""

from __future__ import annotations

import re

from briefdeck.patterns import regex

_TAG_NAMES = "b|strong|i|em|u|br|p|div|span|sub|sup|ul|ol|li|h[1-6]|a|img|table|tr|td|th|code|pre|font|center|small|hr"
_TAG_NAMES += (
    "|mark|ins|del|s|strike|kbd|big|section|figure|figcaption|blockquote|dl|dt|dd|thead|tbody|iframe|svg|q|tt|o:p"
)
_SOURCE_LAST = (
    r"[(（]?(?<!\w)(?:Sources?|Quellen?|Fuentes?|Fonti|Fonte|出典|出所|출처|来源|來源)[:：] ?"
    r"(?P<told_by>[^()（）\n。]{2,80}?)[)）]?[.。]?$"
)
SOURCE_LAST = regex(_SOURCE_LAST)
"""A source that is named at the end of a text."""
_TERM = r"^[ \t]*(?!https?:)[^\W\d_][^:：\n.。!?]{0,40}(?:[:：](?=[ \t\u3000]+\S)|：)"
DEFINITIONS = regex(rf"{_TERM}.+\n(?:[ \t]*\n)?{_TERM}.+|^(?=\S)[^\n:]{{1,40}}\n[ \t]*[:~] +\S", re.MULTILINE)
"""What words mean, a line for each: `Depot: the site in Elm Street`, or pandoc's `: the site` below the word."""
IN_A_LINE = regex(
    r"^[ \u3000]*(?P<sign>[•‣▪■◦●·・])[ \u3000]?(?!(?P=sign))\S[^\n]*?[ \u3000](?P=sign)[ \u3000]?(?=\S)"
    r"|^[ \u3000]*(?P<dash>[-–—*]) \S[^\n]*? (?P=dash) (?=\S)"
    r"|(?<=\S) (?P<between>[•‣▪◦]) \S[^\n]*? (?P=between) (?=\S)"
)
"""Several items in one line: a sign before each of them, or between them."""
MARK_LAST = regex(
    r"(?:<!--(?:[^-]|-(?!->))*-->|\\[A-Za-z]{2,20}(?:\{[^{}]*\})?|\{ ?[.#:][^{}\n]{0,60}\}|:{2,}(?:[\w-]+:{2,})?"
    r"|!\[\[[^\[\]]*\]\])\s*$"
)
"""A mark of another tool at the end of a text, behind its last sentence."""
MARKUP = regex(
    rf"(?P<strong><(?P<tag>b|strong)>(?P<inside>[^<>]*)</(?P=tag)>)"
    r"|(?P<anchor><a\s[^<>]*?href=[\"'](?P<href>https?://[^\"'<>\s]+)[\"'][^<>]*>(?P<linked>[^<>]+)</a>)"
    rf"|(?P<lowered><(?P<half>su[bp])>(?P<digits>[0-9+-]+)</(?P=half)>)"
    rf"|(?P<html></?(?:{_TAG_NAMES}|[a-z]+-[a-z-]+)(?:\s[^<>]*)?/?>|</[a-z]{{3,20}}>"
    r"|<(?P<any>[a-z]{3,20})>(?=[^<]*</(?P=any)>))"
    r"|(?P<merge>[<«‹]{2} ?[A-Za-z_]{2,40} ?[>»›]{2})"
    r"|(?P<wiki>!?\[\[(?P<page>[^\[\]\n|]{1,60})(?:\|(?P<alias>[^\[\]\n|]{1,60}))?\]\])"
    r"|(?P<apart>\[(?P<named>[^\[\]\n]{1,80})\] \((?P<where>https?://[^()\s]+)\)"
    r"|\((?P<turned>[^()\n]{1,80})\)\[(?P<there>https?://[^\[\]\s]+)\])"
    r"|(?P<escape>(?<![A-Za-z]:)\\(?:[ntr](?![a-z])|u(?P<code_point>[0-9A-Fa-f]{4}))"
    r"|(?<=[a-z.,;:!?)])\\n(?=[a-z]+(?:[ ,;:!?]|\.(?!\w)|$)))"
    r"|(?P<thin>\\[,;!](?=[\s\d%\\A-Z]))"
    r"|(?P<slashes>(?<=\S)[ \t]+//[ \t]+\S.*$)"
    r"|(?P<garbled>(?:[\u00c2\u00c3\u00e2\u00e3\u00ef][\u0080-\u00bf\u0152-\u0178\u2013-\u2122\u20ac\u02c6\u02dc\u0192]{1,2})+)"
    r"|(?P<unseen>[\u200b\u2060\u00ad\ufeff]+)"
    r"|(?P<private>(?P<first_sign>^[ \t]*)?[\ue000-\uf8ff]+[ \t]*)"
    r"|(?P<remark><!--(?:[^-]|-(?!->))*-->[ \t]*)"
    r"|(?P<latex>\$(?=[^$\n]{0,60}[\^_\\])[^$\s][^$\n]{0,120}\$"
    r"|\\(?:footnote|textbf|textit|emph|underline|footcite|label|ref)\{[^{}]*\}"
    r"|(?<![\w:\\])\\(?!cite|[ntr](?![a-z])|u[0-9A-Fa-f]{4})[A-Za-z]{2,20}\b(?:\{[^{}]*\})?"
    r"|\$\$[^$\n]{1,80}\$\$|\\\([^()\n]{1,80}\\\))"
    r"|(?P<shielded>\\(?P<sign>[%$&#_]))"
    r"|(?P<fenced>^:{3,}[ \t]*(?:\{[^{}\n]*\}|[\w-]*)|(?<!:):{3,}(?!:)|^::[a-z][\w-]*::)"
    r"|(?P<attributes>(?<![ \t])[ \t]*(?<!\{)\{(?:[ \t]*:)?[ \t]*[.#][A-Za-z][^{}\n]{0,60}\}(?!\}))"
    r"|(?P<role>:(?:ref|doc|term|cite|numref|math|code|footcite):`(?P<roled>[^`\n]+)`)"
    r"|(?P<crossed>(?<![\w@])@(?:fig|tbl|tab|sec|eq|lst|fn)[-:][A-Za-z][\w-]*)"
    r"|(?P<bright>(?<![=\w])==(?P<lit>[^=\s\n](?:[^=\n]*[^=\s\n])?)==(?![=\w]))"
    r"|(?P<shortcode>(?<![\w:]):[a-z][a-z0-9_+-]{2,30}:(?![\w:`])[ \t]*)"
    r"|(?P<field>\{ ?(?:REF|PAGEREF|NOTEREF|SEQ|HYPERLINK|TOC|MERGEFIELD|DATE|PAGE|STYLEREF)\b[^{}\n]{0,80}\})"
    r"|(?P<before>\(?(?<!\w)(?i:ibid\.?|op\. ?cit\.?|loc\. ?cit\.?|a\. ?a\. ?O\.|ebd\.)(?!\w),?(?: ?pp?\. ?\d+)?\)?)"
    rf"|(?P<named_source>{_SOURCE_LAST})"
    r"|(?P<authored>\((?P<wrote>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2})"
    r"(?P<surely>,| et al\.?,?| (?:and|&|und|et) [A-Z][\w'’-]+,?)? "
    r"(?:19|20)\d\d[a-z]?(?:, ?pp?\. ?[\d–-]+)?\))"
    r"|(?P<telling>(?P<teller>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)"
    r"(?P<team> et al\.?| (?:and|&|und|et) [A-Z][\w'’-]+)? \((?:19|20)\d\d[a-z]?"
    r"(?:(?P<paged>, ?(?:pp?|S|ch)\. ?[\d–-]+)\)|\)(?P<says>(?= (?:says?|said|argues?|argued|finds?|found|shows?|showed"
    r"|notes?|noted|reports?|reported|estimates?|estimated|claims?|claimed|suggests?|suggested|states?|stated)\b))?))"
    r"|(?P<box>^\[[ xX✓]\] +(?=\S))"
    r"|(?P<typed>(?:(?<=\s)(?:-->|->|=>|<-|>=|<=|!=|\+/-|\+-)(?=\s))|(?<=\s)(?:>=|<=|\+/-)(?=\d)"
    r"|\([cC]\)(?= ?(?:19|20)\d\d)|\((?:TM|tm|R)\)(?=\s|$))"
    r"|(?P<ligature>[\ufb00-\ufb06\u3231-\u323a\u337b-\u337f\u32ff])"
    r"|(?P<bracketed>\[(?P<paper>[A-Z][\w .&'’-]{2,40})(?P<year>, (?:19|20)\d\d)?\](?![(\[]))"
    r"|(?P<entity>&(?:[A-Za-z]{2,8}|#\d{1,6}|#x[0-9A-Fa-f]{1,5});)"
    r"|(?P<heading>^#{1,6} )"
    r"|(?P<rule>^(?:-{3,}|\*{3,}|={3,})$)"
    r"|(?P<item>^[ \t]*(?:[-*•–—▪■◦‣·●⦁∙▸▹◆◇►▶❖✓✔✅❌➢➤→👉🔹]\ufe0f?"
    r"|★|☆|1[.)]|[aA]\)|\(1\)|\([aA]\)|i[.)]|①|[가나다라마바사]\.|[Ⅰ-Ⅻ][.)．]?) (?=\S)"
    r"|^※\s?(?=[^\W\d])|^（1）|^[・□ㅇ▢▷★☆①②③④⑤⑥⑦⑧⑨⑩]\s?(?=\w)|^[○◯◎]\s(?=\w{2}|\w \w))"
    r"|(?P<emoji>(?:(?<![ \t])[ \t]+)?[\U0001f000-\U0001faff\u2728\u2753\u2757\u2b50]"
    r"[\U0001f000-\U0001faff\ufe0f\u200d\u2640\u2642]*[ \t]*)"
    r"|(?P<bars>^\|.*\|[ \t]*$)"
    r"|(?P<quote>^> )"
    r"|(?P<fence>^[ \t]*(?:```|~~~)\w*[ \t]*$)"
    r"|(?P<code>`(?P<coded>[^`\n]+)`)"
    r"|(?P<struck>~~(?P<gone>[^~\n]+)~~)"
    r"|(?P<double>(?<![\w_])__(?P<loud>[^_\s](?:[^_\n]*[^_\s])?)__(?![\w_]))"
    r"|(?P<star>(?<![\w*])\*(?P<starred>[^*\s](?:[^*\n]*[^*\s])?)\*(?![\w*]))"
    r"|(?P<under>(?<![\w_])_(?P<lined>[^_\s](?:[^_\n]*[^_\s])?)_(?![\w_]))"
    r"|(?P<reference>\[(?!\d+\])[^\[\]]+\]\[\w+\])"
    r"|(?P<figured><{1,2}figures\.(?P<one>[A-Za-z][\w-]*)>{1,2}|%figures\.(?P<two>[A-Za-z][\w-]*)%"
    r"|<{1,2}figures?:(?P<nine>[A-Za-z][\w-]*)>{1,2}"
    r"|(?:｛{1,2}\s*)?(?<![\w.{/])figures\.(?P<three>[A-Za-z][\w-]*)(?:\s*｝{1,2})?"
    r"|(?<![{$])\{(?P<four>[A-Za-z][\w-]*)\}(?!\})|<%=?\s*(?:figures\.)?(?P<five>[A-Za-z][\w-]*)\s*%>"
    r"|%\((?:figures\.)?(?P<six>[A-Za-z][\w-]*)\)s|%(?P<seven>[a-z][a-z_-]{2,40})%"
    r"|<(?P<eight>[a-z][a-z_-]{2,40})>(?!.*</))"
    r"|(?P<note>\{[A-Z][\w'’-]+, ?(?:19|20)\d\d ?#\d+\}"
    r"|\[cite:[^\[\]\n]{0,40}\]|[（(〔［]注[\d０-９]{0,2}[)）〕］]|[（(]?※[\d０-９]{1,2}[)）]?|[（(]주[\d]{1,2}[)）]"
    r"|\^\[[^\[\]\n]{1,120}\]|(?<=[a-z.,;)])\^\d{1,2}(?!\w|\.\d)"
    r"|(?<=[\u3041-\u9fff\uac00-\ud7a3])[1-9]\d?[)）](?=$|[ ,.。、])"
    r"|[（(](?:각주|脚注|脚註|註|Fn\.|Fußnote) ?\d{1,2}[)）]"
    r"|\[\^?\d{1,3}(?:[,–-] ?\d{1,3})*\]|\[\^\w+\^?\]"
    r"|[(（\[](?i:(?:see |cf\.? |vgl\. |siehe )?(?:sources?|refs?\.?|quellen?|出典|資料|출처|자료|来源|來源)) ?"
    r"\d{1,2}[)）\]]"
    r"|【[^】†]{0,40}†[^】]{0,40}】)"
    r"|(?P<raised>(?<=[a-z\u3041-\u9fff\uac00-\ud7a3] )\((?:[1-9]|1\d)\)(?=[.。]?$)"
    r"|(?<=[\u3041-\u9fff])[(（][1-9１-９][)）](?=[。]?$)|(?<=[a-z]{2})¹(?![\w⁻⁰-⁹²³])"
    r"|(?<=[a-z]{3})[²³⁴-⁹]{1,2}(?![\w⁻])"
    r"|(?<=[a-z]{2}\.)(?<!\b(?:[Nn]o|[Nn]r|pp|[Cc]h|[Ee]q|[Cc]l|[Bb]d|[Ss]t)\.)"
    r"(?<!\b(?:[Ff]ig|[Vv]ol|[Ss]ec|[Aa]rt|[Aa]bs|[Vv]er|[Aa]pp|[Tt]ab|[Kk]ap|[Aa]bb|[Rr]eg|[Nn]os)\.)"
    r"(?<!\b(?:[Cc]hap|[Ss]ect|[Pp]ara|[Tt]eil|[Zz]iff|[Ii]tem)\.)[1-9]\d?(?=$| [A-Z])"
    r"|(?<=[.,;)”])[¹²³⁴-⁹]{1,2}(?![\w⁻])|(?<=[a-z\u3041-\u9fff\uac00-\ud7a3] )[¹²³⁴-⁹]{1,2}(?=[.。]?$)"
    r"|(?<=[\w.,;)])[†‡](?!\w)|(?<=[a-z]{2})\*{1,3}(?=[\s.,;:)]|$))"
    r"|(?P<cited>[(（［【]@(?P<first>[A-Za-z][\w-]*)[)）］】]|\[(?P<second>[A-Za-z][\w-]*)\]|(?<!\S)@(?P<third>[A-Za-z][\w-]*)"
    r"|\[(?: +|(?i:see|cf\.?|vgl\.?|siehe|voir|e\.g\.,?) )@(?P<fourth>[A-Za-z][\w-]*)"
    r"(?:,? (?:pp?|S)\. ?[\d–-]+)? *\]|\{@(?P<fifth>[A-Za-z][\w-]*)\}|\\cite\{(?P<sixth>[A-Za-z][\w-]*)\}"
    r"|[(（](?P<seventh>[a-z][a-z0-9_-]{2,40})[)）])"
    r"|(?P<slot>(?<![\\{$])\{[^\W\d_][\w .'’-]{1,40}\}(?!\}))|(?P<paired>\{[^{}\n]*\})|(?P<brace>[{}]+)",
    re.MULTILINE,
)

_PLAIN = regex(r"[A-Za-z0-9 ,.%\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff、。]*")
_FROM_WORDS = regex(r"(?i)^ *[1i]\. |[a-z]{2}\.\d{1,2}(?=$| )|ibid|\b(?:op|loc)\.|a\. ?a\.|ebd\.|figures\.")


def is_plain(text: str) -> bool:
    """Whether a text cannot hold such a mark, by its letters alone: most are so, and the pattern is slow."""
    return _PLAIN.fullmatch(text) is not None and _FROM_WORDS.search(text) is None


KINDS = (
    *("box", "typed", "ligature", "bright", "shortcode", "field", "before", "named_source", "authored", "bracketed"),
    *("strong", "anchor", "lowered", "html", "remark", "latex", "shielded", "fenced", "attributes", "role", "crossed"),
    *("telling", "entity", "heading", "rule", "item"),
    *("thin", "fence", "merge", "wiki", "apart", "escape", "slashes", "garbled", "unseen", "private"),
    *("emoji", "bars", "quote", "code", "struck", "double", "star", "under", "reference", "figured", "note", "raised"),
    *("cited", "slot", "paired", "brace"),
)
"""The groups of the pattern that name what was found."""
