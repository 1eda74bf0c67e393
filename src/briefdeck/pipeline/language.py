"""The language in which an audience gets a briefing. Law: a text is set in its own language, or not at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache

from briefdeck.audience.reader import Audience
from briefdeck.diagnostics import Diagnostic, Span
from briefdeck.diagnostics.rules import audience as rules
from briefdeck.diagnostics.rules import briefing as shape
from briefdeck.locale import known, lookup
from briefdeck.model.briefing import Briefing
from briefdeck.model.leaves import Text
from briefdeck.model.traits import Trait
from briefdeck.model.validate import Loaded
from briefdeck.model.walk import Visit
from briefdeck.text import serves, years_by_era

_LEAST_WORDS = 4  # fewer may be a name


def language_for(audience: Audience, loaded: Loaded, wanted: str = "") -> str | Diagnostic:
    """The language of the documents, or why there can be none.

    It is the wanted one if somebody wants one; else the one that the audience prefers, if the briefing is written in
    it; else the briefing's own; else the first of the audience's in which the briefing is written.
    """
    briefing, settings = loaded.briefing, audience.settings
    if wanted:
        if not audience.has_language(wanted):
            return _lacking(audience, wanted, Span("--language"))
        if not _same(wanted, briefing.language) and all(visit.value.find(wanted) is None for visit in briefing.texts):
            what = f"nothing of this briefing is written in “{wanted}”, in which its documents are asked for"
            hint = f"its language is {briefing.language}; write {{{briefing.language}: …, {wanted}: …}} for each text"
            return rules.UNSPOKEN_LANGUAGE.at(loaded.document.span(("language",)), what, hint)
        return wanted
    preferred = settings.preferred_language
    if preferred and is_written_in(briefing, preferred):
        return preferred
    if audience.has_language(briefing.language):
        return briefing.language
    for language in settings.languages:
        if is_written_in(briefing, language):
            return language
    return _lacking(audience, briefing.language, loaded.document.span(("language",)))


def skipped(why: Diagnostic) -> Diagnostic:
    """The note that an audience gets no documents, in place of the error that it can have none."""
    what = f"{why.what}, and gets no documents"
    return rules.SKIPPED_AUDIENCE.at(
        why.span, what, "name the audiences with --audience, or add the language to this one"
    )


def preferred(audience: Audience, loaded: Loaded, spoken: str) -> Diagnostic | None:
    """The note that documents nobody asked a language for are `spoken` in another one than their briefing."""
    own = loaded.briefing.language
    if _same(spoken, own):
        return None
    what = f"the documents of “{audience.id}” are in “{spoken}”, and the briefing is in “{own}”"
    if audience.settings.preferred_language == spoken:
        why = f"{audience.id} has preferred_language: {spoken} in its audience.yaml, and all texts are there in it"
    else:
        why = f"{audience.id} has no words in “{own}”, and all texts are there in “{spoken}”"
    others = f"; --language {own} makes them in “{own}”" if audience.has_language(own) else ""
    return rules.PREFERRED_LANGUAGE.at(loaded.document.span(("language",)), what, why + others)


def is_written_in(briefing: Briefing, language: str) -> bool:
    """Whether all texts of a briefing can stand in a document in a language, and it is that of one of them at least."""
    own = _same(language, briefing.language) or any(visit.value.find(language) for visit in briefing.texts)
    return own and all(_can_stand(visit, language, briefing.language) for visit in briefing.texts)


def untranslated(loaded: Loaded, audience: str, language: str) -> Iterator[Diagnostic]:
    """The texts that an audience would see in another language than that of its documents, each at its place."""
    default = loaded.briefing.language
    for visit in loaded.briefing.texts:
        if visit.is_seen_by(audience) and not _can_stand(visit, language, default):
            key = visit.value.choose(language, default)[0]
            span = loaded.document.span((*visit.path, key) if key else visit.path)
            have = ", ".join(f"“{one or default}”" for one in visit.value)
            what = f"this is written in {have}, and the document is in “{language}”"
            yield shape.UNTRANSLATED_TEXT.at(span, what, f"add the words as {language}: …")


def counts_by_calendar(briefing: Briefing, audience: Audience, language: str) -> bool:
    """Whether most years in what an audience reads of a briefing are those of the calendar, 2025年, where the audience
    counts in eras itself: one document has years of one kind, and its texts are the ones that nobody can convert.

    What figures and sources are called is left out: it is seen by who uses them.
    """
    if not audience.settings.eras:
        return False
    own = (visit for visit in briefing.texts if visit.path[0] not in ("figures", "sources"))
    said = (visit.value.choose(language, briefing.language)[1] for visit in own if visit.is_seen_by(audience.id))
    kinds = Counter(by_era for text in said for _, by_era in years_by_era(text))
    return kinds[False] > kinds[True]


def _can_stand(visit: Visit, language: str, default: str) -> bool:
    """Whether a text can stand in a document in a language, where bare texts are in `default`.

    A bare text of another language can if it is a name, a number or the like: a few words, in letters that both have.
    """
    text: Text = visit.value
    if text.find(language) is not None:
        return True
    if "" not in text:
        return False
    if _same(language, default) or Trait.FOREIGN in visit.traits:
        return True
    return serves(text[""], known(language)) and len(text[""].split()) < _LEAST_WORDS


@cache
def _same(one: str, other: str) -> bool:
    """Whether two tags are of one language: en and en-GB."""
    return lookup(one, [other]) is not None or lookup(other, [one]) is not None


def _lacking(audience: Audience, language: str, span: Span) -> Diagnostic:
    what = f"“{audience.id}” has no words in “{language}”"
    have = ", ".join(audience.settings.languages)
    hint = f"it has {have}; name other audiences with --audience, or add the language to this one"
    return rules.UNSPOKEN_LANGUAGE.at(span, what, hint)
