"""Outline → .docx."""
