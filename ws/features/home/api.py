"""The door of the home."""

from __future__ import annotations

from msgspec.structs import replace

from ws.engine.turn import Turn
from ws.features.careers import api as careers
from ws.features.home import moving, rules
from ws.features.home.records import OwnedHome, Residence
from ws.features.money import api as money
from ws.kernel.errors import Refused
from ws.kernel.facts import Fact
from ws.kernel.prose import fill


class MovedIn(Fact, frozen=True):
    """A home was moved into."""

    home_id: str
    owned: bool


class HomeBought(Fact, frozen=True):
    """A home was bought."""

    home_id: str
    cents: int


class HomeSold(Fact, frozen=True):
    """A home was sold, by choice or by the bank."""

    home_id: str
    cents: int


class Evicted(Fact, frozen=True):
    """The life was put out of its home for unpaid rent, or lost it to the bank."""

    home_id: str


def held(turn: Turn) -> Residence:
    """Where the life lives; a small child's is not known yet."""
    return turn.find(Residence) or Residence()


def home_id(turn: Turn) -> str:
    """Id of the home lived in; "" before the first birthday and in prison for long."""
    return held(turn).home_id


def is_homeless(turn: Turn) -> bool:
    """Whether the life sleeps on the street or in the shelter."""
    return held(turn).status == "homeless"


def lives_with_family(turn: Turn) -> bool:
    """Whether the family's roof is over the life."""
    return held(turn).status == "family"


def begin_grown(turn: Turn, pay_cents: int, with_family: bool, family_home_is_open: bool) -> None:
    """Give somebody who begins at an age a roof: the family's, or the best room that a third of the pay rents."""
    family_home_id = rules.family_home(turn.content, turn.rolls())
    known = Residence(
        family_home_id=family_home_id, family_home_is_open=family_home_is_open, since_minute=turn.minute
    )
    if with_family and family_home_is_open:
        came_back = turn.age() >= rules.ADULT
        moving.settle_in(turn, replace(known, home_id=family_home_id, came_back=came_back))
        return
    rents = {home.id: money.in_country(turn, home.rent_cents) for home in turn.content.homes.values()}
    home_id = rules.affordable_home(turn.content, rents, pay_cents)
    moving.settle_in(turn, replace(known, status="rented", home_id=home_id, rent_cents=rents[home_id]))


def owns_home(turn: Turn) -> bool:
    """Whether at least one home belongs to the life."""
    return next(turn.all(OwnedHome), None) is not None


def slots(turn: Turn) -> int:
    """How much room there is for belongings; a family makes some."""
    residence = held(turn)
    home = turn.content.homes.get(residence.home_id)
    if home is None:
        return 12
    return max(12, home.slots // 3) if residence.status == "family" else home.slots


def worth_cents(turn: Turn) -> int:
    """What the homes owned would sell for."""
    return sum(worth_of(turn, owned) for owned in turn.all(OwnedHome))


def worth_of(turn: Turn, owned: OwnedHome) -> int:
    """What one of them would sell for."""
    home = turn.content.homes.get(owned.home_id)
    lasts_months = home.lasts_months if home is not None else 0
    condition = rules.condition_at(owned.condition_millionths, owned.condition_minute, turn.minute, lasts_months)
    return rules.worth_cents(owned.value_cents, condition)


def set_household(turn: Turn, adults: int, children: int, others_pay_cents: int) -> None:
    """Say who lives with the life: `adults` with itself among them, at least 1, `children` under 18, and what the
    others earn a month before tax, in cents. What a month costs is reckoned by it from now on."""
    residence = held(turn)
    said = replace(
        residence,
        adults=max(1, adults),
        children=max(0, children),
        others_pay_cents=max(0, others_pay_cents),
    )
    if said != residence:
        turn.put(moving.reckoned(turn, said))


def share_home(turn: Turn, pay_cents: int) -> str:
    """Move into a home rented together, for who has none to share: the best one that a third of what all
    earn (`pay_cents` a month) rents. Returns its id. Nobody asks for a deposit that is not there."""
    rents = {home.id: money.in_country(turn, home.rent_cents) for home in turn.content.homes.values()}
    chosen = rules.affordable_home(turn.content, rents, pay_cents)
    deposit_cents = rules.deposit_cents(turn.content.homes[chosen], rents[chosen])
    coming_back = held(turn).deposit_cents
    if money.cents(turn) + coming_back < deposit_cents:
        deposit_cents = 0
    moving.rent(turn, chosen, rents[chosen], deposit_cents)
    return chosen


def has_own(turn: Turn) -> bool:
    """Whether the life lives in a home it rents or owns, so that there is one to share."""
    return held(turn).status in ("rented", "owned")


def move_out(turn: Turn) -> str:
    """Leave what is lived in, for the best home that a third of the own pay rents; a deposit that is not there is not
    asked for. A home of one's own stays one's own. Returns the id of the home lived in now."""
    pay_cents = careers.monthly_pay_cents(turn)
    return share_home(turn, pay_cents)


def sell_off(turn: Turn, home_id: str) -> int:
    """Sell an owned home for what it is worth, its mortgage paid off, by order of a court; who lived in it moves on.
    Returns what was left of the price. Raises Refused("not_enough_money") when price and cash do not cover the
    mortgage, LookupError for one that is not owned."""
    owned = turn.get(OwnedHome, home_id)
    price_cents = worth_of(turn, owned)
    net_cents = price_cents - price_cents * rules.SELLING_PERCENT // 100
    if money.cents(turn) + net_cents < mortgage_cents(turn, owned):
        raise Refused("not_enough_money", "Price and cash do not cover the mortgage.", home_id=home_id)
    lived_in = _lives_in(turn, home_id)
    paid_off = moving.sell(turn, owned, price_cents)
    _move_on(turn, lived_in)
    return net_cents - paid_off


def hand_over(turn: Turn, home_id: str) -> None:
    """Let an owned home be somebody else's, with the mortgage on it; who lived in it moves on. Raises LookupError for
    one that is not owned."""
    owned = turn.get(OwnedHome, home_id)
    lived_in = _lives_in(turn, home_id)
    if owned.loan_id:
        money.hand_over_loan(turn, owned.loan_id)
    turn.remove(OwnedHome, home_id)
    _move_on(turn, lived_in)


def mortgage_cents(turn: Turn, owned: OwnedHome) -> int:
    """What is left of the mortgage of a home."""
    return money.loan_cents(turn, owned.loan_id)


def _lives_in(turn: Turn, home_id: str) -> bool:
    residence = held(turn)
    return residence.status == "owned" and residence.home_id == home_id


def _move_on(turn: Turn, lived_in: bool) -> None:
    other = rules.best_owned(turn.all(OwnedHome))
    if not lived_in:
        moving.settle_in(turn, held(turn))
    elif other is not None:
        moving.move_into_own(turn, other.home_id)
    else:
        move_out(turn)


def close_family_home(turn: Turn) -> None:
    """Nobody who raised the life is left: it can not live there as an adult any more."""
    residence = held(turn)
    if residence.family_home_is_open:
        turn.put(replace(residence, family_home_is_open=False))


def tell(turn: Turn, kind: str, telling_id: str, **names: object) -> None:
    """Tell something that has words in the content, in one of their wordings."""
    telling = turn.content.tellings[telling_id]
    text = turn.rolls().choose(f"telling.{telling_id}", telling.texts, str) or telling.texts[0]
    turn.tell(kind, fill(text, name=turn.life.first_name, **names), title=telling.title)


def money_text(cents: int) -> str:
    """An amount as it is told."""
    return rules.money_text(cents)


def yours(name: str) -> str:
    """A name with its article ("a used car") as the player's own ("your used car")."""
    return rules.yours(name)


def condition_at(condition: int, since_minute: int, minute: int, lasts_months: int) -> int:
    """How things wear, homes and others: millionths, evenly to nothing; 0 months is for ever."""
    return rules.condition_at(condition, since_minute, minute, lasts_months)
