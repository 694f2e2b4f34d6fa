"""What a photograph shows: kept with it as JSON, drawn when somebody looks."""

from __future__ import annotations

from typing import Literal

import msgspec

Season = Literal["spring", "summer", "autumn", "winter", "dry", "rainy"]


class Looks(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A face. Colours are #rrggbb, as they were at that age."""

    skin: str = "#eec39a"
    hair: str = "#3b2a20"
    cut: str = "side"
    """A name of `hair`."""
    eyes: str = "#3d2b1f"
    glasses: bool = False
    freckles: bool = False
    beard: bool = False


class Sitter(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """Somebody in a picture, as they were then."""

    name: str
    age: int
    sex: str
    looks: Looks
    relation: str = ""
    """As in "mother"; "" for the life itself."""
    absent: bool = False
    """Remembered, not there: shown in a frame on the wall."""


class Seen(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """Everything that was in front of the camera."""

    scene: str
    season: Season
    hour: int
    people: tuple[Sitter, ...]
    place: str = ""
    """Words for the place, for whoever can not see the picture."""
    detail: str = ""
    """What the scene may use: digits on a cake, a word on a sign, a kind of work."""
