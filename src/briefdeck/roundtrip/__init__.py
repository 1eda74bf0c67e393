"""Edits and comments that come back from PowerPoint and Word."""
