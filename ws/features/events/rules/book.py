"""The events of a content, made ready once: by age and hour, with their checks."""

from __future__ import annotations

from typing import Final

import msgspec

from ws.content.schemas import Conditions, Content, Event
from ws.features.events.rules import conditions
from ws.features.events.rules.conditions import Check


class Prepared(msgspec.Struct, frozen=True):
    """An event with what is asked of a life for it."""

    event: Event
    checks: tuple[Check, ...]
    """All but age and hour, by which the book is sorted."""
    anytime: tuple[Check, ...]
    """All but the hour: for what is planned ahead."""
    choices: dict[str, tuple[Check, ...]]
    """What is asked for its choices, of those that ask anything of the life."""


class Page(msgspec.Struct, frozen=True):
    """What may come by chance at an age and an hour, with what its race asks: names and weights."""

    events: tuple[Prepared, ...]
    """In the order of the content."""
    names: tuple[str, ...]
    weights: tuple[float, ...]


class Book:
    """The events of a content."""

    def __init__(self, content: Content) -> None:
        self.events = {event.id: _prepared(event, content) for event in content.events.values()}
        self._by_chance = [m for m in self.events.values() if m.event.at_birthday is None and m.event.weight > 0]
        self._at: dict[tuple[int, int, bool], Page] = {}
        self.birthdays: dict[int, tuple[Prepared, ...]] = {}
        for made in self.events.values():
            birthday = made.event.at_birthday
            if birthday is not None:
                self.birthdays[birthday] = (*self.birthdays.get(birthday, ()), made)

    def at(self, age: int, hour: int, may_ask: bool) -> Page:
        """What may come by chance at an age and an hour of the day, questions only if somebody `may_ask`;
        sorted out once."""
        found = self._at.get((age, hour, may_ask))
        if found is None:
            events = tuple(
                made
                for made in self._by_chance
                if made.event.requires.min_age <= age <= made.event.requires.max_age
                and made.event.requires.from_hour <= hour < made.event.requires.to_hour
                and (may_ask or not made.event.choices)
            )
            found = self._at[age, hour, may_ask] = Page(
                events, tuple(made.event.id for made in events), tuple(made.event.weight for made in events)
            )
        return found


def book_of(content: Content) -> Book:
    """The book of a content; made at the first call, the same for every further one."""
    held = _books.get(id(content))
    if held is None or held[0] is not content:
        held = _books[id(content)] = (content, Book(content))
    return held[1]


_books: Final[dict[int, tuple[Content, Book]]] = {}


def _prepared(event: Event, content: Content) -> Prepared:
    found = conditions.checks(event.requires, content)
    return Prepared(
        event=event,
        checks=found,
        anytime=(conditions.of_age(event.requires), *found),
        choices={
            choice.id: (
                conditions.of_age(choice.requires),
                conditions.of_hour(choice.requires),
                *conditions.checks(choice.requires, content),
            )
            for choice in event.choices
            if choice.requires != Conditions()
        },
    )
