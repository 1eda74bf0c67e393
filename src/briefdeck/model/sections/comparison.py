"""Options side by side, aspect by aspect."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, ClassVar, Literal

from briefdeck.declared import field
from briefdeck.diagnostics import Diagnostic
from briefdeck.diagnostics.rules import briefing as rules
from briefdeck.diagnostics.words import counted
from briefdeck.model.entries import Assertion, Model, SourceKeys
from briefdeck.model.grid import rejoined
from briefdeck.model.leaves import Text
from briefdeck.model.section import Asking, At, SectionBase
from briefdeck.model.traits import Trait


class OptionEntry(Model):
    """One of the things compared: a column."""

    noun = "option"
    named_by = "name"

    name: Annotated[Text, Trait.LABEL] = field(description="Its name, the head of its column.")
    preferred: Annotated[bool, Trait.PREFERRED] = field(
        default=False, description="The one that is recommended, or that will hold."
    )


class AspectEntry(Assertion):
    """What the options are compared in: a row."""

    noun = "aspect"
    named_by = "name"
    headed_by = "options"

    name: Annotated[Text, Trait.LABEL] = field(description="Its name, before its row.")
    cells: Annotated[list[Text], Trait.GRID] = field(description="One for each option, in their order.")
    detail: Annotated[Text | None, Trait.RUNNING] = field(
        default=None, description="The long form: the memo's sentence, a slide's notes."
    )
    sources: SourceKeys = field(default=[], description="Keys of sources that carry it.")


class ComparisonSection(SectionBase):
    """Two or three options side by side, or before and after."""

    rank = 7
    also = ("options", "pros_cons", "swot", "alternatives", "before_after", "versus", "vs", "pros_and_cons")
    entries_called: ClassVar[Mapping[str, str]] = {
        "options": r"\b(?:options|alternatives|Optionen|Varianten|scénarios)\b|選択肢|案|대안|방안|方案|选项|選項"
    }

    kind: Literal["comparison"]
    options: list[OptionEntry] = field(min_length=2, max_length=3, description="What is compared, a column each.")
    aspects: Annotated[list[AspectEntry], Trait.CARRIED] = field(
        min_length=1, max_length=40, description="In what, a row each."
    )
    change: Annotated[bool, Trait.UNSEEN] = field(
        default=False, description="Each option becomes the next: before and after."
    )

    @classmethod
    def shown(cls, section: Any, ask: Asking) -> Iterator[Any]:
        return ask.block("comparison", section)

    def faults(self, at: At) -> Iterator[Diagnostic]:
        """Aspects that say something of fewer or more options than there are."""
        for index, aspect in enumerate(self.aspects):
            if len(aspect.cells) != len(self.options):
                what = f"{counted(len(aspect.cells), 'cells')} for {counted(len(self.options), 'options')}"
                whole = rejoined(aspect.cells, len(self.options))
                hint = f"a comma parts cells: write {whole}" if whole else "give a cell for each option"
                yield rules.BAD_DATA.at(at(("aspects", index, "cells")), what, hint)
