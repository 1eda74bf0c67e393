"""The careful reviewer: judges what a briefing says, its evidence and its language, before any document is made."""
