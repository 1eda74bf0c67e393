"""What was found, as text for people and as files for machines: pure functions from diagnostics to words.

`granted` are the findings that the author allows by a comment in the file, each with the reason, or "" where none is
given. They are in order of place, whatever the order they come in, so that the same findings give the same bytes. No
text ends with a line break.
"""

from __future__ import annotations

from briefdeck.cli.formats.github import as_github
from briefdeck.cli.formats.plainjson import as_json
from briefdeck.cli.formats.sarif import as_sarif
from briefdeck.cli.formats.text import as_text, text_of

__all__ = ["as_github", "as_json", "as_sarif", "as_text", "text_of"]
