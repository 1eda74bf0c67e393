"""What a plan is told beside the values of a briefing: what these come to for an audience."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from briefdeck.audience.wording import Wording
from briefdeck.document.richtext import EMPTY
from briefdeck.model.briefing import Briefing, DecisionEntry
from briefdeck.model.entries import Status

_UNMARKED = frozenset({"figures", "ask"})
_LATEST = "-99"  # behind a month or a year, which ends after each of its days


def derived(briefing: Briefing, wording: Wording, decisions: Sequence[Any]) -> dict[str, Any]:
    """`statuses`, the `decisions` that an audience sees, as records, in the order in which they are due if all of them
    are, and the `first_deadline` of these; `since` is empty until it is known what changed."""
    due = _due(briefing, wording, decisions)
    return {
        "since": EMPTY,
        "statuses": _statuses(briefing, wording),
        "decisions": tuple(due) if len(due) == len(decisions) else decisions,
        "first_deadline": due[0].until if due else EMPTY,
    }


def _statuses(briefing: Briefing, wording: Wording) -> tuple[str, ...]:
    """The words for each status that something has which the audience may see, in the order of the model.

    What figures have is left out: they are in a document where somebody uses them; and what is asked, which bears none.
    """
    seen = (visit for visit in briefing.visits if isinstance(visit.value, Status) and visit.path[0] not in _UNMARKED)
    found = {visit.value for visit in seen if visit.is_seen_by(wording.audience.id)}
    labels = wording.audience.settings.labels.status
    return tuple(wording.say(labels[status]) for status in Status if status in found)


def _due(briefing: Briefing, wording: Wording, told: Sequence[Any]) -> list[Any]:
    """The decisions that are due by a day, a month or a year, the earliest first."""
    asked = (visit for visit in briefing.visits if isinstance(visit.value, DecisionEntry))
    seen = (visit.value.until for visit in asked if visit.is_seen_by(wording.audience.id))
    due = [(f"{until}{_LATEST}", record) for until, record in zip(seen, told, strict=True) if until]
    return [record for _, record in sorted(due, key=lambda pair: pair[0])]
