"""What the client sees of the wedding."""

from __future__ import annotations

from ws.content.schemas import Content
from ws.features.weddings import offers
from ws.features.weddings.records import PastWedding, Proposal, Wedding
from ws.features.weddings.rules import asking
from ws.kernel.state import Reader


def wedding(reader: Reader, content: Content) -> dict[str, object] | None:
    """None for whoever never had to do with it."""
    plan, past = reader.find(Wedding), tuple(reader.all(PastWedding))
    asked = tuple(reader.all(Proposal))
    if plan is None and not past and not asked:
        return None
    return {
        "plan": offers.plan_entry(plan) if plan is not None else None,
        "altar": _altar(plan) if plan is not None and plan.altar_minute is not None else None,
        "past": [offers.past_entry(each) for each in past],
        "proposals": [
            {
                "person_id": each.person_id,
                "accepted": each.accepted,
                "refusals": each.refusals,
                "again_minute": None if each.accepted else asking.again_minute(each),
            }
            for each in asked
        ],
    }


def _altar(plan: Wedding) -> dict[str, object]:
    """The question, with who is looking."""
    return {
        "person_id": plan.person_id,
        "minute": plan.altar_minute,
        "deadline_minute": plan.deadline_minute,
        "default": "yes",
        "answers": ["yes", "no"],
        "last_names": ["keep", "take", "give"],
        "guest_ids": plan.came,
        "guests": len(plan.came) + plan.others_came,
        "weather": plan.weather,
    }
