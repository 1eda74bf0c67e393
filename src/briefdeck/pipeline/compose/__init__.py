"""Briefing + plan → outline: order, choice and wording. The only stage that knows what plans are written in."""
