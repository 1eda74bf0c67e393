"""The leaves of plans: words, and expressions in them that choose and word, and do not compute.

What most leaves say is filled here (`leaves`); all else, and whatever is wrong with any, is Jinja2's to judge
(`templates`), which is read then: to load it and to have it compile a plan took an eighth of a cold build.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from briefdeck.diagnostics.words import did_you_mean
from briefdeck.patterns import regex
from briefdeck.pipeline.compose.filters import FILTERS, together
from briefdeck.pipeline.compose.leaves import Filled, Unsure, leaf

# Words of Jinja2's messages → what is wrong, and the cure.
_PLAIN_WORDS = (
    ("end of template", "{{ is opened and not closed", "close it with }}"),
    ("No test named", "there is no such test", ""),
    ("object has no element", "the value has no such part", ""),
    ("got '='", "one = compares nothing", "write =="),
    ("end of print statement", "the expression ends where it should go on", "write what is missing, or shorten it"),
    (
        "not safely callable",
        "a plan cannot call anything",
        "name a value; a list is counted with |length, and made a text with |joined(', ')",
    ),
    ("is unsafe", "a plan cannot reach into the program", "name a value of the briefing"),
    ("'list' and 'int'", "a list is no number", "write |length behind its name, to count it: sections|length > 3"),
    ("'tuple' and 'int'", "a list is no number", "write |length behind its name, to count it: sections|length > 3"),
    ("unexpected '}'", "{{ is closed by one } alone", "write }} in its place"),
    ("unexpected '%'", "a plan has expressions only, and no {% %}", "write {{ … }}, or when: beside it"),
    (
        "unexpected '",
        "the expression is not understood at this sign",
        "see docs/plans.md for what an expression can say",
    ),
    ("not supported between", "values of two kinds cannot be compared", "compare texts with == or in"),
)
_OPERATORS = {
    "&": ("&& joins nothing", "write and"),
    "!": ("! denies nothing", "write not, or != between two values"),
    "?": ("? chooses nothing", "write one if condition else other"),
    "$": ("$ is no name", "write the name alone"),
    "and": ("words of an expression are in small letters", "write and"),
    "or": ("words of an expression are in small letters", "write or"),
    "not": ("words of an expression are in small letters", "write not"),
    "contains": ("contains is not known here", "write what is looked for first: value in list"),
    "includes": ("includes is not known here", "write what is looked for first: value in list"),
    "equals": ("equals is not known here", "write =="),
    "eq": ("eq is not known here", "write =="),
    "is_not": ("is_not is not known here", "write !="),
}
"""Signs and words of other languages where an expression goes on → what is wrong, and the cure."""
_MET = regex(r"unexpected char '([&!?$])'|got '([A-Za-z_]+)'$")
_ID = regex(r"\bid\b|\\")


def plain(message: str) -> tuple[str, str]:
    """What is wrong with an expression, in plain words where Jinja2's are its own, and the cure."""
    if found := re.search(r"No filter named '(\w+)'", message):
        return f"there is no filter “{found[1]}”", did_you_mean(found[1], (*FILTERS, "cite", "ended", "joined"))
    if (met := _MET.search(message)) and (told := _OPERATORS.get((met[1] or met[2]).casefold())):
        return told
    if "token 'name', got '|'" in message:
        return "|| joins nothing", "write or"
    for sign, what, cure in _PLAIN_WORDS:
        if sign in message:
            return what, cure
    return message.rstrip(".").replace("'", "`"), ""


@lru_cache(maxsize=4096)
def _usual(source: str) -> Filled | None:
    return leaf(source)


def judge(source: str) -> None:
    """Raises LeafError for anything but words and expressions that can be read."""
    if _usual(source) is None:
        from briefdeck.pipeline.compose import templates

        templates.judge(source)


def evaluate(source: str, names: Mapping[str, Any]) -> Any:
    """Fill a leaf. Raises LeafError."""
    usual = _usual(source)
    if usual is not None:
        try:
            return together(usual(names))
        except Unsure:
            pass
    from briefdeck.pipeline.compose import templates

    return templates.evaluate(source, names)


def evaluate_expression(expression: str, names: Mapping[str, Any]) -> Any:
    """The value of a bare expression, as it stands behind `when:` and in `each:`. Raises LeafError."""
    return evaluate("{{ " + expression + " }}", names)


def mentioned(source: str) -> frozenset[str]:
    """The names that a leaf can ask for, whether it is filled as words or as a bare expression; none where it is
    neither, and filling it is a fault."""
    from briefdeck.pipeline.compose import templates

    return templates.mentioned(source)


def ids_named(expression: str) -> frozenset[str]:
    """The ids that a bare expression chooses by: `selectattr("id", "in", ["options"])`, `section.id == "options"`; none
    where it is at fault."""
    if not _ID.search(expression):
        return frozenset()
    from briefdeck.pipeline.compose import templates

    return templates.ids_named(expression)
