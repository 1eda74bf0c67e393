"""The pipeline on one page: read → parse → resolve → compose → paginate → write, for every briefing and audience.

Each stage returns its diagnostics; this module gathers them, and puts files in place only when nothing is wrong.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefdeck.assets import Assets, read_assets
from briefdeck.audience import Audience, audience_folders, find_audience, read_audience
from briefdeck.compose import compose
from briefdeck.compose.grammar import check_plan
from briefdeck.compose.headings import skipped_levels
from briefdeck.deck import Deck
from briefdeck.diagnostics import Diagnostic, Span, has_errors, in_order, with_severities
from briefdeck.libreoffice import find_office
from briefdeck.model import Restricted, fields_of
from briefdeck.outline import Outline
from briefdeck.pages import no_office, set_pages
from briefdeck.paginate import paginate
from briefdeck.parse import Loaded, parse
from briefdeck.reading import cited
from briefdeck.rules import briefing as briefing_rules
from briefdeck.rules import document as rules
from briefdeck.shape import did_you_mean, without_echoes
from briefdeck.shelf import EXTENSION, KINDS, Format, Kind, Made, PageLimit, Shelf, Written
from briefdeck.style.deck import DeckStyle, read_deck_style
from briefdeck.style.memo import MemoStyle, read_memo_style, unknown_styles
from briefdeck.values import Visible, resolve
from briefdeck.wording import Wording
from briefdeck.writers.docx import write_docx
from briefdeck.writers.pptx import write_pptx
from briefdeck.yamlfile import read


@dataclass(frozen=True, slots=True)
class Result:
    """What a build did: the files in place (none where there is an error) and everything found."""

    written: tuple[Written, ...]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def ok(self) -> bool:
        """Whether the files were written."""
        return not has_errors(self.diagnostics)


@dataclass(frozen=True, slots=True)
class Prepared:
    """An audience with the facts of its Office files, ready for any number of briefings."""

    audience: Audience
    deck: DeckStyle
    memo: MemoStyle


@dataclass(frozen=True, slots=True)
class Stages:
    """The value at each stage for one briefing and audience; None where an earlier stage failed."""

    visible: Visible | None
    outlines: dict[Kind, Outline]
    deck: Deck | None


class Workshop:
    """Audiences by name, each read once, however many briefings are built."""

    def __init__(self, templates: Path) -> None:
        self.folders = audience_folders(templates)
        self._prepared: dict[str, tuple[Prepared | None, tuple[Diagnostic, ...]]] = {}

    def audience(self, name: str) -> tuple[Prepared | None, tuple[Diagnostic, ...]]:
        """An audience with its templates read, or why it cannot be used."""
        if name not in self._prepared:
            folder = find_audience(name, self.folders)
            if isinstance(folder, Diagnostic):
                self._prepared[name] = (None, (folder,))
            else:
                self._prepared[name] = _prepare(folder)
        return self._prepared[name]

    def stages(
        self, loaded: Loaded, assets: Assets, prepared: Prepared, kinds: Sequence[Kind], language: str = ""
    ) -> tuple[Stages, tuple[Diagnostic, ...]]:
        """Everything up to the writers, with the audience's own severities."""
        audience = prepared.audience
        default = loaded.briefing.language
        wording = Wording(audience, audience.language_for(language or default), default)
        visible, found = resolve(loaded, assets, wording)
        if has_errors(found):
            return Stages(None, {}, None), found
        if audience.settings.citations == "footnotes":
            # Footnotes number themselves by their place in the memo; both documents take the numbers from there.
            outline, _ = compose(audience.memo_plan, "memo", visible, wording)
            visible, found = resolve(loaded, assets, wording, cited(outline))
        outlines: dict[Kind, Outline] = {}
        deck = None
        for kind in kinds:
            plan = audience.deck_plan if kind == "deck" else audience.memo_plan
            outline, faults = compose(plan, kind, visible, wording)
            found += faults
            if has_errors(faults):
                continue
            outlines[kind] = outline
            if kind == "deck":
                deck, faults = paginate(outline, prepared.deck, audience.settings)
            else:
                faults = (*unknown_styles(outline, prepared.memo), *skipped_levels(outline))
            found += faults
        return Stages(visible, outlines, deck), with_severities(in_order(found), audience.settings.severity)

    def make(
        self, path: Path, names: Sequence[str], kinds: Sequence[Kind], language: str = ""
    ) -> Iterator[Made | Diagnostic]:
        """The documents of one briefing, and everything found on the way."""
        loaded, assets, found = load(path, self.folders)
        yield from found
        for name in names:
            prepared, faults = self.audience(name)
            yield from faults
            if loaded is None or prepared is None or has_errors(found):
                continue
            started = time.perf_counter()
            stages, faults = self.stages(loaded, assets, prepared, kinds, language)
            yield from faults
            if has_errors(faults):
                continue
            for kind in kinds:
                content, slides = _write(kind, stages, prepared)
                now = time.perf_counter()
                file = f"{path.stem}.{name}.{EXTENSION[kind]}"
                limit = _limit(prepared) if kind == "memo" else None
                yield Made(path, name, kind, file, content, slides, now - started, limit)
                started = now


def _write(kind: Kind, stages: Stages, prepared: Prepared) -> tuple[bytes, int]:
    if kind == "memo":
        return write_docx(stages.outlines["memo"], prepared.memo), 0
    assert stages.deck is not None
    return write_pptx(stages.deck, prepared.deck), len(stages.deck.slides)


def _limit(prepared: Prepared) -> PageLimit:
    settings, plan = prepared.audience.settings, prepared.audience.memo_plan.span(()).file
    return PageLimit(settings.limits.pages, Span(plan), prepared.memo.text_height, settings.severity)


def _prepare(folder: Path) -> tuple[Prepared | None, tuple[Diagnostic, ...]]:
    audience, found = read_audience(folder)
    if audience is None:
        return None, found
    deck, faults = read_deck_style(audience.deck_template)
    found += faults
    layouts = {name: tuple(layout.placeholders) for name, layout in deck.layouts.items()} if deck else None
    found += tuple(check_plan(audience.deck_plan, layouts))
    found += tuple(check_plan(audience.memo_plan))
    memo, faults = read_memo_style(audience.memo_template)
    found += faults
    if deck is None or memo is None or has_errors(found):
        return None, in_order(found)
    return Prepared(audience, deck, memo), in_order(found)


def load(path: Path, audiences: Iterable[str]) -> tuple[Loaded | None, Assets, tuple[Diagnostic, ...]]:
    """Read and validate a briefing and the files that it names."""
    nothing = Assets({}, {})
    document, found = read(path)
    if document is None:
        return None, nothing, found
    briefing, faults = parse(document)
    found += tuple(without_echoes(found, faults))
    if briefing is None:
        return None, nothing, in_order(found)
    loaded = Loaded(briefing, document, path.resolve().parent)
    found += tuple(_unknown_audiences(loaded, set(audiences)))
    assets, faults = read_assets(loaded)
    return loaded, assets, in_order((*found, *without_echoes(found, faults)))


def _unknown_audiences(loaded: Loaded, known: set[str]) -> Iterator[Diagnostic]:
    def walk(value: object, path: tuple[str | int, ...]) -> Iterator[Diagnostic]:
        if isinstance(value, Restricted):
            for index, name in enumerate(value.audiences):
                if name not in known:
                    span = loaded.document.span((*path, "audiences", index))
                    what = f"there is no audience “{name}”"
                    yield briefing_rules.UNKNOWN_AUDIENCE.at(span, what, did_you_mean(name, known))
        if hasattr(value, "model_fields_set"):
            for key, child in fields_of(value):  # type: ignore[arg-type]
                yield from walk(child, (*path, key))
        elif isinstance(value, list):
            for index, child in enumerate(value):
                yield from walk(child, (*path, index))
        elif isinstance(value, dict):
            for key, child in value.items():
                yield from walk(child, (*path, key))

    yield from walk(loaded.briefing, ())


def build(
    briefings: Iterable[Path | str],
    audiences: Iterable[str] = (),
    *,
    output: Path | str = "output",
    templates: Path | str = "templates",
    formats: Iterable[Format] = KINDS,
    language: str = "",
    count_pages: bool = False,
    progress: Callable[[str], None] = lambda _: None,
) -> Result:
    """Build the documents of briefings for audiences (all of them if none is named) and put them into a folder.

    Where anything is an error, nothing is written and no existing file is touched. Never raises for bad input.
    `formats` are deck, memo and pdf; pdf alone gives the PDFs of both. With `count_pages` the memos' pages are counted
    and held against their limit; that and PDFs need LibreOffice, and some seconds.
    """
    workshop = Workshop(Path(templates))
    names = tuple(dict.fromkeys(audiences)) or tuple(workshop.folders)
    paths = [Path(p) for p in dict.fromkeys(map(str, briefings))]
    wanted = set(formats)
    kept = tuple(kind for kind in KINDS if kind in wanted)
    kinds = kept or (KINDS if "pdf" in wanted else ())
    found = list(_same_names(paths))
    if "pdf" in wanted and find_office() is None:
        found.append(no_office())
    with Shelf(Path(output)) as shelf:
        found += shelf.found
        for path in paths:
            progress(str(path))
            for made in workshop.make(path, names, kinds, language):
                if isinstance(made, Diagnostic):
                    found.append(made)
                elif not has_errors(found):
                    found += shelf.keep(made)
        diagnostics = in_order(found)
        if has_errors(diagnostics):
            return Result((), diagnostics)
        pdf = "pdf" in wanted
        pages = set_pages(shelf.waiting, shelf.folder / "pdf", pdf=pdf, count=count_pages, progress=progress)
        diagnostics = in_order((*diagnostics, *pages.found))
        if has_errors(diagnostics):
            return Result((), diagnostics)
        written, faults = shelf.place(kept, pages.pdfs if pdf else {}, pages.counts)
        return Result(written, in_order((*diagnostics, *faults)))


def check(
    briefings: Iterable[Path | str],
    audiences: Iterable[str] = (),
    *,
    templates: Path | str = "templates",
    language: str = "",
    count_pages: bool = False,
    progress: Callable[[str], None] = lambda _: None,
) -> tuple[Diagnostic, ...]:
    """Everything that a build would find, without writing anything; `count_pages` as for a build."""
    workshop = Workshop(Path(templates))
    names = tuple(dict.fromkeys(audiences)) or tuple(workshop.folders)
    found: list[Diagnostic] = []
    with tempfile.TemporaryDirectory(prefix="briefdeck-") as folder:
        waiting: dict[Path, Made] = {}
        for number, path in enumerate(briefings):
            loaded, assets, wrong = load(Path(path), workshop.folders)
            found += wrong
            for name in names:
                prepared, faults = workshop.audience(name)
                found += faults
                if loaded is None or prepared is None or has_errors(wrong):
                    continue
                stages, faults = workshop.stages(loaded, assets, prepared, KINDS, language)
                found += faults
                if count_pages and "memo" in stages.outlines and not has_errors(faults):
                    file = Path(folder) / f"{number}.{name}.docx"
                    file.write_bytes(write_docx(stages.outlines["memo"], prepared.memo))
                    shown, limit = f"{Path(path).stem}.{name}.docx", _limit(prepared)
                    waiting[file] = Made(Path(path), name, "memo", shown, b"", 0, 0.0, limit)
        if not has_errors(found):
            found += set_pages(waiting, Path(folder) / "pdf", pdf=False, count=count_pages, progress=progress).found
    return in_order(found)


def _same_names(paths: Sequence[Path]) -> Iterator[Diagnostic]:
    first: dict[str, Path] = {}
    for path in paths:
        if path.stem in first:
            what = f"“{first[path.stem]}” and “{path}” would be written to the same files"
            yield rules.UNWRITABLE_OUTPUT.at(Span(str(path)), what, "rename one, or build them into two folders")
        first.setdefault(path.stem, path)
