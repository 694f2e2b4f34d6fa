"""Energy in a life that is lived: nights refill it, and what is shown is what there is."""

from __future__ import annotations

from tests.features.support import doing, to_hour, with_energy
from tests.support.life import SandboxLife
from ws.features.vitals import rules, views
from ws.features.vitals.records import Vitals

POINT = 1_000_000


def energy(life: SandboxLife) -> int:
    return rules.energy_at(life.state.get(Vitals), life.minute)


def test_an_hour_asleep_gives_three_times_an_hour_awake() -> None:
    life = SandboxLife(1)
    to_hour(life, 9)
    with_energy(life, 0)
    life.advance(life.minute + 60)
    awake = energy(life)
    to_hour(life, 1, weekday=False)
    assert doing(life) == "asleep"
    with_energy(life, 0)
    life.advance(life.minute + 60)
    assert awake == 60 * 100 * POINT // 10_800
    assert abs(energy(life) - 3 * awake) <= 3


def test_what_is_shown_runs_on_like_the_rules() -> None:
    """docs/protocol.md: min(100, energy + (minute - vitals.minute) x energy_per_minute)."""
    life = with_energy(SandboxLife(1), 10)
    shown = views.vitals(life.state, life.world.content)
    assert shown is not None
    for minutes in (0, 7, 100, 9_000, 20_000):
        computed = min(100.0, float(str(shown["energy"])) + minutes * float(str(shown["energy_per_minute"])))
        held = life.state.get(Vitals)
        assert abs(computed - rules.energy_at(held, life.minute + minutes) / POINT) < 1e-5


def test_the_update_tells_whole_energy_and_when_it_changes() -> None:
    life = with_energy(SandboxLife(1), 10)
    change = views.next_energy_change(life.state, life.minute)
    assert change is not None
    assert views.status(life.state, change - 1)["energy"] == 10
    assert views.status(life.state, change)["energy"] == 11
