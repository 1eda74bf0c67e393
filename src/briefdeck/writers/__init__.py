"""Outline and deck to Office files; no decisions are taken here."""
