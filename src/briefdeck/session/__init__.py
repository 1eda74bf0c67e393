"""A session keeps audiences open, and makes the documents of any number of briefings for them.

The stages of one briefing and audience are in `stages`, the making of one document is in `documents`.
"""

from __future__ import annotations

import time
from collections.abc import Hashable, Iterator, Sequence
from functools import partial
from itertools import chain
from pathlib import Path

from briefdeck.audience.completeness import missing_labels
from briefdeck.audience.reader import Audience, audience_folders, find_audience
from briefdeck.audience.recent import Recent
from briefdeck.audience.wording import Wording
from briefdeck.blocks.setting.labels import missing_block_words
from briefdeck.diagnostics import Diagnostic, Severity, concerning, has_errors, in_order
from briefdeck.inputs.assets import Assets
from briefdeck.locale import known
from briefdeck.memory import NO_MEMORY, Memory
from briefdeck.model.validate import Loaded
from briefdeck.outputs import outputs
from briefdeck.pipeline.compose.grammar import untranslated_plan
from briefdeck.pipeline.language import language_for, preferred, skipped
from briefdeck.pipeline.load import load
from briefdeck.preflight.expected import expectations
from briefdeck.review.exceptions import Exceptions
from briefdeck.review.hidden_words import secrets
from briefdeck.review.reviewer import forbidding, review
from briefdeck.review.spoken import said_anyway
from briefdeck.session.documents import document_of, stamped
from briefdeck.session.garbage import seldom
from briefdeck.session.owned import owned
from briefdeck.session.prepared import Prepared, in_language, prepare
from briefdeck.session.stages import Stages, stages_of
from briefdeck.staging.made import Made
from briefdeck.text import is_east_asian
from briefdeck.values import replace

_MOST = 16  # briefings, and documents of one for an audience, whose parts are kept


class Session:
    """Audiences by name, each read once, however many briefings are built.

    One that stays `resident` keeps what the last documents of a briefing were made of, and makes anew what has changed:
    for editors, which build after each word. What it writes is what any other would.
    """

    def __init__(self, templates: Path, *, resident: bool = False) -> None:
        self.templates = templates
        self.folders = audience_folders(templates)
        self._prepared: dict[str, tuple[Prepared | None, tuple[Diagnostic, ...]]] = {}
        self._words: dict[tuple[str, str], tuple[Diagnostic, ...]] = {}
        self._memories: Recent[Memory] | None = Recent(_MOST) if resident else None
        self._spoken: dict[tuple[str, str, bool], tuple[Prepared, tuple[Diagnostic, ...]]] = {}

    def audience(self, name: str) -> tuple[Prepared | None, tuple[Diagnostic, ...]]:
        """An audience with its templates read, or why it cannot be used."""
        if name not in self._prepared:
            folder = find_audience(name, self.folders)
            if isinstance(folder, Diagnostic):
                self._prepared[name] = (None, (folder,))
            else:
                prepared, found = prepare(folder)
                self._prepared[name] = prepared, concerning(name, found)
        return self._prepared[name]

    def stages(
        self,
        loaded: Loaded,
        assets: Assets,
        prepared: Prepared,
        formats: Sequence[str],
        language: str = "",
        memory: Memory = NO_MEMORY,
    ) -> tuple[Stages, tuple[Diagnostic, ...]]:
        """Everything that the outputs of these names write, with the audience's own severities."""
        audience = prepared.audience
        spoken = language_for(audience, loaded, language)
        if isinstance(spoken, Diagnostic):
            return Stages(), owned(concerning(audience.id, (spoken,)), loaded.document.file)
        prepared, noticed = self.spoken(loaded, assets, prepared, spoken)
        lacking = (*self.missing_words(audience, spoken), *noticed)
        stages, found = stages_of(loaded, assets, prepared, formats, spoken, lacking, memory)
        return stages, owned(found, loaded.document.file)

    def spoken(
        self, loaded: Loaded, assets: Assets, prepared: Prepared, language: str
    ) -> tuple[Prepared, tuple[Diagnostic, ...]]:
        """The audience with its templates set to the language of a briefing's documents."""
        return self._in_language(prepared, language, mixed=_is_mixed(loaded, assets, language))

    def _in_language(
        self, prepared: Prepared, language: str, *, mixed: bool
    ) -> tuple[Prepared, tuple[Diagnostic, ...]]:
        """The audience with its templates set to a language, once."""
        key = prepared.audience.id, language, mixed
        if key not in self._spoken:
            self._spoken[key] = in_language(prepared, language, mixed=mixed)
        return self._spoken[key]

    def missing_words(self, audience: Audience, language: str) -> tuple[Diagnostic, ...]:
        """The labels and the words of plans that an audience lacks in a language, looked for once."""
        if (audience.id, language) not in self._words:
            wording = Wording(audience, language, language)
            plans = (one for plan in audience.plans.values() for one in untranslated_plan(plan, wording))
            faults = audience.translations.faults(language)
            labels = (*missing_labels(wording), *missing_block_words(wording))
            self._words[audience.id, language] = in_order((*faults, *labels, *plans))
        return self._words[audience.id, language]

    def addressed(
        self, loaded: Loaded, names: Sequence[str], language: str = "", *, skipping: bool = False
    ) -> tuple[dict[str, Prepared], tuple[Diagnostic, ...]]:
        """The audiences of these names that can be used, why those that have no language of the briefing cannot, and
        which get documents in another one than the briefing's though none was asked for.

        When `skipping` those are left out with a note, unless none would be left.
        """
        able = {name: prepared for name in names if (prepared := self.audience(name)[0])}
        found = {name: language_for(prepared.audience, loaded, language) for name, prepared in able.items()}
        lacking = {name: why for name, why in found.items() if isinstance(why, Diagnostic)}
        others = ((name, preferred(able[name].audience, loaded, str(found[name]))) for name in able if not language)
        notes = [concerning(name, (note,))[0] for name, note in others if name not in lacking and note is not None]
        if skipping and len(lacking) < len(able):
            able = {name: prepared for name, prepared in able.items() if name not in lacking}
            notes += map(skipped, lacking.values())
        return able, owned(notes, loaded.document.file)

    def make(
        self,
        path: Path,
        names: Sequence[str],
        formats: Sequence[str],
        language: str = "",
        since: str = "",
        *,
        clean: bool = False,
        skipping: bool = False,
    ) -> Iterator[Made | Diagnostic]:
        """The files of one briefing by these outputs, and everything found on the way.

        `since` names an earlier version; `clean` documents hold nothing of their making; when `skipping` audiences that
        have no language of the briefing are left out.
        """
        with seldom():  # until all that was made on the way is gone
            yield from self._make(path, names, formats, language, since, clean=clean, skipping=skipping)

    def _make(
        self,
        path: Path,
        names: Sequence[str],
        formats: Sequence[str],
        language: str,
        since: str,
        *,
        clean: bool,
        skipping: bool,
    ) -> Iterator[Made | Diagnostic]:
        memory = self._memory((path,))
        loaded, assets, found = load(path, self.folders, since=since, memory=memory)
        yield from found
        for name in names:
            yield from self.audience(name)[1]
        if loaded is None or has_errors(found):
            memory.end_turn(broken_off=True)
            return
        exceptions = Exceptions(loaded.document)
        able, notes = self.addressed(loaded, names, language, skipping=skipping)
        yield from notes
        codes = forbidding(prepared.audience.settings for prepared in able.values())
        reviewed = review(loaded, assets, self.templates, codes, memory)
        memory.end_turn()
        for name, prepared in able.items():
            started = time.perf_counter()
            memory = self._memory((path, name, language))
            stages, faults = self.stages(loaded, assets, prepared, formats, language, memory)
            remarks = reviewed.concerning(name, prepared.audience.settings)
            faults, _ = exceptions.split((*faults, *(r for r in remarks if r.severity is Severity.ERROR)))
            yield from faults
            if has_errors(faults):
                memory.end_turn(broken_off=True)
                continue
            settings = prepared.audience.settings
            earlier = loaded.earlier.briefing if loaded.earlier else None
            said = partial(_said_anyway, loaded, stages, prepared, language)
            expected = expectations(settings, secrets(loaded.briefing, reviewed.visibility, name, earlier, said))
            for output in map(outputs().__getitem__, formats):
                stamp = None if clean else stamped(loaded, prepared.audience, output.kind, language)
                made = document_of(output, path, stages, stamp, memory)
                now = time.perf_counter()
                yield replace(made, seconds=now - started, expected=expected, severity=settings.severity)
                started = now
            memory.end_turn()

    @property
    def kept(self) -> int:
        """How many parts of documents are kept, of every size; 0 unless it is resident."""
        return sum(map(len, self._memories.values())) if self._memories is not None else 0

    def _memory(self, key: Hashable) -> Memory:
        """What is known of the documents with a key: of a briefing for an audience, in a language."""
        return self._memories.made(key, Memory) if self._memories is not None else NO_MEMORY


def _said_anyway(loaded: Loaded, stages: Stages, prepared: Prepared, language: str) -> str:
    """What the documents of a briefing say whatever is kept from their audience."""
    spoken = language_for(prepared.audience, loaded, language)
    if stages.visible is None or isinstance(spoken, Diagnostic):
        return ""
    return said_anyway(prepared.audience, stages.visible, spoken)


def _is_mixed(loaded: Loaded, assets: Assets, language: str) -> bool:
    """Whether East Asian words stand in a document in Latin letters."""
    if known(language).theme_script:
        return False
    default = loaded.briefing.language
    said = (visit.value.choose(language, default)[1] for visit in loaded.briefing.texts)
    cells = (cell for sheet in assets.data.values() for row in (sheet.head, *sheet.rows) for cell in row)
    return any(any(map(is_east_asian, one)) for one in chain(said, map(str, cells)) if not one.isascii())
