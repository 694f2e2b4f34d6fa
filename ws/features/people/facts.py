"""What happens with the people of a life."""

from __future__ import annotations

from ws.kernel.facts import Fact


class PersonMet(Fact, frozen=True):
    """Somebody new came into the life; a newborn sibling too."""

    person_id: str
    relation: str


class FriendshipBegan(Fact, frozen=True):
    """Somebody became a friend."""

    person_id: str


class FriendshipEnded(Fact, frozen=True):
    """A friend is none any more: by the player's wish, or because nobody called."""

    person_id: str


class Estranged(Fact, frozen=True):
    """Two who knew each other do not speak any more."""

    person_id: str


class Reconciled(Fact, frozen=True):
    """Two who did not speak do so again."""

    person_id: str


class AffinityChanged(Fact, frozen=True):
    """A person likes the player more or less than before, by something that happened. What years without
    a word do is not announced."""

    person_id: str
    change: int
    affinity: int
    """After it."""


class PersonDied(Fact, frozen=True):
    """Somebody of the life died."""

    person_id: str
    relation: str


class LostTouch(Fact, frozen=True):
    """The two do not meet any more, without a quarrel."""

    person_id: str


class PersonLeftSchool(Fact, frozen=True):
    """A person finished school or studies."""

    person_id: str


class PersonHired(Fact, frozen=True):
    """A person began a job, the first or another."""

    person_id: str
    job_id: str


class PersonLostJob(Fact, frozen=True):
    """A person has no work any more."""

    person_id: str


class PersonRetired(Fact, frozen=True):
    """A person works no more."""

    person_id: str


class PersonPaired(Fact, frozen=True):
    """A person lives with somebody now; `married` when it was a wedding."""

    person_id: str
    married: bool


class PersonParted(Fact, frozen=True):
    """A person is alone again: parted, divorced, or widowed (`by_death`)."""

    person_id: str
    by_death: bool


class PersonBecameParent(Fact, frozen=True):
    """A person had a child."""

    person_id: str
    children: int
    """How many there are now."""


class PersonMoved(Fact, frozen=True):
    """A person lives somewhere else now: "home", "near" or "far"."""

    person_id: str
    lives: str


class PersonFellIll(Fact, frozen=True):
    """A person is gravely ill."""

    person_id: str


class PersonRecovered(Fact, frozen=True):
    """A person is well again."""

    person_id: str


class BondFelt(Fact, frozen=True):
    """Something done together moved what is between two who love each other, in points."""

    person_id: str
    trust: int
    passion: int
    strain: int


class InteractionDone(Fact, frozen=True):
    """The player did something with somebody, of their own choice."""

    interaction_id: str
    category: str
    person_id: str
