"""Outline → .docx: a memo whose pages Word breaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefdeck.outputs import Output
from briefdeck.pipeline.decided import running_text

if TYPE_CHECKING:
    from briefdeck.audience.memo_style import MemoStyle
    from briefdeck.document.outline import Outline
    from briefdeck.provenance.record import Stamp


def _write(outline: Outline, style: MemoStyle, stamp: Stamp | None) -> bytes:
    from briefdeck.outputs.docx.writer import write_docx

    return write_docx(outline, style, stamp)


OUTPUTS = (Output("memo", "memo", "docx", running_text, _write, lambda _: 0, office=True),)
