"""What the client sees of the experience."""

from __future__ import annotations

from ws.content.schemas import Content
from ws.engine.records import Life
from ws.features.experience import rules
from ws.features.experience.records import Experience, FeatReached
from ws.kernel.state import Reader


def experience(reader: Reader, content: Content) -> dict[str, object] | None:
    if reader.find(Life) is None:
        return None
    held = reader.find(Experience) or Experience()
    return {
        "points": held.points,
        "level": held.level,
        "next_level_points": rules.next_level_points(held.level),
    }


def milestones(reader: Reader, content: Content) -> list[str]:
    return [feat.id for feat in reader.all(FeatReached)]
