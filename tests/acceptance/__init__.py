"""The acceptance of a document by its readers' eyes: the PDF that LibreOffice draws, against what was decided.

`check_deck` and `check_memo` return a Report with findings (file, page, rule, words) and the line count of each
paragraph. The rules, by number:

0  nothing is lost, nothing stands there that nobody wrote
1  faces are embedded, and none stands in for another
3  kinsoku at the start and the end of lines
4  no more lines than reserved; no text outside its shape or on another text
5  right edges: only a hanging mark stands past them
6  titles have at most two lines (a cover three), broken as planned and balanced
7  no lone word on a title's last line, no number without its unit
8  nothing on a slide is smaller than 9 pt; at most five sizes
9  the line pitch is the declared one
10 source line, page number and marking in their places; a memo's page, and its heading block in order

Rule 2, the language and the face of each run, is one of soundness: it is read from the file, not from a page.
"""

from acceptance.decks import check_deck
from acceptance.findings import Count, Finding, Report, listed, merged
from acceptance.memos import check_memo

__all__ = ["Count", "Finding", "Report", "check_deck", "check_memo", "listed", "merged"]
