"""Regular expressions, compiled when they are first used, and once for all runs of this Python.

Compiling one costs up to ten milliseconds, for a class of East Asian letters is written out letter by letter: of a cold
build it was a seventh. What they come to is kept where Python keeps the compiled modules, under the same conditions.
"""

from __future__ import annotations

import re
from functools import cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, AnyStr

    Code = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]


class _Waiting:
    """Stands for a regular expression, and has all that one has once it is asked for anything."""

    def __init__(self, source: str | bytes, flags: int) -> None:
        self.pattern, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        value = getattr(_KEPT.compiled(self.pattern, int(self._flags)), name)
        setattr(self, name, value)  # found without coming here from now on
        return value


def regex(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """A regular expression that is compiled when it is first used. Its methods are to be called, as it is no
    `re.Pattern` that the functions of `re` would take. Those that depend on what somebody writes are no use to keep."""
    return _Waiting(source, flags)  # type: ignore[return-value]


@cache
def regex_of(source: str, flags: int = 0) -> re.Pattern[str]:
    """The same for a text that a value of ours holds, such as a language, each made once."""
    return regex(source, flags)


_MOST = 1000  # that are kept: a few more than there are


class _Kept:
    """What regular expressions came to, in a file beside the compiled modules."""

    def __init__(self) -> None:
        self.codes: dict[tuple[str | bytes, int], Code] | None = None
        self.used: set[tuple[str | bytes, int]] = set()
        self.is_new = False

    def compiled(self, source: str | bytes, flags: int) -> re.Pattern[Any]:
        """A regular expression of what is kept, else compiled, and to be kept."""
        from importlib import import_module

        engine: Any = import_module("_sre")
        if self.codes is None:
            self.codes = self._read()
        code = self.codes.get((source, flags))
        self.used.add((source, flags))
        try:
            if code is None:
                code = self._compiled(source, flags)
            all_flags, numbers, groups, names, places = code
            listed = memoryview(numbers).cast("I").tolist()
            made: re.Pattern[Any] = engine.compile(source, all_flags, listed, groups, names, places)
            return made
        except (AttributeError, TypeError, RuntimeError, ValueError):  # another Python, whose compiler is not known
            return re.compile(source, flags)

    def _compiled(self, source: str | bytes, flags: int) -> Code:
        """What the library compiles a regular expression to, as `re.compile` does it."""
        from array import array
        from importlib import import_module

        parser, compiler = import_module("re._parser"), import_module("re._compiler")
        parsed = parser.parse(source, flags)
        numbers = array("I", compiler._code(parsed, flags)).tobytes()
        names: dict[str, int] = parsed.state.groupdict
        places: list[str | None] = [None] * parsed.state.groups
        for name, place in names.items():
            places[place] = name
        code = flags | parsed.state.flags, numbers, parsed.state.groups - 1, names, tuple(places)
        if self.codes is not None:
            self.codes[source, flags] = code
        if not self.is_new:
            import atexit

            self.is_new = True
            atexit.register(self._write)
        return code

    def _read(self) -> dict[tuple[str | bytes, int], Code]:
        import marshal
        import zlib

        file = _file()
        try:
            content = _LOADER.get_data(file) if file else b""
            if zlib.crc32(content[4:]) == int.from_bytes(content[:4], "big"):
                made_by, known = marshal.loads(content[4:])
                if made_by == _made_by():
                    found: dict[tuple[str | bytes, int], Code] = known
                    return found
        except (OSError, ValueError, EOFError, TypeError, AttributeError):
            pass  # they are compiled again
        return {}

    def _write(self) -> None:
        """Keep what was compiled, as the loader of modules keeps these: whole, and where it cannot be it is not."""
        import marshal
        import sys
        import zlib

        file = _file()
        if sys.dont_write_bytecode or not file:
            return
        known = {**self._read(), **(self.codes or {})}
        if len(known) > _MOST:  # those of earlier versions with them
            known = {key: code for key, code in known.items() if key in self.used}
        whole: Any = _made_by(), known
        content = marshal.dumps(whole)
        _LOADER.set_data(file, zlib.crc32(content).to_bytes(4, "big") + content)


def _file() -> str:
    """Where compiled ones are kept; nowhere where modules are not."""
    cached = __spec__.cached if hasattr(_LOADER, "set_data") else None
    return f"{cached.removesuffix('.pyc')}.codes" if cached else ""


def _made_by() -> tuple[object, ...]:
    """What decides what a regular expression is compiled to."""
    import sys
    from importlib import import_module

    engine: Any = import_module("_sre")
    return sys.version, sys.byteorder, engine.MAGIC, engine.CODESIZE


_LOADER: Any = __spec__.loader
_KEPT = _Kept()
