"""Random edits of built files, brought back: how many come back, are told, are lost, or write what nobody typed.

    python tests/fuzz/edits.py --count 1200 --seed 1

Each trial makes one edit in one file, pulls it, builds anew and reads what the new file says. It ends with status 1
where an edit was lost in silence or wrote what nobody typed; these are listed.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import tempfile
import traceback
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

import pulling
from briefdeck.document.kinds import Kind
from briefdeck.model.leaves import is_by_language
from briefdeck.roundtrip.pull.pulling import File, Pulled, opened_files, pulled
from briefdeck.yamlfile.reader import parse
from habits import HABITS
from hiding import hiding
from pulling import AUDIENCES, BRIEFINGS, Built, built, copied, made, opened, said, shop

KINDS: tuple[Kind, ...] = ("deck", "memo")
RANDOM = tuple(f"random-{seed}" for seed in range(6))
EDITS = (*pulling.EDITS, *HABITS)
DROPS = frozenset(edit.__name__ for edit in (pulling.drop_paragraph, pulling.drop_row, pulling.drop_shape)) | {
    "drop_note",
    "drop_column",
    "drop_slide",
}
_GENERATED = re.compile(r"\[\d+\]|［[^］]{1,6}］|\(see section|（[^（）]*節[^（）]*）|\*\*|\{\{")


def laid(briefing: str, folder: Path) -> Path:
    """A briefing in a folder of its own."""
    if briefing not in RANDOM:
        return copied(briefing, folder)
    random_ = hiding(RANDOM.index(briefing))
    random_.put(folder)
    path = folder / f"{briefing}.yaml"
    # One value a line, as people write them: an edit of one leaves the others' lines alone.
    path.write_text(json.dumps(random_.briefing, ensure_ascii=False, indent=1), encoding="utf-8")
    return path


@cache
def drawn(briefing: str, kind: Kind) -> Built:
    """A document of a random briefing, which has every kind of block, for those who see all of it."""
    with tempfile.TemporaryDirectory() as folder:
        content = made(laid(briefing, Path(folder)), "analyst", kind)
    assert content is not None, briefing
    return Built(briefing, "analyst", kind, "", content)


def trial(number: int, seed: int, name: str = "") -> tuple[str, str, str, str]:
    """One edit: its name, what became of it, what was done, and what is wrong."""
    rng = random.Random(seed * 1_000_003 + number)
    edits = [edit for edit in EDITS if not name or edit.__name__ == name]
    while True:
        edit = rng.choice(edits)
        briefing, audience, kind = rng.choice((*BRIEFINGS, *RANDOM)), rng.choice(AUDIENCES), rng.choice(KINDS)
        document = drawn(briefing, kind) if briefing in RANDOM else built(briefing, audience, kind)
        file = opened(document.content, document.name)
        did = edit(file, rng)
        if did is not None:
            break
    label = f"{number} {document.name}: {did}"
    edited = file.saved()
    try:
        with tempfile.TemporaryDirectory() as folder:
            became, why = judged(laid(briefing, Path(folder)), document, edited, edit.__name__, did)
    except Exception:
        return edit.__name__, "traceback", label, traceback.format_exc(limit=-3)
    return edit.__name__, became, label, why


def judged(briefing: Path, document: Built, edited: bytes, edit: str, did: str) -> tuple[str, str]:
    """What became of an edit, and why that is wrong."""
    there, _ = opened_files([File(document.name, edited)])
    result = pulled(there, briefing, shop())
    told = bool(result.open or result.reports or result.diagnostics)
    why = unasked(result, did, drops=edit in DROPS)
    if why:
        return "wrong", why + "\n" + taken(result)
    if not result.taken:
        if told:
            return "told", ""
        same = said(edited, document.name) == said(document.content, document.name)
        return (
            ("none", "")
            if same and edit not in ("change_level", "rename_category", "rename_series") and "bold" not in edit
            else ("silent", "")
        )
    briefing.write_text(result.after, encoding="utf-8", newline="")
    new = made(briefing, document.audience, document.kind, document.language)
    if new is None:
        return "too long", ""
    before, after, now = (said(content, document.name) for content in (document.content, edited, new))
    all_words = "\n".join(now)
    lost = [text for text in set(after) - set(before) if text not in all_words]
    lost += [text for text in set(before) - set(after) if text in now]
    if lost and not told:
        return "other", f"{lost}\n{taken(result)}"
    return ("part" if told else "back"), ""


def taken(result: Pulled) -> str:
    """What was written."""
    return "\n".join(f"    {d.name} {d.what}: {d.built!r} → {v.words!r}" for d, v in result.taken)


def unasked(result: Pulled, did: str, *, drops: bool) -> str:
    """What was written and nobody typed, or went and nobody deleted."""
    for decision, version in result.taken:
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
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--edit", default="", help="only edits of this name")
    parser.add_argument("--verbose", action="store_true", help="list also what came back otherwise, or was told")
    options = parser.parse_args()
    table: defaultdict[str, Counter[str]] = defaultdict(Counter)
    total: Counter[str] = Counter()
    listed = ("wrong", "silent", "traceback", *(("other", "told", "part") if options.verbose else ()))
    for number in range(options.count):
        edit, became, label, why = trial(number, options.seed, options.edit)
        table[edit][became] += 1
        total[became] += 1
        if became in listed:
            print(f"{became.upper()} {edit} {label}\n  {why}", flush=True)
    for edit, counts in sorted(table.items()):
        print(f"{edit:18} {sum(counts.values()):4}  " + ", ".join(f"{k} {v}" for k, v in counts.most_common()))
    print(f"{'all':18} {options.count:4}  " + ", ".join(f"{k} {v}" for k, v in total.most_common()))
    return 1 if total["wrong"] or total["silent"] or total["traceback"] else 0


if __name__ == "__main__":
    sys.exit(main())
