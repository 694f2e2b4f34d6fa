"""What the client sees of the album without opening it."""

from __future__ import annotations

from ws.content.schemas import Content
from ws.features.album.records import Album
from ws.kernel.state import Reader


def album(reader: Reader, content: Content) -> dict[str, object]:
    held = reader.find(Album)
    return {"photos": held.photos if held is not None else 0}
