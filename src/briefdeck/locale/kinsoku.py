"""Signs that begin no line, and signs that end none (kinsoku), as PowerPoint has them for Japanese.

A presentation lists its own in `p:kinsoku` (ECMA-376 Part 1, 19.2.1.17).
"""

from __future__ import annotations

NO_LINE_START = frozenset(
    "!%),.:;?]}’”‰′″℃、。々〉》」』】〕ぁぃぅぇぉっゃゅょゎ゛゜ゝゞァィゥェォッャュョヮヵヶ・ーヽヾ！％），．：；？］｝｡｣､･ﾞﾟ"
)
NO_LINE_END = frozenset("$([\\{‘“〈《「『【〔＄（［｛￡￥")
