"""Schemas of the content files. A file that does not fit stops the start with place and reason.

Every kind of content is a list of entries with an `id`; `Content` holds them by id. Amounts of
vitals are points (0 to 100), money is in whole cents, durations are in game minutes. Each room
of content has a module here: its entries, and a `check` of what a schema can not say.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from ws.content.schemas import experience, life
from ws.content.schemas.base import Effects, Entry, Outcome, Requires
from ws.content.schemas.experience import Feat, LevelLine
from ws.content.schemas.life import (
    Activity,
    Choice,
    Country,
    Ending,
    Event,
    Experiment,
    Family,
    Job,
    Milestone,
    Refill,
    Skip,
)


class Content(msgspec.Struct, frozen=True, kw_only=True):
    """All content, by kind and id. Read-only for the life of the process. A field is a kind: one
    file `data/<kind>.yaml`, or a folder `data/<kind>/` of files."""

    activities: dict[str, Activity]
    events: dict[str, Event]
    milestones: dict[str, Milestone]
    jobs: dict[str, Job]
    countries: dict[str, Country]
    families: dict[str, Family]
    endings: dict[str, Ending]
    refills: dict[str, Refill]
    skips: dict[str, Skip]
    experiments: dict[str, Experiment]
    feats: dict[str, Feat]
    level_lines: dict[str, LevelLine]

    def counts(self) -> dict[str, int]:
        """How many entries there are of each kind; choices are counted as a kind."""
        counts = {kind: len(getattr(self, kind)) for kind in self.__struct_fields__}
        counts["choices"] = sum(len(event.choices) for event in self.events.values())
        return counts


def check(content: Content) -> Iterable[str]:
    """What is wrong with content whose every entry is well formed: ids that point nowhere,
    placeholders that nobody fills, choices that can not be taken."""
    for room in (life, experience):
        yield from room.check(content)


__all__ = [
    "Activity", "Choice", "Content", "Country", "Effects", "Ending", "Entry", "Event", "Experiment", "Family", "Feat",
    "Job", "LevelLine", "Milestone", "Outcome", "Refill", "Requires", "Skip", "check",
]  # fmt: skip
