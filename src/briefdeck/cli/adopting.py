"""`briefdeck audience new` and `briefdeck audience inspect`: a company's own files, looked at and taken in."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from briefdeck.cli.audience import audience_command
from briefdeck.cli.group import finish, path_type, templates_folder, templates_option
from briefdeck.cli.printing import plural, say, say_diagnostics, say_table
from briefdeck.disk import is_file

if TYPE_CHECKING:
    from briefdeck.adopt.folder import Adopted
    from briefdeck.adopt.inspecting import Inspected
    from briefdeck.diagnostics import Diagnostic


@audience_command("new", "new board --from analyst")
@click.argument("name", metavar="NAME")
@click.option(
    "--from", "base", metavar="AUDIENCE", default="executive", show_default=True, help="Whose plans it takes."
)
@click.option("--deck", type=path_type, metavar="FILE", help="Your .pptx or .potx.")
@click.option("--memo", type=path_type, metavar="FILE", help="Your .docx or .dotx.")
@click.option("--language", "-l", metavar="CODE", default="", help="The one language that it speaks.")
@click.option(
    "--body",
    type=click.Choice(["auto", "clear", "keep", "marker"]),
    default="auto",
    help="The memo's own text: kept around {{ memo }}, cleared, kept.",
)
@click.option("--strip-macros", is_flag=True, help="Take a file with macros, without them.")
@click.option("--strip-external", is_flag=True, help="Take a file that links elsewhere, without the links.")
@templates_option
def new_command(
    name: str,
    base: str,
    deck: Path | None,
    memo: Path | None,
    language: str,
    body: Literal["auto", "clear", "keep", "marker"],
    strip_macros: bool,
    strip_external: bool,
    templates: Path | None,
) -> None:
    """Make an audience of your organisation's own PowerPoint and Word files.

    Your files are copied, never changed. Sample slides and text are taken out; masters, layouts, styles, fonts,
    headers and footers stay. audience.yaml says which layout and style was chosen for what, and why. Without --deck
    and --memo the files of the audience that it is based on are copied, for you to edit.
    """
    from briefdeck.adopt.folder import Wish, adopt
    from briefdeck.adopt.opening import Allow

    allow = Allow(macros=strip_macros, external=strip_external)
    wish = Wish(name, base, deck, memo, language, body, allow)
    made, found = adopt(wish, templates_folder(templates))
    say_diagnostics(found)
    if made is not None:
        _say_adopted(made)
    finish(found, f"“{name}” is in {made.folder}" if made is not None else "nothing was written")


def _say_adopted(made: Adopted) -> None:
    if made.deck is not None:
        rows = [(role, bound.choice.layout.name, "; ".join(bound.made)) for role, bound in made.deck.bound.items()]
        say_table(("role", "layout", "made"), rows)
    if made.memo is not None and made.memo.binding:
        say_table(("role", "style", "why"), [(r, n, made.memo.styles[r].why) for r, n in made.memo.binding.items()])
    for note in made.notes:
        say(note)


@audience_command("inspect", "inspect executive --json")
@click.argument("what", metavar="NAME|FILE")
@click.option("--pictures", type=path_type, metavar="DIR", help="Draw each layout, labelled, as a PNG (LibreOffice).")
@click.option("--json", "as_json", is_flag=True, help="Everything as JSON.")
@templates_option
def inspect_command(what: str, pictures: Path | None, as_json: bool, templates: Path | None) -> None:
    """Show what a template holds: layouts, placeholders, fonts, colours, styles, and what is not well made.

    NAME is an audience, whose two files are shown; FILE any .pptx, .potx, .docx or .dotx.
    """
    from briefdeck.adopt.inspecting import inspect_file

    looked = [inspect_file(path) for path in _files(what, templates_folder(templates))]
    found = tuple(one for each in looked for one in each.findings)
    if as_json:
        click.echo(json.dumps([_plain(one) for one in looked], ensure_ascii=False, indent=2))
    else:
        for one in looked:
            _say_facts(one.facts)
        say_diagnostics(found)
    said = ""
    if pictures is not None:
        drawn, faults = _drawn(looked, pictures)
        say_diagnostics(faults)
        found += faults
        said = f"; {plural(drawn, 'picture')} in {pictures}"
    finish(found, f"{plural(len(looked), 'file')} inspected{said}")


def _files(what: str, templates: Path) -> list[Path]:
    """The Office files of an audience, or the file."""
    from briefdeck.audience.reader import audience_folders, read_audience

    folders = audience_folders(templates)
    if what in folders and not is_file(Path(what)):
        audience, found = read_audience(folders[what])
        if audience is not None:
            return list(audience.templates.values())
        say_diagnostics(found)
        raise SystemExit(1)
    if not is_file(Path(what)):
        raise click.BadParameter(f"there is neither an audience nor a file “{what}”", param_hint="NAME|FILE")
    return [Path(what)]


def _plain(one: Inspected) -> dict[str, Any]:
    from briefdeck.cli.formats.facts import as_values

    findings = [
        {
            "code": f.rule.code,
            "name": f.rule.name,
            "severity": str(f.severity),
            "what": f.what,
            "hint": f.hint,
            "facts": as_values(f.facts),
        }
        for f in one.findings
    ]
    return {**one.facts, "findings": findings}


def _say_facts(facts: dict[str, Any]) -> None:
    if not facts:
        return
    if facts["kind"] == "memo":
        say((facts["file"], "bold"), f": text area {facts.get('text_width', 0)} × {facts.get('text_height', 0)} pt")
        rows = [
            (s["name"], s["type"], f"{s['size']:g}" if s["type"] != "table" else "", s["latin"], s["east_asian"],
             str(s["heading"] or ""))
            for s in facts["styles"]
        ]  # fmt: skip
        say_table(("style", "type", "pt", "latin", "east asian", "heading"), rows, (2,))
        return
    say((facts["file"], "bold"), f": slides of {facts['width']:g} × {facts['height']:g} pt")
    for layout in facts["layouts"]:
        faces = f"{layout['latin']} + {layout['east_asian'] or 'no East Asian face'}"
        say((layout["name"], "bold"), f"  {layout['type'] or 'no type'}, {layout['master']}, {faces}")
        rows = [
            (
                f"  {p['name']}",
                p["type"],
                " ".join(f"{v:g}" for v in p["at"]),
                f"{p['size']:g}",
                p["colour"],
                p["behind"],
            )
            for p in layout["placeholders"]
        ]
        if rows:
            say_table(("  placeholder", "type", "x y width height", "pt", "colour", "on"), rows, (3,))


def _place(box: list[float]) -> str:
    return " ".join(f"{value:g}" for value in box)


def _drawn(looked: list[Inspected], folder: Path) -> tuple[int, tuple[Diagnostic, ...]]:
    """One PNG a layout: how many, and what was in the way."""
    from briefdeck.adopt.layout_pictures import draw_layouts

    drawn = 0
    found: tuple[Diagnostic, ...] = ()
    for one in looked:
        if one.pictured:
            files, faults = draw_layouts(one.pictured, one.layouts, folder)
            drawn, found = drawn + len(files), (*found, *faults)
    return drawn, found
