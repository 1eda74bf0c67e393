"""The briefing as it is now: where values of the build stand in it, and what becomes of them."""
