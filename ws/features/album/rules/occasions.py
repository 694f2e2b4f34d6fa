"""What is worth a picture."""

from __future__ import annotations

from typing import Final

from ws.content.schemas import Content, Occasion
from ws.features.album.drawing.seen import Season
from ws.features.album.records import Album

CHILD: Final = frozenset({1, 3, 6, 10, 12})
YOUNG: Final = frozenset({16, 18, 21, 25})
GROWN: Final = frozenset({30, 40, 50})
LATE: Final = frozenset({60, 70, 75, 80, 85, 90, 95, 100, 105})
ROUND_YEARS: Final = frozenset({10, 40, 60, 70})
SERIOUS: Final = 4
"""From which severity on getting well is worth a picture."""
CLOSE: Final = 40
"""From which affinity on the death of somebody who is not family is."""
_THOUSAND: Final = 1000


def birthday(age: int) -> str:
    """The occasion of a birthday; "" when it is one like others."""
    for ages, occasion in ((CHILD, "child"), (YOUNG, "young"), (GROWN, "grown"), (LATE, "late")):
        if age in ages:
            return f"{occasion}_birthday"
    return ""


def anniversary(years: int) -> str:
    """The occasion of so many years of marriage; "" when they are celebrated without a camera."""
    return {25: "silver_wedding", 50: "golden_wedding"}.get(years, "anniversary" if years in ROUND_YEARS else "")


def may_take(album: Album, occasion: Occasion, age: int) -> bool:
    """Whether it has not been photographed often enough, or too lately."""
    times, last = divmod(album.taken.get(occasion.id, 0), _THOUSAND)
    return times < occasion.most and (times == 0 or age - last >= occasion.gap_years)


def times(album: Album, occasion_id: str) -> int:
    """How often it has been photographed."""
    return album.taken.get(occasion_id, 0) // _THOUSAND


def with_photo(album: Album, occasion_id: str, age: int) -> Album:
    """The album with one picture more."""
    counted = (times(album, occasion_id) + 1) * _THOUSAND + age
    return Album(album.photos + 1, {**album.taken, occasion_id: counted})


def scenes(occasion: Occasion, season: Season) -> tuple[str, ...]:
    """Where it may be photographed in a season: no garden in winter, no beach in the cold."""
    if season == "winter":
        indoors = tuple(scene for scene in occasion.scenes if scene not in ("garden_party", "seaside"))
        return indoors or occasion.scenes
    return occasion.scenes


def work_scene(content: Content, job_id: str) -> tuple[tuple[str, ...], str]:
    """Where people of a job are photographed, and a detail of it."""
    job = content.jobs.get(job_id)
    found = content.work_scenes.get(job.track) if job is not None else None
    return (found.scenes, found.detail) if found is not None else (("office",), "")


def wedding_scene(setting: str) -> str:
    """Where the two are photographed."""
    return {"registry": "registry", "outdoor": "own_wedding"}.get(setting, "wedding_hall")


def wheels(kind: str) -> str:
    """What is drawn of a vehicle."""
    return kind if kind in ("bicycle", "boat") else "car"
