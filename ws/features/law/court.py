"""The day in court."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from ws.content.schemas import Effects, Offence
from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.turn import Turn
from ws.features.day import api as day
from ws.features.day.records import Duty
from ws.features.law import police, prison, words
from ws.features.law.facts import Convicted
from ws.features.law.records import Conviction, OpenCase, PrisonTerm
from ws.features.law.rules import custody, offending, sentencing
from ws.features.law.rules.sentencing import Sentence
from ws.features.money import api as money
from ws.features.vitals import api as vitals

_SERVICE: Final = Duty("community_service", 9 * 60, 13 * 60, (5, 6))
_SOURCE: Final = "community service"
_TITLES: Final = {
    "fine": "Guilty: a fine", "community_service": "Guilty: community service", "probation": "Guilty: probation",
    "prison": "Guilty: prison",
}  # fmt: skip


def hold_trial(turn: Turn) -> None:
    """Decide the open case, by its answer or, without one, as not guilty with a public defender."""
    case = turn.find(OpenCase)
    if case is None:
        return
    turn.remove(OpenCase)
    turn.interruption = "event"
    prison.recapture(turn)  # who is on the run is brought to court
    money.change(turn, case.bail_cents, "bail")
    charges = tuple(turn.content.offences[charge] for charge in case.charges)
    gravest = sentencing.worst(charges)
    held = police.record_of(turn)
    priors = sum(map(sentencing.is_prior, offending.counted(held, turn.age())))
    lawyer = case.lawyer or "public"
    plea = _settled_plea(turn, case, gravest, priors)
    if plea == "not_guilty" and not _is_convicted(turn, case, lawyer, priors):
        vitals.affect(turn, Effects(happiness=6, stress=-12))
        words.tell(turn, "acquitted", "Not guilty", offence=gravest.charge)
        _end_remand(turn)
        return
    decided = sentencing.sentence(turn.rolls(), gravest, case, priors, plea, lawyer)
    _convict(turn, case, charges, gravest, decided)


def end_service(turn: Turn) -> None:
    """The last weekend of service is over."""
    day.set_duty(turn, _SOURCE, None)
    turn.tell(
        "law", "The last Saturday of service. You hand back the orange vest, and it is oddly hard to let go of."
    )


def _settled_plea(turn: Turn, case: OpenCase, gravest: Offence, priors: int) -> str:
    """The plea that is decided on: a deal needs the other side too, and is a plea of guilty without it."""
    plea = case.plea or "not_guilty"
    if plea != "deal":
        return plea
    percent = sentencing.deal_percent(case, priors, gravest.severity)
    if turn.rolls().happens(percent / 100, "law.deal"):
        return plea
    words.tell(turn, "deal_refused", "No deal", offence=gravest.charge)
    return "guilty"


def _is_convicted(turn: Turn, case: OpenCase, lawyer: str, priors: int) -> bool:
    now = vitals.now(turn)
    smarts, looks = now.smarts / vitals.POINT, now.looks / vitals.POINT
    percent = sentencing.conviction_percent(case, lawyer, priors, smarts, looks)
    return turn.rolls().happens(percent / 100, "law.verdict")


def _convict(turn: Turn, case: OpenCase, charges: tuple[Offence, ...], gravest: Offence, decided: Sentence) -> None:
    per_year = turn.life.days_per_year
    days = custody.days_of(decided.months, per_year) if decided.months else 0
    inside = days if decided.kind == "prison" else 0
    lines: list[Conviction] = []
    for offence in charges:
        is_main = offence is gravest and gravest.id not in [line.offence_id for line in lines]
        kind = decided.kind if is_main else "fine"
        lines.append(Conviction(offence.id, turn.minute, kind, inside if is_main else 0, case.juvenile))
        turn.announce(Convicted(offence.id, inside if is_main else 0))
    held = offending.with_convictions(police.record_of(turn), tuple(lines))
    if decided.kind == "probation":
        held = replace(held, probation_until_minute=turn.minute + days * MINUTES_PER_DAY)
    turn.put(held)
    vitals.affect(turn, Effects(happiness=-5, stress=4))
    fine = money.in_country(turn, decided.fine_cents)
    words.tell(
        turn,
        decided.kind,
        _TITLES[decided.kind],
        offence=gravest.charge,
        fine=words.amount(fine),
        months=words.span(decided.months),
    )
    if fine:
        money.charge(turn, fine, "fine")
    if case.restitution_cents:
        money.charge(turn, case.restitution_cents, "restitution")
    _execute(turn, case, gravest, decided.kind, days)


def _execute(turn: Turn, case: OpenCase, gravest: Offence, kind: str, days: int) -> None:
    if kind == "prison":
        prison.imprison(turn, gravest.id, days, remand=False, juvenile=case.juvenile)
        return
    if kind == "community_service":
        turn.unschedule("service_ends")
        day.set_duty(turn, _SOURCE, _SERVICE)
        turn.schedule(turn.minute + days * MINUTES_PER_DAY, "service_ends")
    _end_remand(turn)


def _end_remand(turn: Turn) -> None:
    """Whoever was only held for the trial goes home."""
    term = turn.find(PrisonTerm)
    if term is not None and term.remand:
        prison.release(turn, on_parole=False)
