"""Of a picture that a briefing names, a file has what is seen of it, and nothing else."""

from __future__ import annotations

import io
import zlib

import pytest
from PIL import Image, ImageChops, ImageCms

from briefdeck.diagnostics import Span
from briefdeck.inputs.pictures import PictureFile, read_picture

SECRET = b"taken by Sato at 35.6586, 139.7454"


def picture(kind: str, mode: str = "RGB", **saved: object) -> bytes:
    """A field of 64 pixels by 40 with an upper left corner of another colour, in the bytes of a file."""
    image = Image.new(mode, (64, 40), 200 if mode == "L" else (200, 40, 90, 10)[: len(mode)])
    image.paste(0 if mode == "L" else (0, 120, 200, 60)[: len(mode)], (0, 0, 32, 16))
    made = io.BytesIO()
    image.save(made, kind, **saved)
    return made.getvalue()


def chunk(kind: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4) + kind + data + zlib.crc32(kind + data).to_bytes(4)


def with_chunk(kind: bytes) -> bytes:
    png = picture("PNG")
    return png[:33] + chunk(kind, SECRET) + png[33:]


def with_segment(code: int) -> bytes:
    jpeg = picture("JPEG")
    return jpeg[:2] + bytes((0xFF, code)) + (len(SECRET) + 2).to_bytes(2) + SECRET + jpeg[2:]


def exif(orientation: int) -> Image.Exif:
    made = Image.Exif()
    made[0x0112], made[0x010E] = orientation, SECRET.decode()
    return made


def profile() -> bytes:
    """That of sRGB, with words behind it, as the profile of a screen has them."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes() + SECRET


def read(content: bytes) -> PictureFile:
    made = read_picture(content, "x.png", Span("briefing.yaml"))
    assert isinstance(made, PictureFile)
    return made


HIDING = {
    **{f"png {kind.decode()}": with_chunk(kind) for kind in (b"tEXt", b"iTXt", b"zzZz", b"caBX", b"eXIf", b"tIME")},
    "png behind its end": picture("PNG") + SECRET,
    "png chunk behind its end": picture("PNG") + chunk(b"zzZz", SECRET),
    "png profile": picture("PNG", icc_profile=profile()),
    **{f"jpeg segment {code:02x}": with_segment(code) for code in (*range(0xE0, 0xF0), 0xFE)},
    "jpeg behind its end": picture("JPEG") + SECRET,
    "jpeg profile": picture("JPEG", icc_profile=profile()),
    "jpeg exif": picture("JPEG", exif=exif(1)),
    "jpeg comment and turned": picture("JPEG", exif=exif(6), comment=SECRET),
    "jpeg of several scans": picture("JPEG", progressive=True, comment=SECRET),
}


@pytest.mark.parametrize("content", HIDING.values(), ids=HIDING)
def test_only_what_is_seen_stays(content: bytes) -> None:
    assert SECRET in content or b"iCCP" in content
    made = read(content)
    assert SECRET not in made.data
    with Image.open(io.BytesIO(made.data)) as shown:
        shown.load()
        assert shown.size == (made.width, made.height)
        assert not {"comment", "exif", "icc_profile", "xmp", "photoshop"} & set(shown.info)


@pytest.mark.parametrize("content", [c for n, c in HIDING.items() if "turned" not in n and "profile" not in n])
def test_what_is_seen_stays_to_the_pixel(content: bytes) -> None:
    with Image.open(io.BytesIO(content)) as before, Image.open(io.BytesIO(read(content).data)) as after:
        assert before.mode == after.mode
        assert ImageChops.difference(before.convert("RGB"), after.convert("RGB")).getbbox() is None


@pytest.mark.parametrize(("mode", "kind"), [("L", "PNG"), ("RGBA", "PNG"), ("L", "JPEG"), ("CMYK", "JPEG")])
def test_every_kind_of_colour_stays(mode: str, kind: str) -> None:
    content = picture(kind, mode)
    with Image.open(io.BytesIO(content)) as before, Image.open(io.BytesIO(read(content).data)) as after:
        assert before.mode == after.mode == mode
        assert before.tobytes() == after.tobytes()


def test_a_turned_picture_stands_upright() -> None:
    made = read(picture("JPEG", exif=exif(6)))  # 6: turned a quarter to the left, to be shown turned to the right
    assert (made.width, made.height) == (40, 64)
    with Image.open(io.BytesIO(made.data)) as shown:
        red, _, blue = shown.convert("RGB").getpixel((35, 5))  # type: ignore[misc]
        assert blue > red  # the corner that was the upper left is the upper right


def test_a_picture_keeps_its_transparency() -> None:
    palette = Image.new("P", (8, 8), 1)
    palette.putpalette([0, 0, 0, 250, 0, 0])
    made = io.BytesIO()
    palette.save(made, "PNG", transparency=1, icc_profile=profile())
    with Image.open(io.BytesIO(read(made.getvalue()).data)) as shown:
        assert shown.convert("RGBA").getpixel((0, 0))[3] == 0  # type: ignore[index]


@pytest.mark.slow
def test_of_several_pictures_in_a_jpeg_the_first_is_taken() -> None:
    made = io.BytesIO()
    first, second = (Image.new("RGB", (16, 16), colour) for colour in ("red", "blue"))
    first.save(made, "MPO", save_all=True, append_images=[second])
    shown = read(made.getvalue())
    assert shown.extension == "jpg"
    assert len(shown.data) < len(made.getvalue()) / 2 + 100
    with Image.open(io.BytesIO(shown.data)) as image:
        assert image.format == "JPEG"
        assert image.getpixel((3, 3))[0] > 200  # type: ignore[index]


def test_the_same_picture_is_the_same_bytes() -> None:
    for content in HIDING.values():
        assert read(content).data == read(content).data
        assert read(read(content).data).data == read(content).data
