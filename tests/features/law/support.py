"""Lives before the law: grown, in court, behind bars."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from tests.features.support import DAY, grown, plan, plan_no_event, put, to_hour, with_energy
from tests.support.life import SandboxLife
from ws.features.day.records import Day, Duty
from ws.features.law import prison
from ws.features.law.api import Arrested, Convicted, CrimeCommitted, Imprisoned, Released
from ws.features.law.messages import CrimeChosen
from ws.features.law.records import LawRecord, OpenCase, PrisonTerm
from ws.features.money import api as money
from ws.features.money.records import Money
from ws.kernel.facts import Fact

LAW_FACTS: tuple[type[Fact], ...] = (CrimeCommitted, Arrested, Convicted, Imprisoned, Released)


def ready(age: int = 30, number: int = 0, hour: int = 19) -> SandboxLife:
    """Rested, rich, with a job, in the evening of a weekday."""
    life = grown(age, number)
    to_hour(life, hour)
    plan_no_event(life)
    day = life.state.get(Day)
    put(
        life, replace(life.state.get(Money), cents=50_000_000), replace(day, duties={"work": Duty("work", 540, 1020)})
    )
    return with_energy(life, 100)


def record(life: SandboxLife) -> LawRecord:
    return life.state.find(LawRecord) or LawRecord()


def case(life: SandboxLife) -> OpenCase:
    return life.state.get(OpenCase)


def term(life: SandboxLife) -> PrisonTerm:
    return life.state.get(PrisonTerm)


def caught(life: SandboxLife, offence_id: str) -> SandboxLife:
    """A twin that commits it and is seen at once, found by waiting for such a minute."""
    for _ in range(4000):
        twin = life.copy()
        done: Any = twin.perform(CrimeChosen(offence_id, free=True))
        if done.caught:
            return twin
        life.advance(life.minute + 1)
    raise AssertionError(f"four thousand minutes of {offence_id} and never seen")


def charged(life: SandboxLife, *charges: str, days: int = 2, **fields: Any) -> SandboxLife:
    """An open case, with its trial to come."""
    values: dict[str, Any] = {"evidence": 50, "lawyer_fee_cents": 300_000, **fields}
    trial = life.minute + days * DAY
    put(life, OpenCase(charges=charges, arrested_minute=life.minute, trial_minute=trial, **values))
    plan(life, days * DAY, "trial")
    return life


def tried(life: SandboxLife) -> SandboxLife:
    """Live to the end of the trial."""
    life.advance(case(life).trial_minute)
    assert life.state.find(OpenCase) is None
    return life


def jailed(life: SandboxLife, days: int = 24, offence_id: str = "burglary") -> SandboxLife:
    """Sentenced, by the same way a court takes."""
    turn = life.turn()
    prison.imprison(turn, offence_id, days, remand=False, juvenile=False)
    life.commit(turn, life.minute)
    return life


def priced(life: SandboxLife, cents: int) -> int:
    """A price of the content in the country of the life."""
    return money.in_country(life.turn(), cents)
