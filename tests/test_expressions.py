"""The value of a name in a plan is what Jinja2 finds, whether Jinja2 is asked or not."""

from __future__ import annotations

from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from briefdeck.pipeline.compose.expressions import FAULTS, evaluate

WORDS = (
    "title",
    "summary",
    "section",
    "text",
    "points",
    "self",
    "true",
    "none",
    "not",
    "in",
    "loop",
    "_name",
    "__class__",
)


def found(source: str, names: dict[str, Any]) -> str:
    """The value of an expression, or what is wrong with it."""
    try:
        return repr(evaluate(source, names))
    except FAULTS as error:
        return f"{type(error).__name__}: {error}"


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4))
@example(["title"] * 25)
def test_a_path_is_what_jinja_finds(steps: list[str]) -> None:
    names = {"title": "A", "section": {"title": "B", "points": ["C"], "text": None}, "points": ["D", "E"], "loop": 1}
    path = ".".join(steps)
    # With more room around it, it is Jinja2's to evaluate.
    assert found("{{ " + path + " }}", names) == found("{{  " + path + "  }}", names)
