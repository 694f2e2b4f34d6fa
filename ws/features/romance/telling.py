"""Words for what comes about between two, from the content, in turns."""

from __future__ import annotations

from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.turn import Turn
from ws.features.people import api as people
from ws.features.people.records import Person
from ws.kernel.prose import fill
from ws.kernel.rolls import draw


def tell(turn: Turn, text_id: str, person: Person, **names: object) -> None:
    """Tell the player something of the two."""
    turn.tell(
        "love",
        said(turn, text_id, person, **names),
        title=filled(turn, turn.content.love_texts[text_id].title, person),
    )


def said(turn: Turn, text_id: str, person: Person, **names: object) -> str:
    """One of the wordings of a text: month by month another one, from a place that is the life's own."""
    texts = turn.content.love_texts[text_id].texts
    return filled(turn, texts[_place(turn, text_id, person, len(texts))], person, **names)


def filled(turn: Turn, text: str, person: Person, **names: object) -> str:
    """A text with the two in it."""
    return fill(text, **{**people.pronouns(person), "name": turn.life.first_name, **names})


def _place(turn: Turn, text_id: str, person: Person, count: int) -> int:
    start = int(draw(bytes.fromhex(turn.life.seed), 0, "romance.text", f"{text_id}.{person.id}") * count)
    return (start + turn.minute // MINUTES_PER_DAY) % count
