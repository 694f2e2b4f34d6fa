"""What happens elsewhere in a life, as far as it concerns those it loves."""

from __future__ import annotations

from ws.content.schemas import Effects
from ws.engine.turn import Turn
from ws.features.ageing.api import BirthdayCame
from ws.features.people import api as people
from ws.features.people.api import (
    BondFelt,
    Estranged,
    InteractionDone,
    LostTouch,
    PersonDied,
    PersonHired,
    PersonLostJob,
    PersonRetired,
)
from ws.features.romance import affairs, bonding, household, months, mood
from ws.features.romance.facts import BondChanged, MovedApart, MovedInTogether, StartedSeeing
from ws.features.romance.records import Bond
from ws.features.romance.rules import hazards, stages
from ws.features.romance.telling import tell
from ws.features.vitals import api as vitals


def roof_changed(turn: Turn, fact: MovedInTogether | MovedApart) -> None:
    """The home reckons anew."""
    household.reckon(turn)


def work_changed(turn: Turn, fact: PersonHired | PersonLostJob | PersonRetired) -> None:
    """A partner brings more, or less."""
    held = turn.find(Bond, fact.person_id)
    if held is not None and held.lives_together:
        household.reckon(turn)


def year_passes(turn: Turn, fact: BirthdayCame) -> None:
    """Children have come of age, or gone."""
    if fact.age >= household.GROWN:
        household.reckon(turn)


def bond_changed(turn: Turn, fact: BondChanged) -> None:
    """It is felt at once."""
    mood.feel(turn)


def seeing_began(turn: Turn, fact: StartedSeeing) -> None:
    """Whoever is with somebody, and sees another one, is unfaithful."""
    affairs.player_strays(turn, fact.person_id)


def felt(turn: Turn, fact: BondFelt) -> None:
    """Something was done together that moved what is between the two."""
    bonding.feel(turn, fact.person_id, fact.trust, fact.passion, fact.strain)


def done_with(turn: Turn, fact: InteractionDone) -> None:
    """Whoever is with somebody, and is tender to another one, may be seen by a friend of a friend."""
    if fact.category != "romance":
        return
    couple = next((held for held in turn.all(Bond) if held.stage in stages.COUPLE), None)
    if couple is None or couple.person_id == fact.person_id or couple.quarrel:
        return
    person, kind = people.find(turn, couple.person_id), turn.content.quarrels.get("jealousy")
    if person is None or kind is None or not turn.rolls().happens(hazards.SEEN_FLIRTING, "romance.seen", person.id):
        return
    months.begin_quarrel(turn, bonding.now(turn, couple), person, kind)


def person_died(turn: Turn, fact: PersonDied) -> None:
    """Who was with them is widowed; who only saw them has lost somebody too."""
    held = turn.find(Bond, fact.person_id)
    if held is None or held.stage in stages.OVER:
        return
    coupled = held.stage in stages.COUPLE or held.stage == "separated"
    bonding.move_to(turn, fact.person_id, "widowed" if coupled else "parted", False)
    person = people.find(turn, fact.person_id)
    if person is None:
        return
    vitals.affect(turn, Effects(happiness=-12 if coupled else -4, stress=8 if coupled else 3))
    if coupled:
        tell(turn, "widowed_married" if held.stage in stages.WED else "widowed_couple", person)


def person_went(turn: Turn, fact: Estranged | LostTouch) -> None:
    """Who does not speak with the life any more, or is lost to it, is not with it either."""
    held = turn.find(Bond, fact.person_id)
    if held is None or held.stage in stages.OVER or held.stage == "separated":
        return
    bonding.move_to(turn, fact.person_id, "separated" if held.stage == "married" else "parted", True)
