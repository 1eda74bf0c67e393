"""Charts and pictures that were edited: numbers, categories, series and their files."""
