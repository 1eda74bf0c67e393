"""Everything there is to say about a briefing, and its evidence as a document."""
