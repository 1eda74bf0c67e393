"""Width of text, line breaking, and titles broken at phrases; all lengths in points, all pure functions.

`metrics` knows advances and scripts, `breaking` where PowerPoint and LibreOffice break a line, `titles` where a reader
would.
"""

from briefdeck.text.breaking import NO_LINE_END, NO_LINE_START, Run, break_lines, line_count, widest_word
from briefdeck.text.metrics import Face, is_ambiguous, is_east_asian, script_runs, width
from briefdeck.text.titles import balance_title

__all__ = [
    "NO_LINE_END",
    "NO_LINE_START",
    "Face",
    "Run",
    "balance_title",
    "break_lines",
    "is_ambiguous",
    "is_east_asian",
    "line_count",
    "script_runs",
    "widest_word",
    "width",
]
