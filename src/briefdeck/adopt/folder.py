"""The folder of an adopted audience: audience.yaml with its reasons, and the two Office files, or nothing at all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from pathlib import Path

from briefdeck.adopt.deck import DeckAdopted, adopt_deck
from briefdeck.adopt.memo import MemoAdopted, adopt_memo
from briefdeck.adopt.memo_body import Body
from briefdeck.adopt.opening import Allow, open_deck, open_memo
from briefdeck.adopt.settings import deck_lines, head_lines, memo_lines
from briefdeck.audience.deck_style import read_deck_style
from briefdeck.audience.files import TEMPLATES
from briefdeck.audience.localizing import memo_in_language
from briefdeck.audience.memo_style import read_memo_style
from briefdeck.audience.reader import Audience, audience_folders, find_audience, read_audience
from briefdeck.audience.templates import localization
from briefdeck.diagnostics import Diagnostic, Span, has_errors, in_order
from briefdeck.diagnostics.rules import adoption as rules
from briefdeck.diagnostics.rules.audience import CHAINED_BASE
from briefdeck.disk import is_folder, read_file
from briefdeck.locale import known, lookup
from briefdeck.ooxml.limits import MAX_TEMPLATE
from briefdeck.ooxml.package import Package
from briefdeck.patterns import regex
from briefdeck.staging.waiting import WaitingFolder
from briefdeck.values import dataclass

_SETTINGS = "audience.yaml"
_WRITTEN = frozenset({_SETTINGS, *TEMPLATES.values()})
_NAME = regex(r"[a-z0-9][a-z0-9_-]{0,39}")


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be adopted. A file that is not named is that of `base`, and where none is named both are copied from
    there; without a language those of the base hold.

    `body` says what becomes of a memo's own text: `auto` keeps it around a marker `{{ memo }}`, and else clears it.
    """

    name: str
    base: str = "executive"
    deck: Path | None = None
    memo: Path | None = None
    language: str = ""
    body: Body = "auto"
    allow: Allow = field(default_factory=Allow)


@dataclass(frozen=True, slots=True)
class Adopted:
    """An audience that is there now, and what was done to the files, in sentences."""

    folder: Path
    deck: DeckAdopted | None
    memo: MemoAdopted | None
    notes: tuple[str, ...]


def adopt(wish: Wish, templates: Path) -> tuple[Adopted | None, tuple[Diagnostic, ...]]:
    """Make `templates/NAME/`. The first value is None where nothing was written; the files given are never changed."""
    found = list(_named(wish, templates))
    base = _base(wish, templates, found)
    deck, memo, notes = None, None, []
    files: dict[str, bytes] = {}
    if wish.deck is not None:
        package, said, faults = open_deck(wish.deck, wish.allow)
        found += faults
        if package is not None and base is not None:
            style, faults = read_deck_style(base.templates["deck"], base.bindings)
            found += faults
            if style is not None:
                deck = adopt_deck(package, base.settings, style, east_asian=not _is_latin(wish.language))
                files[TEMPLATES["deck"]] = package.save()
                notes += [f"{wish.deck.name}: {note}" for note in (*said, *deck.notes)]
    if wish.memo is not None:
        package, said, faults = open_memo(wish.memo, wish.allow)
        found += faults
        if package is not None and base is not None:
            pattern, _, faults = open_memo(base.templates["memo"], Allow())
            found += faults
            if _is_latin(wish.language):
                pattern = _in_language(base, wish.language) or pattern
            if pattern is not None:
                language = wish.language or base.settings.languages[0]
                memo = adopt_memo(package, pattern, language=language, body=wish.body)
                files[TEMPLATES["memo"]] = package.save()
                notes += [f"{wish.memo.name}: {note}" for note in (*said, *map(_sentence, memo.notes))]
    if base is None or has_errors(found):
        return None, in_order(found)
    if wish.deck is None and wish.memo is None:
        # Nothing of its own yet: the base's files, to be edited.
        files = {TEMPLATES[kind]: read_file(template, MAX_TEMPLATE) for kind, template in base.templates.items()}
        notes.append(f"Its deck.pptx and memo.docx are copies of those of “{base.id}”, for you to edit.")
    lines = head_lines(wish.name, base.id, wish.language, wish.deck, wish.memo)
    lines += deck_lines(deck) if deck is not None else []
    lines += memo_lines(memo) if memo is not None else []
    target = templates / wish.name
    found += _written(target, "\n".join(lines) + "\n", files)
    if has_errors(found):
        return None, in_order(found)
    return Adopted(target, deck, memo, tuple(notes)), in_order(found)


def _is_latin(language: str) -> bool:
    """Whether an audience writes a language in Latin letters and no other."""
    return bool(language) and not known(language).theme_script


def _in_language(base: Audience, language: str) -> Package | None:
    """The memo of the base in a language, so that nothing of another comes with its styles."""
    template = base.templates["memo"]
    style, _ = read_memo_style(template, base.settings.styles)
    wanted = localization(base, template, language, mixed=False)
    if style is None or wanted is None:
        return None
    return memo_in_language(style.content, wanted, style.heading_list).package


def _named(wish: Wish, templates: Path) -> Iterator[Diagnostic]:
    span = Span(str(templates / wish.name))
    if not _NAME.fullmatch(wish.name):
        what = f"“{wish.name}” cannot be the name of an audience"
        yield rules.BAD_NAME.at(span, what, "use small letters a to z, digits and hyphens, such as acme-board")
    elif (templates / wish.name).exists():
        what = f"there is “{templates / wish.name}” already"
        yield rules.AUDIENCE_EXISTS.at(span, what, "choose another name, or move that folder away")


def _base(wish: Wish, templates: Path, found: list[Diagnostic]) -> Audience | None:
    folder = find_audience(wish.base, audience_folders(templates))
    if isinstance(folder, Diagnostic):
        found.append(folder)
        return None
    base, faults = read_audience(folder)
    found += faults
    if base is None:
        return None
    if base.settings.based_on:
        what = f"“{wish.base}” is itself based on “{base.settings.based_on}”"
        found.append(CHAINED_BASE.at(Span.of_option("--from"), what, f"say --from {base.settings.based_on}"))
        return None
    if wish.language and lookup(wish.language, base.settings.languages) is None:
        what = f"“{wish.base}” has no words in “{wish.language}”"
        hint = f"it has {', '.join(base.settings.languages)}; add labels and dates to a copy of it first"
        found.append(rules.NO_WORDS.at(Span.of_option("--language"), what, hint))
        return None
    return base


def _written(target: Path, settings: str, files: dict[str, bytes]) -> Iterator[Diagnostic]:
    """Write the folder beside its place, read it as a build would, and move it there only if that went well."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        waiting = WaitingFolder(target.parent, _is_draft)
        try:
            folder = waiting.path / target.name
            folder.mkdir()
            (folder / _SETTINGS).write_text(settings, encoding="utf-8", newline="\n")
            for name, content in files.items():
                (folder / name).write_bytes(content)
            faults = tuple(_judged(folder, target.parent))
            yield from faults
            if not has_errors(faults):
                folder.rename(target)
        finally:
            waiting.remove()
    except OSError as error:
        what = f"“{target}” cannot be written: {error.strerror or error}"
        yield rules.UNWRITABLE_AUDIENCE.at(Span(str(target)), what, "name another folder with --templates")


def _is_draft(path: Path) -> bool:
    """Whether a folder has nothing but what an adoption puts into one."""
    return is_folder(path) and all(each.name in _WRITTEN for each in path.iterdir())


def _judged(folder: Path, templates: Path) -> Iterator[Diagnostic]:
    known = {name: path for name, path in audience_folders(templates).items() if not name.startswith(".")}
    audience, found = read_audience(folder, known)
    yield from found
    if audience is None:
        return
    yield from read_deck_style(audience.templates["deck"], audience.bindings)[1]
    yield from read_memo_style(audience.templates["memo"], audience.settings.styles)[1]


def _sentence(note: str) -> str:
    return f"{note[:1].upper()}{note[1:]}." if note and not note.endswith(".") else note
