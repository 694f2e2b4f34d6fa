"""Events that never come: conditions that can not hold together, that nobody leads to, marks without a
beginning or an end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ws.content.lint import love
from ws.content.schemas import Conditions, Content, Event
from ws.content.schemas.events import EVENT_HOURS, outcomes_of

_SCHOOL_AGES: Final = {"primary": (5, 14), "middle": (10, 18), "high": (13, 22), "programme": (16, 130)}
_PUPIL_AGES: Final = (5, 22)
_WORKING_AGE: Final = 14
_RETIRED_AGE: Final = 40
"""Ages outside of which nobody is so, seen generously."""


def findings(content: Content) -> Iterator[str]:
    """What can not be reached, and what leads nowhere."""
    for event in content.events.values():
        where = f"events: {event.id}"
        for reason in contradictions(event.requires):
            yield f"{where}: never comes: {reason}"
        for choice in event.choices:
            for reason in (*contradictions(choice.requires), *_against(event.requires, choice.requires)):
                yield f"{where}: choice {choice.id!r} can never be taken: {reason}"
        low, high = event.requires.from_hour, event.requires.to_hour
        if min(high, EVENT_HOURS[1]) <= max(low, EVENT_HOURS[0]):
            yield f"{where}: never comes: events come from {EVENT_HOURS[0]} to {EVENT_HOURS[1]}, not {low} to {high}"
        if (
            event.at_birthday is not None
            and not event.requires.min_age <= event.at_birthday <= event.requires.max_age
        ):
            yield f"{where}: never comes: its birthday is outside its ages"
    reached = reachable(content)
    for event in content.events.values():
        if event.id not in reached:
            yield f"events: {event.id}: never comes: its weight is 0 and nothing leads to it"
    yield from _marks(content, reached)


def reachable(content: Content) -> set[str]:
    """Ids of the events that chance, a birthday, or an event that is reached itself leads to."""
    waiting = [e for e in content.events.values() if e.weight > 0 or e.at_birthday is not None]
    reached = {event.id for event in waiting}
    while waiting:
        for outcome in outcomes_of(waiting.pop()):
            for follow_up in outcome.then:
                if follow_up.event not in reached and follow_up.event in content.events:
                    reached.add(follow_up.event)
                    waiting.append(content.events[follow_up.event])
    return reached


def contradictions(asked: Conditions) -> Iterator[str]:
    """Why conditions can not hold together."""
    for name in ("age", "happiness", "health", "stress", "smarts", "money_cents", "friends", "affinity"):
        low, high = getattr(asked, f"min_{name}"), getattr(asked, f"max_{name}", None)
        if low is not None and high is not None and low > high:
            yield f"min_{name} is above max_{name}"
    if asked.person_min_age > asked.person_max_age:
        yield "person_min_age is above person_max_age"
    if asked.from_hour >= asked.to_hour:
        yield "it ends before the hour at which it begins"
    for mark in set(asked.marks) & set(asked.unmarked):
        yield f"the mark {mark!r} is asked for and forbidden"
    if asked.with_family and asked.homeless:
        yield "who lives with the family is not homeless"
    yield from _occupied(asked)
    yield from love.contradictions(asked)


def _occupied(asked: Conditions) -> Iterator[str]:
    if asked.retired and (asked.occupation is not None or asked.tracks):
        yield "the retired have no school, no work and no lack of it"
    if asked.tracks and asked.occupation not in (None, "job"):
        yield "a track needs a job"
    if asked.occupation == "school" and asked.schooling and not set(asked.schooling) & {"primary", "middle", "high"}:
        yield "who goes to school goes to primary, middle or high school"
    if asked.occupation in ("job", "none") and asked.schooling and not set(asked.schooling) & {"none", "programme"}:
        yield "a pupil has no other occupation"
    spans = [_SCHOOL_AGES.get(school, (0, 130)) for school in asked.schooling]
    if asked.occupation == "school" and not spans:
        spans = [_PUPIL_AGES]
    if spans and not any(low <= asked.max_age and high >= asked.min_age for low, high in spans):
        yield "nobody of these ages goes to this school"
    if (asked.occupation == "job" or asked.tracks) and asked.max_age < _WORKING_AGE:
        yield "nobody of these ages has a job"
    if asked.retired and asked.max_age < _RETIRED_AGE:
        yield "nobody of these ages is retired"


def _against(event: Conditions, choice: Conditions) -> Iterator[str]:
    """Why what a choice asks can not be when its event comes."""
    if choice.min_age > event.max_age or choice.max_age < event.min_age:
        yield "its ages are not those of the event"
    if choice.sex is not None and event.sex not in (None, choice.sex):
        yield "the event is for the other sex"
    for mark in set(choice.marks) & set(event.unmarked):
        yield f"the event forbids the mark {mark!r}"
    for mark in set(choice.unmarked) & set(event.marks):
        yield f"the event asks for the mark {mark!r}"


def _marks(content: Content, reached: set[str]) -> Iterator[str]:
    """Marks that are asked for and never set, set and never asked for, or taken away for nothing."""
    asked: dict[str, str] = {}
    made: dict[str, str] = {}
    taken: dict[str, str] = {}
    for event in content.events.values():
        for requires in (event.requires, *(choice.requires for choice in event.choices)):
            asked |= dict.fromkeys((*requires.marks, *requires.unmarked), event.id)
        if event.id in reached:
            _note(event, made, taken)
    for mark in sorted(asked.keys() - made.keys()):
        yield f"events: {asked[mark]}: asks for the mark {mark!r}, which nothing leaves"
    for mark in sorted(made.keys() - asked.keys()):
        yield f"events: {made[mark]}: leaves the mark {mark!r}, for which nothing asks"
    for mark in sorted(taken.keys() - made.keys()):
        yield f"events: {taken[mark]}: takes away the mark {mark!r}, which nothing leaves"


def _note(event: Event, made: dict[str, str], taken: dict[str, str]) -> None:
    for outcome in outcomes_of(event):
        made |= dict.fromkeys(outcome.marks, event.id)
        taken |= dict.fromkeys(outcome.unmarks, event.id)
