"""Values of which a document has ten thousands: frozen for the type checker, which holds all of this package to it.

At run time nothing holds them: a dataclass that is frozen there too takes four times as long to be made.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dataclasses import dataclass as value
else:
    from dataclasses import dataclass

    def value(*, frozen: bool, slots: bool, order: bool = False):
        """A dataclass that is hashed by its fields, as one that is `frozen` is."""
        return dataclass(slots=slots, order=order, unsafe_hash=frozen)


__all__ = ["value"]
