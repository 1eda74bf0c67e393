"""A cited source as an audience writes it: in a list, in a source line, with its address."""

from __future__ import annotations

from briefdeck.document.richtext import EMPTY, RichText
from briefdeck.values import dataclass


@dataclass(frozen=True, slots=True)
class Reference:
    """One source: its parts, and as the audience writes it: `entry` in a list of sources, `located` the same with its
    address in it (empty where the address follows the entry), `full` and `short` in a slide's source line. `address` is
    the address as words. The entry is the `bare` one and what is said `behind` it: in what the source is cited, what
    must be known of it; `via` is the key of that in which it is cited.
    """

    number: int
    key: str
    outlet: RichText
    title: RichText
    url: str
    published: str = ""
    accessed: str = ""
    author: RichText = EMPTY
    entry: RichText = EMPTY
    located: RichText = EMPTY
    full: RichText = EMPTY
    short: RichText = EMPTY
    address: RichText = EMPTY
    bare: RichText = EMPTY
    behind: RichText = EMPTY
    via: str = ""
