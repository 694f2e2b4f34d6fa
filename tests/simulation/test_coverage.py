"""The report of the events counts what happened, and only that."""

from __future__ import annotations

import random
from pathlib import Path
from xml.etree import ElementTree

import msgspec
import pytest
from msgspec.structs import replace

from tests.features.events.support import asking, living_with
from tests.features.support import ask_event, put
from tests.support.life import world
from ws.features.events.messages import AnswerQuestion
from ws.features.money.records import Money
from ws.kernel.messages import Request
from ws.settings import Settings
from ws.simulation import coverage, run
from ws.simulation.lives import Lived
from ws.simulation.observer import Happening, Observed
from ws.simulation.policies import events as policy
from ws.simulation.run import Order

DAY = 1440
YEAR = 12 * DAY


@pytest.fixture(scope="module")
def simulation(house_var: Path) -> run.Simulation:
    return run.simulate(Order(3, seed=5, country="us", events=True), Settings(var=house_var), processes=1)


def lived(years: float, *happened: Happening) -> Lived:
    """A life of which only its events are told."""
    return Lived(
        number=0, sex="female", country="us", cause="", minutes=round(years * YEAR), days_per_year=12, years=(),
        seen=Observed(happened=list(happened)), asked={}, refused={}, answers=0, moments=0, level=1, diamonds=0,
    )  # fmt: skip


def at(years: float, event_id: str = "a", person_id: str = "", wording: int = 0, kind: str = "told") -> Happening:
    return Happening(round(years * YEAR), kind, event_id, person_id, wording)


def test_a_repeat_is_the_same_event_person_and_wording() -> None:
    life = lived(50, at(10), at(11, person_id="p1"), at(12, wording=1), at(13, "b"), at(14), at(15, wording=1))
    assert [each.minute // YEAR for each in coverage.repeats_of(life)] == [14, 15]
    assert coverage.repeat_share(life) == pytest.approx(2 / 6)
    assert coverage.repeat_share(lived(50)) == 0


def test_quiet_times_run_from_birthday_to_death_and_not_through_prison() -> None:
    prison, free = Happening(4 * YEAR, "prison"), Happening(6 * YEAR, "free")
    life = lived(8, at(2), at(3), prison, free, at(6.5))
    assert [(quiet.age, quiet.days) for quiet in coverage.quiet_times(life)] == [
        (1, 12), (2, 12), (3, 12), (6, 6), (6, 18),
    ]  # fmt: skip


def test_prison_is_no_event() -> None:
    assert coverage.events_of(lived(8, at(2), Happening(4 * YEAR, "prison"))) == [at(2)]


def test_events_a_year_are_those_of_the_years_that_were_lived() -> None:
    half, whole = lived(9, at(6.5), at(7), at(8, kind="asked")), lived(40, at(10))
    rows = {row[0]: row for row in coverage.stages([half, whole]).rows}
    assert rows["6-11"][1:3] == (f"{4 / 9:.2f}", f"{1 / 9:.2f}")
    assert rows["12-17"][1] == "0.00"
    assert float(rows["12-17"][4]) == 0  # its quiet time began before


def test_every_event_has_its_row_and_the_rarest_stand_first(simulation: run.Simulation) -> None:
    content = world().content
    table = coverage.frequencies(simulation.lived, content)
    assert {row[0] for row in table.rows} == set(content.events)
    shown = [float(row[2]) for row in table.rows]
    assert shown == sorted(shown)
    events = sum(len(coverage.events_of(life)) for life in simulation.lived)
    assert sum(shown) * len(simulation.lived) / 100 == pytest.approx(events, rel=0.02)
    assert f"{shown.count(0.0)} of {len(content.events)}" in table.note


def test_what_was_watched_is_what_was_announced(simulation: run.Simulation) -> None:
    for life in simulation.lived:
        kinds = [each.kind for each in coverage.events_of(life)]
        assert kinds.count("told") == life.seen.facts["EventHappened"]
        assert kinds.count("asked") == life.seen.facts["QuestionAsked"]


def test_nobody_watches_events_who_was_not_told_to(house_var: Path, simulation: run.Simulation) -> None:
    quiet = run.simulate(Order(3, seed=5, country="us"), Settings(var=house_var), processes=1)
    for loud, other in zip(simulation.lived, quiet.lived, strict=True):
        assert other.seen.happened is None
        assert replace(loud, seen=replace(loud.seen, happened=None)) == other


def test_the_report_is_written_with_its_plots(simulation: run.Simulation, tmp_path: Path) -> None:
    coverage.write(simulation, world().content, tmp_path)
    names = set(coverage.drawings(simulation.lived, world().content))
    assert {path.name for path in tmp_path.iterdir()} == {"events.txt", "events.json", *(f"{n}.svg" for n in names)}
    for name in names:
        assert ElementTree.parse(tmp_path / f"{name}.svg").getroot().tag.endswith("svg")  # our own file
    tables = msgspec.json.decode((tmp_path / "events.json").read_bytes())
    assert set(tables) == {table.title for table in coverage.everything(simulation.lived, world().content)}


def choices(cash: int, **of_choice: object) -> list[str]:
    """What the policy chooses first, again and again, of `go` (as given) and `stay`."""
    life = living_with(asking(**of_choice))
    ask_event(life, "test_event")
    put(life, Money(cash))
    first: list[str] = []
    assert life.question is not None
    for number in range(300):
        put(life, replace(life.question, question_id=f"question.{number}"))
        wishes = [
            list(policy.requests(life.state, life.world.content, life.minute, random.Random(n))) for n in (1, 2)
        ]
        assert wishes[0] == wishes[1], "asked again, one answers the same"
        first.append(_first(wishes[0]))
    return first


def _first(wishes: list[Request]) -> str:
    if not wishes:
        return ""
    assert isinstance(wishes[0], AnswerQuestion)
    return wishes[0].choice_id


def test_answers_vary_and_are_thrifty() -> None:
    free, dear = choices(100_000), choices(100_000, cost_cents=50_000)
    for chosen in (free, dear):
        assert set(chosen) == {"go", "stay", ""}
        assert 0 < chosen.count("") < 40
    assert 110 < free.count("go") < 180
    assert 20 < dear.count("go") < 80


def test_closed_choices_are_not_wished_for() -> None:
    assert set(choices(1000, requires={"min_age": 99})) == {"stay", ""}
