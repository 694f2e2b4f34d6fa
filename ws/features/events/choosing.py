"""Which event comes, about whom, and in which words."""

from __future__ import annotations

from ws.content.schemas import Conditions, Event
from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.turn import Turn
from ws.features.birth import api as birth
from ws.features.events.circumstances import Circumstances
from ws.features.events.records import EventMemory, EventPace
from ws.features.events.rules import bonds, book, conditions, pacing
from ws.features.events.rules.book import Prepared
from ws.features.people.records import Person


def may_ask(turn: Turn) -> bool:
    """Whether there is somebody to answer already."""
    return turn.minute >= birth.play_begins(turn.life.days_per_year)


def quiet_days(turn: Turn) -> int:
    """Days since something happened; 0 for a life to which nothing has."""
    held = turn.find(EventPace)
    return turn.minute // MINUTES_PER_DAY - held.last_day if held is not None else 0


def by_chance(turn: Turn, now: Circumstances) -> Prepared | None:
    """An event that fits the life now. What was told in all its words comes only, and rarely, when there
    is nothing new to tell.

    The events run their race first, and are looked at in the order in which they finish: a few looks are
    enough, where looking at all of them cost more than everything else that happens on a day.
    """
    race = book.book_of(turn.content).at(now.age, now.hour, may_ask(turn), bool(now.stages))
    today = turn.minute // MINUTES_PER_DAY
    rolls = turn.rolls()
    remembered = now.remembered
    stale: Prepared | None = None
    for made in race.order(rolls, "event.which"):
        event = made.event
        before = remembered.of(event.id)
        if before is not None and not pacing.may_come_again(event, before, today):
            continue
        if not conditions.hold(made.checks, now):
            continue
        suited = suited_people(made, now) if event.person is not None else []
        if event.person is not None and not suited:
            continue
        if before is None or pacing.is_fresh(event, before, [person.id for person in suited]):
            return made
        stale = stale or made
    if stale is not None and rolls.happens(pacing.stale_chance(quiet_days(turn)), "event.again"):
        return stale
    return None


def suited_people(made: Prepared, now: Circumstances) -> list[Person]:
    """Whom an event could be about."""
    event = made.event
    if event.person is None:
        return []
    asked = event.requires
    found = now.people(event.person)
    if not conditions.suits_anybody(asked):
        found = [person for person in found if suits(asked, person, now)]
    return [person for person in found if now.may_begin(person)] if made.begins_love else found


def suits(asked: Conditions, person: Person, now: Circumstances) -> bool:
    """Whether somebody is whom the conditions mean."""
    return (
        conditions.suits(asked, person.affinity, now.age_of(person))
        and (asked.same_sex is None or (person.sex == now.sex) == asked.same_sex)
        and (asked.person_has_children is None or (person.children > 0) == asked.person_has_children)
        and bonds.is_like(person, asked.character)
        and (asked.bond is None or bonds.hold(asked.bond, now.between(person)))
    )


def whom(turn: Turn, made: Prepared, now: Circumstances) -> Person | None:
    """Somebody whom it is about; rather one of whom it was not told yet."""
    event = made.event
    if event.person is None:
        return None
    suited = suited_people(made, now)
    before = now.remembered.of(event.id)
    new = [person for person in suited if pacing.untold(event, before, person.id)]
    return turn.rolls().choose(f"event.person.{event.id}", new or suited, lambda person: person.id)


def wording(turn: Turn, event: Event, before: EventMemory | None, person_id: str) -> int:
    """The number of a wording; each is used once before any is used again."""
    if not event.also:
        return 0
    numbers = pacing.untold(event, before, person_id) or list(range(pacing.wordings(event)))
    return turn.rolls().choose(f"event.wording.{event.id}", numbers, str) or 0
