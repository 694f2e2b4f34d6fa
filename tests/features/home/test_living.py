"""Where a life lives: from the family to a room, to a home of one's own, and to none."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from tests.features.support import DAY, ask, bare_turn, grown, plan, put, refused
from tests.support.life import SandboxLife
from ws.engine.feature import Handler
from ws.engine.records import LifeChoice
from ws.engine.turn import Turn
from ws.features.ageing.api import BirthdayCame
from ws.features.careers import api as careers
from ws.features.careers.records import Career
from ws.features.day import api as day
from ws.features.day.api import DayBegan
from ws.features.home import api, handlers, months, moving, rules
from ws.features.home.messages import (
    BuyHome,
    GetHomes,
    LetOutHome,
    MoveBackToFamily,
    MoveHome,
    RenovateHome,
    RentHome,
    SellHome,
)
from ws.features.home.offers import get_homes
from ws.features.home.records import OwnedHome, Residence
from ws.features.law import api as law
from ws.features.law.api import Imprisoned, Released
from ws.features.money import api as money
from ws.features.money.records import Money
from ws.features.people.records import Person
from ws.features.vitals.records import Influence, Vitals
from ws.kernel.messages import Request

POINT = 1_000_000
RICH = 2_000_000_000
WELL_OFF = 4_000_000
"""Not so much that some of it is lived on."""


def with_money(life: SandboxLife, cents: int) -> SandboxLife:
    put(life, replace(life.state.get(Money), cents=cents))
    return life


def cents(life: SandboxLife) -> int:
    return life.state.get(Money).cents


def residence(life: SandboxLife) -> Residence:
    return life.state.get(Residence)


def do(life: SandboxLife, handler: Handler, request: Request) -> Any:
    reply, turn = ask(life, handler, request)
    assert any(isinstance(row, LifeChoice) for row in turn.rows), "a choice is recorded"
    return reply


def next_month(life: SandboxLife, cash: int | None = None) -> int:
    """Live through the next midnight, from whatever cash; gives what the home and living cost in it."""
    turn = life.turn()
    for moment in ("event", "question_deadline"):
        turn.unschedule(moment)
    life.commit(turn, life.minute)
    life.advance(life.minute - life.minute % DAY + DAY - 1)
    if cash is not None:
        with_money(life, cash)
    costs: list[int] = []
    charge, earn = money.charge, money.earn

    def charged(turn: Turn, amount: int, reason: str) -> None:
        costs.append(amount if reason in ("rent", "living costs", "home upkeep") else 0)
        charge(turn, amount, reason)

    def earned(turn: Turn, amount: int, reason: str) -> int:
        costs.append(-amount if reason == "rent" else 0)
        return earn(turn, amount, reason)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(money, "charge", charged)
        patch.setattr(money, "earn", earned)
        life.advance(life.minute + 1)
    return sum(costs)


def inside(monkeypatch: pytest.MonkeyPatch, is_inside: bool = True) -> None:
    monkeypatch.setattr(law, "is_in_prison", lambda turn: is_inside)


def with_family(age: int) -> SandboxLife:
    """Somebody of this age who lives with the family, without work."""
    life = grown(age)
    held = residence(life)
    family = replace(held, status="family", home_id=held.family_home_id, rent_cents=0, deposit_cents=0)
    put(life, replace(family, family_home_is_open=True, unpaid_months=0))
    turn = life.turn()
    day.set_duty(turn, "work", None)
    day.replan(turn)
    life.commit(turn, life.minute)
    put(life, Career())
    return life


@pytest.fixture
def life() -> SandboxLife:
    """Thirty, rich, without work, in a rented room."""
    life = with_money(with_family(30), RICH)
    do(life, handlers.rent_home, RentHome(home_id="shared_room"))
    return life


# With the family


def test_a_child_lives_with_the_family_and_pays_nothing() -> None:
    life = grown(7)
    held = residence(life)
    assert held.status == "family"
    assert held.home_id == held.family_home_id
    assert life.world.content.homes[held.home_id].family_weight > 0
    assert next_month(life) == 0
    influence = life.state.get(Influence, "home")
    home = life.world.content.homes[held.home_id]
    assert influence.mood == round(home.mood * POINT)
    assert influence.prestige == round(home.prestige * POINT / 4)


def test_families_live_in_different_homes() -> None:
    assert len({residence(grown(6, number)).home_id for number in range(12)}) >= 4


def test_who_never_answers_leaves_at_twenty_four_and_is_not_homeless() -> None:
    life = grown(23)
    assert residence(life).status == "family"
    assert careers.monthly_pay_cents(life.turn()) > 0
    life.live_to_age(24)
    assert (residence(life).status, residence(life).home_id) == ("rented", "shared_room")
    told = life.messages("home")
    assert told[0].title == "A door of your own"
    assert "a room in a shared flat" in told[0].text


def test_who_earns_nothing_stays_longer_but_not_for_ever() -> None:
    life = with_money(with_family(23), 0)
    put(life, replace(residence(life), came_back=False))
    for age, status in ((24, "family"), (29, "family"), (30, "rented")):
        turn = life.turn()
        moving.settle_in(turn, replace(api.held(turn), status="family", home_id="farmhouse"))
        months.year_passes(turn, BirthdayCame(age))
        assert api.held(turn).status == status, age


def test_savings_keep_a_tenant_in(life: SandboxLife) -> None:
    saved = 3 * residence(life).rent_cents
    fall_behind(life, 6, saved)
    assert residence(life).unpaid_months == 0
    fall_behind(life, 2, saved - 1)
    assert residence(life).unpaid_months == 2


def test_the_grown_without_pay_are_fed_and_with_pay_pay_their_living(monkeypatch: pytest.MonkeyPatch) -> None:
    life = with_family(20)
    assert next_month(life, 10_000) == 0
    monkeypatch.setattr(careers, "monthly_pay_cents", lambda turn: 300_000)
    with_money(life, 1_000_000)
    turn = life.turn()
    months.month_begins(turn, DayBegan(life.minute // DAY, weekend=False))
    assert 1_000_000 - money.cents(turn) == rules.LIVING_CENTS + 100_000 * rules.COMFORT_PERCENT // 100
    assert api.lives_with_family(turn)


def test_when_nobody_keeps_the_family_home_the_grown_take_a_room_and_children_stay() -> None:
    child, adult = grown(10), grown(20)
    for life in (child, adult):
        put(life, *(replace(p, died_minute=1) for p in life.state.all(Person) if p.relation == "mother"))
        turn = life.turn()
        api.close_family_home(turn)
        life.commit(turn, life.minute)
        life.advance(life.minute + DAY)
    assert residence(child).status == "family"
    assert residence(adult).status == "rented"
    assert adult.messages("home")[-1].title == "The house is cleared"


def test_the_last_of_those_who_raised_the_life_takes_the_family_home_along() -> None:
    for number in range(200):
        life = SandboxLife(number)
        life.live_to_age(80)
        dead = [p for p in life.state.all(Person) if p.relation in ("mother", "father", "grandmother", "grandfather")]
        if not life.is_over and all(not p.is_alive for p in dead):
            assert not residence(life).family_home_is_open
            return
    raise AssertionError("no orphan of eighty in two hundred lives")


def test_an_old_life_without_a_record_gets_one_with_the_next_birthday() -> None:
    life = with_family(40)
    turn = life.turn()
    turn.remove(Residence)
    life.commit(turn, life.minute)
    next_month(life)
    assert life.state.find(Residence) is None
    life.live_to_age(41)
    assert residence(life).status == "rented"


def test_going_back_to_the_family(life: SandboxLife) -> None:
    reply = do(life, handlers.move_back_to_family, MoveBackToFamily())
    held = residence(life)
    assert reply.home_id == held.home_id == held.family_home_id
    assert (held.status, held.came_back, held.rent_cents, held.deposit_cents) == ("family", True, 0, 0)
    assert cents(life) == RICH, "the deposit came back"
    with refused("conflict"):
        ask(life, handlers.move_back_to_family, MoveBackToFamily())
    life.live_to_age(31)
    assert residence(life).status == "family", "whoever comes back may stay"
    put(life, replace(residence(life), status="rented", family_home_is_open=False))
    with refused("not_allowed"):
        ask(life, handlers.move_back_to_family, MoveBackToFamily())


# Renting


def test_renting_takes_a_deposit_and_then_rent_and_living_every_month() -> None:
    life = with_money(with_family(30), WELL_OFF)
    rent = money.in_country(life.turn(), life.world.content.homes["city_flat"].rent_cents)
    reply = do(life, handlers.rent_home, RentHome(home_id="city_flat"))
    assert (reply.rent_cents, reply.deposit_cents) == (rent, rent)
    assert cents(life) == WELL_OFF - rent
    living = money.in_country(life.turn(), rules.LIVING_CENTS)
    assert next_month(life) == rent + living
    assert next_month(life) == rent + living
    assert life.state.get(Vitals).mood == round(2.5 * POINT)
    assert life.state.get(Influence, "home").prestige == 2 * POINT
    with refused("conflict"):
        ask(life, handlers.rent_home, RentHome(home_id="city_flat"))


def test_the_deposit_comes_back_with_the_next_move(life: SandboxLife) -> None:
    do(life, handlers.rent_home, RentHome(home_id="houseboat"))
    deposit = residence(life).deposit_cents
    assert cents(life) == RICH - deposit
    do(life, handlers.rent_home, RentHome(home_id="shared_room"))
    assert cents(life) == RICH - residence(life).deposit_cents


@pytest.mark.parametrize("home_id", ["tiny_house", "penthouse", "manor"])
def test_what_can_not_be_rented_is_refused_and_changes_nothing(home_id: str) -> None:
    life = with_money(grown(30), 500_000)
    before = life.hash
    with refused("not_allowed"):
        ask(life, handlers.rent_home, RentHome(home_id=home_id))
    assert life.hash == before


def test_a_deposit_short_by_a_cent_is_refused() -> None:
    life = with_family(30)
    rent = money.in_country(life.turn(), life.world.content.homes["city_flat"].rent_cents)
    put(life, replace(life.state.get(Career), kind="job", pay_cents=3 * rent))
    with_money(life, rent - 1)
    with refused("not_enough_money"):
        ask(life, handlers.rent_home, RentHome(home_id="city_flat"))
    with_money(life, rent)
    do(life, handlers.rent_home, RentHome(home_id="city_flat"))
    assert cents(life) == 0


def test_the_first_room_asks_for_no_deposit_and_an_old_deposit_pays_the_new_one() -> None:
    life = with_money(with_family(30), 0)
    reply = do(life, handlers.rent_home, RentHome(home_id="shared_room"))
    assert (reply.deposit_cents, cents(life)) == (0, 0)
    rent = money.in_country(life.turn(), life.world.content.homes["city_flat"].rent_cents)
    put(life, replace(life.state.get(Career), kind="job", pay_cents=3 * rent))
    put(life, replace(residence(life), deposit_cents=rent))
    do(life, handlers.rent_home, RentHome(home_id="city_flat"))
    assert (residence(life).deposit_cents, cents(life)) == (rent, 0)


REQUESTS: list[tuple[Handler, Request]] = [
    (handlers.rent_home, RentHome(home_id="shared_room")),
    (handlers.buy_home, BuyHome(home_id="tiny_house", down_payment_cents=10**9)),
    (handlers.move_home, MoveHome(home_id="tiny_house")),
    (handlers.move_back_to_family, MoveBackToFamily()),
]
ALL_REQUESTS = [
    *REQUESTS,
    (handlers.sell_home, SellHome(home_id="tiny_house")),
    (handlers.renovate_home, RenovateHome(home_id="tiny_house")),
    (handlers.let_out_home, LetOutHome(home_id="tiny_house", let_out=True)),
    (get_homes, GetHomes()),
]


@pytest.mark.parametrize(("handler", "request_"), ALL_REQUESTS)
def test_the_unborn_and_the_dead_live_nowhere(handler: Handler, request_: Request) -> None:
    with refused("no_life"):
        handler(bare_turn(), request_)
    life = grown(30)
    put(life, OwnedHome("tiny_house", 0, 1, 1, rules.WHOLE, 0))
    turn = life.turn()
    turn.end_life("a test")
    with refused("life_over"):
        handler(turn, request_)


@pytest.mark.parametrize(("handler", "request_"), REQUESTS)
def test_children_and_prisoners_do_not_choose_where_they_live(
    handler: Handler, request_: Request, monkeypatch: pytest.MonkeyPatch
) -> None:
    for life in (grown(17), grown(30)):
        with_money(life, RICH)
        put(life, OwnedHome("tiny_house", 0, 1, 1, rules.WHOLE, 0))
        if life.turn().age() >= 18:
            inside(monkeypatch)
        with refused("not_allowed"):
            ask(life, handler, request_)


@pytest.mark.parametrize("home_id", ["", "nowhere", "shelter", "street", "supported_room", "x" * 64])
def test_unknown_homes_are_not_found(home_id: str, life: SandboxLife) -> None:
    for handler, request in (
        (handlers.rent_home, RentHome(home_id=home_id)),
        (handlers.buy_home, BuyHome(home_id=home_id, down_payment_cents=1)),
        (handlers.sell_home, SellHome(home_id=home_id)),
        (handlers.move_home, MoveHome(home_id=home_id)),
        (handlers.let_out_home, LetOutHome(home_id=home_id, let_out=True)),
    ):
        with refused("not_found"):
            ask(life, handler, request)


def test_the_market_says_what_can_be_rented_and_why_not(life: SandboxLife) -> None:
    offers = {offer.id: offer for offer in ask(life, get_homes, GetHomes())[0].homes}
    assert len(offers) >= 14
    assert not {"shelter", "street", "supported_room"} & set(offers)
    for offer in offers.values():
        assert offer.rentable is (offer.reason == "")
        twin = life.copy()
        if offer.rentable and offer.id != "shared_room":
            do(twin, handlers.rent_home, RentHome(home_id=offer.id))
        elif not offer.rentable:
            with refused("not_allowed"):
                ask(twin, handlers.rent_home, RentHome(home_id=offer.id))
    child = grown(10)
    assert not any(offer.rentable for offer in ask(child, get_homes, GetHomes())[0].homes)


# Owning


def buy(life: SandboxLife, home_id: str = "country_cottage") -> OwnedHome:
    price = money.in_country(life.turn(), life.world.content.homes[home_id].price_cents)
    do(life, handlers.buy_home, BuyHome(home_id=home_id, down_payment_cents=price))
    return life.state.get(OwnedHome, home_id)


def test_a_home_bought_in_cash_is_moved_into(life: SandboxLife) -> None:
    price = money.in_country(life.turn(), life.world.content.homes["country_cottage"].price_cents)
    owned = buy(life)
    assert cents(life) == RICH - price - price * 3 // 100, "price, fees, and the deposit back"
    assert (owned.price_cents, owned.value_cents, owned.loan_id) == (price, price, "")
    held = residence(life)
    assert (held.status, held.home_id, held.rent_cents) == ("owned", "country_cottage", 0)
    upkeep = money.in_country(life.turn(), 38_000) + price // 1200
    assert held.upkeep_cents == upkeep
    with_money(life, WELL_OFF)
    assert next_month(life) == upkeep + held.living_cents
    turn = life.turn()
    assert (api.home_id(turn), api.is_homeless(turn), api.owns_home(turn)) == ("country_cottage", False, True)
    assert 0 < api.worth_cents(turn) <= price
    with refused("conflict"):
        ask(life, handlers.buy_home, BuyHome(home_id="country_cottage", down_payment_cents=price))


def test_a_mortgage_takes_the_down_payment_only(life: SandboxLife, monkeypatch: pytest.MonkeyPatch) -> None:
    lent: list[tuple[str, int, int]] = []

    def borrow(turn: Turn, kind: str, amount: int, months_: int) -> str:
        lent.append((kind, amount, months_))
        return "loan1"

    monkeypatch.setattr(money, "borrow", borrow)
    monkeypatch.setattr(money, "settle", lambda turn, loan_id: 777 if loan_id == "loan1" else 0)
    price = money.in_country(life.turn(), life.world.content.homes["studio_flat"].price_cents)
    down = price // 5
    reply = do(life, handlers.buy_home, BuyHome(home_id="studio_flat", down_payment_cents=down, months=240))
    assert lent == [("mortgage", price - down, 240)]
    assert (reply.mortgage_cents, reply.moved) == (price - down, True)
    assert cents(life) == RICH - down - reply.costs_cents
    sold = do(life, handlers.sell_home, SellHome(home_id="studio_flat"))
    assert sold.mortgage_cents == 777


def test_what_the_bank_refuses_did_not_happen(life: SandboxLife, monkeypatch: pytest.MonkeyPatch) -> None:
    def borrow(turn: Turn, kind: str, amount: int, months_: int) -> str:
        raise rules.Refused("not_allowed", "The bank says no.")

    monkeypatch.setattr(money, "borrow", borrow)
    before = life.hash
    price = money.in_country(life.turn(), life.world.content.homes["studio_flat"].price_cents)
    with refused("not_allowed"):
        ask(life, handlers.buy_home, BuyHome(home_id="studio_flat", down_payment_cents=price // 2, months=120))
    assert life.hash == before


def test_without_the_money_nothing_is_bought(life: SandboxLife) -> None:
    with_money(life, 100)
    price = money.in_country(life.turn(), life.world.content.homes["tiny_house"].price_cents)
    with refused("not_enough_money"):
        ask(life, handlers.buy_home, BuyHome(home_id="tiny_house", down_payment_cents=price))


def test_selling_gives_the_worth_less_the_agents_and_leaves_a_roof(life: SandboxLife) -> None:
    buy(life)
    life.live_to_age(35)
    with_money(life, 0)
    worth = api.worth_cents(life.turn())
    reply = do(life, handlers.sell_home, SellHome(home_id="country_cottage"))
    assert (reply.price_cents, reply.costs_cents) == (worth, worth * 6 // 100)
    assert cents(life) == worth - worth * 6 // 100
    assert (reply.lives_in, residence(life).status) == ("shared_room", "rented")
    assert residence(life).upkeep_cents == 0
    with refused("not_found"):
        ask(life, handlers.sell_home, SellHome(home_id="country_cottage"))


def test_several_homes_one_lived_in_one_let(life: SandboxLife) -> None:
    buy(life)
    buy(life, "houseboat")
    assert residence(life).home_id == "country_cottage", "who owns a home stays in it"
    with refused("not_allowed"):
        ask(life, handlers.let_out_home, LetOutHome(home_id="country_cottage", let_out=True))
    with refused("conflict"):
        ask(life, handlers.let_out_home, LetOutHome(home_id="houseboat", let_out=False))
    reply = do(life, handlers.let_out_home, LetOutHome(home_id="houseboat", let_out=True))
    assert reply.rent_cents == money.in_country(life.turn(), 172_000) * 85 // 100
    held = residence(life)
    assert held.let_cents == reply.rent_cents
    costs = held.upkeep_cents + held.living_cents
    with_money(life, WELL_OFF)
    assert next_month(life) == costs - held.let_cents
    with refused("not_allowed"):
        ask(life, handlers.move_home, MoveHome(home_id="houseboat"))
    do(life, handlers.let_out_home, LetOutHome(home_id="houseboat", let_out=False))
    do(life, handlers.move_home, MoveHome(home_id="houseboat"))
    assert (residence(life).home_id, residence(life).let_cents) == ("houseboat", 0)
    with refused("conflict"):
        ask(life, handlers.move_home, MoveHome(home_id="houseboat"))
    do(life, handlers.sell_home, SellHome(home_id="houseboat"))
    assert residence(life).home_id == "country_cottage"


def test_a_home_wears_is_worth_less_and_is_made_new(life: SandboxLife) -> None:
    buy(life)
    with refused("not_allowed"):
        ask(life, handlers.renovate_home, RenovateHome())
    life.live_to_age(45)
    with_money(life, RICH)
    owned = life.state.get(OwnedHome, "country_cottage")
    assert owned.value_cents != owned.price_cents, "values drift"
    worn = api.worth_cents(life.turn())
    mood = life.state.get(Influence, "home").mood
    reply = do(life, handlers.renovate_home, RenovateHome())
    assert 0 < reply.cost_cents < owned.value_cents * 12 // 100
    assert cents(life) == RICH - reply.cost_cents
    assert api.worth_cents(life.turn()) == owned.value_cents > worn
    assert life.state.get(Influence, "home").mood > mood
    with_money(life, 0)
    put(life, replace(owned, condition_millionths=0))
    with refused("not_enough_money"):
        ask(life, handlers.renovate_home, RenovateHome(home_id="country_cottage"))


# Ways down and up


def fall_behind(life: SandboxLife, months_: int, worth: int = 0) -> None:
    """Months in which nothing can be paid any more, but from what is put aside."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rules, "is_behind", lambda due, cash, is_overdue: True)
        patch.setattr(money, "net_worth_cents", lambda turn: worth)
        for _ in range(months_):
            next_month(life, 0)


@pytest.mark.parametrize(("overdue", "cash", "unpaid"), [(True, 64_999, 1), (True, 65_000, 0), (False, 0, 0)])
def test_a_month_is_unpaid_when_neither_cash_nor_credit_paid_it(
    life: SandboxLife, overdue: bool, cash: int, unpaid: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(money, "is_overdue", lambda turn: overdue)
    monkeypatch.setattr(law, "is_in_prison", lambda turn: False)
    turn = with_money(life, cash).turn()
    months.month_begins(turn, DayBegan(life.minute // DAY, weekend=False))
    assert api.held(turn).unpaid_months == unpaid


def test_unpaid_months_lead_to_letters_and_back_to_the_family(life: SandboxLife) -> None:
    fall_behind(life, 1)
    assert residence(life).unpaid_months == 1
    assert life.messages("home")[-1].title == "The rent"
    next_month(life, 10_000_000)
    assert residence(life).unpaid_months == 0
    fall_behind(life, 3)
    assert life.messages("home")[-1].title == "A last warning"
    fall_behind(life, 1)
    assert [m.title for m in life.messages("home")[-2:]] == ["Out", "Home again"]
    assert (residence(life).status, residence(life).deposit_cents) == ("family", 0)


def without_family(life: SandboxLife) -> SandboxLife:
    put(life, replace(residence(life), family_home_is_open=False))
    return life


def test_without_a_family_it_is_the_street_then_the_shelter_then_a_room(
    life: SandboxLife, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(careers, "monthly_pay_cents", lambda turn: 0)
    fall_behind(without_family(life), 4)
    assert (residence(life).status, residence(life).home_id) == ("homeless", "street")
    assert api.is_homeless(life.turn())
    vitals = life.state.get(Vitals)
    assert vitals.mood == -22 * POINT
    assert vitals.strain_per_minute > 0
    seen = []
    for _ in range(30):
        next_month(life, 0)
        if residence(life).home_id not in seen[-1:]:
            seen.append(residence(life).home_id)
    assert seen[-2:] == ["shelter", "supported_room"], "who earns nothing gets supported housing"
    assert residence(life).status == "rented"
    for pay, rent in ((0, 0), (100_000, 30_000), (900_000, 65_000)):
        turn = with_money(life, RICH).turn()
        months._pay_housing(turn, residence(life), pay, RICH)
        assert RICH - money.cents(turn) == rent, "a share of the pay, and not more than a room costs"


def test_who_has_saved_the_rent_leaves_the_shelter_for_a_room(life: SandboxLife) -> None:
    shelter = replace(without_family(life).state.get(Residence), status="homeless", home_id="shelter")
    put(life, replace(shelter, since_minute=life.minute, rent_cents=0, deposit_cents=0))
    next_month(life, RICH)
    assert residence(life).home_id == "shelter"
    next_month(life, RICH)
    next_month(life, RICH)
    assert residence(life).home_id == "shared_room"
    assert life.messages("home")[-1].title == "A key again"


def test_an_owner_loses_the_home_to_the_bank(life: SandboxLife) -> None:
    buy(without_family(life))
    worth = api.worth_cents(life.turn())
    fall_behind(life, 11)
    assert residence(life).status == "owned"
    fall_behind(life, 1)
    assert life.state.find(OwnedHome, "country_cottage") is None
    assert residence(life).status == "homeless"
    assert cents(life) > worth // 2, "the price comes in"
    assert "The bank takes the house" in [m.title for m in life.messages("home")]


def test_a_long_prison_term_ends_the_tenancy(life: SandboxLife, monkeypatch: pytest.MonkeyPatch) -> None:
    short = life.turn()
    months.imprisoned(short, Imprisoned(days=3))
    assert api.held(short).status == "rented"
    turn = life.turn()
    months.imprisoned(turn, Imprisoned(days=30))
    life.commit(turn, life.minute)
    assert (residence(life).status, residence(life).home_id) == ("institution", "")
    assert life.state.get(Influence, "home").mood == 0
    inside(monkeypatch)
    assert next_month(life) == 0, "the state pays"
    inside(monkeypatch, is_inside=False)
    for is_open, status in ((True, "family"), (False, "homeless")):
        put(life, replace(residence(life), family_home_is_open=is_open))
        turn = life.turn()
        months.released(turn, Released(on_parole=False))
        assert api.held(turn).status == status


def test_an_owner_comes_back_from_prison_to_the_own_home(life: SandboxLife) -> None:
    buy(life)
    turn = life.turn()
    months.imprisoned(turn, Imprisoned(days=300))
    months.released(turn, Released(on_parole=True))
    assert api.held(turn).home_id == "country_cottage"


# Misfortune


def test_a_burst_pipe_costs_wears_and_is_told(life: SandboxLife, monkeypatch: pytest.MonkeyPatch) -> None:
    buy(life)
    twin = life.copy()
    before = life.state.get(OwnedHome, "country_cottage")
    plan(life, 1, "home_mishap", "burst_pipe")
    assert life.advance(life.minute + 1, frozenset({"event"})).stopped_by == "event"
    bill = cents(twin) - cents(life)
    mishap = life.world.content.mishaps["burst_pipe"]
    low, high = (money.in_country(life.turn(), c) for c in (mishap.least_cents, mishap.most_cents))
    assert low <= bill <= high
    after = life.state.get(OwnedHome, "country_cottage")
    assert after.condition_millionths <= before.condition_millionths - 80_000
    told = life.messages("home")[-1]
    assert told.title == "Water"
    assert rules.money_text(bill) in told.text
    monkeypatch.setattr(money, "insured_percent", lambda turn, kind: 80 if kind == "home" else 0)
    plan(twin, 1, "home_mishap", "burst_pipe")
    before_cents = cents(twin)
    twin.advance(twin.minute + 1)
    assert before_cents - cents(twin) == bill * 20 // 100


def test_what_befalls_owners_spares_tenants_and_the_homeless(life: SandboxLife) -> None:
    told = len(life.messages("home"))
    plan(life, 1, "home_mishap", "burst_pipe")
    life.advance(life.minute + 1)
    assert (len(life.messages("home")), cents(life)) == (told, RICH - residence(life).deposit_cents)
    put(life, replace(residence(life), status="homeless", home_id="street"))
    plan(life, 1, "home_mishap", "burglary")
    life.advance(life.minute + 1)
    assert len(life.messages("home")) == told


def test_misfortunes_are_planned_about_as_often_as_their_chances_say(life: SandboxLife) -> None:
    """Over many years of a tenant, each is planned as often as its yearly chance."""
    years, planned = 3000, 0
    turn = life.turn()
    for year in range(years):
        turn.minute = life.minute + year
        months._plan_mishap(turn, residence(life), 30)
        found = [m for m in turn.agenda() if m[1] == "home_mishap"]
        planned += len(found)
        turn.unschedule("home_mishap")
    chances = sum(m.yearly_chance for m in life.world.content.mishaps.values() if m.befalls == "home")
    assert planned / years == pytest.approx(chances, rel=0.35)


def test_the_year_does_not_depend_on_how_it_is_cut(life: SandboxLife) -> None:
    buy(life)
    whole, sliced = life.copy(), life.copy()
    target = life.minute + 30 * DAY
    whole.advance(target)
    while sliced.minute < target:
        sliced.advance(min(target, sliced.minute + 777))
    assert whole.hash == sliced.hash
    assert list(whole.state.all(OwnedHome)) == list(sliced.state.all(OwnedHome))


def test_settling_in_says_where(life: SandboxLife) -> None:
    turn = life.turn()
    moving.rent(turn, "loft", 1, 0)
    months.year_passes(turn, BirthdayCame(31))
    heard = [fact for fact in turn._facts if type(fact).__module__.startswith("ws.features.home")]
    assert heard == [api.MovedIn("loft", owned=False)]
