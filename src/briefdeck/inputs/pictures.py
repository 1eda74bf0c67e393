"""Pictures that a briefing names: their kind and size, and nothing of them but their pixels."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefdeck.diagnostics import Diagnostic, Span, measured
from briefdeck.diagnostics.rules import briefing as rules

if TYPE_CHECKING:
    from PIL import Image

MAX_PIXELS = 25_000_000
_EXTENSIONS = {"PNG": "png", "JPEG": "jpg"}


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
                width, height = picture.size
                return PictureFile(_without_metadata(picture, content, extension), extension, width, height)
    except UnidentifiedImageError:
        return rules.BAD_PICTURE.at(span, f"“{name}” is no picture", "name a PNG or JPEG file")
    except Exception:  # Pillow raises many kinds of error for damaged files
        return rules.BAD_PICTURE.at(span, f"“{name}” is damaged", "open it in an image editor and save it again")


def _without_metadata(picture: Image.Image, content: bytes, extension: str) -> bytes:
    if extension == "png" and not (set(picture.info) - {"dpi", "gamma", "srgb", "transparency", "interlace"}):
        return content
    clean = io.BytesIO()
    if extension == "png":
        picture.save(clean, "PNG")
    elif picture.getexif() or {"comment", "xmp", "photoshop"} & set(picture.info):
        picture.save(clean, "JPEG", quality=92, exif=b"")
    else:
        return content
    return clean.getvalue()
