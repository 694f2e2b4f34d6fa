"""The vitals of a life."""

from typing import ClassVar

from ws.kernel.records import Owner, Record, Stored


class Vitals(Record, frozen=True):
    """Values at game minute `minute`, in millionths of a point (100 points are 100,000,000).

    They are anchored anew only at moments and choices, never by reads; between anchors they
    follow the closed forms of `rules.at`.
    """

    minute: int
    energy: int
    health: int
    happiness: int
    smarts: int
    looks: int
    stress: int
    prestige: int = 0
    temperament: int = 55_000_000
    """Where happiness drifts to by itself."""
    energy_tempo: int = 1
    """Regeneration: 0 none, 1 awake, 3 asleep."""
    constitution: int = 0
    """What somebody has more or less of health than others of the same age."""
    sound: int = 80_000_000
    """Where health drifts to by itself at this age, without what follows."""
    lasting: int = 0
    """What habits give and take of health, and conditions hold, for as long as they last."""
    health_per_minute: int = 0
    happiness_per_minute: int = 0
    stress_per_minute: int = 0
    mood: int = 0
    """What circumstances add to the temperament: the sum of every `Influence`."""
    strain_per_minute: int = 0
    """What circumstances add to the pace of stress, whatever is being done."""

    STORED: ClassVar[Stored] = Stored(kind="vitals", owner=Owner.LIFE)


class Influence(Record, frozen=True):
    """What one circumstance (the home, the belongings, the work) does to the vitals for as long as it
    lasts, in millionths of a point."""

    source: str
    prestige: int = 0
    mood: int = 0
    """Added to where happiness drifts to."""
    strain_per_minute: int = 0

    STORED: ClassVar[Stored] = Stored(kind="influence", owner=Owner.LIFE, key="source")
