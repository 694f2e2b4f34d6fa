"""The door of dating."""

from __future__ import annotations

from ws.engine.turn import Turn
from ws.features.dating import cards, own
from ws.features.dating.facts import Liked, MatchFaded
from ws.features.dating.rules import fitting
from ws.features.dating.rules.goals import Goals
from ws.features.people.records import Person


def goals_of(turn: Turn, person: Person | None = None) -> Goals:
    """What somebody wants of life (children, marriage, faith, and what drives them); None for the player."""
    return own.goals(turn) if person is None else cards.as_candidate(turn, person).goals


def compatibility(turn: Turn, person: Person) -> int:
    """How well somebody fits the player, 0 to 100: the mean of both ways of reckoning it, whatever the account's
    experiment says, so that what comes of it is the same for all."""
    return fitting.score(own.subject(turn), cards.subject_of(cards.as_candidate(turn, person)), "both")


def big_five(turn: Turn) -> tuple[int, int, int, int, int]:
    """The player's openness, conscientiousness, extraversion, agreeableness and neuroticism, 0 to 100 each."""
    return own.big_five(turn)


__all__ = ["Goals", "Liked", "MatchFaded", "big_five", "compatibility", "goals_of"]
