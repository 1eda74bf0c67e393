"""Items of a list that were put in, taken out, moved, indented, split, merged or carried into another list."""
