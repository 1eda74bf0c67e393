"""Text that was edited: words, figures in them, paragraphs split, merged or put in."""
