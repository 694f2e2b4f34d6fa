"""Going in, the days inside, coming out early or late."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from ws.content.schemas import Effects
from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.turn import Turn
from ws.features.day import api as day
from ws.features.law import words
from ws.features.law.facts import Imprisoned, Released
from ws.features.law.records import Parole, PrisonTerm
from ws.features.law.rules import custody
from ws.features.vitals import api as vitals
from ws.kernel.prose import fill

PLACE: Final = "prison"
_MORNING: Final = 8 * 60
_EVENING: Final = 20 * 60
_DAILY_CONDUCT: Final = 70
"""Up to this a day without trouble mends conduct by a point."""
_SHUT_IN: Final = Effects(happiness=-10, stress=8)
_LET_OUT: Final = Effects(happiness=8, stress=-8)


def imprison(turn: Turn, offence_id: str, days: int, remand: bool, juvenile: bool) -> None:
    """Begin a term, or add to the one that runs. A sentence takes the time in remand into account."""
    held = turn.find(PrisonTerm)
    if held is None:
        until = turn.minute + days * MINUTES_PER_DAY
        _settle_in(turn, PrisonTerm(offence_id, turn.minute, until, remand=remand, juvenile=juvenile))
        vitals.affect(turn, _SHUT_IN)
        turn.announce(Imprisoned(days))
    elif held.remand:
        until = max(turn.minute, held.began_minute + days * MINUTES_PER_DAY)
        _settle_in(turn, replace(held, offence_id=offence_id, until_minute=until, remand=False))
    else:
        _settle_in(turn, replace(held, until_minute=held.until_minute + days * MINUTES_PER_DAY))


def release(turn: Turn, on_parole: bool) -> None:
    """Open the gate. It does not tell: why it opens is told by whoever opens it."""
    _leave(turn)
    turn.remove(PrisonTerm)
    vitals.affect(turn, _LET_OUT)
    turn.announce(Released(on_parole))
    turn.interruption = "event"


def live_a_day(turn: Turn) -> None:
    """A day inside: the board looks where it is due, else something may happen."""
    held = turn.find(PrisonTerm)
    if held is None or held.fled_minute >= 0:
        return
    if not day.place(turn):
        day.stay_at(turn, PLACE)  # back from a hospital
    if held.conduct < _DAILY_CONDUCT:
        held = replace(held, conduct=held.conduct + 1)
        turn.put(held)
    if not held.remand and custody.review_minute(held, turn.minute) <= turn.minute and board_decides(turn, held):
        return
    _plan_day(turn)
    if turn.rolls().happens(custody.EVENT_CHANCE, "law.prison_event"):
        _happen(turn, turn.get(PrisonTerm))


def board_decides(turn: Turn, held: PrisonTerm) -> bool:
    """The parole board looks; whether it says yes is told and done."""
    severity = turn.content.offences[held.offence_id].severity
    if turn.rolls().happens(custody.parole_percent(held, turn.minute, severity) / 100, "law.parole"):
        months = _months(turn, custody.left_minutes(held, turn.minute))
        turn.put(Parole(held.offence_id, held.until_minute))
        turn.schedule(held.until_minute, "parole_ends")
        words.tell(turn, "paroled", "The board says yes", months=words.span(months))
        release(turn, on_parole=True)
        return True
    turn.put(replace(held, parole_asked_minute=turn.minute))
    vitals.affect(turn, Effects(happiness=-3, stress=3))
    words.tell(turn, "parole_denied", "The board says no")
    return False


def recall(turn: Turn, held: Parole, juvenile: bool) -> None:
    """Parole is broken: what was left of the sentence is served after all."""
    turn.remove(Parole)
    turn.unschedule("parole_ends")
    days = max(1, -(-(held.until_minute - turn.minute) // MINUTES_PER_DAY))
    imprison(turn, held.offence_id, days, remand=False, juvenile=juvenile)
    words.tell(turn, "recalled", "Back inside", months=words.span(_months(turn, days * MINUTES_PER_DAY)))


def flee(turn: Turn, held: PrisonTerm) -> bool:
    """Try to get out without being let; whether it worked. It ends badly either way, only later."""
    now = vitals.now(turn)
    percent = custody.escape_percent(now.smarts / vitals.POINT, now.stress / vitals.POINT)
    rolls = turn.rolls()
    key = str(held.until_minute)
    if rolls.happens(percent / 100, "law.escape", key):
        _leave(turn)
        turn.put(replace(held, fled_minute=turn.minute))
        found = turn.minute + rolls.between(*custody.RUN_DAYS, "law.run_days") * MINUTES_PER_DAY
        turn.schedule(found, "fugitive_found")
        return True
    days = custody.days_of(rolls.between(3, 12, "law.escape_months", key), turn.life.days_per_year)
    conduct = custody.with_conduct(held.conduct, -40)
    _settle_in(turn, replace(held, until_minute=held.until_minute + days * MINUTES_PER_DAY, conduct=conduct))
    vitals.affect(turn, Effects(health=-3, happiness=-4, stress=8))
    return False


def recapture(turn: Turn) -> None:
    """The run is over: what was left, and more for the running."""
    held = turn.find(PrisonTerm)
    if held is None or held.fled_minute < 0:
        return
    turn.unschedule("fugitive_found")
    per_year = turn.life.days_per_year
    extra = custody.days_of(turn.rolls().between(6, 18, "law.run_months"), per_year) * MINUTES_PER_DAY
    left = custody.left_minutes(held, turn.minute) + extra
    served = held.fled_minute - held.began_minute
    back = replace(
        held, began_minute=turn.minute - served, until_minute=turn.minute + left, conduct=10, fled_minute=-1
    )
    _settle_in(turn, back)
    vitals.affect(turn, _SHUT_IN)
    words.tell(turn, "recaptured", "Found", months=words.span(_months(turn, left)))
    turn.announce(Imprisoned(-(-left // MINUTES_PER_DAY)))
    turn.interruption = "event"


def _settle_in(turn: Turn, term: PrisonTerm) -> None:
    """Keep the term, and plan its end and its days anew."""
    turn.put(term)
    turn.unschedule("prison_ends")
    if not term.remand:
        turn.schedule(max(turn.minute, term.until_minute), "prison_ends")
    _plan_day(turn)
    if not day.place(turn):
        day.stay_at(turn, PLACE)


def _leave(turn: Turn) -> None:
    turn.unschedule("prison_ends")
    turn.unschedule("prison_day")
    if day.place(turn) == PLACE:
        day.stay_at(turn, "")


def _plan_day(turn: Turn) -> None:
    turn.unschedule("prison_day")
    tomorrow = (turn.minute // MINUTES_PER_DAY + 1) * MINUTES_PER_DAY
    turn.schedule(tomorrow + turn.rolls().between(_MORNING, _EVENING, "law.prison_minute"), "prison_day")


def _happen(turn: Turn, held: PrisonTerm) -> None:
    age = turn.age()
    told = held.told if len(held.told) < len(turn.content.prison_events) // 2 else ()
    fitting = (e for e in turn.content.prison_events.values() if e.min_age <= age and e.id not in told)
    chosen = turn.rolls().choose("law.prison_event.which", fitting, lambda e: e.id, lambda e: e.weight)
    if chosen is None:
        return
    number = words.pick(turn, f"law.prison_event.{chosen.id}", f"event.{chosen.id}", len(chosen.texts))
    turn.put(replace(held, conduct=custody.with_conduct(held.conduct, chosen.conduct), told=(*told, chosen.id)))
    vitals.affect(turn, chosen.effects)
    turn.tell("law", fill(chosen.texts[number], name=turn.life.first_name), title=chosen.title)


def _months(turn: Turn, minutes: int) -> int:
    return custody.months_of(-(-minutes // MINUTES_PER_DAY), turn.life.days_per_year)
