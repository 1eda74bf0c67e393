"""Jinja2 for the leaves of plans: expressions only, in its sandbox, yielding values that keep their origin.

A leaf that is one expression yields the expression's value; words around expressions join into RichText. There are no
statements, no calls, no methods and few filters: a plan chooses and words, it does not compute, and an untrusted plan
can neither run code nor run for ever. How long and how deep an expression may be is bounded before it is parsed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache, partial, wraps
from typing import Any

from jinja2 import StrictUndefined, TemplateSyntaxError, Undefined, meta, nodes
from jinja2.exceptions import FilterArgumentError, SecurityError, TemplateRuntimeError, UndefinedError
from jinja2.nativetypes import NativeEnvironment, NativeTemplate
from jinja2.sandbox import SandboxedEnvironment
from jinja2.utils import missing

from briefdeck.patterns import regex
from briefdeck.pipeline.compose import filters
from briefdeck.pipeline.compose.filters import FILTERS, LeafError, together

MAX_SOURCE, MAX_TOKENS, MAX_BRACKETS, MAX_DEPTH, MAX_DIGITS = 10_000, 200, 10, 40, 15
"""Characters of a leaf; of each expression in it words and signs, brackets inside brackets, steps inside steps; digits
of a number."""
FAULTS = (TemplateSyntaxError, UndefinedError, SecurityError, TemplateRuntimeError, TypeError)


def join(values: Iterable[Any]) -> Any:
    """One value stays as it is; several become RichText, each run with the origin that it had."""
    pieces = list(values)
    _defined(*pieces)
    return together(pieces)


def _defined(*values: Any) -> None:
    """Raises UndefinedNameError with the name that is not known."""
    for value in values:
        if isinstance(value, Undefined):
            str(value)


def _filter(made: Callable[..., Any]) -> Callable[..., Any]:
    """A filter of ours as Jinja2 is to call it."""

    @wraps(made)
    def filtered(*values: Any) -> Any:
        _defined(*values)
        try:
            return made(*values)
        except filters.FilterError as error:
            raise FilterArgumentError(str(error)) from error

    return filtered


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
    environment.filters = {name: environment.filters[name] for name in FILTERS}
    environment.filters |= {made.__name__: _filter(made) for made in (filters.cite, filters.ended, filters.joined)}
    return environment


_ENVIRONMENT = _make_environment()


@lru_cache(maxsize=4096)
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


def judge(source: str) -> None:
    """Raises LeafError for anything but words and expressions that can be read."""
    try:
        _template(source)
    except TemplateSyntaxError as error:
        raise LeafError(str(error.message)) from error


def evaluate(source: str, names: Mapping[str, Any]) -> Any:
    """Fill a leaf. Raises LeafError."""
    try:
        return _evaluated(source, names)
    except FAULTS as error:
        raise LeafError(str(error), error.name if isinstance(error, UndefinedNameError) else "") from error


_BY_FIELD = regex(r"\|\s*(sort|groupby|map|sum|unique|min|max)\(\s*([A-Za-z_]\w*)\s*\)")


def _evaluated(source: str, names: Mapping[str, Any]) -> Any:
    template = _template(source)
    try:
        return join(template.root_render_func(template.new_context(dict(names))))
    except (SecurityError, TemplateRuntimeError):
        raise
    except Exception as error:  # filters and tests of Jinja2 raise many kinds of error for values they are not for
        if "not supported between" in str(error):
            raise
        told = "a filter or a test is given a value that it is not for"
        if by := _BY_FIELD.search(source):
            told += f": a field is named as {by[1]}(attribute='{by[2]}')"
        raise TemplateRuntimeError(told) from error
