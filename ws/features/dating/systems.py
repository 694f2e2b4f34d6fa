"""What falls due between two who found each other by cards."""

from __future__ import annotations

from typing import Final

from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.turn import Turn
from ws.features.dating import cards, own
from ws.features.dating.facts import MatchFaded
from ws.features.dating.records import Like
from ws.features.dating.rules import answering, candidates, fitting
from ws.features.law import api as law
from ws.features.people import api as people
from ws.features.people.records import Person
from ws.features.romance import api as romance
from ws.features.vitals import api as vitals
from ws.kernel.prose import fill

SEASONS_A_YEAR: Final = 4


def answer(turn: Turn, candidate_id: str) -> None:
    """Somebody who was liked makes up their mind. Whoever does not like back says nothing; that is told only
    where somebody was liked very much."""
    held = turn.find(Like, candidate_id)
    if held is None:
        return
    turn.remove(Like, candidate_id)
    if turn.age() < candidates.ADULT or romance.partner(turn) is not None or law.is_in_prison(turn):
        return
    candidate = cards.as_candidate(turn, held.person)
    me, seed = own.subject(turn), bytes.fromhex(turn.life.seed)
    score = fitting.score(me, cards.subject_of(candidate), "both")
    looks = vitals.now(turn).looks // vitals.POINT
    likely = answering.chance(candidate, me, looks, score, held.is_super, seed)
    if candidate.age >= candidates.ADULT and turn.rolls().happens(likely, "dating.likes_back", candidate_id):
        _match(turn, held.person)
    elif held.is_super:
        tell(turn, "unanswered", held.person)


def fades(turn: Turn, person_id: str) -> None:
    """A season after the last word: nothing came of it."""
    if romance.stage(turn, person_id) != "matched":
        return
    person = people.find(turn, person_id)
    if person is None or not person.is_alive:
        return
    due = fades_minute(turn, person)
    if due > turn.minute:
        turn.schedule(due, "dating_fades", person_id)
        return
    romance.move_to(turn, person_id, "parted", by_player=False)
    turn.announce(MatchFaded(person_id))
    tell(turn, "faded", person)


def fades_minute(turn: Turn, person: Person) -> int:
    """When a match is over, if nothing more is said."""
    season = max(1, turn.life.days_per_year // SEASONS_A_YEAR) * MINUTES_PER_DAY
    return max(person.seen_minute, person.met_minute) + season


def _match(turn: Turn, person: Person) -> None:
    known = people.take_up(turn, person, "cards")
    romance.move_to(turn, known.id, "matched")
    turn.schedule(fades_minute(turn, known), "dating_fades", known.id)
    tell(turn, "matched", known)


def tell(turn: Turn, what: str, person: Person) -> None:
    """Tell it in the words of the content."""
    entry = turn.content.dating_texts[what]
    text = turn.rolls().choose(f"dating.text.{what}.{person.id}", entry.texts, str) or entry.texts[0]
    fillers = {**people.pronouns(person), "name": turn.life.first_name}
    turn.tell("love", fill(text, **fillers), title=fill(entry.title, **fillers))
