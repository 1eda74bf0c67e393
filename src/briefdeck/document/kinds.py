"""The two kinds of document, which is where the pipeline forks: a deck of slides, and a memo of pages."""

from __future__ import annotations

from typing import Literal, get_args

Kind = Literal["deck", "memo"]
"""An audience has a plan and a template for each; every output writes one of them."""

KINDS: tuple[Kind, ...] = get_args(Kind)
