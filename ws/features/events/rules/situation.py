"""The plainest conditions: what activities and events ask alike."""

from __future__ import annotations

from typing import Final, Protocol

import msgspec

from ws.content.schemas import Effects, Requires


class Situation(Protocol):
    """What these conditions look at. Nothing of it need be worked out before somebody asks."""

    @property
    def age(self) -> int: ...
    @property
    def hour(self) -> int: ...
    @property
    def occupation(self) -> str: ...
    @property
    def money_cents(self) -> int: ...
    @property
    def happiness(self) -> float: ...
    @property
    def health(self) -> float: ...
    @property
    def stress(self) -> float: ...
    @property
    def month(self) -> int:
        """1 to 12, as the seasons of the north: January is winter, also where it is summer."""


_SOUTHERN: Final = frozenset({"ar", "au", "br", "za"})
"""Countries of the content whose summer is in January."""


def season_month(country: str, month: int) -> int:
    """The month by whose season content is written: half a year on in the south."""
    return (month + 5) % 12 + 1 if country in _SOUTHERN else month


def fits(requires: Requires, now: Situation, look_at_hour: bool = True) -> bool:
    """Whether every condition holds."""
    return (
        requires.min_age <= now.age <= requires.max_age
        and (requires.occupation is None or requires.occupation == now.occupation)
        and (not look_at_hour or requires.from_hour <= now.hour < requires.to_hour)
        and (not requires.months or now.month in requires.months)
        and (requires.min_money_cents is None or now.money_cents >= requires.min_money_cents)
        and (requires.min_happiness is None or now.happiness >= requires.min_happiness)
        and (requires.max_happiness is None or now.happiness <= requires.max_happiness)
        and (requires.max_health is None or now.health <= requires.max_health)
        and (requires.min_stress is None or now.stress >= requires.min_stress)
    )


def shown_effects(effects: Effects) -> dict[str, float]:
    """The effects that are not nothing, for the client."""
    return {name: value for name, value in msgspec.structs.asdict(effects).items() if value}
