"""Breaking the law, and answering to it."""

from __future__ import annotations

from typing import Final

from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.turn import Turn
from ws.features.ageing.api import LifeEnded
from ws.features.day import api as day
from ws.features.day.records import Day
from ws.features.law import deeds, police
from ws.features.law.messages import (
    AnswerTrial,
    AttemptEscape,
    ClearRecord,
    CommitCrime,
    CrimeChosen,
    CrimeOutcome,
    DoPrisonActivity,
    EscapeChosen,
    EscapeOutcome,
    GetOffences,
    OffenceOffer,
    Offences,
    ParoleAsked,
    ParoleDecision,
    PrisonActivityChosen,
    PrisonActivityOutcome,
    RecordCleared,
    RecordIsClear,
    RequestParole,
    TrialAnswer,
    TrialAnswered,
)
from ws.features.law.records import OpenCase, Parole, PrisonTerm
from ws.features.law.rules import custody, offending
from ws.features.money import api as money
from ws.features.vitals import api as vitals
from ws.kernel.errors import Refused
from ws.kernel.player import Player

CLEARING_FEE_CENTS: Final = 15_000
"""Filing fees for record clearing run from nothing to some $500 in the United States."""


def get_offences(turn: Turn, request: GetOffences) -> Offences:
    """Every offence, with what stands against it now."""
    turn.living()
    now = _situation(turn)
    offers: list[OffenceOffer] = []
    for offence in turn.content.offences.values():
        _, reason = offending.why_not(offence, now)
        offers.append(
            OffenceOffer(
                id=offence.id,
                name=offence.name,
                text=offence.text,
                category=offence.category,
                place=offence.place,
                duration_minutes=offence.duration_minutes,
                energy=offence.energy,
                severity=offence.severity,
                available=not reason,
                reason=reason,
            )
        )
    return Offences(offences=tuple(offers))


def commit_crime(turn: Turn, request: CommitCrime) -> CrimeOutcome:
    """Do it, and see what comes of it."""
    turn.living()
    offence = turn.content.offences.get(request.offence_id)
    if offence is None:
        raise Refused("not_found", "There is no such offence.", offence_id=request.offence_id)
    now = _situation(turn)
    code, reason = offending.why_not(offence, now)
    if code == "not_enough_energy":
        raise Refused(code, reason, needed=offence.energy, energy=now.energy)
    if code:
        raise Refused(code, reason)
    done = turn.perform(CrimeChosen(offence.id, now.energy_is_free))
    if not isinstance(done, deeds.Done):
        raise TypeError("a crime gives what came of it")
    return CrimeOutcome(
        offence_id=offence.id,
        text=done.text,
        effects=done.effects,
        gain_cents=done.gain_cents,
        caught=done.caught,
        energy=vitals.energy(turn),
    )


def answer_trial(turn: Turn, request: AnswerTrial) -> TrialAnswer:
    """Plead, and choose who speaks. Raises Refused when nothing is open, or it was answered."""
    turn.living()
    case = turn.find(OpenCase)
    if case is None:
        raise Refused("not_found", "No case is open against you.")
    if case.plea:
        raise Refused("conflict", "The court has your answer already, and courts do not like a second one.")
    if request.plea == "deal" and request.lawyer == "none":
        raise Refused("not_allowed", "Deals are made between lawyers: take one, the public one costs nothing.")
    turn.perform(TrialAnswered(request.plea, request.lawyer))
    return TrialAnswer(
        plea=request.plea,
        lawyer=request.lawyer,
        paid_cents=case.lawyer_fee_cents if request.lawyer == "private" else 0,
        trial_minute=case.trial_minute,
    )


def do_prison_activity(turn: Turn, request: DoPrisonActivity) -> PrisonActivityOutcome:
    """Pass the time with something."""
    held = _inside(turn)
    activity = turn.content.prison_activities.get(request.activity_id)
    if activity is None:
        raise Refused("not_found", "There is nothing of that kind in here.", activity_id=request.activity_id)
    custody.check_activity(held, activity, turn.minute // MINUTES_PER_DAY, day.doing(turn))
    free = _check_energy(turn, activity.energy)
    done = turn.perform(PrisonActivityChosen(activity.id, free))
    if not isinstance(done, deeds.Done):
        raise TypeError("an activity gives what came of it")
    return PrisonActivityOutcome(
        activity_id=activity.id,
        text=done.text,
        effects=done.effects,
        pay_cents=done.gain_cents,
        conduct=turn.get(PrisonTerm).conduct,
        energy=vitals.energy(turn),
    )


def request_parole(turn: Turn, request: RequestParole) -> ParoleDecision:
    """Ask the board."""
    custody.check_parole(_inside(turn), turn.minute)
    return ParoleDecision(granted=bool(turn.perform(ParoleAsked())))


def attempt_escape(turn: Turn, request: AttemptEscape) -> EscapeOutcome:
    """Try to get out."""
    _inside(turn)
    free = _check_energy(turn, custody.ESCAPE_ENERGY)
    done = turn.perform(EscapeChosen(free))
    if not isinstance(done, deeds.Done):
        raise TypeError("an escape gives what came of it")
    return EscapeOutcome(escaped=not done.caught, text=done.text, energy=vitals.energy(turn))


def clear_record(turn: Turn, request: ClearRecord) -> RecordIsClear:
    """Have the record struck out, when years have passed."""
    life = turn.living()
    held = police.record_of(turn)
    if not held.convictions:
        raise Refused("not_found", "There is nothing in your record. Keep it that way.")
    if turn.find(PrisonTerm) or turn.find(Parole) or turn.find(OpenCase):
        raise Refused("not_allowed", "First everything that is still open must be over: case, prison and parole.")
    if held.probation_until_minute > turn.minute:
        raise Refused("not_allowed", "Your probation still runs.", until_minute=held.probation_until_minute)
    from_minute = offending.clear_minute(offending.counted(held, turn.age()), MINUTES_PER_DAY, life.days_per_year)
    if turn.minute < from_minute:
        raise Refused(
            "not_allowed", "Not enough years have passed without a new conviction.", from_minute=from_minute
        )
    fee = money.in_country(turn, CLEARING_FEE_CENTS)
    text = turn.perform(RecordCleared(fee))
    return RecordIsClear(text=str(text), paid_cents=fee)


def life_ends(turn: Turn, fact: LifeEnded) -> None:
    """No court waits for the dead."""
    if turn.find(OpenCase) is not None:
        turn.remove(OpenCase)


def _inside(turn: Turn) -> PrisonTerm:
    turn.living()
    held = turn.find(PrisonTerm)
    if held is None or held.fled_minute >= 0:
        raise Refused("not_allowed", "You are not in prison.")
    if day.place(turn) == "hospital":
        raise Refused(
            "not_allowed", "You lie in hospital, with a guard at the door who does crosswords. Get well first."
        )
    return held


def _check_energy(turn: Turn, needed: int) -> bool:
    """Whether energy is free now. Raises Refused("not_enough_energy")."""
    free = _is_energy_free(turn)
    energy = vitals.energy(turn)
    if not free and energy < needed:
        raise Refused("not_enough_energy", needed=needed, energy=energy)
    return free


def _is_energy_free(turn: Turn) -> bool:
    return turn.get(Player).unlimited_energy_until > turn.at


def _situation(turn: Turn) -> offending.Situation:
    held = turn.get(Day)
    return offending.Situation(
        age=turn.age(),
        hour=turn.minute % MINUTES_PER_DAY // 60,
        works="work" in held.duties,
        place=held.place,
        energy=vitals.energy(turn),
        energy_is_free=_is_energy_free(turn),
    )
