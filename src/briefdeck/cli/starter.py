"""What `briefdeck new` writes: a commented briefing to start from, and the schema that its editor comment names."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import date, timedelta
from importlib.resources import files
from pathlib import Path

from briefdeck.diagnostics import Diagnostic, Span
from briefdeck.diagnostics.rules import document as rules
from briefdeck.disk import exists, make_file, put_file, read_file
from briefdeck.yamlfile.reader import MAX_BYTES

SCHEMA_NAME = "briefing.schema.json"
_DATE, _UNTIL = "date: 2026-01-01", "until: 2026-03"
_TIME_TO_DECIDE = timedelta(days=60)


def schema_text() -> str:
    """The JSON Schema of a briefing, as it is committed beside the example briefings."""
    from briefdeck.model.validate import schema

    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def starter_text(language: str) -> str:
    """A briefing that shows each kind of content once, dated today."""
    text = files("briefdeck").joinpath("data", f"starter.{language}.yaml").read_text(encoding="utf-8")
    today = date.today()
    until = (today + _TIME_TO_DECIDE).isoformat()[: len("2026-03")]
    return text.replace(_DATE, f"date: {today.isoformat()}").replace(_UNTIL, f"until: {until}")


def write_starter(name: Path, language: str) -> tuple[tuple[Path, ...], tuple[Diagnostic, ...]]:
    """Write the briefing and its schema; returns what was written. A briefing that exists stays as it is."""
    path = name if name.suffix in (".yaml", ".yml") else name.with_name(f"{name.name}.yaml")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        make_file(path, starter_text(language).encode())
    except FileExistsError:
        what, hint = "it exists already and stays as it is", "choose another name, or move it away"
        return (), (rules.UNWRITABLE_OUTPUT.at(Span(str(path)), what, hint),)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        what = getattr(error, "strerror", None) or str(error)
        return (), (rules.UNWRITABLE_OUTPUT.at(Span(str(path)), what, "choose another name or folder"),)
    return _with_schema(path)


def _with_schema(briefing: Path) -> tuple[tuple[Path, ...], tuple[Diagnostic, ...]]:
    """The schema belongs to the installed version, so an older one is replaced; somebody else's file is not."""
    path, text = briefing.with_name(SCHEMA_NAME), schema_text()
    try:
        if exists(path):
            there = read_file(path, MAX_BYTES).decode("utf-8")
            if there == text or not _is_ours(there):
                return (briefing,), ()
        put_file(path, text.encode("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        what = getattr(error, "strerror", None) or "it is not a text"
        return (briefing,), (rules.UNWRITABLE_OUTPUT.at(Span(str(path)), what, "the briefing builds without it"),)
    return (briefing, path), ()


def _is_ours(text: str) -> bool:
    with suppress(ValueError):
        made = json.loads(text)
        return isinstance(made, dict) and made.get("title") == "Briefing" and "briefdeck" in made.get("properties", {})
    return False
