"""A trial of an audience: a briefing that has every block at its longest, built, read back, drawn and looked at.

What is found is said to the one who owns the templates: which layout, which placeholder, which block. What comes of the
trial's own length (too many slides, too many pages, slides that continue) is left out.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterator, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

from briefdeck.adopt.trial_words import in_language
from briefdeck.audience.deck_style import Layout
from briefdeck.blocks import find
from briefdeck.diagnostics import Diagnostic, Facts, Measure, Span, concerning, has_errors, in_order, with_severities
from briefdeck.diagnostics.rules import adoption as rules
from briefdeck.diagnostics.rules import document
from briefdeck.disk import put_file, read_file
from briefdeck.document.outline import Outline, Part
from briefdeck.ooxml.limits import MAX_FILE
from briefdeck.outputs import Output, outputs
from briefdeck.outputs.pdf.libreoffice import find_office, render
from briefdeck.outputs.pdf.reader import Leaf, leaves
from briefdeck.patterns import regex
from briefdeck.pipeline.load import load
from briefdeck.pipeline.paginate.paginator import paginate
from briefdeck.preflight.expected import expectations
from briefdeck.preflight.findings import Found
from briefdeck.preflight.render_check import foreign_faces, on_page, on_slide, place_of
from briefdeck.session import Session
from briefdeck.session.documents import document_of
from briefdeck.session.prepared import Prepared
from briefdeck.session.stages import Stages
from briefdeck.staging.made import Made
from briefdeck.values import dataclass, replace

_FILE = "trial.yaml"
_DAY, _VALUE = "date: 2026-04-10", regex(r"^ +value: (?=\d)", re.MULTILINE)
_OF_LENGTH = (document.TOO_MANY_SLIDES, document.TOO_MANY_PAGES, document.SPLIT_SLIDE, document.DUPLICATE_TITLE)
_OF_ROOM = (document.OVERFULL_AREA, document.OVERLONG_TITLE)
_SLIDES = 4  # over which one block of the trial may continue; in a layout of usual size it is two


@dataclass(frozen=True, slots=True)
class Trial:
    """What was found, and the files of the trial where they are kept."""

    findings: tuple[Diagnostic, ...]
    files: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class _Tried:
    """A document of the trial in one language, with the stages that it was written from."""

    made: Made
    stages: Stages
    file: Path


def _earlier(text: str) -> str:
    """The trial as it might have been a month before: another day, other figures, and some facts were inferences."""
    before = text.replace(_DAY, "date: 2026-03-10", 1).replace("status: fact", "status: inference", 4)
    return _VALUE.sub(r"\g<0>1", before)


def try_audience(
    name: str,
    *,
    templates: Path | str = "templates",
    language: str = "",
    output: Path | None = None,
    look: bool = True,
    progress: Callable[[str], None] = lambda _: None,
) -> Trial:
    """Try an audience in a language, or in each of its own in which the trial has words. Never raises for bad input.

    What its labels and plans lack is found in all of its languages. The files go to `output`; without it they are not
    kept. With `look` the pages are drawn, where LibreOffice is installed, and looked at, which takes some seconds.
    """
    session = Session(Path(templates))
    prepared, found = session.audience(name)
    if prepared is None:
        return Trial(found, ())
    spoken = [language] if language else list(prepared.audience.settings.languages)
    with tempfile.TemporaryDirectory(prefix="briefdeck-") as place:
        folder = Path(place)
        attempt = _Attempt(session, prepared, folder, output)
        attempt.found += found
        for one in spoken:
            progress(f"the trial in “{one}”")
            attempt.write(one)
        if look and attempt.tried:
            progress("drawing pages with LibreOffice")
            attempt.look()
        kept = attempt.kept()
        severity = prepared.audience.settings.severity
        return Trial(concerning(name, with_severities(in_order(attempt.found), severity)), kept)


class _Attempt:
    """One audience under trial, and what was found so far."""

    def __init__(self, session: Session, prepared: Prepared, folder: Path, output: Path | None) -> None:
        self.session = session
        self.prepared = prepared
        self.folder = folder
        self.output = output
        self.found: list[Diagnostic] = []
        self.tried: list[_Tried] = []
        self.pdfs: dict[Path, Path] = {}
        self._deck = Span(str(prepared.audience.templates["deck"]))
        self._memo = Span(str(prepared.audience.templates["memo"]))
        self._said: set[tuple[str, ...]] = set()

    # --- the files ----------------------------------------------------------------------------------------------------

    def write(self, language: str) -> None:
        """Both documents in a language, each unless its plan cannot be filled."""
        path = self._briefing(language)
        loaded, assets, found = load(path, self.session.folders, since=str(path.with_suffix(".since.yaml")))
        self._keep(found)
        if loaded is None:
            return
        office = [name for name, output in outputs().items() if output.office]
        stages, found = self.session.stages(loaded, assets, self.prepared, office, language)
        if not has_errors(_but_for_length(found)) and stages.decided.keys() >= set(office):
            self._keep(_but_for_length(found))
            for name in office:
                self._made(path, stages, name, found)
            return
        for name in office:  # of documents one of which cannot be made the other can
            stages, found = self.session.stages(loaded, assets, self.prepared, [name], language)
            self._keep(_but_for_length(found))
            if not has_errors(_but_for_length(found)) and name in stages.decided:
                self._made(path, stages, name, found)

    def _made(self, path: Path, stages: Stages, name: str, found: Sequence[Diagnostic]) -> None:
        """The document of one output; `found` is what is wrong with all."""
        stages = replace(stages, decided={name: stages.decided[name]})
        self._written(path, self._roomy(stages, name, found) if stages.deck else stages, outputs()[name])

    def _briefing(self, language: str) -> Path:
        """The trial as a file of its own, so that its documents bear the language in their names."""
        data = files("briefdeck").joinpath("data")
        text = data.joinpath(_FILE).read_text(encoding="utf-8")
        path = self.folder / f"trial-{language}.yaml"
        since = path.with_suffix(".since.yaml")
        for file, said in ((path, text), (since, _earlier(text))):
            file.write_text(in_language(said, language), encoding="utf-8", newline="\n")
        pictures = self.folder / "trial"
        pictures.mkdir(exist_ok=True)
        for picture in data.joinpath("trial").iterdir():
            (pictures / picture.name).write_bytes(picture.read_bytes())
        return path

    def _keep(self, found: Sequence[Diagnostic]) -> None:
        """What is wrong with the trial's words for this audience; they stand in the file that is shipped."""
        shipped = str(files("briefdeck").joinpath("data", _FILE))
        for one in found:
            own = one.span.file.startswith(str(self.folder))
            self.found.append(replace(one, span=replace(one.span, file=shipped)) if own else one)

    def _written(self, path: Path, stages: Stages, output: Output[Any, Any]) -> None:
        made = document_of(output, path, stages)
        made = replace(made, expected=expectations(self.prepared.audience.settings))
        file = self.folder / made.name
        file.write_bytes(made.content)
        tried = _Tried(made, stages, file)
        self.tried.append(tried)
        for doubt in made.doubts(str(self.output / made.name if self.output else made.name)):
            if doubt.facts.slide and stages.deck:
                layout = stages.deck.slides[doubt.facts.slide - 1].layout
                hint = "; ".join(filter(None, (doubt.hint, f"its layout is “{layout}”")))
                doubt = replace(doubt, hint=hint, facts=replace(doubt.facts, layout=layout))
            self.found.append(doubt)

    def kept(self) -> tuple[Path, ...]:
        """The files of the trial in the folder where they were asked for."""
        if self.output is None:
            return ()
        kept: list[Path] = []
        try:
            self.output.mkdir(parents=True, exist_ok=True)
            made = (*(tried.file for tried in self.tried), *self.pdfs.values())
            for file in made:
                put_file(self.output / file.name, read_file(file, MAX_FILE))
                kept.append(self.output / file.name)
        except OSError as error:
            what = f"“{self.output}” cannot be written: {error.strerror or error}"
            hint = "name another folder with --output"
            self.found.append(document.UNWRITABLE_OUTPUT.at(Span(str(self.output)), what, hint))
        return tuple(kept)

    # --- room on the layouts ------------------------------------------------------------------------------------------

    def _roomy(self, stages: Stages, name: str, found: Sequence[Diagnostic]) -> Stages:
        """The deck without the parts that have no room, each of which is a finding about its layout.

        Each is laid out by itself, but where all have room those alone that take several slides.
        """
        outline, prepared = stages.outlines["deck"], stages.prepared
        assert prepared is not None  # its stages have no error
        style, settings = prepared.deck, prepared.audience.settings
        # What an audience does not want to hear of, `found` may not have.
        unheard = any(rule.code in settings.severity for rule in (*_OF_ROOM, document.SPLIT_SLIDE))
        crowded = unheard or any(d.rule in _OF_ROOM for d in found)
        split = {span for d in found if d.rule is document.SPLIT_SLIDE for span in d.facts.related}
        kept: list[Part] = []
        for part in outline.parts:
            if not (crowded or part.appendix or part.span in split):
                kept.append(part)
                continue
            deck, faults = paginate(replace(outline, parts=_alone(part, outline)), style, settings)
            mine = [d for d in faults if d.rule in _OF_ROOM]
            for one in mine:
                self._no_room(one, part, of_marking=one.span == outline.properties.marked_at)
            if not mine:
                kept.append(part)
                self._scant(len(deck.slides) - len(_alone(part, outline)) + 1, part)
        if len(kept) == len(outline.parts):
            return stages
        roomy = replace(outline, parts=tuple(kept))
        deck, _ = paginate(roomy, style, settings)
        return replace(stages, outlines={"deck": roomy}, decided={name: deck})

    def _no_room(self, found: Diagnostic, part: Part, *, of_marking: bool) -> None:
        """A finding about words, told as one about the layout that has no room for them.

        Where it names no block, a placeholder of the layout's own words is too small.
        """
        layout = self._layout(part)
        facts = replace(found.facts, slide=0, layout=layout.name)
        place = f"“{facts.shape}” of the layout “{layout.name}”"
        rule = rules.CROWDED_LAYOUT
        if found.rule is document.OVERLONG_TITLE:
            rule = rules.NARROW_TITLE
            what = f"{place}: {found.what}, for a sentence of {len(part.title.plain)} characters"
            hint = f"give “{facts.shape}” two lines, more width or a smaller type size in the slide master"
        elif of_marking:
            what = f"{place} is too narrow: {found.what}"
            hint = "make it wider in the slide master, or give it a smaller type size"
        elif not facts.block:
            what = f"{place} is too small for its words: {found.what}"
            hint = "enlarge it in the slide master, or give it a smaller type size"
        else:
            what = f"{place} is too low for {_called(facts.block)}: {found.what}"
            hint = f"{_cure(facts.shape)}, or another layout at {part.span}"
        self._say(rule.at(self._deck, what, hint, facts=facts))

    def _scant(self, count: int, part: Part) -> None:
        if count <= _SLIDES:
            return
        layout = self._layout(part)
        body = layout.bodies[0].name if layout.bodies else ""
        kinds = tuple(dict.fromkeys(block.name for area in part.areas for block in area))
        block = " and ".join(map(_called, kinds)) or "its words"
        what = f"“{body}” of the layout “{layout.name}” holds so little that {block} continues over {count} slides"
        hint = f"{_cure(body)}, or another layout at {part.span}"
        measure = Measure("slides", count, _SLIDES, "slides")
        facts = Facts(shape=body, layout=layout.name, block=", ".join(kinds), measure=measure, related=(part.span,))
        self._say(rules.SCANT_LAYOUT.at(self._deck, what, hint, facts=facts))

    def _layout(self, part: Part) -> Layout:
        return self.prepared.deck.layouts.get(part.layout) or self.prepared.deck.layouts["message"]

    def _say(self, found: Diagnostic) -> None:
        """One finding for each layout, placeholder and block, however many slides have it."""
        facts = found.facts
        key = (found.rule.code, found.span.file, facts.layout, facts.shape, facts.piece, facts.block, facts.face)
        if key not in self._said:
            self._said.add(key)
            self.found.append(found)

    # --- the pages ----------------------------------------------------------------------------------------------------

    def look(self) -> None:
        """Draw the pages and look at them."""
        office = find_office()
        if office is None:
            what = "nobody has looked at the pages: LibreOffice is not installed"
            hint = "install LibreOffice, or say --no-pages"
            self.found.append(rules.PAGES_UNSEEN.at(Span.of_option("--pages"), what, hint))
            return
        self.pdfs, failed = render(office, [tried.file for tried in self.tried], self.folder / "pdf")
        for file, why in failed.items():
            self._not_drawn(file, why)
        for tried in self.tried:
            if tried.file in self.pdfs:
                self._looked(tried, leaves(self.pdfs[tried.file]))

    def _not_drawn(self, file: Path, why: str) -> None:
        what, hint = f"LibreOffice did not render {file.name}: {why}", "open the template itself in LibreOffice"
        template = self._deck if file.suffix == ".pptx" else self._memo
        self.found.append(document.NOT_RENDERED.at(template, what, hint))

    def _looked(self, tried: _Tried, pages: Sequence[Leaf]) -> None:
        deck = tried.stages.deck
        template = self._deck if deck else self._memo
        for face in foreign_faces(pages):
            what = f"{tried.made.name} has Japanese text in “{face}”"
            hint = "name a Japanese font in the template's theme and styles, and install it or one of its kind"
            self._say(rules.FOREIGN_FACE.at(template, what, hint, facts=Facts(face=face)))
        if deck is None:
            for number, page in enumerate(pages, 1):
                self._seen(template, f"{tried.made.name}, page {number}", on_page(page), page=number)
            return
        if len(pages) != len(deck.slides):
            self._not_drawn(tried.file, f"it drew {len(pages)} pages of {len(deck.slides)} slides")
            return
        layouts = {layout.name: layout for layout in self.prepared.deck.layouts.values()}
        for number, (page, slide) in enumerate(zip(pages, deck.slides, strict=True), 1):
            where = f"{tried.made.name}, slide {number}, layout “{slide.layout}”"
            seen = on_slide(page, slide, layouts[slide.layout], number)
            self._seen(template, where, seen, slide=number, layout=slide.layout)

    def _seen(self, template: Span, where: str, seen: Iterator[Found], **around: Any) -> None:
        """What a placeholder of a layout shows once, it shows on every slide: it is told for the first of them."""
        for one in seen:
            facts = replace(one.facts, **around)
            place = f"{where}, “{place_of(facts)}”" if facts.shape else where
            found = one.rule.at(template, f"{place}: {one.what}", one.hint, facts=facts)
            if facts.layout and facts.shape:
                self._say(found)
            else:
                self.found.append(found)


def _but_for_length(found: Sequence[Diagnostic]) -> list[Diagnostic]:
    """What is found, less what comes of the trial's own length, and what has no room, which is told otherwise."""
    return [d for d in found if d.rule not in (*_OF_LENGTH, *_OF_ROOM)]


def _alone(part: Part, outline: Outline) -> tuple[Part, ...]:
    """A part as if it were the only one; contents list the groups of others, which keep their names alone."""
    if not any(block.lists_groups for area in part.areas for block in area):
        return (part,)
    after = outline.parts[outline.parts.index(part) + 1 :]
    return (part, *(Part(other.span, group=other.group, sections=other.sections) for other in after))


def _called(name: str) -> str:
    return find(name).called or f"a {name}"


def _cure(body: str) -> str:
    return f"make “{body}” higher in the slide master, allow a smaller size under sizes: in audience.yaml"
