"""What a file says, paragraph by paragraph, and where each word came from: as it was built, and as it is now.

The same readers look at a file while it is written and when it comes back from PowerPoint or Word. What they saw at
first, with the origin of every word, lies in the file as a custom XML part (ECMA-376 Part 1, 22.5), which PowerPoint,
Word, LibreOffice and the Python libraries keep. A paragraph is found again by what marks it (a hidden bookmark, the
name of its shape, its cell) and, where an editor has lost the mark, by its words.
"""
