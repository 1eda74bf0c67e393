"""Files that nobody edited, as PowerPoint and Word write them when they save: nothing of it is an edit.

Both programs keep what they do not touch, unlike those of `rewriting`, and add what they note for themselves: who
checked what in which language, what a session was, how a page was last rendered, which form of a thing other programs
are to take. They write colours in capitals, number formats in their own way, defaults that were left out, and ids of
their own. Each habit takes the name of a part and its root.
"""

from __future__ import annotations

import copy
import random
import re
from typing import Any

from lxml import etree

from briefdeck.ooxml.names import MC, WP, WPG, WPS
from pulling import A, C, Element, W, part_of, words
from rewriting import P, Program

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_WP14 = "{http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing}"
_EXTENSION = "{28A0092B-C50C-407E-A947-70E740481C1C}"
_MADE = "http://schemas.microsoft.com/office/drawing/2014/main"
_HEX = re.compile("[0-9A-Fa-f]{6}")
_TREE = f"{P}cSld/{P}spTree"


def _chance(name: str) -> random.Random:
    return random.Random(name)  # the same for a part each time


def _child(parent: Element, tag: str, *, first: bool = False) -> Element:
    """The child of this name, made where there is none."""
    found = parent.find(tag)
    if found is None:
        found = etree.Element(tag)
        parent.insert(0, found) if first else parent.append(found)
    return found


# --- PowerPoint -------------------------------------------------------------------------------------------------------


def checked_slides(name: str, root: Element) -> None:
    """Runs say in which languages they were checked; what was not checked yet is dirty, what is wrong has an error."""
    rng = _chance(name)
    for run in root.iter(f"{A}r", f"{A}br", f"{A}fld"):
        look = run.find(f"{A}rPr")
        if look is None:
            look = etree.Element(f"{A}rPr")
            run.insert(0, look)
        look.set("lang", look.get("lang") or "en-US")
        look.set("altLang", "ja-JP" if look.get("lang") == "en-US" else "en-US")
        look.set("dirty", "0")
        if rng.random() < 0.2:
            look.set("err", "1")


def ended_paragraphs(_name: str, root: Element) -> None:
    """Every paragraph ends with the look of what would be typed there."""
    for paragraph in root.iter(f"{A}p"):
        end = paragraph.find(f"{A}endParaRPr")
        if end is None:
            end = etree.SubElement(paragraph, f"{A}endParaRPr")
        end.set("lang", "en-US")
        end.set("dirty", "0")


def fitted_words(name: str, root: Element) -> None:
    """Words that are to fit their shape have their scale noted."""
    rng = _chance(name)
    for body in root.iter(f"{A}bodyPr"):
        for fit in body.findall(f"{A}normAutofit"):
            fit.set("fontScale", "92500")
            fit.set("lnSpcReduction", "10000")
        if body.getparent().tag == f"{P}txBody" and not len(body) and rng.random() < 0.5:  # type: ignore[union-attr]
            etree.SubElement(body, f"{A}normAutofit")


def counted_shapes(name: str, root: Element) -> None:
    """Shapes, slides, rows and columns have ids of their making; tables are as high as their rows."""
    rng = _chance(name)

    def noted(parent: Element, uri: str, tag: str, **said: str) -> None:
        extension = etree.SubElement(_child(parent, f"{A}extLst"), f"{A}ext", uri=uri)
        etree.SubElement(extension, tag, said, nsmap={"a16": _MADE})

    for facts in root.iter(f"{P}cNvPr"):
        noted(facts, "{FF2B5EF4-FFF2-40B4-BE49-F238E27FC236}", f"{{{_MADE}}}creationId", id=_guid(rng))
    for column in root.iter(f"{A}gridCol"):
        noted(column, "{9D8B030D-6E8A-4147-A177-3AD203B41FA5}", f"{{{_MADE}}}colId", val=str(rng.randrange(2**31)))
    for row in root.iter(f"{A}tr"):
        noted(row, "{0D108BD9-81ED-4DB2-BD59-A6C34878D82A}", f"{{{_MADE}}}rowId", val=str(rng.randrange(2**31)))
        row.set("h", str(int(row.get("h", "0")) * 21 // 20))
    for frame in root.iter(f"{P}graphicFrame"):
        if next(frame.iter(f"{A}tbl"), None) is not None:
            size: Any = frame.find(f"{P}xfrm/{A}ext")
            size.set("cy", str(sum(int(row.get("h", "0")) for row in frame.iter(f"{A}tr"))))


def rounded_places(name: str, root: Element) -> None:
    """Places that no pixel of the screen has are rounded: by less than a point."""
    rng = _chance(name)
    for transform in root.iter(f"{A}xfrm", f"{P}xfrm"):
        for child in transform:
            for key in ("x", "y"):
                if child.get(key, "0") != "0":
                    child.set(key, str(int(child.get(key, "0")) + rng.choice((-1, 0, 0, 1))))


def timed_slides(_name: str, root: Element) -> None:
    """A slide has the root of an animation that moves nothing, and the colours of its master."""
    if root.tag != f"{P}sld":
        return
    if root.find(f"{P}clrMapOvr") is None:
        made = etree.Element(f"{P}clrMapOvr")
        etree.SubElement(made, f"{A}masterClrMapping")
        root.find(f"{P}cSld").addnext(made)  # type: ignore[union-attr]
    if root.find(f"{P}timing") is None:
        timing = etree.SubElement(root, f"{P}timing")
        one = etree.SubElement(etree.SubElement(etree.SubElement(timing, f"{P}tnLst"), f"{P}par"), f"{P}cTn")
        one.attrib.update({"id": "1", "dur": "indefinite", "restart": "never", "nodeType": "tmRoot"})


def bare_lines(_name: str, root: Element) -> None:
    """A shape without an outline says that it has none."""
    for tag in (f"{P}spPr", f"{WPS}spPr"):
        for look in root.iter(tag):
            if look.find(f"{A}prstGeom") is not None and look.find(f"{A}ln") is None:
                line = etree.Element(f"{A}ln")
                etree.SubElement(line, f"{A}noFill")
                kept = [c for c in look if c.tag in {f"{A}{n}" for n in ("effectLst", "effectDag", "scene3d", "sp3d")}]
                kept[0].addprevious(line) if kept else look.append(line)


def upper_colours(_name: str, root: Element) -> None:
    """Colours are written in capitals, faces with their families."""
    for colour in root.iter(f"{A}srgbClr"):
        colour.set("val", colour.get("val", "").upper())
    for element in root.iter(f"{W}color", f"{W}shd"):
        for key in (f"{W}val", f"{W}fill"):
            if _HEX.fullmatch(element.get(key, "")):
                element.set(key, element.get(key, "").upper())
    for face in root.iter(f"{A}latin", f"{A}ea"):
        if not face.get("typeface", "").startswith("+"):
            face.set("panose", "020B0604030504040204")
            face.set("pitchFamily", "50")
            face.set("charset", "-128")


def named_pictures(_name: str, root: Element) -> None:
    """Links know that they were looked at."""
    for link in root.iter(f"{W}hyperlink"):
        link.set(f"{W}history", "1")


# --- Charts -----------------------------------------------------------------------------------------------------------


def saved_charts(name: str, root: Element) -> None:
    """A chart is written out whole: its style in two forms, ids of series, the formats of numbers with their spaces and
    signs escaped, axes with all their defaults, labels with extensions."""
    if root.tag != f"{C}chartSpace":
        return
    rng = _chance(name)
    space = "http://schemas.microsoft.com/office/drawing/2007/8/2/chart"
    style = etree.Element(f"{MC}AlternateContent", nsmap={"mc": MC[1:-1]})
    choice = etree.SubElement(style, f"{MC}Choice", Requires="c14", nsmap={"c14": space})
    etree.SubElement(choice, f"{{{space}}}style", val="102")
    etree.SubElement(etree.SubElement(style, f"{MC}Fallback"), f"{C}style", val="2")
    root.find(f"{C}chart").addprevious(style)  # type: ignore[union-attr]
    for old in root.findall(f"{C}style"):
        root.remove(old)
    ids = "http://schemas.microsoft.com/office/drawing/2014/chart"
    for number, series in enumerate(root.iter(f"{C}ser")):
        extension = etree.SubElement(
            _child(series, f"{C}extLst"), f"{C}ext", uri="{C3380CC4-5D6E-409C-BE32-E72D297353CC}"
        )
        etree.SubElement(extension, f"{{{ids}}}uniqueId", val=f"{{{number:08X}-0000-0000}}", nsmap={"c16": ids})
    for written in root.iter(f"{C}numFmt"):
        written.set("formatCode", escaped(written.get("formatCode", "")))
    for written in root.iter(f"{C}formatCode"):
        written.text = escaped(written.text or "")
    for scaling in root.iter(f"{C}scaling"):
        if scaling.find(f"{C}orientation") is None:
            made = etree.Element(f"{C}orientation", val="minMax")
            before = scaling.find(f"{C}logBase")
            before.addnext(made) if before is not None else scaling.insert(0, made)
    for axis in root.iter(f"{C}catAx", f"{C}valAx"):
        if axis.find(f"{C}numFmt") is None:
            made = etree.Element(f"{C}numFmt", formatCode="General", sourceLinked="1")
            after = ("axId", "scaling", "delete", "axPos", "majorGridlines", "minorGridlines", "title")
            [child for child in axis if child.tag in {f"{C}{n}" for n in after}][-1].addnext(made)
    for value in root.iter(f"{C}v"):
        try:
            number_ = float(value.text or "")
        except ValueError:
            continue
        if number_ and not number_.is_integer() and rng.random() < 0.5:
            value.text = f"{number_:.17g}"  # as many digits as a double has


def escaped(code: str) -> str:
    """A format of numbers as Excel writes it: a space or a sign that stands for itself has a backslash before it."""
    parts = re.split(r'("[^"]*"|\\.|\[[^\]]*\])', code)
    return "".join(
        part if n % 2 else re.sub(r"(?<!_)(?<!\*)[ +~^!=<>]", r"\\\g<0>", part) for n, part in enumerate(parts)
    )


# --- Word -------------------------------------------------------------------------------------------------------------


def noted_sessions(name: str, root: Element) -> None:
    """Paragraphs, runs, rows and sections say in which session of the program they came; paragraphs have ids."""
    rng = _chance(name)
    for element in root.iter(f"{W}p", f"{W}r", f"{W}tr", f"{W}sectPr"):
        element.set(f"{W}rsidR", f"00{rng.randrange(16**6):06X}")
        if element.tag == f"{W}p":
            element.set(f"{W}rsidRDefault", f"00{rng.randrange(16**6):06X}")
            element.set(f"{_W14}paraId", f"{rng.randrange(2**31):08X}")
            element.set(f"{_W14}textId", "77777777")


def checked_words(name: str, root: Element) -> None:
    """What was found wrong is marked, and cut off; runs know their language, and which signs are East Asian ones."""
    rng = _chance(name)
    for run in list(root.iter(f"{W}r")):
        if [c.tag for c in run if c.tag != f"{W}rPr"] != [f"{W}t"]:
            continue
        text = words(run)
        if len(text) > 3 and rng.random() < 0.3:
            part_of(run, 0, rng.randrange(1, len(text)))
        look = _child(run, f"{W}rPr", first=True)
        if any("\u3000" <= letter <= "\u9fff" for letter in words(run)):
            fonts = look.find(f"{W}rFonts")
            if fonts is None:
                fonts = etree.Element(f"{W}rFonts")
                style = look.find(f"{W}rStyle")
                style.addnext(fonts) if style is not None else look.insert(0, fonts)
            fonts.set(f"{W}hint", "eastAsia")
        if rng.random() < 0.3:
            look.append(etree.Element(f"{W}lang", {f"{W}val": "en-GB", f"{W}eastAsia": "ja-JP"}))
        if rng.random() < 0.2 and run.getparent().tag == f"{W}p":  # type: ignore[union-attr]
            run.addprevious(etree.Element(f"{W}proofErr", {f"{W}type": "spellStart"}))
            run.addnext(etree.Element(f"{W}proofErr", {f"{W}type": "spellEnd"}))


def rendered_pages(name: str, root: Element) -> None:
    """Where a page began when it was last shown is noted, and where the cursor stood."""
    rng = _chance(name)
    found = [run for run in root.iter(f"{W}r") if run.find(f"{W}t") is not None]
    for run in rng.sample(found, len(found) // 12):
        run.find(f"{W}t").addprevious(etree.Element(f"{W}lastRenderedPageBreak"))  # type: ignore[union-attr]
    body = root.find(f"{W}body")
    first = next(iter(body.iter(f"{W}p")), None) if body is not None else None
    if first is not None:
        first.append(etree.Element(f"{W}bookmarkStart", {f"{W}id": "0", f"{W}name": "_GoBack"}))
        first.append(etree.Element(f"{W}bookmarkEnd", {f"{W}id": "0"}))


def counted_marks(_name: str, root: Element) -> None:
    """Bookmarks and drawings are counted anew."""
    ids: dict[str, str] = {}
    for mark in root.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd"):
        mark.set(f"{W}id", ids.setdefault(mark.get(f"{W}id", ""), str(len(ids))))
    for number, facts in enumerate(root.iter(f"{WP}docPr", f"{WPS}cNvPr", f"{WPG}cNvPr")):
        facts.set("id", str(1_000_000 + number * 977))
    for placed in root.iter(f"{WP}inline", f"{WP}anchor"):
        placed.set(f"{_WP14}anchorId", "0A1B2C3D")
        placed.set(f"{_WP14}editId", "50D07946")
        if placed.find(f"{WP}effectExtent") is None:
            placed.find(f"{WP}extent").addnext(etree.Element(f"{WP}effectExtent", l="0", t="0", r="0", b="0"))  # type: ignore[union-attr]


def older_drawings(_name: str, root: Element) -> None:
    """Drawings have a second form, for programs that do not know the newer one, with all their words again."""
    vml = "urn:schemas-microsoft-com:vml"
    for form in root.iter(f"{MC}AlternateContent"):
        old = form.find(f"{MC}Fallback")
        if old is None or next(form.iter(f"{WPG}wgp"), None) is None:
            continue
        for child in list(old):
            old.remove(child)
        group = etree.SubElement(etree.SubElement(old, f"{W}pict"), f"{{{vml}}}group", nsmap={"v": vml})
        for inside in form.find(f"{MC}Choice").iter(f"{W}txbxContent"):  # type: ignore[union-attr]
            shape = etree.SubElement(group, f"{{{vml}}}shape")
            etree.SubElement(shape, f"{{{vml}}}textbox").append(copy.deepcopy(inside))
    for body in root.iter(f"{WPS}bodyPr"):
        body.attrib.update({"rot": "0", "spcFirstLastPara": "0", "numCol": "1", "rtlCol": "0"})
        body.set("vert", body.get("vert", "horz"))


def set_pages(_name: str, root: Element) -> None:
    """Sections have a grid of lines, gutters and codes of paper; cells and rows know their place in the table."""
    for section in root.iter(f"{W}sectPr"):
        margins, size = section.find(f"{W}pgMar"), section.find(f"{W}pgSz")
        if margins is not None:
            margins.set(f"{W}gutter", margins.get(f"{W}gutter", "0"))
        if size is not None:
            size.set(f"{W}code", "9")
        if section.find(f"{W}docGrid") is None:
            etree.SubElement(section, f"{W}docGrid", {f"{W}linePitch": "360"})
    for row in root.iter(f"{W}tr"):
        for cell in row.iterfind(f"{W}tc"):
            for paragraph in cell.iterfind(f"{W}p"):
                facts = _child(paragraph, f"{W}pPr", first=True)
                before = [c for c in facts if c.tag in {f"{W}{n}" for n in ("rPr", "sectPr", "pPrChange")}]
                mark = etree.Element(f"{W}cnfStyle", {f"{W}val": "000000100000"})
                before[0].addprevious(mark) if before else facts.append(mark)


def shown_fields(_name: str, root: Element) -> None:
    """Fields were brought up to date: numbers of pages are others, in runs that are not checked."""
    depth, shows, codes = 0, False, ""
    for run in list(root.iter(f"{W}r")):
        mark = run.find(f"{W}fldChar")
        kind = mark.get(f"{W}fldCharType") if mark is not None else ""
        codes = "" if kind == "begin" else codes + "".join(c.text or "" for c in run.iter(f"{W}instrText"))
        depth += {"begin": 1, "end": -1}.get(kind or "", 0)
        shows = {"separate": True, "begin": False, "end": False}.get(kind or "", shows)
        text = run.find(f"{W}t")
        if depth and shows and text is not None and "PAGE" in codes:
            text.text = re.sub(r"\d+", lambda number: str(int(number[0]) + 1), text.text or "")
            _child(run, f"{W}rPr", first=True).append(etree.Element(f"{W}noProof"))


def saved_styles(_name: str, root: Element) -> None:
    """Styles say their language and how words kern, and no longer what those say that they are based on."""
    if root.tag != f"{W}styles":
        return
    there = {style.get(f"{W}styleId"): style for style in root.iter(f"{W}style")}
    for style in sorted(there.values(), key=lambda each: -_depth(each, there)):
        for kind in ("pPr", "rPr"):
            own = style.find(f"{W}{kind}")
            for said in list(own) if own is not None else ():
                above = _inherited(style, there, kind, said.tag)
                if above is not None and above.items() == said.items():
                    said.getparent().remove(said)  # type: ignore[union-attr]
    for style in root.iter(f"{W}style"):
        style.set(f"{W}customStyle", style.get(f"{W}customStyle", "0"))
        look = style.find(f"{W}rPr")
        if look is not None:
            look.append(etree.Element(f"{W}lang", {f"{W}val": "en-US"}))
            etree.SubElement(look, f"{_W14}ligatures", {f"{_W14}val": "standardContextual"})


def _base(style: Element, there: dict[str | None, Element]) -> Element | None:
    base = style.find(f"{W}basedOn")
    return there.get(base.get(f"{W}val")) if base is not None else None


def _depth(style: Element, there: dict[str | None, Element]) -> int:
    base = _base(style, there)
    return 0 if base is None else 1 + _depth(base, there)


def _inherited(style: Element, there: dict[str | None, Element], kind: str, tag: str) -> Element | None:
    """What a style has of those that it is based on, or of the defaults of the document."""
    base = _base(style, there)
    while base is not None:
        if (found := base.find(f"{W}{kind}/{tag}")) is not None:
            return found
        base = _base(base, there)
    return style.getparent().find(f"{W}docDefaults/{W}{kind}Default/{W}{kind}/{tag}")  # type: ignore[union-attr]


_JAPANESE: dict[str, str] = {}
for _kind in ("Heading", "TOC", "Title", "Subtitle", "Caption", "Header", "Footer", "Quote", "Strong", "Emphasis",
              "FootnoteText", "EndnoteText", "FootnoteReference", "ListBullet", "ListNumber", "ListParagraph",
              "BodyText", "TableGrid", "TableNormal", "Normal", "Hyperlink", "TOCHeading", "NoList",
              "DefaultParagraphFont", "EndnoteReference"):  # fmt: skip
    for _level in ("", *"123456789"):
        _JAPANESE[_kind + _level] = {"Heading": _level, "TOC": f"{_level}0"}.get(_kind) or f"a{len(_JAPANESE)}"


def japanese_styles(_name: str, root: Element) -> None:
    """A Japanese Word gives its own styles the ids that are left of their Japanese names: a digit, or an a."""
    for tag in ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link"):
        for use in root.iter(f"{W}{tag}"):
            use.set(f"{W}val", _JAPANESE.get(use.get(f"{W}val", ""), use.get(f"{W}val", "")))
    for style in root.iter(f"{W}style"):
        style.set(f"{W}styleId", _JAPANESE.get(style.get(f"{W}styleId", ""), style.get(f"{W}styleId", "")))


def _guid(rng: random.Random) -> str:
    made = f"{rng.getrandbits(128):032X}"
    return f"{{{made[:8]}-{made[8:12]}-{made[12:16]}-{made[16:20]}-{made[20:]}}}"


_PARTS = (
    r"ppt/(slides/slide|notesSlides/notesSlide)\d*\.xml|word/(document|(header|footer|footnotes|endnotes|styles)\d*)\.xml"
    r"|(ppt|word)/charts/chart\d*\.xml"
)
_BOTH = (bare_lines, upper_colours, saved_charts)
_WORD = (
    noted_sessions,
    checked_words,
    rendered_pages,
    counted_marks,
    older_drawings,
    set_pages,
    shown_fields,
    saved_styles,
    named_pictures,
)
POWERPOINT = Program(
    "Microsoft Office PowerPoint",
    (checked_slides, ended_paragraphs, fitted_words, counted_shapes, rounded_places, timed_slides, *_BOTH),
    parts=_PARTS,
)
WORD = Program("Microsoft Office Word", (*_WORD, *_BOTH), parts=_PARTS)
JAPANESE_WORD = Program("Microsoft Office Word", (*_WORD, *_BOTH, japanese_styles), parts=_PARTS)
