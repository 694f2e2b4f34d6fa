"""What the client sees of dating."""

from __future__ import annotations

from ws.content.schemas import Content
from ws.features.dating.records import DatingDay, Like, Preferences, Profile
from ws.kernel.state import Reader


def dating(reader: Reader, content: Content) -> object:
    """Who was liked and has not answered, what was decided on the last day that anything was, and the own words."""
    day, profile = reader.find(DatingDay), reader.find(Profile)
    return {
        "waiting": [
            {
                "candidate_id": held.candidate_id,
                "first_name": held.person.first_name,
                "minute": held.minute,
                "is_super": held.is_super,
            }
            for held in reader.all(Like)
        ],
        "day": day.day if day is not None else None,
        "decided": dict(day.decided) if day is not None else {},
        "bio": profile.text if profile is not None else "",
        "has_preferences": reader.find(Preferences) is not None,
    }
