"""The cards of a game day, as the player sees them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from ws.content.schemas import Content
from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.turn import Turn
from ws.features.dating import own
from ws.features.dating.messages import Card
from ws.features.dating.records import Compatibility, DatingDay, NpcBio, Shown
from ws.features.dating.rules import candidates, choosing, fitting, goals, writing
from ws.features.dating.rules.candidates import Candidate
from ws.features.dating.rules.fitting import Algorithm, Fit, Reason, Subject
from ws.features.experiments import api as experiments
from ws.features.people import api as people
from ws.features.people.records import Person
from ws.kernel.prose import fill
from ws.kernel.rolls import draw

ALGORITHMS: Final[dict[str, Algorithm]] = {"interests": "likeness", "personality": "nature", "balanced": "both"}
"""By variant of the experiment `dating_match_algorithm`."""


def algorithm(turn: Turn) -> Algorithm:
    """How this account's cards are ranked."""
    return ALGORITHMS[experiments.variant(turn.content, turn.account_id, "dating_match_algorithm")]


def today(turn: Turn) -> int:
    """Days since birth."""
    return turn.minute // MINUTES_PER_DAY


def of_today(turn: Turn) -> tuple[tuple[Candidate, Fit], ...]:
    """The cards of the day, best first; the same whenever it is asked, as long as the player says the same."""
    seeker, wanted = own.seeker(turn), own.preferences(turn)
    found = candidates.of_day(seeker, today(turn), wanted, turn.content)
    me, by = own.subject(turn), algorithm(turn)
    seed = bytes.fromhex(seeker.seed)
    scores = {c.person.id: fitting.score(me, subject_of(c), by) for c in found}
    stars = {c.person.id: draw(seed, 0, "dating.order", c.person.id) for c in found}
    return tuple((c, fitting.fit(me, subject_of(c), by)) for c in choosing.shown(found, scores, stars))


def subject_of(candidate: Candidate) -> Subject:
    """What of a candidate counts."""
    person = candidate.person
    return Subject(candidate.age, person.big_five, frozenset(person.interests), candidate.goals)


def as_candidate(turn: Turn, person: Person) -> Candidate:
    """A person of the life, as a card would have them."""
    age = people.age(turn, person)
    return Candidate(person, age, goals.goals_of_person(bytes.fromhex(turn.life.seed), person, age))


def fit_with(turn: Turn, candidate: Candidate) -> Fit:
    """How well somebody fits the player, reckoned the account's way."""
    return fitting.fit(own.subject(turn), subject_of(candidate), algorithm(turn))


def card(turn: Turn, candidate: Candidate, fit: Fit, bio: str) -> Card:
    """As it is told."""
    person, content = candidate.person, turn.content
    return Card(
        candidate_id=person.id,
        first_name=person.first_name,
        age=candidate.age,
        sex=person.sex,
        doing=people.doing(person, content, candidate.age),
        lives=person.lives,
        has_children=person.children > 0,
        bio=bio,
        interests=tuple(content.interests[slug].name for slug in person.interests),
        score=fit.score,
        reasons=told(fit.reasons, person, turn),
        decision=dict(decided(turn)).get(person.id, ""),
    )


def decided(turn: Turn) -> tuple[tuple[str, str], ...]:
    """What was decided today."""
    held = turn.find(DatingDay)
    return held.decided if held is not None and held.day == today(turn) else ()


def bio_of(turn: Turn, candidate: Candidate, kept: Mapping[str, str] | None = None) -> str:
    """The bio, as it was kept or as the grammar writes it."""
    found = (kept or {}).get(candidate.person.id)
    if found is not None:
        return found
    author = author_of(turn, candidate)
    return writing.written(author, writing.writer_of(turn.content))


def author_of(turn: Turn, candidate: Candidate) -> writing.Author:
    """Who writes the bio."""
    seed = bytes.fromhex(turn.life.seed)
    return writing.author_of(seed, candidate.person, candidate.age, candidate.goals, turn.content)


def told(reasons: Iterable[Reason], person: Person, turn: Turn) -> tuple[str, ...]:
    """Reasons in words; the words are the person's, whenever it is asked."""
    seed = bytes.fromhex(turn.life.seed)
    return tuple(_sentence(reason, person.id, seed, turn.content) for reason in reasons)


def shown(turn: Turn) -> tuple[str, ...]:
    """Ids of those whose cards were shown today."""
    held = turn.find(Shown)
    return held.ids if held is not None and held.day == today(turn) else ()


def keep(turn: Turn, candidate: Candidate, fit: Fit, bio: str, source: str = "grammar") -> None:
    """Write down what was shown, once."""
    before = shown(turn)
    if candidate.person.id in before and source == "grammar":
        return
    turn.put(Shown(today(turn), tuple(dict.fromkeys((*before, candidate.person.id)))))
    life_id, person_id = turn.life.id, candidate.person.id
    reasons = "\n".join(told(fit.reasons, candidate.person, turn))
    turn.put(NpcBio(life_id, person_id, bio, source, turn.minute))
    turn.put(Compatibility(life_id, person_id, algorithm(turn), fit.score, reasons, turn.minute))


def _sentence(reason: Reason, person_id: str, seed: bytes, content: Content) -> str:
    texts = content.fit_reasons[reason.id].texts
    text = texts[int(draw(seed, 0, f"dating.reason.{reason.id}", person_id) * len(texts))]
    return fill(text, interest=content.interests[reason.what].name) if reason.what else text
