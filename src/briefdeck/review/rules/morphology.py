"""What needs a dictionary of Japanese: words written in two ways, and ら抜き. Only with the extra `ja` (SudachiPy)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from importlib.util import find_spec
from typing import Any

from briefdeck.diagnostics.rules import language as rules
from briefdeck.review.passages import FIGURE, Passage, Reader
from briefdeck.review.remark import Remark

_CONTENT = frozenset({"名詞", "動詞", "形容詞", "形状詞", "副詞"})
# Words that also serve as particles, written in kana for that (公用文における漢字使用等について).
_FORMAL = frozenset("事物時所為訳程上中内方等様件頃度毎他") | {"通り", "無い", "有る", "居る", "言う", "見る"}
_MOST_BYTES = 40_000  # of one text; the analyser refuses more at a time


@lru_cache(maxsize=1)
def _tokenizer() -> Any:
    from sudachipy import Dictionary, SplitMode

    return Dictionary().tokenizer(mode=SplitMode.C)


def has_dictionary() -> bool:
    """Whether the extra `ja` is installed."""
    return find_spec("sudachipy") is not None and find_spec("sudachidict_core") is not None


def check_words(reader: Reader) -> Iterator[Remark]:
    """L221 and L222."""
    passages = [passage for passage in reader.prose if passage.japanese and not passage.describing]
    tokenizer = _tokenizer() if passages and has_dictionary() else None
    if tokenizer is None:
        return
    forms: defaultdict[tuple[str, str], dict[str, list[tuple[Passage, int]]]] = defaultdict(dict)
    for passage in passages:
        for start in range(0, len(passage.prose), _MOST_BYTES // 4):
            part = passage.prose[start : start + _MOST_BYTES // 4].replace(FIGURE, "、")
            tokens = list(tokenizer.tokenize(part))
            for index, token in enumerate(tokens):
                at = start + token.begin()
                kind = token.part_of_speech()
                if _is_content(tokens, index):
                    key = (token.normalized_form(), kind[0] + kind[4])
                    forms[key].setdefault(token.dictionary_form(), []).append((passage, at))
                if _drops_ra(token, tokenizer):
                    form = token.dictionary_form()
                    what, hint = f"「{form}」 lacks its ら", f"write 「{form[:-2]}られる」"
                    yield reader.remark(rules.DROPPED_RA, passage, at, what, hint)
    for (normal, _), written in forms.items():
        if len(written) > 1 and normal not in _FORMAL:
            usual, *others = sorted(written.items(), key=lambda entry: -len(entry[1]))
            for form, places in others:
                # 4人に1人 counts, and 一人で does not.
                if form.casefold() == usual[0].casefold() or any(sign.isdecimal() for sign in form + usual[0]):
                    continue
                for passage, at in places:
                    what, hint = f"「{form}」 is 「{usual[0]}」 elsewhere", f"write 「{usual[0]}」"
                    yield reader.remark(rules.SPELLING_VARIANTS, passage, at, what, hint)


def _is_content(tokens: list[Any], index: int) -> bool:
    """A word whose spelling is the author's choice.

    Not the stem of a verb that stands as a noun: 建替え keeps fewer kana than 建て替える (送り仮名の付け方, 通則7).
    """
    kind = tokens[index].part_of_speech()
    if kind[0] not in _CONTENT or kind[1] in ("固有名詞", "数詞") or "非自立" in kind[1]:
        return False
    following = tokens[index + 1].part_of_speech()[0] if index + 1 < len(tokens) else ""
    return not (kind[0] == "動詞" and kind[5].startswith("連用形") and following not in ("助動詞", "助詞", "動詞"))


def _drops_ra(token: Any, tokenizer: Any) -> bool:
    """決めれる from 決める, a verb of one row (一段) or 来る; 作れる from 作る, of five rows, is right."""
    form, normal = str(token.dictionary_form()), str(token.normalized_form())
    if token.part_of_speech()[0] != "動詞" or not form.endswith("れる") or normal != form[:-2] + "る":
        return False
    kinds = [of.part_of_speech()[4] for of in tokenizer.tokenize(normal)]
    return len(kinds) == 1 and kinds[0].startswith(("上一段", "下一段", "カ行変格"))
