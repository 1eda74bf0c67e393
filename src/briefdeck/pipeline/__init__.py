"""From a briefing to a document decided: resolve → compose → paginate."""
