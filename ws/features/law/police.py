"""From a deed, or a word against somebody, to an open case."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from ws.content.schemas import Effects, Offence
from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.turn import Turn
from ws.features.law import prison, words
from ws.features.law.facts import Arrested
from ws.features.law.records import LawRecord, OpenCase, Parole, PrisonTerm
from ws.features.law.rules import custody, offending, sentencing
from ws.features.money import api as money
from ws.features.vitals import api as vitals

_COURT_OPENS: Final = 9 * 60 + 30
_COURT_CLOSES: Final = 15 * 60
_FRIGHT: Final = Effects(happiness=-5, stress=10)
_TALK: Final = Effects(happiness=-3, stress=5)


def record_of(turn: Turn) -> LawRecord:
    """The record so far; most are empty."""
    return turn.find(LawRecord) or LawRecord()


def is_inside(turn: Turn) -> bool:
    """Whether a prison holds the life right now."""
    term = turn.find(PrisonTerm)
    return term is not None and term.fled_minute < 0


def come(turn: Turn, offence: Offence, accused: bool, restitution_cents: int = 0, lead: str = "") -> None:
    """The police are there: a ticket, a talk with the young, or an arrest. `accused` says that it was only
    said; `restitution_cents` is what would go back; `lead` is told first."""
    age = turn.age()
    if age < offending.CRIMINAL_AGE:
        return
    held = record_of(turn)
    if offence.ticket:
        _write_ticket(turn, offence, held, lead)
    elif offending.is_warned(offence, held, age) and turn.find(OpenCase) is None:
        turn.put(replace(held, warnings=held.warnings + 1))
        vitals.affect(turn, _TALK)
        words.tell(turn, "warning", "A serious talk", lead=lead, offence=offence.charge)
    else:
        _arrest(turn, offence, accused, restitution_cents, lead)


def _write_ticket(turn: Turn, offence: Offence, held: LawRecord, lead: str) -> None:
    if turn.age() < offending.ADULT_AGE and held.warnings < 1:
        turn.put(replace(held, warnings=held.warnings + 1))
        words.tell(turn, "warning", "A serious talk", lead=lead, offence=offence.charge)
        return
    rolled = turn.rolls().between(*offence.fine_cents, "law.ticket", held.committed)
    fine = money.in_country(turn, rolled)
    money.charge(turn, fine, "fine")
    vitals.affect(turn, Effects(happiness=-1.5, stress=1.5))
    words.tell(turn, "ticket", "A ticket", lead=lead, offence=offence.charge, fine=words.amount(fine))


def _arrest(turn: Turn, offence: Offence, accused: bool, restitution_cents: int, lead: str) -> None:
    turn.announce(Arrested(offence.id))
    turn.interruption = "event"
    vitals.affect(turn, _FRIGHT)
    moment = "accused" if accused else "arrest"
    words.tell(turn, moment, "The police", lead=lead, offence=offence.charge)
    prison.recapture(turn)
    held = record_of(turn)
    case = turn.find(OpenCase)
    rolls = turn.rolls()
    evidence = sentencing.evidence(rolls, offence, str(held.committed), accused)
    juvenile = turn.age() < offending.ADULT_AGE
    if case is not None:
        turn.put(_with_charge(case, offence, evidence, restitution_cents))
    else:
        fee = money.in_country(turn, sentencing.lawyer_fee_cents(offence.severity))
        case = OpenCase(
            charges=(offence.id,),
            arrested_minute=turn.minute,
            trial_minute=_trial_minute(turn),
            evidence=evidence,
            lawyer_fee_cents=fee,
            juvenile=juvenile,
            restitution_cents=restitution_cents,
            on_probation=held.probation_until_minute > turn.minute,
        )
        turn.schedule(case.trial_minute, "trial")
        turn.put(case)
    parole = turn.find(Parole)
    if parole is not None:
        prison.recall(turn, parole, juvenile)
    elif case.arrested_minute == turn.minute and not juvenile and not is_inside(turn):
        _set_bail(turn, turn.get(OpenCase), offence)


def _with_charge(case: OpenCase, offence: Offence, evidence: int, restitution_cents: int) -> OpenCase:
    charges = case.charges if len(case.charges) >= sentencing.MOST_CHARGES else (*case.charges, offence.id)
    return replace(
        case,
        charges=charges,
        evidence=max(case.evidence, evidence),
        restitution_cents=case.restitution_cents + restitution_cents,
    )


def _trial_minute(turn: Turn) -> int:
    rolls = turn.rolls()
    days = custody.days_of(rolls.between(*sentencing.TRIAL_DAYS, "law.trial_day"), turn.life.days_per_year)
    midnight = (turn.minute // MINUTES_PER_DAY + days) * MINUTES_PER_DAY
    return midnight + rolls.between(_COURT_OPENS, _COURT_CLOSES, "law.trial_minute")


def _set_bail(turn: Turn, case: OpenCase, offence: Offence) -> None:
    """Home until the trial for a deposit, or inside without one. Nothing for small things."""
    bail = money.in_country(turn, sentencing.bail_cents(offence.severity))
    if not bail:
        return
    if money.cents(turn) >= bail:
        money.pay(turn, bail, "bail")
        turn.put(replace(case, bail_cents=bail))
        words.tell(turn, "bail", "Home for now", bail=words.amount(bail), offence=offence.charge)
        return
    days = -(-(case.trial_minute - turn.minute) // MINUTES_PER_DAY)
    prison.imprison(turn, offence.id, days, remand=True, juvenile=False)
    words.tell(turn, "custody", "Held for the trial", bail=words.amount(bail), offence=offence.charge)
