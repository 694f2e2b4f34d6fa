"""What the client sees of the school."""

from __future__ import annotations

from typing import Final

from ws.content.schemas import Content
from ws.features.education.records import Schooling
from ws.kernel.state import Reader

_SCHOOLS: Final = {"primary": "Primary school", "middle": "Middle school", "high": "High school"}


def school(reader: Reader, content: Content) -> dict[str, object] | None:
    held = reader.find(Schooling)
    if held is None or not held.school:
        return None
    return {"school": held.school, "title": _SCHOOLS[held.school], "grade": held.grade}
