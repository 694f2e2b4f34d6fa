"""Which of several wordings is told: none comes again before all others have been told."""

from __future__ import annotations

from collections.abc import Sequence

from ws.content.schemas import Outcome
from ws.engine.turn import Turn
from ws.features.education.records import ToldWordings


def worded(turn: Turn, what: str, texts: Sequence[str]) -> str:
    """One of the texts, by chance among those that this life has not read yet."""
    return texts[_chosen(turn, what, texts, [1.0] * len(texts))]


def moment(turn: Turn, what: str, moments: Sequence[Outcome]) -> Outcome:
    """One of the moments, by weight among those that have not been yet."""
    return moments[_chosen(turn, what, [one.text for one in moments], [one.weight for one in moments])]


def _chosen(turn: Turn, what: str, texts: Sequence[str], weights: Sequence[float]) -> int:
    held = turn.find(ToldWordings, what)
    used = held.numbers if held is not None else ()
    fresh = [number for number in range(len(texts)) if number not in used]
    if not fresh:
        used = used[-1:]  # round again, but never the same twice in a row
        fresh = [number for number in range(len(texts)) if number not in used]
    chosen = turn.rolls().choose(f"education.text.{what}", fresh, texts.__getitem__, weights.__getitem__)
    number = chosen if chosen is not None else 0
    turn.put(ToldWordings(what, (*used, number)))
    return number
