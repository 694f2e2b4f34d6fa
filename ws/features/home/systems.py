"""Misfortunes of the home."""

from __future__ import annotations

from msgspec.structs import replace

from ws.engine.turn import Turn
from ws.features.home import api, moving, rules
from ws.features.home.records import OwnedHome
from ws.features.money import api as money
from ws.features.vitals import api as vitals
from ws.kernel.prose import fill


def home_mishap(turn: Turn, argument: str) -> None:
    """Something befalls the home lived in; what the insurance leaves is to be paid."""
    mishap = turn.content.mishaps[argument]
    residence = api.held(turn)
    owned = turn.find(OwnedHome, residence.home_id) if residence.status == "owned" else None
    if residence.status not in ("rented", "owned") or (mishap.befalls == "owned_home" and owned is None):
        return
    rolls = turn.rolls()
    full = rolls.between(mishap.least_cents, mishap.most_cents, "home.mishap.bill", mishap.id)
    share = 100 - money.insured_percent(turn, mishap.insurance)
    bill = money.in_country(turn, full) * share // 100
    money.charge(turn, bill, "repairs")
    vitals.affect(turn, mishap.effects)
    home = turn.content.homes[residence.home_id]
    if owned is not None and mishap.wears_percent:
        condition = rules.owned_condition(owned, home, turn.minute)
        worn = max(0, condition - mishap.wears_percent * rules.WHOLE // 100)
        turn.put(replace(owned, condition_millionths=worn, condition_minute=turn.minute))
        moving.feel(turn)
    text = rolls.choose(f"home.mishap.text.{mishap.id}", mishap.texts, str) or mishap.texts[0]
    named = {"thing": rules.yours(home.name), "bill": rules.money_text(bill)}
    turn.tell("home", fill(text, name=turn.life.first_name, **named), title=mishap.title)
    turn.interruption = "event"
