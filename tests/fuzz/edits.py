"""Random edits of built files, brought back: how many come back, are told, are lost, or write what nobody typed.

    python tests/fuzz/edits.py --count 1200 --seed 1
    python tests/fuzz/edits.py --each 12 --reasons

Each trial makes one edit in one file, pulls it, builds anew and reads what the new file says. It ends with status 1
where an edit was lost in silence or wrote what nobody typed; these are listed.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import shutil
import sys
import tempfile
import traceback
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

import pulling
from briefdeck.document.kinds import Kind
from briefdeck.model.leaves import is_by_language
from briefdeck.roundtrip.pull.edits.book import Deleted
from briefdeck.roundtrip.pull.pulling import File, Pulled, opened_files, pulled
from briefdeck.yamlfile.reader import parse
from conftest import ROOT
from customs import CUSTOMS, LOOKED, SEEN, UNSEEN
from errands import ERRANDS
from habits import HABITS
from hiding import hiding
from office import OFFICE
from practice import PRACTICE, QUIET
from proofs import PROOFS, SHORTENING
from pulling import Built, built, copied, made, opened, said
from resaving import JAPANESE_WORD, POWERPOINT, WORD
from revision import CONDENSING, REVISION
from rewriting import PROGRAMS, rewritten
from routine import CUTTING, ROUTINE, UNHEARD
from shipped import AUDIENCES, BRIEFINGS, session
from structures import LEAVING, STRUCTURES
from usage import NAMED, USAGE

KINDS: tuple[Kind, ...] = ("deck", "memo")
TRIAL = "trial"
_DATA = ROOT / "src" / "briefdeck" / "data"
RANDOM = tuple(f"random-{seed}" for seed in range(6))
EDITS = (
    *pulling.EDITS,
    pulling.move_slide,
    *HABITS,
    *CUSTOMS,
    *OFFICE,
    *USAGE,
    *NAMED,
    *PRACTICE,
    *QUIET,
    *ROUTINE,
    *UNHEARD,
    *ERRANDS,
    *REVISION,
    *PROOFS,
    *STRUCTURES,
)
DROPS = frozenset(edit.__name__ for edit in (pulling.drop_paragraph, pulling.drop_row, pulling.drop_shape)) | {
    "drop_note",
    "drop_column",
    "drop_slide",
    "drop_table",
    "drop_chart",
    "clear_cell",
    "clear_notes",
    "chart_shrunk",
    "row_tracked",
    *("drop_drawn", "clear_drawn", "drop_drawing", "drop_drawing_line", "table_to_text", "drop_cell", "drop_mark"),
    *(edit.__name__ for edit in (*CUTTING, *CONDENSING, *SHORTENING, *LEAVING)),
    *("rows_joined", "first_column_gone", "series_dropped", "shorten_sentence", "drop_brackets"),
}
LOOKS = frozenset({"make_bold", "make_light", "bold_paragraph", "add_link", "remove_link"}) | {
    edit.__name__ for edit in LOOKED
}
ALWAYS = frozenset(
    edit.__name__ for edit in (*SEEN, *OFFICE, *USAGE, *PRACTICE, *ERRANDS, *REVISION, *PROOFS, *STRUCTURES)
) | {
    *("change_layout", "add_section_break", "number_list"),
    *("change_level", "rename_category", "rename_series", "move_slide"),
    *("make_bold", "bold_paragraph"),
}
"""Edits that readers see though no word is another: nothing written and nothing told is a loss."""
CHOSEN = frozenset({"drop_slide", "drop_chart", "drop_table", "drop_section", "merge_slides"})
"""Edits that take out what a section shows, where pull is told what becomes of it."""
NEVER = frozenset(edit.__name__ for edit in (*UNSEEN, *NAMED, *QUIET, *UNHEARD))
_TRIES = 200
"""In how many files an edit is tried that has nothing to do in most of them."""
_QUOTED = re.compile(r"“[^”]*”")
_PATH = re.compile(r"\b\w+(\.\w+)+")
_GENERATED = re.compile(r"\[\d+\]|［[^］]{1,6}］|\(see section|（[^（）]*節[^（）]*）|\*\*|\{\{")


OWN: dict[str, Path] = {}
"""Briefings that were named on the command line, by their names."""


def laid(briefing: str, folder: Path) -> Path:
    """A briefing in a folder of its own."""
    if briefing in OWN:
        return Path(shutil.copy(OWN[briefing], folder))
    if briefing == TRIAL:
        shutil.copytree(_DATA / TRIAL, folder / TRIAL, dirs_exist_ok=True)
        return Path(shutil.copy(_DATA / f"{TRIAL}.yaml", folder))
    if briefing not in RANDOM:
        return copied(briefing, folder)
    random_ = hiding(RANDOM.index(briefing))
    random_.put(folder)
    path = folder / f"{briefing}.yaml"
    # One value a line, as people write them: an edit of one leaves the others' lines alone.
    path.write_text(json.dumps(random_.briefing, ensure_ascii=False, indent=1), encoding="utf-8")
    return path


@cache
def drawn(briefing: str, kind: Kind, audience: str = "analyst") -> Built:
    """A document of a briefing that does not ship as such; of a random one for those who see all of it."""
    with tempfile.TemporaryDirectory() as folder:
        content = made(laid(briefing, Path(folder)), audience, kind)
    assert content is not None, briefing
    return Built(briefing, audience, kind, "", content)


@dataclass(frozen=True, slots=True)
class Trial:
    """One edit: its name, what became of it, what was done, what is wrong, and why not all of it was written."""

    edit: str
    became: str
    label: str
    why: str = ""
    reasons: tuple[str, ...] = ()


def trial(
    number: int, seed: int, name: str = "", *, by_others: bool = False, saved: bool = False, data: bool = False
) -> Trial:
    """Make an edit of any kind, or of one, and see what becomes of it; `by_others` in a file that another program
    wrote anew, `saved` in one that PowerPoint or Word saved, with `data` where CSV files are written too."""
    rng = random.Random(seed * 1_000_003 + number)
    edits = [edit for edit in EDITS if not name or edit.__name__ in name.split(",")]
    for _ in range(_TRIES):
        edit = rng.choice(edits)
        briefing = rng.choice(tuple(OWN) or (*BRIEFINGS, TRIAL, *RANDOM))
        audience, kind = rng.choice(AUDIENCES), rng.choice(KINDS)
        if briefing in RANDOM:
            document = drawn(briefing, kind)
        else:
            others = briefing == TRIAL or briefing in OWN
            document = drawn(briefing, kind, audience) if others else built(briefing, audience, kind)
        file = opened(document.content, document.name)
        did = edit(file, rng)
        if did is not None:
            break
    else:
        return Trial(name, "nowhere", str(number))
    label = f"{number} {document.name}: {did}"
    edited = file.saved()
    if by_others or saved:
        office = (POWERPOINT,) if kind == "deck" else (WORD, JAPANESE_WORD)
        program = rng.choice(office if saved else PROGRAMS)
        edited, label = rewritten(edited, program), f"{label} ({program.name})"
    try:
        with tempfile.TemporaryDirectory() as folder:
            path = laid(briefing, Path(folder))
            became, why, reasons = judged(path, document, edited, edit.__name__, did, data=data)
    except Exception:
        return Trial(edit.__name__, "traceback", label, traceback.format_exc(limit=-3))
    if by_others and became == "silent" and edit.__name__ in LOOKS:
        became = "not held"  # what a program writes anew, and not as it was, is no sign of an edit
    return Trial(edit.__name__, became, label, why, reasons)


def several(number: int, seed: int, count: int) -> Trial:
    """A few edits in one file: nothing may break, and a second pull finds nothing more."""
    rng = random.Random(seed * 1_000_003 + number)
    briefing, audience, kind = rng.choice((*BRIEFINGS, TRIAL)), rng.choice(AUDIENCES), rng.choice(KINDS)
    document = drawn(briefing, kind, audience) if briefing == TRIAL else built(briefing, audience, kind)
    file = opened(document.content, document.name)
    done = [did for edit in rng.sample(EDITS, 3 * count) if (did := edit(file, rng)) is not None][:count]
    label = f"{number} {document.name}: {'; '.join(done)}"
    edited = file.saved()
    try:
        with tempfile.TemporaryDirectory() as folder:
            path = laid(briefing, Path(folder))
            there, _ = opened_files([File(document.name, edited)])
            result = pulled(there, path, session(), deleted="audiences", partial=True)
            path.write_text(result.after, encoding="utf-8", newline="")
            again = pulled(there, path, session(), deleted="audiences", partial=True)
            if again.taken:
                return Trial("several", "unsettled", label, taken(again))
            became = "told" if not result.taken else "part" if result.reports or result.open else "back"
            return Trial("several", became, label)
    except Exception:
        return Trial("several", "traceback", label, traceback.format_exc(limit=-3))


def judged(
    briefing: Path, document: Built, edited: bytes, edit: str, did: str, *, data: bool = False
) -> tuple[str, str, tuple[str, ...]]:
    """What became of an edit, why that is wrong, and why not all of it was written."""
    there, _ = opened_files([File(document.name, edited)])
    hidden: Deleted = "audiences" if edit in CHOSEN else ""
    result = pulled(there, briefing, session(), deleted=hidden, data=data)
    reasons = tuple(reasons_of(result))
    why = unasked(result, did, drops=edit in DROPS)
    if why:
        return "wrong", why + "\n" + taken(result), reasons
    if edit in NEVER:
        nothing = not reasons and not result.taken and not result.files
        return ("none", "", ()) if nothing else ("wrong", f"an edit that nobody made\n{taken(result)}", reasons)
    if result.open and edit == "two_ways":  # what of the two is right, nobody but the editor knows
        return "asked", "", reasons
    if not result.taken and not result.files:
        if reasons:
            return "told" if any(map(could_be_held, reasons)) else "not held", "", reasons
        same = said(edited, document.name) == said(document.content, document.name)
        return ("none" if same and edit not in ALWAYS else "silent"), "", ()
    if result.open:  # nothing is written until somebody has decided
        return "told", "", reasons
    briefing.write_text(result.after, encoding="utf-8", newline="")
    for written in result.files:
        written.path.write_text(written.after, encoding="utf-8", newline="")
    # What a CSV file says now is not what the file was built with.
    again = pulled(there, briefing, session(), deleted=hidden) if not result.files else Pulled(briefing)
    if again.taken or again.open:
        return "unsettled", taken(again), reasons
    new = made(briefing, document.audience, document.kind, document.language)
    if new is None:
        return "too long", "", reasons
    before, after, now = (said(content, document.name) for content in (document.content, edited, new))
    all_words = "\n".join(now)
    lost = [text for text in set(after) - set(before) if text not in all_words]
    lost += [text for text in set(before) - set(after) if text in now]
    if edit == "wide_number":  # a value that is written anew has the digits of the language
        lost = [text for text in lost if _narrow(text) not in _narrow(all_words)]
    if edit == "type_arrow":
        lost = [text for text in lost if "à" not in text]  # what a font of signs shows as an arrow, and is read as one
    if lost and not reasons:
        return "other", f"{lost}\n{taken(result)}", reasons
    return ("part" if any(map(could_be_held, reasons)) else "back"), "", reasons


def _narrow(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def reasons_of(result: Pulled) -> Iterator[str]:
    """Why something was not written, without the words of the file."""
    yield from (
        f"{each.kind.value}: {_QUOTED.sub('“…”', each.what)} → {_PATH.sub('P', _QUOTED.sub('“…”', each.cure))}"
        for each in result.reports
    )
    yield from (f"conflict: {each.what}" for each in result.open)
    yield from (f"fault: {each.what}" for each in result.diagnostics)


_NOT_HELD = re.compile(
    r"^(words of the plan|words of the template|layout and format|pictures)"
    r"|other slides of its section are there|list what it shows under omit|nobody else sees its section"  # slides
    r"|stand where P has its parts|put the slides of each section"
    r"|is of another kind than what stands there|stand in an order of their own"
    r"|its data (stand )?in|adds up to|cannot be read back as|is not a (date|URL)|is no address"
    r"|at least \d+ must be given|at most \d+ can be given"
    r"|cannot stand in a text|shows the parts of one whole, so one series"
    r"|has another unit than|the (figures|parts of the \w+) make"  # what is held together
    r"|“…” is missing|cannot be added: “…” is empty|\d+ heads? for \d+ cells?"
    r"|is one text, and no item of a list|are no items of one list|were (made )?one paragraph → (split|join) by hand wh"
    r"|were (made )?one paragraph → change the plan|no list of the briefing holds it"
    r"|among slides that are of no section|in a chart, beside its data|^charts: the chart has (an)?other "
    r"|^charts: the chart is of another type|\d+ scores? for \d+ criteri"  # a briefing has no such type, no empty score
    r"|lines that are computed of its data|the phase has \d+ cells?, and there are|\d+ cells? for \d+ options"
    r"|^charts: the chart has its numbers in another form|by itself, which no list of a briefing holds"
    r"|still stands in|has one value for the whole briefing|which is one value wherever it stands"
)


def could_be_held(reason: str) -> bool:
    """Whether a briefing could hold what was told for a reason: not words of a plan or template, nor looks, nor what
    is no date, no number or too few, nor one value that is gone in one of the places where it stands."""
    return not _NOT_HELD.search(reason)


def taken(result: Pulled) -> str:
    """What was written."""
    return "\n".join(f"    {d.name} {d.what}: {d.built!r} → {v.words!r}" for d, v in result.taken)


def unasked(result: Pulled, did: str, *, drops: bool) -> str:
    """What was written and nobody typed, or went and nobody deleted."""
    for decision, version in result.taken:
        if decision.what == "added" and did.startswith("copied") and ("row" in did or "slide" in did):
            continue  # a copy has all that the original has
        for found in _GENERATED.findall(version.words):
            fresh = version.words.count(found) > decision.built.count(found) + decision.now.count(found)
            if fresh and (found not in did or found.startswith("[") or "merged" in did or "split" in did):
                typed = "typed" in did or "added" in did or ("bold" in did and found == "**")
                if not typed:
                    return f"{found} was brought into {decision.name}"
    before, after = (parse(text, "x")[0] for text in (result.before, result.after))
    if before is None or after is None or drops:
        return ""
    lost = fields(before.data) - fields(after.data)
    return f"lost: {dict(lost)}" if lost else ""


def fields(data: Any) -> Counter[str]:
    """How many values there are under each key, those of languages by their languages."""
    counts: Counter[str] = Counter()
    waiting = [data]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            counts.update(f"language {key}" if is_by_language(value) else str(key) for key in value)
            waiting += value.values()
        elif isinstance(value, list):
            waiting += value
    return counts


def main() -> int:
    """Run the trials, and print what became of each kind of edit."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--each", type=int, default=0, help="as many trials of every kind of edit")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--edit", default="", help="only edits of this name, or of these, parted by commas")
    parser.add_argument("--briefing", type=Path, nargs="*", default=[], help="only these, without files beside them")
    parser.add_argument("--verbose", action="store_true", help="list also what came back otherwise, or was told")
    parser.add_argument("--reasons", action="store_true", help="count why edits were told")
    parser.add_argument("--by-others", action="store_true", help="in files that other programs wrote anew")
    parser.add_argument("--saved", action="store_true", help="in files that PowerPoint and Word saved")
    parser.add_argument("--data", action="store_true", help="write tables and charts of CSV files into these")
    parser.add_argument("--at-once", type=int, default=1, help="as many edits in each file")
    options = parser.parse_args()
    OWN.update({path.stem: path for path in options.briefing})
    table: defaultdict[str, Counter[str]] = defaultdict(Counter)
    total: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    listed = (
        "wrong",
        "silent",
        "traceback",
        "unsettled",
        *(("other", "told", "part", "not held") if options.verbose else ()),
    )
    names = [edit.__name__ for edit in EDITS if not options.edit or edit.__name__ in options.edit.split(",")]
    wanted = [name for name in names for _ in range(options.each)] or [options.edit] * options.count
    for number, name in enumerate(wanted):
        many = options.at_once > 1
        made = (
            several(number, options.seed, options.at_once)
            if many
            else trial(number, options.seed, name, by_others=options.by_others, saved=options.saved, data=options.data)
        )
        table[made.edit][made.became] += 1
        total[made.became] += 1
        if made.became in ("told", "part"):
            reasons.update(f"{made.edit}: {reason}" for reason in set(made.reasons))
        if made.became in listed:
            because = "".join(f"\n  {reason}" for reason in made.reasons)
            print(f"{made.became.upper()} {made.edit} {made.label}{because}\n  {made.why}", flush=True)
    for edit, counts in sorted(table.items()):
        print(f"{edit:18} {sum(counts.values()):4}  " + ", ".join(f"{k} {v}" for k, v in counts.most_common()))
    print(f"{'all':18} {len(wanted):4}  " + ", ".join(f"{k} {v}" for k, v in total.most_common()))
    for reason, count in reasons.most_common() if options.reasons else ():
        print(f"{count:4}  {reason}")
    return 1 if total["wrong"] or total["silent"] or total["traceback"] else 0


if __name__ == "__main__":
    sys.exit(main())
