"""Write the advance-width tables of `briefdeck.text` from installed fonts.

    python tools/advance_tables.py            # needs fontTools and the packages fonts-liberation, fonts-noto-cjk,
                                              # fonts-crosextra-carlito, fonts-morisawa-bizud-gothic,
                                              # and the Python package font-caladea

Liberation Sans and Serif have the advances of Arial and Times New Roman, Carlito those of Calibri, Caladea those of
Cambria, so their tables stand for those faces too. All of these are free: Caladea under the Apache License 2.0, the
others under the SIL Open Font License 1.1. Caladea keeps to Cambria's advances up to its version 1.002, not in those
that Debian and Google distribute (https://github.com/huertatipografica/Caladea/issues/4).

A table holds the pitch in em of a line without one of its own, the advance of hangul in em, and runs of consecutive
code points: the first in hexadecimal, then the advances in font units. Characters of one em are left out of the
Japanese table, because one em is what `briefdeck.text` assumes of East Asian characters.
"""

from __future__ import annotations

import json
from pathlib import Path

import font_caladea
from fontTools.ttLib import TTFont

FONTS = Path("/usr/share/fonts")
DATA = Path(__file__).parents[1] / "src" / "briefdeck" / "data"
SOURCES = {
    "liberation-sans": ("truetype/liberation/LiberationSans", "ttf"),
    "liberation-serif": ("truetype/liberation/LiberationSerif", "ttf"),
    "carlito": ("truetype/crosextra/Carlito", "ttf"),
    "caladea": (f"{font_caladea.font_directory}/Caladea", "ttf"),
    "noto-sans-cjk": ("opentype/noto/NotoSansCJK", "ttc"),
    "noto-serif-cjk": ("opentype/noto/NotoSerifCJK", "ttc"),
    "biz-udpgothic": ("truetype/bizud-gothic/BIZUDPGothic", "ttf"),
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


def table(path: Path, *, japanese: bool) -> tuple[int, float, dict[str, list[int]]]:
    """Units per em, the pitch, and the runs of advances of a font file."""
    font = TTFont(path, fontNumber=0)  # the faces of a collection share their Latin letters
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
    lines = font["hhea"]
    return em, round((lines.ascent - lines.descent + lines.lineGap) / em, 3), runs


def _hangul(path: Path) -> int:
    """The one advance of all hangul of a face, in font units; 0 where it has none."""
    font = TTFont(path, fontNumber=0)
    glyph = font.getBestCmap().get(0xAC00)
    return int(font["hmtx"][glyph][0]) if glyph else 0


def main() -> None:
    """Write every table."""
    for name, (stem, kind) in SOURCES.items():
        japanese = name == "biz-udpgothic"
        em, pitch, regular = table(FONTS / f"{stem}-Regular.{kind}", japanese=japanese)
        *_, bold = table(FONTS / f"{stem}-Bold.{kind}", japanese=japanese)
        source = stem.rpartition("/")[2]
        content = {"source": source, "unitsPerEm": em, "pitch": pitch, "regular": regular, "bold": bold}
        hangul = _hangul(FONTS / f"{stem}-Regular.{kind}")
        if hangul:
            content["hangul"] = hangul / em
        text = json.dumps(content, separators=(",", ":"))
        (DATA / f"{name}.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
