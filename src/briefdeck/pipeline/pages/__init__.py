"""Outline + style → memo: its blocks set one after the other, what they are to each other settled, pages composed."""
