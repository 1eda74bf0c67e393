"""The names of the format, each once: namespaces, content types, kinds of relationships (ECMA-376 Parts 1 and 2)."""

from __future__ import annotations

from functools import cache

NAMESPACES: dict[str, str] = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "a16": "http://schemas.microsoft.com/office/drawing/2014/main",
    "ac": "http://schemas.microsoft.com/office/drawing/2013/main/command",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "ahyp": "http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "cdr": "http://schemas.openxmlformats.org/drawingml/2006/chartDrawing",
    "c15": "http://schemas.microsoft.com/office/drawing/2012/chart",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "ct": "http://schemas.openxmlformats.org/package/2006/content-types",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "ds": "http://schemas.openxmlformats.org/officeDocument/2006/customXml",
    "ep": "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
    "p15": "http://schemas.microsoft.com/office/powerpoint/2012/main",
    "p188": "http://schemas.microsoft.com/office/powerpoint/2018/8/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "xml": "http://www.w3.org/XML/1998/namespace",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
}

# Namespaces as tags have them: f"{A}p" is a paragraph of DrawingML.
A, C, M, P = (f"{{{NAMESPACES[name]}}}" for name in ("a", "c", "m", "p"))
MC, PIC, R, W = (f"{{{NAMESPACES[name]}}}" for name in ("mc", "pic", "r", "w"))
WP, WPG, WPS = (f"{{{NAMESPACES[name]}}}" for name in ("wp", "wpg", "wps"))
CP, DC, DCTERMS, EP = (f"{{{NAMESPACES[name]}}}" for name in ("cp", "dc", "dcterms", "ep"))
# What programs after the standard add: ids of rows, places of comments and their threads.
A16, AC, P15, P188, W14, W15 = (f"{{{NAMESPACES[name]}}}" for name in ("a16", "ac", "p15", "p188", "w14", "w15"))
DECORATIVE = f"{{{NAMESPACES['adec']}}}decorative"

# Uniform resource identifiers of what a graphic frame holds are the namespaces of its content.
TABLE_CONTENT = "http://schemas.openxmlformats.org/drawingml/2006/table"
CHART_CONTENT = NAMESPACES["c"]
PLAIN_TABLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""PowerPoint's own table style “No Style, No Grid”: every line of the table is then its own."""

# --- Content types ----------------------------------------------------------------------------------------------------

CONTENT_TYPES = "[Content_Types].xml"
OFFICE_TYPE = "application/vnd.openxmlformats-officedocument."
CHART_TYPE = f"{OFFICE_TYPE}drawingml.chart+xml"
CHART_SHAPES_TYPE = f"{OFFICE_TYPE}drawingml.chartshapes+xml"
CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
CUSTOM_XML_PROPERTIES_TYPE = f"{OFFICE_TYPE}customXmlProperties+xml"
EXTENDED_TYPE = f"{OFFICE_TYPE}extended-properties+xml"
FOOTNOTES_TYPE = f"{OFFICE_TYPE}wordprocessingml.footnotes+xml"
PLAIN_TYPE = "application/octet-stream"
RELATIONSHIPS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
NOTES_TYPE = f"{OFFICE_TYPE}presentationml.notesSlide+xml"
NOTES_MASTER_TYPE = f"{OFFICE_TYPE}presentationml.notesMaster+xml"
SLIDE_TYPE = f"{OFFICE_TYPE}presentationml.slide+xml"
THEME_TYPE = f"{OFFICE_TYPE}theme+xml"
WORKBOOK_TYPE = f"{OFFICE_TYPE}spreadsheetml.sheet"
DECK_MAIN_TYPE = f"{OFFICE_TYPE}presentationml.presentation.main+xml"
MEMO_MAIN_TYPE = f"{OFFICE_TYPE}wordprocessingml.document.main+xml"
# A template saved as .potx or .dotx becomes a document by the content type of its main part alone.
DOCUMENT_TYPES = {
    f"{OFFICE_TYPE}presentationml.template.main+xml": DECK_MAIN_TYPE,
    f"{OFFICE_TYPE}wordprocessingml.template.main+xml": MEMO_MAIN_TYPE,
}

# --- Relationships ----------------------------------------------------------------------------------------------------

OFFICE_REL, PACKAGE_REL = NAMESPACES["r"], NAMESPACES["rel"]
CHART_REL = f"{OFFICE_REL}/chart"
CHART_SHAPES_REL = f"{OFFICE_REL}/chartUserShapes"
CORE_REL = f"{PACKAGE_REL}/metadata/core-properties"
CUSTOM_XML_REL, CUSTOM_XML_PROPERTIES_REL = f"{OFFICE_REL}/customXml", f"{OFFICE_REL}/customXmlProps"
EXTENDED_REL = f"{OFFICE_REL}/extended-properties"
FOOTNOTES_REL = f"{OFFICE_REL}/footnotes"
HYPERLINK_REL = f"{OFFICE_REL}/hyperlink"
LAYOUT_REL, MASTER_REL = f"{OFFICE_REL}/slideLayout", f"{OFFICE_REL}/slideMaster"
NOTES_REL, NOTES_MASTER_REL = f"{OFFICE_REL}/notesSlide", f"{OFFICE_REL}/notesMaster"
SLIDE_REL = f"{OFFICE_REL}/slide"
THEME_REL = f"{OFFICE_REL}/theme"
IMAGE_REL = f"{OFFICE_REL}/image"
SETTINGS_REL = f"{OFFICE_REL}/settings"
STYLES_REL = f"{OFFICE_REL}/styles"
THUMBNAIL_REL = f"{PACKAGE_REL}/metadata/thumbnail"
WORKBOOK_REL = f"{OFFICE_REL}/package"


@cache
def qualified(name: str) -> tuple[str, str]:
    """`w:p` → `{namespace}p` and its prefix. Raises KeyError for an unknown prefix."""
    prefix, colon, local = name.rpartition(":")
    return (f"{{{NAMESPACES[prefix]}}}{local}", prefix) if colon else (name, "")


def qn(name: str) -> str:
    """`w:p` → `{namespace}p`; a name without a prefix stays as it is. Raises KeyError for an unknown prefix."""
    return qualified(name)[0]
