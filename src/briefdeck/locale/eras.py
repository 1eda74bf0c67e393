"""The years of eras: how Japan counts them, and the Republic of China."""

from __future__ import annotations

from itertools import pairwise

JAPANESE = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
"""The eras of Japan, in their order, each with the year before its first."""
ERAS = JAPANESE | {"民國": 1911, "民国": 1911}
"""All that texts count by, each with the year before its first."""
LAST_YEARS = {era: after - before + 1 for (era, before), (_, after) in pairwise(JAPANESE.items())}
"""The last year of each era that is over: in it the next one began."""
BY_LETTER = dict(zip("MTSHR", JAPANESE, strict=True))
"""The eras by the letters that forms have for them: R8.4.1."""
