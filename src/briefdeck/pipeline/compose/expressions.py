"""Jinja2 for the leaves of plans: expressions only, in its sandbox, yielding values that keep their origin.

A leaf that is one expression yields the expression's value; words around expressions join into RichText. There are no
statements, no calls, no methods and few filters: a plan chooses and words, it does not compute, and an untrusted plan
can neither run code nor run for ever.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache, partial
from typing import Any

from jinja2 import StrictUndefined, TemplateSyntaxError, Undefined, nodes
from jinja2.exceptions import SecurityError, TemplateRuntimeError, UndefinedError
from jinja2.nativetypes import NativeEnvironment, NativeTemplate
from jinja2.sandbox import SandboxedEnvironment
from jinja2.utils import missing

from briefdeck.document.richtext import RichText, Run, words
from briefdeck.document.visible import Record, statement

FAULTS = (TemplateSyntaxError, UndefinedError, SecurityError, TemplateRuntimeError, TypeError, ValueError)
# Words of Jinja2's messages → what is wrong, and the cure.
_PLAIN_WORDS = (
    ("end of template", "{{ is opened and not closed", "close it with }}"),
    ("No filter named", "there is no such filter", ""),
    ("end of print statement", "the expression ends where it should go on", "write what is missing, or shorten it"),
    ("not safely callable", "a plan cannot call anything", "name a value; filters such as joined('、') form it"),
    ("is unsafe", "a plan cannot reach into the program", "name a value of the briefing"),
    ("not supported between", "values of two kinds cannot be compared", "compare texts with == or in"),
)
_FILTERS = ("default", "first", "last", "length", "list", "map", "reject", "rejectattr", "select", "selectattr", "sort")


def plain(message: str) -> tuple[str, str]:
    """What is wrong with an expression, in plain words where Jinja2's are its own, and the cure."""
    for sign, what, cure in _PLAIN_WORDS:
        if sign in message:
            return what, cure
    return message.rstrip(".").replace("'", "`"), ""


def join(values: Iterable[Any]) -> Any:
    """One value stays as it is; several become RichText, each run with the origin that it had."""
    pieces = list(values)
    for piece in pieces:
        if isinstance(piece, Undefined):
            str(piece)  # raises UndefinedNameError with the name that is not known
    if len(pieces) == 1:
        return pieces[0]
    return RichText(tuple(inline for piece in pieces for inline in _words(piece).inlines))


def _words(piece: Any) -> RichText:
    if isinstance(piece, RichText):
        return piece
    if isinstance(piece, Record) and "text" in piece.names():
        return statement(piece)
    return words("" if piece is None else str(piece))


def ended(text: RichText, mark: str) -> RichText:
    """A sentence with its full stop: added where the text has none, before the marks of its sources."""
    words_ = text.plain
    if not words_ or words_[-1] in "。．.!?！？」』）)":
        return text
    last = max(i for i, inline in enumerate(text.inlines) if isinstance(inline, Run))
    return RichText((*text.inlines[: last + 1], Run(mark, origin=None), *text.inlines[last + 1 :]))


def joined(values: Iterable[Any], between: str = "") -> RichText:
    """The words of several values, with the same words between them."""
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


def cite(text: RichText, sources: Iterable[Record]) -> RichText:
    """The text with the marks of these sources at its end."""
    return text.citing(source.citation for source in sources)


_ENVIRONMENT = _make_environment()


@lru_cache(maxsize=4096)
def compiled(source: str) -> NativeTemplate:
    """A leaf, ready to be filled. Raises TemplateSyntaxError for anything but words and expressions."""
    for node in _ENVIRONMENT.parse(source).body:
        if not isinstance(node, nodes.Output):
            kind = type(node).__name__.lower()
            raise TemplateSyntaxError(f"a plan has expressions only, and this is “{kind}”", node.lineno)
    template = _ENVIRONMENT.from_string(source)
    assert isinstance(template, NativeTemplate)
    return template


def evaluate(source: str, names: Mapping[str, Any]) -> Any:
    """Fill a leaf. Raises one of FAULTS."""
    template = compiled(source)
    return join(template.root_render_func(template.new_context(dict(names))))


def evaluate_expression(expression: str, names: Mapping[str, Any]) -> Any:
    """The value of a bare expression, as it stands behind `when:` and in `each:`. Raises one of FAULTS."""
    return evaluate("{{ " + expression + " }}", names)
