"""What an Office file may come to before it is refused. Every file is opened under these, whoever asks for it.

Sizes are in bytes, and taken from the directory of the zip file: what an entry unpacks to beyond them is cut off and
then fails its checksum, so they bound what is read.
"""

from __future__ import annotations

MAX_FILE = 200_000_000
"""Of a file: it is held in memory whole."""

MAX_TEMPLATE = 50_000_000
"""Of a template, and of what a template has of pictures and fonts: each file that is built carries all of it."""

MAX_EXPANDED = 300_000_000
"""Of all entries of a file unpacked, and of those of each file inside it."""

MAX_GROWTH, GROWTH_FROM = 100, 50_000_000
"""How many times larger than the file its entries may be, once they come to as much as the second number.

Text shrinks to a tenth and a page of the same rows to a fiftieth; what shrinks further was made to burst.
"""

MAX_ENTRIES = 10_000
"""Entries of a file. The largest decks of companies have 2,000; a name takes time wherever parts are listed."""

MAX_XML, MAX_XML_TOTAL = 40_000_000, 120_000_000
"""Of a part that is read as a tree, and of all of them: a tree takes ten times the room of its text."""

MAX_NODES = 2_000_000
"""Elements and attributes of all trees of a file: each takes 120 to 240 bytes, however short it is written.

A document of 40 MB has three million. How deep they lie in each other is bounded by the parser, at 256.
"""

MAX_LISTED = 1_000_000
"""Elements and attributes of what lists the types of parts, and of all lists of relationships, each of which is kept.

The largest decks of companies have 100,000.
"""

MAX_SLIDES = 10_000
"""Slides that a presentation lists; PowerPoint opens fewer."""
