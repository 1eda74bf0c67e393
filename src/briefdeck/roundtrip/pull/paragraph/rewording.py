"""One text of the briefing as it stands in the paragraphs of a file, and what it would have to be now."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import unquote

from briefdeck.model.markup import is_address
from briefdeck.roundtrip.pull.paragraph.segments import Kept, Letter, Looks, Segment
from briefdeck.roundtrip.pull.paragraph.signs import Sign
from briefdeck.text import is_east_asian, set_as
from briefdeck.values import dataclass, replace

_STARTS = 40  # places at which a text that stands in parts is looked for


@dataclass(frozen=True, slots=True)
class Patch:
    """Signs from `start` up to `stop` of a text, and what stands there now."""

    start: int
    stop: int
    signs: tuple[Sign, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """Where each character of a run stands among the signs of its text; -1 for a break that the layout made.

    A straight quotation mark may be set as two characters, which stand at one place.

    `swallowed` are signs that gave way to such a break, by the character of the break.
    """

    places: tuple[int, ...]
    swallowed: dict[int, tuple[int, ...]]

    @property
    def end(self) -> int:
        """The sign behind the last one."""
        return max((place for place in self.places), default=-1) + 1


def placed(shown: str, signs: Sequence[Sign], start: int) -> Placed | None:
    """Find a run's characters among the signs of its text, from `start` on or else from wherever they begin."""
    lead = shown.lstrip("\n")[:1]
    starts = [start, 0, *(i for i, sign in enumerate(signs) if sign.text == lead)][:_STARTS]
    for begin in dict.fromkeys(starts):
        found = _placed(shown, signs, begin)
        if found is not None:
            return found
    return None


def _placed(shown: str, signs: Sequence[Sign], at: int) -> Placed | None:
    places: list[int] = []
    swallowed: dict[int, tuple[int, ...]] = {}
    behind = 0
    for number, character in enumerate(shown):
        if number < behind:
            places.append(places[-1])
            continue
        while at < len(signs) and signs[at].atom:
            at += 1
        if not places:
            while at < len(signs) and (signs[at].atom or (signs[at].text.isspace() and signs[at].text != character)):
                at += 1
        here = signs[at].text if at < len(signs) else ""
        if here == character or (here == "\n" and character == " "):
            places.append(at)
            at += 1
        elif length := set_as(here, shown, number):
            places.append(at)
            at, behind = at + 1, number + length
        elif character == "\n":
            gone = []
            while at < len(signs) and not signs[at].atom and signs[at].text.isspace():
                gone.append(at)
                at += 1
            places.append(-1)
            swallowed[number] = tuple(gone)
        else:
            return None
    return Placed(tuple(places), swallowed)


@dataclass(frozen=True, slots=True)
class Reading:
    """How the typed characters of one paragraph are read: its kind, the looks of the file, whether line breaks are the
    layout's (`soft`). The template sets a part of a `mixed` paragraph bold; one that is `flat` now has lost that, so
    that nobody can tell what was emphasised. One that stands `elsewhere` has the look of that place."""

    kind: str
    looks: Looks
    soft: bool
    mixed: bool = False
    flat: bool = False
    elsewhere: bool = False


@dataclass(slots=True)
class Reworded:
    """A run as it is now: what it changes in its text, and what cannot be said in a text."""

    patch: Patch | None = None
    format_changed: bool = False
    break_moved: bool = False


def reworded(
    segment: Segment, place: Placed, signs: Sequence[Sign], before: Sequence[Letter], how: Reading
) -> Reworded:
    """What the edit of a run means to its text; `before` are the characters of the paragraph as it was built."""
    made = Reworded()
    mapped = [p for p in place.places if p >= 0]
    if not mapped:
        return made
    shown = set(mapped) | {p for gone in place.swallowed.values() for p in gone}
    low, high = min(shown), max(shown) + 1  # a break may end a run before a figure, and its space with it
    out: list[Sign] = []
    at, last = low, -1
    kept = {each.built - segment.start for each in segment.now if isinstance(each, Kept)}
    for number, each in enumerate(segment.now):
        if isinstance(each, Letter):
            out += _typed(each, segment, number, place, signs, before, how, made, out)
            continue
        offset = each.built - segment.start
        sign = place.places[offset]
        if sign < 0:
            out += (signs[p] for p in place.swallowed.get(offset, ()))
            at = max([at, *(p + 1 for p in place.swallowed.get(offset, ()))])
            continue
        if sign == last:
            continue
        last = sign
        out += (signs[p] for p in range(at, sign) if p not in shown)  # citations and figures between the words
        at = max(at, sign + 1)
        out.append(_looking(signs[sign], before[each.built], each.now, how, made))
    out += (signs[p] for p in range(at, high) if p not in shown)
    made.break_moved |= any(place.places[o] < 0 and o not in kept for o in range(len(place.places)))
    if out != list(signs[low:high]):
        made.patch = Patch(low, high, tuple(out))
    return made


def _typed(
    letter: Letter,
    segment: Segment,
    number: int,
    place: Placed,
    signs: Sequence[Sign],
    before: Sequence[Letter],
    how: Reading,
    made: Reworded,
    out: list[Sign],
) -> list[Sign]:
    """A typed character with the look of its neighbour, where the two look alike in the file."""
    if letter.cite:
        return [Sign("", None, atom=True, written=letter.cite)]
    if letter.text == "\n" and how.soft:
        made.break_moved = True
        following = next((_text(each) for each in segment.now[number + 1 :]), "")
        leading = out[-1].text if out else ""
        if not leading or not following or leading.isspace() or following.isspace():
            return []
        return [] if is_east_asian(leading) and is_east_asian(following) else [Sign(" ")]
    # Bold is what is bolder than the letters in whose place it stands.
    look = before[segment.start].bold if segment.built else None
    bold, href = letter.bold is True and not how.looks.base(how.kind, look) and not how.elsewhere, ""
    if is_address(letter.href):
        href = letter.href
    around = [each for each in (*reversed(segment.now[:number]), *segment.now[number + 1 :]) if isinstance(each, Kept)]
    for each in around:
        sign = place.places[each.built - segment.start]
        if sign >= 0 and (each.now.bold, each.now.href) == (letter.bold, letter.href):
            like = _looking(signs[sign], before[each.built], each.now, how, Reworded())
            return [Sign(letter.text, like.bold, like.href)]
    if bold and how.mixed:
        # It may be emphasis, or the look of a label beside which it was typed.
        made.format_changed |= not letter.text.isspace()
        bold = False
    return [Sign(letter.text, bold, href)]


def _text(each: Kept | Letter) -> str:
    return each.now.text if isinstance(each, Kept) else each.text


def _looking(sign: Sign, before: Letter, now: Letter, how: Reading, made: Reworded) -> Sign:
    """A kept character as bold, and as much of a link, as it looks now."""
    base, bold = how.looks.base(how.kind, before.bold), now.bold is True
    if bold != base and not how.elsewhere:
        if how.flat:
            made.format_changed |= not sign.text.isspace()
        elif bold:
            sign = replace(sign, bold=True)
        elif sign.bold:
            sign = replace(sign, bold=False)
        else:
            made.format_changed = True  # the place makes it bold, not the text
    if _address(before.href) != _address(now.href):
        if is_address(now.href):
            sign = replace(sign, href=now.href)
        elif sign.href and not now.href:
            sign = replace(sign, href="")
        else:
            made.format_changed = True
    return sign


def look_changed(before: Letter, now: Letter, how: Reading) -> bool:
    """Whether a kept character looks, or leads, otherwise than it was built."""
    if now.text.isspace():
        return False
    if _address(before.href) != _address(now.href):
        return True
    # A program that writes all looks out gives a link that of the words around it.
    is_lent = how.looks.rewritten and before.href
    return not is_lent and not how.elsewhere and (now.bold is True) != how.looks.base(how.kind, before.bold)


def _address(text: str) -> str:
    """An address so far as programs leave it as it is."""
    return unquote(text).rstrip("/")


def patched(signs: Sequence[Sign], patches: Sequence[Patch]) -> list[Sign] | None:
    """The signs with all patches; None where two patches overlap and differ."""
    made: list[Sign] = []
    at = 0
    for patch in sorted(set(patches), key=lambda p: (p.start, p.stop)):
        if patch.start < at:
            return None
        made += (*signs[at : patch.start], *patch.signs)
        at = patch.stop
    return [*made, *signs[at:]]
