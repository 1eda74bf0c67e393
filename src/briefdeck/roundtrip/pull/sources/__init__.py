"""Sources in a file: their marks and numbers, and those that were withdrawn."""
