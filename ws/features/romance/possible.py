"""What can be done with somebody now, and what stands against it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, get_args

from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.turn import Turn
from ws.features.day import api as day
from ws.features.home import api as home
from ws.features.people import api as people
from ws.features.people.records import Person
from ws.features.romance import affairs, bonding
from ws.features.romance.messages import Action
from ws.features.romance.records import Asked, Bond
from ws.features.romance.rules import answers, eligible, stages
from ws.features.romance.sharing import Where
from ws.features.vitals import api as vitals
from ws.kernel.errors import Refused
from ws.kernel.player import Player

ENERGY: Final = 6
"""What asking somebody out, and talking things over, take."""
ACTIONS: Final[tuple[Action, ...]] = get_args(Action)


def offered(turn: Turn, person: Person) -> tuple[Action, ...]:
    """What can be thought of at all with somebody; what is not is not even listed."""
    if not person.is_alive:
        return ()
    held = turn.find(Bond, person.id)
    return tuple(action for action in ACTIONS if _OFFERED[action](turn, person, held))


def check(turn: Turn, person: Person, action: Action, where: Where = "mine") -> None:
    """Raises Refused for whatever stands against it now."""
    if action == "ask_out":
        _check_asking_out(turn, person)
    elif action not in offered(turn, person):
        raise Refused("not_allowed", _NOT_NOW[action].format(person=person.first_name), person_id=person.id)
    elif action == "become_partners":
        _check_partners(turn, person)
    elif action == "move_in_together":
        _check_roof(turn, person, where)
    elif action == "talk_it_over":
        _check_talk(turn, person)


def why_not(turn: Turn, person: Person, action: Action) -> str:
    """What stands against it, as a sentence; "" for nothing."""
    try:
        check(turn, person, action, "mine" if home.has_own(turn) else "theirs")
    except Refused as refusal:
        return refusal.message
    return ""


def is_energy_free(turn: Turn) -> bool:
    """Whether the unlimited refill still runs."""
    return turn.get(Player).unlimited_energy_until > turn.at


def _check_asking_out(turn: Turn, person: Person) -> None:
    name = person.first_name
    held = turn.find(Bond, person.id)
    eligible.check(turn.age(), person, people.age(turn, person))
    if person.estranged:
        raise Refused("not_allowed", f"{name} does not speak to you.", person_id=person.id)
    if not stages.may_follow(held.stage if held else None, "seeing"):
        raise Refused("not_allowed", f"That is not how things stand with {name}.", person_id=person.id)
    if not eligible.is_free(person):
        raise Refused("not_allowed", f"{name} is with somebody.", person_id=person.id)
    _check_said_no(turn, person, "out", answers.SEASON)
    _check_place(turn)
    _check_energy(turn)


def _check_partners(turn: Turn, person: Person) -> None:
    if any(each.stage in stages.COUPLE and each.person_id != person.id for each in turn.all(Bond)):
        raise Refused("not_allowed", "You are with somebody already.", person_id=person.id)
    held = turn.get(Bond, person.id)
    if turn.minute - held.since_minute < answers.LEAST_KNOWN_MONTHS * MINUTES_PER_DAY:
        raise Refused("not_allowed", f"You and {person.first_name} have hardly begun. Give it a month.")
    _check_said_no(turn, person, "partners", answers.A_MONTH)


def _check_roof(turn: Turn, person: Person, where: Where) -> None:
    _check_place(turn)
    if where == "mine" and not home.has_own(turn):
        raise Refused("not_allowed", "You have no home of your own to share.", person_id=person.id)
    _check_said_no(turn, person, "move_in", answers.SEASON)


def _check_talk(turn: Turn, person: Person) -> None:
    held = bonding.now(turn, turn.get(Bond, person.id))
    if held.talked_minute >= 0 and held.talked_minute // MINUTES_PER_DAY == turn.minute // MINUTES_PER_DAY:
        raise Refused("not_allowed", "You have talked about it today. Let it rest for a night.", person_id=person.id)
    if not held.quarrel and held.strain < _WORTH_TALKING:
        raise Refused("not_allowed", "There is nothing between you that wants talking about.", person_id=person.id)
    _check_energy(turn)


_WORTH_TALKING: Final = 12
"""Strain from which there is something to talk about."""


def _check_said_no(turn: Turn, person: Person, what: str, months: int) -> None:
    asked = turn.find(Asked, f"{what}:{person.id}")
    if asked is not None and turn.minute - asked.minute < months * MINUTES_PER_DAY:
        raise Refused(
            "not_allowed",
            f"{person.first_name} has said no. Asking again so soon would make it a harder one.",
            person_id=person.id,
            again_minute=asked.minute + months * MINUTES_PER_DAY,
        )


def _check_place(turn: Turn) -> None:
    if day.place(turn):
        raise Refused("not_allowed", "Not from here. This has to wait until you are out.")


def _check_energy(turn: Turn) -> None:
    if not is_energy_free(turn) and vitals.energy(turn) < ENERGY:
        raise Refused("not_enough_energy", f"This takes {ENERGY} energy.", needed=ENERGY, energy=vitals.energy(turn))


def _may_be_asked(turn: Turn, person: Person, held: Bond | None) -> bool:
    try:
        eligible.check(turn.age(), person, people.age(turn, person))
    except Refused:
        return False
    return held is None or held.stage == "matched" or held.stage in stages.OVER


def _at(*wanted: str) -> Callable[[Turn, Person, Bond | None], bool]:
    return lambda turn, person, held: held is not None and held.stage in wanted


def _roof(shared: bool) -> Callable[[Turn, Person, Bond | None], bool]:
    return lambda turn, person, held: (
        held is not None and held.stage in stages.COUPLE and held.lives_together == shared
    )


_OFFERED: Final[dict[Action, Callable[[Turn, Person, Bond | None], bool]]] = {
    "ask_out": _may_be_asked,
    "become_partners": _at("seeing"),
    "move_in_together": _roof(shared=False),
    "move_apart": _roof(shared=True),
    "break_up": _at("matched", "seeing", "together", "engaged"),
    "talk_it_over": _at("seeing", "together", "engaged", "married", "separated"),
    "confess": lambda turn, person, held: _still(held) and affairs.hidden_own(turn, person.id) is not None,
    "confront": lambda turn, person, held: _still(held) and affairs.to_confront(turn, person.id) is not None,
    "forgive": lambda turn, person, held: _still(held) and affairs.to_forgive(turn, person.id),
}
_NOT_NOW: Final[dict[Action, str]] = {
    "ask_out": "",
    "become_partners": "You are not seeing {person}.",
    "move_in_together": "Only a couple that lives in two homes can move in together.",
    "move_apart": "You and {person} do not live together.",
    "break_up": "There is nothing here that you could end with a sentence. A marriage takes a court.",
    "talk_it_over": "There is nothing between you and {person} to talk over.",
    "confess": "There is nothing you would have to confess to {person}.",
    "confront": "There is nothing you could hold against {person}.",
    "forgive": "There is nothing to forgive {person}.",
}


def _still(held: Bond | None) -> bool:
    return held is not None and (held.stage in stages.COUPLE or held.stage == "separated")
