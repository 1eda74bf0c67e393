"""What was done by hand to slides, their shapes and the pages of a memo: a build lays all of these out anew."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import islice

from briefdeck.ooxml.names import P, W
from briefdeck.ooxml.xml import Element
from briefdeck.provenance.aside import GROUPS, PAGES, PROPERTIES, STYLE, THEME
from briefdeck.provenance.slidewords import WIDTHS
from briefdeck.provenance.units import MORE, FrameFacts
from briefdeck.provenance.wordpages import sections_in
from briefdeck.roundtrip.pull.edits.book import Book, short
from briefdeck.roundtrip.pull.edits.edit import Kind, Report, Where
from briefdeck.roundtrip.readback.reading import slide_parts
from briefdeck.sequences import rising
from briefdeck.values import replace

_NEARLY = 10  # thousandths of a table's width: Word makes its columns anew when it saves
_SAME = 12_700  # EMU, a point: less is no move that anybody meant
_NEAR = 20  # paragraphs before the end of a section in which its last words are looked for
_BACKGROUND = f"{P}cSld/{P}bg"
_STAGED = ("a background", "a transition", "an animation")
_STAGE = "a build makes none; set it in the Office template, on the layout, or keep the file as it is"
_SETUP = "a build sets pages as the Office template does; change it there, or keep the file as it is"
_CURE = "a build lays the slides out anew; change the layout in deck.pptx, the plan, or keep the file as it is"


def laid_out(book: Book, emptied: set[int]) -> None:
    """Report what was done to slides as a whole, to their shapes, and to the pages of a memo.

    Of `emptied` slides, as they were built, something was taken out: the shapes that showed it went with it.
    """
    _slides(book)
    if book.snapshot.kind == "deck":
        _shapes(book, emptied)
        _described(book)
    if book.returned.keeps_looks:
        _aside(book)
        _layouts(book)
        _staged(book)
        _pages(book)


def _slides(book: Book) -> None:
    """Slides that were hidden."""
    for page in book.returned.seen.hidden:
        where = _where(book, page)
        plan = book.snapshot.plan
        cure = f"to leave it out for good, take its part out of {plan}, and list what it shows under omit: deck:"
        book.reports.append(Report(Kind.SLIDE, "the slide was hidden", cure, where))


def _aside(book: Book) -> None:
    """What a file says of itself, what its groups of slides are called, the words on its layouts, its theme, and how
    the styles of a memo look."""
    before, after = book.snapshot.aside, book.returned.seen.aside
    for name in dict.fromkeys((*before, *after)) if before else ():
        was, now = before.get(name, ""), after.get(name, "")
        if was == now or (name.startswith(STYLE) and was.partition(" ")[0] == now.partition(" ")[0]):
            continue
        if name in PROPERTIES:
            what = f"the {name} in the properties of the file became “{short(now)}”, and was “{short(was)}”"
            cure = "a build takes it from title:, from: and the sections of the briefing; change these"
        elif name == GROUPS:
            what = f"the {name} are called “{short(now)}”, and were “{short(was)}”"
            cure = "a build calls them as the sections of the briefing; change their titles"
        elif name == PAGES and any("style " in key for key in before):
            what, cure = f"the {name} is another", "choose it in the Office template"
        elif was and now and name in THEME:
            what, cure = f"the {name} are others", "choose them in the Office template"
        elif was and now and name.startswith(STYLE):
            what = f"the style “{name.removeprefix(STYLE)}” looks otherwise"
            cure = "change it in the Office template"
        elif was and now:
            what, cure = f"words on the {name} were changed", "change them in the Office template"
        else:
            continue  # it is the layout of other slides, which are told
        book.reports.append(Report(Kind.LABEL, what, cure, Where(book.name, "the file as a whole")))


def _layouts(book: Book) -> None:
    """Slides that have another layout now."""
    before, after = book.snapshot.layouts, book.returned.seen.layouts
    for page, now in book.pairing.pages.items():
        if 0 < page <= len(before) and 0 < now <= len(after) and after[now - 1] != before[page - 1]:
            what = f"the slide has the layout “{after[now - 1]}”, and was made with “{before[page - 1]}”"
            cure = f"{book.snapshot.plan} says which layout a part has"
            book.reports.append(Report(Kind.FORMAT, what, cure, _where(book, now)))


def _staged(book: Book) -> None:
    """Slides that move, or have a background of their own: no build makes such."""
    for page, part in slide_parts(book.returned.package) if book.returned.kind == "deck" else ():
        tree = book.returned.package.trees[part]
        own = tree.find(_BACKGROUND), _transition(tree), _moving(tree)
        if tree.get("showMasterSp", "1") in ("0", "false"):
            what = "what the layout and its master draw was hidden on the slide"
            book.reports.append(Report(Kind.FORMAT, what, _STAGE, _where(book, page)))
        said = [name for name, element in zip(_STAGED, own, strict=True) if element is not None]
        if said:
            what = f"the slide has {' and '.join(said)} of its own"
            book.reports.append(Report(Kind.FORMAT, what, _STAGE, _where(book, page)))


def _transition(tree: Element) -> Element | None:
    """How a slide comes on; newer ways stand as the choice among alternatives."""
    return next(tree.iter(f"{P}transition"), None)


def _moving(tree: Element) -> Element | None:
    """The animation of a slide; its root by itself, which programs write, moves nothing."""
    timing = tree.find(f"{P}timing")
    return timing if timing is not None and len(list(islice(timing.iter(f"{P}cTn"), 2))) > 1 else None


def _pages(book: Book) -> None:
    """Sections of a memo that were begun or ended, and pages that are set otherwise."""
    before, after = book.snapshot.sections, book.returned.seen.sections
    if not before:
        return
    ended = book.returned.seen.breaks - book.snapshot.breaks
    if ended > 0:
        what = f"{ended} {'page was' if ended == 1 else 'pages were'} ended by hand"
        book.reports.append(Report(Kind.FORMAT, what, _SETUP, Where(book.name, "the memo")))
    if list(before) == after:
        return
    number = next((n for n, (one, other) in enumerate(zip(before, after, strict=False)) if one != other), len(before))
    count = len(after) - len(before)
    many = f"{abs(count)} {'section' if abs(count) == 1 else 'sections'}"
    what = f"{many} of pages more" if count > 0 else f"{many} of pages less" if count else "pages are set otherwise"
    place = "the last pages" if book.returned.kind == "memo" else "the deck"
    if number < len(after) - 1:
        place = f"pages up to “{_ending(book, number)}”"
    book.reports.append(Report(Kind.FORMAT, what, _SETUP, Where(book.name, place)))


def _ending(book: Book, number: int) -> str:
    """The words with which a section of a memo ends, counted from 0."""
    ends = list(sections_in(book.returned.package.trees[book.returned.package.main]))[number]
    paragraph = next(ends.iterancestors(f"{W}p"), None)
    before = [] if paragraph is None else [paragraph, *islice(paragraph.itersiblings(preceding=True), _NEAR)]
    said = ("".join(text.text or "" for text in each.iter(f"{W}t")) for each in before)
    return short(next((words for words in said if words.strip()), ""))


def _described(book: Book) -> None:
    """Drawings whose alternative text is another one."""
    before, after = _by_page(book.snapshot.frames), _by_page(book.returned.seen.frames)
    for page, now in book.pairing.pages.items() if book.snapshot.layouts else ():
        there = _by_name(after[now])
        for name, facts in _by_name(before[page]).items():
            other = there.get(name)
            if other is not None and other.alt != facts.alt and (other.alt or book.returned.keeps_looks):
                what = f"the words that stand for a drawing became “{short(other.alt)}”"
                cure = "a build composes them of what is drawn; change that in the briefing"
                book.reports.append(
                    Report(Kind.PICTURE, what, cure, Where(book.name, _where(book, now).place, name, now))
                )


def _where(book: Book, page: int) -> Where:
    titles = book.returned.seen.titles
    title = titles[page - 1] if page <= len(titles) else ""
    return Where(book.name, f"slide {page} “{title}”", slide=page)


def _shapes(book: Book, emptied: set[int]) -> None:
    """Report what was done to the shapes of slides, where the program that saved the file last leaves them alone."""
    if book.snapshot.kind == "memo" or not book.returned.keeps_looks:
        return
    built, there = _by_page(book.snapshot.frames), _by_page(book.returned.seen.frames)
    for page, now in book.pairing.pages.items():
        found = done(built[page], there[now], emptied=page in emptied)
        if found:
            book.reports.append(Report(Kind.FORMAT, f"{' and '.join(found)} by hand", _CURE, _where(book, now)))


_HIDDEN, _TURNED = frozenset({"hidden"}), frozenset({"rot", "flipH", "flipV", "vert"})


def done(built: Sequence[FrameFacts], now: Sequence[FrameFacts], *, emptied: bool) -> list[str]:
    """What became of shapes whose names are unique."""
    before, after = _by_name(built), _by_name(now)
    tells = any(MORE in facts.look for facts in built)
    moved = painted = linked = hidden = turned = 0
    for name, facts in before.items():
        other = after.get(name)
        if other is None:
            continue
        moved += len(facts.frame) != len(other.frame) or any(
            abs(a - b) > _SAME for a, b in zip(facts.frame, other.frame, strict=True)
        )
        keys = changed_looks(facts.look, other.look, tells=tells)
        keys -= {"ln"} if not name[:1].islower() and _is_bare(facts.look) and _is_bare(other.look) else set()
        hidden, turned = hidden + bool(keys & _HIDDEN), turned + bool(keys & _TURNED)
        painted += bool(keys - _HIDDEN - _TURNED)
        linked += facts.leads != other.leads
    new = [facts for name, facts in after.items() if name not in {facts.holder for facts in built}]
    lost = [facts for name, facts in before.items() if name not in {facts.holder for facts in now}]
    # A shape that is where and as another was has another name, which readers do not see.
    renamed = Counter(map(_unnamed, new)) & Counter(map(_unnamed, lost))
    drawn, gone = len(new) - renamed.total(), 0 if emptied else len(lost) - renamed.total()
    place = {name: n for n, name in enumerate(after)}
    there = [place[name] for name in before if name in after]
    stacked = len(there) - len(rising(there)) if not drawn else 0
    said = (
        *((moved, "moved or resized"), (painted, "recoloured or reshaped"), (drawn, "drawn"), (gone, "taken away")),
        *((linked, "made to lead elsewhere"), (hidden, "hidden or shown"), (turned, "turned")),
        (stacked, "brought to the front or sent to the back"),
    )
    return [f"{count} {'shape was' if count == 1 else 'shapes were'} {what}" for count, what in said if count]


def changed_looks(built: str, now: str, *, tells: bool) -> set[str]:
    """The names of the looks that are others now. What records tell only since they tell more counts if one `tells`
    that; how wide columns are where there are as many, within a hundredth of their table."""
    keys = {look.partition("=")[0] for look in {*built.split(";")} ^ {*now.split(";")} if look}
    if not tells:
        return {key for key in keys if not key.startswith(MORE)}
    if WIDTHS in keys:
        before, after = (_widths(looks) for looks in (built, now))
        if len(before) != len(after) or all(abs(a - b) <= _NEARLY for a, b in zip(before, after, strict=True)):
            keys.remove(WIDTHS)
    return keys


def _widths(looks: str) -> list[int]:
    said = next((each for each in looks.split(";") if each.startswith(f"{WIDTHS}=")), "").partition("=")[2]
    return [int(each) for each in said.split(",") if each.isdigit()]


def _is_bare(looks: str) -> bool:
    """Whether a shape has no outline: it says that, or nothing. The layout of a placeholder may have one."""
    return not any(each.startswith("ln=") and each != "ln=" for each in looks.split(";"))


def _unnamed(facts: FrameFacts) -> FrameFacts:
    return replace(facts, page=0, holder="")


def _by_page(shapes: Iterable[FrameFacts]) -> dict[int, list[FrameFacts]]:
    made: dict[int, list[FrameFacts]] = defaultdict(list)
    for facts in shapes:
        made[facts.page].append(facts)
    return made


def _by_name(shapes: Sequence[FrameFacts]) -> dict[str, FrameFacts]:
    names = Counter(facts.holder for facts in shapes)
    return {facts.holder: facts for facts in shapes if names[facts.holder] == 1}
