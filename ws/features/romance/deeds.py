"""How what the player decides changes the two. What is asked is answered here, by the other one's own will."""

from __future__ import annotations

from typing import Final

import msgspec
from msgspec.structs import replace

from ws.content.schemas import Effects
from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.turn import Turn
from ws.features.day import api as day
from ws.features.people import api as people
from ws.features.people.records import Person
from ws.features.romance import affairs, bonding, possible, sharing
from ws.features.romance import messages as m
from ws.features.romance.records import Affair, Asked, Bond
from ws.features.romance.rules import answers, hazards, talking
from ws.features.romance.suitors import suitor
from ws.features.romance.telling import said
from ws.features.vitals import api as vitals

_KIND_FROM: Final = 45
"""Of agreeableness and affinity together, halved: who has so much says no kindly."""
_ADMITS: Final = 0.55
"""That somebody who is asked straight out on a hunch tells the truth; more of the conscientious."""
_GOES_WHEN_ASKED: Final = 0.12
"""That somebody whose affair is known goes, now that it has been said."""
_SETTLED_STRAIN: Final = -10
_TALK_MINUTES: Final = 60
_ASK_MINUTES: Final = 30


class Done(msgspec.Struct, frozen=True):
    """What came of it; `yes` is what the reply calls accepted, stays, or well."""

    text: str
    yes: bool = True
    admits: bool = True


def ask_out(turn: Turn, deed: m.AskedOutChosen) -> Done:
    """They say yes, or no in their own way."""
    person = people.get(turn, deed.person_id)
    if not deed.free:
        vitals.spend_energy(turn, possible.ENERGY)
    day.occupy(turn, "ask_out", f"With {person.first_name}", _ASK_MINUTES)
    if turn.rolls().happens(answers.goes_out(suitor(turn, person)), "romance.ask_out", person.id):
        bonding.move_to(turn, person.id, "seeing", True)
        people.change_affinity(turn, person.id, 6)
        vitals.affect(turn, Effects(happiness=5, stress=-2))
        return Done(said(turn, "asked_yes", person))
    turn.put(Asked(f"out:{person.id}", turn.minute))
    kind = (person.agreeableness + max(0, person.affinity)) // 2 >= _KIND_FROM
    people.change_affinity(turn, person.id, -1 if kind else -5)
    people.remember(turn, person.id, "{name} asked me out, and I said no", 1 if kind else -4)
    vitals.affect(turn, Effects(happiness=-2 if kind else -5, stress=2))
    return Done(said(turn, "asked_no_kind" if kind else "asked_no_cold", person), yes=False)


def become_partners(turn: Turn, deed: m.PartnersChosen) -> Done:
    """They want it too, or not yet."""
    person = people.get(turn, deed.person_id)
    held = bonding.now(turn, turn.get(Bond, person.id))
    months = (turn.minute - held.since_minute) // MINUTES_PER_DAY
    chance = answers.becomes_partner(suitor(turn, person), held.trust, held.passion, held.strain, months)
    if turn.rolls().happens(chance, "romance.partners", person.id):
        bonding.move_to(turn, person.id, "together", True)
        bonding.feel(turn, person.id, trust=6, passion=8)
        people.change_affinity(turn, person.id, 8)
        vitals.affect(turn, Effects(happiness=8, stress=-3))
        return Done(said(turn, "partners_yes", person))
    turn.put(Asked(f"partners:{person.id}", turn.minute))
    bonding.feel(turn, person.id, strain=5)
    vitals.affect(turn, Effects(happiness=-4, stress=2))
    return Done(said(turn, "partners_no", person), yes=False)


def move_in(turn: Turn, deed: m.RoofChosen) -> Done:
    """They bring their boxes, or not yet."""
    person = people.get(turn, deed.person_id)
    held = bonding.now(turn, turn.get(Bond, person.id))
    months = (turn.minute - held.began_minute) // MINUTES_PER_DAY
    if turn.rolls().happens(
        answers.moves_in(suitor(turn, person), held.trust, held.strain, months), "romance.move_in", person.id
    ):
        sharing.move_in(turn, person.id, deed.where)
        bonding.feel(turn, person.id, trust=4, passion=3)
        vitals.affect(turn, Effects(happiness=6))
        return Done(said(turn, "move_in_yes", person))
    turn.put(Asked(f"move_in:{person.id}", turn.minute))
    bonding.feel(turn, person.id, strain=4)
    vitals.affect(turn, Effects(happiness=-3, stress=2))
    return Done(said(turn, "move_in_no", person), yes=False)


def move_apart(turn: Turn, deed: m.ApartChosen) -> Done:
    """Two homes again: quieter, and colder."""
    person = people.get(turn, deed.person_id)
    bonding.live_together(turn, person.id, False)
    bonding.feel(turn, person.id, trust=-8, passion=-4, strain=4)
    people.change_affinity(turn, person.id, -8)
    return Done(said(turn, "moved_apart", person))


def break_up(turn: Turn, deed: m.EndChosen) -> Done:
    """It is over, by the player's wish."""
    person = people.get(turn, deed.person_id)
    before = turn.get(Bond, person.id).stage
    bonding.move_to(turn, person.id, "parted", True)
    if before == "matched":
        return Done(said(turn, "match_ended", person))
    was_couple = before != "seeing"
    people.change_affinity(turn, person.id, -30 if was_couple else -12)
    people.remember(
        turn, person.id, "{name} ended it, and I had not seen it coming", -40 if was_couple else -12, "left"
    )
    vitals.affect(turn, Effects(happiness=-8 if was_couple else -3, stress=6 if was_couple else 2))
    return Done(said(turn, "ended_couple" if was_couple else "ended_seeing", person))


def talk(turn: Turn, deed: m.TalkChosen) -> Done:
    """Talk it over; what comes of it hangs on both, and on what it is about."""
    person = people.get(turn, deed.person_id)
    if not deed.free:
        vitals.spend_energy(turn, possible.ENERGY)
    day.occupy(turn, "talk_it_over", f"Talking with {person.first_name}", _TALK_MINUTES)
    held = bonding.now(turn, turn.get(Bond, person.id))
    quarrel = turn.content.quarrels.get(held.quarrel)
    stress = vitals.now(turn).stress // vitals.POINT
    chance = talking.goes_well(
        deed.style,
        people.own_character(turn).big_five,
        person.big_five,
        person.affinity,
        quarrel is not None and quarrel.lasting,
        stress,
    )
    well = turn.rolls().happens(chance, "romance.talk", f"{person.id}.{deed.style}")
    gain = (talking.WELL if well else talking.BADLY)[deed.style]
    settled = well and quarrel is not None
    turn.put(replace(held, talked_minute=turn.minute, quarrel="" if settled else held.quarrel))
    bonding.feel(turn, person.id, gain.trust, gain.passion, gain.strain + (_SETTLED_STRAIN if settled else 0))
    people.change_affinity(turn, person.id, gain.affinity)
    vitals.affect(turn, Effects(happiness=gain.happiness, stress=gain.stress))
    if settled:
        bonding.write(turn, person.id, "made_up")
    return Done(said(turn, f"talk_{deed.style}_{'well' if well else 'badly'}", person), yes=well)


def confess(turn: Turn, deed: m.ConfessionChosen) -> Done:
    """All of it is said; they stay, or do not."""
    person = people.get(turn, deed.person_id)
    while (hidden := affairs.hidden_own(turn, person.id)) is not None:
        affairs.come_out(turn, hidden, told=True)
    vitals.affect(turn, Effects(stress=-4, happiness=-4))
    if _leaves(turn, person, hazards.LEAVES_AFTER_CONFESSION, "romance.confess"):
        return Done(said(turn, "confessed_leaves", person), yes=False)
    return Done(said(turn, "confessed_stays", person))


def confront(turn: Turn, deed: m.ConfrontationChosen) -> Done:
    """Ask straight out: what is known gets an answer, what is only thought perhaps."""
    person = people.get(turn, deed.person_id)
    affair = affairs.to_confront(turn, person.id)
    if affair is None:
        raise LookupError(f"nothing to confront {person.id} with")
    turn.put(replace(affair, confronted_minute=turn.minute))
    if affair.known_minute is None:
        if not turn.rolls().happens(_ADMITS + (person.conscientiousness - 50) / 150, "romance.admits", person.id):
            bonding.feel(turn, person.id, trust=-4, strain=10)
            return Done(said(turn, "confronted_denies", person), admits=False)
        affairs.come_out(turn, turn.get(Affair, affair.id), told=True)
        vitals.affect(turn, Effects(happiness=-10, stress=8))
    if _leaves(turn, person, _GOES_WHEN_ASKED, "romance.confronted"):
        return Done(said(turn, "confronted_leaves", person), yes=False)
    bonding.feel(turn, person.id, trust=4, strain=-4)
    return Done(said(turn, "confronted_sorry", person))


def forgive(turn: Turn, deed: m.ForgivenessChosen) -> Done:
    """It happened, and it is not held against them any more."""
    person = people.get(turn, deed.person_id)
    affairs.forgiven(turn, person.id)
    people.change_affinity(turn, person.id, 10)
    people.remember(turn, person.id, "{name} forgave me what I could not forgive myself", 45)
    vitals.affect(turn, Effects(happiness=3, stress=-4))
    return Done(said(turn, "forgiven", person))


def _leaves(turn: Turn, person: Person, chance: float, purpose: str) -> bool:
    """Whether they go, over an affair; then it has ended."""
    held = turn.get(Bond, person.id)
    cold = 1.3 - max(0, person.affinity) / 150
    if held.stage == "separated" or not turn.rolls().happens(chance * cold, purpose, person.id):
        return False
    bonding.move_to(turn, person.id, "separated" if held.stage == "married" else "parted", False)
    return True
