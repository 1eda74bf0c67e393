"""Whether statements stand on what they should: sources for facts, holders for views, none for inferences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefdeck.diagnostics.rules import evidence as rules
from briefdeck.model.entries import Figure, Status
from briefdeck.model.sections.assessments import View
from briefdeck.model.traits import Trait, having
from briefdeck.patterns import regex
from briefdeck.review.claims import Claim
from briefdeck.review.passages import Passage, Reader
from briefdeck.review.remark import Remark
from briefdeck.yamlfile.tree import Path

_CLAIMED = (Status.FACT, Status.REPORTED)
_OWN = (Status.ASSESSMENT, Status.INFERENCE)
_ASIDE = Trait.REMARK | Trait.DESCRIBING | Trait.HEADING
_NOBODY = regex(
    r"(関係(各)?(者|先|機関)(各位|等)?|関係各社|各(位|社|所|方面|部署|部門|機関)等?|皆(様|さん)?|全員|誰か|だれか|その他|一般"
    r"|未定|該当者|不明|[-–—―・?？]+|everyone|everybody|all|anyone|somebody|someone|others?|stakeholders?|none|various"
    r"|(all|relevant|various|other) (stakeholders|parties|departments|actors)|n/?a|tb[ad])",
    re.IGNORECASE,
)
# A term in 「」 is no quotation; words that run on for a clause are.
_JAPANESE_QUOTE = regex(r"「([^「」]{12,})」")
_ENGLISH_QUOTE = regex(r"[“\"]([^“”\"]+)[”\"]")
_KANA = regex("[ぁ-ん]")
_LEAST_KANA = 3
_LEAST_WORDS = 5
# Somebody speaks in a sentence; the name of a law or of a duty has no verb.
_SPOKEN = regex(r"[るたいだうくすつぬむぐぶんかよねえ]$|[。！？]")
_VERB = regex(
    r"\b(?:I|we|you|they|he|she|it|is|are|was|were|will|would|has|have|had|must|should|can|could|do|does|did|not)\b"
)


def check_statements(reader: Reader, claims: Sequence[Claim]) -> Iterator[Remark]:
    """E101 to E104, E106, E117, E124."""
    span = reader.loaded.document.span
    for claim in claims:
        match claim.entry:
            case Figure():
                yield from _figure(claim, reader)
            case View():
                yield from _view(claim, claim.entry, reader)
            case _:
                yield from _stated(claim, reader)
        if claim.status is Status.INFERENCE and claim.keys:
            key, where = claim.keys[0]
            what = f"given as an inference, and cites “{key}”"
            hint = "delete the source, or give its true status: reported or assessment"
            yield Remark(claim.path, rules.SOURCED_INFERENCE.at(span(where), what, hint))
    yield from _data(reader)
    yield from _quotations(reader, claims)


def _stated(claim: Claim, reader: Reader) -> Iterator[Remark]:
    span = reader.loaded.document.span
    if claim.status in _CLAIMED and not claim.carried:
        what = f"given as {claim.status}, and no source carries it"
        hint = "add sources: or a [@citation], or give its true status"
        yield Remark(claim.path, rules.UNSOURCED_STATEMENT.at(span(claim.shown_at), what, hint))
    for key in having(type(claim.entry), Trait.ACTOR):
        actor = next(iter(getattr(claim.entry, key).values()))
        if _NOBODY.fullmatch(actor.strip()):
            what = f"“{actor}” is nobody in particular"
            yield Remark(claim.path, rules.NAMELESS_ACTOR.at(span((*claim.path, key)), what, "name who has to act"))


def _figure(claim: Claim, reader: Reader) -> Iterator[Remark]:
    if not claim.keys and claim.status not in _OWN:
        what = f"the figure “{claim.path[-1]}” has no source"
        hint = "add sources:, or status: assessment where the number is your own"
        span = reader.loaded.document.key_span(claim.path)
        yield Remark(claim.path, rules.UNSOURCED_DATA.at(span, what, hint))


def _view(claim: Claim, view: View, reader: Reader) -> Iterator[Remark]:
    document = reader.loaded.document
    if not claim.carried and not view.held_by:
        what = "nothing says who holds this view"
        hint = "name its outlets:, or say held_by: in words"
        yield Remark(claim.path, rules.UNHELD_VIEW.at(document.span((*claim.path, "claim")), what, hint))
    if view.consensus:
        sources = reader.loaded.briefing.sources
        outlets = {next(iter(sources[key].outlet.values())).casefold() for key in view.outlets if key in sources}
        if len(outlets) < 2:
            what = f"called a consensus, and {'one outlet holds' if outlets else 'no outlet holds'} it"
            hint = "name at least two different outlets, or delete consensus:"
            span = document.span((*claim.path, "consensus"))
            yield Remark(claim.path, rules.FALSE_CONSENSUS.at(span, what, hint))


def _data(reader: Reader) -> Iterator[Remark]:
    """Tables that hold numbers, and charts."""
    cited = {passage.path[:2] for passage in reader.passages if passage.cited and passage.path[0] == "sections"}
    for index, section in enumerate(reader.loaded.briefing.sections):
        path: Path = ("sections", index)
        if section.form and section.holds_numbers and not section.sources and path not in cited:
            span = reader.loaded.document.span((*path, "title"))
            what, hint = f"the {section.form.noun} has no source", "add sources: to the section"
            yield Remark(path, rules.UNSOURCED_DATA.at(span, what, hint))


def _quotations(reader: Reader, claims: Sequence[Claim]) -> Iterator[Remark]:
    """Quoted words, in what nothing carries. A remark for the speaker and a title are not looked at."""
    carried = {claim.path: claim.carried or bool(getattr(claim.entry, "held_by", None)) for claim in claims}
    supported = {path[:2] for path, ok in carried.items() if ok}
    sections = reader.loaded.briefing.sections
    for passage in reader.passages:
        if passage.path[0] == "sources" or passage.traits & _ASIDE:
            continue
        heads = (passage.path[:length] for length in range(len(passage.path), 0, -1))
        owner = next((head for head in heads if head in carried), None)
        if (owner is not None and carried[owner]) or passage.cited:
            continue
        if owner is None and passage.path[0] == "sections":
            index = passage.path[1]
            assert isinstance(index, int)
            if sections[index].sources or passage.path[:2] in supported:
                continue
        for at, words in _quoted(passage):
            shown = words if len(words) <= 24 else f"{words[:23]}…"
            what = f"“{shown}” is quoted, and no source carries it"
            hint = "cite where it was said, or say it in your own words"
            yield reader.remark(rules.UNSOURCED_QUOTATION, passage, at, what, hint)


def _quoted(passage: Passage) -> Iterator[tuple[int, str]]:
    if Trait.QUOTED in passage.traits:
        yield 0, passage.prose
        return
    if passage.japanese:
        for match in _JAPANESE_QUOTE.finditer(passage.prose):
            if len(_KANA.findall(match[1])) >= _LEAST_KANA and _SPOKEN.search(match[1]):
                yield match.start(), match[1]
    for match in _ENGLISH_QUOTE.finditer(passage.prose):
        if len(match[1].split()) >= _LEAST_WORDS and _VERB.search(match[1]):
            yield match.start(), match[1]
