"""Pictures that a briefing names: their kind and size, and nothing of them but their pixels."""

from __future__ import annotations

import io
import warnings
from dataclasses import field

from briefdeck.diagnostics import Diagnostic, Span, measured
from briefdeck.diagnostics.rules import briefing as rules
from briefdeck.inputs.pixels import shown_only
from briefdeck.values import dataclass

MAX_PIXELS = 25_000_000
# Several pictures in one JPEG, as telephones write them, is one for every program that knows JPEG.
_EXTENSIONS = {"PNG": "png", "JPEG": "jpg", "MPO": "jpg"}


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture as stored; `width` and `height` in pixels, upright."""

    data: bytes = field(repr=False)
    extension: str
    width: int
    height: int


def read_picture(content: bytes, name: str, span: Span) -> PictureFile | Diagnostic:
    """Size and kind of a picture; everything but its pixels (camera, place, author) is left behind."""
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with Image.open(io.BytesIO(content)) as picture:
                extension = _EXTENSIONS.get(picture.format or "")
                if extension is None:
                    return rules.BAD_PICTURE.at(span, f"“{name}” is neither PNG nor JPEG", "save it as PNG or JPEG")
                if picture.width * picture.height > MAX_PIXELS:
                    what = f"“{name}” has {picture.width} × {picture.height} pixels"
                    facts = measured("size", picture.width * picture.height, MAX_PIXELS, "pixels")
                    return rules.BAD_PICTURE.at(span, what, "reduce it to 25 million pixels or fewer", facts=facts)
                picture.load()
                data, width, height = shown_only(picture, content)
                return PictureFile(data, extension, width, height)
    except UnidentifiedImageError:
        return rules.BAD_PICTURE.at(span, f"“{name}” is no picture", "name a PNG or JPEG file")
    except Exception:  # Pillow raises many kinds of error for damaged files
        return rules.BAD_PICTURE.at(span, f"“{name}” is damaged", "open it in an image editor and save it again")
