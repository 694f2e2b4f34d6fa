"""What there is between two, as the player reads it."""

from __future__ import annotations

from typing import Final

from ws.features.people.records import Person
from ws.features.romance.messages import Action
from ws.features.romance.records import Bond, Stage
from ws.features.romance.rules import stages

Scale = tuple[tuple[int, str], ...]
"""(points below which it is so, words)"""
_TRUST: Final[Scale] = (
    (15, "gone"), (35, "thin ice"), (55, "careful"), (75, "good"), (90, "deep"), (101, "without a question"),
)  # fmt: skip
_PASSION: Final[Scale] = (
    (10, "asleep"), (25, "an ember"), (45, "warm"), (65, "bright"), (85, "burning"), (101, "head over heels"),
)  # fmt: skip
_STRAIN: Final[Scale] = (
    (10, "nothing to speak of"), (25, "a little something"), (45, "more than one thing unsaid"),
    (65, "a door that is often closed"), (85, "hardly to be borne"), (101, "at breaking point"),
)  # fmt: skip
_STANDINGS: Final[dict[Stage, str]] = {
    "matched": "You like each other's cards, and that is all so far.",
    "seeing": "You are seeing each other.",
    "together": "You are a couple.",
    "engaged": "You are engaged.",
    "married": "You are married.",
    "separated": "You are married and live apart.",
    "parted": "It is over.",
    "divorced": "You are divorced.",
    "widowed": "{person} is dead, and you are not done with that.",
}
_ACTIONS: Final[dict[Action, str]] = {
    "ask_out": "Ask {person} out", "become_partners": "Ask {person} to be your partner",
    "move_in_together": "Ask {person} to live with you", "move_apart": "Live in two homes again",
    "break_up": "End it", "talk_it_over": "Talk it over", "confess": "Tell {person} what you did",
    "confront": "Ask {person} straight out", "forgive": "Forgive {person}",
}  # fmt: skip


def standing(held: Bond, person: Person) -> str:
    """How things stand, in a sentence."""
    if held.stage in ("together", "engaged", "married") and held.lives_together:
        told = {"together": "You are a couple", "engaged": "You are engaged", "married": "You are married"}
        return f"{told[held.stage]} and share a roof."
    return _STANDINGS[held.stage].format(person=person.first_name)


def points(held: Bond) -> tuple[str, str, str]:
    """Trust, passion and strain in words; "" for what is over or has not begun."""
    if held.stage in stages.OVER or held.stage == "matched":
        return "", "", ""
    return _on(_TRUST, held.trust), _on(_PASSION, held.passion), strain(held)


def strain(held: Bond) -> str:
    """What lies between the two, in words."""
    return _on(_STRAIN, held.strain)


def action(name: Action, person: Person) -> str:
    """An action as it is offered."""
    return _ACTIONS[name].format(person=person.first_name)


def _on(scale: Scale, points: int) -> str:
    return next(words for limit, words in scale if points < limit)
