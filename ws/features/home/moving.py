"""Changes of where a life lives, by choice or not: each leaves one whole residence behind it."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from ws.engine.turn import Turn
from ws.features.home import api, rules
from ws.features.home.records import OwnedHome, Residence
from ws.features.money import api as money
from ws.features.vitals import api as vitals
from ws.kernel.errors import Refused

SOURCE: Final = "home"


def settle_in(turn: Turn, residence: Residence) -> None:
    """Live so from now on: what it costs is reckoned anew, and what it does begins."""
    turn.put(reckoned(turn, residence))
    feel(turn)


def feel(turn: Turn) -> None:
    """Let the home do to the life what it does, in its present condition."""
    residence = api.held(turn)
    home = turn.content.homes.get(residence.home_id)
    if home is None:
        vitals.set_influence(turn, SOURCE)
        return
    owned = turn.find(OwnedHome, home.id) if residence.status == "owned" else None
    share = rules.comfort(rules.owned_condition(owned, home, turn.minute)) if owned is not None else 1.0
    mood = home.mood * share if home.mood > 0 else home.mood
    own = residence.status != "family"
    vitals.set_influence(turn, SOURCE, home.prestige if own else home.prestige / 4, mood, home.daily_stress)


def reckoned(turn: Turn, residence: Residence) -> Residence:
    """The residence with the monthly sums of today."""
    upkeep = let = 0
    for owned in turn.all(OwnedHome):
        home = turn.content.homes[owned.home_id]
        upkeep += rules.monthly_upkeep_cents(money.in_country(turn, home.upkeep_cents), owned.value_cents)
        let += letting_cents(turn, owned) if owned.let_out else 0
    return replace(
        residence,
        living_cents=rules.household_cents(
            money.in_country(turn, rules.LIVING_CENTS), residence.adults, residence.children
        ),
        upkeep_cents=upkeep,
        let_cents=let,
    )


def letting_cents(turn: Turn, owned: OwnedHome) -> int:
    """What tenants of this home bring a month."""
    home = turn.content.homes[owned.home_id]
    rent = money.in_country(turn, home.rent_cents) or owned.value_cents * rules.RENT_TO_VALUE_PER_MILLE // 1000
    return rent * rules.LET_PERCENT // 100


def leave(turn: Turn, with_deposit: bool = True) -> Residence:
    """Give up what is lived in; a deposit comes back. Returns the residence without a home."""
    residence = api.held(turn)
    if with_deposit:
        money.change(turn, residence.deposit_cents, "deposit")
    return replace(
        residence,
        home_id="",
        rent_cents=0,
        deposit_cents=0,
        unpaid_months=0,
        came_back=False,
        since_minute=turn.minute,
    )


def rent(turn: Turn, home_id: str, rent_cents: int, deposit_cents: int) -> None:
    """Move into a rented home; what comes back of the old one counts for the new deposit. Raises
    Refused("not_enough_money") for it."""
    left = leave(turn)
    money.pay(turn, deposit_cents, "deposit")
    residence = replace(left, status="rented", home_id=home_id, rent_cents=rent_cents, deposit_cents=deposit_cents)
    settle_in(turn, residence)
    turn.announce(api.MovedIn(home_id, owned=False))


def rent_first_room(turn: Turn, telling_id: str) -> None:
    """The room that is always to be had: nobody asks for a deposit."""
    home = rules.home_of_role(turn.content, "first")
    rent(turn, home.id, money.in_country(turn, home.rent_cents), 0)
    api.tell(turn, "home", telling_id, home=home.name)


def move_into_own(turn: Turn, home_id: str) -> None:
    """Live in a home of one's own."""
    settle_in(turn, replace(leave(turn), status="owned", home_id=home_id))
    turn.announce(api.MovedIn(home_id, owned=True))


def go_to_family(turn: Turn, with_deposit: bool = True) -> None:
    """Live with the family again, as an adult."""
    left = leave(turn, with_deposit)
    settle_in(turn, replace(left, status="family", home_id=left.family_home_id, came_back=True))
    api.tell(turn, "home", "back_to_family", home="the family home")


def lose_home(turn: Turn) -> None:
    """Put out, without a deposit: to the family while there is one, else to the street."""
    turn.announce(api.Evicted(api.home_id(turn)))
    if api.held(turn).family_home_is_open:
        go_to_family(turn, with_deposit=False)
        return
    street = rules.home_of_role(turn.content, "street")
    settle_in(turn, replace(leave(turn, with_deposit=False), status="homeless", home_id=street.id))
    api.tell(turn, "home", "on_the_street")


def move_between(turn: Turn, role: str, status: str, telling_id: str) -> None:
    """On the way up from the street: the shelter, and supported housing."""
    home = rules.home_of_role(turn.content, role)
    settle_in(turn, replace(leave(turn), status=status, home_id=home.id))
    api.tell(turn, "home", telling_id, home=home.name)
    if status == "rented":
        turn.announce(api.MovedIn(home.id, owned=False))


def sell(turn: Turn, owned: OwnedHome, price_cents: int) -> int:
    """Sell a home, pay the agents and the mortgage; returns what the mortgage took.

    Raises Refused("not_enough_money") when price and cash do not cover the mortgage.
    """
    costs = price_cents * rules.SELLING_PERCENT // 100
    money.change(turn, price_cents - costs, "home sold")
    mortgage = settled(turn, owned)
    turn.remove(OwnedHome, owned.home_id)
    turn.announce(api.HomeSold(owned.home_id, price_cents))
    return mortgage


def settled(turn: Turn, owned: OwnedHome) -> int:
    """Pay off what is left of the mortgage of a home; one that is paid off already is no matter."""
    if not owned.loan_id:
        return 0
    try:
        return money.settle(turn, owned.loan_id)
    except Refused as refusal:
        if refusal.code != "not_found":
            raise
        return 0
