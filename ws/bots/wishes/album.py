"""The album: turned over, and now and then a picture is marked."""

from __future__ import annotations

from ws.bots.known import Known, Wish, whole


def wish(known: Known) -> Wish | None:
    """The first page; then a picture of it, to be looked at or marked; seldom the whole album."""
    if not whole(known.section("album"), "photos"):
        return None
    photos = known.listed("photos")
    if not photos or known.happens(0.3):
        known.forget("photos")
        return "get_photo_album", {"limit": 4}
    if known.happens(0.1):
        return "export_photo_album", {}
    photo = known.chance.choice(photos)
    if known.happens(0.5):
        return "set_favourite_photo", {"photo_id": photo["photo_id"], "favourite": not photo["favourite"]}
    return "get_photo", {"photo_id": photo["photo_id"]}
