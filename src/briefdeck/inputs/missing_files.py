"""What is meant by the name of a file that is not there."""

from __future__ import annotations

import difflib
import re
from pathlib import Path as FilePath

from briefdeck.disk import is_file, names_in
from briefdeck.patterns import regex
from briefdeck.text.leftovers import is_open

_WITH_WORDS = regex(r"(\S+\.(?:csv|xlsx|tsv))[,;:(\[ ].*")
_OF_A_SHEET = regex(r"(.+\.xls[xm]?)\s*[!#:]\s*.+", re.IGNORECASE)
_OF_A_COPY = regex(
    r"\s*[(（]\d{1,2}[)）](?=\.\w+$)|\s*[-–_ ](?:copy|kopie|copie|コピー|복사본)(?=\.\w+$)|^copy of ", re.I
)
"""What programs add to the name of a file that is saved once more."""
_FOLDERS = 50  # beside a briefing, in which a file is looked for
_NEAR = 0.7  # how much alike two names are, where one may be meant by the other


def instead(home: FilePath, name: str) -> str:
    """The file that is meant by a name that none has: with / for \\, in other letters, or one that is like it."""
    usual = "paths count from the briefing's folder"
    if is_open(name):
        return "name the file, or leave this out until there is one"
    if (plain := _OF_A_COPY.sub("", name)) != name:
        if is_file(home / plain):
            return f"did you mean “{plain}”?"
        return instead(home, plain)
    if sheet := _OF_A_SHEET.fullmatch(name):
        return f"write {sheet[1]}; of a workbook the key sheet: names the sheet, which is read as a whole"
    if name.startswith("="):
        return "write the name of the workbook, and its sheet under sheet:"
    if (said := _WITH_WORDS.fullmatch(name)) and is_file(home / said[1]):
        return f"write {said[1]}: the first column has the categories, and each further one is a series"
    if "\\" in name:
        return f"write {name.replace(chr(92), '/')}: folders are set apart by /"
    at, made = home, []
    for step in FilePath(name).parts:
        names = [each for each in names_in(at) if not each.startswith(".")]
        alike = [each for each in names if each.casefold() == step.casefold()]
        alike = alike or [each for each in names if each.casefold().startswith(f"{step.casefold()}.")]
        near = alike or difflib.get_close_matches(step, names, n=1, cutoff=_NEAR)
        if not near or step in (".", ".."):
            below = [f"{each}/{name}" for each in names[:_FOLDERS] if is_file(home / each / name)]
            return f"did you mean “{below[0]}”?" if below else usual
        made.append(near[0])
        at /= near[0]
    return f"did you mean “{'/'.join(made)}”?" if is_file(at) else usual
