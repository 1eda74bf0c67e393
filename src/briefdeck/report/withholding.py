"""What of an examination may stand in a report for certain audiences: nothing of what is kept from all of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from briefdeck.diagnostics import NO_FACTS, Diagnostic, Span
from briefdeck.inputs.assets import data_files
from briefdeck.report.examination import Examination, Subject
from briefdeck.review.exceptions import Granted
from briefdeck.review.hidden_words import secrets
from briefdeck.values import replace

_WITHHELD = "–"


class Readers:
    """Those for whom a report is: the audiences that were asked for, or everybody who may read the briefing whole."""

    def __init__(self, examination: Examination) -> None:
        self._examination = examination
        self._names = examination.audiences
        self._subjects = {subject.loaded.document.file: subject for subject in examination.subjects}
        self._secrets = tuple(words for subject in examination.subjects for words in self._hidden(subject))
        self._data = {file for subject in examination.subjects for file in self._seen_data(subject)}

    def _hidden(self, subject: Subject) -> Iterator[str]:
        """The words that none of the readers may see."""
        briefing, visibility = subject.loaded.briefing, subject.review.visibility
        kept = [set(secrets(briefing, visibility, name)) for name in self._names]
        yield from sorted(set.intersection(*kept)) if kept else ()

    def _seen_data(self, subject: Subject) -> Iterator[str]:
        return (shown for path, shown in data_files(subject.loaded) if self.see(subject, path))

    def see(self, subject: Subject, path: tuple[str | int, ...]) -> bool:
        """Whether one of them may see the value at a path."""
        return not self._names or any(subject.review.visibility.sees(name, path) for name in self._names)

    def are_told_of(self, subject: Subject, source: str) -> bool:
        """Whether one of them finds a source in a list of sources."""
        if not self._names:
            return True
        return any(
            source in {reference.key for reference in stages.visible.references}
            for _, stages in subject.stages.values()
            if stages.visible
        )

    def findings(self) -> tuple[Diagnostic, ...]:
        """What was found, as far as it is theirs to know."""
        return tuple(told for found in self._examination.diagnostics if (told := self._told(found)))

    def granted(self) -> Granted:
        """The exceptions granted, likewise."""
        return tuple((told, why) for found, why in self._examination.granted if (told := self._told(found)))

    def _told(self, found: Diagnostic) -> Diagnostic | None:
        """A finding; without its words where these may be about something hidden, not at all where it lies in it."""
        if not self._names:
            return found
        subject = self._subjects.get(found.span.file)
        if subject is not None and not self.see(subject, found.span.path):
            return None
        open_file = subject is not None or found.span.file in self._data or self._is_of_audience(found.span)
        hidden = any(not self._sees(span) for span in found.facts.related)
        words = f"{found.what}\n{found.hint}"
        if open_file and not hidden and not any(secret in words for secret in self._secrets):
            return found
        return replace(found, what=_WITHHELD, hint="", facts=NO_FACTS)

    def _sees(self, span: Span) -> bool:
        subject = self._subjects.get(span.file)
        return subject is None or self.see(subject, span.path)

    def _is_of_audience(self, span: Span) -> bool:
        """Whether a place is in the files of one of the audiences, or on the command line."""
        return span.is_option or Path(span.file).parent.name in self._names
