"""What is meant by markup that is none, in a briefing whose figures and sources have names."""

from __future__ import annotations

import re
from collections.abc import Collection

from briefdeck.diagnostics.words import misspelt
from briefdeck.model.habits import key_of
from briefdeck.patterns import regex

_CITED = regex(r"“\[@([^\]@;]+)\]”")
_BRACED = regex(r"“\{\{\s*([^{}]+?)\s*\}\}” is not understood")
_LED = regex(r"“([^”]+)” is not a web or mail address")
_A_SOURCE = frozenset("source sources src ref refs reference citation cite cited quelle quellen beleg fuente".split())  # noqa: SIM905


def about_inline(fault: str, cure: str, figures: Collection[str], data: object) -> str:
    """The cure of a fault of a text's markup, with the names that `data`, the whole briefing, has for what is meant."""
    named = data if isinstance(data, dict) else {}
    sources = named.get("sources")
    if (cited := _CITED.match(fault)) and (key := key_of(cited[1], sources)):
        return f"write [@{key}]"
    if (led := _LED.match(fault)) and isinstance(sources, dict) and led[1] in sources:
        return f"write [@{led[1]}]"
    if (braced := _BRACED.match(fault)) and cure.endswith("a key of figures:"):
        return _of_a_name(braced[1], figures, sources, named.get("figures"))
    names = {name.casefold(): name for name in figures}
    return re.sub(r"(?<=figures\.)[\w-]+", lambda found: names.get(found[0].casefold(), found[0]), cure)


def _of_a_name(said: str, figures: Collection[str], sources: object, labelled: object) -> str:
    """What to write for a name in braces that is no figure as it stands there."""
    name = re.sub(r"^(?i:figures?)\W+", "", said)
    first = re.split(r"[^\w-]", name)[0]
    names = {one.casefold(): one for one in figures}
    if key := names.get(first.casefold()) or key_of(name, labelled):
        return f"write {{{{ figures.{key} }}}}"
    known = [str(one) for one in sources] if isinstance(sources, dict) else []
    if name in known:
        return f"write [@{name}]"
    if name.casefold() in _A_SOURCE:
        such = f", such as [@{known[0]}]" if known else ""
        return f"write [@key] with a key of sources:{such}"
    if near := misspelt(first, figures):
        return f"did you mean {{{{ figures.{near} }}}}?"
    return "write the words that are meant; a number is written {{ figures.name }}, with a key of figures:"
