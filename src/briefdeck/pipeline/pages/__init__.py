"""Outline + style → memo: its blocks set one after the other, and what they are to each other settled."""
