"""Memo → .docx."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefdeck.outputs import Output
from briefdeck.pipeline.decided import pages

if TYPE_CHECKING:
    from briefdeck.audience.memo_style import MemoStyle
    from briefdeck.document.memo import Memo
    from briefdeck.memory import Memory
    from briefdeck.provenance.record import Stamp


def _write(memo: Memo, style: MemoStyle, stamp: Stamp | None, memory: Memory) -> bytes:
    from briefdeck.outputs.docx.writer import write_docx

    return write_docx(memo, style, stamp, memory)


OUTPUTS = (Output("memo", "memo", "docx", pages, _write, lambda _: 0, lambda memo: len(memo.pages), office=True),)
