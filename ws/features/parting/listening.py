"""What the parting hears of others."""

from __future__ import annotations

from msgspec.structs import replace

from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.turn import Turn
from ws.features.careers.api import Hired, LostJob, Retired
from ws.features.money import api as money
from ws.features.money.api import MoneyEarned
from ws.features.parting import dues, reading
from ws.features.parting.records import Apart, Duty, Gift, Marriage
from ws.features.people import api as people
from ws.features.people.api import (
    InteractionDone,
    PersonDied,
    PersonHired,
    PersonLostJob,
    PersonPaired,
    PersonRetired,
)
from ws.features.romance import api as romance
from ws.features.romance.api import MovedInTogether


def money_earned(turn: Turn, fact: MoneyEarned) -> None:
    """What is inherited in a marriage stays one's own."""
    if fact.reason != "inheritance":
        return
    held = _running(turn)
    if held is not None:
        turn.put(replace(held, inherited_cents=held.inherited_cents + fact.cents))


def interaction_done(turn: Turn, fact: InteractionDone) -> None:
    """Money that goes to others is noted while one is married: a court asks where it went."""
    if fact.category not in ("money", "gift"):
        return
    held = _running(turn)
    interaction = turn.content.interactions.get(fact.interaction_id)
    if held is None or interaction is None or not interaction.cost_cents or fact.person_id == held.person_id:
        return
    since = turn.minute - reading.LOOKS_BACK_MONTHS * MINUTES_PER_DAY
    kept = tuple(gift for gift in held.gifts if gift.minute >= since)
    gift = Gift(turn.minute, money.in_country(turn, interaction.cost_cents))
    turn.put(replace(held, gifts=(*kept, gift)))


def person_died(turn: Turn, fact: PersonDied) -> None:
    """Nothing is due to the dead, and nothing comes from them."""
    if turn.keyed(Duty):
        dues.person_died(turn, fact.person_id)


def person_paired(turn: Turn, fact: PersonPaired) -> None:
    """A former spouse may have married again."""
    dues.person_paired(turn, fact.person_id, fact.married)


def work_changed(turn: Turn, fact: Hired | LostJob | Retired) -> None:
    """What is owed for children follows what the player earns."""
    for held in list(turn.all(Apart)):
        person = people.find(turn, held.person_id)
        if person is not None and person.is_alive:
            dues.review(turn, person)


def their_work_changed(turn: Turn, fact: PersonHired | PersonLostJob | PersonRetired) -> None:
    """... and what the other one earns."""
    person = people.find(turn, fact.person_id) if turn.find(Apart, fact.person_id) is not None else None
    if person is not None:
        dues.review(turn, person)


def moved_in(turn: Turn, fact: MovedInTogether) -> None:
    """Two who had parted are one household again."""
    person = people.find(turn, fact.person_id) if turn.find(Apart, fact.person_id) is not None else None
    if person is not None:
        dues.one_roof(turn, person)


def _running(turn: Turn) -> Marriage | None:
    """The marriage that lasts."""
    if not turn.keyed(Marriage):
        return None
    person = romance.spouse(turn)
    return turn.find(Marriage, person.id) if person is not None else None
