"""What a picture shows, and nothing else of its file: kept chunk by chunk, or drawn anew where that does not do.

A chunk or segment stays if a reader cannot show the picture without it (PNG 3rd edition, clause 5.6; ITU-T T.81,
annex B). Comments, places, cameras, thumbnails, programs' own chunks and bytes behind the end go. So do colour
profiles, for those of a screen hold the names of machines: the colours are turned into sRGB, which everything assumes.
"""

from __future__ import annotations

import io
import struct
from typing import TYPE_CHECKING

from briefdeck.patterns import regex

if TYPE_CHECKING:
    from PIL import Image

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_SHOWN = {b"IHDR", b"PLTE", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"IDAT", b"IEND"}
_ORIENTATION, _UPRIGHT = 0x0112, 1  # the tag of EXIF, and its value for a picture that is not turned
_SOI, _EOI, _SOS = b"\xff\xd8", 0xD9, 0xDA
# The first segment of a JPEG that says nothing but that it is one: JFIF 1.1, no density, no thumbnail.
_JFIF = b"\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
_APP_FIRST, _APP_LAST, _ADOBE, _COMMENT = 0xE0, 0xEF, 0xEE, 0xFE
# Ends the data of a scan: a marker that is neither a stuffed zero nor one of a restart (T.81, B.1.1.2, B.1.1.5).
_MARKER = regex(rb"\xff([^\x00\xff\xd0-\xd7])")
_FILLED = regex(rb"\xff+([^\x00\xff\xd0-\xd7])")  # as many of the first byte may stand before a segment
_QUALITY = 95


def shown_only(picture: Image.Image, content: bytes) -> tuple[bytes, int, int]:
    """The file without all that is not seen, upright; and its width and height in pixels.

    `picture` is the file `content`, loaded by Pillow, whose errors are raised as they are.
    """
    kept = _png if picture.format == "PNG" else _jpeg
    turned = _is_turned(picture)
    if not turned and not picture.info.get("icc_profile"):
        try:
            return kept(content), picture.width, picture.height
        except (IndexError, ValueError):
            pass  # Pillow reads files that are not quite in order
    upright = _drawn_anew(picture, turned)
    clean = io.BytesIO()
    upright.save(clean, "PNG" if kept is _png else "JPEG", quality=_QUALITY)
    return kept(clean.getvalue()), upright.width, upright.height


def _is_turned(picture: Image.Image) -> bool:
    try:
        return bool(picture.getexif().get(_ORIENTATION, _UPRIGHT) != _UPRIGHT)
    except (SyntaxError, ValueError, OSError, struct.error):  # EXIF that is none tells nothing, and is not kept
        return False


def _png(content: bytes) -> bytes:
    """Raises IndexError or ValueError for what is no row of chunks that ends with IEND."""
    if not content.startswith(_PNG):
        raise ValueError("no PNG")
    kept, at, kind = [_PNG], len(_PNG), b""
    while kind != b"IEND":
        end = at + 12 + int.from_bytes(content[at : at + 4])
        kind = content[at + 4 : at + 8]
        if end > len(content) or len(kind) < len(b"IEND"):
            raise IndexError(at)
        if kind in _PNG_SHOWN:
            kept.append(content[at:end])
        at = end
    return b"".join(kept)


def _jpeg(content: bytes) -> bytes:
    """Raises IndexError or ValueError for what is no row of segments that ends with EOI."""
    if not content.startswith(_SOI):
        raise ValueError("no JPEG")
    kept, at = [_SOI], len(_SOI)
    while True:
        found = _FILLED.match(content, at)
        if found is None:
            raise ValueError("no marker where one belongs")
        code = found[1][0]
        if code == _EOI:
            return b"".join((*kept, bytes((0xFF, _EOI))))
        end = found.end() + int.from_bytes(content[found.end() : found.end() + 2])
        if code == _SOS:
            following = _MARKER.search(content, end)
            if following is None:
                raise IndexError(end)
            end = following.start()
        if end > len(content) or end < found.end() + 2:
            raise IndexError(end)
        if at == len(_SOI) and content.startswith(b"JFIF\0", found.end() + 2):
            kept.append(_JFIF)
        elif _is_shown(code, content[found.end() + 2 : end]):
            kept.append(bytes((0xFF, code)) + content[found.end() : end])
        at = end


def _is_shown(code: int, segment: bytes) -> bool:
    """Whether a segment is needed: of those for programs, only the one that tells how colours are stored."""
    if code == _ADOBE:
        return segment.startswith(b"Adobe") and len(segment) == len(b"Adobe") + 7
    return not _APP_FIRST <= code <= _APP_LAST and code != _COMMENT


def _drawn_anew(picture: Image.Image, turned: bool) -> Image.Image:
    """The picture upright, in sRGB, with nothing beside its pixels."""
    from PIL import ImageCms, ImageOps

    profile = picture.info.get("icc_profile")
    upright = ImageOps.exif_transpose(picture) if turned else picture
    if profile:
        plain = upright.convert("RGBA" if "transparency" in upright.info else "RGB") if upright.mode == "P" else upright
        try:
            source, target = ImageCms.ImageCmsProfile(io.BytesIO(profile)), ImageCms.createProfile("sRGB")
            mode = plain.mode if plain.mode in {"RGB", "RGBA"} else "RGB"
            upright = ImageCms.profileToProfile(plain, source, target, outputMode=mode) or plain
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass  # a profile that is none, or is for other colours: shown as if there were none
    upright.info = {key: value for key, value in upright.info.items() if key == "transparency"}
    return upright
