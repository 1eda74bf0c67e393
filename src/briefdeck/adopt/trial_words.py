"""The trial briefing in languages in which it is not written: other words, as long as those that they stand for."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from briefdeck.locale import known
from briefdeck.patterns import regex
from briefdeck.yamlfile.reader import parse

WRITTEN = ("ja", "en")
"""The languages in which the trial is written."""
_WORDS = "trial_words.yaml"
_TOKEN = regex(r"\{\{.*?\}\}|\[@[^\]]*\]")
_WIDE = regex("[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7af\uff00-\uffef]")
_NAME = 12  # half-widths up to which a text is a name
_MOST = 60  # parts of one text


@cache
def _pools() -> Mapping[str, Mapping[str, Sequence[str]]]:
    document, _ = parse(files("briefdeck").joinpath("data", _WORDS).read_text(encoding="utf-8"), _WORDS)
    assert document is not None
    return document.data


def languages() -> tuple[str, ...]:
    """The languages of which the trial has words."""
    return (*WRITTEN, *_pools())


def in_language(text: str, tag: str) -> str:
    """The trial, as YAML: as it is in a language in which it is written, else with words of that language."""
    code = known(tag).code
    if code in WRITTEN:
        return text
    document, _ = parse(text, "trial.yaml")
    assert document is not None
    words = _Words(_pools()[code], wide=bool(known(tag).theme_script))
    made = words.named(words.said({**document.data, "language": tag}, tag))
    return json.dumps(made, ensure_ascii=False, indent=1)


@lru_cache(maxsize=4096)
def _width(text: str) -> int:
    """The width of a text in half-widths, about."""
    return len(text) + len(_WIDE.findall(text))


class _Words:
    """Texts in one language, of given lengths: the same one for the same text, and no two alike for names."""

    def __init__(self, pools: Mapping[str, Sequence[str]], *, wide: bool) -> None:
        self.pools = pools
        self.pattern = "ja" if wide else "en"  # the text whose length is that of ours
        self.made: dict[str, str] = {}
        self.forms: dict[str, str] = {}

    def said(self, value: Any, tag: str) -> Any:
        """A value with other words for its texts."""
        if isinstance(value, dict):
            if set(value) == set(WRITTEN):
                made = self._instead({key: str(one) for key, one in value.items()})
                self.forms |= {str(one): made for one in value.values()}
                return {tag: made}
            return {key: self.said(one, tag) for key, one in value.items()}
        return [self.said(one, tag) for one in value] if isinstance(value, list) else value

    def named(self, value: Any, key: str = "") -> Any:
        """A value with our names where it names a series, a category or a column by its words."""
        if isinstance(value, dict):
            return {name: self.named(one, name) for name, one in value.items()}
        if isinstance(value, list):
            return [self.named(one, key) for one in value]
        return self.forms.get(value, value) if isinstance(value, str) and key in _NAMING else value

    def _instead(self, text: Mapping[str, str]) -> str:
        old = text["en"]
        if old not in self.made:
            self.made[old] = self._of(old, text[self.pattern])
        return self.made[old]

    def _of(self, english: str, pattern: str) -> str:
        if not re.search("[A-Za-z]{2}", english):
            return english  # a number, a sign
        tokens = _TOKEN.findall(pattern)
        width = _width(_TOKEN.sub("", pattern))
        if width <= _NAME:
            names = self.pools["names"]
            made = self._new(sorted(names, key=lambda one: abs(_width(one) - width)))
        else:
            running = english.rstrip().endswith((".", "?", "!"))
            pool = self.pools["sentences" if running else "phrases"]
            tries = [self._joined(pool, width, start, running=running) for start in range(len(pool))]
            made = self._new(tries[len(self.made) % len(tries) :] + tries)
        return " ".join((*tokens, made)) if tokens else made

    def _new(self, made: Sequence[str]) -> str:
        """The first of some texts that stands for nothing else, numbered if need be."""
        used = set(self.made.values())
        numbered = (f"{one} {n}" if n > 1 else one for n in range(1, len(used) + 2) for one in made)
        return next(one for one in numbered if one not in used)

    def _joined(self, pool: Sequence[str], width: int, start: int, *, running: bool) -> str:
        """Parts of a pool, one after the other from a place in it, up to a width."""
        between = ("" if _WIDE.match(pool[0]) and " " not in pool[0] else " ") if running else self._comma()
        parts: list[str] = []
        left = width - _width(between)
        sizes = [(one, _width(one)) for one in pool]
        for step in range(_MOST):
            fitting = [pair for pair in sizes if pair[1] <= left]
            if not fitting:
                break
            part, taken = fitting[(start + step) % len(fitting)]
            left -= taken + (_width(between) if parts else 0)
            parts.append(part)
        return between.join(parts) or min(pool, key=_width)

    def _comma(self) -> str:
        return "，" if "，" in "".join(self.pools["sentences"]) else ", "


_NAMING = frozenset({"emphasis", "of", "totals", "lines"})
