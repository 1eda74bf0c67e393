"""Dataclasses that cost a start little, and frozen ones of which a document has ten thousands.

The standard library writes each method of each class as source text and compiles it when the class is declared: a
quarter of a millisecond each, of hundreds. Here `__init__` is compiled once for all classes whose fields are of the
same kinds in the same order, and takes a class's own names; what compares, hashes and shows is one function for all.
`replace` asks once for the fields of a class, and not for each value. All else stays the standard library's, `fields`
too.

To type checkers `dataclass` is the standard library's own: `frozen` is what they hold all of this package to. At run
time nothing holds it: a value that is frozen there too takes four times as long to be made. Values of the Python API
that others are given are declared with the standard library.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dataclasses import dataclass, replace
else:
    import sys
    from dataclasses import MISSING, fields
    from dataclasses import dataclass as declared
    from functools import cache
    from operator import attrgetter
    from types import CellType, FunctionType

    def dataclass(cls=None, /, *, frozen=False, slots=False, order=False, eq=True):
        """A dataclass as the standard library makes it, hashed by its fields where it is frozen."""
        if cls is None:
            return lambda given: dataclass(given, frozen=frozen, slots=slots, order=order, eq=eq)
        if order:
            return declared(slots=slots, order=True, unsafe_hash=frozen)(cls)
        own = cls.__dict__
        # Of an annotation that is a text the library searches whether it is one of the class: most do not say so.
        annotations = own.get("__annotations__", {})
        said = {name: text for name, text in annotations.items() if isinstance(text, str) and "Var" not in text}
        annotations.update(dict.fromkeys(said, object))
        whole = declared(init=False, repr=False, eq=False, slots=slots)(cls)
        annotations.update(said)
        for name, text in said.items():
            whole.__dataclass_fields__[name].type = text
        told = fields(whole)
        if "__init__" not in own:
            whole.__init__ = _init(whole, told)
        if "__repr__" not in own:
            whole.__repr__ = _shown
        if eq and "__eq__" not in own:
            compared = _reading(tuple(field.name for field in told if field.compare))
            whole.__eq__ = _equal(compared)
            if own.get("__hash__") is None:
                whole.__hash__ = _hashed(compared) if frozen else None
        return whole

    def replace(value, /, **changes):
        """The same with other values of some fields."""
        names, places, read = _given(value.__class__)
        if places is None or not places.keys() >= changes.keys():
            return value.__class__(**dict(zip(names, read(value), strict=False)) | changes)
        told = [*read(value)]
        for name, changed in changes.items():
            told[places[name]] = changed
        return value.__class__(*told[: len(names)])

    @cache
    def _given(cls):
        """The names of the fields that a value of a class is made of, the place of each among them where they are
        given in this order, and what reads them."""
        names = tuple(field.name for field in fields(cls) if field.init)
        code = cls.__init__.__code__
        in_order = not code.co_kwonlyargcount and code.co_varnames[1 : code.co_argcount] == names
        return names, {name: n for n, name in enumerate(names)} if in_order else None, _reading(names)

    def _init(cls, told):
        """What makes a value of a class with these fields."""
        taken = sorted((field for field in told if field.init), key=lambda field: field.kw_only)
        late = [field for field in told if not field.init and _optional(field)]
        kinds = tuple((field.kw_only, field.default_factory is not MISSING) for field in taken)
        code = _code(kinds, len(late), hasattr(cls, "__post_init__"))
        names = {f"_{n}": field.name for n, field in enumerate((*taken, *late))}
        cells = {f"made_{n}": _making(field) for n, field in enumerate((*taken, *late))} | {"absent": MISSING}
        made = FunctionType(
            code.replace(
                co_varnames=tuple(names.get(name, name) for name in code.co_varnames),
                co_names=tuple(names.get(name, name) for name in code.co_names),
                co_qualname=f"{cls.__qualname__}.__init__",
            ),
            sys.modules[cls.__module__].__dict__,
            "__init__",
            tuple(_default(field) for field in taken if not field.kw_only and _optional(field)),
            tuple(CellType(cells[name]) for name in code.co_freevars),
        )
        made.__kwdefaults__ = {field.name: _default(field) for field in taken if field.kw_only and _optional(field)}
        made.__annotations__ = {field.name: field.type for field in taken} | {"return": None}
        last = [_optional(field) for field in taken if not field.kw_only]
        if sorted(last) != last:
            raise TypeError(f"a field without a default follows one with a default in {cls.__qualname__}")
        return made

    def _optional(field):
        return field.default is not MISSING or field.default_factory is not MISSING

    def _default(field):
        return MISSING if field.default_factory is not MISSING else field.default

    def _making(field):
        return (lambda: field.default) if field.default_factory is MISSING else field.default_factory

    @cache
    def _code(kinds, late, followed):
        """The code of `__init__` for fields of these kinds (to be named only, made anew where it is not given), with
        so many behind them that nobody gives, followed by `__post_init__` or not."""
        named = [f"_{n}" for n, (by_name, _) in enumerate(kinds) if by_name]
        taken = [f"_{n}" for n, (by_name, _) in enumerate(kinds) if not by_name] + (["*", *named] if named else [])
        lines = [
            f"self._{n} = made_{n}() if _{n} is absent else _{n}" if made else f"self._{n} = _{n}"
            for n, (_, made) in enumerate(kinds)
        ]
        lines += [f"self._{n} = made_{n}()" for n in range(len(kinds), len(kinds) + late)]
        lines += ["self.__post_init__()"] if followed else []
        outside = ", ".join(("absent", *(f"made_{n}" for n in range(len(kinds) + late))))
        body = "\n  ".join(lines or ["pass"])
        text = f"def outer({outside}):\n def __init__({', '.join(('self', *taken))}):\n  {body}\n return __init__\n"
        space = {}
        exec(compile(text, "<dataclass>", "exec", dont_inherit=True), space)
        return space["outer"](*[None] * (len(kinds) + late + 1)).__code__

    def _reading(names):
        """All attributes of these names, as a tuple."""
        if not names:
            return lambda _: ()
        return attrgetter(*(names if len(names) > 1 else names * 2))

    def _equal(compared):
        def equal(self, other):
            if other.__class__ is self.__class__:
                return compared(self) == compared(other)
            return NotImplemented

        return equal

    def _hashed(compared):
        def hashed(self):
            return hash(compared(self))

        return hashed

    def _shown(self):
        said = ", ".join(f"{field.name}={getattr(self, field.name)!r}" for field in fields(self) if field.repr)
        return f"{self.__class__.__qualname__}({said})"


__all__ = ["dataclass", "replace"]
