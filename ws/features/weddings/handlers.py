"""Asking, planning, answering."""

from __future__ import annotations

from typing import Final

from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.records import Agenda
from ws.engine.turn import Turn
from ws.features.belongings import api as belongings
from ws.features.conversation import api as conversation
from ws.features.law import api as law
from ws.features.money import api as money
from ws.features.people import api as people
from ws.features.people.records import Person
from ws.features.romance import api as romance
from ws.features.weddings import arranging, offers, vowing
from ws.features.weddings import messages as m
from ws.features.weddings.proposing import Asked
from ws.features.weddings.records import PastWedding, Proposal, Wedding
from ws.features.weddings.rules import asking, planning, renewing
from ws.kernel.errors import Refused

_LEAST_AHEAD: Final = 1


def propose(turn: Turn, request: m.Propose) -> m.ProposalAnswer:
    """Ask for the rest of a life."""
    turn.living()
    person = romance.eligible_person(turn, request.person_id)
    _check_may_ask(turn, person)
    _check_ring(turn, request.ring_item_id)
    asked = turn.perform(m.ProposalMade(person.id, request.ring_item_id or ""))
    if not isinstance(asked, Asked):
        raise TypeError("a proposal gives an answer")
    again = None if asked.accepted else asking.again_minute(turn.get(Proposal, person.id))
    return m.ProposalAnswer(person_id=person.id, accepted=asked.accepted, text=asked.text, again_minute=again)


def get_wedding(turn: Turn, request: m.GetWedding) -> m.WeddingReply:
    """What is planned, and what there is to choose from."""
    turn.living()
    return offers.shown(turn)


def quote_wedding(turn: Turn, request: m.QuoteWedding) -> m.WeddingQuote:
    """What it would cost, down to the last candle."""
    turn.living()
    person = _engaged_to(turn, request.person_id)
    what = planning.chosen(turn.content, request.place_id, request.style_id, request.extras)
    _check_guests(turn, person, request.guest_ids)
    guests = arranging.seated(turn, request.guest_ids, request.other_guests)
    costs = arranging.cost(turn, what, guests, person)
    today = turn.minute // MINUTES_PER_DAY
    reason = planning.why_not(what, guests, request.at // MINUTES_PER_DAY, today)
    held = turn.find(Wedding)
    if not reason and costs.deposit_cents - (held.paid_cents if held is not None else 0) > money.cents(turn):
        reason = "There is not enough money for the deposit."
    return m.WeddingQuote(
        lines=tuple(m.WeddingCostLine(name, cents) for name, cents in costs.lines),
        total_cents=costs.total_cents,
        own_cents=costs.own_cents,
        deposit_cents=costs.deposit_cents,
        available=not reason,
        reason=reason,
    )


def plan_wedding(turn: Turn, request: m.PlanWedding) -> m.WeddingIsPlanned:
    """Set the day."""
    turn.living()
    person = _engaged_to(turn, request.person_id)
    if turn.find(Wedding) is not None:
        raise Refused("conflict", "A day is set already. Change it, or cancel it first.")
    deed = m.WeddingChosen(
        person.id, request.place_id, request.style_id, request.guest_ids, request.other_guests, request.extras,
        request.at // MINUTES_PER_DAY,
    )  # fmt: skip
    plan = _choose(turn, person, deed)
    return m.WeddingIsPlanned(plan=offers.plan_entry(plan), text=offers.planned_text(turn, plan, person))


def change_wedding(turn: Turn, request: m.ChangeWedding) -> m.WeddingChanged:
    """Change what was given."""
    turn.living()
    held = _plan(turn)
    person = people.get(turn, held.person_id)
    deed = m.WeddingChosen(
        held.person_id,
        request.place_id or held.place_id,
        request.style_id or held.style_id,
        held.guest_ids if request.guest_ids is None else request.guest_ids,
        held.other_guests if request.other_guests is None else request.other_guests,
        held.extras if request.extras is None else request.extras,
        held.day if request.at is None else request.at // MINUTES_PER_DAY,
    )
    moves = deed.day != held.day or deed.place_id != held.place_id
    plan = _choose(turn, person, deed, moves)
    return m.WeddingChanged(plan=offers.plan_entry(plan), paid_now_cents=plan.paid_cents - held.paid_cents)


def cancel_wedding(turn: Turn, request: m.CancelWedding) -> m.WeddingIsOff:
    """Give up the plan."""
    turn.living()
    _plan(turn)
    off = turn.perform(m.WeddingCancelled())
    if not isinstance(off, arranging.CalledOff):
        raise TypeError("cancelling tells what became of the money")
    return m.WeddingIsOff(returned_cents=off.returned_cents, lost_cents=off.lost_cents, text=off.text)


def answer_altar(turn: Turn, request: m.AnswerAltar) -> m.AltarAnswered:
    """Say it, or leave."""
    turn.living()
    held = turn.find(Wedding)
    if held is None or held.altar_minute is None:
        raise Refused("not_found", "Nobody stands at an altar and waits for your answer.")
    own = _check_vow(turn, request.vow_id, request.own_vow)
    done = turn.perform(m.AltarChosen(request.answer, request.vow_id or "", own, request.last_name))
    if not isinstance(done, vowing.Answered):
        raise TypeError("an answer at the altar gives what came of it")
    return m.AltarAnswered(
        person_id=held.person_id,
        married=done.married,
        text=done.text,
        vow=done.vow,
        success=done.success,
        guests=done.guests,
        presents_cents=done.presents_cents,
        last_name=turn.life.last_name,
    )


def renew_vows(turn: Turn, request: m.RenewVows) -> m.VowsAreRenewed:
    """Promise it again."""
    turn.living()
    person = people.get(turn, request.person_id)
    if romance.stage(turn, person.id) != "married":
        raise Refused("not_allowed", f"You and {person.first_name} are not married.", person_id=person.id)
    years = vowing.years_married(turn, person.id)
    if years not in renewing.ROUND:
        raise Refused("not_allowed", "Vows are renewed in the year of a round anniversary.", years=years)
    if any(each.years == years and each.person_id == person.id for each in turn.all(PastWedding)):
        raise Refused("conflict", "You have renewed them this year. They will hold.", years=years)
    _check_outside(turn)
    own = _check_vow(turn, request.vow_id, request.own_vow)
    done = turn.perform(m.RenewalChosen(person.id, request.vow_id or "", own))
    if not isinstance(done, vowing.Renewed):
        raise TypeError("renewed vows give what came of them")
    return m.VowsAreRenewed(
        person_id=person.id, years=done.years, text=done.text, vow=done.vow, cost_cents=done.cost_cents
    )


def _choose(turn: Turn, person: Person, deed: m.WeddingChosen, moves: bool = True) -> Wedding:
    """Check a plan and make it. What is not moved was booked in time."""
    what = planning.chosen(turn.content, deed.place_id, deed.style_id, deed.extras)
    if len(set(deed.extras)) < len(deed.extras):
        raise Refused("not_allowed", "Each extra is ordered once.")
    _check_guests(turn, person, deed.guest_ids)
    today = turn.minute // MINUTES_PER_DAY
    guests = arranging.seated(turn, deed.guest_ids, deed.other_guests)
    reason = planning.why_not(what, guests, deed.day, today if moves else deed.day - what.place.lead_days)
    if not reason and deed.day < today + _LEAST_AHEAD:
        reason = "On the day itself nothing is changed any more."
    if reason:
        raise Refused("not_allowed", reason)
    plan = turn.perform(deed)
    if not isinstance(plan, Wedding):
        raise TypeError("planning gives a plan")
    return plan


def _check_may_ask(turn: Turn, person: Person) -> None:
    name, stage = person.first_name, romance.stage(turn, person.id)
    if stage == "engaged":
        raise Refused("conflict", f"You and {name} are engaged already. Once is enough.", person_id=person.id)
    if stage == "married":
        raise Refused("conflict", f"You and {name} are married.", person_id=person.id)
    if stage != "together":
        raise Refused("not_allowed", f"First you and {name} should be a couple.", person_id=person.id)
    if romance.spouse(turn) is not None:
        raise Refused("not_allowed", "You are still married.", person_id=person.id)
    if turn.get(Agenda).waiting_for:
        raise Refused("question_pending", "You have just been asked something yourself. Answer first.")
    _check_outside(turn)
    again = asking.again_minute(turn.find(Proposal, person.id))
    if turn.minute < again:
        raise Refused(
            "not_allowed", f"{name} has said no. Give it a season.", person_id=person.id, again_minute=again
        )


def _check_ring(turn: Turn, item_id: str | None) -> None:
    if item_id is None:
        return
    if not belongings.has(turn, item_id):
        raise Refused("not_found", "You do not have this.", item_id=item_id)
    if item_id not in turn.content.engagement_rings:
        raise Refused("not_allowed", "That does not go on a finger.", item_id=item_id)


def _check_outside(turn: Turn) -> None:
    if law.is_in_prison(turn):
        raise Refused("not_allowed", "Not from prison.")


def _engaged_to(turn: Turn, person_id: str) -> Person:
    person = people.get(turn, person_id)
    if romance.stage(turn, person.id) != "engaged":
        raise Refused("not_allowed", f"You and {person.first_name} are not engaged.", person_id=person.id)
    return person


def _check_guests(turn: Turn, partner: Person, guest_ids: tuple[str, ...]) -> None:
    if len(set(guest_ids)) < len(guest_ids):
        raise Refused("not_allowed", "Nobody is asked twice.")
    for person_id in guest_ids:
        if people.get(turn, person_id).id == partner.id:
            raise Refused("not_allowed", f"{partner.first_name} will be there anyway.", person_id=person_id)


def _plan(turn: Turn) -> Wedding:
    held = turn.find(Wedding)
    if held is None:
        raise Refused("not_found", "No wedding is planned.")
    if held.altar_minute is not None:
        raise Refused("not_allowed", "They are all looking at you. Say yes, or leave.")
    return held


def _check_vow(turn: Turn, vow_id: str | None, own: str | None) -> str:
    """The own words, cleaned; "" for none."""
    if vow_id is not None and own is not None:
        raise Refused("not_allowed", "Say it in one way: these words, or your own.")
    if vow_id is not None and vow_id not in turn.content.wedding_vows:
        raise Refused("not_found", "There is no such vow.", vow_id=vow_id)
    return "" if own is None else conversation.own_words(turn.content, own)
