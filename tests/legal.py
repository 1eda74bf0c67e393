"""Random briefings that say all that the model lets them say: made from the model, so that a new key is in them.

A key is there or not by chance, at any depth; what hangs together (a cell for each option, names that lead somewhere)
is made to fit.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from enum import Enum
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from briefdeck.declared import Declared
from briefdeck.model.briefing import Briefing
from briefdeck.model.leaves import Text
from briefdeck.model.sections import SECTION_KINDS
from briefdeck.model.traits import Trait, traits_of

_LATER = frozenset({"since", "audiences", "icon", "picture", "sheet", "emphasis", "keywords"})
SOURCES, FIGURES = ("wire", "paper"), ("cost", "rent")


class Writer:
    """Writes briefings; every text is a word of its own, by which it is known again."""

    def __init__(self, seed: int, kinds: tuple[str, ...] = tuple(SECTION_KINDS)) -> None:
        self.rng = random.Random(seed)
        self.kinds = kinds
        self.count = 0

    def briefing(self) -> dict[str, Any]:
        """A briefing with a section of each kind."""
        made = self._mapping(Briefing, 0)
        made |= {"briefdeck": 1, "language": "en", "date": "2026-04-10", "from": self._word()}
        made["figures"] = {
            key: {"value": 12 + place, "unit": "%", "label": self._word(), "sources": ["wire"]}
            for place, key in enumerate(FIGURES)
        }
        made["sources"] = {key: {"outlet": self._word(), "title": self._word(), "date": "2026-03"} for key in SOURCES}
        made["sections"] = [self.section(kind, place) for place, kind in enumerate(self.kinds)]
        return made

    def section(self, kind: str, place: int) -> dict[str, Any]:
        """A section of a kind, with an id."""
        made = self._mapping(SECTION_KINDS[kind], 1) | {"kind": kind, "id": f"s{place}"}
        if "share" in made:
            made["share"] |= {"figures": [FIGURES[0]], "of": FIGURES[-1]}
        if "compare" in made and "limit" not in made["compare"]:  # one figure alone is held against a limit
            made["compare"]["figures"] = list(FIGURES)
        if kind in _FITTED:
            _FITTED[kind](self, made)
        return made

    def _word(self) -> str:
        self.count += 1
        return f"Word{self.count}"

    def _mapping(self, model: type[Declared], depth: int) -> dict[str, Any]:
        traits = traits_of(model)
        made: dict[str, Any] = {}
        for name, info in model.model_fields.items():
            key = info.alias or name
            if key in _LATER or (key in ("figures", "sources", "sections") and model is Briefing):
                continue
            if info.is_required() or self.rng.random() < 0.5:
                value = self._value(key, info.annotation, traits[key], depth, _least(info))
                if value is not None:
                    made[key] = value
        return made

    def _value(self, key: str, annotation: Any, traits: Trait, depth: int, least: int = 0) -> Any:
        if Trait.SECTION in traits:
            return f"s{self.rng.randrange(len(self.kinds))}"
        if Trait.SOURCES in traits and key != "via":
            return list(SOURCES[: self.rng.randint(1, 2)])
        if Trait.FIGURES in traits:
            chosen = list(FIGURES[: max(least, self.rng.randint(1, 2))])
            return chosen if get_origin(_parts(annotation)[0]) is list else chosen[0]
        if Trait.DATE in traits:
            return f"2026-{self.rng.randint(1, 12):02}"
        if key in ("id", "emphasis", "via"):
            return None
        parts = [part for part in _parts(annotation) if part is not type(None)]
        chosen = parts[0]
        origin = get_origin(chosen)
        if origin is list:
            if depth > 4:
                return [] if not least else None
            inner = get_args(chosen)[0]
            return [self._value(key, inner, traits, depth + 1) for _ in range(max(least, self.rng.randint(1, 3)))]
        if origin is Literal:
            return self.rng.choice(get_args(chosen))
        if chosen is Text or chosen is Any:
            return self._word()
        if isinstance(chosen, type) and issubclass(chosen, Declared):
            return self._mapping(chosen, depth + 1)
        if isinstance(chosen, type) and issubclass(chosen, Enum):
            return self.rng.choice(list(chosen)).value
        if chosen is bool:
            return self.rng.random() < 0.5
        return self._word() if chosen is str else 2


def _least(info: Any) -> int:
    return int(info.limits.get("min_length", 0))


def _parts(annotation: Any) -> list[Any]:
    if get_origin(annotation) is Annotated:
        return _parts(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType):
        return [part for argument in get_args(annotation) for part in _parts(argument)]
    return [annotation]


# --- What hangs together, by kind -------------------------------------------------------------------------------------


def _words(writer: Writer, count: int) -> list[str]:
    return [writer._word() for _ in range(count)]


def _background(writer: Writer, made: dict[str, Any]) -> None:
    if not made.get("points") and "shift" not in made:
        made["points"] = _words(writer, 2)


def _phases(writer: Writer, made: dict[str, Any]) -> None:
    for phase in made["phases"]:
        phase.pop("cells", None)
        if made.get("aspects"):
            phase["cells"] = _words(writer, len(made["aspects"]))


def _comparison(writer: Writer, made: dict[str, Any]) -> None:
    for aspect in made["aspects"]:
        aspect["cells"] = _words(writer, len(made["options"]))


def _scorecard(writer: Writer, made: dict[str, Any]) -> None:
    for item in made["items"]:
        item["scores"] = [writer.rng.choice((0, 2, 4, "yes", "no", "open")) for _ in made["criteria"]]


def _table(writer: Writer, made: dict[str, Any]) -> None:
    made.pop("data", None)
    made["columns"] = _words(writer, 3)
    made["rows"] = [[writer._word(), 10 + row, writer._word()] for row in range(3)]
    made.pop("total", None)


def _chart(writer: Writer, made: dict[str, Any]) -> None:
    for key in ("names", "lines", "second_unit", "index", "totals"):
        made.pop(key, None)
    made["type"] = writer.rng.choice(("column", "strip"))
    names = _words(writer, 3)
    made["data"] = {"categories": names, "series": [{"name": writer._word(), "values": [1, 2, 4]}]}
    if "bracket" in made:
        made["bracket"] = {"of": names[:2], "as": "sum"}


def _flow(writer: Writer, made: dict[str, Any]) -> None:
    pools = [[{"id": f"p{column}{row}", "name": writer._word()} for row in range(2)] for column in range(2)]
    made["columns"] = [{"head": writer._word(), "pools": each} for each in pools]
    made["links"] = [{"from": f"p0{row}", "to": f"p1{row}", "value": 5} for row in range(2)]
    for key in ("data", "sheet", "sums"):
        made.pop(key, None)


_FITTED: dict[str, Callable[[Writer, dict[str, Any]], None]] = {
    "background": _background,
    "phases": _phases,
    "comparison": _comparison,
    "scorecard": _scorecard,
    "table": _table,
    "chart": _chart,
    "flow": _flow,
}
