"""What there is to choose from, as the client is told."""

from __future__ import annotations

from ws.content.schemas import WeddingPlace
from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.turn import Turn
from ws.features.money import api as money
from ws.features.people import api as people
from ws.features.people.records import Person
from ws.features.romance import api as romance
from ws.features.weddings import messages as m
from ws.features.weddings import vowing, words
from ws.features.weddings.records import PastWedding, Wedding
from ws.features.weddings.rules import company, planning, renewing


def shown(turn: Turn) -> m.WeddingReply:
    """All of it."""
    bond = next(romance.bonds(turn, "engaged"), None)
    partner = people.find(turn, bond.person_id) if bond is not None else None
    plan = turn.find(Wedding)
    content = turn.content
    return m.WeddingReply(
        person_id=partner.id if partner is not None else None,
        plan=plan_entry(plan) if plan is not None else None,
        missing=_missing(turn, partner, plan),
        cash_cents=money.cents(turn),
        places=tuple(_place(turn, place, partner) for place in content.wedding_places.values()),
        styles=tuple(
            m.WeddingStyleOffer(
                each.id, each.name, each.text, money.in_country(turn, each.cost_cents),
                money.in_country(turn, each.guest_cents), each.settings,
            )
            for each in content.wedding_styles.values()
        ),
        extras=tuple(
            m.WeddingExtraOffer(
                each.id, each.name, each.text, each.kind, money.in_country(turn, each.cost_cents),
                money.in_country(turn, each.guest_cents), each.settings,
            )
            for each in content.wedding_extras.values()
        ),
        guests=_guests(turn, partner),
        vows=vows(turn, partner),
        past=tuple(past_entry(each) for each in turn.all(PastWedding)),
        renewal=_renewal(turn),
    )  # fmt: skip


def plan_entry(plan: Wedding) -> m.WeddingPlan:
    """A plan as it is told."""
    return m.WeddingPlan(
        person_id=plan.person_id,
        place_id=plan.place_id,
        style_id=plan.style_id,
        guest_ids=plan.guest_ids,
        other_guests=plan.other_guests,
        extras=plan.extras,
        day=plan.day,
        at=planning.begins(plan.day, plan.hour),
        total_cents=plan.total_cents,
        own_cents=plan.own_cents,
        deposit_cents=planning.deposit_cents(plan.own_cents),
        paid_cents=plan.paid_cents,
        due_cents=max(0, plan.own_cents - plan.paid_cents),
    )


def past_entry(past: PastWedding) -> m.PastWeddingEntry:
    """A wedding that was."""
    return m.PastWeddingEntry(
        past.person_id, past.kind, past.minute, past.place_id, past.style_id, past.guests, past.success,
        past.presents_cents, past.years, past.vow,
    )  # fmt: skip


def planned_text(turn: Turn, plan: Wedding, person: Person) -> str:
    """What is said when a day is set."""
    place = turn.content.wedding_places[plan.place_id].name
    return words.told(turn, "planned", person, place=place, month=words.month(turn, plan.day))


def vows(turn: Turn, person: Person | None) -> tuple[m.WeddingVowOffer, ...]:
    """What may be said to somebody; nothing to nobody."""
    spouse = person or romance.spouse(turn)
    if spouse is None:
        return ()
    offered = turn.content.wedding_vows.values()
    return tuple(m.WeddingVowOffer(vow.id, vow.tone, words.vow_text(vow, turn, spouse)) for vow in offered)


def _place(turn: Turn, place: WeddingPlace, partner: Person | None) -> m.WeddingPlaceOffer:
    cents = money.in_country(turn, place.cost_cents)
    reason = ""
    if partner is None:
        reason = "Somebody must have said yes first."
    elif planning.deposit_cents(planning.own_cents(cents, partner)) > money.cents(turn):
        reason = "There is not enough money for the deposit."
    return m.WeddingPlaceOffer(
        id=place.id,
        name=place.name,
        text=place.text,
        setting=place.setting,
        cost_cents=cents,
        guest_cents=money.in_country(turn, place.guest_cents),
        seats=place.seats,
        lead_days=place.lead_days,
        earliest_at=planning.begins(turn.minute // MINUTES_PER_DAY + place.lead_days, place.hour),
        available=not reason,
        reason=reason,
    )


def _guests(turn: Turn, partner: Person | None) -> tuple[m.WeddingGuestOffer, ...]:
    """The living of the life, the closest first."""
    found = [p for p in people.living(turn, everybody=True) if partner is None or p.id != partner.id]
    found.sort(key=lambda p: (not company.is_suggested(p), -p.affinity, p.id))
    return tuple(
        m.WeddingGuestOffer(
            person_id=person.id,
            name=f"{person.first_name} {person.last_name}",
            relation=person.relation,
            age=people.age(turn, person),
            suggested=company.is_suggested(person),
            likely=company.likely(person),
        )
        for person in found
    )


def _missing(turn: Turn, partner: Person | None, plan: Wedding | None) -> tuple[str, ...]:
    if partner is None:
        return ("Somebody must be asked, and say yes.",)
    if plan is None:
        return ("There is no day, no place and no style yet.",)
    found = []
    if not plan.guests:
        found.append("Nobody has been asked to come.")
    if not plan.extras:
        found.append("There is no music, no cake and nothing else on top. It can do without.")
    due = plan.own_cents - plan.paid_cents
    if due > money.cents(turn) + money.savings_cents(turn):
        found.append(f"On the day {words.amount(due)} will be due, and you do not have it yet.")
    return tuple(found)


def _renewal(turn: Turn) -> m.RenewalOffer | None:
    for bond in romance.bonds(turn, "married"):
        years = vowing.years_married(turn, bond.person_id)
        done = any(each.years == years and each.person_id == bond.person_id for each in turn.all(PastWedding))
        if years in renewing.ROUND and not done:
            return m.RenewalOffer(bond.person_id, years, money.in_country(turn, renewing.COST_CENTS))
    return None
