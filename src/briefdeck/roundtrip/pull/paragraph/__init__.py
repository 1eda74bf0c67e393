"""One paragraph: each sign that was typed into it given to words that it belongs to, or read as a number."""
