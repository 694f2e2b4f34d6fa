"""What a life owns, besides money and homes."""

from typing import Annotated, ClassVar

import msgspec

from ws.kernel.records import Owner, Record, Stored, Table


class InventoryItem(Record, frozen=True):
    """So many of one thing. Nobody takes a row away: what is gone has a quantity of 0, and its
    minutes still say when it was bought and used last."""

    life_id: int
    item_id: Annotated[str, msgspec.Meta(max_length=48)]
    quantity: int
    condition_millionths: int
    """At `condition_minute`, the same for all of them; wears by the closed form of homes."""
    condition_minute: int
    bought_minute: int
    """The last purchase."""
    used_minute: int = -1

    STORED: ClassVar[Stored] = Stored(
        kind="inventory_item",
        owner=Owner.LIFE,
        key="item_id",
        table=Table(
            name="player_inventory",
            primary=("life_id", "item_id"),
            references=(("life_id", "lives.id"),),
            loaded=True,
        ),
    )


class OwnedVehicle(Record, frozen=True):
    """A vehicle of the life; one of each kind of content."""

    vehicle_id: str
    bought_minute: int
    price_cents: int
    condition_millionths: int
    condition_minute: int
    loan_id: str = ""

    STORED: ClassVar[Stored] = Stored(kind="owned_vehicle", owner=Owner.LIFE, key="vehicle_id")


class Possessions(Record, frozen=True):
    """What the belongings come to, so that a month need not count them."""

    slots_used: int = 0
    upkeep_cents: int = 0
    """Upkeep and liability insurance of the vehicles, a month."""
    shopping_day: int = -1
    bought_today: int = 0
    """Purchases on `shopping_day`."""

    STORED: ClassVar[Stored] = Stored(kind="possessions", owner=Owner.LIFE)


class DrivingLicence(Record, frozen=True):
    """The driving licence, and the tests on the way to it."""

    attempts: int = 0
    tested_minute: int = -1
    """The last test."""
    is_passed: bool = False

    STORED: ClassVar[Stored] = Stored(kind="driving_licence", owner=Owner.LIFE)
