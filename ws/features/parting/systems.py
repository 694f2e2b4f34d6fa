"""What months do to those who live apart: dues fall due, and the other one may go to court."""

from __future__ import annotations

from typing import Final

from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.turn import Turn
from ws.features.day.api import DayBegan
from ws.features.parting import apart, dues, hearing, reading, words
from ws.features.parting.facts import DivorceWithdrawn
from ws.features.parting.records import Apart, Duty, Petition, Terms
from ws.features.parting.rules import custody, willing
from ws.features.people import api as people
from ws.features.people.records import Person
from ws.features.romance import api as romance
from ws.features.romance.records import Bond

ANSWER_MONTHS: Final = 3
WITHDRAWS: Final = 0.04
"""The chance a month that somebody who is fond of the player again takes their petition back; rounded, no survey."""
_FOND: Final = 45
_CALM: Final = 45
FILES_AFTER_MONTHS: Final = 2
"""Nobody files while the suitcase is still in the hall."""


def month_begins(turn: Turn, fact: DayBegan) -> None:
    """Only for those who have parted; all others pay nothing for it."""
    if turn.keyed(Duty):
        dues.month_begins(turn)
    if turn.keyed(Apart):
        for held in list(turn.all(Apart)):
            _may_file(turn, held)


def _may_file(turn: Turn, held: Apart) -> None:
    """The separated other one files, or waits another month."""
    person = people.find(turn, held.person_id)
    bond = romance.bond(turn, held.person_id)
    if person is None or not person.is_alive or bond is None or bond.stage != "separated":
        return
    if (turn.minute - held.since_minute) // MINUTES_PER_DAY < FILES_AFTER_MONTHS:
        return
    petition = turn.find(Petition, person.id)
    if petition is not None:
        _may_withdraw(turn, petition, person, bond)
        return
    if not turn.rolls().happens(willing.files(bond.strain, person.affinity), "parting.they_file", person.id):
        return
    case = reading.case(turn, person.id)
    wish = custody.asked_by_other(person.agreeableness, bond.trust) if case.children else "both"
    terms = Terms(case.share_by_law(wish), "keep", wish, "by_law")
    petition = hearing.file(turn, case, by_player=False, contested=False, terms=terms)
    months = (petition.hearing_minute - turn.minute) // MINUTES_PER_DAY
    words.tell(turn, "letter", person, months=words.months(max(1, months)), until=words.months(ANSWER_MONTHS))
    turn.interruption = "event"


def _may_withdraw(turn: Turn, petition: Petition, person: Person, bond: Bond) -> None:
    """Second thoughts."""
    if petition.by_player or person.affinity < _FOND or bond.strain > _CALM:
        return
    if turn.rolls().happens(WITHDRAWS, "parting.they_withdraw", person.id):
        apart.drop_petition(turn, person.id)
        words.tell(turn, "they_withdraw", person)
        turn.announce(DivorceWithdrawn(person.id))
