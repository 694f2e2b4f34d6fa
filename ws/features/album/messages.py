"""Messages of the album."""

from __future__ import annotations

from typing import Annotated

import msgspec

from ws.kernel.messages import Reply, Request

LifeId = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{1,19}$")]
PhotoId = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{1,19}-[0-9]{1,6}$")]
Number = Annotated[int, msgspec.Meta(ge=1, le=1_000_000)]


class GetPhotoAlbum(Request, frozen=True, tag="get_photo_album"):
    """Ask for the pictures of a life, newest first."""

    before: Number | None = None
    """Only pictures with a lower number."""
    limit: Annotated[int, msgspec.Meta(ge=1, le=50)] = 12
    favourites: bool = False
    """Only those that were marked."""
    life_id: LifeId | None = None
    """One of the account's lives; the present one when it is left out."""


class ShownPerson(msgspec.Struct, frozen=True):
    name: str
    relation: str
    """"" for the life itself."""


class ShownPhoto(msgspec.Struct, frozen=True):
    photo_id: str
    number: int
    minute: int
    year: int
    month: int
    """1 to 12."""
    age: int
    occasion: str
    title: str
    caption: str
    description: str
    """What can be seen, for whoever does not see it."""
    people: tuple[ShownPerson, ...]
    favourite: bool
    svg: str


class PhotoAlbum(Reply, frozen=True, tag="get_photo_album"):
    photos: tuple[ShownPhoto, ...]
    """Fewer than `limit` when the pictures fill the frame."""
    next_before: int | None
    """What to send as `before` for the next page; null at the end."""


class GetPhoto(Request, frozen=True, tag="get_photo"):
    """Ask for one picture."""

    photo_id: PhotoId


class PhotoShown(Reply, frozen=True, tag="get_photo"):
    photo: ShownPhoto


class SetFavouritePhoto(Request, frozen=True, tag="set_favourite_photo"):
    """Mark a picture, or take the mark away."""

    photo_id: PhotoId
    favourite: bool


class FavouritePhotoSet(Reply, frozen=True, tag="set_favourite_photo"):
    photo_id: str
    favourite: bool


class ExportPhotoAlbum(Request, frozen=True, tag="export_photo_album"):
    """Ask for the album as one page of HTML that stands alone, part by part, oldest picture first."""

    after: Number | None = None
    """`next_after` of the part before; left out for the first part."""
    favourites: bool = False
    life_id: LifeId | None = None


class PhotoAlbumExported(Reply, frozen=True, tag="export_photo_album"):
    html: str
    """The parts one after the other are the page."""
    next_after: int | None
    """What to send as `after` for the next part; null when this was the last."""
