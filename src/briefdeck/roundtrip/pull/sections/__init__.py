"""Slides, and sections of a memo, that were put in, copied, moved or taken out."""
