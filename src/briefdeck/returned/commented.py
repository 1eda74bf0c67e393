"""All comments of a file, whichever program wrote them."""

from __future__ import annotations

from briefdeck.returned.comments import Comment
from briefdeck.returned.comments_slides import slide_comments
from briefdeck.returned.comments_word import word_comments
from briefdeck.returned.reading import Returned
from briefdeck.snapshot.memowords import Tracked


def comments_of(returned: Returned, tracked: Tracked = Tracked.ACCEPTED) -> tuple[Comment, ...]:
    """The comments of a file in the order of the document; `tracked` is how the file was read."""
    if returned.kind == "deck":
        return tuple(slide_comments(returned.package, returned.seen))
    return tuple(word_comments(returned.package, returned.seen.units, tracked))
