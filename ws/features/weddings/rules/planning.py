"""What a plan costs, and what stands against it."""

from __future__ import annotations

from typing import Final

import msgspec

from ws.content.schemas import Content, WeddingExtra, WeddingPlace, WeddingStyle
from ws.engine.clock import MINUTES_PER_DAY
from ws.features.people.records import Person
from ws.features.weddings.records import Wedding
from ws.kernel.errors import Refused

REGISTRY: Final = "registry_office"
PLAIN_STYLE: Final = "plain_and_simple"
MOST_DAYS: Final = 24
"""Nobody plans further ahead: game days, two years."""
DEPOSIT_PERCENT: Final = 30
THEIR_PERCENT: Final = 50
"""What the other one pays who earns."""
LATE_DAYS: Final = 2
"""From so many days before on nothing of the deposit comes back."""
BACK_PERCENT: Final = 50
"""What comes back of it before."""
ONE_OF: Final = frozenset({"music", "cake"})
MOST_POSTPONED: Final = 6
EARNING: Final = frozenset({"work", "retired"})


class Chosen(msgspec.Struct, frozen=True):
    """What the content knows of a plan."""

    place: WeddingPlace
    style: WeddingStyle
    extras: tuple[WeddingExtra, ...]


def chosen(content: Content, place_id: str, style_id: str, extras: tuple[str, ...]) -> Chosen:
    """Raises Refused("not_found") for ids that the content does not know."""
    place, style = content.wedding_places.get(place_id), content.wedding_styles.get(style_id)
    if place is None:
        raise Refused("not_found", "There is no such place.", place_id=place_id)
    if style is None:
        raise Refused("not_found", "There is no such style.", style_id=style_id)
    found = []
    for name in extras:
        extra = content.wedding_extras.get(name)
        if extra is None:
            raise Refused("not_found", "There is no such extra.", extra_id=name)
        found.append(extra)
    return Chosen(place, style, tuple(found))


def why_not(what: Chosen, guests: int, day: int, today: int) -> str:
    """Why a plan can not be; "" when it can."""
    place, setting = what.place, what.place.setting
    if day < today + place.lead_days:
        return f"This place must be booked {place.lead_days} months ahead."
    if day > today + MOST_DAYS:
        return "Nobody takes bookings for more than two years ahead."
    if guests > place.seats:
        return f"There is room for {place.seats} guests, and you have asked {guests}."
    if what.style.settings and setting not in what.style.settings:
        return "This style needs another place."
    if any(extra.settings and setting not in extra.settings for extra in what.extras):
        return "Not everything you ordered is possible there."
    kinds = [extra.kind for extra in what.extras if extra.kind in ONE_OF]
    if len(set(kinds)) < len(kinds):
        return "One band, and one cake, are enough for any wedding."
    return ""


def lines(what: Chosen, guests: int) -> tuple[tuple[str, int], ...]:
    """What each part costs, in cents of the United States; the two eat, too."""
    mouths = guests + 2
    found = [
        ("place", what.place.cost_cents),
        ("guests", what.place.guest_cents * guests),
        ("style", what.style.cost_cents + what.style.guest_cents * mouths),
    ]
    found += [(extra.id, extra.cost_cents + extra.guest_cents * mouths) for extra in what.extras]
    return tuple(found)


def own_cents(total_cents: int, partner: Person) -> int:
    """The player's share."""
    return total_cents - total_cents * THEIR_PERCENT // 100 if partner.doing in EARNING else total_cents


def deposit_cents(own: int) -> int:
    """What is paid when the day is set."""
    return own * DEPOSIT_PERCENT // 100


def returned_cents(plan: Wedding, today: int) -> int:
    """What comes back when it is cancelled today."""
    return 0 if plan.day - today <= LATE_DAYS else plan.paid_cents * BACK_PERCENT // 100


def begins(day: int, hour: int) -> int:
    """The game minute of the wedding."""
    return day * MINUTES_PER_DAY + hour * 60
