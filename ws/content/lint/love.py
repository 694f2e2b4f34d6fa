"""Events about love: what two would have to be to each other for them, and whether what they lead to could be."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, get_args

from ws.content.schemas import Choice, Conditions, Content, Event, EventOutcome
from ws.content.schemas.base import Turning, Who
from ws.content.schemas.events import outcomes_of
from ws.content.schemas.love import COUPLE, LOVED, POSSIBLE, BondConditions, LoveStage

MOST_POINTS: Final = 25
"""Of trust, passion or strain, in one outcome."""
_STAGES: Final[dict[Who, frozenset[LoveStage]]] = {
    "beloved": COUPLE | {"separated"},
    "spouse": frozenset({"married", "separated"}),
    "date": frozenset({"seeing"}),
    "match": frozenset({"matched"}),
    "ex": frozenset({"parted", "divorced"}),
}
"""What those of a group can be to the life."""
_BEGINNINGS: Final[frozenset[Turning]] = frozenset({"see", "together"})
_FOR_THE_FREE: Final[frozenset[Turning]] = frozenset({"see", "together", "reconcile"})


def findings(content: Content) -> Iterator[str]:
    """What can not come, or could not come about, in events of the theme love."""
    for event in content.events.values():
        if event.theme == "love":
            yield from (f"events: {event.id}: {problem}" for problem in _problems(event))


def contradictions(asked: Conditions) -> Iterator[str]:
    """Why what is asked of love can not hold together."""
    if asked.coupled is False and asked.married:
        yield "the married are with somebody"
    if asked.widowed and (asked.coupled or asked.married):
        yield "who counts as widowed is with nobody"
    bond = asked.bond
    if bond is None:
        return
    for name in ("trust", "passion", "strain"):
        low, high = getattr(bond, f"min_{name}"), getattr(bond, f"max_{name}")
        if low is not None and high is not None and low > high:
            yield f"min_{name} is above max_{name}"
    if bond.max_days is not None and bond.min_days > bond.max_days:
        yield "min_days is above max_days"
    if asked.coupled is False and bond.stages and set(bond.stages) <= COUPLE:
        yield "who are a couple are with somebody"
    if bond.lives_together and bond.stages and not set(bond.stages) & COUPLE:
        yield "only couples live together"


def _problems(event: Event) -> Iterator[str]:
    bond = event.requires.bond or BondConditions()
    if event.person in LOVED and not bond.stages:
        yield "say at which stages of the bond it comes"
    if event.person not in LOVED and event.requires.bond is not None:
        yield f"never comes: there is no bond with a {event.person}"
    group = _STAGES.get(event.person) if event.person is not None else None
    if group is not None and not set(bond.stages) <= group:
        yield f"{event.person} and {', '.join(sorted(set(bond.stages) - group))} do not go together"
    for outcome in outcomes_of(event):
        if max(map(abs, (outcome.bond.trust, outcome.bond.passion, outcome.bond.strain))) > MOST_POINTS:
            yield f"more than {MOST_POINTS} points between two at once: {outcome.text!r}"
    for choice in event.choices:
        asked = (choice.requires.bond or BondConditions()).stages
        if asked and bond.stages and not set(asked) & set(bond.stages):
            yield f"choice {choice.id!r} can never be taken: its stages are not those of the event"
        for outcome in choice.outcomes:
            yield from _turning(event, choice, outcome)
    for outcome in event.outcomes:
        yield from _turning(event, None, outcome)


def _turning(event: Event, choice: Choice | None, outcome: EventOutcome) -> Iterator[str]:
    """Why what an outcome leads to might not be able to come about."""
    turning = outcome.turning
    if turning is None:
        return
    asked = [event.requires, *([choice.requires] if choice is not None else [])]
    bonds = [each.bond for each in asked if each.bond is not None]
    stages = set(get_args(LoveStage))
    for each in bonds:
        stages &= set(each.stages or stages)
    if event.person not in LOVED:
        if turning not in _BEGINNINGS:
            yield f"{turning}: there is nothing yet between the two"
    elif not stages <= POSSIBLE[turning]:
        yield f"{turning}: can not follow {', '.join(sorted(stages - POSSIBLE[turning]))}"
    if turning in _FOR_THE_FREE and not any(each.coupled is False for each in asked):
        yield f"{turning}: ask for coupled: false"
    if turning in ("move_in", "move_apart") and (turning == "move_in") not in [
        not each.lives_together for each in bonds if each.lives_together is not None
    ]:
        yield f"{turning}: ask whether the two live together"
    if turning == "discovered" and not any(each.has_affair in ("player", "them") for each in bonds):
        yield "discovered: ask for has_affair"
    if turning == "forgiven" and not any(each.affair_known in ("player", "them") for each in bonds):
        yield "forgiven: ask for affair_known"
