"""The events of a content, made ready once: by age, with their checks."""

from __future__ import annotations

from typing import Final

import msgspec

from ws.content.schemas import Content, Event
from ws.features.events.rules import conditions
from ws.features.events.rules.conditions import Check

OLDEST: Final = 130


class Prepared(msgspec.Struct, frozen=True):
    """An event with what is asked of a life for it, age aside."""

    event: Event
    checks: tuple[Check, ...]
    anytime: tuple[Check, ...]
    """The checks with the age and without the hour: for what is planned ahead."""
    choices: dict[str, tuple[Check, ...]]
    """What is asked for its choices, of those that ask anything of the life."""


class Book(msgspec.Struct, frozen=True):
    """All of them."""

    events: dict[str, Prepared]
    by_age: tuple[tuple[Prepared, ...], ...]
    """What may come by chance at each age, in the order of the content."""
    birthdays: dict[int, tuple[Prepared, ...]]


def book_of(content: Content) -> Book:
    """The book of a content; made at the first call, the same for every further one."""
    held = _books.get(id(content))
    if held is None or held[0] is not content:
        held = _books[id(content)] = (content, _made(content))
    return held[1]


_books: Final[dict[int, tuple[Content, Book]]] = {}


def _made(content: Content) -> Book:
    events = {event.id: _prepared(event, content) for event in content.events.values()}
    by_chance = [made for made in events.values() if made.event.at_birthday is None and made.event.weight > 0]
    birthdays: dict[int, tuple[Prepared, ...]] = {}
    for made in events.values():
        if made.event.at_birthday is not None:
            birthdays[made.event.at_birthday] = (*birthdays.get(made.event.at_birthday, ()), made)
    return Book(
        events=events,
        by_age=tuple(
            tuple(made for made in by_chance if made.event.requires.min_age <= age <= made.event.requires.max_age)
            for age in range(OLDEST + 1)
        ),
        birthdays=birthdays,
    )


def _prepared(event: Event, content: Content) -> Prepared:
    asked = event.requires
    found = conditions.checks(asked, content)
    unhurried = msgspec.structs.replace(asked, from_hour=0, to_hour=24)
    return Prepared(
        event=event,
        checks=found,
        anytime=(conditions.of_age(asked), *conditions.checks(unhurried, content)),
        choices={
            choice.id: (conditions.of_age(choice.requires), *conditions.checks(choice.requires, content))
            for choice in event.choices
            if choice.requires != type(choice.requires)()
        },
    )
