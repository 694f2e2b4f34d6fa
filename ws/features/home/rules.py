"""Decisions about homes: what they cost, how they wear, who lets them to whom."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from ws.content.schemas import Content
from ws.content.schemas.home import Home
from ws.engine.clock import MINUTES_PER_DAY
from ws.features.home.records import OwnedHome
from ws.kernel.errors import Refused
from ws.kernel.rolls import Rolls

WHOLE: Final = 1_000_000
"""Perfect condition."""
ADULT: Final = 18
MOVES_OUT: Final = 24
STAYS_LONGEST: Final = 30
"""Who earns nothing and has not six rents stays with the family a while longer."""
"""When a life that decides nothing leaves its family: the median age at which young people of the
United States leave is about 24 (Dey and Pierret, Monthly Labor Review, 2014)."""

LIVING_CENTS: Final = 76_000
"""A month of food (340 dollars), clothes (60), getting about without a vehicle of one's own (160), light
and telephone (120) and what else a body needs (80). After the Consumer Expenditure Survey 2022 of the
Bureau of Labor Statistics, per person: food 12.8, transport 16.8 and clothes 2.7 per cent of 72,967
dollars a year for 2.4 people; vehicles are paid apart, and somebody alone eats a little dearer."""
ADULT_MORE_PERCENT: Final = 50
CHILD_MORE_PERCENT: Final = 30
"""What each further adult and each child add to the needs of somebody alone: the OECD-modified equivalence scale
(Hagenaars, de Vos and Zaidi 1994), whose limit of 14 years is taken for 18 here."""
GIVEN_PERCENT: Final = 60
"""Of what others in the household earn so much, at the most, goes into it: the rest is tax and pocket money."""
COMFORT_FROM_CENTS: Final = 200_000
COMFORT_PERCENT: Final = 44
"""Of pay beyond COMFORT_FROM_CENTS so much is lived on besides: in the same survey spending rises by
about two thirds of what income after tax rises by; the rest is chosen so that somebody with a
median pay keeps about a tenth (personal saving rate 2000 to 2023: 3 to 8 per cent, a few years apart;
Bureau of Economic Analysis)."""
CUSHION_MONTHS: Final = 2
PLENTY_FROM_CENTS: Final = 10_000_000
PLENTY_PER_MILLE: Final = 50
"""A year, of what is owned beyond PLENTY_FROM_CENTS in money and funds, is lived on besides: estimates
of what people spend of an additional dollar of wealth lie between 3 and 8 cents a year (Case, Quigley and
Shiller 2005; Carroll, Otsuka and Slacalek 2011), and the old draw down about 4 (Bengen 1994)."""
SHELTERED_PERCENT: Final = 30
"""Of the living costs that the street and the shelter leave."""
TAX_PER_MILLE: Final = 10
"""Property tax a year: about 0.9 to 1.1 per cent of the value (Tax Foundation, 2023)."""
CLOSING_PERCENT: Final = 3
SELLING_PERCENT: Final = 6
"""What a purchase and a sale cost besides: fees, title and agents, usual shares in the United States."""
LEAST_DOWN_PERCENT: Final = 10
LET_PERCENT: Final = 85
"""What is left of a rent after months without a tenant and the agency."""
RENT_TO_VALUE_PER_MILLE: Final = 4
"""Rent a month of a home that has only a price."""
SUPPORTED_PERCENT: Final = 30
"""Of pay, as rent in supported housing (HUD, Housing Choice Voucher)."""
RENT_SHARE_PERCENT: Final = 50
"""Landlords let nothing that takes more of the pay."""
RENTS_AHEAD: Final = 12
"""... unless there is cash for so many rents."""
SAVED_RENTS: Final = 3
"""A tenant who has put so many rents aside is not put out: the court takes them instead."""
EVICTED_AFTER: Final = 4
FORECLOSED_AFTER: Final = 12
"""Unpaid months: an eviction takes three to four months from the first missed rent, a foreclosure
cannot begin before 120 days of arrears (Regulation X, 12 CFR 1024.41) and takes months more."""
FORCED_PERCENT: Final = 80
"""Of its worth, at a forced sale."""
SHELTER_CHANCE: Final = 0.45
"""A month, that somebody without a roof gets a bed."""
SHELTER_MONTHS: Final = 2
SUPPORTED_MONTHS: Final = 6
"""After so many in the shelter: a room of one's own for who can pay it, supported housing for who can not."""
RENOVATION_PERCENT: Final = 12
"""Of the price, for what is worn out altogether."""
RENOVATED_FROM: Final = 950_000
DRIFT_PER_MILLE: Final = (-65, 75)
"""What a value gains or loses in a year, evenly: on average half a per cent beyond all other prices
(Shiller, Irrational Exuberance, real home prices 1890 to 2014)."""


def home_of_role(content: Content, role: str) -> Home:
    """The home the game itself leads to."""
    return next(home for home in content.homes.values() if home.role == role)


def family_home(content: Content, rolls: Rolls) -> str:
    """Where the family of a newborn lives."""
    chosen = rolls.choose("home.family", content.homes.values(), lambda h: h.id, lambda h: h.family_weight)
    if chosen is None:
        raise RuntimeError("no family lives anywhere")
    return chosen.id


def affordable_home(content: Content, rents: dict[str, int], pay_cents: int) -> str:
    """Id of the dearest home to rent for a third of the pay; the first room of one's own when there is none."""
    first = home_of_role(content, "first")
    fitting = [(rent, home_id) for home_id, rent in rents.items() if 0 < rent <= pay_cents // 3]
    return max((rents[first.id], first.id), *fitting)[1] if fitting else first.id


def condition_at(condition: int, since_minute: int, minute: int, lasts_months: int) -> int:
    """Millionths: from whole to nothing in `lasts_months`, evenly; 0 months is for ever."""
    if not lasts_months:
        return condition
    return max(0, condition - (minute - since_minute) * WHOLE // (lasts_months * MINUTES_PER_DAY))


def worth_cents(value_cents: int, condition: int) -> int:
    """What a home sells for: a ruin still has its ground, at 60 per cent."""
    return value_cents * (60 * WHOLE + 40 * condition) // (100 * WHOLE)


def owned_condition(held: OwnedHome, home: Home, minute: int) -> int:
    """Of an owned home, in millionths."""
    return condition_at(held.condition_millionths, held.condition_minute, minute, home.lasts_months)


def comfort(condition: int) -> float:
    """How much of its mood a home gives: half when it is worn out."""
    return 0.5 + condition / WHOLE / 2


def renovation_cents(value_cents: int, condition: int) -> int:
    """What it costs to make it whole again."""
    return value_cents * RENOVATION_PERCENT * (WHOLE - condition) // (100 * WHOLE)


def monthly_upkeep_cents(upkeep_cents: int, value_cents: int) -> int:
    """Upkeep and property tax of one home."""
    return upkeep_cents + value_cents * TAX_PER_MILLE // 12_000


def household_cents(living_cents: int, adults: int, children: int) -> int:
    """What a month takes to live on for so many, from what it takes for one."""
    return living_cents * (100 + ADULT_MORE_PERCENT * (adults - 1) + CHILD_MORE_PERCENT * children) // 100


def others_part_cents(due_cents: int, pay_cents: int, others_pay_cents: int) -> int:
    """What the others of a household give towards something due: by what each earns, and never more than
    GIVEN_PERCENT of what they do."""
    if not others_pay_cents:
        return 0
    part = due_cents * others_pay_cents // (max(0, pay_cents) + others_pay_cents)
    return min(part, others_pay_cents * GIVEN_PERCENT // 100)


def affordable_cents(wanted_cents: int, base_cents: int, cash_cents: int) -> int:
    """Of comfort and plenty, what there is cash for beyond CUSHION_MONTHS of what a body needs: nobody
    goes into debt for them."""
    return max(0, min(wanted_cents, cash_cents - CUSHION_MONTHS * base_cents))


def comfort_cents(pay_cents: int, comfort_from_cents: int) -> int:
    """What a month is lived on of higher pay, besides what a body needs."""
    return max(0, pay_cents - comfort_from_cents) * COMFORT_PERCENT // 100


def plenty_cents(worth_cents: int, plenty_from_cents: int) -> int:
    """What a month is lived on of what has been put together."""
    return max(0, worth_cents - plenty_from_cents) * PLENTY_PER_MILLE // 12_000


def drifted(held: OwnedHome, rolls: Rolls) -> int:
    """The value after another year."""
    low, high = DRIFT_PER_MILLE
    return max(1, held.value_cents * (1000 + rolls.between(low, high, "home.value", held.home_id)) // 1000)


def check_rent(home: Home, rent_cents: int, pay_cents: int, cash_cents: int) -> None:
    """Whether a landlord says yes. Raises Refused. The first room of one's own asks for nothing."""
    if not home.rent_cents:
        raise Refused("not_allowed", f"Nobody lets {home.name}.", home_id=home.id)
    if home.role == "first":
        return
    if rent_cents * 100 > pay_cents * RENT_SHARE_PERCENT and cash_cents < rent_cents * RENTS_AHEAD:
        raise Refused(
            "not_allowed",
            "The landlord wants to see a pay of twice the rent, or a year's rent in the bank.",
            home_id=home.id,
            rent_cents=rent_cents,
        )


def deposit_cents(home: Home, rent_cents: int) -> int:
    """What a landlord keeps until one moves out: a month, and nothing for the first room of one's own."""
    return 0 if home.role == "first" else rent_cents


def check_purchase(home: Home, price_cents: int, down_cents: int, months: int) -> None:
    """Whether a home can be bought so. Raises Refused."""
    if not home.price_cents:
        raise Refused("not_allowed", f"Nobody sells {home.name}.", home_id=home.id)
    least = price_cents * LEAST_DOWN_PERCENT // 100
    if down_cents < least:
        raise Refused("not_allowed", "The bank asks for a tenth of the price in cash.", needed=least)
    if down_cents > price_cents:
        raise Refused("not_allowed", "That is more than the price.", price_cents=price_cents)
    if down_cents < price_cents and not months:
        raise Refused("not_allowed", "Say in how many months the mortgage is paid off, 60 to 360.")
    if down_cents < price_cents and months < 60:
        raise Refused("not_allowed", "A mortgage runs for 60 months at the least.", months=months)


def moves_out(age: int, pay_cents: int, cash_cents: int, rent_cents: int) -> bool:
    """Whether somebody who lives with the family without having chosen it leaves this year."""
    can_pay = pay_cents > 0 or cash_cents >= 6 * rent_cents
    return age >= STAYS_LONGEST or (age >= MOVES_OUT and can_pay)


def is_behind(due_cents: int, cash_cents: int, is_overdue: bool) -> bool:
    """Whether this month's housing stays unpaid: `cash_cents`, before it was due, did not suffice, and
    afterwards something is overdue. What a credit line pays is paid."""
    return is_overdue and cash_cents < due_cents


def best_owned(homes: Iterable[OwnedHome], but: str = "") -> OwnedHome | None:
    """The one somebody would move to: the dearest that is not let."""
    free = [held for held in homes if held.home_id != but and not held.let_out]
    return max(free, key=lambda held: (held.value_cents, held.home_id), default=None)


def money_text(cents: int) -> str:
    """An amount as it is told."""
    return f"${cents // 100:,}" if cents else "nothing"


def yours(name: str) -> str:
    """ "a used car" as "your used car"."""
    first, _, rest = name.partition(" ")
    return f"your {rest if first in ('a', 'an', 'the', 'some') else name}"
