"""Edits of a YAML file: the data changes as if plainly changed, and every line that is not about it stays as it was."""

from __future__ import annotations

import copy
import random
from collections import Counter
from pathlib import Path
from typing import Any

import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from briefdeck.yamledit import (
    AddKey,
    Change,
    InsertItem,
    RemoveItem,
    RemoveKey,
    Reorder,
    SetValue,
    edited,
)
from briefdeck.yamlfile import parse

BRIEFINGS = sorted((Path(__file__).parents[1] / "briefings").glob("*.yaml"))


def data(text: str) -> Any:
    document, findings = parse(text, "x.yaml")
    assert document is not None
    assert findings == ()
    return document.data


# --- The laws on random documents -------------------------------------------------------------------------------------

PIECES = (
    *(
        "規制の焦点は装置から保守契約へ移った。",
        "「優位」が薄れる",
        "AIの。",
        "＃：、",
        "あ",
        "👩‍👩‍👧",
        "costs fall by a fifth ",
        "word ",
    ),
    *("2.0", "no", "true", "~", "012", "2026-04-10", "5e11", "<<", "---", "...", "{{ figures.share }}", "[@wire]"),
    *("x: y", "a #b", "#", "- a", "it's", '"so"', "\\n", "\n", "\n\n", " ", "  ", "\t"),
    *("& *", "%", "@", "`", "!", "|", ">", "?", ":", ",", "[", "]", "{", "}"),
)


def words(rng: random.Random, most: int = 5) -> str:
    return "".join(rng.choice(PIECES) for _ in range(rng.randrange(most + 1)))


def scalar(rng: random.Random) -> Any:
    texts = (words(rng), words(rng), words(rng, 14))
    return rng.choice((*texts, rng.randrange(-50, 20000), round(rng.random() * 100, 2), 5e11, 1e-7, True, None))


def value(rng: random.Random, depth: int) -> Any:
    kind = rng.randrange(5) if depth else 0
    if kind == 1:
        return [value(rng, depth - 1) for _ in range(rng.randrange(4))]
    if kind == 2:
        keys = (rng.choice(PIECES) if rng.random() < 0.2 else f"k{i}" for i in range(rng.randrange(4)))
        return {key: value(rng, depth - 1) for key in keys}
    return scalar(rng)


def one_line(text: Any, rng: random.Random, bracket: bool) -> str:
    if not isinstance(text, str):
        return {"True": "true", "False": "false", "None": "null"}.get(repr(text), str(text))
    double = '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t") + '"'
    tries = [text, "'" + text.replace("'", "''") + "'", double]
    rng.shuffle(tries)
    for attempt in tries:
        whole = f"k: [{attempt}]\n" if bracket else f"k: {attempt}\n"
        found, findings = parse(whole, "")
        wanted = [text] if bracket else text
        if found is not None and not findings and found.data == {"k": wanted} and "\n" not in attempt:
            return attempt
    return double


def several_lines(text: str, indent: int, rng: random.Random) -> str | None:
    """A text over several lines: as a block, or wrapped at its spaces and behind its full stops."""
    inner = " " * (indent + rng.randrange(1, 4))
    wrapped = text.replace("。", "。\n") if rng.random() < 0.5 else text.replace(" ", "\n", 2)
    body = "\n".join(inner + line if line else "" for line in wrapped.strip("\n").split("\n"))
    head = rng.choice((">-", ">", "|", "|-", ">+", "|+", ">- # beside", ">-", '"', "'", ""))
    if head == '"':
        attempt = '"' + body.lstrip().replace("\\", "\\\\").replace('"', '\\"') + '"'
    elif head == "'":
        attempt = "'" + body.lstrip().replace("'", "''") + "'"
    else:
        attempt = f"{head}\n{body}" if head else body.lstrip()
    found, findings = parse(f"{' ' * indent}k: {attempt}\n", "")
    return attempt if found is not None and not findings and isinstance(found.data["k"], str) else None


def flow(part: Any, rng: random.Random, indent: int) -> str:
    joint = rng.choice((", ", ",", ",\n" + " " * (indent + 3)))
    if isinstance(part, list):
        return "[" + joint.join(flow(item, rng, indent) for item in part) + "]"
    if isinstance(part, dict):
        return (
            "{"
            + joint.join(f"{one_line(key, rng, True)}: {flow(item, rng, indent)}" for key, item in part.items())
            + "}"
        )
    return one_line(part, rng, True)


def written(part: Any, rng: random.Random, indent: int, below: bool) -> str:
    """What follows a key or a dash."""
    if isinstance(part, list | dict) and (not part or rng.random() < 0.2):
        return " " + flow(part, rng, indent)
    if not isinstance(part, list | dict):
        block = several_lines(part, indent, rng) if isinstance(part, str) and rng.random() < 0.4 else None
        beside = rng.choice(("", "", "", "  # beside"))
        return f" {block}" if block is not None else f" {one_line(part, rng, False)}{beside}"
    inner = indent + (rng.randrange(0, 4) if below and isinstance(part, list) else rng.randrange(1, 4))
    start = "\n"
    if not below and rng.random() < 0.7:
        inner, start = indent + 2, " "
    parts = []
    blank = "\n" if rng.random() < 0.3 else ""
    for number, item in enumerate(part):
        above = f"# about {rng.randrange(100)}\n{' ' * inner}" if rng.random() < 0.2 else ""
        if number and rng.random() < 0.05:
            above = f"# apart {rng.randrange(100)}\n\n{' ' * inner}{above}"
        key = one_line(item, rng, False) if isinstance(part, dict) else ""
        rest = written(part[item], rng, inner, True) if isinstance(part, dict) else written(item, rng, inner, False)
        parts.append(f"{above}{key}:{rest}" if isinstance(part, dict) else f"{above}-{rest}")
    body = f"\n{blank}{' ' * inner}".join(parts)
    head = "  # head\n" if start == "\n" and rng.random() < 0.2 else start
    return head + (" " * inner if head.endswith("\n") else "") + body


def random_text(rng: random.Random) -> str:
    """A text, most often one that is read without a fault."""
    whole = {f"key{i}": value(rng, 3) for i in range(1 + rng.randrange(4))}
    if rng.random() < 0.3:
        text = yaml.safe_dump(
            whole,
            default_style=rng.choice((None, None, '"', "'", ">", "|")),
            default_flow_style=rng.choice((None, False, True)),
            width=rng.choice((20, 80, 1000)),
            indent=rng.choice((2, 4, 7)),
            allow_unicode=rng.random() < 0.8,
            sort_keys=False,
        )
    else:
        text = "# first\n" * rng.randrange(2)
        for key, part in whole.items():
            text += f"{key}:{written(part, rng, 0, True)}\n" + "\n" * rng.randrange(2)
    if rng.random() < 0.2:
        text = text.replace("\n", "\r\n")
    return ("\ufeff" if rng.random() < 0.1 else "") + text


@st.composite
def documents(draw: st.DrawFn) -> tuple[str, random.Random]:
    """A text that is read without a fault, and what to go on with."""
    rng = draw(st.randoms(use_true_random=False))
    text = random_text(rng)
    found, findings = parse(text, "")
    assume(found is not None and not findings)
    return text, rng


def paths(part: Any, path: tuple[str | int, ...] = ()) -> list[tuple[tuple[str | int, ...], Any]]:
    """Every value with its path."""
    found = [(path, part)]
    for step, inner in part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ():
        found += paths(inner, (*path, step))
    return found


def at(whole: Any, path: tuple[str | int, ...]) -> Any:
    for step in path:
        whole = whole[step]
    return whole


def another(old: Any, rng: random.Random) -> Any:
    """Another text: something in it changed, or all of it; or another number."""
    if isinstance(old, bool | None) or rng.random() < 0.2:
        return scalar(rng)
    if isinstance(old, int | float):
        return rng.choice((old + 1, old * 2, round(old * 1.21, 1), -old))
    for _ in range(1 + rng.randrange(2)):
        i = rng.randrange(len(old) + 1)
        old = old[:i] + words(rng, 2) + old[i + rng.choice((0, 0, 1, 2, 7)) :]
    return old


def one_change(whole: Any, rng: random.Random) -> Change:
    path, part = rng.choice(paths(whole))
    parent = at(whole, path[:-1])
    if rng.random() < 0.25 and path:
        return RemoveKey(path) if isinstance(parent, dict) else RemoveItem(path)
    if isinstance(part, dict):
        return AddKey(path, rng.choice(("new", "no", "a: b", "新")), value(rng, 2))
    if isinstance(part, list):
        order = list(range(len(part)))
        rng.shuffle(order)
        insert = InsertItem(path, rng.randrange(len(part) + 1), value(rng, 2))
        return rng.choice((insert, Reorder(path, tuple(order))))
    return SetValue(path, another(part, rng))


def plainly(whole: Any, changes: list[Change]) -> Any:
    """The data with the changes applied plainly, as the interface describes them."""
    whole = copy.deepcopy(whole)
    about_part = (SetValue, RemoveKey, RemoveItem)
    parts = [at(whole, change.path[:-1] if isinstance(change, about_part) else change.path) for change in changes]
    for change, part in zip(changes, parts, strict=True):
        if isinstance(change, SetValue):
            part[change.path[-1]] = change.value
    # Of every list: what comes before each item, and the item, if it stays; at last, what comes at the end.
    slots: dict[int, list[tuple[list[Any], list[Any]]]] = {
        id(part): [*(([], [item]) for item in part), ([], [])] for part in parts if isinstance(part, list)
    }
    orders = {id(part): list(range(len(part))) for part in parts}
    for change, part in zip(changes, parts, strict=True):
        match change:
            case InsertItem(index=index, value=new):
                slots[id(part)][index][0].append(new)
            case RemoveItem(path=path):
                slots[id(part)][int(path[-1])][1].clear()
            case Reorder(order=order):
                orders[id(part)] = list(order)
            case RemoveKey(path=path):
                del part[path[-1]]
            case _:
                pass
    for change, part in zip(changes, parts, strict=True):
        if isinstance(change, AddKey):
            part[change.key] = change.value
        if isinstance(part, list) and id(part) in slots:
            made = slots.pop(id(part))
            part[:] = [
                item for number in (*orders[id(part)], len(part)) for item in (*made[number][0], *made[number][1])
            ]
    return whole


def strict(part: Any) -> Any:
    """For comparison: the order of keys, and what is true or a text, count; whether a number has a point does not."""
    match part:
        case dict():
            return [(key, strict(inner)) for key, inner in part.items()]
        case list():
            return ["list", *map(strict, part)]
        case bool() | None:
            return repr(part)
        case int() | float():
            return float(part)
        case _:
            return f"“{part}”"


@settings(max_examples=600, deadline=None)
@given(documents(), st.integers(1, 5))
def test_the_data_changes_as_if_changed_plainly(made: tuple[str, random.Random], count: int) -> None:
    text, rng = made
    changes = [one_change(data(text), rng) for _ in range(count)]
    after, refused = edited(text, "x.yaml", changes)
    accepted = [change for change in changes if not any(change is refusal.change for refusal in refused)]
    assert strict(data(after)) == strict(plainly(data(text), accepted))


def reached(text: str, path: tuple[str | int, ...]) -> yaml.Node:
    """The node at a path, as PyYAML composes it."""
    node = yaml.compose(text.removeprefix("\ufeff").replace("\r\n", "\n"), Loader=yaml.CSafeLoader)
    for step in path:
        if isinstance(node, yaml.MappingNode):
            node = next(inner for key, inner in node.value if key.value == step)
        else:
            assert isinstance(node, yaml.SequenceNode)
            node = node.value[step]
    assert node is not None
    return node


def lines(text: str) -> list[str]:
    return text.split("\n")


def common(old: list[str], new: list[str]) -> tuple[int, int]:
    """How many lines at the head are the same, and how many at the tail."""
    most = min(len(old), len(new))
    head = next((i for i in range(most) if old[i] != new[i]), most)
    tail = next((i for i in range(most - head) if old[-1 - i] != new[-1 - i]), most - head)
    return head, tail


def bare(text: str) -> Counter[str]:
    """The lines without indentation and dashes, and how often they occur."""
    return Counter(line.lstrip(" -:").rstrip() for line in lines(text) if line.strip(" -:\r"))


def one_place_alone(text: str, change: Change, after: str) -> None:
    old, new = lines(text), lines(after)
    if old == new:
        return
    head, tail = common(old, new)
    path = change.path[:-1] if isinstance(change, RemoveKey | RemoveItem) else change.path
    node = reached(text, path)
    first = node.start_mark.line
    if isinstance(node, yaml.CollectionNode) and not node.flow_style:
        while first > 0 and old[first - 1].lstrip().startswith("#"):
            first -= 1
        first -= 1  # the line of the key, where brackets may come
    assert head >= first
    assert len(old) - tail <= node.end_mark.line + 1
    flow_style = isinstance(node, yaml.CollectionNode) and (node.flow_style or not node.value)
    match change:
        case InsertItem() | AddKey() if not flow_style:
            compact = isinstance(change, InsertItem) and change.index == 0
            assert len(old) - head - tail <= compact, "lines were lost"
        case Reorder() if not flow_style:
            assert bare(text) == bare(after)
        case RemoveItem() | RemoveKey() if not flow_style:
            gone = bare(after) - bare(text)
            assert gone.total() <= 1, "lines are new"
        case _:
            pass


@settings(max_examples=600, deadline=None)
@given(documents())
def test_all_other_lines_stay(made: tuple[str, random.Random]) -> None:
    text, rng = made
    change = one_change(data(text), rng)
    after, refused = edited(text, "x.yaml", [change])
    if refused:
        assert after == text
    else:
        one_place_alone(text, change, after)
        assert after.startswith("\ufeff") == text.startswith("\ufeff")
        assert ("\r\n" in after) == ("\r\n" in text)
        assert after.count("\n") == after.count("\r\n") or "\r\n" not in after
