"""What a program writes to a terminal."""

from __future__ import annotations

import os
import select


def read_to_the_end(reader: int) -> bytes:
    """All that is written to the other end of a pseudo-terminal until it is closed, or nothing comes for 30 seconds."""
    seen = b""
    while select.select([reader], [], [], 30)[0]:
        try:
            piece = os.read(reader, 10_000)
        except OSError:  # Linux says so when the other end is closed
            break
        if not piece:
            break
        seen += piece
    os.close(reader)
    return seen
