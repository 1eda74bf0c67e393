"""The sources themselves: cited at all, once each, with addresses that lead somewhere and dates that can be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from urllib.parse import parse_qsl, urlsplit

from briefdeck.diagnostics import Facts
from briefdeck.diagnostics.rules import evidence as rules
from briefdeck.model.briefing import Briefing
from briefdeck.model.entries import Assertion, Source, Status
from briefdeck.model.leaves import Text
from briefdeck.model.markup import tokens
from briefdeck.model.sections.assessments import View
from briefdeck.model.traits import Trait, having
from briefdeck.patterns import regex
from briefdeck.review.claims import Claim
from briefdeck.review.passages import Reader
from briefdeck.review.remark import Remark
from briefdeck.review.rules.dates import Days, days, in_url, in_words
from briefdeck.yamlfile.tree import Path

# A source may be older by this much, where the statement itself gives no date: than the state of affairs that the
# briefing describes, and than the beginning of a phase, which may have been announced.
_TOLERANCE = timedelta(days=270)
_SEVERAL = regex(
    r"複数の?(?:有力な?|主要な?)?(?:媒体|メディア|報道機関|報道|新聞|通信社)"
    r"|\b(?:several|multiple|many|various) (?:media|outlets|newspapers|papers|news organi[sz]ations|reports)\b",
    re.IGNORECASE,
)
_NONE: tuple[None, str] = (None, "")
_TRACKING = regex(
    r"utm_\w+|gclid|gclsrc|dclid|wbraid|gbraid|fbclid|msclkid|twclid|igshid|yclid|mc_cid|mc_eid|_hsenc|_hsmi|mkt_tok"
    r"|vero_id|oly_enc_id|oly_anon_id|cmpid|ocid|ref_src|s_kwcid|spm|n_cid|smid|smtyp",
    re.IGNORECASE,
)
_HOST = regex(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?:[a-z]{2,}|xn--[a-z0-9-]+)\.?", re.IGNORECASE)
_UNSEEN = r"\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_BAD_SIGN = regex(rf"[\\^`{{|}}\s]|[{_UNSEEN}]|[\u3000-\u303f\uff00-\uffef]|%(?![0-9A-Fa-f]{{2}})|[.,;:!?]+$")


def check_sources(reader: Reader, claims: Sequence[Claim]) -> Iterator[Remark]:
    """E105, E109 to E116, E128, E129."""
    briefing, document = reader.loaded.briefing, reader.loaded.document
    cited = {mark.key for passage in reader.passages for mark in passage.cited}
    cited |= {v.value for v in briefing.visits if Trait.SOURCES in v.traits and isinstance(v.value, str)}
    first: dict[str, str] = {}
    for key, source in briefing.sources.items():
        path: Path = ("sources", key)
        if key not in cited:
            what, hint = f"nothing cites “{key}”", "cite it where it is the evidence, or delete it"
            yield Remark(path, rules.UNCITED_SOURCE.at(document.key_span(path), what, hint))
        if source.url:
            same = first.setdefault(_address(source.url), key)
            if same != key:
                what, hint = f"“{same}” has the same address", "keep one of the two, or correct the address"
                facts = Facts(related=(reader.places.span(("sources", same, "url")),))
                yield Remark(path, rules.DUPLICATE_URL.at(reader.places.span((*path, "url")), what, hint, facts=facts))
            yield from _url(reader, path, source.url)
        yield from _dates(reader, path, source)
    for passage in reader.passages:
        for token in tokens(reader.places.value(passage.where) or ""):
            if token.href.startswith("http"):
                yield from _link(reader, passage.where, token.href, token.end - 1 - len(token.href))
    yield from _too_old(reader, claims)
    yield from _several(reader, claims)


def _several(reader: Reader, claims: Sequence[Claim]) -> Iterator[Remark]:
    """Statements of which several outlets are said to tell, with one source; one through which others are known is
    taken at its word."""
    sources = reader.loaded.briefing.sources
    told_of = {source.via for source in sources.values() if source.via}
    for claim in claims:
        named = {str(sources[key].outlet): key for key, _ in claim.keys if key in sources}
        if len(named) != 1 or told_of.intersection(named.values()):
            continue
        for path, text in claim.texts:
            for language, words in text.items():
                if found := _SEVERAL.search(words):
                    where = (*path, language) if language else path
                    what, hint = f"“{found[0]}” and one source", "cite the others too, or the article that says so"
                    span = reader.places.span(where, found.start())
                    yield Remark(path, rules.SEVERAL_OUTLETS.at(span, what, hint))


def _url(reader: Reader, path: Path, url: str) -> Iterator[Remark]:
    where = (*path, "url")
    for remark in _link(reader, where, url, 0):
        yield Remark(path, remark.diagnostic)


def _link(reader: Reader, where: Path, url: str, at: int) -> Iterator[Remark]:
    """An address that stands at `at` in the value at `where`."""
    span = reader.places.span(where, at)
    fault = _malformed(url)
    if fault:
        yield Remark(where, rules.MALFORMED_URL.at(span, fault, "copy the address again from the browser"))
        return
    clean = without_tracking(url)
    if clean != url:
        names = ", ".join(dict.fromkeys(n for n, _ in parse_qsl(urlsplit(url).query, True) if _TRACKING.fullmatch(n)))
        edits = reader.places.edit(where, at, at + len(url), clean)
        what, hint = f"the address carries {names}", f"write {clean}"
        yield Remark(where, rules.TRACKING_PARAMETER.at(span, what, hint, edits))
    if url.lower().startswith("http://"):
        what = "the address begins with http://"
        yield Remark(where, rules.INSECURE_URL.at(span, what, "write https:// and see that the page still opens"))


def _malformed(url: str) -> str:
    bad = _BAD_SIGN.search(url)
    if bad:
        sign = f"“{bad[0]}”" if bad[0].isprintable() else f"U+{ord(bad[0][0]):04X}"
        return f"{sign} cannot stand there in an address"
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return "the host of the address cannot be read"
    if port == 0 or parts.username is not None:
        return "the address holds a user name or a wrong port"
    if not _HOST.fullmatch(_ascii(parts.hostname or "")):
        return f"“{parts.hostname or ''}” is no host"
    return ""


def _ascii(host: str) -> str:
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return ""


def without_tracking(url: str) -> str:
    """The address without the parameters that only track; what else it has stays as it is written."""
    head, mark, fragment = url.partition("#")
    base, query_mark, query = head.partition("?")
    if not query_mark:
        return url
    parts = query.split("&")
    kept = [part for part in parts if not _TRACKING.fullmatch(part.partition("=")[0])]
    if len(kept) == len(parts):
        return url
    return base + (f"?{'&'.join(kept)}" if kept else "") + mark + fragment


def _address(url: str) -> str:
    """What two forms of one address have in common."""
    bare = without_tracking(url).partition("#")[0]
    rest = re.sub(r"^https?://(?:www\.)?", "", bare, flags=re.IGNORECASE)
    host, slash, path = rest.partition("/")
    return host.lower() + (slash + path).rstrip("/")


def published(source: Source) -> Days | None:
    """When a source was published: its own date, else the one that its address shows."""
    return days(source.date) if source.date else in_url(source.url or "")


def _dates(reader: Reader, path: Path, source: Source) -> Iterator[Remark]:
    document, written = reader.loaded.document, reader.loaded.briefing.date
    shown = in_url(source.url or "")
    if not source.date:
        what = f"“{path[1]}” has no date"
        hint = "add date:"
        if shown:
            what, hint = f"{what}; its address shows {_said(shown)}", f"add date: {_said(shown)}"
        yield Remark(path, rules.UNDATED_SOURCE.at(document.key_span(path), what, hint))
    for name, when, where in (
        ("published", days(source.date) if source.date else None, "date"),
        ("published", shown, "url"),
        ("read", days(source.accessed) if source.accessed else None, "accessed"),
    ):
        if when and when.first > written:
            what = f"{name} {_said(when)}, after the briefing ({written})"
            hint = "correct one of the two dates"
            span, facts = reader.places.span((*path, where)), Facts(related=(document.span(("date",)),))
            yield Remark(path, rules.SOURCE_AFTER_BRIEFING.at(span, what, hint, facts=facts))
            break
    if source.via and source.accessed:
        what = f"“{path[1]}” is known through “{source.via}”"
        hint = "delete accessed:, or via: where it was read itself"
        yield Remark(path, rules.READ_SECOND_HAND.at(document.span((*path, "accessed")), what, hint))
    read, out = days(source.accessed) if source.accessed else None, published(source)
    if read and out and read.last < out.first:
        what = f"read {_said(read)}, before it was published ({_said(out)})"
        span = document.span((*path, "accessed"))
        facts = Facts(related=(document.span((*path, "date" if source.date else "url")),))
        hint = "correct one of the two dates"
        yield Remark(path, rules.ACCESSED_BEFORE_PUBLISHED.at(span, what, hint, facts=facts))


def _said(when: Days) -> str:
    if when.first == when.last:
        return when.first.isoformat()
    return f"{when.first:%Y}" if when.last - when.first > timedelta(days=31) else f"{when.first:%Y-%m}"


def _too_old(reader: Reader, claims: Sequence[Claim]) -> Iterator[Remark]:
    """Citations of sources that cannot know what they are cited for."""
    briefing, document = reader.loaded.briefing, reader.loaded.document
    out = {key: when for key, source in briefing.sources.items() if (when := published(source))}
    for claim in claims:
        latest, event = _event(claim, briefing)
        if latest is None:
            continue
        for key, where in claim.keys:
            when = out.get(key)
            if when is not None and when.last < latest:
                what = f"“{key}” is of {_said(when)}, and {event}"
                hint = "cite a source that can know it, or correct the date; as_of: says when it happened"
                facts = Facts(related=(document.span(("sources", key)),))
                yield Remark(claim.path, rules.SOURCE_BEFORE_EVENT.at(document.span(where), what, hint, facts=facts))


def _before(when: Days) -> date:
    """The first day from which a source may know it."""
    return max(when.first, date.min + _TOLERANCE) - _TOLERANCE


def _period(entry: Assertion) -> Iterator[Days]:
    """The dates in the words that say when an entry is."""
    for name in having(type(entry), Trait.TIME):
        value = getattr(entry, name)
        for words in value.values() if isinstance(value, Text) else ():
            yield from in_words(words)


def _event(claim: Claim, briefing: Briefing) -> tuple[date | None, str]:
    """Before which day no source can report a statement, and why; None where nothing tells.

    What lies ahead of the briefing may have been announced at any time. Of the state of affairs only news are expected
    to be recent, not laws and other lasting facts.
    """
    if claim.as_of:
        when = days(claim.as_of)
        return (when.first, f"what it is cited for of {_said(when)}") if when and when.first <= briefing.date else _NONE
    for around in (claim, claim.parent):
        for when in _period(around.entry) if around else ():
            early = when.first <= briefing.date
            return (_before(when), f"this {around.entry.noun} begins with {_said(when)}") if around and early else _NONE
    general = days(briefing.as_of) if briefing.as_of else None
    if general and (claim.status is Status.REPORTED or isinstance(claim.entry, View)):
        return _before(general), f"the briefing is about {_said(general)}"
    return _NONE
