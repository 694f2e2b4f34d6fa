"""Answers of an average person: thrifty as a rule, bold now and then, and sometimes none at all."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Final

from ws.content.schemas import Choice, Content
from ws.engine.records import Life
from ws.features.events.messages import AnswerQuestion
from ws.features.events.records import OpenQuestion
from ws.features.money.records import Money
from ws.kernel.messages import Request
from ws.kernel.state import Reader
from ws.simulation.policies.weddings import wants_to_marry

SILENCE: Final = 0.05
"""Questions to which nothing is said."""
EASY_SHARE: Final = 20
"""A twentieth of the cash is given away lightly; what is dearer is chosen five times as seldom."""


def requests(reader: Reader, content: Content, minute: int, chance: random.Random) -> Iterator[Request]:
    """Answers to the open question, the dearest wish first, until one is taken. Who is asked again
    thinks the same: whim hangs on the question."""
    held = reader.find(OpenQuestion)
    event = content.events.get(held.event_id) if held is not None else None
    if held is None or event is None:
        return
    whim = random.Random(f"{held.question_id} {reader.get(Life).seed}")
    if whim.random() < SILENCE:
        return
    money = reader.find(Money)
    cash = money.cents if money is not None else 0
    open_choices = [choice for choice in event.choices if choice.id not in held.closed]
    marries = wants_to_marry(reader.get(Life), minute)
    wishes = [(-(whim.random() ** (1 / _liking(choice, cash, marries))), choice.id) for choice in open_choices]
    for _, choice_id in sorted(wishes):
        if reader.find(OpenQuestion) is not held:
            return
        yield AnswerQuestion(question_id=held.question_id, choice_id=choice_id)


def _liking(choice: Choice, cash: int, marries: bool) -> float:
    """The weight of a choice: the dear ones weigh little, and what ends in an engagement next to nothing for whoever
    does not want one."""
    if not marries and any(outcome.turning == "engage" for outcome in choice.outcomes):
        return 0.01
    return 0.2 if choice.cost_cents and choice.cost_cents * EASY_SHARE > cash else 1.0
