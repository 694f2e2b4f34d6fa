"""Where the time goes: seconds in systems, listeners, deeds, handlers and policies, by feature."""

from __future__ import annotations

import random
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import ParamSpec, TypeVar

from msgspec.structs import replace

from ws.content.schemas import Content
from ws.engine.feature import Feature
from ws.engine.rulebook import Rulebook
from ws.features.roster import ROSTER
from ws.kernel.messages import Request
from ws.kernel.state import Reader
from ws.simulation.lives import Policy
from ws.simulation.observer import OBSERVER

P = ParamSpec("P")
T = TypeVar("T")


class Meter:
    """Seconds by name. What runs inside of something else that is measured counts for itself only."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self._inside = 0.0

    def wrap(self, name: str, function: Callable[P, T]) -> Callable[P, T]:
        def measured(*args: P.args, **kwargs: P.kwargs) -> T:
            outer, self._inside = self._inside, 0.0
            began = time.perf_counter()
            try:
                return function(*args, **kwargs)
            finally:
                passed = time.perf_counter() - began
                self.seconds[name] += passed - self._inside
                self._inside = outer + passed

        return measured


def metered(meter: Meter) -> Rulebook:
    """The rulebook of a simulation with every function measured for its feature."""
    return Rulebook(_metered(meter, feature) for feature in (*ROSTER, OBSERVER))


def _metered(meter: Meter, feature: Feature) -> Feature:
    name = feature.name
    return replace(
        feature,
        systems=tuple(replace(held, run=meter.wrap(name, held.run)) for held in feature.systems),
        listens=tuple(replace(held, listener=meter.wrap(name, held.listener)) for held in feature.listens),
        acts=tuple(replace(held, apply=meter.wrap(name, held.apply)) for held in feature.acts),
        handles=tuple(replace(held, handler=meter.wrap(name, held.handler)) for held in feature.handles),
    )


def metered_policies(meter: Meter, asked: Iterable[tuple[int, Policy]]) -> tuple[tuple[int, Policy], ...]:
    """Policies with their own time counted under "policies"."""
    return tuple((hour, _metered_policy(meter, policy)) for hour, policy in asked)


def _metered_policy(meter: Meter, policy: Policy) -> Policy:
    def measured(reader: Reader, content: Content, minute: int, chance: random.Random) -> Iterator[Request]:
        step = meter.wrap("policies", policy(reader, content, minute, chance).__next__)
        while True:
            try:
                request = step()
            except StopIteration:
                return
            yield request

    return measured
