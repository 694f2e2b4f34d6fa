"""What a month does to those who love each other. A life without bonds pays nothing for it."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from ws.content.schemas import Effects, Quarrel
from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.turn import Turn
from ws.features.day.api import DayBegan
from ws.features.money import api as money
from ws.features.people import api as people
from ws.features.people.records import Person
from ws.features.romance import affairs, bonding, mood
from ws.features.romance.facts import AnniversaryCame
from ws.features.romance.records import Affair, Bond
from ws.features.romance.rules import hazards, loads, stages
from ws.features.romance.telling import filled, tell
from ws.features.vitals import api as vitals
from ws.kernel.rolls import Rolls

QUARREL_STRAIN: Final = 10
QUARREL_TRUST: Final = -2
QUARREL_AFFINITY: Final = -3
_SMALL: Final = 6
"""Age below which children are small."""
_TOLD_YEARS: Final = frozenset({1, 2, 3})
_TOLD_EACH: Final = 5
_GREAT_YEARS: Final = frozenset({25, 50})


def month_begins(turn: Turn, fact: DayBegan) -> None:
    """The month of every bond that is not over."""
    bonds = turn.keyed(Bond)
    if not bonds:
        return
    for person_id in sorted(bonds):
        held = turn.get(Bond, person_id)
        if held.stage in stages.OVER:
            continue
        person = people.find(turn, person_id)
        if person is not None and person.is_alive:  # the dead are heard of right after this
            _month(turn, bonding.now(turn, held), person)
    mood.feel(turn)


def _month(turn: Turn, held: Bond, person: Person) -> None:
    idle = (turn.minute - max(person.seen_minute, held.since_minute)) // MINUTES_PER_DAY
    if held.stage == "matched":
        if idle >= hazards.MATCH_FADES_AFTER:
            bonding.move_to(turn, person.id, "parted", False)
            tell(turn, "match_faded", person)
        return
    if held.stage == "separated":
        return
    rolls = turn.rolls()
    drifting = held.stage == "seeing" and idle >= hazards.DRIFTS_AFTER
    if drifting and rolls.happens(hazards.SEEN_DRIFTS, "romance.drifts", person.id):
        bonding.move_to(turn, person.id, "parted", False)
        tell(turn, "drifted", person)
        return
    held = _with_load(turn, held, person, idle)
    if held.stage in stages.COUPLE:
        _secrets(turn, held, person, rolls)
        held = turn.get(Bond, person.id)
        if held.stage not in stages.COUPLE or held.stage == "separated":
            return
        held = bonding.now(turn, held)
    if _leaves(turn, held, person, rolls):
        return
    _quarrel(turn, held, person, rolls)
    if held.stage == "married" and held.married_minute is not None:
        _anniversary(turn, person, held.married_minute)


def _with_load(turn: Turn, held: Bond, person: Person, idle: int) -> Bond:
    """The bond with what lies on it this month; written only when that has changed."""
    small = held.lives_together and any(
        people.age(turn, child) < _SMALL
        for relation in ("daughter", "son")
        for child in people.living(turn, relation, everybody=True)
    )
    load = loads.load(
        loads.Circumstances(
            stress=vitals.now(turn).stress // vitals.POINT,
            is_overdue=money.is_overdue(turn),
            idle_months=idle,
            lives_together=held.lives_together,
            own=people.own_character(turn).big_five,
            theirs=person.big_five,
            affinity=person.affinity,
            small_children=small,
            quarrels=bool(held.quarrel),
            affair=affairs.is_open(turn, person.id),
        )
    )
    if load == held.load:
        return held
    held = replace(held, load=load)
    turn.put(held)
    return held


def _secrets(turn: Turn, held: Bond, person: Person, rolls: Rolls) -> None:
    """Who strays, who wonders, and what comes out."""
    own = affairs.hidden_own(turn, person.id)
    if own is not None:
        other = turn.find(Bond, own.with_person_id)
        goes_on = other is not None and other.stage in ("matched", "seeing")
        if rolls.happens(
            hazards.OWN_FOUND_OUT * (hazards.OWN_GOES_ON if goes_on else 1), "romance.own_found", person.id
        ):
            _own_found_out(turn, own, person, rolls)
            return
    theirs = affairs.hidden_theirs(turn, person.id)
    if theirs is None:
        if rolls.happens(hazards.strays(held, person), "romance.strays", person.id):
            affairs.they_stray(turn, person.id)
    elif rolls.happens(hazards.FOUND_OUT, "romance.found", person.id):
        affairs.come_out(turn, theirs)
        vitals.affect(turn, Effects(happiness=-12, stress=10))
        tell(turn, "their_affair_found", person)
        turn.interruption = "event"
    elif theirs.hinted_minute is None and rolls.happens(hazards.HINTS, "romance.hint", person.id):
        turn.put(replace(theirs, hinted_minute=turn.minute))
        bonding.feel(turn, person.id, trust=-6)
        tell(turn, "hint", person)


def _own_found_out(turn: Turn, own: Affair, person: Person, rolls: Rolls) -> None:
    affairs.come_out(turn, own)
    turn.interruption = "event"
    held = turn.get(Bond, person.id)
    chance = hazards.LEAVES_AFTER_AFFAIR * (1.3 - max(0, person.affinity) / 150)
    if rolls.happens(chance, "romance.leaves_over_it", person.id):
        bonding.move_to(turn, person.id, "separated" if held.stage == "married" else "parted", False)
        vitals.affect(turn, Effects(happiness=-10, stress=8))
        tell(turn, "own_affair_leaves", person)
        return
    vitals.affect(turn, Effects(happiness=-6, stress=8))
    tell(turn, "own_affair_stays", person)


def _leaves(turn: Turn, held: Bond, person: Person, rolls: Rolls) -> bool:
    months = (turn.minute - held.began_minute) // MINUTES_PER_DAY
    if not rolls.happens(hazards.leaves(held, person, months), "romance.leaves", person.id):
        return False
    married, seen = held.stage == "married", held.stage == "seeing"
    bonding.move_to(turn, person.id, "separated" if married else "parted", False)
    vitals.affect(turn, Effects(happiness=-3 if seen else -10, stress=2 if seen else 7))
    tell(turn, "left_married" if married else "left_seeing" if seen else "left_couple", person)
    turn.interruption = "event"
    return True


def _quarrel(turn: Turn, held: Bond, person: Person, rolls: Rolls) -> None:
    """Words are had, or let lie after a while."""
    if held.quarrel:
        if turn.minute - held.quarrel_minute >= hazards.QUARREL_LASTS * MINUTES_PER_DAY:
            turn.put(replace(held, quarrel=""))
        return
    if not rolls.happens(hazards.quarrels(held), "romance.quarrel", person.id):
        return
    kind = _kind_of_quarrel(turn, held, person, rolls)
    if kind is not None:
        begin_quarrel(turn, held, person, kind)


def _kind_of_quarrel(turn: Turn, held: Bond, person: Person, rolls: Rolls) -> Quarrel | None:
    behind = money.is_overdue(turn)
    return rolls.choose(
        f"romance.quarrel_kind.{person.id}",
        (each for each in turn.content.quarrels.values() if not each.at_home or held.lives_together),
        lambda each: each.id,
        lambda each: each.weight * (4 if each.id == "money" and behind else 1),
    )


def begin_quarrel(turn: Turn, held: Bond, person: Person, kind: Quarrel) -> None:
    """Let a couple have words about something; `held` is the bond as it is now."""
    number = held.quarrels + 1
    turn.put(replace(held, quarrel=kind.id, quarrel_minute=turn.minute, quarrels=number))
    bonding.feel(turn, person.id, trust=QUARREL_TRUST, strain=QUARREL_STRAIN)
    people.change_affinity(turn, person.id, QUARREL_AFFINITY)
    vitals.affect(turn, Effects(happiness=-2, stress=3))
    bonding.write(turn, person.id, "quarrel", kind.chapter)
    text = kind.texts[(number + int(turn.rolls().chance("romance.quarrel_text") * 2)) % len(kind.texts)]
    turn.tell("love", filled(turn, text, person), title=kind.title)


def _anniversary(turn: Turn, person: Person, married_minute: int) -> None:
    """So many whole years today."""
    months = turn.minute // MINUTES_PER_DAY - married_minute // MINUTES_PER_DAY
    years, beyond = divmod(months, turn.life.days_per_year)
    if beyond or not years:
        return
    turn.announce(AnniversaryCame(person.id, years))
    held = bonding.now(turn, turn.get(Bond, person.id))
    well = held.trust + held.passion >= 2 * held.strain + 40
    great = years in _GREAT_YEARS
    bonding.feel(turn, person.id, trust=2, passion=(6 if great else 3) if well else 0, strain=-8 if well else 3)
    vitals.affect(turn, Effects(happiness=(12 if great else 4) if well else -2))
    if years not in _TOLD_YEARS and years % _TOLD_EACH:
        return
    bonding.write(turn, person.id, "anniversary", years=years)
    told = "anniversary_great" if great else "anniversary" if well else "anniversary_cold"
    tell(turn, told, person, years=_NUMBERS.get(years, str(years)))


_NUMBERS: Final = {
    1: "one", 2: "two", 3: "three", 5: "five", 10: "ten", 15: "fifteen", 20: "twenty", 25: "twenty-five", 30:
    "thirty", 35: "thirty-five", 40: "forty", 45: "forty-five", 50: "fifty", 55: "fifty-five", 60: "sixty", 65:
    "sixty-five", 70: "seventy",
}  # fmt: skip
