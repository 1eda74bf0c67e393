"""The labels of an audience in the language of one document."""

from __future__ import annotations

from briefdeck.audience.wording import Wording
from briefdeck.document.outline import Labels


def labels_of(wording: Wording) -> Labels:
    """What a document needs beside the words of the briefing and the plan."""
    say, labels = wording.say, wording.audience.settings.labels
    return Labels(
        continued=say(labels.continued),
        see=say(labels.see),
        noted=say(labels.noted),
        sources=say(labels.sources),
        source_join=say(labels.source_join),
        table=say(labels.table),
        figure=say(labels.figure),
        annex=say(labels.annex),
        refer_number=say(labels.refer.number),
        refer_title=say(labels.refer.title),
        refer_caption=say(labels.refer.caption),
        beside_number=say(labels.refer.beside_number),
        beside=say(labels.refer.beside),
    )
