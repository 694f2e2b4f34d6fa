"""One whole life under the plain policy, by the real handlers and rules, in memory."""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import itertools
import random
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator
from typing import Final

import msgspec
from msgspec.structs import replace

from ws import recorded
from ws.content.schemas import Content
from ws.engine.advance import PLAYING, UNATTENDED, advance
from ws.engine.clock import MINUTES_PER_DAY, is_weekend
from ws.engine.records import Agenda
from ws.engine.rulebook import Rulebook
from ws.engine.turn import Turn, World
from ws.features.birth.messages import StartLife
from ws.features.events.records import OpenQuestion
from ws.features.roster import ROSTER
from ws.kernel.errors import Refused
from ws.kernel.messages import Push, Request
from ws.kernel.player import Player
from ws.kernel.state import OwnerState, Reader
from ws.settings import Settings
from ws.simulation.observer import OBSERVER, Observed, Year, look, observe
from ws.simulation.policies import events as answering
from ws.simulation.policies import weddings as marrying

Policy = Callable[[Reader, Content, int, random.Random], Iterator[Request]]

ACCOUNT: Final = 1
BEGAN_AT: Final = 1_767_225_600_000
"""Real time of every simulated turn: the first of January 2026."""
MORNING: Final = 8 * 60
WEEKEND_MORNING: Final = 10 * 60
"""Minute of the day at which policies are asked, unless they name an `HOUR`."""


class Lived(msgspec.Struct, frozen=True):
    """What is known of a life at its end."""

    number: int
    sex: str
    country: str
    cause: str
    minutes: int
    """Game minutes from birth to death."""
    days_per_year: int
    years: tuple[Year, ...]
    """As it stood on each birthday, from the sixth on."""
    seen: Observed
    asked: dict[str, int]
    """Requests by type."""
    refused: dict[str, int]
    """Refusals by "type: code"."""
    answers: int
    moments: int
    level: int
    diamonds: int
    """Earned in this life."""


class QuietTurn(Turn):
    """A turn that nobody listens to."""

    __slots__ = ()

    def push(self, push: Push) -> None:
        """Nothing is told."""


def policies() -> tuple[tuple[int, Policy], ...]:
    """What a plain person asks for, room by room, with the hour at which it is asked (-1 for the morning)."""
    found: list[tuple[int, Policy]] = []
    for feature in ROSTER:
        name = f"ws.simulation.policies.{feature.name}"
        if importlib.util.find_spec(name) is not None:
            module = importlib.import_module(name)
            found.append((getattr(module, "HOUR", -1), module.requests))
    return tuple(found)


def world_of(settings: Settings, rulebook: Rulebook | None = None) -> World:
    """The rules with somebody who watches."""
    return replace(recorded.sandbox_world(settings), rulebook=rulebook or Rulebook((*ROSTER, OBSERVER)))


class Simulated:
    """A life on its way. `live` runs it to its end."""

    def __init__(
        self,
        world: World,
        asked: Iterable[tuple[int, Policy]],
        seed: int,
        number: int,
        country: str,
        watch_events: bool = False,
    ) -> None:
        name = f"simulated life {seed}.{number}"
        self.chance = random.Random(name)  # whims of a player, not of the game
        self.world = replace(
            world,
            new_id=itertools.count(1).__next__,
            entropy=lambda count: hashlib.sha256(name.encode()).digest()[:count],
        )
        self.number = number
        self.watch_events = watch_events
        self.country = country
        policies = tuple(asked)
        self.weekdays, self.weekends = _hours(policies, MORNING), _hours(policies, WEEKEND_MORNING)
        self.state = OwnerState(ACCOUNT, epoch=1)
        self.asked: Counter[str] = Counter()
        self.refused: Counter[str] = Counter()
        self.answers = 0
        self.moments = 0
        self.years: list[Year] = []
        self.turn: Turn = self._turn(self.state)

    def live(self) -> Lived:
        """From birth to death."""
        with observe(self.watch_events) as seen:
            recorded.open_account(self.turn)
            self.ask(StartLife(country=self.country or None), counted=False)
            self._commit()
            held = self.turn.life
            diamonds = self.turn.get(Player).diamonds
            while not self.is_over:
                self._live_year(seen)
            ended = self.turn.life
            return Lived(
                number=self.number,
                sex=held.sex,
                country=held.country,
                cause=ended.cause,
                minutes=ended.ended_minute or 0,
                days_per_year=held.days_per_year,
                years=tuple(self.years),
                seen=seen,
                asked=dict(self.asked),
                refused=dict(self.refused),
                answers=self.answers,
                moments=self.moments,
                level=look(self.turn, seen).level,
                diamonds=self.turn.get(Player).diamonds - diamonds,
            )

    @property
    def is_over(self) -> bool:
        return self.turn.get(Agenda).over

    def ask(self, request: Request, counted: bool = True) -> bool:
        """Have the real handler decide; whether it agreed. A refused request leaves nothing behind."""
        handles = self.world.rulebook.handles[type(request)]
        tag = str(request.__struct_config__.tag)
        if counted:
            self.asked[tag] += 1
        if handles.prepare is not None and not handles.does_without:
            self.refused[f"{tag}: needs the database"] += 1
            return False
        probe = self._turn(self.turn)
        try:
            made = handles.handler(probe, request, None) if handles.prepare else handles.handler(probe, request)
            if isinstance(made, Generator):
                recorded.run(made)
            probe.settle()
        except Refused as refused:
            self.refused[f"{tag}: {refused.code}"] += 1
            return False
        probe.put_agenda()
        self.turn.absorb(probe)
        return True

    def _turn(self, base: Reader) -> Turn:
        turn = QuietTurn(self.world, base, ACCOUNT, BEGAN_AT)
        if base is not self.state:
            turn.minute = self.turn.minute
        return turn

    def _live_year(self, seen: Observed) -> None:
        birthday = (self.turn.age() + 1) * self.turn.life.days_per_year * MINUTES_PER_DAY
        while not self.is_over and self.turn.minute < birthday:
            day = self.turn.minute // MINUTES_PER_DAY
            for after_midnight, asked in self.weekends if is_weekend(day) else self.weekdays:
                minute = day * MINUTES_PER_DAY + after_midnight
                if minute >= self.turn.minute:
                    self._advance(minute)
                    self._ask_all(asked)
            self._advance((day + 1) * MINUTES_PER_DAY)
        if not self.is_over:
            self.years.append(look(self.turn, seen))
        self._commit()

    def _ask_all(self, asked: tuple[Policy, ...]) -> None:
        is_over = self.is_over
        for policy in asked:
            if is_over:
                return
            for request in policy(self.turn, self.world.content, self.turn.minute, self.chance):
                self.ask(request)
                is_over = self.is_over

    def _advance(self, target: int) -> None:
        """Live on to a minute, answering what is asked meanwhile."""
        while not self.is_over and self.turn.minute < target:
            if not self.turn.is_due(target) and self.turn.find(OpenQuestion) is None:
                self.turn.minute = target
                return
            advanced = recorded.run(advance(self.turn, target, UNATTENDED))
            self.moments += advanced.moments
            held = self.turn.find(OpenQuestion)
            if held is not None and not self._answer(held):
                advanced = recorded.run(advance(self.turn, min(target, held.deadline_minute), PLAYING))
                self.moments += advanced.moments
            elif held is None and self.turn.get(Agenda).waiting_for:
                self._ask_all((marrying.requests,))  # the other one who waits for a word: the registrar
                if not self.is_over and self.turn.get(Agenda).waiting_for:
                    self.moments += recorded.run(advance(self.turn, target, PLAYING)).moments

    def _answer(self, held: OpenQuestion) -> bool:
        """Answer as the policy of events does; False when the default has to do."""
        for request in answering.requests(self.turn, self.world.content, self.turn.minute, self.chance):
            if self.ask(request, counted=False):
                self.answers += 1
                return True
        return False

    def _commit(self) -> None:
        """Make what was lived the state, so that no turn grows without end."""
        turn = self.turn
        turn.put_agenda()
        for kind, keyed in turn.puts.items():
            for key, record in keyed.items():
                self.state.put(kind, key, record)
        self.turn = QuietTurn(self.world, self.state, ACCOUNT, BEGAN_AT)
        self.turn.minute = turn.minute


def _hours(asked: tuple[tuple[int, Policy], ...], morning: int) -> tuple[tuple[int, tuple[Policy, ...]], ...]:
    """The minutes after midnight at which policies are asked, in order."""
    at: dict[int, list[Policy]] = {}
    for hour, policy in asked:
        at.setdefault(hour * 60 if hour >= 0 else morning, []).append(policy)
    return tuple((minute, tuple(at[minute])) for minute in sorted(at))
