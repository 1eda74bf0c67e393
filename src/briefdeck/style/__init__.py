"""Office templates as facts: what a deck or memo template settles, read once."""
