"""Hears what the law announces."""

from __future__ import annotations

import pytest

from tests.features.law.support import LAW_FACTS
from tests.support.life import world
from ws.engine.turn import Turn
from ws.kernel.facts import Fact


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[Fact]:
    """The facts of the law, in the order in which they were announced."""
    found: list[Fact] = []

    def hear(turn: Turn, fact: Fact) -> None:
        found.append(fact)

    for days_per_year in (12, 1):
        listeners = world(days_per_year).rulebook.listeners
        for kind in LAW_FACTS:
            monkeypatch.setitem(listeners, kind, (*listeners.get(kind, ()), hear))
    return found
