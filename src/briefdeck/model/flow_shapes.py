"""Flows as other tools write them: a list of nodes, links by number or with an arrow."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from briefdeck.diagnostics import Diagnostic
from briefdeck.diagnostics.rules import briefing as rules
from briefdeck.model import habits
from briefdeck.model.section import Pairs
from briefdeck.patterns import regex
from briefdeck.yamlfile.reader import Document
from briefdeck.yamlfile.tree import Path

_NODES = ("nodes", "pools", "node", "vertices", "columns")
_LINKS = ("links", "edges", "flows", "link", "connections")
_FROM, _TO = ("from", "source", "src", "start"), ("to", "target", "dest", "destination", "end")
_AMOUNT = ("value", "amount", "weight", "count", "size")
_NAME = ("name", "label", "title", "id", "key")
_ARROW = regex(r"\s*(.+?)\s*(?:-{1,2}>|=>|→|➜)\s*(.+?)\s*(?:[:：,]\s*(-?[\d.]+)\s*)?")

_MOST = 40  # links that a hint shows
Columns = Callable[[Pairs], list[list[str]]]
_Link = tuple[str, str, Any]


def linked(
    document: Document, section: Path, written: Mapping[str, Any], columns_of: Columns
) -> tuple[tuple[Path, ...], Diagnostic] | None:
    """The finding about a section whose pools or links are in another shape, and the paths of all that it tells.

    `columns_of` says of links, by their two ends, which ends stand in each column."""
    nodes_key = next((key for key in _NODES if isinstance(written.get(key), list)), "")
    links_key = next((key for key in _LINKS if isinstance(written.get(key), list | dict)), "")
    names = _nodes(written[nodes_key]) if nodes_key else {}
    if not links_key or names is None:
        return None  # its columns are ours
    links = _links(written[links_key], list(names))
    ours = links_key == "links" and all(
        isinstance(one, dict) and {"from", "to"} <= set(one) for one in written["links"]
    )
    if not links or len(links) > _MOST or (ours and not nodes_key):
        return None
    ids = {said: habits.name_of(said) or f"s{number}" for number, said in enumerate(_all(names, links), 1)}
    depths = columns_of([(ids[start], ids[end]) for start, end, _ in links])
    if len(depths) < 2 or any(not column for column in depths):
        return None
    shown = {ids[said]: names.get(said, said) for said in ids}
    columns = ", ".join(
        f"{{pools: [{', '.join(f'{{id: {one}, name: {habits.cell(shown[one])}}}' for one in column)}]}}"
        for column in depths
    )
    hint = f"write columns: [{columns}]"
    if not ours or any(said != ids[said] for said in ids):
        arrows = (f"{{from: {ids[start]}, to: {ids[end]}, value: {value}}}" for start, end, value in links)
        hint += f" and links: [{', '.join(arrows)}]"
    first = nodes_key or links_key
    what = "a flow has its pools in columns, from left to right, and links between them"
    if first not in ("columns", "links"):
        hint += f", in the place of {first}:"
    told = tuple((*section, key) for key in dict.fromkeys((nodes_key, links_key, "columns", "links")) if key)
    return told, rules.WRONG_TYPE.at(document.key_span((*section, first)), what, hint)


def _all(names: Mapping[str, str], links: Sequence[_Link]) -> list[str]:
    return list(dict.fromkeys((*names, *(end for start, to, _ in links for end in (start, to)))))


def _nodes(written: Sequence[Any]) -> dict[str, str] | None:
    """What links call each node, and its name; None where they stand in columns already, or nobody can tell."""
    made: dict[str, str] = {}
    for one in (each for stage in written for each in (stage if isinstance(stage, list) else [stage])):
        if isinstance(one, str | int) and not isinstance(one, bool):
            made[str(one)] = str(one)
        elif isinstance(one, dict) and not {"pools", "head"} & set(one):
            name = next((str(one[key]) for key in _NAME if isinstance(one.get(key), str | int)), "")
            made[str(one.get("id", one.get("key", name)))] = name
        else:
            return None
    return made if all(made) and all(made.values()) else None


def _links(written: Any, nodes: Sequence[str]) -> list[_Link]:
    """Links with their ends and amounts; none where one of them cannot be told."""
    entries = list(written.items()) if isinstance(written, dict) else written
    made = [_link(one, nodes) for one in entries]
    found = [link for link in made if link is not None]
    return found if len(found) == len(made) else []


def _link(written: Any, nodes: Sequence[str]) -> _Link | None:
    match written:
        case dict() if len(written) == 1 and isinstance(value := next(iter(written.values())), int | float):
            return _of_arrow(str(next(iter(written))), value)
        case (str(name), int() | float() as value):
            return _of_arrow(name, value)
        case [start, end, int() | float() as value]:
            return _end(start, nodes), _end(end, nodes), value
        case dict():
            start, end, value = (_first(written, keys) for keys in (_FROM, _TO, _AMOUNT))
            told = isinstance(start, str | int) and isinstance(end, str | int) and isinstance(value, int | float)
            return (_end(start, nodes), _end(end, nodes), value) if told else None
        case str():
            return _of_arrow(written, None)
        case _:
            return None


def _of_arrow(words: str, value: Any) -> _Link | None:
    found = _ARROW.fullmatch(words)
    amount = value if value is not None else found[3] if found else None
    return (found[1], found[2], amount) if found and amount is not None else None


def _first(written: Mapping[str, Any], keys: Sequence[str]) -> Any:
    return next((written[key] for key in keys if key in written), None)


def _end(said: Any, nodes: Sequence[str]) -> str:
    """An end of a link: by its place among the nodes, or by its name."""
    return nodes[said] if isinstance(said, int) and 0 <= said < len(nodes) else str(said)
