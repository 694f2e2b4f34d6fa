"""A plain person moves before the landlord asks for it."""

from __future__ import annotations

from random import Random

import pytest
from msgspec.structs import replace

from tests.features.support import grown, put
from tests.support.life import SandboxLife
from ws.features.careers.records import Career
from ws.features.home.messages import MoveBackToFamily, RentHome, SellHome
from ws.features.home.records import OwnedHome, Residence
from ws.features.money.records import Credit, Holding, Loan, Money
from ws.kernel.messages import Request
from ws.simulation.policies import home as policy

POOR, ENOUGH = Money(cents=20_000), Money(cents=5_000_000)


def tenant(age: int, home_id: str, career: Career, money: Money, *, family: bool = False) -> SandboxLife:
    """Somebody in a rented home, with nothing else and no debts."""
    life = grown(age)
    home = life.world.content.homes[home_id]
    living = 76_000
    put(
        life,
        Residence(
            status="rented", home_id=home_id, family_home_id="terraced_house", family_home_is_open=family,
            rent_cents=home.rent_cents, living_cents=living,
        ),
    )  # fmt: skip
    turn = life.turn()
    for kind in (Holding, Loan, OwnedHome):
        for held in list(turn.all(kind)):
            turn.remove(kind, getattr(held, kind.STORED.key))
    life.commit(turn, life.minute)
    for record in (career, money, Credit()):
        put(life, record)
    return life


def asked(life: SandboxLife) -> list[Request]:
    """On a morning of one of the months in which the account is looked at."""
    day = life.minute // 1440
    return [*policy.requests(life.state, life.world.content, (day + day % 2) * 1440 + 480, Random(3))]


def job(pay_cents: int) -> Career:
    return Career(kind="job", job="cook", pay_cents=pay_cents)


@pytest.mark.parametrize(
    ("home_id", "pay_cents", "wanted"),
    [
        ("family_flat", 280_000, "basement_flat"),
        ("family_flat", 100_000, "shared_room"),
        ("shared_room", 60_000, None),
    ],
)
def test_a_tenant_whose_pay_no_longer_reaches_takes_what_does(
    home_id: str, pay_cents: int, wanted: str | None
) -> None:
    expected = [RentHome(home_id=wanted)] if wanted else []
    assert asked(tenant(45, home_id, job(pay_cents), POOR)) == expected


def test_who_can_pay_for_some_time_stays() -> None:
    assert asked(tenant(45, "family_flat", job(280_000), ENOUGH)) == []
    assert asked(tenant(45, "city_flat", job(900_000), POOR)) == []


def test_the_young_without_pay_go_back_to_the_family_while_there_is_one() -> None:
    assert asked(tenant(24, "studio_flat", Career(), POOR, family=True)) == [MoveBackToFamily()]
    assert asked(tenant(24, "studio_flat", Career(), POOR)) == [RentHome(home_id="shared_room")]
    benefit = Career(pay_cents=800_000, benefit_months=6)
    assert asked(tenant(24, "studio_flat", benefit, POOR, family=True)) == []


def test_an_owner_sells_before_the_bank_does() -> None:
    life = tenant(50, "city_flat", job(250_000), POOR)
    put(life, replace(life.state.get(Residence), status="owned", rent_cents=0, upkeep_cents=60_000))
    put(life, OwnedHome("city_flat", 0, 28_500_000, 28_500_000, 10**6, 0, "loan1"))
    put(life, Loan("loan1", "mortgage", 20_000_000, 19_000_000, 110_000, 290, 280, 1))
    assert asked(life) == [SellHome(home_id="city_flat")]
    put(life, job(600_000))
    assert asked(life) == []
