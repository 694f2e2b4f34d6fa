"""What happens between cards. That two matched is announced by the romance."""

from __future__ import annotations

from ws.kernel.facts import Fact


class Liked(Fact, frozen=True):
    """The player liked somebody's card."""

    candidate_id: str
    is_super: bool


class MatchFaded(Fact, frozen=True):
    """Two who matched never spoke, and will not any more."""

    person_id: str
