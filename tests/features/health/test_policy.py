"""What a plain person asks for: a doctor for what has no name, a treatment for what has one."""

from __future__ import annotations

import random

from tests.features.health.support import fall_ill, known, well
from ws.features.health.messages import SeeDoctor, StartHabit, StartTreatment
from ws.kernel.messages import Request
from ws.simulation.policies import health


def asked(life: object, days: int, minute: int) -> list[Request]:
    chance = random.Random(5)
    reader, content = life.state, life.world.content  # type: ignore[attr-defined]  # a SandboxLife
    return [request for _ in range(days) for request in health.requests(reader, content, minute, chance)]


def test_who_is_well_asks_for_little() -> None:
    life = well()
    found = asked(life, 2000, life.minute)
    assert 2 <= len(found) <= 20
    assert {type(request) for request in found} == {StartHabit}
    assert all(life.world.content.habits[r.habit_id].good for r in found if isinstance(r, StartHabit))


def test_who_has_had_it_for_days_sees_a_doctor_and_takes_what_is_offered() -> None:
    life = well(60)
    fall_ill(life, "hypertension")
    assert SeeDoctor not in {type(request) for request in asked(life, 60, life.minute)}
    assert SeeDoctor in {type(request) for request in asked(life, 60, life.minute + 5 * 1440)}
    other = well(60)
    known(other, "hypertension")
    wanted = StartTreatment(condition_id="hypertension", treatment_id="blood_pressure_pills")
    assert wanted in asked(other, 60, other.minute)
