"""Opening the Office file of an audience: no macros, nothing that is fetched from elsewhere, never a traceback."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from pathlib import Path as FilePath

from briefdeck.diagnostics import Diagnostic, Span
from briefdeck.diagnostics.rules import audience as rules
from briefdeck.ooxml.limits import MAX_TEMPLATE
from briefdeck.ooxml.names import DECK_MAIN_TYPE, DOCUMENT_TYPES, MEMO_MAIN_TYPE
from briefdeck.ooxml.opening import opened
from briefdeck.ooxml.package import Kind, Package
from briefdeck.ooxml.zip_guard import Reason, UnusableError, contents
from briefdeck.values import dataclass

_MAIN: dict[Kind, str] = {"pptx": DECK_MAIN_TYPE, "docx": MEMO_MAIN_TYPE}
_SAID = frozenset({Reason.FOLDER, Reason.UNREADABLE, Reason.OVERSIZED, Reason.EMPTY_MAIN})


@dataclass(frozen=True, slots=True)
class Template:
    """The file of an audience as its bytes, and opened."""

    content: bytes = field(repr=False)
    package: Package = field(repr=False)


def content_of(path: FilePath, kind: Kind) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
    """The bytes of a template; None where they cannot be had."""
    try:
        return contents(path, MAX_TEMPLATE), ()
    except UnusableError as error:
        return None, (_why_unusable(error, kind, Span(str(path))),)


def open_template(content: bytes, kind: Kind, span: Span) -> tuple[Template | None, tuple[Diagnostic, ...]]:
    """A template that is safe to use; the first value is None where it is not."""
    try:
        package = opened(content)
    except UnusableError as error:
        return None, (_why_unusable(error, kind, span),)
    declared = package.types.values()
    if any("macroEnabled" in type_ or "vbaProject" in type_ for type_ in declared):
        what = "the template holds macros"
        return None, (rules.MACRO_OR_EXTERNAL.at(span, what, f"save it as .{kind} without macros"),)
    type_ = package.types[package.main]
    if DOCUMENT_TYPES.get(type_, type_) != _MAIN[kind]:
        return None, (_unusable(span, f"the file is not a .{kind}"),)
    fetched = tuple(_fetched(package, span))
    return (None, fetched) if fetched else (Template(content, package), ())


def _why_unusable(error: UnusableError, kind: Kind, span: Span) -> Diagnostic:
    what = str(error) if error.reason in _SAID else f"the file is not an unprotected .{kind}"
    return _unusable(span, f"{error.part} is missing or broken" if error.reason is Reason.BROKEN else what)


def _unusable(span: Span, what: str) -> Diagnostic:
    return rules.UNUSABLE_OFFICE_FILE.at(span, what, "open it in Office and save it again, without a password")


def _fetched(package: Package, span: Span) -> Iterator[Diagnostic]:
    for rels in package.rels.values():
        for rel in rels.values():
            if rel.external and rel.kind != "hyperlink":
                what = f"the template links to “{rel.target}”"
                yield rules.MACRO_OR_EXTERNAL.at(span, what, "embed what it links to, or remove the link")
