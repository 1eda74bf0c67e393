"""What a briefing may say, validated; its JSON Schema is made from this."""
