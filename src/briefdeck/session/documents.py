"""One document of a briefing and audience: what is decided, written, and what is held against it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from briefdeck.audience.reader import Audience
from briefdeck.document.kinds import Kind
from briefdeck.memory import NO_MEMORY, Memory
from briefdeck.model.validate import Loaded
from briefdeck.outputs import Output
from briefdeck.pipeline.language import language_for
from briefdeck.provenance.record import Stamp
from briefdeck.session.stages import Stages
from briefdeck.staging.made import Made


def stamped(loaded: Loaded, audience: Audience, kind: Kind, language: str = "") -> Stamp:
    """What a document of a briefing keeps of its making."""
    spoken = language_for(audience, loaded, language)
    assert isinstance(spoken, str)  # its stages have no error
    return Stamp(loaded.document, audience.id, spoken, loaded.briefing.language, audience.plans[kind], loaded.pieces)


def document_of(
    output: Output[Any, Any], briefing: Path, stages: Stages, stamp: Stamp | None = None, memory: Memory = NO_MEMORY
) -> Made:
    """A document of a briefing whose stages have no error, written; with a stamp its edits can come back."""
    prepared = stages.prepared
    assert prepared is not None
    audience, style, value = prepared.audience, prepared.style(output.kind), stages.decided[output.name]
    name = f"{briefing.stem}.{audience.id}.{output.extension}"
    content = output.write(value, style, stamp, memory)
    return Made(
        briefing,
        audience.id,
        output.name,
        name,
        content,
        output.slides(value),
        0.0,
        output.pages(value),
        office=output.office,
    )
