"""Asking about a parting, and deciding on one."""

from __future__ import annotations

from typing import Final

from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.turn import Turn
from ws.features.home import api as home
from ws.features.law import api as law
from ws.features.money import api as money
from ws.features.parting import deeds, offers, reading
from ws.features.parting import messages as m
from ws.features.parting.records import Apart, Counselling, Petition, Prenup, Terms
from ws.features.people import api as people
from ws.features.people.records import Person
from ws.features.romance import api as romance
from ws.features.romance.records import Bond, Stage
from ws.kernel.errors import Refused

ASK_AGAIN_MONTHS: Final = 3
"""A no to an agreement, or to another try, stands for so long."""


def separate(turn: Turn, request: m.Separate) -> m.SeparatedReply:
    """Part for now."""
    turn.living()
    person, bond = reading.spouse(turn, request.person_id)
    if bond.stage == "separated":
        raise Refused("conflict", f"You and {person.first_name} live apart already.", person_id=person.id)
    children = reading.minors(turn, person.id)
    done = _done(turn.perform(m.SeparationChosen(person.id, request.who_leaves, request.children)))
    return m.SeparatedReply(person_id=person.id, lives_in=home.home_id(turn), children=len(children), text=done.text)


def get_divorce(turn: Turn, request: m.GetDivorce) -> m.DivorceShown:
    """What a divorce would come to."""
    turn.living()
    return offers.shown(turn, reading.case(turn, request.person_id))


def file_for_divorce(turn: Turn, request: m.FileForDivorce) -> m.DivorceAsked:
    """Ask for a divorce, by terms."""
    turn.living()
    held = reading.case(turn, request.person_id)
    reason = offers.why_not_file(turn, held)
    if reason:
        code = "conflict" if turn.find(Petition, held.person.id) is not None else "not_allowed"
        raise Refused(code, reason, person_id=held.person.id)
    waits = _waits(turn, turn.find(Apart, held.person.id), asked=True)
    if waits and not request.contest:
        name = held.person.first_name
        raise Refused("not_allowed", f"{name} has said no. Let some time pass, or contest.", months=waits)
    asked = request.terms
    share = asked.share_percent
    terms = Terms(
        share if share is not None else held.share_by_law(asked.custody),
        asked.homes,
        asked.custody,
        asked.alimony,
    )
    done = _done(turn.perform(m.DivorceFilingChosen(held.person.id, terms, request.contest)))
    petition = turn.find(Petition, held.person.id)
    return m.DivorceAsked(
        person_id=held.person.id,
        agreed=done.yes,
        filed=petition is not None,
        hearing_minute=petition.hearing_minute if petition is not None else None,
        costs_cents=petition.paid_cents if petition is not None else 0,
        text=done.text,
    )


def respond_to_divorce(turn: Turn, request: m.RespondToDivorce) -> m.DivorceAnswered:
    """Answer the other one's petition, once."""
    turn.living()
    person, _ = reading.spouse(turn, request.person_id)
    petition = turn.find(Petition, person.id)
    if petition is None or petition.by_player:
        raise Refused("not_allowed", f"{person.first_name} has filed for nothing.", person_id=person.id)
    if petition.contested or petition.answered:
        raise Refused("conflict", "You have answered already.", person_id=person.id)
    done = _done(turn.perform(m.DivorceAnswerChosen(person.id, request.answer)))
    now = turn.get(Petition, person.id)
    return m.DivorceAnswered(
        person_id=person.id,
        contested=now.contested,
        hearing_minute=now.hearing_minute,
        costs_cents=now.paid_cents - petition.paid_cents if not now.contested else now.paid_cents,
        text=done.text,
    )


def withdraw_divorce(turn: Turn, request: m.WithdrawDivorce) -> m.DivorceTakenBack:
    """Take one's own petition back; what it has cost stays paid."""
    turn.living()
    person, _ = reading.spouse(turn, request.person_id)
    petition = turn.find(Petition, person.id)
    if petition is None or not petition.by_player:
        raise Refused("not_allowed", "There is no petition of yours.", person_id=person.id)
    done = _done(turn.perform(m.WithdrawalChosen(person.id)))
    return m.DivorceTakenBack(person_id=person.id, text=done.text)


def seek_reconciliation(turn: Turn, request: m.SeekReconciliation) -> m.ReconciliationSought:
    """Ask for another try."""
    turn.living()
    person, bond = _bound(turn, request.person_id, "separated", "parted", "divorced")
    if bond.stage != "separated":
        romance.eligible_person(turn, person.id)
        if not romance.is_free(person):
            raise Refused("not_allowed", f"{person.first_name} is with somebody.", person_id=person.id)
    elif (partner := romance.partner(turn)) is not None:
        raise Refused("not_allowed", f"You are with {partner.first_name} now.", person_id=partner.id)
    waits = _waits(turn, turn.find(Apart, person.id), asked=False)
    if waits:
        raise Refused("not_allowed", f"{person.first_name} has said no. Let some time pass.", months=waits)
    done = _done(turn.perform(m.ReconciliationChosen(person.id)))
    turn.settle()
    return m.ReconciliationSought(
        person_id=person.id, accepted=done.yes, stage=turn.get(Bond, person.id).stage, text=done.text
    )


def go_to_counselling(turn: Turn, request: m.GoToCounselling) -> m.Counselled:
    """An hour on a sofa, once a month."""
    turn.living()
    person, _ = _bound(turn, request.person_id, "together", "engaged", "married", "separated")
    if law.is_in_prison(turn):
        raise Refused("not_allowed", "Not from a cell.", person_id=person.id)
    if person.lives == "far":
        raise Refused("not_allowed", f"{person.first_name} lives too far away for that.", person_id=person.id)
    held = turn.find(Counselling, person.id)
    if held is not None and held.day == turn.minute // MINUTES_PER_DAY:
        raise Refused("not_allowed", "The counsellor sees you once a month.", person_id=person.id)
    cost_cents = money.in_country(turn, deeds.SESSION_CENTS)
    done = _done(turn.perform(m.CounsellingChosen(person.id)))
    return m.Counselled(
        person_id=person.id,
        helped=done.yes,
        cost_cents=cost_cents,
        sessions=turn.get(Counselling, person.id).sessions,
        text=done.text,
    )


def propose_prenup(turn: Turn, request: m.ProposePrenup) -> m.PrenupAnswered:
    """Say before the wedding what shall be whose."""
    turn.living()
    person, _ = _bound(turn, request.person_id, "engaged")
    if reading.law_of(turn).prenup == "void":
        raise Refused("not_allowed", "No court of this country would keep to it.", person_id=person.id)
    if turn.find(Prenup, person.id) is not None:
        raise Refused("conflict", "The two of you have an agreement.", person_id=person.id)
    waits = _waits(turn, turn.find(Apart, person.id), asked=True)
    if waits:
        raise Refused("not_allowed", f"{person.first_name} has said no. Let some time pass.", months=waits)
    cost_cents = money.in_country(turn, deeds.PRENUP_CENTS)
    if money.cents(turn) < cost_cents:
        raise Refused("not_enough_money", "Two lawyers cost more than that.", needed=cost_cents)
    terms = request.terms
    chosen = m.PrenupChosen(person.id, terms.regime, terms.share_percent, terms.alimony)
    done = _done(turn.perform(chosen))
    return m.PrenupAnswered(
        person_id=person.id, accepted=done.yes, cost_cents=cost_cents if done.yes else 0, text=done.text
    )


def _bound(turn: Turn, person_id: str, *wanted: Stage) -> tuple[Person, Bond]:
    """Somebody alive with whom the life stands so. Raises Refused."""
    person = people.get(turn, person_id)
    bond = romance.bond(turn, person_id)
    if bond is None or bond.stage not in wanted:
        raise Refused("not_allowed", f"That is not how things stand with {person.first_name}.", person_id=person_id)
    return person, bond


def _waits(turn: Turn, held: Apart | None, asked: bool) -> int:
    """Months until they may be asked again."""
    if held is None:
        return 0
    said = held.asked_minute if asked else held.tried_minute
    if said < 0:
        return 0
    gone = (turn.minute - said) // MINUTES_PER_DAY
    return max(0, ASK_AGAIN_MONTHS - gone)


def _done(result: object) -> deeds.Done:
    if not isinstance(result, deeds.Done):
        raise TypeError("what is done about a parting gives what came of it")
    return result
