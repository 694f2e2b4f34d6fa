"""What the client sees of the romance."""

from __future__ import annotations

from ws.content.schemas import Content
from ws.features.romance.records import Affair, Bond
from ws.kernel.state import Reader


def romance(reader: Reader, content: Content) -> dict[str, object] | None:
    """Who is what to the life; None while there was never anybody. How it is between two is asked for."""
    bonds = list(reader.all(Bond))
    if not bonds:
        return None
    return {
        "bonds": {held.person_id: _bond(held) for held in bonds},
        "affairs": [_affair(each) for each in reader.all(Affair) if each.by_player or each.known_minute is not None],
    }


def _bond(held: Bond) -> dict[str, object]:
    return {
        "person_id": held.person_id,
        "stage": held.stage,
        "since_minute": held.since_minute,
        "lives_together": held.lives_together,
        "engaged_minute": held.engaged_minute,
        "married_minute": held.married_minute,
        "times_married": held.times_married,
        "quarrel": held.quarrel,
        "chapters": held.chapters,
    }


def _affair(held: Affair) -> dict[str, object]:
    """The other one's are not told before they come out."""
    return {
        "person_id": held.person_id,
        "by_player": held.by_player,
        "with_person_id": held.with_person_id,
        "minute": held.minute,
        "known_minute": held.known_minute,
        "forgiven_minute": held.forgiven_minute,
    }
