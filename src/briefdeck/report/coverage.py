"""Where each statement of a briefing stands in the documents of each audience, and what carries it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from briefdeck.diagnostics import Diagnostic
from briefdeck.document.origins import origins
from briefdeck.document.outline import Outline
from briefdeck.model.entries import Figure
from briefdeck.model.leaves import Text
from briefdeck.model.markup import Cite, FigureUse, parse_inline
from briefdeck.report.examination import Subject
from briefdeck.report.withholding import Readers
from briefdeck.review.claims import Claim
from briefdeck.session.stages import Stages
from briefdeck.values import dataclass
from briefdeck.yamlfile.tree import Path


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a statement stands for one audience: numbers of slides, headings of the memo ("" before the first)."""

    slides: tuple[int, ...]
    headings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Covered:
    """A statement in words. `sources` are their keys, those of what stands above it included; `group` is its section's
    place, or "summary", "figures", "conclusion"; `level` how far it stands below another statement."""

    words: str
    status: str
    as_of: str
    sources: tuple[str, ...]
    group: str | int
    level: int
    standings: dict[str, Standing | None]
    codes: tuple[str, ...]


class Coverage:
    """What a reviewer asks of a briefing."""

    def __init__(self, subject: Subject, found: tuple[Diagnostic, ...], readers: Readers) -> None:
        self._subject = subject
        self._readers = readers
        self._language = subject.loaded.briefing.language
        self._amounts = _amounts(subject)
        self._places = {name: _Places(stages) for name, (_, stages) in subject.stages.items()}
        self._kept = {(d.span, d.rule.code, d.what) for d in found}
        self._codes: defaultdict[Path, list[str]] = defaultdict(list)
        for remark in subject.review.remarks:
            if (remark.diagnostic.span, remark.diagnostic.rule.code, remark.diagnostic.what) in self._kept:
                self._codes[remark.path].append(remark.diagnostic.rule.code)

    @property
    def audiences(self) -> tuple[str, ...]:
        """Those whose documents could be composed."""
        return tuple(self._places)

    def statements(self) -> Iterator[Covered]:
        """Every statement that the readers may see, in the order of the briefing."""
        below: dict[Path, int] = {}
        for claim in self._subject.review.claims:
            if not self._readers.see(self._subject, claim.path):
                continue
            below[claim.path] = below[claim.parent.path] + 1 if claim.parent else 0
            yield Covered(
                words=self._words(claim),
                status=str(claim.status or ""),
                as_of=claim.as_of or "",
                sources=tuple(dict.fromkeys(_carriers(claim))),
                group=_group(claim.path),
                level=below[claim.path],
                standings={name: self._standing(name, claim) for name in self._places},
                codes=tuple(dict.fromkeys(self._codes_of(claim))),
            )

    def _words(self, claim: Claim) -> str:
        words = self.said(claim.texts[0][1])
        return f"{words}: {self._amounts.get(str(claim.path[-1]), '–')}" if isinstance(claim.entry, Figure) else words

    def said(self, text: Text) -> str:
        """Words in the briefing's language, figures filled in, without marks."""
        _, content = text.choose(self._language, self._language)
        pieces = parse_inline(content)[0]
        return "".join(
            self._amounts.get(piece.name, piece.name) if isinstance(piece, FigureUse) else piece.text
            for piece in pieces
            if not isinstance(piece, Cite)
        )

    def _codes_of(self, claim: Claim) -> Iterator[str]:
        yield from self._codes.get(claim.path, ())
        for path, _ in claim.texts:
            yield from self._codes.get(path, ())

    def _standing(self, audience: str, claim: Claim) -> Standing | None:
        if not self._subject.review.visibility.sees(audience, claim.path):
            return None
        paths = sorted(claim.words_from, key=str)
        places = self._places[audience]
        slides = sorted({number for path in paths for number in places.slides.get(path, ())})
        headings = dict.fromkeys(heading for path in paths for heading in places.headings.get(path, ()))
        return Standing(tuple(slides), tuple(headings))


class _Places:
    """The slides and headings of one audience by the YAML paths of their words."""

    def __init__(self, stages: Stages) -> None:
        self.slides: defaultdict[Path, list[int]] = defaultdict(list)
        self.headings: defaultdict[Path, list[str]] = defaultdict(list)
        if stages.deck:
            for number, slide in enumerate(stages.deck.slides, 1):
                for path in dict.fromkeys(origins(slide.shapes)):
                    self.slides[path].append(number)
        if "memo" in stages.outlines:
            self._read(stages.outlines["memo"])

    def _read(self, outline: Outline) -> None:
        heading = ""
        for part in outline.parts:
            heading = part.title.plain if part.title else heading
            for path in dict.fromkeys(origins(part)):
                self.headings[path].append(heading)


def _amounts(subject: Subject) -> dict[str, str]:
    """Figures in words: as the first audience that sees each of them reads it."""
    amounts: dict[str, str] = {}
    for _, stages in subject.stages.values():
        if stages.visible:
            figures = stages.visible.names["figures"]
            for key in figures.names():
                amounts.setdefault(key, getattr(figures, key).text.plain)
    return amounts


def _carriers(claim: Claim | None) -> Iterator[str]:
    if claim is not None:
        yield from (key for key, _ in claim.keys)
        yield from _carriers(claim.parent)
        if claim.section and not claim.parent:
            yield from claim.section.sources


def _group(path: Path) -> str | int:
    if path[0] == "sections":
        return int(path[1])
    return str(path[0])
