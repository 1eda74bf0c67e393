"""Outline + style → deck: every decision about a slide is taken here."""
