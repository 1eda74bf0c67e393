"""What a template leaves open and every slide needs: a face for East Asian text, and the look of plain text boxes."""

from __future__ import annotations

import re

from briefdeck.ooxml.names import A, P
from briefdeck.ooxml.package import Package
from briefdeck.ooxml.xml import E, Element
from briefdeck.patterns import regex

_LEVELS = 9
_FILE = regex(r"\.(?:png|jpe?g|gif|svg|tiff?|[ew]mf|bmp)\b|[A-Za-z]:\\|\\\\|/(?:Users|home)/", re.IGNORECASE)
# What stands before the defaults of text (ECMA-376 Part 1, 19.2.1.26).
_AFTER = frozenset(f"{P}{name}" for name in ("modifyVerifier", "extLst"))


def settle_text(package: Package, east_asian: str) -> tuple[str, ...]:
    """Name the face where a theme names none (ECMA-376 Part 1, 20.1.4.1.24), and write the defaults of text.

    A theme's own entry for Japanese wins over `east_asian`; without one no face is named. Returns what was changed, as
    sentences.
    """
    named = set()
    for name, root in package.trees.items():
        if not east_asian or not package.types[name].endswith(".theme+xml"):
            continue
        for fonts in root.iterfind(f".//{A}fontScheme/*"):
            face = fonts.find(f"{A}ea")
            if face is None or face.get("typeface"):
                continue
            script = fonts.find(f"{A}font[@script='Jpan']")
            chosen = script.get("typeface", "") if script is not None else ""
            face.set("typeface", chosen or east_asian)
            named.add(chosen or east_asian)
    _settle_boxes(package.trees[package.main])
    if not named:
        return ()
    faces = " and ".join(f"“{face}”" for face in sorted(named))
    return (f"The theme named no face for Japanese text; it now names {faces}.",)


def forget_files(package: Package) -> tuple[str, ...]:
    """Take paths and names of files out of the alternative texts of pictures, which slides would show to strangers."""
    named = 0
    for root in package.trees.values():
        for described in root.iter(f"{P}cNvPr"):
            for attribute in ("descr", "title", "name"):
                if _FILE.search(described.get(attribute, "")):
                    named += 1
                    described.set(attribute, f"Picture {described.get('id', '')}" if attribute == "name" else "")
    return ("Paths and names of files were taken out of what pictures are called.",) if named else ()


def _settle_boxes(main: Element) -> None:
    """Text boxes take their look from here: the theme's body face, in the colour of text."""
    styles = main.find(f"{P}defaultTextStyle")
    if styles is None:
        styles = E("p:defaultTextStyle")
        later = next((child for child in main if child.tag in _AFTER), None)
        if later is None:
            main.append(styles)
        else:
            later.addprevious(styles)
    for number in range(1, _LEVELS + 1):
        level = styles.find(f"{A}lvl{number}pPr")
        if level is None:
            level = E(f"a:lvl{number}pPr")
            styles.insert(len(styles) - (1 if styles.find(f"{A}extLst") is not None else 0), level)
        level.set("algn", "l")
        for spaces in [child for child in level if child.tag in _SPACES]:
            level.remove(spaces)
        run = level.find(f"{A}defRPr")
        if run is None:
            run = E("a:defRPr", {"sz": "1800"})
            level.insert(len(level) - (1 if level.find(f"{A}extLst") is not None else 0), run)
        for child in list(run):
            if child.tag in (f"{A}solidFill", f"{A}latin", f"{A}ea", f"{A}cs"):
                run.remove(child)
        place = 1 if run.find(f"{A}ln") is not None else 0
        run.insert(place, E("a:solidFill", None, E("a:schemeClr", {"val": "tx1"})))
        end = next((i for i, c in enumerate(run) if c.tag in _BEHIND_FACES), len(run))
        for offset, slot in enumerate(("lt", "ea", "cs")):
            run.insert(end + offset, E(f"a:{'latin' if slot == 'lt' else slot}", {"typeface": f"+mn-{slot}"}))


_SPACES = frozenset(f"{A}{name}" for name in ("lnSpc", "spcBef", "spcAft"))
# Children of character properties that stand behind the typefaces (21.1.2.3.9).
_BEHIND_FACES = frozenset(f"{A}{name}" for name in ("sym", "hlinkClick", "hlinkMouseOver", "rtl", "extLst"))
