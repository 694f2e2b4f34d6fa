"""How the choices about a parting change a life."""

from __future__ import annotations

from typing import Final

import msgspec
from msgspec.structs import replace

from ws.content.schemas import Effects
from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.turn import Turn
from ws.features.day import api as day
from ws.features.home import api as home
from ws.features.money import api as money
from ws.features.parting import apart, hearing, reading, words
from ws.features.parting.facts import DivorceWithdrawn, PrenupSigned, SecondChance, WentToCounselling
from ws.features.parting.messages import (
    CounsellingChosen,
    DivorceAnswerChosen,
    DivorceFilingChosen,
    PrenupChosen,
    ReconciliationChosen,
    SeparationChosen,
    WithdrawalChosen,
)
from ws.features.parting.reading import Case
from ws.features.parting.records import Apart, Counselling, Petition, Prenup, Terms
from ws.features.parting.rules import willing
from ws.features.people import api as people
from ws.features.romance import api as romance
from ws.features.vitals import api as vitals

SESSION_CENTS: Final = 15_000
SESSION_MINUTES: Final = 60
"""An hour with a couples counsellor: 100 to 250 dollars in the United States, as usually asked; rounded."""
PRENUP_CENTS: Final = 250_000
"""Lawyers on both sides: about 2,500 dollars, as usually asked; rounded."""
_LEFT: Final = Effects(happiness=-8, stress=5)
_RELIEF: Final = Effects(happiness=8, stress=-6)


class Done(msgspec.Struct, frozen=True):
    """What came of it."""

    text: str
    yes: bool = True


def separate(turn: Turn, deed: SeparationChosen) -> Done:
    """One of the two packs a suitcase."""
    person, bond = reading.spouse(turn, deed.person_id)
    who = deed.who_leaves if apart.may_move_out(turn, bond.lives_together) else "other"
    apart.begin(turn, person, who, deed.children)
    romance.move_to(turn, person.id, "separated", by_player=True)
    if who == "player":
        home.move_out(turn)
    people.change_affinity(turn, person.id, -10)
    vitals.affect(turn, _LEFT)
    return Done(words.tell(turn, "you_leave" if who == "player" else "they_leave", person))


def file(turn: Turn, deed: DivorceFilingChosen) -> Done:
    """Ask the other one, and go to court with or without their word."""
    held = reading.case(turn, deed.person_id)
    chance = signs(held, deed.terms)
    agreed = turn.rolls().happens(chance, "parting.agrees", held.person.id)
    months = words.months(hearing.months_until(turn, held, contested=not agreed))
    if agreed:
        hearing.file(turn, held, by_player=True, contested=False, terms=deed.terms)
        return Done(words.tell(turn, "filed_agreed", held.person, months=months))
    apart.asked(turn, held.person.id)
    romance.feel(turn, held.person.id, strain=5)
    if not deed.contest:
        return Done(words.tell(turn, "not_agreed", held.person), yes=False)
    hearing.file(turn, held, by_player=True, contested=True, terms=deed.terms)
    return Done(words.tell(turn, "filed_contested", held.person, months=months), yes=False)


def signs(held: Case, terms: Terms) -> float:
    """How likely the other one agrees to terms."""
    more = terms.share_percent - held.share_by_law(terms.custody)
    if held.estate.theirs_cents and held.regime == "separate":
        more = 0
    if terms.alimony == "none" and held.alimony() > 0:
        more += 10
    if terms.homes == "give":
        more -= 5
    two = willing.between(held.person, held.bond, held.betrayed)
    return willing.signs(two, more, bool(held.children) and terms.custody == "player")


def answer(turn: Turn, deed: DivorceAnswerChosen) -> Done:
    """Sign what the other one has filed, or send a lawyer."""
    held = reading.case(turn, deed.person_id)
    petition = turn.get(Petition, deed.person_id)
    if deed.answer == "agree":
        hearing.agree(turn, petition)
        until = (petition.hearing_minute - turn.minute) // MINUTES_PER_DAY
        return Done(words.worded(turn, "filed_agreed", held.person, months=words.months(max(1, until))))
    contested = hearing.contest(turn, held, petition)
    until = (contested.hearing_minute - turn.minute) // MINUTES_PER_DAY
    romance.feel(turn, deed.person_id, strain=5)
    return Done(words.worded(turn, "filed_contested", held.person, months=words.months(max(1, until))))


def withdraw(turn: Turn, deed: WithdrawalChosen) -> Done:
    """Take one's own petition back."""
    apart.drop_petition(turn, deed.person_id)
    turn.announce(DivorceWithdrawn(deed.person_id))
    person = people.get(turn, deed.person_id)
    people.change_affinity(turn, person.id, 2)
    return Done(words.worded(turn, "withdrawn", person))


def reconcile(turn: Turn, deed: ReconciliationChosen) -> Done:
    """Ask for another try; the other one has a will of their own."""
    person = people.get(turn, deed.person_id)
    bond = reading.bond_of(turn, person.id)
    held = turn.find(Apart, person.id)
    months = (turn.minute - bond.since_minute) // MINUTES_PER_DAY
    times = held.times if held is not None else 1
    chance = willing.comes_back(reading.between(turn, person, bond), months, times)
    was = bond.stage
    if not turn.rolls().happens(chance, "parting.comes_back", person.id):
        apart.tried(turn, person.id)
        vitals.affect(turn, Effects(happiness=-3, stress=2))
        return Done(words.tell(turn, "no_way_back", person), yes=False)
    vitals.affect(turn, _RELIEF)
    people.change_affinity(turn, person.id, 5)
    if was == "separated":
        romance.move_to(turn, person.id, "married")
        romance.feel(turn, person.id, strain=-20, trust=5)
        romance.come_about(turn, person.id, "move_in")
        return Done(words.tell(turn, "reconciled", person))
    romance.move_to(turn, person.id, "seeing")
    romance.feel(turn, person.id, strain=-15, trust=3, passion=10)
    turn.announce(SecondChance(person.id, was == "divorced"))
    return Done(words.tell(turn, "second_chance", person))


def counsel(turn: Turn, deed: CounsellingChosen) -> Done:
    """An hour on the sofa of somebody who asks the right questions, mostly."""
    person = people.get(turn, deed.person_id)
    held = turn.find(Counselling, person.id) or Counselling(person.id)
    money.pay(turn, money.in_country(turn, SESSION_CENTS), "counselling")
    day.occupy(turn, "counselling", "Couples counselling", SESSION_MINUTES)
    helped = turn.rolls().happens(willing.COUNSELLING_HELPS, "parting.counselling", person.id)
    strain, trust = (-10, 3) if helped else (-2, 0)
    if held.sessions >= willing.SESSIONS:
        strain, trust = strain // 2, trust // 2
    romance.feel(turn, person.id, strain=strain, trust=trust)
    today = turn.minute // MINUTES_PER_DAY
    turn.put(replace(held, sessions=held.sessions + 1, day=today))
    turn.announce(WentToCounselling(person.id, helped))
    return Done(words.worded(turn, "counselling_good" if helped else "counselling_bad", person), yes=helped)


def agree_on_prenup(turn: Turn, deed: PrenupChosen) -> Done:
    """Put it on the table, between the guest list and the cake."""
    person = people.get(turn, deed.person_id)
    bond = reading.bond_of(turn, person.id)
    two = reading.between(turn, person, bond)
    share = deed.share_percent if deed.regime == "community" else 50
    chance = willing.accepts_prenup(two, share, deed.alimony == "none")
    if not turn.rolls().happens(chance, "parting.prenup", person.id):
        apart.asked(turn, person.id)
        romance.feel(turn, person.id, trust=-4, strain=6)
        return Done(words.tell(turn, "prenup_refused", person), yes=False)
    money.pay(turn, money.in_country(turn, PRENUP_CENTS), "lawyer")
    turn.put(Prenup(person.id, turn.minute, deed.regime, deed.share_percent, deed.alimony))
    romance.feel(turn, person.id, trust=-1)
    turn.announce(PrenupSigned(person.id))
    return Done(words.tell(turn, "prenup_signed", person))
