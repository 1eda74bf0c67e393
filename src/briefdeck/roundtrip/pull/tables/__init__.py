"""Tables that were edited: rows, columns, whole tables, and those whose data stand in a CSV file."""
