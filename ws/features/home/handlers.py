"""Renting, buying, selling and changing homes."""

from __future__ import annotations

from msgspec.structs import replace

from ws.content.schemas.home import Home
from ws.engine.turn import Turn
from ws.features.careers import api as careers
from ws.features.home import api, moving, rules
from ws.features.home.messages import (
    BuyHome,
    FamilyChosen,
    HomePurchaseChosen,
    HomeRentChosen,
    HomeRented,
    HomeSaleChosen,
    HomeWasBought,
    HomeWasSold,
    LetOut,
    LetOutHome,
    LettingChosen,
    MoveBackToFamily,
    MoveChosen,
    Moved,
    MovedBack,
    MoveHome,
    Renovated,
    RenovateHome,
    RenovationChosen,
    RentHome,
    SellHome,
)
from ws.features.home.records import OwnedHome
from ws.features.law import api as law
from ws.features.money import api as money
from ws.kernel.errors import Refused


def rent_home(turn: Turn, request: RentHome) -> HomeRented:
    """Rent it and move in."""
    home = _found(turn, request.home_id)
    _check_free(turn)
    residence = api.held(turn)
    if residence.status == "rented" and residence.home_id == home.id:
        raise Refused("conflict", "You live there already.", home_id=home.id)
    rent_cents = money.in_country(turn, home.rent_cents)
    rules.check_rent(home, rent_cents, careers.monthly_pay_cents(turn), money.cents(turn))
    turn.perform(HomeRentChosen(home.id, rent_cents))
    return HomeRented(home_id=home.id, rent_cents=rent_cents, deposit_cents=api.held(turn).deposit_cents)


def rented(turn: Turn, deed: HomeRentChosen) -> None:
    """How the recorded choice changes the life."""
    deposit_cents = rules.deposit_cents(turn.content.homes[deed.home_id], deed.rent_cents)
    moving.rent(turn, deed.home_id, deed.rent_cents, deposit_cents)


def buy_home(turn: Turn, request: BuyHome) -> HomeWasBought:
    """Buy it; who does not own the home lived in moves in at once."""
    home = _found(turn, request.home_id)
    _check_free(turn)
    if turn.find(OwnedHome, home.id) is not None:
        raise Refused("conflict", "It is yours already.", home_id=home.id)
    price = money.in_country(turn, home.price_cents)
    rules.check_purchase(home, price, request.down_payment_cents, request.months)
    moved = api.held(turn).status != "owned"
    turn.perform(HomePurchaseChosen(home.id, price, request.down_payment_cents, request.months))
    return HomeWasBought(
        home_id=home.id,
        price_cents=price,
        costs_cents=price * rules.CLOSING_PERCENT // 100,
        mortgage_cents=price - request.down_payment_cents,
        moved=moved,
    )


def bought(turn: Turn, deed: HomePurchaseChosen) -> None:
    """How the recorded choice changes the life."""
    costs = deed.price_cents * rules.CLOSING_PERCENT // 100
    money.pay(turn, deed.down_payment_cents + costs, "home")
    mortgage = deed.price_cents - deed.down_payment_cents
    loan_id = money.borrow(turn, "mortgage", mortgage, deed.months) if mortgage else ""
    turn.put(
        OwnedHome(
            home_id=deed.home_id,
            bought_minute=turn.minute,
            price_cents=deed.price_cents,
            value_cents=deed.price_cents,
            condition_millionths=rules.WHOLE,
            condition_minute=turn.minute,
            loan_id=loan_id,
        )
    )
    home = turn.content.homes[deed.home_id]
    turn.announce(api.HomeBought(home.id, deed.price_cents))
    api.tell(turn, "home", "home_bought", home=home.name, price=rules.money_text(deed.price_cents))
    if api.held(turn).status == "owned":
        moving.settle_in(turn, api.held(turn))
    else:
        moving.move_into_own(turn, home.id)


def sell_home(turn: Turn, request: SellHome) -> HomeWasSold:
    """Sell one of one's own homes. Who lived in it moves to another one, or rents a room."""
    turn.living()
    owned = _owned(turn, request.home_id)
    price = api.worth_of(turn, owned)
    mortgage = turn.perform(HomeSaleChosen(owned.home_id, price))
    return HomeWasSold(
        home_id=owned.home_id,
        price_cents=price,
        costs_cents=price * rules.SELLING_PERCENT // 100,
        mortgage_cents=mortgage if isinstance(mortgage, int) else 0,
        lives_in=api.home_id(turn),
    )


def sold(turn: Turn, deed: HomeSaleChosen) -> int:
    """How the recorded choice changes the life; gives what the mortgage took."""
    mortgage = moving.sell(turn, turn.get(OwnedHome, deed.home_id), deed.price_cents)
    home = turn.content.homes[deed.home_id]
    api.tell(turn, "home", "home_sold", home=rules.yours(home.name), price=rules.money_text(deed.price_cents))
    residence = api.held(turn)
    if residence.status != "owned" or residence.home_id != home.id:
        moving.settle_in(turn, residence)
        return mortgage
    other = rules.best_owned(turn.all(OwnedHome))
    if other is not None:
        moving.move_into_own(turn, other.home_id)
    else:
        room = rules.home_of_role(turn.content, "first")
        moving.rent(turn, room.id, money.in_country(turn, room.rent_cents), 0)
    return mortgage


def move_home(turn: Turn, request: MoveHome) -> Moved:
    """Move into a home of one's own."""
    turn.living()
    owned = _owned(turn, request.home_id)
    _check_free(turn)
    residence = api.held(turn)
    if residence.status == "owned" and residence.home_id == owned.home_id:
        raise Refused("conflict", "You live there already.", home_id=owned.home_id)
    if owned.let_out:
        raise Refused("not_allowed", "Tenants live there. End the letting first.", home_id=owned.home_id)
    turn.perform(MoveChosen(owned.home_id))
    return Moved(home_id=owned.home_id)


def moved(turn: Turn, deed: MoveChosen) -> None:
    """How the recorded choice changes the life."""
    moving.move_into_own(turn, deed.home_id)


def renovate_home(turn: Turn, request: RenovateHome) -> Renovated:
    """Make it whole again, for what is worn."""
    turn.living()
    owned = _owned(turn, request.home_id or api.home_id(turn))
    home = turn.content.homes[owned.home_id]
    condition = rules.owned_condition(owned, home, turn.minute)
    if condition > rules.RENOVATED_FROM:
        raise Refused("not_allowed", "It is in fine shape. Let it get a few scratches first.", home_id=home.id)
    cost = rules.renovation_cents(owned.value_cents, condition)
    turn.perform(RenovationChosen(home.id, cost))
    return Renovated(home_id=home.id, cost_cents=cost)


def renovated(turn: Turn, deed: RenovationChosen) -> None:
    """How the recorded choice changes the life."""
    money.pay(turn, deed.cost_cents, "renovation")
    owned = turn.get(OwnedHome, deed.home_id)
    turn.put(replace(owned, condition_millionths=rules.WHOLE, condition_minute=turn.minute))
    home = turn.content.homes[deed.home_id]
    api.tell(turn, "home", "home_renovated", home=rules.yours(home.name), price=rules.money_text(deed.cost_cents))
    moving.feel(turn)


def let_out_home(turn: Turn, request: LetOutHome) -> LetOut:
    """Let a home of one's own in which one does not live, or end that."""
    turn.living()
    owned = _owned(turn, request.home_id)
    residence = api.held(turn)
    if owned.let_out == request.let_out:
        raise Refused("conflict", "It is so already.", home_id=owned.home_id)
    if request.let_out and residence.status == "owned" and residence.home_id == owned.home_id:
        raise Refused("not_allowed", "You live there yourself.", home_id=owned.home_id)
    turn.perform(LettingChosen(owned.home_id, request.let_out))
    rent_cents = moving.letting_cents(turn, owned)
    return LetOut(home_id=owned.home_id, let_out=request.let_out, rent_cents=rent_cents)


def let(turn: Turn, deed: LettingChosen) -> None:
    """How the recorded choice changes the life."""
    turn.put(replace(turn.get(OwnedHome, deed.home_id), let_out=deed.let_out))
    turn.put(moving.reckoned(turn, api.held(turn)))


def move_back_to_family(turn: Turn, request: MoveBackToFamily) -> MovedBack:
    """Live with the family again, while one of those who raised the life still keeps the home."""
    _check_free(turn)
    residence = api.held(turn)
    if residence.status == "family":
        raise Refused("conflict", "You live with your family already.")
    if not residence.family_home_is_open:
        raise Refused("not_allowed", "There is no family home to go back to any more.")
    turn.perform(FamilyChosen())
    return MovedBack(home_id=api.home_id(turn))


def back_with_family(turn: Turn, deed: FamilyChosen) -> None:
    """How the recorded choice changes the life."""
    moving.go_to_family(turn)


def _found(turn: Turn, home_id: str) -> Home:
    turn.living()
    home = turn.content.homes.get(home_id)
    if home is None or home.role in ("shelter", "street", "supported"):
        raise Refused("not_found", "There is no such home on the market.", home_id=home_id)
    return home


def _owned(turn: Turn, home_id: str) -> OwnedHome:
    owned = turn.find(OwnedHome, home_id)
    if owned is None:
        raise Refused("not_found", "You do not own such a home.", home_id=home_id)
    return owned


def _check_free(turn: Turn) -> None:
    """Only the grown and free decide where they live."""
    turn.living()
    if turn.age() < rules.ADULT:
        raise Refused("not_allowed", f"Nobody signs with you before you are {rules.ADULT}.", min_age=rules.ADULT)
    if law.is_in_prison(turn):
        raise Refused("not_allowed", "Not from a cell. This has to wait until you are out.")
