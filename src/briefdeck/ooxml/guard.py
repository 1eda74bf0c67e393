"""Opening an Office template that somebody else made: bounded, without macros, never a traceback."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import Path as FilePath
from typing import Literal

from lxml import etree

from briefdeck.diagnostics import Diagnostic, Span
from briefdeck.diagnostics.rules import audience as rules

MAX_FILE = 50_000_000
MAX_EXPANDED = 300_000_000
MAX_PARTS = 10_000
_TYPES = "[Content_Types].xml"
_MAIN = {
    "pptx": ("presentationml.presentation.main+xml", "presentationml.template.main+xml"),
    "docx": ("wordprocessingml.document.main+xml", "wordprocessingml.template.main+xml"),
}
_ALLOWED_EXTERNAL = "/hyperlink"


def open_package(path: FilePath, kind: Literal["pptx", "docx"]) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
    """The bytes of a template that is safe to open; the first value is None where it is not."""
    span = Span(str(path))
    try:
        if path.stat().st_size > MAX_FILE:
            return None, (_unusable(span, f"the file is larger than {MAX_FILE // 1_000_000} MB"),)
        content = path.read_bytes()
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return _judge(package, content, kind, span)
    except OSError as error:
        return None, (_unusable(span, f"the file cannot be read: {error.strerror}"),)
    except (zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, RuntimeError, ValueError, KeyError):
        return None, (_unusable(span, f"the file is not an unprotected .{kind}"),)


def _unusable(span: Span, what: str) -> Diagnostic:
    return rules.UNUSABLE_OFFICE_FILE.at(span, what, "open it in Office and save it again, without a password")


def _judge(
    package: zipfile.ZipFile, content: bytes, kind: str, span: Span
) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
    entries = package.infolist()
    if len(entries) > MAX_PARTS or sum(e.file_size for e in entries) > MAX_EXPANDED:
        return None, (_unusable(span, "the file is far too large inside"),)
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    types = etree.fromstring(package.read(_TYPES), parser)
    declared = [str(element.get("ContentType", "")) for element in types]
    if any("macroEnabled" in t or "vbaProject" in t for t in declared):
        what = "the template holds macros"
        return None, (rules.MACRO_OR_EXTERNAL.at(span, what, f"save it as .{kind} without macros"),)
    if not any(t.endswith(_MAIN[kind]) for t in declared):
        return None, (_unusable(span, f"the file is not a .{kind}"),)
    found = []
    for entry in entries:
        if entry.filename.endswith(".rels"):
            for relationship in etree.fromstring(package.read(entry), parser):
                external = relationship.get("TargetMode") == "External"
                if external and not str(relationship.get("Type")).endswith(_ALLOWED_EXTERNAL):
                    what = f"the template links to “{relationship.get('Target')}”"
                    found.append(rules.MACRO_OR_EXTERNAL.at(span, what, "embed what it links to, or remove the link"))
    return (None if found else content), tuple(found)
