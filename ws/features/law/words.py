"""Sentences of police, court and prison, chosen by the life's own chance."""

from __future__ import annotations

from collections.abc import Callable

from ws.engine.turn import Turn
from ws.features.law.records import LawMemory
from ws.features.law.rules import offending, wording
from ws.kernel.prose import fill


def tell(turn: Turn, moment: str, title: str, key: str = "", lead: str = "", **names: object) -> str:
    """Tell a moment in one of its wordings, and return it. `moment` is a field of the court texts;
    `key` tells several of one minute apart, `lead` goes before."""
    court = "juvenile" if turn.age() < offending.ADULT_AGE else "adult"
    texts: tuple[str, ...] = getattr(turn.content.court_texts[court], moment)
    chosen = texts[pick(turn, f"law.text.{moment}.{key}", f"{court}.{moment}", len(texts))]
    text = fill(chosen, name=turn.life.first_name, **names)
    told = f"{lead} {text}" if lead else text
    turn.tell("law", told, title=title)
    return told


def pick(turn: Turn, purpose: str, prefix: str, count: int, weight: Callable[[int], float] = lambda _: 1.0) -> int:
    """The position of one of `count` wordings, by the life's own chance; what was told of late comes last."""
    told = (turn.find(LawMemory) or LawMemory()).told
    fresh = wording.untold(told, prefix, count)
    chosen = turn.rolls().choose(purpose, fresh, str, weight)
    number = fresh[0] if chosen is None else chosen
    turn.put(LawMemory(wording.after_telling(told, f"{prefix}.{number}")))
    return number


def amount(cents: int) -> str:
    """Money as a sentence says it."""
    return f"${cents // 100:,}" if cents >= 100 else f"{cents} cents"


def span(months: int) -> str:
    """A time as a sentence says it: "one month", "7 months", "2 years", "3 years and 2 months"."""
    parts = [
        _counted(number, unit) for number, unit in zip(divmod(months, 12), ("year", "month"), strict=True) if number
    ]
    return " and ".join(parts) or "no time"


def _counted(number: int, unit: str) -> str:
    return f"one {unit}" if number == 1 else f"{number} {unit}s"
