"""Memo → .docx."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefdeck.outputs import Output
from briefdeck.pipeline.decided import pages

if TYPE_CHECKING:
    from briefdeck.audience.memo_style import MemoStyle
    from briefdeck.document.memo import Memo
    from briefdeck.provenance.record import Stamp


def _write(memo: Memo, style: MemoStyle, stamp: Stamp | None) -> bytes:
    from briefdeck.outputs.docx.writer import write_docx

    return write_docx(memo, style, stamp)


OUTPUTS = (Output("memo", "memo", "docx", pages, _write, lambda _: 0, lambda memo: len(memo.pages), office=True),)
