"""How the recorded choices change a life."""

from __future__ import annotations

from typing import Literal

import msgspec
from msgspec.structs import replace

from ws.content.schemas import Effects, Offence, Outcome
from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.turn import Turn
from ws.features.day import api as day
from ws.features.law import police, prison, words
from ws.features.law.facts import CrimeCommitted
from ws.features.law.messages import (
    CrimeChosen,
    EscapeChosen,
    ParoleAsked,
    PrisonActivityChosen,
    RecordCleared,
    TrialAnswered,
)
from ws.features.law.records import OpenCase, PrisonTerm
from ws.features.law.rules import custody, offending
from ws.features.money import api as money
from ws.features.vitals import api as vitals
from ws.kernel.prose import fill

Ending = Literal["succeeded", "failed", "caught"]


class Done(msgspec.Struct, frozen=True):
    """What came of a deed."""

    text: str
    effects: dict[str, float]
    gain_cents: int = 0
    caught: bool = False


def commit_crime(turn: Turn, deed: CrimeChosen) -> Done:
    """Do it: it works or not, and it is seen or not, perhaps only later."""
    offence = turn.content.offences[deed.offence_id]
    if not deed.free:
        vitals.spend_energy(turn, offence.energy)
    day.occupy(turn, offence.id, offence.name, offence.duration_minutes)
    held = police.record_of(turn)
    today = turn.minute // MINUTES_PER_DAY
    times_today = held.today if held.day == today else 0
    now = vitals.now(turn)
    smarts, stress = now.smarts / vitals.POINT, now.stress / vitals.POINT
    turn.put(offending.committed(held, offence, today))
    rolls, key = turn.rolls(), str(held.committed)
    found_out = rolls.happens(
        offending.caught_percent(offence, held, times_today, smarts, stress) / 100, f"law.caught.{offence.id}", key
    )
    delay = rolls.between(*offence.arrest_days, f"law.delay.{offence.id}", key) if found_out else 0
    if found_out and not delay:
        done = come_about(turn, offence, "caught", key)
        turn.announce(CrimeCommitted(offence.id, caught=True))
        police.come(turn, offence, accused=False)
        return replace(done, caught=True)
    succeeds = rolls.happens(
        offending.success_percent(offence, held, smarts, stress) / 100, f"law.succeeds.{offence.id}", key
    )
    gain = 0
    if succeeds:
        gain = money.in_country(turn, rolls.between(*offence.gain_cents, f"law.gain.{offence.id}", key))
        money.change(turn, gain, "crime")
    done = come_about(turn, offence, "succeeded" if succeeds else "failed", key, gain)
    turn.announce(CrimeCommitted(offence.id, caught=False))
    if found_out:
        days = custody.days_of(delay, turn.life.days_per_year)
        turn.schedule(turn.minute + days * MINUTES_PER_DAY, "police_come", f"{offence.id}:{gain}")
    return done


def come_about(turn: Turn, offence: Offence, ending: Ending, key: str, gain_cents: int = 0) -> Done:
    """One of the outcomes of this ending, by the life's own chance, with its effects."""
    outcomes: tuple[Outcome, ...] = getattr(offence, ending)
    name = f"{offence.id}.{ending}"
    outcome = outcomes[words.pick(turn, f"law.{name}.{key}", name, len(outcomes), lambda n: outcomes[n].weight)]
    vitals.affect(turn, outcome.effects)
    text = fill(outcome.text, name=turn.life.first_name, gain=words.amount(gain_cents))
    return Done(text, _shown(outcome.effects), gain_cents)


def answer_trial(turn: Turn, deed: TrialAnswered) -> None:
    """Note the answer, and pay the lawyer. Raises Refused("not_enough_money")."""
    case = turn.get(OpenCase)
    if deed.lawyer == "private":
        money.pay(turn, case.lawyer_fee_cents, "lawyer")
    turn.put(replace(case, plea=deed.plea, lawyer=deed.lawyer))


def do_prison_activity(turn: Turn, deed: PrisonActivityChosen) -> Done:
    """Pass some time inside."""
    activity = turn.content.prison_activities[deed.activity_id]
    if not deed.free and activity.energy:
        vitals.spend_energy(turn, activity.energy)
    day.occupy(turn, activity.id, activity.name, activity.duration_minutes)
    held = turn.get(PrisonTerm)
    today = turn.minute // MINUTES_PER_DAY
    before = held.done if held.day == today else ()
    conduct = custody.with_conduct(held.conduct, activity.conduct)
    turn.put(replace(held, day=today, done=(*before, activity.id), conduct=conduct))
    outcomes, name = activity.outcomes, f"inside.{activity.id}"
    outcome = outcomes[words.pick(turn, f"law.{name}", name, len(outcomes), lambda n: outcomes[n].weight)]
    vitals.affect(turn, outcome.effects)
    pay = money.in_country(turn, activity.pay_cents) + outcome.effects.money_cents
    money.change(turn, pay, "prison work")
    return Done(fill(outcome.text, name=turn.life.first_name), _shown(outcome.effects), pay)


def ask_parole(turn: Turn, deed: ParoleAsked) -> bool:
    """Have the board look; whether it says yes."""
    return prison.board_decides(turn, turn.get(PrisonTerm))


def attempt_escape(turn: Turn, deed: EscapeChosen) -> Done:
    """Over the wall, or into it."""
    if not deed.free:
        vitals.spend_energy(turn, custody.ESCAPE_ENERGY)
    held = turn.get(PrisonTerm)
    if prison.flee(turn, held):
        return Done(words.tell(turn, "escaped", "Over the wall"), {})
    later = turn.get(PrisonTerm)
    months = custody.months_of((later.until_minute - held.until_minute) // MINUTES_PER_DAY, turn.life.days_per_year)
    key = str(held.until_minute)
    text = words.tell(turn, "escape_failed", "Into the wall", key=key, months=words.span(months))
    return Done(text, {}, caught=True)


def clear_record(turn: Turn, deed: RecordCleared) -> str:
    """Strike the record out. Raises Refused("not_enough_money")."""
    money.pay(turn, deed.fee_cents, "court fee")
    turn.put(replace(police.record_of(turn), convictions=()))
    vitals.affect(turn, Effects(happiness=6, stress=-4))
    return words.tell(turn, "cleared", "A clean sheet")


def _shown(effects: Effects) -> dict[str, float]:
    return {name: value for name, value in msgspec.structs.asdict(effects).items() if value}
