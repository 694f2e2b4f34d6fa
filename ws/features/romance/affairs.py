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


def hidden_own(turn: Turn, person_id: str) -> Affair | None:
    """The oldest affair of the player's that the partner does not know of."""
    return _oldest(each for each in of(turn, person_id) if each.by_player and each.known_minute is None)


def hidden_theirs(turn: Turn, person_id: str) -> Affair | None:
    """The oldest affair of the partner's that the player does not know of."""
    return _oldest(each for each in of(turn, person_id) if not each.by_player and each.known_minute is None)


def to_confront(turn: Turn, person_id: str) -> Affair | None:
    """The affair of the partner's that the player knows of, or thinks there is, and has not spoken of."""
    return _oldest(
        each
        for each in of(turn, person_id)
        if not each.by_player
        and each.confronted_minute is None
        and each.forgiven_minute is None
        and (each.known_minute is not None or each.hinted_minute is not None)
    )


def to_forgive(turn: Turn, person_id: str) -> bool:
    """Whether an affair of the partner's came out and is not forgiven."""
    return any(
        not each.by_player and each.known_minute is not None and each.forgiven_minute is None
        for each in of(turn, person_id)
    )


def is_open(turn: Turn, person_id: str) -> bool:
    """Whether an affair of either came out and is not forgiven."""
    return any(each.known_minute is not None and each.forgiven_minute is None for each in of(turn, person_id))


def discovered(turn: Turn, person_id: str) -> bool:
    """What was hidden between the two comes out, whoever did it; the older one first."""
    hidden = _oldest(each for each in of(turn, person_id) if each.known_minute is None)
    if hidden is None:
        return False
    come_out(turn, hidden)
    return True


def come_out(turn: Turn, affair: Affair, told: bool = False) -> None:
    """An affair is known now; half as bad when it was `told` and not found out."""
    person_id, share = affair.person_id, 2 if told else 1
    turn.put(replace(affair, known_minute=turn.minute))
    strain, passion = KNOWN_STRAIN // share, KNOWN_PASSION // share
    bonding.feel(turn, person_id, trust=KNOWN_TRUST // share, passion=passion, strain=strain)
    if affair.by_player:
        people.change_affinity(turn, person_id, KNOWN_AFFINITY // share)
        how = "had somebody else, and told me" if told else "had somebody else, and let me find it out"
        people.remember(turn, person_id, f"{{name}} {how}", -70 // share, "affair")
    bonding.write(turn, person_id, "affair_known")
    turn.announce(facts.AffairDiscovered(person_id, affair.by_player))


def forgiven(turn: Turn, person_id: str) -> bool:
    """What came out is forgiven, all of it."""
    known = [each for each in of(turn, person_id) if each.known_minute is not None and each.forgiven_minute is None]
    for each in known:
        turn.put(replace(each, forgiven_minute=turn.minute))
    if not known:
        return False
    bonding.feel(turn, person_id, trust=FORGIVEN_TRUST, strain=FORGIVEN_STRAIN)
    bonding.write(turn, person_id, "forgiven")
    return True


def _oldest(found: Iterator[Affair]) -> Affair | None:
    return min(found, key=lambda each: (each.minute, each.id), default=None)


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
