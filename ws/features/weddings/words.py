"""How proposals and weddings are told."""

from __future__ import annotations

from ws.content.schemas import WeddingVow
from ws.content.schemas.weddings import Told
from ws.engine.turn import Turn
from ws.features.people import api as people
from ws.features.people.records import Person
from ws.kernel.prose import fill


def told(turn: Turn, text_id: Told, person: Person, **names: object) -> str:
    """One of the wordings, filled."""
    entry = turn.content.wedding_texts[text_id]
    text = turn.rolls().choose(f"wedding.text.{text_id}", entry.texts, str) or entry.texts[0]
    return fill(text, name=turn.life.first_name, **people.pronouns(person), **names)


def tell(turn: Turn, text_id: Told, person: Person, **names: object) -> str:
    """Tell it; returns the text."""
    text = told(turn, text_id, person, **names)
    tell_text(turn, text_id, person, text, **names)
    return text


def tell_text(turn: Turn, text_id: Told, person: Person, text: str, **names: object) -> None:
    """Tell a text that is made already under the title of another one."""
    title = fill(
        turn.content.wedding_texts[text_id].title, name=turn.life.first_name, **people.pronouns(person), **names
    )
    turn.tell("love", text, title=title)


def vow_text(vow: WeddingVow, turn: Turn, person: Person) -> str:
    """The words of a vow."""
    return fill(vow.text, name=turn.life.first_name, **people.pronouns(person))


def amount(cents: int) -> str:
    """Money as it is told."""
    return f"${cents // 100:,}"


def listed(names: list[str]) -> str:
    """ "a, b and c"; "" for nobody."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""


def month(turn: Turn, day: int) -> str:
    """The month of a day of the life, as it is told."""
    calendar = turn.life.calendar
    months = calendar.birth_month + (day % calendar.days_per_year) * 12 // calendar.days_per_year
    return _MONTHS[months % 12]


_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
