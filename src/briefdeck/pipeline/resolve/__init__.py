"""A briefing as one audience may see it, in one language."""
