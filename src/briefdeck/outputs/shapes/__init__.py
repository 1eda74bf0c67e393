"""Forms, places and paints of shapes in DrawingML (ECMA-376 Part 1, chapter 20), as slides and memos both have them."""
