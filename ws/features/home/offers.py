"""What the market offers: the answer to get_homes."""

from __future__ import annotations

from ws.content.schemas.home import Home
from ws.engine.turn import Turn
from ws.features.careers import api as careers
from ws.features.home import api, moving, rules
from ws.features.home.messages import GetHomes, HomeOffer, Homes, OwnedOffer
from ws.features.home.records import OwnedHome
from ws.features.money import api as money
from ws.kernel.errors import Refused


def get_homes(turn: Turn, request: GetHomes) -> Homes:
    """Every home that is let or sold, and what one owns."""
    turn.living()
    pay_cents = careers.monthly_pay_cents(turn)
    cash_cents = money.cents(turn)
    offers = [
        _offer(turn, home, pay_cents, cash_cents)
        for home in turn.content.homes.values()
        if home.rent_cents or home.price_cents
    ]
    return Homes(homes=tuple(offers), owned=tuple(_owned(turn, owned) for owned in turn.all(OwnedHome)))


def _offer(turn: Turn, home: Home, pay_cents: int, cash_cents: int) -> HomeOffer:
    rent_cents = money.in_country(turn, home.rent_cents)
    price_cents = money.in_country(turn, home.price_cents)
    reason = f"Nobody signs with you before you are {rules.ADULT}." if turn.age() < rules.ADULT else ""
    try:
        rules.check_rent(home, rent_cents, pay_cents, cash_cents)
    except Refused as refusal:
        reason = reason or refusal.message
    if not reason and cash_cents < rent_cents:
        reason = "There is not enough money for the deposit."
    return HomeOffer(
        id=home.id,
        name=home.name,
        text=home.text,
        place=home.place,
        size_sqm=home.size_sqm,
        slots=home.slots,
        mood=home.mood,
        daily_stress=home.daily_stress,
        prestige=home.prestige,
        rent_cents=rent_cents,
        price_cents=price_cents,
        upkeep_cents=money.in_country(turn, home.upkeep_cents),
        rentable=not reason,
        reason=reason,
        least_down_cents=price_cents * rules.LEAST_DOWN_PERCENT // 100,
        deposit_cents=rent_cents,
    )


def _owned(turn: Turn, owned: OwnedHome) -> OwnedOffer:
    home = turn.content.homes[owned.home_id]
    condition = rules.owned_condition(owned, home, turn.minute)
    return OwnedOffer(
        home_id=owned.home_id,
        worth_cents=api.worth_of(turn, owned),
        condition=condition * 100 // rules.WHOLE,
        renovation_cents=rules.renovation_cents(owned.value_cents, condition),
        let_out=owned.let_out,
        rent_cents=moving.letting_cents(turn, owned),
    )
