"""Lines of a slide's texts broken where a reader pauses, as titles are: never in a word, no last line of two signs."""

from __future__ import annotations

from functools import lru_cache

from briefdeck.document.deck import TextRun
from briefdeck.layout.typesetting import Said, Typesetting, lines
from briefdeck.locale import known
from briefdeck.patterns import regex
from briefdeck.text import Face, balance_title, break_lines, kept_together, phrase_ends
from briefdeck.text import width as text_width
from briefdeck.values import replace

_MOST = 4  # lines that are broken by us; a longer text flows
_SHORT = 3  # lines of a text that rather takes one more than ends one within a phrase
_CLOSING = " \u00a0。．.、,）)"  # what may end a text behind its marks
_ORPHAN = 4  # as few signs on a last line are worth a line more; fewer never stand there alone


def at_phrases(
    made: tuple[TextRun, ...],
    size: float,
    setting: Typesetting,
    width: float,
    *,
    bold: bool,
    flows: bool = False,
    even: bool = False,
) -> tuple[TextRun, ...]:
    """The runs of a text with breaks at phrases, where it has a few lines and takes no more by that. One that `flows`
    has none in Latin letters, unless a word would stand alone on its last line. Lines are as long as they can be, or
    where they are to be `even`, of like length.

    It may take one more, where a few signs would stand alone on its last line.

    Only words of one size are broken; smaller marks may stand behind them, and never stand alone on a line.
    """
    words = tuple([(run.text, run.size, run.bold, run.target) for run in made])
    texts = _texts(words, size, setting.face, round(width, 1), bold, setting.language, flows, even)
    return tuple(
        [
            run if text == run.text else TextRun(text, run.size, run.bold, run.colour, run.href, run.target, run.origin)
            for run, text in zip(made, texts, strict=True)
        ]
    )


def lines_at_phrases(
    words: Said, size: float, setting: Typesetting, width: float, *, bold: bool, flows: bool = False, even: bool = False
) -> int:
    """How many lines they take, of runs of which no more is known than is measured."""
    return _count(words, size, setting.face, round(width, 1), bold, setting.language, flows, even)


@lru_cache(maxsize=16_384)
def _count(
    words: Said, size: float, face: Face, width: float, bold: bool, language: str, flows: bool, even: bool
) -> int:
    texts = _texts(words, size, face, width, bold, language, flows, even)
    made = [TextRun(text, own, strong) for text, (_, own, strong, _) in zip(texts, words, strict=True)]
    return lines(made, size, face, width, bold=bold)


@lru_cache(maxsize=16_384)  # a text is asked for to be measured and to be drawn, at several sizes
def _texts(
    words: Said, size: float, face: Face, width: float, bold: bool, language: str, flows: bool, even: bool
) -> tuple[str, ...]:
    """The words of runs with breaks in them."""
    made = tuple([TextRun(text, own, strong, target=target) for text, own, strong, target in words])
    return tuple(
        [run.text for run in _phrased(made, size, face, width, bold=bold, language=language, flows=flows, even=even)]
    )


def _phrased(
    made: tuple[TextRun, ...],
    size: float,
    face: Face,
    width: float,
    *,
    bold: bool,
    language: str,
    flows: bool,
    even: bool,
) -> tuple[TextRun, ...]:
    """The same runs with breaks in them, in a width to a tenth of a point."""
    count = next((n for n, run in enumerate(made) if run.target or run.size < made[0].size), len(made))
    words, rest = made[:count], made[count:]
    text = "".join(run.text for run in words)
    if not text:
        return made
    if any(not run.target and run.size >= words[0].size and run.text.strip(_CLOSING) for run in rest):
        return _ended_whole(made, size, face, width, bold=bold, language=language)
    needed = lines(made, size, face, width, bold=bold)
    if needed > _MOST:
        return _together(made, words, rest, needed, size, face, width, bold=bold, language=language)
    if needed == 1:
        return made
    alone = bool(rest) and lines(words, size, face, width, bold=bold) < needed  # marks would be, on a line of their own
    if flows and not alone and not known(language).theme_script and " " in _last(text, size, face, width, bold):
        return _together(made, words, rest, needed, size, face, width, bold=bold, language=language)
    longer = needed <= _SHORT or len(_last(text, size, face, width, bold)) <= _ORPHAN
    behind = sum(text_width(run.text, run.size or size, face) for run in rest)
    own = text_width(text, size, face, bold=bold)
    measures = (
        (width, *(round(m, 1) for m in (width - behind, width - behind - size, width * 0.9, width * 0.8)))
        if behind
        else (width,)
    )
    if behind and own <= width:  # a text of one line gives its last phrase to the marks that would stand alone
        measures = (*measures, round(own * 0.98, 1))
    otherwise = made
    tried = [(needed, False), (needed + 1, False)] if longer else [(needed, False)]
    for most, within in (*tried, (needed, True), (needed + 1, True)) if longer else (*tried, (needed, True)):
        for measure in measures:
            broken = _broken(text, size, face, measure, bold, language, most, within, even)
            phrased = (*_shared_out(broken, words), *rest)
            if "\v" not in broken or (taken := lines(phrased, size, face, width, bold=bold)) > most:
                continue
            if taken == broken.count("\v") + 1:
                return phrased
            otherwise = phrased if otherwise is made else otherwise
    parted = _parted(text)
    if rest and parted and lines((*_shared_out(parted, words), *rest), size, face, width, bold=bold) == needed == 2:
        return (*_shared_out(parted, words), *rest)
    if otherwise is not made:
        return otherwise
    return _together(made, words, rest, needed, size, face, width, bold=bold, language=language)


def _together(
    made: tuple[TextRun, ...],
    words: tuple[TextRun, ...],
    rest: tuple[TextRun, ...],
    needed: int,
    size: float,
    face: Face,
    width: float,
    *,
    bold: bool,
    language: str,
) -> tuple[TextRun, ...]:
    """The runs of a text that flows without a few signs alone on its last line, where nothing stands behind it."""
    text = "".join(run.text for run in words)
    kept = text if rest else _kept(text, size, face, width, bold, language)
    if kept.find("\v") == 1:  # the first sign of a short text would be what stands alone
        kept = text
    together = _shared_out(kept, words)
    return together if kept != text and lines(together, size, face, width, bold=bold) <= needed else made


def _ended_whole(
    made: tuple[TextRun, ...], size: float, face: Face, width: float, *, bold: bool, language: str
) -> tuple[TextRun, ...]:
    """The runs of words with marks between them, whose last phrase, where a line begins in it or with it, is not cut in
    any program."""
    *before, last = made
    needed = lines(made, size, face, width, bold=bold)
    if needed == 1 or last.target or (ends := phrase_ends(last.text, language)) is None:
        return made
    begins = [0] if before[-1].text.endswith(" ") else []
    begins += [end for end in (*ends, last.text.rstrip().rfind(" ") + 1) if end and last.text[end:].strip()]
    cut = max((b for b in begins if len(last.text[b:].strip()) >= _ORPHAN), default=max(begins, default=None))
    if cut is None or lines((*before, replace(last, text=last.text[:cut])), size, face, width, bold=bold) == needed:
        return made
    whole = (*before, replace(last, text=f"{last.text[:cut].rstrip()}\v{last.text[cut:]}"))
    return whole if lines(whole, size, face, width, bold=bold) == needed else made


_COMPOUND = regex(r"[\u30a1-\u30fa\u30fcA-Za-z](?=[\u4e00-\u9fff])")


def _parted(text: str) -> str:
    """A text that is one phrase, broken where its last word in Chinese characters follows one in another script; empty
    where there is none: マルチモーダル, 性能."""
    found = [match.end() for match in _COMPOUND.finditer(text)]
    return f"{text[: found[-1]]}\v{text[found[-1] :]}" if found else ""


def _shared_out(broken: str, words: tuple[TextRun, ...]) -> tuple[TextRun, ...]:
    """The words of a broken text in the runs that they come from; a break may stand for a space."""
    made, at = [], 0
    for run in words:
        text = ""
        for char in run.text:
            if broken[at : at + 1] == "\v":
                text, at = text + "\v", at + 1
                if char == " ":
                    continue
            text, at = text + broken[at : at + 1], at + 1
        made.append(replace(run, text=text))
    return tuple(made)


@lru_cache(maxsize=16_384)
def _last(text: str, size: float, face: Face, width: float, bold: bool) -> str:
    """What stands on the last line of a text that flows."""
    return break_lines([(text, bold)], size, face, width, script_gap=True)[-1].strip()


@lru_cache(maxsize=16_384)
def _kept(text: str, size: float, face: Face, width: float, bold: bool, language: str) -> str:
    return kept_together(text, size, face, width, bold=bold, language=language, least=_ORPHAN)


@lru_cache(maxsize=16_384)  # a text is asked for to be measured and to be drawn, at several sizes
def _broken(
    text: str, size: float, face: Face, width: float, bold: bool, language: str, count: int, within: bool, even: bool
) -> str:
    broken = balance_title(
        *(text, size, face, width),
        bold=bold,
        language=language,
        max_lines=count,
        running=True,
        within=within,
        full=not even,
    )
    return "\v".join(line.rstrip() for line in broken) if broken else ""
