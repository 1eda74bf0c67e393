"""`python -m briefdeck`: the command line."""

from __future__ import annotations

from briefdeck.cli.main import main

if __name__ == "__main__":
    main()
