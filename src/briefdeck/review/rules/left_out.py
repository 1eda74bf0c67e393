"""Comments in which a program says that it has left something out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefdeck.diagnostics import Span
from briefdeck.diagnostics.rules import language as rules
from briefdeck.patterns import regex
from briefdeck.review.passages import Reader
from briefdeck.review.remark import Remark

_LEFT_OUT = regex(
    r"^[ \t]*#[ \t]*(?P<said>.{0,60}\b(?:omitted|truncated|shortened|abbreviated) for (?:brevity|space|clarity)\b.*"
    r"|(?:\.\.\.|…) ?\(?(?:and |etc)?(?:the )?(?:rest|remaining|others?|more|additional|continued?|similar|same)\b.*"
    r"|\(?(?:the )?(?:rest of the|remaining|further|other) (?:sections?|points?|rows?|slides?|sources?|figures?|items?)"
    r" (?:here|go here|follow|omitted|unchanged|as (?:above|before))\b.*"
    r"|(?:\.\.\.|…)?.{0,12}(?:以下省略|以下同様|이하 생략|其余省略|其餘省略|usw\.?|weitere Abschnitte).{0,20})$",
    re.MULTILINE | re.IGNORECASE,
)


def check_left_out(reader: Reader) -> Iterator[Remark]:
    """L112: such comments."""
    document = reader.loaded.document
    for match in _LEFT_OUT.finditer(document.text) if "#" in document.text else ():
        line = document.text.count("\n", 0, match.start("said")) + 1
        column = match.start("said") - document.text.rfind("\n", 0, match.start("said"))
        what = f"“{' '.join(match['said'].split())}” says that something is left out"
        hint = "write what belongs here, or delete the comment"
        yield Remark((), rules.LEFT_OPEN.at(Span(document.file, line, column), what, hint))
