"""Pictures that were put into a file, stored beside the briefing."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from PIL import Image

from briefdeck.diagnostics import Diagnostic, Span
from briefdeck.diagnostics.rules import document as rules
from briefdeck.diagnostics.rules import returning
from briefdeck.disk import is_file, make_file
from briefdeck.ooxml.package import Package
from briefdeck.provenance.units import PictureFacts

_KINDS = {"PNG": "png", "JPEG": "jpg"}


def extract(briefing: Path, package: Package, facts: PictureFacts) -> tuple[Path | None, Diagnostic | None]:
    """Store a picture in the folder that has the briefing's name, under the first digits of its digest.

    A picture that a briefing cannot show is none to store; a file that is there already is left alone.
    """
    content = package.blob(facts.part)
    try:
        with Image.open(BytesIO(content)) as picture:
            kind = _KINDS.get(picture.format or "", "")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        kind = ""
    if not kind:
        what = f"“{facts.part}” is no PNG or JPEG, which a briefing could show"
        return None, returning.CANNOT_COME_BACK.at(Span(str(briefing)), what, "save it as PNG, and name it in the YAML")
    path = briefing.parent / briefing.stem / f"picture-{facts.digest[:8]}.{kind}"
    try:
        path.parent.mkdir(exist_ok=True)
        make_file(path, content)
    except FileExistsError:
        return (path, None) if is_file(path) else (None, _unwritable(path, "a file is in the way"))
    except OSError as error:
        return None, _unwritable(path, error.strerror or str(error))
    return path, None


def _unwritable(path: Path, why: str) -> Diagnostic:
    return rules.UNWRITABLE_OUTPUT.at(
        Span(str(path)), f"“{path}” cannot be written: {why}", "see to the folder's rights"
    )
