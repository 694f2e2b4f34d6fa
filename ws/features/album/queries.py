"""Reading the album."""

from __future__ import annotations

from typing import Final, cast

import msgspec

from ws.engine.feature import ReadPort
from ws.features.album.messages import ExportPhotoAlbum, GetPhoto, GetPhotoAlbum, SetFavouritePhoto
from ws.features.album.records import Photo
from ws.kernel.messages import Request

PART: Final = 16
"""Pictures read for a part of an export; fewer may fit."""

_OWN: Final = (
    "SELECT l.seed, l.first_name, l.last_name, l.birth_year, l.birth_month, l.days_per_year, p.life_id, p.number, "
    "p.minute, p.occasion, p.caption, p.favourite, p.body FROM player_photo_album p JOIN lives l ON l.id = p.life_id "
    "WHERE l.account_id = :account_id AND "
)
_PRESENT: Final = "l.id = (SELECT life_id FROM players WHERE id = :account_id) "


class Found(msgspec.Struct, frozen=True):
    """A picture, and what is needed of its life."""

    seed: str
    first_name: str
    last_name: str
    birth_year: int
    birth_month: int
    days_per_year: int
    photo: Photo


async def find_page(reads: ReadPort, account_id: int, request: Request) -> tuple[Found, ...]:
    """One picture more than asked for, newest first, so that the handler knows whether there are more."""
    asked = cast(GetPhotoAlbum, request)
    return await _find(
        reads,
        account_id,
        asked.life_id,
        asked.favourites,
        "AND p.number < :number ORDER BY p.number DESC LIMIT :most",
        number=asked.before if asked.before is not None else 2**31,
        most=asked.limit + 1,
    )


async def find_part(reads: ReadPort, account_id: int, request: Request) -> tuple[Found, ...]:
    """The next pictures of an export, oldest first."""
    asked = cast(ExportPhotoAlbum, request)
    return await _find(
        reads,
        account_id,
        asked.life_id,
        asked.favourites,
        "AND p.number > :number ORDER BY p.number LIMIT :most",
        number=asked.after or 0,
        most=PART,
    )


async def find_photo(reads: ReadPort, account_id: int, request: Request) -> Found | None:
    """One picture of one of the account's lives; None when there is no such picture."""
    life_id, number = cast("GetPhoto | SetFavouritePhoto", request).photo_id.split("-")
    found = await _find(reads, account_id, life_id, False, "AND p.number = :number", number=int(number))
    return found[0] if found else None


async def _find(
    reads: ReadPort, account_id: int, life_id: str | None, favourites: bool, rest: str, **values: object
) -> tuple[Found, ...]:
    which = _PRESENT
    if life_id is not None:
        which = "p.life_id = :life_id "
        values["life_id"] = int(life_id)
    only = "AND p.favourite = :marked " if favourites else ""
    if favourites:
        values["marked"] = True
    rows = await reads.rows(_OWN + which + only + rest, account_id=account_id, **values)
    return tuple(_found(row) for row in rows)


def _found(row: tuple[object, ...]) -> Found:
    life_id, number, minute, occasion, caption, favourite, body = row[6:]
    return msgspec.convert(
        {
            **dict(zip(Found.__struct_fields__[:6], row[:6], strict=True)),
            "photo": Photo(
                life_id=cast(int, life_id),
                number=cast(int, number),
                minute=cast(int, minute),
                occasion=cast(str, occasion),
                caption=cast(str, caption),
                favourite=bool(favourite),
                body=bytes(cast(bytes, body)),
            ),
        },
        Found,
    )
