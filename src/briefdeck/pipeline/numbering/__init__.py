"""The numbers of sources and footnotes: one for a source, the same in both documents of an audience."""
