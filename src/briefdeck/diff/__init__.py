"""What changed between two versions of a briefing: statements, figures, sources and their order, never its YAML.

`compare` is a function from two values to a tuple of differences; a text that is wrapped, quoted or ordered in another
way is the same text.
"""

from briefdeck.diff.comparing import Difference, How, Side, compare
from briefdeck.diff.inventory import BriefingVersion
from briefdeck.diff.things import What

__all__ = ["BriefingVersion", "Difference", "How", "Side", "What", "compare"]
