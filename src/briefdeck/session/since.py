"""What changed since the earlier version of a briefing, for one audience in one language."""

from __future__ import annotations

from briefdeck.audience.wording import Wording
from briefdeck.document.visible import Visible
from briefdeck.inputs.assets import Assets
from briefdeck.model.validate import Loaded
from briefdeck.pipeline.resolve.resolver import resolve
from briefdeck.review.hidden_words import secrets
from briefdeck.review.remark import Visibility
from briefdeck.values import replace


def with_changes(visible: Visible, loaded: Loaded, assets: Assets, wording: Wording) -> Visible:
    """What an audience may see of a briefing, with what changed in it since its earlier version, if there is one."""
    old, files, name = loaded.earlier, assets.earlier, wording.audience.id
    if old is None or files is None:
        return visible
    from briefdeck.diff import BriefingVersion, compare
    from briefdeck.diff.telling import VisibleVersion, told

    before, _ = resolve(old, files, replace(wording, default=old.briefing.language))
    found = compare(BriefingVersion(old, files), BriefingVersion(loaded, assets), name, wording.language)
    versions = VisibleVersion(old.briefing, before), VisibleVersion(loaded.briefing, visible)
    hidden = secrets(loaded.briefing, Visibility(loaded.briefing), name, old.briefing)
    return replace(visible, names={**visible.names, "since": told(found, *versions, wording, hidden)})
