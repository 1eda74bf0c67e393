"""The careful reviewer: judges what a briefing says, its evidence and its language, before any document is made.

`review` looks at the briefing once, for all audiences; `Review.concerning` says what concerns one of them. What the
documents of an audience show and lack is judged by `coverage`, files that are written by `preflight`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path as FilePath

from briefdeck.audience.settings import AudienceSettings
from briefdeck.diagnostics import Diagnostic, Severity, concerning, with_severities
from briefdeck.diagnostics.rules import ALL
from briefdeck.inputs.assets import Assets
from briefdeck.model.validate import Loaded
from briefdeck.review.claims import Claim, claims
from briefdeck.review.guard import Failure, guarded
from briefdeck.review.passages import Reader
from briefdeck.review.remark import Remark, Visibility
from briefdeck.review.rules.english import check_english
from briefdeck.review.rules.glossary import check_glossary
from briefdeck.review.rules.japanese import check_japanese
from briefdeck.review.rules.morphology import check_words
from briefdeck.review.rules.numbers import check_numbers
from briefdeck.review.rules.order import check_order
from briefdeck.review.rules.outlets import check_outlets
from briefdeck.review.rules.prose import check_prose
from briefdeck.review.rules.sources import check_sources
from briefdeck.review.rules.statements import check_statements
from briefdeck.review.rules.summary import check_summary
from briefdeck.review.rules.sums import check_sums
from briefdeck.yamlfile.tree import Path


@dataclass(frozen=True)
class Review:
    """What there is to say about a briefing, and who may see what it is about."""

    reader: Reader
    claims: tuple[Claim, ...]
    visibility: Visibility
    remarks: tuple[Remark, ...]
    failures: tuple[Failure, ...] = ()

    def concerning(self, audience: str, settings: AudienceSettings) -> tuple[Diagnostic, ...]:
        """What concerns one audience, by its own severities: remarks on what it may see, and its glossary's."""

        def sees(path: Path) -> bool:
            return self.visibility.sees(audience, path)

        glossary = guarded(lambda: check_glossary(self.reader, settings.glossary, sees), ("L4",), self.reader)
        found = [
            each if isinstance(each, Remark) else each.concerning(settings.severity)
            for each in (*self.remarks, *glossary, *self.failures)
        ]
        seen = (remark.diagnostic for remark in found if sees(remark.path))
        return concerning(audience, with_severities(seen, settings.severity))


@dataclass(frozen=True)
class _Subject:
    reader: Reader
    claims: tuple[Claim, ...]
    assets: Assets
    templates: FilePath | None


_Check = Callable[[_Subject], Iterator[Remark]]
# What is looked at together, with the beginnings of its rules' codes.
_CHECKS: tuple[tuple[_Check, tuple[str, ...]], ...] = (
    (lambda s: check_statements(s.reader, s.claims), ("E101", "E102", "E103", "E104", "E106", "E117", "E124")),
    (lambda s: check_sources(s.reader, s.claims), ("E105", "E109", "E11")),
    (lambda s: check_outlets(s.reader, s.claims, s.templates), ("E107", "E108")),
    (lambda s: check_summary(s.reader), ("E125",)),
    (lambda s: check_numbers(s.reader), ("E118", "E119")),
    (lambda s: check_sums(s.reader, s.assets), ("E120", "E121")),
    (lambda s: check_order(s.reader), ("E122", "E123")),
    (lambda s: check_prose(s.reader), ("L1",)),
    (lambda s: check_japanese(s.reader), ("L20", "L210")),
    (lambda s: check_words(s.reader), ("L22",)),
    (lambda s: check_english(s.reader), ("L3",)),
)


def review(
    loaded: Loaded, assets: Assets, templates: FilePath | None = None, codes: Collection[str] | None = None
) -> Review:
    """Judge a briefing that has no fault of form.

    `templates` is where a list of outlets may stand. With `codes` only the rules among them are sure to be asked.
    """
    reader = Reader(loaded)
    subject = _Subject(reader, tuple(claims(loaded.briefing)), assets, templates)
    found = tuple(
        each
        for check, prefixes in _CHECKS
        if codes is None or any(code.startswith(prefixes) for code in codes)
        for each in guarded(partial(check, subject), prefixes, reader)
    )
    remarks = tuple(each for each in found if isinstance(each, Remark))
    failures = tuple(each for each in found if isinstance(each, Failure))
    return Review(reader, subject.claims, Visibility(loaded.briefing), remarks, failures)


def forbidding(settings: Iterable[AudienceSettings]) -> set[str]:
    """The codes of the rules of a review that keep files from being written, for one of the audiences at least."""
    by_code = [audience.severity for audience in settings]
    return {
        rule.code
        for rule in ALL
        if rule.code[0] in "EL"
        and any(severity.get(rule.code, rule.severity) is Severity.ERROR for severity in by_code)
    }
