"""A language found by its tag: the module of this package that has its name."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules

import briefdeck.locale as package
from briefdeck.locale.base import Language
from briefdeck.locale.tags import is_territory, lookup

_NO_LANGUAGES = frozenset({"base", "cldr", "eras", "finding", "han_digits", "kinsoku", "tags", "units", "words"})


@lru_cache(maxsize=256)
def find(tag: str) -> Language | None:
    """What a tag names, with its region where it has one; None for a language that has no module here,
    or is not spoken in a territory of that name."""
    known = {name.replace("_", "-"): name for name in _modules()}
    found = lookup(tag, known)
    if found is None:
        return None
    if not is_territory(tag):
        return None
    language = import_module(f"briefdeck.locale.{known[found]}").LANGUAGE
    assert isinstance(language, Language)
    return language.at(tag)


def known(tag: str) -> Language:
    """What a tag names that has been judged already. Raises ValueError for a language that has no module here."""
    found = find(tag)
    if found is None:
        raise ValueError(f"no language “{tag}”")
    return found


@lru_cache(maxsize=1)
def languages() -> tuple[Language, ...]:
    """Every language that has a module here, in the order of their tags."""
    found = (find(name.replace("_", "-")) for name in _modules())
    return tuple(one for one in found if one is not None)


@lru_cache(maxsize=1)
def _modules() -> tuple[str, ...]:
    return tuple(sorted({module.name for module in iter_modules(package.__path__)} - _NO_LANGUAGES))
