"""How the legacy is told."""

from __future__ import annotations

from ws.engine.turn import Turn
from ws.kernel.prose import fill


def worded(turn: Turn, text_id: str, **names: object) -> str:
    """A text of the content in one of its wordings."""
    entry = turn.content.legacy_texts[text_id]
    text = turn.rolls().choose(f"legacy.told.{text_id}", entry.texts, str) or entry.texts[0]
    return fill(text, name=turn.life.first_name, **names)


def tell(turn: Turn, text_id: str, **names: object) -> str:
    """Tell it; returns the sentence."""
    text = worded(turn, text_id, **names)
    turn.tell("legacy", text, title=turn.content.legacy_texts[text_id].title)
    return text


def amount(cents: int) -> str:
    """Money as it is told."""
    return f"${cents // 100:,}"
