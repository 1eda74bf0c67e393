"""A rule that fails says so, at the place that it was looking at, and lets the others speak."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path as FilePath
from traceback import walk_tb

from briefdeck.diagnostics import Severity
from briefdeck.diagnostics.rules import ALL
from briefdeck.diagnostics.rules import evidence as rules
from briefdeck.review.claims import Claim
from briefdeck.review.passages import Passage, Reader
from briefdeck.review.remark import Remark
from briefdeck.values import dataclass, replace
from briefdeck.yamlfile.tree import Path

_MOST = 200  # characters of what Python says


@dataclass(frozen=True, slots=True)
class Failure:
    """That rules of these codes, or of codes that begin so, could not judge a briefing to its end."""

    remark: Remark
    codes: tuple[str, ...]

    def concerning(self, severities: Mapping[str, Severity]) -> Remark:
        """The same for an audience: an error where one of these rules is one, lest nobody asks what it forbids."""
        grave = any(
            severities.get(rule.code, rule.severity) is Severity.ERROR
            for rule in ALL
            if rule.code.startswith(self.codes)
        )
        diagnostic = self.remark.diagnostic
        return replace(self.remark, diagnostic=replace(diagnostic, severity=Severity.ERROR)) if grave else self.remark


def guarded(
    check: Callable[[], Iterator[Remark]], codes: tuple[str, ...], reader: Reader
) -> Iterator[Remark | Failure]:
    """What a check remarks; a fault of its own is told behind what it had to say before."""
    try:
        yield from check()
    except Exception as error:
        yield Failure(_told(error, codes, reader), codes)


def _told(error: Exception, codes: tuple[str, ...], reader: Reader) -> Remark:
    path, where = _looked_at(error)
    span = reader.loaded.document.span(where)
    *_, (frame, line) = walk_tb(error.__traceback__)
    said = " ".join(f"{type(error).__name__}: {error}".split())[:_MOST]
    names = ", ".join(dict.fromkeys(rule.code for rule in ALL if rule.code.startswith(codes)))
    what = f"what is here made a rule fail, among {names}: {said} ({FilePath(frame.f_code.co_filename).name}, {line})"
    hint = "it is a fault of briefdeck, please report it; these rules have judged nothing behind this place"
    return Remark(path, rules.FAILED_RULE.at(span, what, hint))


def _looked_at(error: Exception) -> tuple[Path, Path]:
    """The part of the briefing, and the place in it, that stood in the innermost frame that knows one."""
    found: tuple[Path, Path] = ((), ())
    for frame, _ in walk_tb(error.__traceback__):
        for name, value in frame.f_locals.items():
            if isinstance(value, Passage):
                found = value.path, value.where
            elif isinstance(value, Claim):
                found = value.path, value.shown_at
            elif name == "path" and isinstance(value, tuple):
                found = value, value
    return found
