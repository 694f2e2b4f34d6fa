"""What the client sees of the story without reading it."""

from __future__ import annotations

from ws.content.schemas import Content
from ws.features.story.records import Chronicle
from ws.kernel.state import Reader


def story(reader: Reader, content: Content) -> dict[str, object]:
    """Changes whenever there is something new to read."""
    held = reader.find(Chronicle)
    if held is None:
        return {"year": 0, "moments": 0}
    return {"year": held.age, "moments": len(held.moments)}
