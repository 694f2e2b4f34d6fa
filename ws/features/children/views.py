"""What the client sees of the family: section `family`."""

from __future__ import annotations

from ws.content.schemas import Content
from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.records import Life
from ws.features.careers.records import Career
from ws.features.children.records import Adoption, Child, Grandchild, Plans, Pregnancy
from ws.features.children.rules import fertility, raising
from ws.kernel.state import Reader


def family(reader: Reader, content: Content) -> dict[str, object] | None:
    """Plans, children on their way, an application, and what is kept of children and grandchildren."""
    if reader.find(Life) is None:
        return None
    plans, career = reader.find(Plans) or Plans(), reader.find(Career)
    return {
        "trying": None
        if plans.method is None
        else {"method": plans.method, "person_id": plans.person_id, "carrier": plans.carrier},
        "contraception": plans.contraception,
        "pregnancies": [_pregnancy(reader, held) for held in reader.all(Pregnancy) if held.month],
        "adoption": _adoption(reader),
        "leave_months": career.leave_months if career is not None else 0,
        "children": {child.person_id: _child(child) for child in reader.all(Child)},
        "grandchildren": {held.person_id: held.parent_id for held in reader.all(Grandchild)},
    }


def _pregnancy(reader: Reader, held: Pregnancy) -> dict[str, object]:
    days = fertility.days_of(fertility.MONTHS, reader.get(Life).days_per_year)
    return {
        "id": held.id,
        "carrier": held.carrier,
        "other_id": held.other_id,
        "month": held.month,
        "due_minute": (held.began_day + days) * MINUTES_PER_DAY,
        "babies": held.babies if held.month >= fertility.SCANNED_IN else None,
        "planned": held.planned,
        "decision": held.decision,
    }


def _adoption(reader: Reader) -> dict[str, object] | None:
    held = reader.find(Adoption)
    if held is None:
        return None
    offer = held.offer
    return {
        "age_group": held.age_group,
        "stage": held.stage,
        "closes_minute": (held.closes_day + 1) * MINUTES_PER_DAY if offer is not None else None,
        "offer": None
        if offer is None
        else {
            "first_name": offer.first_name,
            "last_name": offer.last_name,
            "sex": offer.sex,
            "age": offer.age_days // reader.get(Life).days_per_year,
            "past": offer.past,
            "interests": list(offer.interests),
        },
    }


def _child(child: Child) -> dict[str, object]:
    return {
        "other_id": child.other_id,
        "adopted": child.adopted,
        "custody": child.custody,
        "support_cents": -child.support_cents,
        "naming_until_minute": (child.named_until_day + 1) * MINUTES_PER_DAY if child.may_be_named else None,
        "style": raising.style(child.warmth, child.firmness, child.years_at_home),
        "away": child.away,
    }
