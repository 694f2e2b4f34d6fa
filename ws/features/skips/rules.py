"""What a skip costs, and how it is summed up."""

from __future__ import annotations

import re
from typing import Final, Literal

from ws.content.schemas import Skip
from ws.engine.clock import DAYS_PER_WEEK, MINUTES_PER_DAY

MOST_LETTERS: Final = 200
"""Of a line of the summary, as far as whole sentences allow."""
_MOST_OF_ONE: Final = 300
"""A first sentence that is longer is cut at a word."""
_SENTENCE: Final = re.compile(r"\S.*?[.!?…]+[”\"')]*(?=\s|$)", re.DOTALL)
_NUMBERS: Final = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "twenty-one",
    "twenty-two", "twenty-three",
)  # fmt: skip
_WEIGHTS: Final = {
    kind: weight
    for weight, kinds in enumerate(
        (
            ("wallet",),
            ("level",),
            ("belongings", "money"),
            ("milestone", "stage", "feat"),
            ("birthday",),
            ("answer", "people"),
            ("event", "home"),
            ("school", "work"),
            ("health",),
            ("law", "legacy"),
            ("family",),
            ("birth",),
            ("death",),
        ),
        start=1,
    )
    for kind in kinds
}


def charge(skip: Skip, minutes_skipped: int, stopped_by: str) -> int:
    """Diamonds for what was really skipped, rounded in the player's favour.

    `next_event` costs its price when it reached something, and nothing when there was nothing.
    """
    if skip.to_next_event:
        return skip.diamonds if stopped_by in ("event", "question") else 0
    return skip.diamonds * minutes_skipped // skip.minutes


def weight(kind: str) -> int:
    """How much a kind of moment matters beside the others of a day; 0 for one that nobody weighed."""
    return _WEIGHTS.get(kind, 0)


def opening(minutes: int, stopped_by: str) -> Literal["nothing", "whole", "question", "event", "death"]:
    """Which opening suits a skip that ended like this."""
    match stopped_by:
        case "death" | "question" | "event":
            return stopped_by
        case _:
            return "whole" if minutes else "nothing"


def in_words(minutes: int) -> str:
    """A stretch of game time up to a week, as one would say it: rounded to hours, from a day on to days."""
    if minutes >= DAYS_PER_WEEK * MINUTES_PER_DAY:
        return "a week"
    hours = (minutes + 30) // 60
    if hours == 0:
        return "a few minutes"
    if hours < 24:
        return "an hour" if hours == 1 else f"{_NUMBERS[hours]} hours"
    days = min(DAYS_PER_WEEK - 1, (minutes + MINUTES_PER_DAY // 2) // MINUTES_PER_DAY)
    return "a day" if days == 1 else f"{_NUMBERS[days]} days"


def shortened(text: str) -> str:
    """The first sentences of a text, whole ones, up to MOST_LETTERS letters, but at least one."""
    kept = 0
    for sentence in _SENTENCE.finditer(text):
        if kept and sentence.end() > MOST_LETTERS:
            break
        kept = sentence.end()
    shown = text[: kept or len(text)]
    if len(shown) <= _MOST_OF_ONE:
        return shown
    return shown[:_MOST_OF_ONE].rsplit(" ", 1)[0].rstrip(" ,;:–—") + "…"
