"""People who live by the yearly rules of health alone, with everything else as usual; thousands in a minute."""

from __future__ import annotations

import hashlib
from collections import Counter

import msgspec
from msgspec.structs import replace

from ws.content.schemas import Content
from ws.features.health.rules import deaths, onsets
from ws.features.health.rules.cohort import FIRST_MORTAL_AGE, SERIOUS
from ws.features.health.rules.onsets import Body, body_of
from ws.features.health.rules.tables import Tables, tables
from ws.kernel.rolls import Rolls

DAYS_PER_YEAR = 12
YEAR = DAYS_PER_YEAR * 1440


class Lived(msgspec.Struct):
    """One such life."""

    sex: str
    years: int
    """Completed years at its end."""
    cause: str
    began: Counter[tuple[str, int]]
    """New cases by condition and age."""


class State(msgspec.Struct):
    """Lasting conditions: whether they are known, and in which year the first treatment ends."""

    found: dict[str, bool]
    cured_at: dict[str, int]
    had: dict[str, int]
    habits: set[str]


def live(content: Content, number: int, sex: str) -> Lived:
    """From the first birthday to the last."""
    seed = hashlib.sha256(f"calibration {sex} {number}".encode()).digest()[:16]
    known = tables(content, sex)
    state = State({}, {}, {}, set())
    began: Counter[tuple[str, int]] = Counter()
    for age in range(1, 200):
        rolls = Rolls(seed, age * YEAR)
        _change(rolls, content, state, age)
        body = _body(content, state, age, sex)
        cause = _year(rolls, content, known, body, state, began)
        if cause is not None:
            return Lived(sex, age, cause, began)
    raise AssertionError("nobody lives for ever")


def _body(content: Content, state: State, age: int, sex: str) -> Body:
    usual = body_of(content, age, sex, frozenset(state.habits))
    return replace(usual, ailments=frozenset(state.found), had=dict(state.had))


def _change(rolls: Rolls, content: Content, state: State, age: int) -> None:
    for name in sorted(state.found):
        condition = content.conditions[name]
        usual = content.treatments[condition.treatments[0]] if condition.treatments else None
        tended = condition.severity >= SERIOUS and usual is not None and usual.months > 0
        cure = usual.cure_percent / 100 if usual is not None and state.cured_at.get(name) == age else 0.0
        if rolls.happens(cure, "cured", name):
            del state.found[name], state.cured_at[name]
        elif rolls.happens(condition.fades_percent / 100, "fades", name):
            del state.found[name]
            state.cured_at.pop(name, None)
        elif not state.found[name] and rolls.happens(condition.found_percent / 100, "found", name):
            state.found[name] = True
            if tended:
                state.cured_at[name] = age + 1


def _year(
    rolls: Rolls, content: Content, known: Tables, body: Body, state: State, began: Counter[tuple[str, int]]
) -> str | None:
    """What ends this year, if anything does."""
    for habit in known.tempting:
        if onsets.tempted(rolls, habit, body):
            state.habits.add(habit.id)
    found = deaths.forces(content, known, body, dict.fromkeys(body.ailments, 100))
    cause = deaths.cause_of_year(rolls, found) if body.age >= FIRST_MORTAL_AGE else None
    ends = [(rolls.chance("when"), cause)] if cause is not None else []
    new: set[str] = set()
    for minutes, condition in onsets.years_onsets(rolls, known, body, DAYS_PER_YEAR):
        if condition.id in new and condition.lasting:
            continue
        if ends and minutes / YEAR > ends[0][0]:
            continue
        new.add(condition.id)
        began[condition.id, body.age] += 1
        state.had[condition.id] = state.had.get(condition.id, 0) + 1
        if deaths.is_fatal(Rolls(rolls.seed, rolls.minute + minutes), condition, body.age, body.sex):
            ends.append((minutes / YEAR, condition.id))
        if condition.lasting:
            state.found[condition.id] = not condition.hidden
            if not condition.hidden and condition.severity >= SERIOUS:
                state.cured_at[condition.id] = body.age + 1
    return min(ends)[1] if ends else None
