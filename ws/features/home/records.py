"""Where a life lives, and the homes it owns."""

from typing import ClassVar

from ws.kernel.records import Owner, Record, Stored


class Residence(Record, frozen=True):
    """Where the life lives, and what that takes a month. Money is at the level of the life's country."""

    status: str = "family"
    """family, rented, owned, homeless (the street or the shelter) or institution (a long prison term)"""
    home_id: str = ""
    """Id of the content; "" while nobody has looked yet where the family lives."""
    family_home_id: str = ""
    family_home_is_open: bool = True
    """Whether somebody of the family still keeps it."""
    came_back: bool = False
    """Whether an adult lives with the family by choice."""
    since_minute: int = 0
    rent_cents: int = 0
    deposit_cents: int = 0
    living_cents: int = 0
    """What food, clothes and transport cost, before what a higher pay adds."""
    upkeep_cents: int = 0
    """Upkeep and property tax of all homes owned."""
    let_cents: int = 0
    """Rent that comes in from homes that are let."""
    unpaid_months: int = 0
    adults: int = 1
    """Who shares the roof and the table, the life itself among them."""
    children: int = 0
    others_pay_cents: int = 0
    """What the others earn a month, of which they give their part."""

    STORED: ClassVar[Stored] = Stored(kind="residence", owner=Owner.LIFE)


class OwnedHome(Record, frozen=True):
    """A home that belongs to the life."""

    home_id: str
    bought_minute: int
    price_cents: int
    """What was paid, at the level of the life's country."""
    value_cents: int
    """What it would sell for in perfect condition; drifts once a year."""
    condition_millionths: int
    """At `condition_minute`; wears by `rules.condition_at`."""
    condition_minute: int
    loan_id: str = ""
    let_out: bool = False

    STORED: ClassVar[Stored] = Stored(kind="owned_home", owner=Owner.LIFE, key="home_id")
