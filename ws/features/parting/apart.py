"""Two come apart: who stays where, with whom the children live, and how it ends when they find back to each other."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from ws.engine.turn import Turn
from ws.features.children import api as children
from ws.features.children.api import ChildBorn
from ws.features.home import api as home
from ws.features.law import api as law
from ws.features.parting import dues, reading, words
from ws.features.parting.records import Apart, Leaver, Marriage, Petition, Prenup
from ws.features.parting.rules.support import Custody
from ws.features.people import api as people
from ws.features.people.records import Person
from ws.features.romance import api as romance
from ws.features.romance.api import (
    BrokeUp,
    Divorced,
    EngagementEnded,
    Married,
    Separated,
    SpousesReconciled,
    Widowed,
)

EVENING: Final = "first_evening"
EVENING_AFTER: Final = 20 * 60
"""Minutes from parting to the first evening alone."""


def begin(turn: Turn, person: Person, who_left: Leaver, custody: Custody) -> None:
    """Arrange how the two live apart from now on."""
    before = turn.find(Apart, person.id)
    times = before.times + 1 if before is not None else 1
    turn.put(Apart(person.id, turn.minute, who_left, custody, times=times))
    minor = reading.minors(turn, person.id)
    dues.set_custody(turn, person, minor, custody)
    if minor and custody != "both":
        with_whom = "children_with_other" if custody == "other" else "children_with_player"
        words.tell(turn, with_whom, person, children=words.names(minor))
    turn.schedule(turn.minute + EVENING_AFTER, EVENING, person.id)


def may_move_out(turn: Turn, lived_together: bool) -> bool:
    """Whether the player has a shared home to leave: not the family's, and not from a cell."""
    return lived_together and home.has_own(turn) and not law.is_in_prison(turn)


def separated(turn: Turn, fact: Separated) -> None:
    """Two separated; where nothing was chosen, the other one leaves and the children live with both."""
    held = turn.find(Apart, fact.person_id)
    if held is not None and held.since_minute == turn.minute:
        return
    person = people.find(turn, fact.person_id)
    if person is not None:
        begin(turn, person, "other", "both")
        words.tell(turn, "they_leave", person)


def parted(turn: Turn, fact: BrokeUp) -> None:
    """An unmarried couple has parted: what was agreed for a wedding is void, and their children need a place. Death
    parts too, those who only saw each other; then there is nobody to share them with."""
    _forget_prenup(turn, fact.person_id)
    person = people.find(turn, fact.person_id)
    if person is None or not person.is_alive:
        return
    minor = reading.minors(turn, person.id)
    if not minor:
        return
    bond = reading.bond_of(turn, person.id)
    begin(turn, person, "other", reading.court_custody(turn, person, bond, minor, "both"))


def child_born(turn: Turn, fact: ChildBorn) -> None:
    """A child came after its parents had parted: with whom it lives is asked as if it had been there."""
    if romance.stage(turn, fact.parent_id) not in ("parted", "separated", "divorced"):
        return
    person = people.find(turn, fact.parent_id)
    minor = reading.minors(turn, fact.parent_id)
    if person is not None and person.is_alive and minor:
        bond = reading.bond_of(turn, person.id)
        dues.set_custody(turn, person, minor, reading.court_custody(turn, person, bond, minor, "both"))


def engagement_ended(turn: Turn, fact: EngagementEnded) -> None:
    """What was agreed for the wedding is void."""
    _forget_prenup(turn, fact.person_id)


def married(turn: Turn, fact: Married) -> None:
    """Note what there was on the wedding day; whatever was paid by a former spouse for the player's keep ends."""
    person = people.find(turn, fact.person_id)
    if person is None:
        return
    brought = reading.money_cents(turn)
    turn.put(Marriage(person.id, turn.minute, brought, reading.their_brought_cents(turn, person)))
    dues.player_married(turn, person.id)


def reconciled(turn: Turn, fact: SpousesReconciled) -> None:
    """The petition is void, and the children are with both."""
    drop_petition(turn, fact.person_id)
    turn.unschedule(EVENING, fact.person_id)
    person = people.find(turn, fact.person_id)
    if person is None:
        return
    for child in reading.minors(turn, person.id):
        children.set_custody(turn, child.id, "both", 0)
    dues.end_with(turn, person.id)
    romance.reckon_household(turn)


def widowed(turn: Turn, fact: Widowed) -> None:
    """Nothing is divided with the dead. What is left by them is a matter of inheriting; a pension may be paid."""
    drop_petition(turn, fact.person_id)
    turn.unschedule(EVENING, fact.person_id)
    dues.partner_died(turn, fact.person_id, fact.married)
    _forget_prenup(turn, fact.person_id)
    _forget_marriage(turn, fact.person_id)


def divorced(turn: Turn, fact: Divorced) -> None:
    """What was noted for the end of the marriage has been used."""
    drop_petition(turn, fact.person_id)
    _forget_prenup(turn, fact.person_id)
    _forget_marriage(turn, fact.person_id)


def drop_petition(turn: Turn, person_id: str) -> None:
    """Let a petition be void."""
    if turn.find(Petition, person_id) is not None:
        turn.remove(Petition, person_id)
        turn.unschedule("divorce_hearing", person_id)


def first_evening(turn: Turn, argument: str) -> None:
    """The first evening alone. A place is still there where nobody sits."""
    person = people.find(turn, argument)
    if person is not None and romance.stage(turn, argument) == "separated":
        words.tell(turn, "first_evening", person)


def asked(turn: Turn, person_id: str) -> None:
    """Note that they said no to an agreement."""
    held = turn.find(Apart, person_id) or Apart(person_id, turn.minute)
    turn.put(replace(held, asked_minute=turn.minute))


def tried(turn: Turn, person_id: str) -> None:
    """Note that they said no to another try."""
    held = turn.find(Apart, person_id) or Apart(person_id, turn.minute)
    turn.put(replace(held, tried_minute=turn.minute))


def _forget_prenup(turn: Turn, person_id: str) -> None:
    if turn.find(Prenup, person_id) is not None:
        turn.remove(Prenup, person_id)


def _forget_marriage(turn: Turn, person_id: str) -> None:
    if turn.find(Marriage, person_id) is not None:
        turn.remove(Marriage, person_id)
