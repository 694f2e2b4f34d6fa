"""The runner: the same report for the same seed, real rules, and files that can be read."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import msgspec
import pytest

from tests.features.support import grown
from tests.support.life import SandboxLife, world
from ws.engine.records import LifeChoice
from ws.features.activities.messages import DoActivity
from ws.features.money.records import Money
from ws.features.wallet.messages import GetDiamondHistory
from ws.kernel.errors import SettingsError
from ws.kernel.messages import Request
from ws.settings import Settings
from ws.simulation import family, plots, report, run, tables
from ws.simulation.lives import Lived, Simulated, policies, world_of
from ws.simulation.run import Order

LIVES = 6


@pytest.fixture(scope="module")
def settings(house_var: Path) -> Settings:
    return Settings(var=house_var)


@pytest.fixture(scope="module")
def simulation(settings: Settings) -> run.Simulation:
    return run.simulate(Order(LIVES, seed=5, country="us"), settings, processes=1)


def test_a_seed_gives_one_report_for_any_number_of_processes(simulation: run.Simulation, settings: Settings) -> None:
    content = world().content
    several = run.simulate(Order(LIVES, seed=5, country="us"), settings, processes=2)
    assert several.speed.processes == 2
    assert several.lived == simulation.lived
    assert report.text_of(several, content) == report.text_of(simulation, content)


def test_another_seed_gives_other_lives(simulation: run.Simulation, settings: Settings) -> None:
    other = run.simulate(Order(1, seed=6, country="us"), settings, processes=1)
    assert other.lived[0] != simulation.lived[0]


def test_lives_are_whole(simulation: run.Simulation) -> None:
    assert [life.number for life in simulation.lived] == list(range(LIVES))
    for life in simulation.lived:
        assert life.cause
        assert life.country == "us"
        assert [year.age for year in life.years] == list(range(7, int(tables.age_at_death(life)) + 1))
        assert life.seen.facts["BirthdayCame"] == int(tables.age_at_death(life))
        assert life.answers > 0
        assert life.seen.statements > len(life.years)
        assert life.seen.wrong_statements == 0
        hours = sum(life.seen.doing.values())
        assert life.minutes - 1440 * 2 < hours <= life.minutes


def test_a_country_that_is_none_is_refused(settings: Settings) -> None:
    with pytest.raises(SettingsError, match="us"):
        run.simulate(Order(1, seed=1, country="zz"), settings)


def test_what_is_refused_leaves_nothing_behind(settings: Settings) -> None:
    def greedy(*_: object) -> Iterator[Request]:
        yield DoActivity(activity_id="no_such_thing")
        yield GetDiamondHistory()

    quiet = Simulated(world_of(settings), [], 1, 1, "us").live()
    loud = Simulated(world_of(settings), [(18, greedy)], 1, 1, "us").live()
    assert loud.refused["do_activity: not_found"] == loud.asked["do_activity"] > 300
    assert loud.refused["get_diamond_history: needs the database"] > 300
    assert msgspec.structs.replace(loud, asked={}, refused={}) == quiet


def test_a_policy_acts_by_recorded_choices(settings: Settings) -> None:
    def busy(*_: object) -> Iterator[Request]:
        yield DoActivity(activity_id="walk")

    life = Simulated(world_of(settings), [(-1, busy)], 1, 1, "us")
    found = life.live()
    assert found.asked["do_activity"] > 300
    assert found.seen.facts["ActivityDone"] == found.asked["do_activity"] - sum(
        n for name, n in found.refused.items() if name.startswith("do_activity")
    )
    assert any(isinstance(row, LifeChoice) for row in life.turn.rows) or not life.turn.rows


def test_money_that_nobody_announced_is_noticed(settings: Settings) -> None:
    life = Simulated(world_of(settings), [(12, forger)], 1, 1, "us")
    FORGED.append(life)
    try:
        assert life.live().seen.wrong_statements > 0
    finally:
        FORGED.clear()


FORGED: list[Simulated] = []


def forger(*_: object) -> Iterator[Request]:
    turn = FORGED[0].turn
    if turn.minute // 1440 == 400:
        turn.put(Money(turn.get(Money).cents + 12_345))
    yield from ()


def test_every_policy_is_found_and_asks_what_the_server_knows() -> None:
    assert len(policies()) >= 2
    asked: set[type[Request]] = set()
    for age in (6, 16, 30, 70):
        life = SandboxLife(age) if age == 6 else grown(age)
        for hour, policy in policies():
            assert -1 <= hour < 24
            chance = random.Random(age)
            for _ in range(40):
                asked.update(type(request) for request in policy(life.state, world().content, life.minute, chance))
    assert DoActivity in asked
    assert asked <= set(world().rulebook.handles)


def test_the_report_is_written_as_text_json_and_plots(simulation: run.Simulation, tmp_path: Path) -> None:
    content = world().content
    report.write(simulation, content, tmp_path / "out")
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert {"report.txt", "speed.txt", "tables.json", "survival.svg", "wealth.svg"} <= names
    for name in names:
        if name.endswith(".svg"):
            ElementTree.parse(tmp_path / "out" / name)  # our own
    found = msgspec.json.decode((tmp_path / "out" / "tables.json").read_bytes())
    assert [row[0] for row in found["Life expectancy"]["rows"]] == ["female", "male", "all"]
    assert found["Life expectancy"]["rows"][2][1] == str(LIVES)


def test_a_profile_divides_the_time(settings: Settings) -> None:
    profiled = run.simulate(Order(1, seed=5, country="us", profile=True), settings, processes=1)
    plain = run.simulate(Order(1, seed=5, country="us"), settings, processes=1)
    assert profiled.lived == plain.lived, "measuring changes nothing"
    assert {"day", "events", "policies"} <= set(profiled.speed.shares)
    assert all(seconds >= 0 for seconds in profiled.speed.shares.values())
    assert "engine and the rest" in report.speed_text(profiled.speed)


def lived(**fields: object) -> Lived:
    plain = {
        "number": 0, "sex": "female", "country": "us", "cause": "old age", "minutes": 80 * 12 * 1440,
        "days_per_year": 12, "years": (), "seen": {}, "asked": {}, "refused": {}, "answers": 0, "moments": 1,
        "level": 1, "diamonds": 0, **fields,
    }  # fmt: skip
    return msgspec.convert(plain, Lived)


def test_life_expectancy_is_the_mean_of_ages_at_death() -> None:
    years = [(70, "female"), (80, "female"), (60, "male")]
    table = tables.life_expectancy([lived(minutes=age * 12 * 1440, sex=sex) for age, sex in years], world().content)
    assert [row[2] for row in table.rows] == ["75.00", "60.00", "70.00"]


def test_marriages_and_children_are_counted_by_age() -> None:
    def at(age: float) -> int:
        return round(age * 12 * 1440)

    lives = [
        lived(seen={"family": [("Married", at(26)), ("ChildBorn", at(28)), ("Divorced", at(40))]}),
        lived(
            seen={"family": [("Married", at(30)), ("ChildBorn", at(31)), ("ChildBorn", at(33)), ("Widowed", at(35))]}
        ),
        lived(seen={"family": [("Married", at(44))]}),
        lived(seen={}),
        lived(sex="male", seen={"family": [("Married", at(29)), ("ChildBorn", at(50))]}),
    ]
    rows = {row[0]: row[1:] for row in family.family(lives).rows}
    assert rows["median age at first marriage"][::2] == ("30.0", "29.0")
    assert rows["ever married at 40, per cent"][::2] == ("50", "100")
    assert rows["first marriage ended by divorce within 20 years, per cent"][::2] == ("50", "0"), (
        "not the widowed one"
    )
    assert rows["children at 45"][::2] == ("0.75", "0.00")
    assert rows["without children at 45, per cent"][::2] == ("50", "100")
    by_age = {row[0]: row for row in family.love_by_age(lives).rows}
    assert by_age["30"][4] == "40"


def test_quantiles_and_means_of_nothing_are_zero() -> None:
    assert tables.mean([]) == tables.quantile([], 0.5) == 0
    assert [tables.quantile([3, 1, 2], share) for share in (0, 0.5, 1)] == [1, 2, 3]


@pytest.mark.parametrize("values", [[], [0.0], [5.0], [-3.0, 8.0], [1e9], [0.001, 0.002]])
def test_any_values_can_be_drawn(values: list[float]) -> None:
    points = tuple((float(n), value) for n, value in enumerate(values))
    for drawing in (
        plots.lines("A & B", "x", "y", [plots.Line("<one>", points)]),
        plots.bars("A & B", "y", [(str(n), abs(value)) for n, value in enumerate(values)]),
    ):
        ElementTree.fromstring(drawing)  # our own
