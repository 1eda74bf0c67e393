"""A briefing as one audience may see it, in one language: plain records whose texts know where they came from.

What the audience may not see is not here at all, so no later stage can leak it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from briefdeck.audience.wording import Wording
from briefdeck.blocks import find, names
from briefdeck.declared import Declared
from briefdeck.diagnostics import Diagnostic, Span
from briefdeck.diagnostics.rules import briefing as rules
from briefdeck.document.block import Block
from briefdeck.document.figure import KeyFigure
from briefdeck.document.richtext import EMPTY, Citation, Inline, Origin, RichText, Run, Traced, words
from briefdeck.document.visible import Record, Visible, section_anchor
from briefdeck.inputs.assets import Assets
from briefdeck.inputs.pictures import PictureFile
from briefdeck.memory import NO_MEMORY, Memory
from briefdeck.model.briefing import Addressee, Briefing
from briefdeck.model.entries import Figure, Restricted, Source, Statement, Status
from briefdeck.model.grid import NO_GRID, Grid
from briefdeck.model.leaves import Text
from briefdeck.model.markup import Cite, FigureUse, Words, parse_inline
from briefdeck.model.section import SectionBase
from briefdeck.model.sections import SECTION_KINDS
from briefdeck.model.traits import Trait, having, holds, stands_for, traits_of
from briefdeck.model.use import untold
from briefdeck.model.validate import Loaded
from briefdeck.model.walk import fields_of, texts
from briefdeck.pipeline.resolve.derived import derived
from briefdeck.pipeline.resolve.noted import Noted
from briefdeck.pipeline.resolve.references import references
from briefdeck.text import quoted
from briefdeck.values import replace
from briefdeck.yamlfile.tree import Path

_NAME_ALONE = Text({"": "{name}"})
# Kinds of section that say something in rows and columns; what that is stands in each section under their names.
_GRIDDED = tuple(name for name, kind in SECTION_KINDS.items() if kind.form is not None)


def resolve(
    loaded: Loaded, assets: Assets, wording: Wording, memory: Memory = NO_MEMORY
) -> tuple[Visible, tuple[Diagnostic, ...]]:
    """The briefing for one audience, its sources numbered in its own order.

    A visible text that uses something hidden is an error. Sections that are in `memory`, where all that stands around
    them is as it was, come to what they came to.
    """
    resolver = _Resolver(loaded, assets, wording, memory if loaded.pieces is not None else NO_MEMORY)
    names = resolver.top()
    listed = resolver.of_all("references", lambda: references(names["sources"], wording, loaded.document))
    traits = {visit.path: visit.traits for visit in loaded.briefing.texts if visit.path in resolver.texts}
    sections: dict[str | int, Record] = dict(zip(resolver.numbers, names["sections"], strict=True))
    created = loaded.briefing.date
    return Visible(names, sections, listed, created, resolver.texts, resolver.said, traits), tuple(resolver.found)


class _Resolver:
    def __init__(self, loaded: Loaded, assets: Assets, wording: Wording, memory: Memory) -> None:
        self.memory = memory
        self.briefing: Briefing = loaded.briefing
        self.document = loaded.document
        self.assets = assets
        self.wording = wording
        self.labels = wording.audience.settings.labels
        self.found: list[Diagnostic] = []
        self.texts: dict[Path, Origin] = {}
        self.said: dict[Path, RichText] = {}
        kept = untold(self.briefing, wording.audience.id)
        visible = [key for key in self.briefing.sources if key not in kept.sources]
        self.citations = {key: Citation(key, position) for position, key in enumerate(visible, 1)}
        self.amounts = {
            key: wording.amount(figure) for key, figure in self.briefing.figures.items() if key not in kept.figures
        }
        seen = (place for place, section in enumerate(self.briefing.sections) if self._may_see(section))
        # A section is called by its number among those that the audience sees: nobody can count the others.
        self.numbers = {place: number for number, place in enumerate(seen)}
        self.anchors = {
            section.id: section_anchor(self.numbers[place])
            for place, section in enumerate(self.briefing.sections)
            if section.id and place in self.numbers
        }
        self.figures: dict[str, Record] = {}
        self.sources: dict[str, Record] = {}
        # All that a section comes to depends on, beside itself and its place.
        around = loaded.pieces.around if loaded.pieces is not None else ()
        uses = self.citations, self.amounts, self.numbers, self.anchors, assets.pictures, assets.data
        self.whole = memory.same((around, wording.language, wording.default, wording.calendar, uses))

    def of_all(self, what: str, make: Callable[[], Any]) -> Any:
        """What was made for the audience of all that stands around the sections."""
        return self.memory.made(what, (self.wording.audience, self.whole), make)

    def top(self) -> dict[str, Any]:
        traits = traits_of(type(self.briefing))
        told = [name for name, _ in fields_of(self.briefing)]
        told = [name for name in told if name not in ("figures", "sources") and Trait.KEY not in traits[name]]
        at = told.index("sections")
        before = self.of_all("before", lambda: self._noted(self._used, told[:at]))
        names, self.figures, self.sources = self._known(before)
        names = {**names, "sections": self.memory.same(tuple(self._known(self._section(n)) for n in self.numbers))}
        names |= self._known(self.of_all("behind", lambda: self._noted(self._fields_of, told[at + 1 :])))
        names |= derived(self.briefing, self.wording, names["decisions"])
        dated = self.wording.date(self.briefing.date)
        names["date"] = self.of_all("date", lambda: words(dated, origin=self.origin(("date",))))
        names["figures"] = self.of_all("figures", lambda: Record(self.figures))
        names["all_figures"] = self.of_all("all figures", lambda: tuple(self.figures.values()))
        names["sources"] = self.of_all("sources", lambda: tuple(self.sources.values()))
        return names

    def _used(self, told: Iterable[str]) -> tuple[dict[str, Any], dict[str, Record], dict[str, Record]]:
        """What the keys before the sections come to, and the figures and sources, which all of them use."""
        for key in self.citations:
            self.sources[key] = self._source(key, self.briefing.sources[key])
        for key in self.amounts:
            self.figures[key] = self._figure(key, self.briefing.figures[key])
        return self._fields_of(told), self.figures, self.sources

    def _fields_of(self, told: Iterable[str]) -> dict[str, Any]:
        traits, values = traits_of(type(self.briefing)), dict(fields_of(self.briefing))
        return {name: self._value(values[name], (name,), traits[name]) for name in told}

    def _section(self, place: int) -> Noted:
        section, of = self.briefing.sections[place], (self.wording.audience, self.whole)

        def made() -> Noted:
            noted = self._noted(self._value, section, ("sections", place))
            noted.value._fields["number"] = self.numbers[place] + 1
            return noted

        return self.memory.made("resolved", (section, *of), made, (place,))

    def _noted(self, make: Callable[..., Any], *given: Any) -> Noted:
        """What is made of a part by itself."""
        before = self.texts, self.said, self.found
        self.texts, self.said, self.found = {}, {}, []
        value = make(*given)
        noted = Noted(value, self.texts, self.said, tuple(self.found))
        self.texts, self.said, self.found = before
        return noted

    def _known(self, noted: Noted) -> Any:
        """The value of a part, whose texts are then among all others."""
        self.texts |= noted.texts
        self.said |= noted.said
        self.found += noted.found
        return noted.value

    def _may_see(self, part: object) -> bool:
        return not (isinstance(part, Restricted) and part.audiences) or self.wording.audience.id in part.audiences

    def _value(self, value: object, path: Path, traits: Trait = Trait.NONE) -> Any:
        """One value of the model, by its kind and by what is true of its field."""
        if not self._may_see(value):
            return EMPTY
        if isinstance(value, Text):
            return self.say(value, path)
        match stands_for(traits), value:
            case Trait.NONE, _:
                pass
            case Trait.SOURCES, list():
                return tuple(self.sources[key] for i, key in enumerate(value) if self._cites(key, (*path, i)))
            case Trait.FIGURES, list():
                return tuple(self.figures[key] for i, key in enumerate(value) if self._shown(key, (*path, i)))
            case Trait.FIGURES, str(key):
                return self.figures[key] if self._shown(key, path) else EMPTY
            case Trait.DATE, _:
                return Traced(self.wording.date(value), self.origin(path)) if value else ""  # type: ignore[arg-type]
            case Trait.TERM, _:
                return self.wording.say(getattr(self.labels, str(path[-1]))[value]) if value else ""
            case Trait.SECTION, _:
                return self.anchors.get(value, "") if isinstance(value, str) else ""
        if isinstance(value, Declared):
            name = str(path[-1])
            seen = find(name).seen if name in names() else None
            return seen(value, path, self) if seen is not None else self._record(value, path)
        if isinstance(value, list):
            return tuple(self._value(child, (*path, i)) for i, child in enumerate(value) if self._may_see(child))
        return EMPTY if value is None else value

    def _record(self, model: Declared, path: Path) -> Any:
        if isinstance(model, SectionBase) and (filled := self.assets.filled(model)) is not model:
            return self._of_file(filled, model, path)
        return self._fields(model, path)

    def _of_file(self, filled: SectionBase, section: SectionBase, path: Path) -> Any:
        """A section with what its file says; words that the briefing does not have need not reach a document."""
        made = self._fields(filled, path)
        own = {visit.path for visit in texts(section, path)}
        for place in [p for p in self.texts if p[: len(path)] == path and p not in own]:
            del self.texts[place], self.said[place]
        return made

    def _fields(self, model: Declared, path: Path) -> Any:
        traits = traits_of(type(model))
        whole = not isinstance(model, SectionBase)  # of a section, its rows and columns are told apart
        fields = {
            name: self._value(value, (*path, name), traits[name])
            for name, value in fields_of(model)
            if name != "audiences" and (whole or Trait.GRID not in traits[name])
        }
        for name in having(type(model), Trait.DATE):
            fields[f"{name}_day"] = getattr(model, name, None) or ""
        for name in having(type(model), Trait.TIME | Trait.DATE):
            fields["day"] = getattr(model, name)
            fields[name] = words(fields[name], origin=self.origin((*path, name)))
        if any(having(type(model), Trait.HOLDERS)):
            fields["stance_key"] = str(getattr(model, "stance", None) or "")
            fields["holders_list"] = self._holders(fields)
            fields["holders"] = self._joined(fields["holders_list"])
        if isinstance(model, Statement):
            fields["carries"] = self._carried(fields["text"])
        if isinstance(model, Addressee):
            fields["text"], fields["addressed"] = fields["name"], self._addressed(model, fields["name"])
        if isinstance(model, SectionBase):
            self._complete(model, path, fields)
        return Record(fields)

    def _carried(self, text: RichText) -> KeyFigure | None:
        """The number of the first figure that a statement states; what it measures the statement says itself."""
        used = (self.figures[str(o.path[1])].shown for o in text.origins if o.path[0] == "figures")
        return next((KeyFigure(f.number, f.prefix, f.unit, worded=f.worded) for f in used), None)

    def _complete(self, section: SectionBase, path: Path, fields: dict[str, Any]) -> None:
        """What a section is beside its fields: its anchor, what it says in rows and columns, who holds its views."""
        fields["anchor"] = section_anchor(self.numbers[int(path[-1])])
        fields["composes"] = section.composes
        fields |= {kind: self._gridded(section, path) if section.kind == kind else None for kind in _GRIDDED}
        self._carry(type(section), fields)
        if holds(type(section), Trait.HOLDERS):
            entries = (entry for value in fields.values() if isinstance(value, tuple) for entry in value)
            held = (source for e in entries if "outlets" in _names(e) for source in e.outlets)
            fields["outlets"] = tuple({source.key: source for source in held}.values())

    def _carry(self, kind: type[SectionBase], section: dict[str, Any]) -> None:
        """The sources of a section are those of its table or chart, and of its statements that have none of their own.

        An inference has none.
        """
        sources = section["sources"]
        if not sources:
            return
        cites = [source.citation for source in sources]
        for name in _GRIDDED:
            if section.get(name):
                caption = section[name].caption or section["title"]  # a mark stands behind words
                section[name] = replace(section[name], caption=caption.citing(cites))
        inference = self.wording.say(self.labels.status[Status.INFERENCE])
        for entry in (entry for name in having(kind, Trait.CARRIED) for entry in section[name]):
            fields = entry._fields
            said = (value for value in fields.values() if isinstance(value, RichText))
            if not fields["sources"] and fields.get("status") != inference and not any(t.citations for t in said):
                fields["sources"] = sources

    def _addressed(self, addressee: Addressee, name: RichText) -> RichText:
        """A name with what a letter puts behind it, by the addressee's kind."""
        pattern = self.wording.say(self.labels.addressed.get(addressee.kind, _NAME_ALONE))
        before, _, after = pattern.partition("{name}")
        return words(before) + name + words(after)

    def _holders(self, view: dict[str, Any]) -> tuple[RichText, ...]:
        """Who holds a view: the outlets by name, each with its citation, then the words that stand for others."""
        named = tuple(source.outlet.citing([source.citation]) for source in view["outlets"])
        return (*named, view["held_by"]) if view["held_by"] else named

    def _joined(self, parts: tuple[RichText, ...]) -> RichText:
        """Names in a sentence."""
        between = words(self.wording.say(self.labels.outlet_join))
        joined = EMPTY
        for part in parts:
            joined += (between if joined else EMPTY) + part
        return joined

    def say(self, text: Text, path: Path, level: int = 0) -> RichText:
        """The words of a text, in as many quotation marks as `level` says."""
        language, content = text.choose(self.wording.language, self.wording.default)
        where = (*path, language) if language else path
        origin = Origin("briefing", path, self.document.span(where))
        inlines: list[Inline] = []
        pieces = parse_inline(content)[0]
        spoken = quoted([p.text if isinstance(p, Words) else None for p in pieces], self.wording.spoken, level)
        for piece, words_ in zip(pieces, spoken, strict=True):
            match piece:
                case Words(_, bold, href):
                    assert words_ is not None
                    self.texts[path] = origin  # a text that is a figure alone has no words of its own to get lost
                    inlines.append(Run(words_, bold, href, origin))
                case Cite(keys):
                    inlines += [self.citations[key] for key in keys if self._cites(key, where)]
                case FigureUse(name, bold):
                    if self._shown(name, where):
                        inlines.append(Run(str(self.amounts[name]), bold, origin=self._value_of(name)))
        self.said[path] = RichText(tuple(inlines)).ordered().begun()
        return self.said[path]

    def _cites(self, key: str, path: Path) -> bool:
        if key in self.citations:
            return True
        what = f"“{self.wording.audience.id}” may not see the source “{key}”, which it would find cited here"
        hint = "show the source to this audience, or keep this statement from it with audiences:"
        self.found.append(rules.UNKNOWN_SOURCE.at(self.document.span(path), what, hint))
        return False

    def _shown(self, key: str, path: Path) -> bool:
        if key in self.amounts:
            return True
        what = f"“{self.wording.audience.id}” may not see the figure “{key}”, which it would find used here"
        hint = "show the figure to this audience, or keep this statement from it with audiences:"
        self.found.append(rules.UNKNOWN_FIGURE.at(self.document.span(path), what, hint))
        return False

    def _source(self, key: str, source: Source) -> Record:
        path: Path = ("sources", key)
        return Record(  # who publishes what he wrote is named once
            {
                "key": key,
                "citation": self.citations[key],
                "author": self._optional(source.author if source.author != source.outlet else None, (*path, "author")),
                "outlet": self.say(source.outlet, (*path, "outlet")),
                "title": self.say(source.title, (*path, "title"), 1),  # which stands in marks of its own
                "note": self._optional(source.note, (*path, "note")),
                "url": source.url or "",
                "date": self.wording.date(source.date),
                "accessed": self.wording.date(source.accessed),
                "day": str(source.date or ""),
                "accessed_day": str(source.accessed or ""),
                "via": source.via if source.via in self.citations else "",
            }
        )

    def _value_of(self, key: str) -> Origin:
        return self.origin(("figures", key, "value"))

    def origin(self, path: Path) -> Origin:
        return Origin("briefing", path, self.document.span(path))

    def _figure(self, key: str, figure: Figure) -> Record:
        path: Path = ("figures", key)
        amount, origin = self.amounts[key], self._value_of(key)
        period = when = EMPTY
        for name, pattern, value in (
            ("as_of", self.labels.as_of, figure.as_of),
            ("until", self.labels.until, figure.until),
        ):
            if value:
                day, place = self.wording.date(value), self.origin((*path, name))
                said = words(self.wording.fill(pattern, date=day), origin=place)
                period += (words(" ") if period else EMPTY) + said
                when = words(day, origin=place) if name == "as_of" else when
        sources = self._value(figure.sources, (*path, "sources"), Trait.SOURCES)
        label = self.say(figure.label, (*path, "label")).citing(s.citation for s in sources)
        note = self.say(figure.note, (*path, "note")) if figure.note else EMPTY
        status = self._value(figure.status, (*path, "status"), Trait.TERM)
        said = words(amount.number, origin=origin)
        shown = KeyFigure(said, amount.prefix, amount.unit, label, period, note, when, amount.worded)
        fields = {
            "key": key,
            "text": words(str(amount), origin=origin),
            "value": figure.value,
            "measure": figure.unit.choose(self.wording.language, self.wording.default)[1] if figure.unit else "",
            "approximate": figure.approximate,
            "label": label,
            "as_of": period,
            "note": note,
            "status": status,
            "sources": sources,
            "shown": shown,
        }
        return Record(fields)

    def _optional(self, text: Text | None, path: Path) -> RichText:
        return self.say(text, path) if text else EMPTY

    # --- what blocks see ----------------------------------------------------------------------------------------------

    def _gridded(self, section: SectionBase, path: Path) -> Block | None:
        """What a section says in rows and columns, as the block of its name sees it."""
        seen = find(section.kind).seen if section.kind in names() else None
        return seen(section, path, self) if seen is not None else None

    def span(self, path: Path) -> Span:
        return self.document.span(path)

    def grid(self, section: SectionBase) -> Grid:
        return self.assets.grid(section) or NO_GRID

    def picture(self, name: str) -> PictureFile | None:
        return self.assets.pictures.get(name)

    def tell(self, found: Diagnostic) -> None:
        self.found.append(found)


def _names(value: object) -> frozenset[str]:
    return frozenset(value.names()) if isinstance(value, Record) else frozenset()
