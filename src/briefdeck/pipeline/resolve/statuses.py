"""How what an audience reads is known."""

from __future__ import annotations

from briefdeck.audience.wording import Wording
from briefdeck.model.briefing import Briefing
from briefdeck.model.entries import Status

_UNMARKED = frozenset({"figures", "ask"})


def statuses(briefing: Briefing, wording: Wording) -> tuple[str, ...]:
    """The words for each status that something has which the audience may see, in the order of the model.

    What figures have is left out: they are in a document where somebody uses them; and what is asked, which bears none.
    """
    seen = (visit for visit in briefing.visits if isinstance(visit.value, Status) and visit.path[0] not in _UNMARKED)
    found = {visit.value for visit in seen if visit.is_seen_by(wording.audience.id)}
    labels = wording.audience.settings.labels.status
    return tuple(wording.say(labels[status]) for status in Status if status in found)
