"""The looks of the shipped audiences: colours by theme slot, and every layout with its decoration and places. Points.

A place is left, top, width, height. A decoration is filled with a theme slot. A text is a placeholder: its name is the
role by which plans know it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Shape:
    """A rectangle of the design, in a theme slot; without a fill it is a line around."""

    name: str
    at: Box
    fill: str = ""
    line: str = ""
    weight: float = 0.75


@dataclass(frozen=True)
class Words:
    """A placeholder: its kind and index (ECMA-376 Part 1, 19.7.10), size in pt, pitch (0: 1.3 × size), slot, anchor."""

    name: str
    at: Box
    kind: str = "body"
    index: int = 0
    size: float = 12.0
    bold: bool = False
    colour: str = "tx1"
    align: str = "l"
    anchor: str = "t"
    pitch: float = 0.0
    insets: Box = (0, 0, 0, 0)
    prompt: str = ""
    plain: bool = True  # without the bullets and levels of body text


@dataclass(frozen=True)
class Layout:
    """A slide layout. `ground` fills the page; `own` shows the shapes of the master too."""

    name: str
    kind: str
    shapes: tuple[Shape, ...] = ()
    words: tuple[Words, ...] = ()
    ground: str = ""
    master: bool = True


@dataclass(frozen=True)
class LevelLook:
    """A level of body text: size, pitch and space above in pt, the bullet and its size, a share of the text's."""

    size: float
    pitch: float
    before: float
    bullet: str
    left: float
    hanging: float
    share: float = 1.0


@dataclass(frozen=True)
class Look:
    """A template: page, theme, title, body levels, layouts. The first layout words are those of the master."""

    name: str
    page: tuple[float, float]
    colours: dict[str, str]
    faces: tuple[str, str, str]  # Latin, East Asian, its Japanese name
    title: Words
    body: Words
    levels: tuple[LevelLook, ...]
    furniture: tuple[Words, ...]
    shapes: tuple[Shape, ...]
    layouts: tuple[Layout, ...]
    table: tuple[str, str] = ("tx1", "accent3")  # slots of a table's strong and fine lines
    stale: tuple[str, ...] = field(default=())


def _levels(size: float, bullets: str = "•–", share: float = 1.0) -> tuple[LevelLook, ...]:
    """Five levels, each smaller than the one above, the last two alike; `share` is the size of the first bullet."""
    made, left = [], 0.0
    for level, (scale, before) in enumerate(((1.0, 0.5), (0.9, 0.4), (0.8, 0.3), (0.8, 0.25), (0.8, 0.25))):
        own = round(size * scale)
        left += own
        made.append(
            LevelLook(
                own,
                round(own * 1.35, 1),
                round(own * before),
                bullets[level % 2],
                left,
                own,
                1.0 if level % 2 else share,
            )
        )
    return tuple(made)


def _standard(
    topic: Words, lead: Words, body: Box, source: Words, marking: Words, *more: Words, gap: float = 24.0
) -> tuple[Layout, ...]:
    """The layouts that carry content: one area, two of them, a wide one, and the one that closes."""
    x, y, width, height = body
    half = (width - gap) / 2
    heads = (topic, lead)
    feet = (source, marking, *more)

    def area(name: str, at: Box, index: int) -> Words:
        return Words(name, at, "", index, plain=False)

    return (
        Layout("Message", "obj", words=(*heads, area("Body", body, 1), *feet)),
        Layout(
            "Two Areas",
            "twoObj",
            words=(
                *heads,
                area("Body", (x, y, half, height), 1),
                area("Body 2", (x + half + gap, y, half, height), 2),
                *feet,
            ),
        ),
        Layout("Wide Area", "obj", words=(*heads, area("Body", body, 1), *feet)),
        Layout("Closing", "obj", words=(*heads, area("Body", body, 1), *feet)),
    )


def _executive() -> Look:
    """Ink and one vermilion; dark masses on cover and openers, few words, large numbers."""
    left, width = 48.0, 864.0
    marking = Words("Marking", (764, 24, 148, 18), index=14, size=11, bold=True, colour="tx1", align="r", anchor="ctr")
    on_dark = Words("Marking", (left, 30, 300, 18), index=14, size=11, bold=True, colour="bg1", anchor="ctr")
    topic = Words("Topic", (left + 16, 24, 620, 18), index=11, size=12, bold=True, colour="accent1", anchor="ctr")
    lead = Words("Lead", (left, 117, width, 22), index=12, size=15, colour="tx2", anchor="ctr")
    source = Words("Source", (left, 478, width, 25), index=13, size=9, colour="tx2", anchor="b", pitch=12)
    title = Words("Title", (left, 45, width, 66), "title", size=26, bold=True, anchor="t", pitch=33)
    body = (left, 156.0, width, 314.0)
    furniture = (
        Words("Footer", (left, 511, 520, 14), "ftr", 3, 9, colour="tx2", anchor="ctr", pitch=12),
        Words("Date", (620, 511, 220, 14), "dt", 2, 9, colour="tx2", align="r", anchor="ctr", pitch=12),
        Words("Slide Number", (856, 511, 56, 14), "sldNum", 4, 10, True, "tx1", "r", "ctr", 12),
    )
    cover = Layout(
        "Cover",
        "title",
        (Shape("Mark", (left, 226, 56, 5), "accent1"), Shape("Foot rule", (left, 446, 500, 0), "", "tx2", 0.75)),
        (
            Words("Title", (left, 50, 540, 164), "ctrTitle", 0, 37, True, "bg1", anchor="b", pitch=49),
            Words("Subtitle", (left, 246, 500, 76), "subTitle", 1, 17, False, "bg1", pitch=26),
            Words("Body", (596, 0, 364, 540), "", 21, colour="bg1", prompt="Motif"),
            Words("Details", (left, 454, 500, 44), index=20, size=12, colour="bg1", anchor="t", pitch=18),
            on_dark,
        ),
        "tx1",
        False,
    )
    section = Layout(
        "Section",
        "secHead",
        (Shape("Mark", (left, 258, 56, 5), "accent1"),),
        (
            Words("Title", (left, 278, 760, 100), "title", 0, 32, True, "bg1", pitch=42),
            Words("Topic", (left, 160, 400, 86), index=11, size=60, bold=True, colour="bg1", anchor="b", pitch=66),
            on_dark,
            Words("Footer", (left, 511, 520, 14), "ftr", 17, 9, colour="bg1", anchor="ctr", pitch=12),
            Words("Slide Number", (856, 511, 56, 14), "sldNum", 18, 10, True, "bg1", "r", "ctr", 12),
        ),
        "tx1",
        False,
    )
    return Look(
        "Executive",
        (960, 540),
        {
            "dk1": "142240",
            "lt1": "FFFFFF",
            "dk2": "455370",
            "lt2": "EEF2F8",
            "accent1": "C2371A",
            "accent2": "7D92B6",
            "accent3": "C2CCDC",
            "accent4": "FBE9E3",
            "accent5": "7E2310",
            "accent6": "2F6F5E",
            "hlink": "1F4E8C",
            "folHlink": "5B4B7A",
        },
        ("Arial", "Yu Gothic", "游ゴシック"),
        title,
        Words("Body", body, "body", 1, 20, plain=False),
        _levels(20),
        furniture,
        (Shape("Topic mark", (left, 28, 8, 10), "accent1"), Shape("Footer rule", (left, 507, width, 0), "", "accent3")),
        (cover, section, *_standard(topic, lead, body, source, marking)),
    )


def _analyst() -> Look:
    """Gridded and dense: a dark strip with the tracker, cool neutrals, teal."""
    left, width = 40.0, 880.0
    marking = Words("Marking", (770, 5, 150, 18), index=14, size=10.5, bold=True, colour="bg1", align="r", anchor="ctr")
    topic = Words("Topic", (left, 36, 700, 16), index=11, size=10.5, bold=True, colour="accent1", anchor="ctr")
    lead = Words("Lead", (left, 121, width, 18), index=12, size=13, colour="tx2", anchor="ctr")
    source = Words("Source", (left, 483, width, 24), index=13, size=9, colour="tx2", anchor="b", pitch=12)
    tracker = Words("Tracker", (left, 6, 716, 16), index=15, size=9.5, colour="bg1", anchor="ctr", pitch=13)
    title = Words("Title", (left, 53, width, 60), "title", size=22, bold=True, pitch=27.5)
    body = (left, 150.0, width, 326.0)
    furniture = (
        Words("Footer", (left, 516, 520, 14), "ftr", 3, 9, colour="tx2", anchor="ctr", pitch=12),
        Words("Date", (628, 516, 220, 14), "dt", 2, 9, colour="tx2", align="r", anchor="ctr", pitch=12),
        Words("Slide Number", (864, 516, 56, 14), "sldNum", 4, 10, True, "tx1", "r", "ctr", 12),
    )
    cover = Layout(
        "Cover",
        "title",
        (
            Shape("Mass", (0, 0, 330, 540), "tx1"),
            Shape("Mark", (370, 232, 64, 5), "accent1"),
            Shape("Foot rule", (370, 446, 550, 0), "", "accent3"),
        ),
        (
            Words("Body", (24, 0, 306, 540), "", 21, colour="bg1", prompt="Motif"),
            Words("Title", (370, 92, 550, 128), "ctrTitle", 0, 34, True, "tx1", anchor="b", pitch=44),
            Words("Subtitle", (370, 250, 550, 72), "subTitle", 1, 16, False, "tx2", pitch=24),
            Words("Details", (370, 454, 550, 60), index=20, size=12, colour="tx1", pitch=18),
            Words(
                "Marking", (770, 24, 150, 18), index=14, size=11, bold=True, colour="accent6", align="r", anchor="ctr"
            ),
        ),
        "",
        False,
    )
    section = Layout(
        "Section",
        "secHead",
        (
            Shape("Mass", (0, 0, 330, 540), "tx1"),
            Shape("Strip", (0, 0, 960, 28), "tx1"),
            Shape("Mark", (370, 176, 64, 5), "accent1"),
        ),
        (
            Words("Topic", (40, 80, 260, 86), index=11, size=60, bold=True, colour="bg1", anchor="ctr", pitch=66),
            Words("Title", (370, 66, 550, 100), "title", 0, 28, True, "tx1", anchor="b", pitch=37),
            Words("Body", (370, 204, 550, 290), "", 21, 14, plain=False),
            tracker,
            marking,
            Words("Footer", (370, 516, 400, 14), "ftr", 17, 9, colour="tx2", anchor="ctr", pitch=12),
            Words("Slide Number", (864, 516, 56, 14), "sldNum", 18, 10, True, "tx1", "r", "ctr", 12),
        ),
        "",
        False,
    )
    return Look(
        "Analyst",
        (960, 540),
        {
            "dk1": "16303A",
            "lt1": "FFFFFF",
            "dk2": "475A63",
            "lt2": "EDF2F4",
            "accent1": "0B7468",
            "accent2": "869AA3",
            "accent3": "BECBD1",
            "accent4": "DCEFEC",
            "accent5": "B4541E",
            "accent6": "A61C2E",
            "hlink": "0A5F86",
            "folHlink": "58507A",
        },
        ("Arial", "Yu Gothic", "游ゴシック"),
        title,
        Words("Body", body, "body", 1, 14, plain=False),
        _levels(14),
        furniture,
        (Shape("Strip", (0, 0, 960, 28), "tx1"), Shape("Footer rule", (left, 511, width, 0), "", "accent3")),
        (cover, section, *_standard(topic, lead, body, source, marking, tracker, gap=20)),
    )


def _public_sector() -> Look:
    """An explainer sheet on one A4, to be printed in black and white: a narrow band, the message in a box, blocks."""
    left, width = 36.0, 769.9
    marking = Words(
        "Marking", (640, 16, 165.9, 15), index=14, size=10.5, bold=True, colour="accent6", align="r", anchor="ctr"
    )
    lead = Words(
        "Lead", (left, 62, width, 50), index=12, size=18.5, bold=True, anchor="ctr", pitch=21, insets=(12, 2, 12, 2)
    )
    topic = Words("Topic", (left, 16, 560, 15), index=11, size=10.5, colour="tx2", anchor="ctr")
    source = Words("Source", (left, 540, width, 24), index=13, size=9, colour="tx2", anchor="b", pitch=12)
    title = Words(
        "Title",
        (left, 35, width, 27),
        "title",
        size=15,
        bold=True,
        colour="bg1",
        anchor="ctr",
        pitch=20,
        insets=(12, 0, 12, 0),
    )
    body = (left, 124.0, width, 410.0)
    furniture = (
        Words("Footer", (left, 571, 480, 14), "ftr", 3, 9, colour="tx2", anchor="ctr", pitch=12),
        Words("Date", (540, 571, 190, 14), "dt", 2, 9, colour="tx2", align="r", anchor="ctr", pitch=12),
        Words("Slide Number", (745.9, 571, 60, 14), "sldNum", 4, 10, True, "tx1", "r", "ctr", 12),
    )
    band = (
        Shape("Band", (left, 35, width, 27), "tx1", "tx1", 1.25),
        Shape("Message frame", (left, 62, width, 50), "", "tx1", 1.25),
    )
    cover = Layout(
        "Cover",
        "title",
        (Shape("Band", (left, 150, width, 150), "tx1"), Shape("Rule", (left, 306, width, 0), "", "tx1", 2.25)),
        (
            Words("Title", (left, 158, width, 134), "ctrTitle", 0, 30, True, "bg1", "ctr", "ctr", 40, (24, 0, 24, 0)),
            Words("Subtitle", (left, 322, width, 52), "subTitle", 1, 16, False, "tx1", "ctr", pitch=23),
            Words("Details", (left, 440, width, 84), index=20, size=14, colour="tx1", align="ctr", pitch=22),
            marking,
        ),
        "",
        False,
    )
    section = Layout(
        "Section",
        "secHead",
        (Shape("Band", (left, 240, width, 84), "tx1"),),
        (
            Words("Title", (left, 240, width, 84), "title", 0, 24, True, "bg1", "l", "ctr", 32, (24, 0, 24, 0)),
            Words("Topic", (left, 196, width, 34), index=11, size=16, bold=True, colour="tx2", anchor="b"),
            marking,
            Words("Footer", (left, 571, 480, 14), "ftr", 17, 9, colour="tx2", anchor="ctr", pitch=12),
            Words("Slide Number", (745.9, 571, 60, 14), "sldNum", 18, 10, True, "tx1", "r", "ctr", 12),
        ),
        "",
        False,
    )
    return Look(
        "Public Sector",
        (841.9, 595.3),
        {
            "dk1": "1B2A41",
            "lt1": "FFFFFF",
            "dk2": "48505C",
            "lt2": "ECEFF3",
            "accent1": "10264A",
            "accent2": "8A93A0",
            "accent3": "B9C1CB",
            "accent4": "CFDCEA",
            "accent5": "4A5D7A",
            "accent6": "B00020",
            "hlink": "1F4E8C",
            "folHlink": "5B4B7A",
        },
        ("BIZ UDPGothic", "BIZ UDPGothic", "BIZ UDPゴシック"),
        title,
        Words("Body", body, "body", 1, 14, plain=False),
        _levels(14, "■–", 0.7),
        furniture,
        (*band, Shape("Footer rule", (left, 567, width, 0), "", "tx1")),
        (cover, section, *_standard(topic, lead, body, source, marking, gap=17)),
    )


LOOKS = {"executive": _executive, "analyst": _analyst, "public-sector": _public_sector}
