"""`briefdeck` and `python -m briefdeck`: the command line, loaded when an interrupt can do no harm yet."""

from __future__ import annotations

import signal
from typing import NoReturn


def main() -> NoReturn:
    """Run the command line and exit.

    Loading it takes a while, in which nothing has begun that would have to be cleared away: an interrupt ends the
    program as the system does it, without a traceback. One that is ignored stays so.
    """
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from briefdeck.cli.main import main as run

    run()


if __name__ == "__main__":
    main()
