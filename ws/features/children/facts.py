"""What happens around children."""

from __future__ import annotations

from ws.kernel.facts import Fact


class PregnancyBegan(Fact, frozen=True):
    """It is known that a child is on its way. `person_id` is the other parent's, "" where there is none who is
    known."""

    person_id: str
    carrier: str
    """"me", the id of the one who is pregnant, or "surrogate"."""
    planned: bool


class PregnancyLost(Fact, frozen=True):
    """There will be no child of it. `by_choice` when it was ended by a decision."""

    person_id: str
    by_choice: bool


class ChildBorn(Fact, frozen=True):
    """A child of the life was born and stays with it. `parent_id` is the other parent's id, or ""."""

    person_id: str
    parent_id: str


class ChildAdopted(Fact, frozen=True):
    """A child came into the life by adoption."""

    person_id: str


class ChildGivenUp(Fact, frozen=True):
    """A child was born and went to other parents."""

    parent_id: str


class ChildNamed(Fact, frozen=True):
    """The player chose a name for a child."""

    person_id: str


class ChildBeganSchool(Fact, frozen=True):
    """A child of the life went to school for the first time."""

    person_id: str


class ChildCameOfAge(Fact, frozen=True):
    """A child of the life turned eighteen."""

    person_id: str


class GrandchildBorn(Fact, frozen=True):
    """A child of the life had a child."""

    person_id: str
    parent_id: str
    """The life's child."""


class CustodyChanged(Fact, frozen=True):
    """With whom a child lives was settled anew: "both", "player" or "other"."""

    person_id: str
    custody: str
