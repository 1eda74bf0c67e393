"""Changes of values put into a YAML text, in its own lines; all else in it stays."""
