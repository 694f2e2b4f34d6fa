"""What stands against an offence, and how likely it comes out."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.support.life import world
from ws.content.schemas import Offence
from ws.features.law.records import Conviction, LawRecord
from ws.features.law.rules import offending
from ws.features.law.rules.offending import Situation

OFFENCES = world().content.offences


def now(**changes: Any) -> Situation:
    values: dict[str, Any] = {
        "age": 30, "hour": 19, "works": True, "place": "", "energy": 100, "energy_is_free": False, **changes,
    }  # fmt: skip
    return Situation(**values)


@pytest.mark.parametrize(
    ("offence_id", "changes", "code", "word"),
    [
        ("shoplifting", {"place": "prison"}, "not_allowed", "prison"),
        ("shoplifting", {"place": "hospital"}, "not_allowed", "Get well"),
        ("shoplifting", {"age": 9}, "not_allowed", "too young"),
        ("burglary", {"age": 13}, "not_allowed", "14"),
        ("graffiti", {"age": 61}, "not_allowed", "knees"),
        ("shoplifting", {"hour": 20}, "not_allowed", "9:00 and 20:00"),
        ("shoplifting", {"hour": 8}, "not_allowed", "9:00"),
        ("graffiti", {"hour": 19}, "not_allowed", "20:00 and 5:00"),
        ("graffiti", {"hour": 5}, "not_allowed", "20:00"),
        ("embezzlement", {"works": False}, "not_allowed", "job"),
        ("shoplifting", {"energy": 4}, "not_enough_energy", "5"),
    ],
)
def test_every_reason_has_its_code_and_its_words(
    offence_id: str, changes: dict[str, Any], code: str, word: str
) -> None:
    found, sentence = offending.why_not(OFFENCES[offence_id], now(**changes))
    assert found == code
    assert word in sentence
    assert sentence.endswith(".")


@pytest.mark.parametrize(
    ("offence_id", "changes"),
    [
        ("shoplifting", {"age": 10}),
        ("shoplifting", {"hour": 9}),
        ("shoplifting", {"energy": 5}),
        ("shoplifting", {"energy": 0, "energy_is_free": True}),
        ("graffiti", {"hour": 20}),
        ("graffiti", {"hour": 0}),
        ("graffiti", {"hour": 4, "age": 60}),
        ("shoplifting", {"works": False}),
    ],
)
def test_just_enough_is_enough(offence_id: str, changes: dict[str, Any]) -> None:
    assert offending.why_not(OFFENCES[offence_id], now(**changes)) == ("", "")


def caught_percent(offence: Offence, held: LawRecord | None = None, **changes: float) -> float:
    values = {"times_today": 0, "smarts": 50.0, "stress": 0.0, **changes}
    return offending.caught_percent(
        offence, held or LawRecord(), int(values["times_today"]), values["smarts"], values["stress"]
    )


def test_an_average_first_offender_is_caught_at_the_published_rate() -> None:
    assert caught_percent(OFFENCES["burglary"]) == pytest.approx(0.51 * 14, abs=1e-9)
    assert caught_percent(OFFENCES["robbery"]) == pytest.approx(0.47 * 30, abs=1e-9)


def test_what_bends_the_chance() -> None:
    burglary = OFFENCES["burglary"]
    plain = caught_percent(burglary)
    practised = LawRecord(practice={"stealth": 30})
    elsewhere = LawRecord(practice={"driving": 30})
    known = LawRecord(convictions=(Conviction("brawl", 0, "fine"),))
    assert caught_percent(burglary, practised) == pytest.approx(plain * 2 / 3)
    assert caught_percent(burglary, elsewhere) == plain
    assert caught_percent(burglary, known) == pytest.approx(plain * 1.08)
    assert caught_percent(burglary, smarts=100) < plain < caught_percent(burglary, smarts=0)
    assert caught_percent(burglary, stress=100) > plain
    assert caught_percent(burglary, times_today=2) == pytest.approx(plain * 2)


@given(
    offence_id=st.sampled_from(sorted(OFFENCES)),
    smarts=st.floats(0, 100),
    stress=st.floats(0, 100),
    times=st.integers(0, 1000),
    practice=st.integers(0, 1000),
    convictions=st.integers(0, 60),
)
def test_chances_are_never_certain(
    offence_id: str, smarts: float, stress: float, times: int, practice: int, convictions: int
) -> None:
    offence = OFFENCES[offence_id]
    held = LawRecord(practice={offence.skill: practice}, convictions=(Conviction("brawl", 0, "fine"),) * convictions)
    assert 0.5 <= offending.caught_percent(offence, held, times, smarts, stress) <= 95
    works = offending.success_percent(offence, held, smarts, stress)
    assert works == 100 if offence.success_percent == 100 else 2 <= works <= 97


def test_deeds_are_counted_by_day_and_skill() -> None:
    held = offending.committed(LawRecord(), OFFENCES["burglary"], 5)
    held = offending.committed(held, OFFENCES["shoplifting"], 5)
    assert (held.committed, held.today, held.day, held.practice) == (2, 2, 5, {"stealth": 2})
    held = offending.committed(held, OFFENCES["brawl"], 6)
    assert (held.committed, held.today, held.day, held.practice) == (3, 1, 6, {"stealth": 2, "force": 1})


def test_the_young_are_warned_twice_for_small_things() -> None:
    small, serious = OFFENCES["shoplifting"], OFFENCES["robbery"]
    assert offending.is_warned(small, LawRecord(), 12)
    assert offending.is_warned(small, LawRecord(warnings=1), 17)
    assert not offending.is_warned(small, LawRecord(warnings=2), 17)
    assert not offending.is_warned(small, LawRecord(), 18)
    assert not offending.is_warned(serious, LawRecord(), 12)
    assert not offending.is_warned(small, LawRecord(convictions=(Conviction("brawl", 0, "fine"),)), 12)


def test_the_record_has_an_end() -> None:
    held = LawRecord()
    for minute in range(offending.MOST_CONVICTIONS + 5):
        held = offending.with_convictions(held, (Conviction("brawl", minute, "fine"),))
    assert len(held.convictions) == offending.MOST_CONVICTIONS
    assert held.convictions[-1].minute == offending.MOST_CONVICTIONS + 4


def test_what_the_young_did_is_sealed() -> None:
    young, grown = Conviction("brawl", 1, "probation", juvenile=True), Conviction("brawl", 2, "fine")
    held = LawRecord(convictions=(young, grown))
    assert offending.counted(held, 17) == (young, grown)
    assert offending.counted(held, 18) == (grown,)


def test_years_clear_the_record() -> None:
    fine, prison = Conviction("brawl", 1000, "fine"), Conviction("robbery", 500, "prison", prison_days=24)
    assert offending.clear_minute((), 1440, 12) == 0
    assert offending.clear_minute((fine,), 1440, 12) == 1000 + 5 * 12 * 1440
    assert offending.clear_minute((fine, prison), 1440, 12) == 500 + (24 + 10 * 12) * 1440
    assert offending.clear_minute((fine, replace(prison, prison_days=1)), 1440, 1) == 500 + 11 * 1440
