"""Jinja2 for the leaves of plans: expressions only, in its sandbox, yielding values that keep their origin.

A leaf that is one expression yields the expression's value; words around expressions join into RichText. There are no
statements, no calls, no methods and few filters: a plan chooses and words, it does not compute, and an untrusted plan
can neither run code nor run for ever. How long and how deep an expression may be is bounded before it is parsed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache, partial
from typing import Any

from jinja2 import StrictUndefined, TemplateSyntaxError, Undefined, meta, nodes
from jinja2.exceptions import FilterArgumentError, SecurityError, TemplateRuntimeError, UndefinedError
from jinja2.nativetypes import NativeEnvironment, NativeTemplate
from jinja2.sandbox import SandboxedEnvironment
from jinja2.utils import missing

from briefdeck.diagnostics.words import did_you_mean
from briefdeck.document.richtext import RichText, Run, words
from briefdeck.document.visible import Record, statement

MAX_SOURCE, MAX_TOKENS, MAX_BRACKETS, MAX_DEPTH, MAX_DIGITS = 10_000, 200, 10, 40, 15
"""Characters of a leaf; of each expression in it words and signs, brackets inside brackets, steps inside steps; digits
of a number."""
FAULTS = (TemplateSyntaxError, UndefinedError, SecurityError, TemplateRuntimeError, TypeError)
# Words of Jinja2's messages → what is wrong, and the cure.
_PLAIN_WORDS = (
    ("end of template", "{{ is opened and not closed", "close it with }}"),
    ("No test named", "there is no such test", ""),
    ("object has no element", "the value has no such part", ""),
    ("end of print statement", "the expression ends where it should go on", "write what is missing, or shorten it"),
    ("not safely callable", "a plan cannot call anything", "name a value; filters such as joined('、') form it"),
    ("is unsafe", "a plan cannot reach into the program", "name a value of the briefing"),
    ("not supported between", "values of two kinds cannot be compared", "compare texts with == or in"),
)
_FILTERS = ("default", "first", "last", "length", "list", "map", "reject", "rejectattr", "select", "selectattr", "sort")


def plain(message: str) -> tuple[str, str]:
    """What is wrong with an expression, in plain words where Jinja2's are its own, and the cure."""
    if found := re.search(r"No filter named '(\w+)'", message):
        return f"there is no filter “{found[1]}”", did_you_mean(found[1], _FILTERS)
    for sign, what, cure in _PLAIN_WORDS:
        if sign in message:
            return what, cure
    return message.rstrip(".").replace("'", "`"), ""


def join(values: Iterable[Any]) -> Any:
    """One value stays as it is; several become RichText, each run with the origin that it had."""
    pieces = list(values)
    _defined(*pieces)
    if len(pieces) == 1:
        return pieces[0]
    return RichText(tuple(inline for piece in pieces for inline in _words(piece).inlines))


def _defined(*values: Any) -> None:
    """Raises UndefinedNameError with the name that is not known."""
    for value in values:
        if isinstance(value, Undefined):
            str(value)


def _words(piece: Any) -> RichText:
    if isinstance(piece, RichText):
        return piece
    if isinstance(piece, Record) and "text" in piece.names():
        return statement(piece)
    return words("" if piece is None else str(piece))


def ended(text: Any, mark: Any) -> RichText:
    """A sentence with its full stop: added where the text has none, before the marks of its sources."""
    _defined(text, mark)
    if not isinstance(text, RichText | str) or not isinstance(mark, str):
        raise FilterArgumentError("ended is for a sentence, and wants its full stop")
    sentence = _words(text)
    words_ = sentence.plain
    if not words_ or words_[-1] in "。．.!?！？」』）)":
        return sentence
    last = max(i for i, inline in enumerate(sentence.inlines) if isinstance(inline, Run))
    return RichText((*sentence.inlines[: last + 1], Run(mark, origin=None), *sentence.inlines[last + 1 :]))


def joined(values: Any, between: Any = "") -> RichText:
    """The words of several values, with the same words between them."""
    _defined(values, between)
    if not isinstance(values, Iterable) or isinstance(values, str | RichText) or not isinstance(between, str):
        raise FilterArgumentError("joined is for a list, and wants the words between its items")
    text = RichText()
    for value in values:
        text += (words(between) if text else RichText()) + _words(value)
    return text


class UndefinedNameError(UndefinedError):
    """A leaf asks for a `name` that nothing has."""

    def __init__(self, name: str, message: str) -> None:
        super().__init__(message)
        self.name = name


class _Unknown(StrictUndefined):
    """A value that is not there: any use of it raises, and says which name was asked for."""

    __slots__ = ()

    def __init__(
        self, hint: str | None = None, obj: Any = missing, name: Any = None, exc: type[Exception] = UndefinedError
    ) -> None:
        asked = isinstance(name, str) and hint is None and exc is UndefinedError
        super().__init__(hint, obj, name, partial(UndefinedNameError, name) if asked else exc)  # type: ignore[arg-type]


class _Template(NativeTemplate):
    pass


class _Environment(SandboxedEnvironment, NativeEnvironment):
    concat = staticmethod(join)
    template_class = _Template
    intercepted_binops = frozenset({"*", "**", "%", "//", "/"})

    def call_binop(self, _context: Any, operator: str, _left: Any, _right: Any) -> Any:
        raise SecurityError(f"a plan cannot compute with “{operator}”")

    def is_safe_callable(self, _obj: Any) -> bool:
        return False


_Template.environment_class = _Environment


def _make_environment() -> _Environment:
    environment = _Environment(undefined=_Unknown, autoescape=False, cache_size=0)
    environment.globals.clear()
    environment.filters = {name: environment.filters[name] for name in _FILTERS}
    environment.filters |= {"cite": cite, "ended": ended, "joined": joined}
    return environment


def cite(text: Any, sources: Any) -> RichText:
    """The text with the marks of these sources at its end."""
    _defined(text, sources)
    listed = tuple(sources) if isinstance(sources, Iterable) and not isinstance(sources, str | RichText) else None
    known = listed is not None and all(isinstance(s, Record) and "citation" in set(s.names()) for s in listed)
    if not isinstance(text, RichText | str) or listed is None or not known:
        raise FilterArgumentError("cite is for words, and wants a list of sources")
    return _words(text).citing(source.citation for source in listed)


_ENVIRONMENT = _make_environment()


# A value by its name, as most leaves are: `{{ section.message }}`, without a word that Jinja2 takes for its own.
_PATH = re.compile(r"\{\{ ?([a-z_]+(?:\.[a-z_]+)*) ?\}\}", re.ASCII)
_RESERVED = frozenset({"and", "else", "false", "if", "in", "is", "none", "not", "or", "self", "super", "true"})
_MOST_STEPS = MAX_DEPTH // 2

Filled = Callable[[Mapping[str, Any]], Iterable[Any]]
"""What gives the values of a leaf for the names that it may use."""


@lru_cache(maxsize=4096)
def compiled(source: str) -> Filled:
    """A leaf, ready to be filled. Raises TemplateSyntaxError for anything but words and expressions."""
    path = _PATH.fullmatch(source) if len(source) <= MAX_SOURCE else None
    if path is not None:
        name, *attributes = path[1].split(".")
        if name not in _RESERVED and len(attributes) < _MOST_STEPS:
            return partial(_looked_up, name, attributes)
    template = _template(source)
    return lambda names: template.root_render_func(template.new_context(dict(names)))


def _looked_up(name: str, attributes: Iterable[str], names: Mapping[str, Any]) -> tuple[Any]:
    """A value by its name and those of its parts, as Jinja2's own code finds it."""
    value = names[name] if name in names else _ENVIRONMENT.undefined(name=name)
    for attribute in attributes:
        value = _ENVIRONMENT.getattr(value, attribute)
    return (value,)


def _template(source: str) -> NativeTemplate:
    _judge_size(source)
    tree = _ENVIRONMENT.parse(source)
    for node in tree.body:
        if not isinstance(node, nodes.Output):
            kind = type(node).__name__.lower()
            raise TemplateSyntaxError(f"a plan has expressions only, and this is “{kind}”", node.lineno)
    _judge_depth(tree)
    try:
        code = _ENVIRONMENT.compile(tree)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:  # what Python says of code that is made
        raise TemplateSyntaxError("the expression cannot be read", 1) from error
    template = _Template.from_code(_ENVIRONMENT, code, _ENVIRONMENT.make_globals(None), None)
    assert isinstance(template, NativeTemplate)
    return template


def _judge_size(source: str) -> None:
    """Refuse what is too long before it is parsed: parsing goes down a step for each bracket and each `not`."""
    if len(source) > MAX_SOURCE:
        raise TemplateSyntaxError(f"it has {len(source):,} characters, at most {MAX_SOURCE:,} are read", 1)
    tokens = brackets = 0
    for line, kind, value in _ENVIRONMENT.lex(source):
        tokens += kind not in ("whitespace", "data")
        if kind == "variable_begin":
            tokens = brackets = 0
        elif kind == "operator":
            brackets += (value in "([{") - (value in ")]}")
        if tokens > MAX_TOKENS or brackets > MAX_BRACKETS:
            raise TemplateSyntaxError("the expression is too long, or has too many brackets inside one another", line)
        if kind in ("integer", "float") and len(value) > MAX_DIGITS:
            raise TemplateSyntaxError(f"a number in a plan has at most {MAX_DIGITS} digits", line)


def _judge_depth(tree: nodes.Template) -> None:
    """Refuse what lies too deep before it is compiled, which goes down a step for each filter and each attribute."""
    layer: list[nodes.Node] = [tree]
    for _ in range(MAX_DEPTH):
        layer = [child for node in layer for child in node.iter_child_nodes()]
        if not layer:
            return
    raise TemplateSyntaxError("the expression has too many steps inside one another", 1)


@lru_cache(maxsize=4096)
def mentioned(source: str) -> frozenset[str]:
    """The names that a leaf can ask for, whether it is filled as words or as a bare expression; none where it is
    neither, and filling it is a fault."""
    found: set[str] = set()
    for written in (source, "{{ " + source + " }}"):
        try:
            found |= meta.find_undeclared_variables(_ENVIRONMENT.parse(written))
        except TemplateSyntaxError:
            continue
    return frozenset(found)


@lru_cache(maxsize=4096)
def ids_named(expression: str) -> frozenset[str]:
    """The ids that a bare expression chooses by: `selectattr("id", "in", ["options"])`, `section.id == "options"`; none
    where it is at fault."""
    try:
        tree = _ENVIRONMENT.parse("{{ " + expression + " }}")
    except TemplateSyntaxError:
        return frozenset()
    found: list[nodes.Node] = []
    for chosen in tree.find_all(nodes.Filter):
        about = [arg.value if isinstance(arg, nodes.Const) else None for arg in chosen.args]
        if chosen.name in ("selectattr", "rejectattr") and about[:1] == ["id"]:
            found += chosen.args[2:]
    for compared in tree.find_all(nodes.Compare):
        if isinstance(compared.expr, nodes.Getattr) and compared.expr.attr == "id":
            found += (operand.expr for operand in compared.ops)
    said = (item for node in found for item in (node.items if isinstance(node, nodes.List | nodes.Tuple) else [node]))
    return frozenset(node.value for node in said if isinstance(node, nodes.Const) and isinstance(node.value, str))


def evaluate(source: str, names: Mapping[str, Any]) -> Any:
    """Fill a leaf. Raises one of FAULTS."""
    filled = compiled(source)
    try:
        return join(filled(names))
    except (SecurityError, TemplateRuntimeError):
        raise
    except Exception as error:  # filters and tests of Jinja2 raise many kinds of error for values they are not for
        if "not supported between" in str(error):
            raise
        raise TemplateRuntimeError("a filter or a test is given a value that it is not for") from error


def evaluate_expression(expression: str, names: Mapping[str, Any]) -> Any:
    """The value of a bare expression, as it stands behind `when:` and in `each:`. Raises one of FAULTS."""
    return evaluate("{{ " + expression + " }}", names)
