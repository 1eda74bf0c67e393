"""What stands around YAML that was copied from somewhere: code fences, sentences before and after, a line `---`."""

from __future__ import annotations

from briefdeck.patterns import regex
from briefdeck.values import dataclass

_FENCE = regex(r"[ \t]*(?:```|~~~)[\w-]*[ \t]*")
_KEY = regex(r"[^\s#\"'\[\]{}\-&*!|>%@`?,:][^\s:]*:(?:\s|$)")
_ENTRY = regex(r"[^:]+:[ \t]+\S|[^\s:]+:(?:\s|$)")  # a key with its value, in the same line or below
_NO_PROSE = tuple("#\"'[]{}-&*!|>%@`?,: \t")
_SHOWN = 6  # numbers of lines
_SENTENCE = regex(r"\w\S*(?: \S+){2,}|\w*[ぁ-ゖァ-ヺ一-鿿][^:]*")


@dataclass(frozen=True, slots=True)
class Wrapping:
    """Lines that are no part of the YAML: the first of them counts from 1; `marks` are those that can be taken out
    without a doubt, with their text."""

    line: int
    what: str
    hint: str
    marks: tuple[tuple[int, str], ...] = ()


def unwrapped(text: str) -> tuple[str, Wrapping | None]:
    """The text with empty lines in the place of what stands around it, and what that was."""
    lines = text.split("\n")
    first = next((n for n, line in enumerate(lines) if _KEY.match(line)), None)
    if first is None:
        return text, None
    before = [n for n in range(first) if lines[n].strip()]
    fences = [n for n in before if _FENCE.fullmatch(lines[n])]
    prose = [n for n in before if n not in fences and is_prose(lines[n]) and not _holds(lines, n)]
    filled = [n for n in range(first, len(lines)) if lines[n].strip()]
    closing = [n for n in filled if _FENCE.fullmatch(lines[n])] if fences else []
    if not fences and _FENCE.fullmatch(lines[filled[-1]]):
        closing = filled[-1:]
    after = [n for n in filled if closing and n > closing[-1]]
    marks = [*fences, *closing[-1:]]
    if filled[-1] not in after and lines[filled[-1]].rstrip() == "---":
        marks.append(filled[-1])
    dropped = sorted({*marks, *prose, *after})
    if not dropped:
        return text, None
    what = " and ".join(
        words
        for words, there in (
            ("words", prose or after),
            ("a code fence", any(_FENCE.fullmatch(lines[n]) for n in marks)),
            ("a line ---", any(lines[n].rstrip() == "---" for n in marks)),
        )
        if there
    )
    verb = "stands" if what.startswith("a ") and " and " not in what else "stand"
    numbers = ", ".join(str(n + 1) for n in dropped[:_SHOWN])
    hint = f"delete line {numbers}" if len(dropped) == 1 else f"delete lines {numbers}"
    hint += " …" if len(dropped) > _SHOWN else ""
    certain = tuple((n + 1, lines[n]) for n in marks)
    left = "\n".join("" if n in dropped else line for n, line in enumerate(lines))
    return left, Wrapping(dropped[0] + 1, f"{what} {verb} around the YAML", hint, certain)


def _holds(lines: list[str], at: int) -> bool:
    """Whether a line is a key of several words, with what it holds below it."""
    below = next((line for line in lines[at + 1 :] if line.strip()), "")
    return lines[at].rstrip().endswith(":") and below.startswith((" ", "- "))


def is_prose(line: str) -> bool:
    """Whether a line at the margin is a sentence, and neither a key nor a sign of YAML."""
    return not line.startswith(_NO_PROSE) and not _ENTRY.match(line) and bool(_SENTENCE.match(line))
