"""How what is done with cards changes a life."""

from __future__ import annotations

from ws.engine.turn import Turn
from ws.features.dating import own
from ws.features.dating.cards import today
from ws.features.dating.facts import Liked
from ws.features.dating.messages import (
    CandidateLiked,
    CandidatePassed,
    MatchUndone,
    PreferencesChosen,
    ProfileWritten,
)
from ws.features.dating.records import OWN, DatingDay, Decision, Like, NpcBio, Preferences, Profile
from ws.features.dating.rules import answering, candidates
from ws.features.romance import api as romance
from ws.kernel.errors import Refused


def write_profile(turn: Turn, deed: ProfileWritten) -> None:
    """One's own card, from now on."""
    turn.put(Profile(deed.text, deed.interests, deed.children, deed.marriage, deed.faith))
    if deed.text:
        turn.put(NpcBio(turn.life.id, OWN, deed.text, "own", turn.minute))


def choose_preferences(turn: Turn, deed: PreferencesChosen) -> None:
    """Whom one looks for, from now on."""
    turn.put(Preferences(**{name: getattr(deed, name) for name in Preferences.__struct_fields__}))


def like(turn: Turn, deed: CandidateLiked) -> None:
    """Somebody is told; the answer takes hours. Raises Refused("not_found")."""
    found = candidates.find(deed.candidate_id, own.seeker(turn), today(turn), turn.content)
    if found is None:
        raise Refused("not_found", "There is no such card today.", candidate_id=deed.candidate_id)
    turn.put(Like(found.person.id, found.person, turn.minute, deed.is_super))
    _decide(turn, found.person.id, "super_liked" if deed.is_super else "liked")
    low, high = answering.HOURS
    minutes = turn.rolls().between(60 * low, 60 * high, "dating.answer", found.person.id)
    turn.schedule(turn.minute + minutes, "dating_answer", found.person.id)
    turn.announce(Liked(found.person.id, deed.is_super))


def pass_on(turn: Turn, deed: CandidatePassed) -> None:
    """Not this one, today."""
    _decide(turn, deed.candidate_id, "passed")


def undo_match(turn: Turn, deed: MatchUndone) -> None:
    """Nothing comes of it."""
    turn.unschedule("dating_fades", deed.person_id)
    romance.move_to(turn, deed.person_id, "parted", by_player=True)


def _decide(turn: Turn, candidate_id: str, decision: Decision) -> None:
    before = tuple((other, was) for other, was in _decided(turn) if other != candidate_id)
    turn.put(DatingDay(today(turn), (*before, (candidate_id, decision))))


def _decided(turn: Turn) -> tuple[tuple[str, Decision], ...]:
    held = turn.find(DatingDay)
    return held.decided if held is not None and held.day == today(turn) else ()
