"""Edits made in PowerPoint and Word → edits of the briefing: as built, as edited, and as the YAML is now.

`readback` finds every paragraph again; here its words are held against those that were built, and what differs becomes
edits of the values that the words came from, conflicts with what the briefing says by now, and reports of what no
briefing can hold. Nothing is guessed and nothing is dropped. `pulling` asks for all of it in turn.

Bottom to top, each importing only from rows above it:

    paragraph      one paragraph: its signs, each of the words that it belongs to; numbers that are read in it
    edits          what an edit is, and what is known of a file while its edits are collected
    briefing       the briefing as it is now: where a value stands in it, what becomes of it
    layout         shapes, looks and drawings that were changed by hand: told, since a build lays them out anew
    sources        numbers of sources in a file, and sources that were withdrawn
    text           words and figures that were typed over, paragraphs that were split, merged or put in
    tables         rows, columns and whole tables, those of CSV files too
    lists          items that were put in, taken out, moved, indented, split, merged or carried to another list
    charts         numbers, categories and series of charts; pictures
    sections       slides and sections of memos that were put in, copied, moved or taken out
    merging        the edits of all files, against the briefing as it is now: what is written, is there, or clashes
"""
