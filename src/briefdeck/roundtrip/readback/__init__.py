"""A file that came back from PowerPoint or Word: read, and held against what it said when it was built."""
