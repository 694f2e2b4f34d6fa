"""Meeting somebody, and what the two become to each other."""

from __future__ import annotations

from msgspec.structs import replace

from ws.content.schemas.base import Tie
from ws.engine.clock import MINUTES_PER_DAY, age_at
from ws.engine.turn import Turn
from ws.features.education import api as education
from ws.features.people import facts
from ws.features.people.records import Circle, Person
from ws.features.people.rules import character, circles, meeting
from ws.kernel.rolls import Rolls


def meet(turn: Turn, relation: Tie, purpose: str, track: str = "") -> Person:
    """Somebody new, by the rolls of this minute and of their own id; announced, not told."""
    person_id = new_id(turn)
    person = _made(turn, turn.rolls(), person_id, relation, f"{person_id}.{purpose}", track)
    turn.put(person)
    turn.announce(facts.PersonMet(person.id, person.relation))
    return person


def of(turn: Turn) -> Circle:
    """What is kept of all people together."""
    return turn.find(Circle) or Circle(next_number=1 + sum(1 for _ in turn.all(Person)))


def new_id(turn: Turn) -> str:
    """The id of the next person; no id is given twice in a life."""
    held = of(turn)
    turn.put(replace(held, next_number=held.next_number + 1))
    return f"p{held.next_number}"


def _made(turn: Turn, rolls: Rolls, person_id: str, relation: Tie, name: str, track: str) -> Person:
    """`name` names the rolls."""
    life, country = turn.life, turn.content.countries[turn.life.country]
    taken = {p.first_name for p in turn.all(Person) if p.is_alive} | {life.first_name}
    sex = character.sex_of(rolls, name, relation)
    age_days = meeting.age_days_of(rolls, name, relation, turn.age(), life.days_per_year)
    birth_minute = turn.minute // MINUTES_PER_DAY * MINUTES_PER_DAY - age_days * MINUTES_PER_DAY
    age = age_at(turn.minute - birth_minute, life.days_per_year)
    nature = character.character_of(rolls, name)
    held = character.circumstances_of(
        rolls, name, age, sex, country, turn.content, track, works=relation == "colleague"
    )
    return Person(
        id=person_id,
        relation=relation,
        first_name=character.name_of(rolls, f"person.name.{name}", sex, country, taken),
        last_name=character.last_name_of(rolls, f"person.last_name.{name}", country),
        sex=sex,
        birth_minute=birth_minute,
        affinity=meeting.impression(rolls, name, relation),
        met=meeting.met_at(relation, education.is_student(turn)),
        met_minute=turn.minute,
        seen_minute=turn.minute,
        openness=nature.openness,
        conscientiousness=nature.conscientiousness,
        extraversion=nature.extraversion,
        agreeableness=nature.agreeableness,
        neuroticism=nature.neuroticism,
        looks=nature.looks,
        interests=nature.interests,
        doing=held.doing,
        job=held.job,
        health=held.health,
        partnership=held.partnership,
        partner=held.partner,
        children=held.children,
        lives=meeting.lives_of(rolls, name, relation),
    )


def befriend(turn: Turn, person: Person) -> None:
    """Make a friend of somebody who is neither family, nor loved, nor one already."""
    if (
        circles.is_family(person.relation)
        or person.relation in circles.LOVED
        or (person.relation == "friend" and not person.estranged)
    ):
        return
    turn.put(
        replace(
            person,
            relation="friend",
            estranged=False,
            in_touch=True,
            seen_minute=turn.minute,
            affinity=max(person.affinity, circles.FRIENDS_FROM),
        )
    )
    turn.announce(facts.FriendshipBegan(person.id))


def estrange(turn: Turn, person: Person) -> None:
    """From now on the two do not speak."""
    if person.estranged:
        return
    turn.put(replace(person, estranged=True, affinity=min(person.affinity, circles.ESTRANGED_AT_MOST)))
    if person.relation == "friend":
        turn.announce(facts.FriendshipEnded(person.id))
    turn.announce(facts.Estranged(person.id))


def reconcile(turn: Turn, person: Person) -> None:
    """The two speak again, carefully."""
    if not person.estranged:
        return
    turn.put(
        replace(
            person,
            estranged=False,
            in_touch=True,
            seen_minute=turn.minute,
            affinity=max(person.affinity, circles.RECONCILED_AT_LEAST),
        )
    )
    turn.announce(facts.Reconciled(person.id))


def drift(turn: Turn, person: Person) -> None:
    """Nothing brings the two together any more. A friend stops being one; nobody quarrelled."""
    if not person.in_touch:
        return
    if person.relation == "friend":
        turn.put(replace(person, in_touch=False, relation="acquaintance"))
        turn.announce(facts.FriendshipEnded(person.id))
    else:
        turn.put(replace(person, in_touch=False))
    turn.announce(facts.LostTouch(person.id))


def reunite(turn: Turn, person: Person) -> None:
    """Two who lost touch have found each other again; nobody speaks of friendship yet."""
    if not person.in_touch:
        turn.put(replace(person, in_touch=True, relation=_again(person.relation), seen_minute=turn.minute))


def _again(relation: Tie) -> Tie:
    """What somebody is who is no classmate any more."""
    return "acquaintance" if relation in ("classmate", "colleague", "neighbour") else relation
