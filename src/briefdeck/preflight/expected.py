"""What a file is held against."""

from __future__ import annotations

from briefdeck.audience.settings import AudienceSettings
from briefdeck.values import dataclass


@dataclass(frozen=True, slots=True)
class Expectations:
    """What a file is held against. Type sizes in points.

    `minimum` is the smallest type of a deck, `minimum_memo` that of a memo, which is read from the hand. `hidden` are
    texts that the reader of this file must not see; those shorter than four characters are ignored. `traces` of another
    language are of the template, and are no news each time that something is built with it.
    """

    minimum: float = 9.0
    minimum_memo: float = 8.0
    hidden: tuple[str, ...] = ()
    traces: bool = True


def expectations(settings: AudienceSettings, hidden: tuple[str, ...] = ()) -> Expectations:
    """What the files of an audience are held against: its own smallest type size, and what it must not see."""
    sizes = settings.sizes
    steps = (sizes.body, sizes.table, sizes.card, sizes.figure, sizes.reference)
    smallest = min(sizes.label, *(min(step) for step in steps))
    standard = Expectations()
    return Expectations(min(standard.minimum, smallest), standard.minimum_memo, hidden, traces=False)
