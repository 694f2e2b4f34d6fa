"""Messages of the people."""

from __future__ import annotations

import msgspec

from ws.engine.feature import Deed
from ws.kernel.messages import Id, Reply, Request


class GetPeople(Request, frozen=True, tag="get_people"):
    """Ask who is in this life, the dead included."""


class PersonEntry(msgspec.Struct, frozen=True):
    id: str
    name: str
    relation: str
    group: str
    """family, friends, others, past (out of touch or not speaking, outside the family) or dead"""
    age: int
    """At death for the dead."""
    alive: bool
    affinity: int
    feeling: str
    """What they feel for the player, in words."""
    estranged: bool
    in_touch: bool
    doing: str
    """In words: "nurse", "at school", "retired"."""


class People(Reply, frozen=True, tag="get_people"):
    people: tuple[PersonEntry, ...]
    """Closest first in each group."""


class GetPerson(Request, frozen=True, tag="get_person"):
    """Ask for one person, with all the player can know."""

    person_id: Id


class MemoryEntry(msgspec.Struct, frozen=True):
    text: str
    """A whole sentence."""
    minute: int
    good: bool


class PersonReply(Reply, frozen=True, tag="get_person"):
    person: PersonEntry
    character: tuple[str, ...]
    """Words for what stands out."""
    interests: tuple[str, ...]
    about: tuple[str, ...]
    """Sentences: how they were met, where they live, with whom, how they are."""
    memories: tuple[MemoryEntry, ...]
    """The latest first."""
    portrait: str
    """An SVG."""


class GetInteractions(Request, frozen=True, tag="get_interactions"):
    """Ask what can be done with a living person, and what stands against it now."""

    person_id: Id


class InteractionOffer(msgspec.Struct, frozen=True):
    id: str
    person_id: str
    name: str
    text: str
    category: str
    energy: int
    cost_cents: int
    minutes: int
    gives_item: bool
    """Whether `item_id` must name a thing of one's own."""
    available: bool
    reason: str
    """Why not; "" when it is available."""


class Interactions(Reply, frozen=True, tag="get_interactions"):
    person_id: str
    interactions: tuple[InteractionOffer, ...]


class Interact(Request, frozen=True, tag="interact"):
    """Do something with a person."""

    person_id: Id
    interaction_id: Id
    item_id: Id | None = None


class InteractionOutcome(Reply, frozen=True, tag="interact"):
    person_id: str
    interaction_id: str
    text: str
    effects: dict[str, float]
    affinity: int
    """Of the person, after it."""
    energy: int


class InteractionChosen(Deed, frozen=True, tag="interact"):
    """The recorded choice. `free` when energy cost nothing at the time."""

    person_id: str
    interaction_id: str
    item_id: str
    free: bool


class GetMeetingPlaces(Request, frozen=True, tag="get_meeting_places"):
    """Ask where somebody new might be met."""


class PlaceOffer(msgspec.Struct, frozen=True):
    id: str
    name: str
    text: str
    energy: int
    cost_cents: int
    minutes: int
    available: bool
    reason: str


class MeetingPlaces(Reply, frozen=True, tag="get_meeting_places"):
    places: tuple[PlaceOffer, ...]


class MeetPeople(Request, frozen=True, tag="meet_people"):
    """Go where people are."""

    place_id: Id


class PeopleMet(Reply, frozen=True, tag="meet_people"):
    place_id: str
    text: str
    person_id: str | None
    """None when nobody stayed."""
    energy: int


class PlaceChosen(Deed, frozen=True, tag="meet_people"):
    """The recorded choice."""

    place_id: str
    free: bool
