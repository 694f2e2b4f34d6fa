"""The health of a life."""

from __future__ import annotations

from typing import ClassVar

import msgspec

from ws.kernel.records import Owner, Record, Stored


class Health(Record, frozen=True):
    """Sums over all conditions and habits, so that a day need not look at each of them."""

    taken: int = 0
    """Health that conditions hold at present, in millionths of a point."""
    unfit_until_minute: int = 0
    hospital_until_minute: int = 0
    doctor_day: int = -1
    """Day of the last visit to the doctor."""
    daily_happiness: int = 0
    daily_stress: int = 0
    daily_energy: int = 0
    daily_smarts: int = 0
    """What conditions and habits do each day, in millionths of a point."""
    monthly_cents: int = 0
    """Treatments, in prices of the United States before insurance."""
    spending_cents: int = 0
    """What habits and addictions cost a month, in the same prices."""
    moving: bool = False
    """Whether a habit has still something to give or to take back."""
    had: dict[str, int] = msgspec.field(default_factory=dict)
    """How often each condition has come."""

    STORED: ClassVar[Stored] = Stored(kind="health", owner=Owner.LIFE)


class Ailment(Record, frozen=True):
    """A condition the life has now."""

    id: str
    """Of the condition."""
    began_minute: int
    acute_until: int
    """End of the illness, or of the first attack of a lasting one."""
    lasting: bool
    known_minute: int | None
    symptom: int
    """Which of its symptoms is felt."""
    taken: int
    """Health it holds, given back with recovery; millionths of a point."""
    treatment: str = ""
    treatment_ends: int | None = None
    neglected: bool = False
    """The player ended a treatment and began no other."""
    tended: bool = False
    """Looked after in an emergency room."""
    bills_cents: int = 0
    """What it has cost the life."""

    STORED: ClassVar[Stored] = Stored(kind="ailment", owner=Owner.LIFE, key="id")


class HabitKept(Record, frozen=True):
    """A habit, or one given up whose effect still fades. Levels are millionths of a point and
    move by a twelfth of the way a month; see `rules.habits`."""

    id: str
    since_minute: int
    quit_minute: int | None = None
    anchor_day: int = 0
    health: int = 0
    looks: int = 0
    """Levels at `anchor_day`."""

    STORED: ClassVar[Stored] = Stored(kind="habit", owner=Owner.LIFE, key="id")


class Wear(Record, frozen=True):
    """What each habit has given so far: (health, looks) in millionths of a point."""

    given: dict[str, tuple[int, int]] = msgspec.field(default_factory=dict)

    STORED: ClassVar[Stored] = Stored(kind="habit_wear", owner=Owner.LIFE)
