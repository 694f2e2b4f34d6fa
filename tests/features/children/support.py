"""Lives with somebody at their side, and children by hand."""

from __future__ import annotations

from msgspec.structs import replace

from tests.features.support import grown, plan_no_event, put
from tests.support.life import SandboxLife
from ws.engine.clock import MINUTES_PER_DAY
from ws.features.careers.records import Career
from ws.features.children.records import Child, Plans, Pregnancy
from ws.features.children.rules import fertility
from ws.features.day.records import Day
from ws.features.home.records import Residence
from ws.features.money.records import Money
from ws.features.people import api as people
from ws.features.people.records import Person
from ws.features.romance import api as romance
from ws.features.romance.records import Bond
from ws.kernel.rolls import draw

YEAR = 12 * MINUTES_PER_DAY


def settled(age: int = 28, number: int = 0) -> SandboxLife:
    """Somebody with a flat, a job's pay and some money, alone."""
    life = grown(age, number)
    plan_no_event(life)
    residence = life.state.get(Residence)
    put(
        life,
        Career(kind="job", job="cashier", pay_cents=500_000, months=30),
        replace(residence, status="rented", home_id="city_flat", rent_cents=100_000, living_cents=76_000),
        Money(cents=20_000_000),
        replace(life.state.get(Day), place=""),
    )
    return life


def is_fertile(life: SandboxLife, person_id: str) -> bool:
    return draw(bytes.fromhex(life.life.seed), 0, "children.fertile", person_id) >= fertility.SLOW


def wants(life: SandboxLife, person_id: str) -> bool:
    return draw(bytes.fromhex(life.life.seed), 0, "children.willing", person_id) < 0.85


def with_partner(life: SandboxLife, sex: str = "male", stage: str = "together", together: bool = True) -> str:
    """A partner of 28 who wants children and can have them; returns the id."""
    turn = life.turn()
    for _ in range(200):
        person = people.meet(turn, "acquaintance", "test")
        if is_fertile(life, person.id) and wants(life, person.id):
            break
    turn.put(
        replace(
            person,
            sex=sex,
            birth_minute=turn.minute - 28 * YEAR - 5 * MINUTES_PER_DAY,
            partnership="single",
            partner="",
            children=0,
            affinity=80,
            doing="work",
            job="cashier",
        )
    )
    romance.move_to(turn, person.id, "seeing")
    if stage != "seeing":
        romance.move_to(turn, person.id, "together")
        romance.live_together(turn, person.id, together)
    if stage == "married":
        romance.move_to(turn, person.id, "engaged")
        romance.move_to(turn, person.id, "married")
    turn.settle()
    life.commit(turn, life.minute)
    return person.id


def hold_together(life: SandboxLife, partner: str) -> None:
    """Nothing stands between the two: who is asked about children should not part meanwhile."""
    put(life, replace(life.state.get(Bond, partner), trust=95, passion=80, strain=0, felt_minute=life.minute))


def months(life: SandboxLife, count: int) -> None:
    """So many months on, answering nothing."""
    life.advance(life.minute + count * MINUTES_PER_DAY)


def until(life: SandboxLife, what: type[Pregnancy] | type[Child], most: int = 60) -> bool:
    """Live on month by month until there is one."""
    for _ in range(most):
        if life.state.keyed(what):
            return True
        months(life, 1)
    return bool(life.state.keyed(what))


def expecting(life: SandboxLife, carrier: str, other_id: str, **changes: object) -> Pregnancy:
    """A pregnancy that is known since today, and will be born."""
    turn = life.turn()
    values: dict[str, object] = {"id": "g1", "carrier": carrier, "other_id": other_id, "month": 1, **changes}
    held = Pregnancy(began_day=turn.minute // MINUTES_PER_DAY - 1, **values)  # type: ignore[arg-type]  # as named
    turn.put(held)
    turn.put(Plans(pregnancies=1))
    turn.schedule(turn.minute + 2 * MINUTES_PER_DAY, "pregnancy", held.id)
    life.commit(turn, life.minute)
    return held


def a_child(life: SandboxLife, other_id: str = "", years: int = 0, custody: str = "both") -> Person:
    """A daughter of an age at home."""
    turn = life.turn()
    child = people.add_child(turn, "daughter", "female", age_days=years * 12 + 3)
    turn.put(Child(child.id, other_id, custody=custody))  # type: ignore[arg-type]  # as named
    turn.settle()
    life.commit(turn, life.minute)
    return child
