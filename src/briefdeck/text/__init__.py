"""Width of text, line breaking, and titles broken at phrases; all lengths in points, all pure functions.

`metrics` knows advances and scripts, `breaking` where PowerPoint and LibreOffice break a line on slides, `pages` where
Word and LibreOffice do on pages, `titles` where a reader would, `wholes` what is never parted, `years` how Japanese
counts them, `languages` whose words stand in a document of another, `quoting` the marks around what is quoted.
"""

from briefdeck.text.languages import language_of, serves
from briefdeck.text.line_breaks import Run, break_lines, line_count, measures, one_line, reach, widest_word
from briefdeck.text.metrics import Face, is_ambiguous, is_east_asian, natural_pitch, script_runs, width
from briefdeck.text.page_line_breaks import PageText, Piece, Spans, is_runt
from briefdeck.text.quoting import quoted, set_as, straight, unpaired
from briefdeck.text.title_lines import balance_title, kept_together, phrase_ends
from briefdeck.text.wholes import whole_spans
from briefdeck.text.years import years_by_era

__all__ = [
    "Face",
    "PageText",
    "Piece",
    "Run",
    "Spans",
    "balance_title",
    "break_lines",
    "is_ambiguous",
    "is_east_asian",
    "is_runt",
    "kept_together",
    "language_of",
    "line_count",
    "measures",
    "natural_pitch",
    "one_line",
    "phrase_ends",
    "quoted",
    "reach",
    "script_runs",
    "serves",
    "set_as",
    "straight",
    "unpaired",
    "whole_spans",
    "widest_word",
    "width",
    "years_by_era",
]
