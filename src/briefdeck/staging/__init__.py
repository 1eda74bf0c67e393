"""Documents made wait here, are counted against their limits, and move into the output folder together, at the end."""
