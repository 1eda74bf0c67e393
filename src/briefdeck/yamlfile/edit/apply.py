"""Changes of values put into the text of a YAML file, which otherwise stays as it is: comments, order, quoting, wraps.

`edited` takes changes whose paths all refer to the text as given, and applies them at once. Every result is read back:
where it does not say what the data with the changes applied says, the changes that are to blame are refused, and the
others are applied all the same.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from briefdeck.diagnostics import Severity, has_errors
from briefdeck.yamlfile import reader as yamlfile
from briefdeck.yamlfile.edit.assembly import Part, assembled, data_after, manner
from briefdeck.yamlfile.edit.offsets import tree
from briefdeck.yamlfile.edit.operations import AddKey as AddKey
from briefdeck.yamlfile.edit.operations import Change as Change
from briefdeck.yamlfile.edit.operations import EditScript, Page, edit_script, refusal
from briefdeck.yamlfile.edit.operations import InsertItem as InsertItem
from briefdeck.yamlfile.edit.operations import Refused as Refused
from briefdeck.yamlfile.edit.operations import RemoveItem as RemoveItem
from briefdeck.yamlfile.edit.operations import RemoveKey as RemoveKey
from briefdeck.yamlfile.edit.operations import Reorder as Reorder
from briefdeck.yamlfile.edit.operations import SetValue as SetValue
from briefdeck.yamlfile.edit.writing import same
from briefdeck.yamlfile.tree import Path as Path

_UNSOUND = "the file would not be read as it is meant"


def edited(text: str, file: str, changes: Sequence[Change]) -> tuple[str, tuple[Refused, ...]]:
    """The text with the changes, and those that are refused, each with the reason; `file` is its name for people."""
    document, findings = yamlfile.parse(text, file)
    if document is None or has_errors(findings):
        first = next(f for f in findings if f.severity is Severity.ERROR)
        why = f"“{file}” cannot be read without a fault: {first.what}"
        return text, tuple(Refused(change, why, first.span.line or 1, first.span.column or 1) for change in changes)
    found = tree(document.text)
    page = Page(document.text, found, manner(found))
    if not same(data_after(found, EditScript([])), document.data):
        return text, tuple(Refused(change, _UNSOUND, 1, 1) for change in changes)
    return _applied(text, page, changes)


def _applied(text: str, page: Page, changes: Sequence[Change]) -> tuple[str, tuple[Refused, ...]]:
    """All changes at once; where that does not come out right, as many as do, found by halves."""
    script, refused = edit_script(page, changes)
    fit = [number for number in range(len(changes)) if number not in refused]
    made = _result(text, page, script)
    if made is None:
        made, unsound = _halved(text, page, changes, fit)
        refused |= {number: refusal(page, changes[number], _UNSOUND) for number in unsound}
    return made, tuple(refused[number] for number in sorted(refused))


def _halved(text: str, page: Page, changes: Sequence[Change], fit: list[int]) -> tuple[str, list[int]]:
    """The text with the changes that come out right together, and the numbers of the others."""
    made = text
    accepted: list[int] = []
    unsound: list[int] = []
    waiting = [fit]
    while waiting:
        batch = waiting.pop()
        together = sorted([*accepted, *batch])
        script, refused = edit_script(page, [changes[number] for number in together])
        result = _result(text, page, script) if not refused else None
        if result is not None:
            made, accepted = result, together
        elif len(batch) == 1:
            unsound += batch
        else:
            half = len(batch) // 2
            waiting += [part for part in (batch[half:], batch[:half]) if part]
    return made, unsound


def _result(text: str, page: Page, script: EditScript) -> str | None:
    """The text with what the script says; None where it would not mean that."""
    result = _rendered(text, assembled(page, script))
    document, findings = yamlfile.parse(result, "")
    if document is None or has_errors(findings) or not same(document.data, data_after(page.tree, script)):
        return None
    return result


def _rendered(text: str, parts: Iterable[Part]) -> str:
    """The parts put together, from the text with its own line breaks and its byte order mark."""
    mark = len(text) - len(text.removeprefix("\ufeff"))
    # Where a line break of two characters counts as one, in the text that the parts refer to.
    doubled: list[int] = []
    at = text.find("\r\n")
    while at >= 0:
        doubled.append(at - mark - len(doubled))
        at = text.find("\r\n", at + 2)
    newline = "\r\n" if 2 * len(doubled) > text.count("\n") else "\n"

    def place(offset: int) -> int:
        return offset + mark + bisect_left(doubled, offset)

    made = [text[:mark]]
    for part in parts:
        if isinstance(part, str):
            made.append(part.replace("\n", newline))
        else:
            made.append(text[place(part[0]) : place(part[1])])
    return "".join(made)
