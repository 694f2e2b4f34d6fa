"""Pregnancies: how they begin, what each of their months brings, and how they end."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from ws.content.schemas import Effects
from ws.content.schemas.children import ChildTelling
from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.turn import Turn
from ws.features.children import arriving, facts, feeling, reading, telling
from ws.features.children.records import Method, Pregnancy
from ws.features.children.rules import fertility
from ws.features.people import api as people
from ws.features.romance import api as romance
from ws.features.vitals import api as vitals

MOMENT: Final = "pregnancy"
_KNOWN, _SECOND, _THIRD = 1, 3, 6
_MORNING: Final = 8
ENDS: Final = {False: 0.35, True: 0.15}
"""That a woman who had not planned it ends a pregnancy, by whether the two are a couple: of unintended pregnancies in
the United States 42 in 100 are (Finer and Zolna, New England Journal of Medicine, 2016), of those of couples
fewer."""
_GIVES_UP: Final = 0.1
_GLAD: Final = Effects(happiness=8)
_STARTLED: Final = Effects(stress=6)
_MOURNS: Final = Effects(happiness=-14, stress=10, health=-2)
_MOURNS_WITH: Final = Effects(happiness=-11, stress=8)
_ENDED: Final = Effects(happiness=-3, stress=4, energy=-15)
_TIRED: Final = Effects(energy=-15)
_DISAGREED: Final = 12
"""Points of strain between two who wished for different things."""


def begin(turn: Turn, carrier: str, other_id: str, method: Method, planned: bool) -> Pregnancy:
    """A pregnancy begins today; nobody knows yet."""
    held = reading.plans(turn)
    number = held.pregnancies + 1
    pregnancy_id = f"g{number}"
    rolls = turn.rolls()
    lost = rolls.happens(fertility.lost(reading.carrier_age(turn, carrier)), "children.lost", pregnancy_id)
    twins = fertility.TWINS_TREATED if method == "treatment" else fertility.TWINS
    begun = Pregnancy(
        id=pregnancy_id,
        carrier=carrier,
        other_id=other_id,
        began_day=reading.today(turn),
        babies=2 if rolls.happens(twins, "children.twins", pregnancy_id) else 1,
        planned=planned,
        decision="keep" if planned else "open",
        ends_in_month=rolls.between(_KNOWN + 1, _SECOND, "children.lost_in", pregnancy_id) if lost else 0,
    )
    turn.put(replace(held, method=None, pregnancies=number) if planned else replace(held, pregnancies=number))
    turn.put(begun)
    _plan(turn, begun, _KNOWN)
    return begun


def proceed(turn: Turn, pregnancy_id: str) -> None:
    """The next of its moments has come."""
    held = turn.find(Pregnancy, pregnancy_id)
    if held is None:
        return
    month = _next_month(held)
    held = replace(held, month=month)
    if month == fertility.MONTHS:
        arriving.give_birth(turn, held)
        return
    turn.put(held)
    if month == held.ends_in_month:
        _lose(turn, held)
        return
    if month == _KNOWN:
        _become_known(turn, held)
    elif month == _SECOND:
        if held.decision == "open" and _she_ends_it(turn, held):
            return
        _tell(turn, held, "second_trimester", "second_trimester_with")
    else:
        _tell(turn, held, "third_trimester", "third_trimester_with")
        if held.carrier == "me":
            vitals.affect(turn, _TIRED)
    _plan(turn, held, _next_month(held))


def decide(turn: Turn, held: Pregnancy, choice: str) -> tuple[str, str]:
    """What the player wishes for; (what it comes to, the sentence). Of her own pregnancy she decides herself."""
    if choice == "keep":
        turn.put(replace(held, decision="keep"))
        return "keep", "You are going to have this child."
    if held.carrier == "me":
        if choice == "end":
            return "end", _end(turn, held)
        turn.put(replace(held, decision="give_up"))
        return "give_up", "You will bring the child into the world for somebody who waits for one."
    couple = reading.is_couple(turn, held.carrier)
    chance = ENDS[couple] if choice == "end" else _GIVES_UP
    if turn.rolls().happens(chance, "children.she_agrees", held.id):
        if choice == "end":
            return "end", _end(turn, held)
        turn.put(replace(held, decision="give_up"))
        return "give_up", "You have decided it together: somebody else will raise this child."
    turn.put(replace(held, decision="keep"))
    romance.feel(turn, held.carrier, strain=_DISAGREED)
    return "keep", telling.tell(turn, "kept_with", partner=_partner_name(turn, held))


def drop(turn: Turn, held: Pregnancy) -> None:
    """It is over, for whatever reason, and nothing more comes of it."""
    turn.remove(Pregnancy, held.id)
    turn.unschedule(MOMENT, held.id)


def _become_known(turn: Turn, held: Pregnancy) -> None:
    mine = held.carrier == "me"
    partner = _partner_name(turn, held)
    if held.carrier == "surrogate":
        telling.tell(turn, "found_out_surrogate")
    elif held.planned:
        telling.tell(turn, "found_out" if mine else "found_out_with", partner=partner)
    else:
        telling.tell(turn, "surprise" if mine else "surprise_with", partner=partner)
    vitals.affect(turn, _GLAD if held.planned else _STARTLED)
    turn.interruption = "event"
    turn.announce(facts.PregnancyBegan(held.other_id, held.carrier, held.planned))
    feeling.refresh(turn)


def _lose(turn: Turn, held: Pregnancy) -> None:
    mine = held.carrier == "me"
    telling.tell(turn, "lost" if mine else "lost_with", partner=_partner_name(turn, held))
    vitals.affect(turn, _MOURNS if mine else _MOURNS_WITH)
    _over(turn, held, by_choice=False)


def _end(turn: Turn, held: Pregnancy) -> str:
    mine = held.carrier == "me"
    text = telling.tell(turn, "ended" if mine else "ended_with", partner=_partner_name(turn, held))
    if mine:
        vitals.affect(turn, _ENDED)
    _over(turn, held, by_choice=True)
    return text


def _over(turn: Turn, held: Pregnancy, by_choice: bool) -> None:
    drop(turn, held)
    turn.interruption = "event"
    turn.announce(facts.PregnancyLost(held.other_id, by_choice))
    feeling.refresh(turn)


def _she_ends_it(turn: Turn, held: Pregnancy) -> bool:
    """Whether she, of whom nobody has asked for an answer, has decided by herself. The player's own pregnancy is
    the player's: who says nothing keeps the child."""
    if held.carrier in ("me", "surrogate") or not reading.law_of(turn).ending:
        return False
    if not turn.rolls().happens(ENDS[reading.is_couple(turn, held.carrier)], "children.she_ends", held.id):
        return False
    _end(turn, held)
    return True


def _tell(turn: Turn, held: Pregnancy, mine: ChildTelling, theirs: ChildTelling) -> None:
    """Of a month; who is far away from it hears of the birth."""
    if held.carrier == "me":
        telling.tell(turn, mine)
    elif held.carrier != "surrogate" and reading.is_couple(turn, held.carrier):
        telling.tell(turn, theirs, partner=_partner_name(turn, held))


def _partner_name(turn: Turn, held: Pregnancy) -> str:
    """Of the one who is pregnant, or of the other parent."""
    about = held.other_id if held.carrier in ("me", "surrogate") else held.carrier
    person = people.find(turn, about) if about else None
    return person.first_name if person is not None else ""


def _next_month(held: Pregnancy) -> int:
    """The month of its next moment."""
    if held.ends_in_month and held.month >= _KNOWN:
        return held.ends_in_month
    return next(month for month in (_KNOWN, _SECOND, _THIRD, fertility.MONTHS) if month > held.month)


def _plan(turn: Turn, held: Pregnancy, month: int) -> None:
    day = held.began_day + fertility.days_of(month, turn.life.days_per_year)
    hour = _MORNING if month < fertility.MONTHS else turn.rolls().between(0, 23, "children.hour", held.id)
    turn.schedule(max(turn.minute + 1, day * MINUTES_PER_DAY + hour * 60), MOMENT, held.id)
