"""What the album answers."""

from __future__ import annotations

from typing import Final

import msgspec
from msgspec.structs import replace

from ws.content.schemas import Content
from ws.engine.clock import Calendar, date_at
from ws.engine.records import Life
from ws.engine.turn import Turn
from ws.features.album import page
from ws.features.album.api import AlbumOpened
from ws.features.album.drawing.picture import described, picture
from ws.features.album.drawing.seen import Seen
from ws.features.album.messages import (
    ExportPhotoAlbum,
    FavouritePhotoSet,
    GetPhoto,
    GetPhotoAlbum,
    PhotoAlbum,
    PhotoAlbumExported,
    PhotoShown,
    SetFavouritePhoto,
    ShownPerson,
    ShownPhoto,
)
from ws.features.album.queries import PART, Found
from ws.kernel.errors import Refused

MOST_BYTES: Final = 52_000
"""Of pictures in a reply; a frame holds 64 KB."""


def get_photo_album(turn: Turn, request: GetPhotoAlbum, found: tuple[Found, ...]) -> PhotoAlbum:
    """As many pictures as asked for and as fit into a frame. Raises Refused no_life."""
    _has_lived(turn)
    shown: list[ShownPhoto] = []
    size = 0
    for one in found[: request.limit]:
        photo = show(turn.content, one)
        size += len(msgspec.json.encode(photo))
        if shown and size > MOST_BYTES:
            break
        shown.append(photo)
    more = len(found) > len(shown)
    if shown:
        turn.announce(AlbumOpened())
    return PhotoAlbum(photos=tuple(shown), next_before=shown[-1].number if more and shown else None)


def get_photo(turn: Turn, request: GetPhoto, found: Found | None) -> PhotoShown:
    """One picture. Raises Refused not_found."""
    return PhotoShown(photo=show(turn.content, _there(found, request.photo_id)))


def set_favourite_photo(turn: Turn, request: SetFavouritePhoto, found: Found | None) -> FavouritePhotoSet:
    """Mark a picture or take the mark away; twice is as once. Raises Refused not_found."""
    photo = _there(found, request.photo_id).photo
    if photo.favourite != request.favourite:
        turn.put(replace(photo, favourite=request.favourite))
    return FavouritePhotoSet(photo_id=request.photo_id, favourite=request.favourite)


def export_photo_album(turn: Turn, request: ExportPhotoAlbum, found: tuple[Found, ...]) -> PhotoAlbumExported:
    """The next part of the page. Raises Refused no_life, and not_found when there is nothing to export."""
    _has_lived(turn)
    if request.after is None and not found:
        raise Refused("not_found", "There is no picture to export yet.")
    parts = [page.head(f"{found[0].first_name} {found[0].last_name}")] if request.after is None else []
    size, told = len(parts[0].encode()) if parts else 0, 0
    for one in found:
        figure = page.figure(show(turn.content, one))
        size += len(figure.encode())
        if told and size > MOST_BYTES:
            break
        parts.append(figure)
        told += 1
    is_last = told == len(found) < PART
    if is_last:
        parts.append(page.END)
    return PhotoAlbumExported(html="".join(parts), next_after=None if is_last else found[told - 1].photo.number)


def show(content: Content, found: Found) -> ShownPhoto:
    """A picture as it is told, drawn."""
    photo = found.photo
    seen = msgspec.json.decode(photo.body, type=Seen)
    date = date_at(Calendar(found.days_per_year, found.birth_year, found.birth_month), photo.minute)
    occasion = content.photo_occasions.get(photo.occasion)
    title = occasion.title if occasion is not None else ""
    return ShownPhoto(
        photo_id=f"{photo.life_id}-{photo.number}",
        number=photo.number,
        minute=photo.minute,
        year=date.year,
        month=date.month,
        age=date.age,
        occasion=photo.occasion,
        title=title,
        caption=photo.caption,
        description=described(seen),
        people=tuple(ShownPerson(sitter.name, sitter.relation) for sitter in seen.people),
        favourite=photo.favourite,
        svg=picture(seen, bytes.fromhex(found.seed), photo.number, title or photo.caption),
    )


def _there(found: Found | None, photo_id: str) -> Found:
    if found is None:
        raise Refused("not_found", "There is no such picture in your albums.", photo_id=photo_id)
    return found


def _has_lived(turn: Turn) -> None:
    if turn.find(Life) is None:
        raise Refused("no_life")
