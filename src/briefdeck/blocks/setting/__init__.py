"""What blocks share: how a plan makes them, how they are set on a slide and in a memo."""
