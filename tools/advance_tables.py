"""Write the advance-width tables of `briefdeck.text` from installed fonts.

    python tools/advance_tables.py            # needs fontTools, fonts-liberation, fonts-morisawa-bizud-gothic

Liberation Sans and Serif have the advances of Arial and Times New Roman, so their tables stand for those faces too. A
table holds runs of consecutive code points: the first in hexadecimal, then the advances in font units. Characters of
one em are left out of the Japanese table, because one em is what `briefdeck.text` assumes of East Asian characters.
"""

from __future__ import annotations

import json
from pathlib import Path

from fontTools.ttLib import TTFont

FONTS = Path("/usr/share/fonts/truetype")
DATA = Path(__file__).parents[1] / "src" / "briefdeck" / "data"
SOURCES = {
    "liberation-sans": "liberation/LiberationSans",
    "liberation-serif": "liberation/LiberationSerif",
    "biz-udpgothic": "bizud-gothic/BIZUDPGothic",
}
LATIN_BLOCKS = (
    (0x0020, 0x017F),  # Basic Latin, Latin-1, Latin Extended-A
    (0x0218, 0x021B),  # Romanian
    (0x02C6, 0x02DD),  # spacing accents
    (0x0370, 0x04FF),  # Greek, Cyrillic
    (0x1E80, 0x1EFF),  # Welsh, Vietnamese
    (0x2000, 0x214F),  # general punctuation, super- and subscripts, currency, letter-like signs
    (0x2150, 0x22FF),  # fractions, Roman numerals, arrows, mathematics
    (0x2500, 0x25FF),  # box drawing, geometric shapes
    (0xFB01, 0xFB02),  # ligatures
)


def is_wanted(code: int, advance: int, em: int, *, japanese: bool) -> bool:
    """Whether a character belongs in a table."""
    if japanese:
        return advance != em and code < 0x10000 and not 0xE000 <= code <= 0xF8FF
    return any(first <= code <= last for first, last in LATIN_BLOCKS)


def table(path: Path, *, japanese: bool) -> tuple[int, dict[str, list[int]]]:
    """Units per em, and the runs of advances of a font file."""
    font = TTFont(path)
    em = int(font["head"].unitsPerEm)
    metrics = font["hmtx"]
    runs: dict[str, list[int]] = {}
    run: list[int] = []
    previous = -2
    for code, glyph in sorted(font.getBestCmap().items()):
        advance = int(metrics[glyph][0])
        if not is_wanted(code, advance, em, japanese=japanese):
            continue
        if code != previous + 1:
            run = runs[f"{code:04X}"] = []
        run.append(advance)
        previous = code
    return em, runs


def main() -> None:
    """Write every table."""
    for name, stem in SOURCES.items():
        japanese = name == "biz-udpgothic"
        em, regular = table(FONTS / f"{stem}-Regular.ttf", japanese=japanese)
        _, bold = table(FONTS / f"{stem}-Bold.ttf", japanese=japanese)
        content = {"source": stem.partition("/")[2], "unitsPerEm": em, "regular": regular, "bold": bold}
        text = json.dumps(content, separators=(",", ":"))
        (DATA / f"{name}.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
