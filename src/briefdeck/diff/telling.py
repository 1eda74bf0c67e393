"""Differences as a plan uses them: each with the words of before and now, as one audience may read them.

Words of the later version keep their origin, those of the earlier one have none. What the audience may not see in
either version is not here at all.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from briefdeck.audience.wording import Wording, filled
from briefdeck.diff.comparing import Difference, How, Side
from briefdeck.diff.inventory import written
from briefdeck.diff.things import NAMES, What
from briefdeck.document.richtext import EMPTY, RichText, Run, words
from briefdeck.document.visible import Record, Visible
from briefdeck.model.briefing import Briefing
from briefdeck.model.entries import PictureEntry, Restricted, Stance, Status
from briefdeck.model.traits import Trait
from briefdeck.values import dataclass, replace
from briefdeck.yamlfile.tree import Path

NOTHING = "–"
_WITHHELD = "…"
# A picture is called by its caption, where it has one.
_CALLED = ("caption", *sorted(NAMES - {""}))
_PLACES = (What.BRIEFING, What.ADDRESSEE, What.SECTION, What.TITLE, What.MESSAGE)
_RANKS = {"figures": 0, "summary": 1, "conclusion": 1, "sections": 2, "sources": 4}
_OTHER_RANK = 3


@dataclass(frozen=True, slots=True)
class VisibleVersion:
    """A version of a briefing, and what an audience may see of it."""

    briefing: Briefing
    visible: Visible


def told(
    found: Sequence[Difference],
    before: VisibleVersion,
    after: VisibleVersion,
    wording: Wording,
    secrets: Collection[str] = (),
) -> Record:
    """What `since` is in a plan: the day of the earlier version, and what changed since, the most important first.

    `found` are the differences for the audience and the language of `wording`; `secrets` words that it must not read.
    """
    teller = _Teller(before, after, wording, secrets)
    made = [record for difference in found for record in teller.told(difference)]
    made.sort(key=lambda record: record.rank)
    return Record({"date": before.visible.names["date"].plain, "changes": tuple(made)})


class _Teller:
    def __init__(
        self, before: VisibleVersion, after: VisibleVersion, wording: Wording, secrets: Collection[str]
    ) -> None:
        self.sides = (before.visible, after.visible)
        self.wording = wording
        self.labels = wording.audience.settings.labels
        self.changes = self.labels.changes
        self.secrets = secrets
        self.withheld = {
            kind: {key for key, entry in entries.items() if _is_kept(entry, wording.audience.id)}
            for kind, entries in (("figures", after.briefing.figures), ("sources", after.briefing.sources))
        }
        self.sections = tuple(visible.sections for visible in self.sides)
        self.outlets = tuple({s.key: s.outlet for s in visible.names["sources"]} for visible in self.sides)

    def told(self, difference: Difference) -> Iterator[Record]:
        """One difference, unless it is none that a document shows."""
        if Trait.UNSEEN in difference.traits:
            return
        if difference.what == What.KEYWORD or (difference.what, difference.key) == (What.BRIEFING, "date"):
            return  # the day of a document stands on its cover, and in what is said of its changes
        before = self._said(difference, difference.before, 0)
        after = self._said(difference, difference.after, 1)
        if difference.how is How.CHANGED and (before.plain, before.citations) == (after.plain, after.citations):
            return
        side = difference.after or difference.before
        assert side is not None
        place, part = self._place(difference), self._changed_part(difference)
        subject = self._name(difference.thing, _which(difference)) if difference.what not in _PLACES else EMPTY
        if difference.what in (What.CELL, What.VALUE):
            subject = filled(self.wording.say(self.changes.part), place, subject)
        if difference.before is not None and self._is_secret(before):
            if difference.after is None:
                return
            before = words(_WITHHELD)
        before, after = self._in_words(difference, before, after)
        yield Record(
            {
                "kind": str(difference.what),
                "how": str(difference.how),
                "what": filled(self.wording.say(self.changes.part), subject or place, part) if part else place,
                "before": before,
                "after": after,
                "place": place,
                "subject": subject or place,
                "part": part,
                "behind": Trait.RUNNING in difference.traits,
                "key": difference.key,
                "path": ".".join(map(str, side.path)),
                "thing": ".".join(map(str, difference.thing)),
                "rank": _RANKS.get(str(side.path[0]) if side.path else "", _OTHER_RANK),
            }
        )

    # --- where --------------------------------------------------------------------------------------------------------

    def _place(self, difference: Difference) -> RichText:
        """The part of the document: a section's title, or a label."""
        path, which = difference.thing, 1 if difference.after else 0
        labels = {
            "summary": self.changes.summary,
            "conclusion": self.changes.conclusion,
            "sources": self.changes.source,
        }
        match path:
            case ("sections", int(place), *_):
                section = self.sections[which].get(place)
                return self._of(section.title, which) if section else words(difference.section)
            case ("figures", str(), *_):
                return self._name(path, which)
            case (str(head), *_) if head in labels:
                return words(self.wording.say(labels[head]))
            case _:
                return words(self.wording.say(self.changes.document))

    def _changed_part(self, difference: Difference) -> RichText:
        """The part of a thing that changed, where the words do not say so themselves."""
        key = "to" if difference.what == What.ADDRESSEE else difference.key
        if difference.what in (What.CELL, What.VALUE):
            return words(key)
        if difference.what not in (What.BRIEFING, What.TITLE) and key in NAMES:
            return EMPTY
        label = self.changes.keys.get(key)
        return words(self.wording.say(label)) if label else EMPTY

    def _name(self, path: Path, which: int) -> RichText:
        """What a thing is called in one version: its first text, or the first cell of a row."""
        said = self.sides[which].said
        found = next((said[(*path, key)] for key in _CALLED if (*path, key) in said), None)
        if found is None:
            row = self._row(path, which)
            found = row[0] if row else said.get(path, EMPTY)
        return self._of(found, which)

    # --- words --------------------------------------------------------------------------------------------------------

    def _said(self, difference: Difference, side: Side | None, which: int) -> RichText:
        """What one version says, in the words of the document."""
        if side is None:
            return EMPTY
        key = difference.key
        if not key:
            return self._whole(difference, side, which)
        if side.path in self.sides[which].said and key != "sources":
            return self._of(self.sides[which].said[side.path], which)
        if difference.what == What.FIGURE and key == "value":
            return self._of(getattr(self.sides[which].names["figures"], str(side.path[1])).text, which)
        if difference.what in (What.CELL, What.VALUE):
            return self._cell(side, which)
        return self._value(difference, side.value, which)

    def _value(self, difference: Difference, value: Any, which: int) -> RichText:
        """A value that is no text of the briefing."""
        say, traits = self.wording.say, difference.traits
        if traits & (Trait.SOURCES | Trait.FIGURES) and isinstance(value, str):
            value = (value,)
        if Trait.SOURCES in traits:
            return self._outlets(value or (), which)
        if Trait.FIGURES in traits:
            figures = self.sides[which].names["figures"]
            known = [k for k in value or () if k in set(figures.names()) and k not in self.withheld["figures"]]
            return self._joined([self._of(getattr(figures, name).label, which) for name in known])
        if Trait.DATE in traits:
            return words(self.wording.date(value))
        if isinstance(value, Status):
            return words(say(self.labels.status[value]))
        if isinstance(value, Stance):
            return words(say(self.labels.stance[value]))
        if isinstance(value, bool):
            label = getattr(self.labels, difference.key, None)
            return words(say(label) if label else written(value))
        if difference.what == PictureEntry.noun and difference.key == "file":
            return words(say(self.changes.replaced) if which else NOTHING)
        return words(str(value))

    def _whole(self, difference: Difference, side: Side, which: int) -> RichText:
        """A thing as a whole."""
        said = self.sides[which].said
        match difference.what:
            case What.SECTION:
                message = said.get((*side.path, "message"))
                return self._of(message or said[(*side.path, "title")], which)
            case What.FIGURE:
                return self._of(getattr(self.sides[which].names["figures"], str(side.path[1])).text, which)
            case What.SOURCE:
                parts = [said[(*side.path, key)] for key in ("outlet", "title")]
                return self._joined([self._of(part, which) for part in parts])
            case What.ROW:
                row = self._row(side.path, which)
                return self._joined([self._of(cell, which) for cell in row if cell]) if row else words(side.text)
            case _:
                return self._name(side.path, which) or words(side.text)

    def _outlets(self, keys: Sequence[str], which: int) -> RichText:
        """Sources by their outlets; of earlier ones only what may still be seen."""
        shown = []
        for key in keys:
            found = self.outlets[1].get(key) or (self.outlets[0].get(key) if not which else None)
            if found and key not in self.withheld["sources"]:
                shown.append(self._of(found, which))
        return self._joined(shown)

    def _joined(self, parts: Sequence[RichText]) -> RichText:
        text = EMPTY
        for part in parts:
            text += (words(self.wording.say(self.labels.outlet_join)) if text else EMPTY) + part
        return text

    def _row(self, path: Path, which: int) -> tuple[RichText, ...]:
        """The cells of a row that is written in the briefing."""
        match path:
            case ("sections", int(place), "rows", int(index)):
                cells: tuple[RichText, ...] = self.sections[which][place].table.rows[index].cells
                return cells
            case _:
                return ()

    def _cell(self, side: Side, which: int) -> RichText:
        match side.path:
            case ("sections", int(place), "rows", int(row), int(column)):
                return self._of(self.sections[which][place].table.rows[row].cells[column], which) or words(NOTHING)
            case _ if isinstance(side.value, int | float):
                return words(self.wording.number(side.value))
            case _:
                return words(side.text or NOTHING)

    def _in_words(self, difference: Difference, before: RichText, after: RichText) -> tuple[RichText, RichText]:
        """Both cells, one of which says what happened where there is nothing to show."""
        say = self.wording.say
        text = difference.what not in (What.CELL, What.VALUE) and self._is_text(difference)
        if difference.key and not text:
            return before or words(NOTHING), after or words(NOTHING)
        match difference.how:
            case How.ADDED:
                return words(say(self.changes.added)), after
            case How.REMOVED:
                return before, words(say(self.changes.removed))
            case How.MOVED:
                return words(say(self.changes.moved)), after
            case How.CHANGED:
                return before, after

    def _is_text(self, difference: Difference) -> bool:
        """Whether it is a text that came or went, and no date or status."""
        pairs = zip(self.sides, (difference.before, difference.after), strict=True)
        return any(side is not None and side.path in visible.said for visible, side in pairs)

    def _of(self, text: RichText, which: int) -> RichText:
        """Words of one version; those of the earlier one have no origin, no marks of sources and no secrets."""
        if which:
            return text
        runs = (i for i in text.inlines if isinstance(i, Run))
        return RichText(tuple(replace(run, text=self._open(run), origin=None) for run in runs))

    def _open(self, run: Run) -> str:
        """The words of a run, unless it is the value of a figure that is kept from the audience now."""
        path = run.origin.path if run.origin else ()
        return _WITHHELD if path[:1] == ("figures",) and path[1] in self.withheld["figures"] else run.text

    def _is_secret(self, text: RichText) -> bool:
        return any(secret in text.plain for secret in self.secrets)


def _is_kept(entry: Restricted, audience: str) -> bool:
    """Whether a figure or source is kept from an audience by itself: what hidden parts alone use is as if it were
    gone, and may be told of as it was."""
    return bool(entry.audiences) and audience not in entry.audiences


def _which(difference: Difference) -> int:
    """The version in which the thing is found: the later one, unless it is gone."""
    return 0 if difference.how is How.REMOVED and not difference.key else 1
