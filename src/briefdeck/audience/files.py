"""The five files of an audience: its own, and where its folder lacks them those of the audience that it is based on."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from briefdeck.audience.customs import meant_base
from briefdeck.audience.overlay import changed_plan, unquoted, without_base
from briefdeck.diagnostics import Diagnostic, Span, in_order
from briefdeck.diagnostics.rules import audience as rules
from briefdeck.diagnostics.rules import briefing as shape
from briefdeck.diagnostics.words import did_you_mean
from briefdeck.disk import is_file
from briefdeck.document.kinds import Kind
from briefdeck.values import dataclass
from briefdeck.yamlfile.reader import read
from briefdeck.yamlfile.tree import Document, laid_over, whole

SETTINGS = "audience.yaml"
PLANS: Mapping[Kind, str] = {"deck": "deck.yaml", "memo": "memo.yaml"}
TEMPLATES: Mapping[Kind, str] = {"deck": "deck.pptx", "memo": "memo.docx"}
FILES = (SETTINGS, *PLANS.values(), *TEMPLATES.values())


@dataclass(frozen=True, slots=True)
class AudienceFiles:
    """What the files of an audience say, each value with its place in the one folder or the other."""

    settings: Document
    plans: Mapping[Kind, Document]
    templates: Mapping[Kind, Path]


def read_files(folder: Path, known: Mapping[str, Path]) -> tuple[AudienceFiles | None, tuple[Diagnostic, ...]]:
    """The files of one audience; `known` are the folders of all audiences by name, among which its base is found.

    Files that come with errors hold what could be read, so that their content can be judged in the same run.
    """
    reading = _Reading(folder)
    files = reading.files(known)
    return files, in_order(reading.found)


class _Reading:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.base: Path | None = None
        self.found: list[Diagnostic] = []

    def files(self, known: Mapping[str, Path]) -> AudienceFiles | None:
        settings = self._read(self.folder / SETTINGS) if is_file(self.folder / SETTINGS) else None
        if settings and "based_on" in settings.data:
            self.base = self._base_of(settings, known)
            settings = self._laid_over(settings, self.base) if self.base else None
            if settings is None:
                return None
        # What a file says of a base can only be known when it is there and can be read.
        if settings is None and self.found:
            return None
        missing = [path for path in map(self._path, FILES) if not is_file(path)]
        if settings is not None and missing and self.base is None and (theirs := meant_base(settings.data)):
            what, span = f"“{theirs}” is not a key here", settings.key_span((theirs,))
            self.found.append(shape.UNKNOWN_KEY.at(span, what, "write based_on:"))
            return None
        if settings is not None and self.base is None and len(missing) == len(FILES) - 1:
            known_names = ", ".join(sorted(set(known) - {self.folder.name}))
            what = "“based_on” is missing, and so are the files that an audience without a base has"
            self.found.append(shape.MISSING_KEY.at(settings.span(()), what, f"add based_on: and one of {known_names}"))
            return None
        for path in missing:
            what = f"“{path.name}” is missing"
            hint = "copy it from another audience, or name one that has it with based_on: in audience.yaml"
            self.found.append(
                rules.MISSING_AUDIENCE_FILE.at(
                    Span(str(path)),
                    what,
                    hint,
                )
            )
        if missing or settings is None:
            return None
        read = {kind: self._plan(name) for kind, name in PLANS.items()}
        plans = {kind: plan for kind, plan in read.items() if plan is not None}
        if len(plans) < len(read):
            return None
        return AudienceFiles(settings, plans, {kind: self._path(name) for kind, name in TEMPLATES.items()})

    def _base_of(self, settings: Document, known: Mapping[str, Path]) -> Path | None:
        """The folder of the base."""
        name, own = settings.data["based_on"], self.folder.name
        span = settings.span(("based_on",))
        if not isinstance(name, str):
            hint = "write based_on: and a name that `briefdeck audiences` lists"
            if isinstance(name, list) and len(name) == 1 and name[0] in known:
                hint = f"write based_on: {name[0]}"
            self.found.append(shape.WRONG_TYPE.at(span, "“based_on” must be the name of an audience", hint))
        elif name == own:
            hint = "name another audience, or give this folder another name"
            self.found.append(rules.CHAINED_BASE.at(span, f"“{own}” is based on itself", hint))
        elif name not in known:
            hint = did_you_mean(name, known.keys() - {own})
            self.found.append(rules.UNKNOWN_BASE.at(span, f"there is no audience “{name}”", hint))
        else:
            return known[name]
        return None

    def _path(self, name: str) -> Path:
        """Where a file is, or should be."""
        own = self.folder / name
        return own if self.base is None or is_file(own) else self.base / name

    def _read(self, path: Path) -> Document | None:
        document, faults = read(path)
        self.found += faults
        return document

    def _read_plan(self, path: Path) -> Document | None:
        document, faults = read(path)
        self.found += faults if document is None else (unquoted(fault, document) for fault in faults)
        return document

    def _laid_over(self, own: Document, folder: Path) -> Document | None:
        """The settings with those of the base in `folder`."""
        base = self._read(folder / SETTINGS)
        if base is None:
            return None
        if "based_on" in base.data:
            what = f"“{folder.name}” is itself based on “{base.data['based_on']}”"
            hint = f"write based_on: {base.data['based_on']}, and repeat here what “{folder.name}” adds to it"
            self.found.append(rules.CHAINED_BASE.at(own.span(("based_on",)), what, hint))
            return None
        tree = laid_over(whole(own), whole(base))
        return Document(tree.data, own.file, own.text, tree)

    def _plan(self, name: str) -> Document | None:
        """A plan, changed where only what differs was written."""
        path = self._path(name)
        plan = self._read_plan(path)
        if plan is None:
            return None
        if self.base is None or path.parent == self.base:
            faults = tuple(without_base(plan))
        else:
            base = self._read(self.base / name) if is_file(self.base / name) else None
            if base is None:
                return plan
            plan, faults = changed_plan(plan, base)
        self.found += faults
        return None if faults else plan
