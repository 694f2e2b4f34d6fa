"""The roster compiled into look-up tables, checked once at start."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar, Union

import msgspec

from ws.content.schemas import Content
from ws.engine.feature import Catalogue, Deed, Feature, Handles, PeopleView, Status, System, View
from ws.engine.records import Agenda, Life, LifeChoice, LifeClock
from ws.kernel.catalogues import Definition
from ws.kernel.facts import Fact, Letter
from ws.kernel.messages import MessageEvent, PersonObject, PlayerObject, Push, Request, StateEvent
from ws.kernel.player import Player
from ws.kernel.records import Owner, Record

K = TypeVar("K")
V = TypeVar("V")

ENGINE_RECORDS: tuple[type[Record], ...] = (Player, Life, LifeClock, Agenda, LifeChoice)
ENGINE_PUSHES: tuple[type[Push], ...] = (MessageEvent, StateEvent, PersonObject, PlayerObject)


class RosterError(Exception):
    """Two features claim the same thing, or one claims what is not there."""


class Rulebook:
    """Who handles, hears and shows what. Immutable after construction.

    Raises RosterError when two features own, handle or act on the same thing.
    """

    def __init__(self, features: Iterable[Feature]) -> None:
        self.features = tuple(features)
        self.handles: dict[type[Request], Handles] = {}
        self.listeners: dict[type[Fact], tuple[Callable[..., None], ...]] = {}
        self.systems: dict[str, System] = {}
        self.deeds: dict[type[Deed], Callable[..., object]] = {}
        self.letters: dict[type[Letter], Callable[..., None]] = {}
        self.views: dict[str, View] = {}
        self.people: dict[str, PeopleView] = {}
        self.views_of: dict[str, tuple[View, ...]] = {}
        self.people_of: dict[str, PeopleView] = {}
        self.status: tuple[Status, ...] = tuple(s for f in self.features for s in f.status)
        self.records: dict[str, type[Record]] = {}
        self.catalogues: dict[str, Catalogue] = {}
        self.pushes: list[type[Push]] = list(ENGINE_PUSHES)
        for record in ENGINE_RECORDS:
            self._own("engine", record)
        for feature in self.features:
            self._register(feature)
        for view in self.views.values():
            for record in view.reads:
                kind = record.STORED.kind
                self.views_of[kind] = (*self.views_of.get(kind, ()), view)
        self.life_kinds = frozenset(
            kind for kind, record in self.records.items() if record.STORED.owner is Owner.LIFE
        )
        self.deed_decoder = _decoder(self.deeds)
        self.letter_decoder = _decoder(self.letters)

    @property
    def definitions(self) -> tuple[type[Definition], ...]:
        """What the catalogues hold."""
        return tuple(catalogue.definition for catalogue in self.catalogues.values())

    def defined(self, content: Content) -> dict[type[Definition], list[Definition]]:
        """The rows of every catalogue."""
        return {each.definition: list(each.rows(content)) for each in self.catalogues.values()}

    def prepare(self, content: Content) -> None:
        """Have every feature work out what it needs of the content before the first life."""
        for feature in self.features:
            if feature.prepare is not None:
                feature.prepare(content)

    def _register(self, feature: Feature) -> None:
        for record in feature.owns:
            self._own(feature.name, record)
        for handles in feature.handles:
            self._claim(self.handles, handles.request, handles, feature.name)
        for system in feature.systems:
            self._claim(self.systems, system.moment, system, feature.name)
        for acts in feature.acts:
            self._claim(self.deeds, acts.deed, acts.apply, feature.name)
        for opens in feature.letters:
            self._claim(self.letters, opens.letter, opens.handler, feature.name)
        for view in feature.views:
            self._claim(self.views, view.section, view, feature.name)
        for catalogue in feature.catalogues:
            self._claim(self.catalogues, catalogue.definition.TABLE, catalogue, feature.name)
        for people in feature.people:
            self._claim(self.people, people.section, people, feature.name)
            self.people_of[people.record.STORED.kind] = people
        for listens in feature.listens:
            self.listeners[listens.fact] = (*self.listeners.get(listens.fact, ()), listens.listener)
        self.pushes.extend(feature.pushes)

    def _own(self, feature: str, record: type[Record]) -> None:
        self._claim(self.records, record.STORED.kind, record, feature)

    @staticmethod
    def _claim(table: dict[K, V], name: K, value: V, feature: str) -> None:
        if name in table:
            raise RosterError(f"feature {feature!r} claims {name!r}, which another one has")
        table[name] = value


def _decoder(classes: Iterable[type[V]]) -> msgspec.json.Decoder[V] | None:
    """A decoder of the tagged union of these classes; None when there are none."""
    members = tuple(classes)
    if not members:
        return None
    return msgspec.json.Decoder(Union[members])  # noqa: UP007  # the union is only known at start
