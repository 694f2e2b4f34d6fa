"""The events of a content, made ready once: by age and hour, with their checks."""

from __future__ import annotations

from bisect import bisect_right
from typing import Final

import msgspec

from ws.content.schemas import Conditions, Content, Event
from ws.content.schemas.love import STRANGERS_TO_LOVE, is_of_a_bond
from ws.features.events.rules import bonds, conditions
from ws.features.events.rules.conditions import Check
from ws.kernel.races import Race, key


class Prepared(msgspec.Struct, frozen=True):
    """An event with what is asked of a life for it."""

    event: Event
    checks: tuple[Check, ...]
    """All but age and hour, by which the book is sorted."""
    anytime: tuple[Check, ...]
    """All but the hour: for what is planned ahead."""
    choices: dict[str, tuple[Check, ...]]
    """What is asked for its choices, of those that ask anything of the life."""
    of_a_bond: bool
    """Whether it can only come to a life that has, or had, somebody to love."""
    begins_love: bool
    """Whether it is about somebody with whom there might be something."""


class Book:
    """The events of a content."""

    def __init__(self, content: Content) -> None:
        self.events = {event.id: _prepared(event, content) for event in content.events.values()}
        by_chance = [m for m in self.events.values() if m.event.at_birthday is None and m.event.weight > 0]
        asked = [made.event.requires for made in by_chance]
        self._ages = sorted({age for asks in asked for age in (asks.min_age, asks.max_age + 1)})
        self._hours = sorted({hour for asks in asked for hour in (asks.from_hour, asks.to_hour)})
        self._runners = [
            (
                made, key(made.event.id), asks.min_age, asks.max_age, asks.from_hour, asks.to_hour,
                bool(made.event.choices), made.of_a_bond,
            )
            for made, asks in zip(by_chance, asked, strict=True)
        ]  # fmt: skip
        """(event, lane, first and last age, first hour and the one after the last, whether it asks, whether it needs
        somebody to love), side by side because races are made ready by the thousand."""
        self._at: dict[tuple[int, int, bool, bool], Race[Prepared]] = {}
        self.birthdays: dict[int, tuple[Prepared, ...]] = {}
        for made in self.events.values():
            birthday = made.event.at_birthday
            if birthday is not None:
                self.birthdays[birthday] = (*self.birthdays.get(birthday, ()), made)

    def at(self, age: int, hour: int, may_ask: bool, loves: bool) -> Race[Prepared]:
        """The race of what may come by chance at an age and an hour of the day, questions only if somebody
        `may_ask`, and what is about love only to a life that `loves` or loved: the others could not win, and
        are not looked at. Made ready once for all ages and hours between which no event begins or ends to fit."""
        place = (bisect_right(self._ages, age), bisect_right(self._hours, hour), may_ask, loves)
        found = self._at.get(place)
        if found is None:
            running = [
                (made, lane)
                for made, lane, from_age, to_age, begins, ends, asks, of_a_bond in self._runners
                if from_age <= age <= to_age
                and begins <= hour < ends
                and (may_ask or not asks)
                and (loves or not of_a_bond)
            ]
            found = self._at[place] = Race(
                [made for made, _ in running],
                [lane for _, lane in running],
                [made.event.weight for made, _ in running],
            )
        return found


def book_of(content: Content) -> Book:
    """The book of a content; made at the first call, the same for every further one."""
    held = _books.get(id(content))
    if held is None or held[0] is not content:
        held = _books[id(content)] = (content, Book(content))
    return held[1]


_books: Final[dict[int, tuple[Content, Book]]] = {}


def _prepared(written: Event, content: Content) -> Prepared:
    event = bonds.among_adults(written)
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
        of_a_bond=is_of_a_bond(event),
        begins_love=event.theme == "love" and event.person in STRANGERS_TO_LOVE,
    )
