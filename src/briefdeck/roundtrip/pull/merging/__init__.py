"""The edits of all files merged into the briefing as it is now: what is written, is there, or clashes."""
