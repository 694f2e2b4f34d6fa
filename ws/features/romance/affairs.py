"""Who was unfaithful to whom, who knows, and what it leaves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from ws.engine.turn import Turn
from ws.features.people import api as people
from ws.features.romance import bonding, facts
from ws.features.romance.records import Affair, Bond
from ws.features.romance.rules import eligible, stages

KNOWN_TRUST: Final = -45
KNOWN_STRAIN: Final = 35
KNOWN_PASSION: Final = -15
KNOWN_AFFINITY: Final = -30
FORGIVEN_STRAIN: Final = -25
FORGIVEN_TRUST: Final = 12


def of(turn: Turn, person_id: str) -> Iterator[Affair]:
    """All affairs between the life and a partner, by either of the two, in no order that means anything."""
    return (each for each in turn.all(Affair) if each.person_id == person_id)


def player_strays(turn: Turn, person_id: str) -> bool:
    """The player is unfaithful: with somebody unknown when `person_id` is the partner, else with them."""
    couple = _couple(turn)
    if couple is None:
        return False
    third = "" if person_id == couple.person_id else person_id
    if third:
        person = people.get(turn, third)
        eligible.check(turn.age(), person, people.age(turn, person))
    return _stray(turn, couple.person_id, True, third)


def they_stray(turn: Turn, person_id: str) -> bool:
    """The partner is unfaithful, with somebody the life does not know."""
    couple = _couple(turn)
    if couple is None or couple.person_id != person_id:
        return False
    return _stray(turn, person_id, False, "")


def discovered(turn: Turn, person_id: str) -> bool:
    """What was hidden between the two comes out, whoever did it; the older one first."""
    hidden = min(
        (each for each in of(turn, person_id) if each.known_minute is None),
        key=lambda each: (each.minute, each.id),
        default=None,
    )
    if hidden is None:
        return False
    turn.put(replace(hidden, known_minute=turn.minute))
    bonding.feel(turn, person_id, trust=KNOWN_TRUST, passion=KNOWN_PASSION, strain=KNOWN_STRAIN)
    if hidden.by_player:
        people.change_affinity(turn, person_id, KNOWN_AFFINITY)
        people.remember(turn, person_id, "{name} had somebody else, and let me find it out", -70, "affair")
    bonding.write(turn, person_id, "affair_known")
    turn.announce(facts.AffairDiscovered(person_id, hidden.by_player))
    return True


def forgiven(turn: Turn, person_id: str) -> bool:
    """What came out is forgiven, all of it; who has forgiven forgets more slowly."""
    known = [each for each in of(turn, person_id) if each.known_minute is not None and each.forgiven_minute is None]
    for each in known:
        turn.put(replace(each, forgiven_minute=turn.minute))
    if not known:
        return False
    bonding.feel(turn, person_id, trust=FORGIVEN_TRUST, strain=FORGIVEN_STRAIN)
    bonding.write(turn, person_id, "forgiven")
    return True


def _couple(turn: Turn) -> Bond | None:
    return next((held for held in turn.all(Bond) if held.stage in stages.COUPLE), None)


def _stray(turn: Turn, person_id: str, by_player: bool, third: str) -> bool:
    affair_id = f"{person_id}:{'own' if by_player else 'theirs'}:{turn.minute}:{third}"
    if turn.find(Affair, affair_id) is not None:
        return False
    turn.put(Affair(affair_id, person_id, by_player, third, turn.minute))
    if by_player:  # what they hide is not in the story that the player reads
        bonding.write(turn, person_id, "affair")
    turn.announce(facts.Strayed(person_id, by_player))
    return True
