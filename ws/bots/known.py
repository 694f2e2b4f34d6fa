"""What a bot knows: the state its client follows, and the lists it has asked for."""

from __future__ import annotations

from random import Random
from typing import Final

import msgspec

Plain = dict[str, object]
Wish = tuple[str, Plain]

LISTS: Final = {
    "get_activities": ("activities",),
    "get_vacancies": ("vacancies",),
    "get_work_options": ("side_jobs", "gigs", "businesses"),
    "get_programmes": ("programmes",),
    "get_clubs": ("clubs",),
    "get_goods": ("items", "vehicles"),
    "get_homes": ("homes", "owned"),
    "get_funds": ("funds",),
    "get_medical_record": ("conditions", "habits"),
    "get_offences": ("offences",),
    "get_people": ("people",),
    "get_lives": ("lives",),
    "get_will": ("heirs",),
    "get_interactions": ("interactions",),
    "get_meeting_places": ("places",),
    "get_photo_album": ("photos",),
    "get_suggestions": ("cards",),
    "get_date_ideas": ("venues",),
    "get_dates": ("planned",),
    "get_relationships": ("relationships",),
    "get_family_plans": ("offers",),
}
"""The lists of a reply that are remembered until something is chosen from them."""


class Known:
    """State and `u` are the client's, as of the last look; the lists are the bot's own."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self.state: Plain = {}
        self.update: Plain = {}
        self._lists: dict[str, list[Plain]] = {}

    def learn(self, kind: str, reply: Plain) -> None:
        """Remember the lists of a reply."""
        for name in LISTS.get(kind, ()):
            self._lists[name] = plains(reply[name])
        if kind == "execute_date":
            self._lists["date_choices"] = plains(plain(reply["moment"]).get("choices"))

    def forget(self, *names: str) -> None:
        """Ask again for these lists; for all when none is named."""
        for name in names or tuple(self._lists):
            self._lists.pop(name, None)

    def has(self, name: str) -> bool:
        """Whether the list was asked for."""
        return name in self._lists

    def listed(self, name: str) -> list[Plain]:
        """The list as it was told; empty when it was not."""
        return self._lists.get(name, [])

    def available(self, name: str) -> list[Plain]:
        """What of the list could be had when it was told."""
        return [offer for offer in self.listed(name) if offer.get("available")]

    def section(self, name: str) -> Plain:
        """A section of the state; empty when it is null."""
        return plain(self.state.get(name))

    def age(self) -> int:
        """Years of the life, 0 without one."""
        return whole(self.section("life"), "age")

    def cash(self) -> int:
        """Cents in hand, never below zero."""
        return max(0, whole(self.section("money"), "cents"))

    def happens(self, share: float) -> bool:
        """True in that share of cases."""
        return self.chance.random() < share


def plain(value: object) -> Plain:
    """An object of JSON; empty for null."""
    return {} if value is None else msgspec.convert(value, Plain)


def plains(value: object) -> list[Plain]:
    """A list of objects; empty for null."""
    return [] if value is None else msgspec.convert(value, list[Plain])


def whole(part: Plain, name: str) -> int:
    """A whole number of an object; 0 when there is none."""
    value = part.get(name)
    return value if isinstance(value, int) else 0
