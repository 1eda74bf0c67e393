"""YAML text → plain data, and the line and column of every value. Nothing here knows what a briefing is.

The parser is libyaml's; what its events mean is decided here, so that the same text always means the same:

* Plain scalars follow YAML 1.2's core schema, but only where nothing that was written gets lost. `true`, `false`,
  `null`, `~` and an empty value are what they say. `31` and `-4` are int; `0.5` and `1.4e12` are float. All else is
  text: `no`, `on`, `2026-04-10`, `012`, `+5`, `1_000`, `0x1f`, `12:30`, `.inf`, integers of more than 18 digits, and a
  decimal whose digits a float would not give back (`3.10`, `2.0`).
* A line break that the author needed to wrap a text never becomes a space between two East Asian characters.
* Tags that build objects are refused, nesting and the growth by aliases are bounded, nothing recurses: any bytes give a
  document or diagnostics, in time linear in their number.
* All faults are reported, up to 100; a syntax error ends the reading, and so is the last.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from briefdeck.diagnostics import Diagnostic, Edit, Rule, Span, in_order, measured
from briefdeck.diagnostics.rules import files
from briefdeck.disk import OversizedError, is_text, read_file
from briefdeck.patterns import regex
from briefdeck.yamlfile import hints as yamlhints
from briefdeck.yamlfile import swallowed, syntax
from briefdeck.yamlfile.scalars import resolved, unwrapped
from briefdeck.yamlfile.tree import Document as Document
from briefdeck.yamlfile.tree import Node
from briefdeck.yamlfile.wrapping import is_prose
from briefdeck.yamlfile.wrapping import unwrapped as unwrapped_file

MAX_BYTES = 4_000_000
MAX_VALUES = 150_000
"""Keys, values, lists and mappings, as they are written."""
MAX_DEPTH = 50
MAX_EXPANSION, MAX_FINDINGS = 100_000, 100
"""How many values aliases may add to those that are written; how many faults are told."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# What XML 1.0 cannot hold, libyaml refuses or takes for line breaks though no editor does.
ILLEGAL = regex("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_CORE = "tag:yaml.org,2002:"
_CORE_TYPES: dict[str, tuple[type, ...]] = {
    f"{_CORE}str": (str,),
    f"{_CORE}int": (int,),
    f"{_CORE}float": (float, int),
    f"{_CORE}bool": (bool,),
    f"{_CORE}null": (type(None),),
    f"{_CORE}map": (dict,),
    f"{_CORE}seq": (list,),
}


Parsed = tuple[Document | None, tuple[Diagnostic, ...]]
"""What a text holds, and what is wrong with it."""


def read(path: Path, *, shown: str | None = None, parsed: Callable[[str, str], Parsed] | None = None) -> Parsed:
    """Read a YAML file; `shown` is the name that diagnostics give it, `parsed` reads its text in the place of `parse`.

    A document that comes with errors holds what could be read, so that its content can be judged in the same run.
    """
    file = shown if shown is not None else str(path)
    if not is_text(path):
        what = "its name is not UTF-8 text, and would stand in what is built"
        return None, (files.UNREADABLE_FILE.at(Span(file), what, "rename it"),)
    try:
        raw = read_file(path, MAX_BYTES)
    except FileNotFoundError:
        return None, (files.UNREADABLE_FILE.at(Span(file), "no such file", yamlhints.near(path)),)
    except IsADirectoryError:
        return None, (files.UNREADABLE_FILE.at(Span(file), "this is a folder", "give a file inside it"),)
    except PermissionError:
        return None, (files.UNREADABLE_FILE.at(Span(file), "you may not read this file", "change its permissions"),)
    except OversizedError as error:
        what = f"{error.size / 1e6:,.1f} MB, at most {MAX_BYTES / 1e6:.0f} MB can be read"
        hint = "move data into a CSV file beside it, and pictures into their own files"
        facts = measured("size", error.size, MAX_BYTES, "bytes")
        return None, (files.OVERSIZED_FILE.at(Span(file), what, hint, facts=facts),)
    except OSError as error:
        return None, (files.UNREADABLE_FILE.at(Span(file), error.strerror or str(error)),)
    try:
        return (parsed or parse)(raw.decode("utf-8-sig"), file)
    except UnicodeDecodeError as error:
        return None, (yamlhints.not_utf8(raw, error.start, file),)


def parse(text: str, file: str) -> Parsed:
    """Read YAML text; `file` is the name that diagnostics and spans give it."""
    reader = Reader(normalized(text), file)
    root = reader.read()
    told = in_order(reader.findings)
    return (Document(root.data, file, reader.text, root, reader.aliased, reader.values) if root else None), told


def normalized(text: str) -> str:
    """A text with one kind of line break, so that offsets in it and the parser's lines agree."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


class _Fatal(Exception):  # noqa: N818 - not an error of ours; it ends the reading
    """The rest of the text cannot be read with any sense."""


class Reader:
    """Builds nodes from the parser's events with a stack of its own, and collects what is wrong."""

    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.file = file
        self.findings: list[Diagnostic] = []
        self.root: Node | None = None
        self.stack: list[Node] = []
        self.anchors: dict[str, Node] = {}
        self.unused: dict[str, Node] = {}
        self.long_quote: Any = None
        self.expansion, self.values, self.aliased = 0, 0, False

    def read(self) -> Node | None:
        """The outermost mapping, or None where there is none or where the text cannot be read to its end."""
        self._replace_illegal()
        if conflict := syntax.conflict(self._lines):
            self._find(files.BROKEN_YAML, *conflict)
            return None
        self._unwrap()
        try:
            for event in yaml.parse(self.text, Loader=_LOADER):
                self._take(event)
        except _Fatal:
            return self.root if self.root is not None and self.root.entries is not None else None
        except yaml.MarkedYAMLError as error:
            self._syntax(error)
            return None
        except (yaml.YAMLError, ValueError, OverflowError) as error:  # an escape such as \UFFFFFFFF, without libyaml
            self._find(files.BROKEN_YAML, 0, 0, str(error))
            return None
        if self.root is None or self.root.entries is None:
            self._not_a_mapping()
            return None
        for name, node in self.unused.items():
            what = f"&{name} names this value, and nothing refers to it: the words do not stand in the text"
            hint = "put the whole text into double quotes, or delete the &"
            self._find(files.SWALLOWED_WORDS, node.line, node.column, what, hint)
        return self.root

    def _find(
        self, rule: Rule, line: int, column: int, what: str, hint: str = "", edits: tuple[Edit, ...] = ()
    ) -> None:
        if len(self.findings) < MAX_FINDINGS:
            self.findings.append(rule.at(Span(self.file, line, column), what, hint, edits))

    def _unwrap(self) -> None:
        """Report what stands around the YAML and go on without it."""
        text, found = unwrapped_file(self.text)
        if found is not None:
            edits = tuple(Edit(line, 1, written, "") for line, written in found.marks)
            self._find(files.WRAPPED_YAML, found.line, 1, found.what, found.hint, edits)
        self.text = text

    def _take(self, event: Any) -> None:
        mark = event.start_mark
        if event.__class__ is yaml.ScalarEvent:  # most of them
            self._count(mark)
            self._place(self._scalar(event, mark), event.anchor, plain=event.implicit[0])
            return
        if isinstance(event, yaml.NodeEvent):
            self._count(mark)
        match event:
            case yaml.MappingStartEvent():
                self._open(Node({}, mark.line + 1, mark.column + 1, entries={}), event)
            case yaml.SequenceStartEvent():
                self._open(Node([], mark.line + 1, mark.column + 1, items=[]), event)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                node = self.stack.pop()
                for source in node.merged:
                    self._merge(node, source)
                self._place(node)
            case yaml.AliasEvent():
                self.aliased = True
                self._place(self._alias(str(event.anchor), mark.line + 1, mark.column + 1))
            case yaml.DocumentStartEvent() if self.root is not None:
                what, hint = "a second document begins", "split the file in two"
                rest = [line for line in self.text.split("\n")[mark.line + 1 :] if line.strip()]
                if rest and (rest[0].startswith("# ") or is_prose(rest[0])):
                    what, hint = "words follow the YAML behind ---", "delete them, or say them under a key"
                elif rest and yamlhints.reads_as_key(rest[0]) and not set(self.root.data) & {rest[0].partition(":")[0]}:
                    what, hint = "this line parts the file in two", "delete it: a file is one document"
                    self.root = None
                self._find(files.MULTIPLE_DOCUMENTS, mark.line + 1, mark.column + 1, what, hint)
                raise _Fatal

    def _count(self, mark: Any) -> None:
        self.values += 1
        if self.values > MAX_VALUES:
            what = f"more than {MAX_VALUES:,} values up to here, which is more than can be read"
            hint = "move data into a CSV file beside it, or divide the briefing in two"
            self._find(files.OVERSIZED_FILE, mark.line + 1, mark.column + 1, what, hint)
            raise _Fatal

    def _open(self, node: Node, event: Any) -> None:
        if len(self.stack) == MAX_DEPTH:
            what = f"more than {MAX_DEPTH} levels of lists and mappings inside one another"
            self._find(files.NESTING_TOO_DEEP, node.line, node.column, what, "look for a bracket that is never closed")
            raise _Fatal
        if event.tag is not None:
            self._check_tag(event.tag, node)
        if event.anchor is not None:
            self.anchors[event.anchor] = node
        self.stack.append(node)

    def _scalar(self, event: Any, mark: Any) -> Node:
        text: str = event.value
        end, style, plain = event.end_mark, event.style, event.implicit[0]
        wrapped = end.line > mark.line
        if wrapped and style != "|":
            text = unwrapped(text, self.text[mark.index : end.index], style)
        line, column = mark.line + 1, mark.column + 1
        if style == '"' and (illegal := ILLEGAL.search(text)):
            what = f"an escape stands for {_name(illegal[0])}, which Office files cannot hold"
            self._find(files.ILLEGAL_CHARACTER, line, column, what, "delete it")
        quoted = not plain if event.tag is None else event.tag in ("!", f"{_CORE}str")
        data = text if quoted else resolved(text)
        node = Node(data, line, column, 1 + len(text) // 100, plain and text == "<<")
        if event.tag is not None and event.tag != "!":
            self._check_tag(event.tag, node)
        if wrapped and style in ("'", '"'):
            self._note_long_quote(event)
        elif plain and not text and self.stack and self.stack[-1].pending is not None:
            if found := swallowed.value(self.text, end):
                self._find(files.BROKEN_YAML, *found)
        elif plain and (wrapped or self.text.startswith((" ", "\t"), end.index)) and isinstance(data, str):
            for swallows in swallowed.words(data, self.text, event):
                self._find(files.SWALLOWED_WORDS, *swallows)
        return node

    def _note_long_quote(self, event: Any) -> None:
        """Remember quoted words over lines that read as keys: where the quote was meant to end earlier."""
        inside = self.text[event.start_mark.index : event.end_mark.index].split("\n")[1:]
        if any(yamlhints.reads_as_key(line) for line in inside):
            self.long_quote = event

    def _check_tag(self, tag: str, node: Node) -> None:
        if isinstance(node.data, _CORE_TYPES.get(tag, ())):
            return
        name = tag.replace(_CORE, "!!")
        what = f"{name} does not fit this value" if tag in _CORE_TYPES else f"the tag {name} is not plain data"
        hint = "write the value itself in its place"
        if node.data != "":
            hint = "delete the tag, or put the text into quotes"
        self._find(files.FORBIDDEN_TAG, node.line, node.column, what, hint)

    def _alias(self, name: str, line: int, column: int) -> Node:
        node = self.anchors.get(name)
        pending = self.stack[-1].pending if self.stack else None
        if node is None and pending is not None and pending.is_merge:
            hint = f"delete this line, or put &{name} behind the key of the mapping that is meant, above it"
            self._find(files.BROKEN_YAML, line, column, f"no mapping has the name &{name}", hint)
            return Node({}, line, column, entries={})
        if node is None:
            hint = 'put the whole text into double quotes: "*…", or name the value above with & first'
            self._find(files.BROKEN_YAML, line, column, f"*{name} refers to nothing", hint)
            return Node("", line, column)
        self.unused.pop(name, None)
        self.expansion += node.size
        if any(node is opened for opened in self.stack):
            what = f"*{name} contains itself"
        elif self.expansion > MAX_EXPANSION:
            what = f"aliases add more than {MAX_EXPANSION:,} values"
        else:
            return node
        self._find(files.ALIAS_EXPLOSION, line, column, what, "write the repeated content out")
        raise _Fatal

    def _place(self, node: Node, anchor: str | None = None, *, plain: bool = False) -> None:
        """Put a complete value where it belongs: into the list or mapping that is open."""
        if anchor is not None:
            self.anchors[anchor] = node
            if plain and isinstance(node.data, str):
                self.unused[anchor] = node
        if not self.stack:
            self.root = node
            return
        parent = self.stack[-1]
        if parent.items is not None:
            parent.items.append(node)
            parent.data.append(node.data)
            parent.size += node.size
        elif parent.pending is None:
            parent.pending = node
        else:
            key, parent.pending = parent.pending, None
            if key.is_merge:
                parent.merged = (*parent.merged, node)
            else:
                self._enter(parent, key, node)

    def _enter(self, parent: Node, key: Node, value: Node) -> None:
        name = key.data
        if isinstance(name, dict | list):
            self._non_string_key(key)
            name = f"line {key.line}"
        elif not isinstance(name, str):
            name = json.dumps(name)  # a year or a truth as a key is its words
        elif name.startswith("\u3000"):
            what = "a full-width space before a key does not indent it"
            self._find(files.BROKEN_YAML, key.line, key.column, what, "indent with ordinary half-width spaces")
        assert parent.entries is not None
        if name in parent.entries and (value.data is not None or not name.isdigit()):  # 39,000,000 is told once
            what = f"`{name}` stands in line {parent.entries[name][0].line} already"
            another = self._begun_again(parent, name, key)
            hint = "write a dash before it, where another item begins, or delete" if another else "delete or rename"
            self._find(files.DUPLICATE_KEY, key.line, key.column, what, f"{hint} one of the two")
            if another:
                _add(parent, name, key, value)
        else:
            _add(parent, name, key, value)

    def _begun_again(self, parent: Node, name: str, key: Node) -> bool:
        """Whether a key begins another item, whose dash is missing: the item before it ends then."""
        first = next(iter(parent.data)) == name and len(parent.data) > 1
        if not first or len(self.stack) < 2 or self.stack[-2].items is None:
            return False
        here = self.stack.pop()
        self._place(Node(parent.data, parent.line, parent.column, parent.size, entries=parent.entries))
        self.stack.append(here)
        parent.data, parent.entries, parent.size = {}, {}, 1
        parent.line, parent.column = key.line, key.column
        return True

    def _merge(self, node: Node, source: Node) -> None:
        """`<<: *other` adds the entries that the mapping does not have itself; a list adds those of several."""
        assert node.entries is not None
        for mapping in [source] if source.items is None else source.items:
            if mapping.entries is None:
                what = "`<<` takes a mapping, or a list of mappings"
                self._find(files.BROKEN_YAML, source.line, source.column, what, "refer to a mapping: `<<: *name`")
                return
            for name, (key, value) in mapping.entries.items():
                if name not in node.entries:
                    _add(node, name, key, value)

    def _non_string_key(self, key: Node) -> None:
        what, hint = yamlhints.no_key(self._line(key.line), key.column)
        self._find(files.NON_STRING_KEY, key.line, key.column, what, hint)

    def _not_a_mapping(self) -> None:
        self.findings = [found for found in self.findings if found.rule is not files.SWALLOWED_WORDS]
        root = self.root if self.root is not None and self.root.data is not None else None
        line, column, is_list = (root.line, root.column, root.items is not None) if root else (0, 0, False)
        self._find(files.NOT_A_MAPPING, *syntax.no_mapping(self._lines, line, column, is_list=is_list))

    def _syntax(self, error: yaml.MarkedYAMLError) -> None:
        line, column, what, hint = syntax.fault(error, self._lines, self.long_quote)
        told = {found.span.line for found in self.findings if found.rule in (files.BROKEN_YAML, files.NON_STRING_KEY)}
        # Words beyond the place were read with the mistake in them.
        self.findings = [one for one in self.findings if one.rule is not files.SWALLOWED_WORDS or one.span.line < line]
        if line not in told:  # it is the same mistake
            self._find(files.BROKEN_YAML, line, column, what, hint)

    @cached_property
    def _lines(self) -> list[str]:
        return self.text.split("\n")

    def _line(self, number: int) -> str:
        return self._lines[number - 1] if 0 < number <= len(self._lines) else ""

    def _replace_illegal(self) -> None:
        """Report illegal characters and go on without them, so that the parser meets the rest of the file."""
        line, line_start, after = 1, 0, 0
        for found in ILLEGAL.finditer(self.text):
            at = found.start()
            line += self.text.count("\n", after, at)
            line_start = max(line_start, self.text.rfind("\n", after, at) + 1)
            after = at
            what = f"{_name(found[0])} cannot stand in a text"
            self._find(files.ILLEGAL_CHARACTER, line, at - line_start + 1, what, "delete it, or write a line break")
            if len(self.findings) == MAX_FINDINGS:
                break
        if after or self.findings:
            self.text = ILLEGAL.sub("\ufffd", self.text)


def _add(mapping: Node, name: str, key: Node, value: Node) -> None:
    assert mapping.entries is not None
    mapping.entries[name] = (key, value)
    mapping.data[name] = value.data
    mapping.size += value.size


def _name(character: str) -> str:
    """A character that cannot be printed, by its number."""
    return f"U+{ord(character):04X}"
