"""What may come about between two, by whatever cause: an event, a choice, a night. Each turning is tried, and one
that can not be now changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from ws.content.schemas.base import Turning
from ws.engine.turn import Turn
from ws.features.people import api as people
from ws.features.romance import affairs, bonding, sharing
from ws.features.romance.records import Bond, Stage
from ws.features.romance.rules import stages
from ws.kernel.errors import Refused

QUARREL_STRAIN: Final = 15
QUARREL_TRUST: Final = -3
QUARREL_AFFINITY: Final = -4
MADE_UP_STRAIN: Final = -25
MADE_UP_TRUST: Final = 4
MADE_UP_PASSION: Final = 3
MADE_UP_AFFINITY: Final = 4


def come_about(turn: Turn, person_id: str, turning: Turning) -> bool:
    """See `api.come_about`."""
    try:
        return _TURNINGS[turning](turn, person_id)
    except Refused:
        return False


def _moves(
    after: Stage, by_player: bool = True, before: frozenset[Stage] | None = None
) -> Callable[[Turn, str], bool]:
    def move(turn: Turn, person_id: str) -> bool:
        held = turn.find(Bond, person_id)
        if before is not None and (held is None or held.stage not in before):
            return False
        if held is None and not _would(turn, person_id):
            return False
        bonding.move_to(turn, person_id, after, by_player)
        return True

    return move


def _would(turn: Turn, person_id: str) -> bool:
    """Whether somebody could fall for the player at all."""
    person = people.find(turn, person_id)
    if person is None or person.estranged:
        return False
    return turn.life.sex in people.drawn_to(turn, person)


def _move_in(turn: Turn, person_id: str) -> bool:
    held = turn.find(Bond, person_id)
    if held is None or held.stage not in stages.COUPLE or held.lives_together:
        return False
    sharing.move_in(turn, person_id, sharing.where_by_itself(turn))
    return True


def _move_apart(turn: Turn, person_id: str) -> bool:
    held = turn.find(Bond, person_id)
    if held is None or not held.lives_together:
        return False
    bonding.live_together(turn, person_id, False)
    return True


def _part(by_player: bool) -> Callable[[Turn, str], bool]:
    """An end: of a marriage, for now, a separation."""

    def part(turn: Turn, person_id: str) -> bool:
        held = turn.find(Bond, person_id)
        if held is None or held.stage == "separated":
            return False
        bonding.move_to(turn, person_id, "separated" if held.stage == "married" else "parted", by_player)
        return True

    return part


def _reconcile(turn: Turn, person_id: str) -> bool:
    held = turn.find(Bond, person_id)
    if held is None or held.stage not in ("separated", "parted", "divorced"):
        return False
    bonding.move_to(turn, person_id, "married" if held.stage == "separated" else "together", True)
    bonding.feel(turn, person_id, trust=MADE_UP_TRUST, passion=MADE_UP_PASSION, strain=MADE_UP_STRAIN)
    return True


def _quarrel(turn: Turn, person_id: str) -> bool:
    held = turn.find(Bond, person_id)
    if held is None or held.stage in stages.OVER or held.stage == "matched":
        return False
    bonding.feel(turn, person_id, trust=QUARREL_TRUST, strain=QUARREL_STRAIN)
    people.change_affinity(turn, person_id, QUARREL_AFFINITY)
    bonding.write(turn, person_id, "quarrel")
    return True


def _make_up(turn: Turn, person_id: str) -> bool:
    held = turn.find(Bond, person_id)
    if held is None or held.stage in stages.OVER or held.stage == "matched":
        return False
    bonding.feel(turn, person_id, trust=MADE_UP_TRUST, passion=MADE_UP_PASSION, strain=MADE_UP_STRAIN)
    people.change_affinity(turn, person_id, MADE_UP_AFFINITY)
    bonding.write(turn, person_id, "made_up")
    return True


_TURNINGS: Final[dict[Turning, Callable[[Turn, str], bool]]] = {
    "see": _moves("seeing"),
    "together": _moves("together"),
    "move_in": _move_in,
    "move_apart": _move_apart,
    "engage": _moves("engaged", before=frozenset({"together"})),
    "call_off": _moves("together", before=frozenset({"engaged"})),
    "break_up": _part(by_player=True),
    "left_by_them": _part(by_player=False),
    "separate": _moves("separated", before=frozenset({"married"})),
    "reconcile": _reconcile,
    "player_strays": affairs.player_strays,
    "they_stray": affairs.they_stray,
    "discovered": affairs.discovered,
    "forgiven": affairs.forgiven,
    "quarrel": _quarrel,
    "make_up": _make_up,
}
