"""What months do to those who live apart: dues fall due, and the other one may go to court."""

from __future__ import annotations

from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.turn import Turn
from ws.features.day.api import DayBegan
from ws.features.parting import dues, hearing, reading, words
from ws.features.parting.records import Apart, Duty, Petition, Terms
from ws.features.parting.rules import custody, willing
from ws.features.people import api as people

ANSWER_MONTHS = 3
FILES_AFTER_MONTHS = 2
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
    bond = reading.bond_now(turn, held.person_id)
    if person is None or not person.is_alive or bond is None or bond.stage != "separated":
        return
    if (turn.minute - held.since_minute) // MINUTES_PER_DAY < FILES_AFTER_MONTHS:
        return
    if turn.find(Petition, person.id) is not None:
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
