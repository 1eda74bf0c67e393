"""Values as sentences of findings say them."""

from __future__ import annotations

_SHOWN = 40  # characters of a text that a sentence repeats


def date_of(value: object) -> str:
    """A date in parts as the text that it stands for."""
    if isinstance(value, dict) and (parts := [value[key] for key in ("year", "month", "day") if key in value]):
        return "-".join(str(part).zfill(2) for part in parts)
    return "-".join(str(part).zfill(2) for part in value) if isinstance(value, list) else str(value)


def shown(value: object) -> str:
    """A value in quotation marks, cut where it is long."""
    text = "" if value is None else str(value).strip("\n").replace("\n", " ")
    return f"“{text[:_SHOWN]}…”" if len(text) > _SHOWN else f"“{text}”" if text else "nothing"


def kind_of(value: object) -> str:
    """What a value is: a list, the text “…”."""
    match value:
        case None:
            return "empty"
        case dict():
            return "a mapping"
        case list():
            return "a list"
        case bool():
            return str(value).lower()
        case int() | float():
            return f"the number {value}"
        case _:
            return f"the text {shown(value)}"
