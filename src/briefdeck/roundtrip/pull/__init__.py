"""Edits made in PowerPoint and Word → edits of the briefing: as built, as edited, and as the YAML is now.

`returned` finds every paragraph again; here its words are held against those that were built, and what differs becomes
edits of the values that the words came from, conflicts with what the briefing says by now, and reports of what no
briefing can hold. Nothing is guessed and nothing is dropped.
"""
