"""What the look of a memo is declared in, and the styles that plans and code know by name. Points.

Colours are slots of the audience's theme, which `looks.py` declares.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

Sides = tuple[float, float, float, float]  # top, left, bottom, right


@dataclass(frozen=True)
class Edge:
    """A border: slot, weight, and how far it stands from the words. Weight 0 takes one away."""

    slot: str = "tx1"
    weight: float = 0.5
    space: float = 0.0


@dataclass(frozen=True)
class Tabs:
    """A tab stop."""

    at: float
    align: str = "left"
    dots: bool = False


@dataclass(frozen=True)
class Type:
    """How a style sets its words; None leaves it to the style below. A negative `first` hangs.

    `stay` keeps it with what follows, `whole` keeps its lines on one page, `own_page` begins a page, `close` takes the
    space away between two of a kind. `ems` is the size in which indents are told in characters too. `drawn` is for
    drawings, whose line is as high as they are.
    """

    size: float = 0.0
    pitch: float = 0.0
    before: float | None = None
    after: float | None = None
    face: str = ""
    bold: bool | None = None
    italic: bool | None = None
    colour: str = ""
    align: str = ""
    left: float | None = None
    right: float | None = None
    first: float | None = None
    ems: float = 0.0
    stay: bool | None = None
    whole: bool | None = None
    own_page: bool | None = None
    close: bool = False
    edges: Mapping[str, Edge] = field(default_factory=dict)
    fill: str = ""
    boxed: Edge | None = None
    listed: tuple[int, int] | None = None  # level, list
    outline: int | None = None
    tabs: tuple[Tabs, ...] = ()
    tracking: float = 0.0
    underlined: bool = False
    raised: bool = False
    drawn: bool = False


@dataclass(frozen=True)
class Part:
    """Cells of a table style: fill, borders, the colour of their words, and where these stand.

    They are not bold by it: Word turns off what a style of words and that of the table both turn on (17.7.3).
    """

    fill: str = ""
    edges: Mapping[str, Edge] = field(default_factory=dict)
    colour: str = ""
    anchor: str = ""


@dataclass(frozen=True)
class Cells:
    """A table style: the whole, its parts by ST_TblStyleOverrideType, the margins of its cells."""

    whole: Part
    parts: Mapping[str, Part] = field(default_factory=dict)
    margins: Sides = (0, 5.4, 0, 5.4)


@dataclass(frozen=True)
class Level:
    """A level of a list: ST_NumberFormat, its pattern (`{n}` is its own number, `{path}` all down to it), its place."""

    form: str
    pattern: str
    left: float
    hanging: float
    style: str = ""
    face: str = ""
    signs: bool = False  # in the East Asian face whatever they are
    colour: str = ""
    bold: bool | None = None


@dataclass(frozen=True)
class Lists:
    """A list of nine levels: those below the last one that is named go on by turns, each a `step` further in."""

    levels: tuple[Level, ...]
    step: float

    def level(self, place: int) -> Level:
        """The level at a place from 0, its pattern as Word wants it."""
        over = place - len(self.levels) + 1
        level = self.levels[place] if over <= 0 else self.levels[len(self.levels) - 1 - over % min(2, len(self.levels))]
        if over > 0:
            level = replace(level, style="", left=self.levels[-1].left + over * self.step)
        path = ".".join(f"%{n + 1}" for n in range(place + 1))
        return replace(level, pattern=level.pattern.format(n=f"%{place + 1}", path=path))


@dataclass(frozen=True)
class Named:
    """What a style is, whatever it looks like: its id and canonical name, the styles below and after it, its place.

    `own` styles are ours rather than Word's; one that a look does not set is left out.
    """

    id: str
    name: str
    aliases: str = ""
    based: str = "Normal"
    next: str = ""
    priority: int = 99
    kind: str = "paragraph"
    own: bool = False
    quick: bool = True
    default: bool = False
    hidden: bool = False


@dataclass(frozen=True)
class MemoLook:
    """A memo: the page, the text, styles, table styles, lists, headers and footers by kind and type."""

    margins: Mapping[str, float]
    faces: Mapping[str, tuple[str, str]]  # by part: Latin, East Asian
    fonts: Mapping[str, tuple[str, str, str, str]]  # by face: its other name, PANOSE, character set, family
    text: Type
    types: Mapping[str, Type]
    tables: Mapping[str, Cells]
    lists: tuple[Lists, ...]
    furniture: Mapping[tuple[str, str], tuple[tuple[str, str], ...]]


def _own(id_: str, name: str, aliases: str, priority: int, based: str = "Normal", after: str = "") -> Named:
    return Named(id_, name, aliases, based, after, priority, own=True)


def _character(id_: str, name: str, priority: int, aliases: str = "", *, quick: bool = True) -> Named:
    based = "Default Paragraph Font"
    return Named(id_, name, aliases, based, "", priority, "character", own=bool(aliases), quick=quick)


STYLES = (
    Named("Normal", "Normal", based="", priority=0, default=True),
    Named("DefaultParagraphFont", "Default Paragraph Font", "", "", "", 1, "character", default=True, hidden=True),
    Named("TableNormal", "Normal Table", "", "", "", 99, "table", default=True, hidden=True),
    Named("NoList", "No List", "", "", "", 99, "numbering", default=True, hidden=True),
    Named("Title", "Title", next="Subtitle", priority=10),
    Named("Subtitle", "Subtitle", next="Body Text", priority=11),
    Named("Heading1", "heading 1", next="Body Text", priority=9),
    Named("Heading2", "heading 2", next="Body Text", priority=9),
    Named("Heading3", "heading 3", next="Body Text", priority=9),
    Named("Heading4", "heading 4", next="Body Text", priority=9),
    Named("BodyText", "Body Text", priority=2),
    Named("BodyText2", "Body Text 2", based="Body Text", priority=2),
    Named("BodyText3", "Body Text 3", based="Body Text", priority=2),
    _own("BodyText4", "Body Text 4", "本文 4", 2, "Body Text"),
    _own("SectionMessage", "Section Message", "節の要点", 2, "Body Text", "Body Text"),
    Named("ListBullet", "List Bullet", priority=3),
    Named("ListBullet2", "List Bullet 2", priority=3),
    Named("ListNumber", "List Number", priority=3),
    Named("ListNumber2", "List Number 2", priority=3),
    Named("ListParagraph", "List Paragraph", priority=34),
    Named("Quote", "Quote", next="Body Text", priority=29),
    _own("QuoteSource", "Quote Source", "引用元", 29, "Quote", "Body Text"),
    _own("Callout", "Callout", "強調枠", 30, after="Body Text"),
    _own("Ask", "Ask", "論点の枠", 30, after="Body Text"),
    _own("SummaryHeading", "Summary Heading", "要旨の見出し", 13, after="Summary"),
    _own("Summary", "Summary", "要旨", 14),
    _own("SummaryText", "Summary Text", "要旨の説明", 14, after="Body Text"),
    _own("LeadHeading", "Lead Heading", "要点の見出し", 13, after="List Number"),
    _own("MemoNumber", "Memo Number", "文書番号", 12, after="Memo Date"),
    _own("MemoDate", "Memo Date", "文書の日付", 12, after="Memo To"),
    _own("MemoTo", "Memo To", "宛先", 12, after="Memo From"),
    _own("MemoFrom", "Memo From", "発信者", 12, after="Memo Subject"),
    _own("MemoSubject", "Memo Subject", "件名", 12, after="Memo Meta"),
    _own("MemoMeta", "Memo Meta", "宛先欄", 12),
    _own("MemoMark", "Memo Mark", "記", 12, after="heading 1"),
    _own("MemoEnd", "Memo End", "以上", 12, after="Memo Contact"),
    _own("MemoContact", "Memo Contact", "担当", 12),
    _own("AnnexHeading", "Annex Heading", "別紙", 15, after="Body Text"),
    _own("AnnexTitle", "Annex Title", "別紙の題名", 15, after="Body Text"),
    _own("FigureValue", "Figure Value", "大きな数値", 31, after="Figure Label"),
    _own("FigureLabel", "Figure Label", "数値の説明", 31),
    Named("Caption", "caption", next="Body Text", priority=35),
    _own("TableText", "Table Text", "表の本文", 36),
    _own("TableNumber", "Table Number", "表の数値", 36, "Table Text"),
    _own("TableCenter", "Table Center", "表の中央揃え", 36, "Table Text"),
    _own("TableHead", "Table Head", "表の見出し", 36, "Table Text"),
    _own("TableHeadNumber", "Table Head Number", "表の見出し（数値）", 36, "Table Head"),
    _own("TableHeadCenter", "Table Head Center", "表の見出し（中央）", 36, "Table Head"),
    _own("TableNote", "Table Note", "注・出典", 36, after="Body Text"),
    _own("Figure", "Figure", "図", 35, "Table Text", "Body Text"),
    _own("SourceList", "Source List", "出典一覧", 37),
    _own("SourceHeading", "Source Heading", "出典の見出し", 37, after="Source Line"),
    _own("SourceLine", "Source Line", "出典（追い込み）", 37),
    Named("FootnoteText", "footnote text", priority=38, quick=False),
    Named("EndnoteText", "endnote text", hidden=True),
    Named("TOCHeading", "TOC Heading", next="Body Text", priority=39),
    Named("TOC1", "toc 1", next="Normal", priority=39, quick=False),
    Named("TOC2", "toc 2", next="Normal", priority=39, quick=False),
    Named("TOC3", "toc 3", next="Normal", priority=39, quick=False),
    Named("Header", "header", quick=False),
    Named("Footer", "footer", quick=False),
    _own("Marking", "Marking", "取扱区分", 40),
    _character("Strong", "Strong", 22),
    _character("Emphasis", "Emphasis", 20),
    _character("Hyperlink", "Hyperlink", 99, quick=False),
    Named("FollowedHyperlink", "FollowedHyperlink", "", "Default Paragraph Font", "", 99, "character", hidden=True),
    _character("FootnoteReference", "footnote reference", 99, quick=False),
    Named("EndnoteReference", "endnote reference", "", "Default Paragraph Font", "", 99, "character", hidden=True),
    _character("SourceNumber", "Source Number", 37, "出典番号"),
    _character("Status", "Status", 37, "根拠の区分"),
    _character("ItemLabel", "Item Label", 22, "項目の見出し"),
    _character("FigureUnit", "Figure Unit", 31, "数値の単位"),
    _character("Sign", "Sign", 41, "記号"),
    Named("TableGrid", "Table Grid", "", "Normal Table", "", 59, "table", quick=False),
    Named("BriefingTable", "Briefing Table", "報告の表", "Normal Table", "", 60, "table", own=True),
    Named("FigureTable", "Figure Table", "数値の表", "Normal Table", "", 60, "table", own=True),
    Named("TableFocus", "Table Focus", "強調の欄", "Normal Table", "", 60, "table", own=True),
    Named("MemoTable", "Memo Table", "宛先の表", "Normal Table", "", 60, "table", own=True),
)
