"""The careful reviewer: judges what a briefing says, its evidence and its language, before any document is made.

`review` looks at the briefing once, for all audiences; `Review.concerning` says what concerns one of them. What the
documents of an audience show and lack is judged by `coverage`, files that are written by `preflight`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import partial
from pathlib import Path as FilePath

from briefdeck.audience.settings import AudienceSettings
from briefdeck.diagnostics import Diagnostic, Severity, concerning, with_severities
from briefdeck.diagnostics.rules import ALL
from briefdeck.inputs.assets import Assets
from briefdeck.memory import NO_MEMORY, Memory
from briefdeck.model.validate import Loaded
from briefdeck.review.claims import Claim
from briefdeck.review.guard import Failure, guarded
from briefdeck.review.passages import Reader
from briefdeck.review.remark import Remark, Visibility
from briefdeck.review.repeats import told_once
from briefdeck.review.rules.glossary import check_glossary
from briefdeck.values import dataclass
from briefdeck.yamlfile.tree import Path


@dataclass(frozen=True)
class Review:
    """What there is to say about a briefing, and who may see what it is about."""

    reader: Reader
    visibility: Visibility
    remarks: tuple[Remark, ...]
    failures: tuple[Failure, ...] = ()

    @property
    def claims(self) -> tuple[Claim, ...]:
        """What the author states."""
        return self.reader.claims

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
    assets: Assets
    templates: FilePath | None

    @property
    def claims(self) -> tuple[Claim, ...]:
        """What the author states."""
        return self.reader.claims


# A family of rules is imported when it is asked: a build asks those alone that may forbid it.


def _statements(subject: _Subject) -> Iterator[Remark]:
    from briefdeck.review.rules.statements import check_statements

    return check_statements(subject.reader, subject.claims)


def _sources(subject: _Subject) -> Iterator[Remark]:
    from briefdeck.review.rules.sources import check_sources

    return check_sources(subject.reader, subject.claims)


def _outlets(subject: _Subject) -> Iterator[Remark]:
    from briefdeck.review.rules.outlets import check_outlets

    return check_outlets(subject.reader, subject.claims, subject.templates)


def _summary(subject: _Subject) -> Iterator[Remark]:
    from briefdeck.review.rules.summary import check_summary

    return check_summary(subject.reader)


def _numbers(subject: _Subject) -> Iterator[Remark]:
    from briefdeck.review.rules.numbers import check_numbers

    return check_numbers(subject.reader)


def _sums(subject: _Subject) -> Iterator[Remark]:
    from briefdeck.review.rules.sums import check_sums

    return check_sums(subject.reader, subject.assets)


def _plotted(subject: _Subject) -> Iterator[Remark]:
    from briefdeck.review.rules.plotted import check_plotted

    return check_plotted(subject.reader, subject.assets)


def _order(subject: _Subject) -> Iterator[Remark]:
    from briefdeck.review.rules.order import check_order

    return check_order(subject.reader)


def _messages(subject: _Subject) -> Iterator[Remark]:
    from briefdeck.review.rules.messages import check_messages

    return check_messages(subject.reader, subject.assets)


def _plausible(subject: _Subject) -> Iterator[Remark]:
    from briefdeck.review.rules.plausible import check_plausible

    return check_plausible(subject.reader, subject.assets)


def _likely(subject: _Subject) -> Iterator[Remark]:
    from briefdeck.review.rules.likely import check_likely

    return check_likely(subject.reader)


def _prose(subject: _Subject) -> Iterator[Remark]:
    from briefdeck.review.rules.prose import check_prose

    return check_prose(subject.reader)


def _keyboard(subject: _Subject) -> Iterator[Remark]:
    from briefdeck.review.rules.keyboard import check_keyboard

    return check_keyboard(subject.reader)


def _typed_days(subject: _Subject) -> Iterator[Remark]:
    from briefdeck.review.rules.typed_days import check_typed_days

    return check_typed_days(subject.reader)


def _typed(subject: _Subject) -> Iterator[Remark]:
    from briefdeck.review.rules.typed import check_typed

    return check_typed(subject.reader)


def _added(subject: _Subject) -> Iterator[Remark]:
    from briefdeck.review.rules.added import check_added

    return check_added(subject.reader)


def _typed_numbers(subject: _Subject) -> Iterator[Remark]:
    from briefdeck.review.rules.typed_numbers import check_typed_numbers

    return check_typed_numbers(subject.reader)


def _tongues(subject: _Subject) -> Iterator[Remark]:
    from briefdeck.review.rules.tongues import check_tongues

    return check_tongues(subject.reader)


def _calendar_days(subject: _Subject) -> Iterator[Remark]:
    from briefdeck.review.rules.calendar_days import check_calendar_days

    return check_calendar_days(subject.reader)


def _foreign(subject: _Subject) -> Iterator[Remark]:
    from briefdeck.review.rules.cells import check_cells
    from briefdeck.review.rules.foreign import check_foreign

    yield from check_cells(subject.reader)
    yield from check_foreign(subject.reader)


def _disguises(subject: _Subject) -> Iterator[Remark]:
    from briefdeck.review.rules.disguises import check_disguises

    return check_disguises(subject.reader)


def _japanese(subject: _Subject) -> Iterator[Remark]:
    from briefdeck.review.rules.japanese import check_japanese

    return check_japanese(subject.reader)


def _morphology(subject: _Subject) -> Iterator[Remark]:
    from briefdeck.review.rules.morphology import check_words

    return check_words(subject.reader)


def _customs(subject: _Subject) -> Iterator[Remark]:
    from briefdeck.review.rules.customs import check_customs

    return check_customs(subject.reader)


def _english(subject: _Subject) -> Iterator[Remark]:
    from briefdeck.review.rules.english import check_english

    return check_english(subject.reader)


_Check = Callable[[_Subject], Iterator[Remark]]
# What is looked at together, with the beginnings of its rules' codes.
_CHECKS: tuple[tuple[_Check, tuple[str, ...]], ...] = (
    (_statements, ("E101", "E102", "E103", "E104", "E106", "E117", "E124")),
    (_sources, ("E105", "E109", "E11")),
    (_outlets, ("E107", "E108")),
    (_summary, ("E125",)),
    (_numbers, ("E118", "E119")),
    (_sums, ("E120", "E121")),
    (_order, ("E122", "E123", "E137", "E138")),
    (_plotted, ("E130", "E134", "L113", "L305")),
    (_messages, ("E135", "E136")),
    (_likely, ("E132", "E133", "E139", "E140")),
    (_plausible, ("E133", "E138", "E140", "E141")),
    (_prose, ("L10", "L110", "L111")),
    (_keyboard, ("L105", "L107", "L110", "L111", "L302", "L303", "L304")),
    (_calendar_days, ("E142",)),
    (_typed_days, ("L209", "L210", "L305")),
    (_foreign, ("L111", "L112", "L113", "L114", "L304")),
    (_typed, ("L116", "L117", "L118", "L119")),
    (_tongues, ("L120",)),
    (_added, ("L121",)),
    (_disguises, ("E131", "L115")),
    (_japanese, ("L20", "L210")),
    (_morphology, ("L22",)),
    (_english, ("L3",)),
    (_customs, ("L203", "L301", "L302", "L304")),
    (_typed_numbers, ("L304",)),
)


def review(
    loaded: Loaded,
    assets: Assets,
    templates: FilePath | None = None,
    codes: Collection[str] | None = None,
    memory: Memory = NO_MEMORY,
) -> Review:
    """Judge a briefing that has no fault of form.

    `templates` is where a list of outlets may stand. With `codes` only the rules among them are sure to be asked.
    """
    reader = Reader(loaded, memory)
    subject = _Subject(reader, assets, templates)
    found = tuple(
        each
        for check, prefixes in _CHECKS
        if codes is None or any(code.startswith(prefixes) for code in codes)
        for each in guarded(partial(check, subject), prefixes, reader)
    )
    remarks = tuple(told_once(each for each in found if isinstance(each, Remark)))
    failures = tuple(each for each in found if isinstance(each, Failure))
    return Review(reader, Visibility(loaded.briefing), remarks, failures)


def forbidding(settings: Iterable[AudienceSettings]) -> set[str]:
    """The codes of the rules of a review that keep files from being written, for one of the audiences at least."""
    by_code = [audience.severity for audience in settings]
    return {
        rule.code
        for rule in ALL
        if rule.code[0] in "EL"
        and any(severity.get(rule.code, rule.severity) is Severity.ERROR for severity in by_code)
    }
