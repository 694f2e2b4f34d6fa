"""What the client sees of the home."""

from __future__ import annotations

from ws.content.schemas import Content
from ws.features.home import rules
from ws.features.home.records import OwnedHome, Residence
from ws.kernel.state import Reader


def home(reader: Reader, content: Content) -> dict[str, object] | None:
    """Where the life lives and what it owns; conditions are as of `condition_minute`."""
    held = reader.find(Residence)
    if held is None:
        return None
    found = content.homes.get(held.home_id)
    return {
        "status": held.status,
        "home_id": held.home_id,
        "name": found.name if found is not None else "",
        "slots": found.slots if found is not None else 0,
        "since_minute": held.since_minute,
        "rent_cents": held.rent_cents,
        "deposit_cents": held.deposit_cents,
        "upkeep_cents": held.upkeep_cents,
        "let_cents": held.let_cents,
        "unpaid_months": held.unpaid_months,
        "family_home_is_open": held.family_home_is_open,
        "owned": [_owned(owned, content) for owned in reader.all(OwnedHome)],
    }


def _owned(owned: OwnedHome, content: Content) -> dict[str, object]:
    found = content.homes.get(owned.home_id)
    return {
        "home_id": owned.home_id,
        "name": found.name if found is not None else "",
        "bought_minute": owned.bought_minute,
        "price_cents": owned.price_cents,
        "value_cents": owned.value_cents,
        "condition": owned.condition_millionths / rules.WHOLE,
        "condition_minute": owned.condition_minute,
        "mortgaged": bool(owned.loan_id),
        "let_out": owned.let_out,
    }
