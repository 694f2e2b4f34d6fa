"""Asking, and what comes of the answer."""

from __future__ import annotations

from typing import Final

import msgspec

from ws.content.schemas import Effects
from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.turn import Turn
from ws.features.belongings import api as belongings
from ws.features.people import api as people
from ws.features.people.records import Person
from ws.features.romance import api as romance
from ws.features.vitals import api as vitals
from ws.features.weddings import words
from ws.features.weddings.facts import Proposed
from ws.features.weddings.messages import ProposalMade
from ws.features.weddings.records import Proposal
from ws.features.weddings.rules import asking

_YES: Final = Effects(happiness=9, stress=-3)
_NO: Final = Effects(happiness=-8, stress=6)
_FONDER: Final = 5


class Asked(msgspec.Struct, frozen=True):
    """What was answered."""

    accepted: bool
    text: str


def propose(turn: Turn, deed: ProposalMade) -> Asked:
    """Ask; the answer is theirs."""
    person = people.get(turn, deed.person_id)
    before = turn.find(Proposal, person.id)
    ring = turn.content.engagement_rings.get(deed.ring_item_id)
    worth = asking.worth_of_ring(ring, person) if ring is not None else 0.0
    chance = asking.chance_of_yes(_between(turn, person, before), worth)
    accepted = turn.rolls().happens(chance, "wedding.proposal", person.id)
    refusals = (before.refusals if before is not None else 0) + (0 if accepted else 1)
    turn.put(Proposal(person.id, turn.minute, accepted, refusals))
    if accepted:
        if ring is not None:
            belongings.give_away(turn, ring.id)
        romance.move_to(turn, person.id, "engaged")
        romance.feel(turn, person.id, trust=3, passion=6)
        people.change_affinity(turn, person.id, _FONDER)
        people.remember(turn, person.id, "{name} asked, and both of you forgot the speech", 45, "proposal")
    else:
        romance.feel(turn, person.id, strain=5)
    vitals.affect(turn, _YES if accepted else _NO)
    text = words.tell(turn, "said_yes" if accepted else "said_no", person)
    turn.announce(Proposed(person.id, accepted))
    return Asked(accepted, text)


def _between(turn: Turn, person: Person, before: Proposal | None) -> asking.Between:
    bond = romance.bond(turn, person.id)
    if bond is None:
        raise LookupError(f"nothing is between the life and {person.id}")
    year = MINUTES_PER_DAY * turn.life.days_per_year
    return asking.Between(
        affinity=person.affinity,
        trust=bond.trust,
        passion=bond.passion,
        strain=bond.strain,
        years=(turn.minute - bond.since_minute) / year,
        lives_together=bond.lives_together,
        refusals=before.refusals if before is not None else 0,
    )
