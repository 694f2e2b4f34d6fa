"""How a bond changes: the state machine at work, with what it does to the person and what is announced."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from ws.engine.turn import Turn
from ws.features.people import api as people
from ws.features.people.records import Person
from ws.features.romance import facts
from ws.features.romance.records import Bond, Chapter, ChapterKind, Stage
from ws.features.romance.rules import eligible, feelings, stages
from ws.kernel.errors import Refused
from ws.kernel.facts import Fact


def move_to(turn: Turn, person_id: str, after: Stage, by_player: bool) -> Bond:
    """See `api.move_to`."""
    person = people.find(turn, person_id) if after in stages.OVER else people.get(turn, person_id)
    if person is None:
        raise Refused("not_found", "There is nobody of this id in this life.", person_id=person_id)
    before = turn.find(Bond, person_id)
    _check(turn, person, before, after)
    held = _moved(turn, person_id, before, after)
    turn.put(held)
    _retie(turn, person, held)
    turn.announce(facts.BondChanged(person_id, before.stage if before else None, after))
    turn.announce(_fact(before, held, by_player))
    write(turn, person_id, _chapter(before, after))
    if before is not None and before.lives_together and after not in stages.COUPLE:
        live_together(turn, person_id, False)
    return turn.get(Bond, person_id)


def live_together(turn: Turn, person_id: str, together: bool) -> None:
    """See `api.live_together`."""
    held = turn.get(Bond, person_id)
    if held.lives_together == together:
        return
    turn.put(replace(held, lives_together=together))
    turn.announce(facts.MovedInTogether(person_id) if together else facts.MovedApart(person_id))
    if held.stage != "widowed":
        people.set_home(turn, person_id, "home" if together else "near")
        write(turn, person_id, "moved_in" if together else "moved_apart")


def feel(turn: Turn, person_id: str, trust: int = 0, passion: int = 0, strain: int = 0) -> None:
    """See `api.feel`."""
    held = turn.find(Bond, person_id)
    if held is None:
        return
    turn.put(feelings.felt(now(turn, held), trust, passion, strain))


def write(turn: Turn, person_id: str, kind: ChapterKind, text: str = "", years: int = 0) -> None:
    """See `api.write`."""
    held = turn.get(Bond, person_id)
    number = held.chapters + 1
    turn.put(replace(held, chapters=number))
    turn.put(Chapter(f"{person_id}:{number}", person_id, turn.minute, kind, years, text))


def now(turn: Turn, held: Bond) -> Bond:
    """The bond with its points as they are at this minute."""
    return feelings.now(held, turn.minute)


def _check(turn: Turn, person: Person, before: Bond | None, after: Stage) -> None:
    name = person.first_name
    if not stages.may_follow(before.stage if before else None, after):
        raise Refused("not_allowed", f"That is not how things stand with {name}.", person_id=person.id)
    if after in stages.OVER:
        return
    eligible.check(turn.age(), person, people.age(turn, person))
    if not eligible.is_free(person):
        raise Refused("not_allowed", f"{name} is with somebody.", person_id=person.id)
    others = [held for held in turn.all(Bond) if held.person_id != person.id]
    if after in stages.COUPLE and any(held.stage in stages.COUPLE for held in others):
        raise Refused("not_allowed", "You are with somebody already.", person_id=person.id)
    if after in ("engaged", "married") and any(held.stage in stages.WED for held in others):
        raise Refused("not_allowed", "You are still married.", person_id=person.id)


def _moved(turn: Turn, person_id: str, before: Bond | None, after: Stage) -> Bond:
    minute = turn.minute
    if before is None:
        return Bond(person_id, after, minute, minute, felt_minute=minute)
    held = replace(now(turn, before), stage=after, since_minute=minute, felt_minute=minute)
    if after in stages.OVER:
        held = replace(held, quarrel="")
    elif before.stage in stages.OVER:
        held = replace(held, passion=max(held.passion, _AGAIN_PASSION), strain=held.strain // 2, load=_LOAD)
    if after == "engaged":
        return replace(held, engaged_minute=minute)
    if after == "married" and before.stage != "separated":
        return replace(held, married_minute=minute, times_married=held.times_married + 1)
    return held


_AGAIN_PASSION: Final = 55
"""Who begins again feels at least so much, and the old strain by half."""
_LOAD: Final = 10


def _retie(turn: Turn, person: Person, held: Bond) -> None:
    """What the two are called now. The dead keep their word."""
    if not person.is_alive:
        return
    was_couple = person.relation in ("partner", "husband", "wife", "ex")
    tie = stages.tie_of(held.stage, person.sex, was_couple)
    people.set_tie(turn, person.id, tie, stages.partnership_of(held.stage))


def _fact(before: Bond | None, held: Bond, by_player: bool) -> Fact:
    person_id, was = held.person_id, before.stage if before else None
    match held.stage:
        case "matched":
            return facts.Matched(person_id)
        case "seeing":
            return facts.StartedSeeing(person_id)
        case "together":
            if was == "engaged":
                return facts.EngagementEnded(person_id)
            return facts.BecamePartners(person_id, again=was in stages.OVER)
        case "engaged":
            return facts.Engaged(person_id)
        case "married":
            if was == "separated":
                return facts.SpousesReconciled(person_id)
            return facts.Married(person_id, again=held.times_married > 1)
        case "separated":
            return facts.Separated(person_id)
        case "divorced":
            return facts.Divorced(person_id)
        case "widowed":
            return facts.Widowed(person_id, married=was in stages.WED)
        case "parted":
            return facts.BrokeUp(person_id, by_player)


def _chapter(before: Bond | None, after: Stage) -> ChapterKind:
    if after == "together" and before is not None and before.stage == "engaged":
        return "engagement_off"
    return "reconciled" if after == "married" and before is not None and before.stage == "separated" else after
