"""Telling what comes with children, in the words of the content."""

from __future__ import annotations

from ws.content.schemas.children import ChildTelling
from ws.engine.turn import Turn
from ws.features.people.api import age, pronouns
from ws.features.people.records import Person
from ws.kernel.prose import fill

_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def tell(
    turn: Turn,
    text_id: ChildTelling,
    child: Person | None = None,
    partner: str = "",
    number: int = 0,
    amount: str = "",
    names: dict[str, str] | None = None,
) -> str:
    """Tell it in one of its ways; returns the sentence."""
    entry = turn.content.child_texts[text_id]
    occurrence = f"{text_id}:{child.id if child is not None else ''}"
    chosen = turn.rolls().choose(f"children.told.{occurrence}", entry.texts, str) or entry.texts[0]
    fillers: dict[str, object] = {
        "name": turn.life.first_name,
        "partner": partner or "somebody",
        "number": counted(number),
        "amount": amount,
        **(names if names is not None else _of_child(turn, child)),
    }
    text = fill(chosen, **fillers)
    turn.tell("family", text, title=fill(entry.title, **fillers))
    return text


def counted(number: int) -> str:
    """A number as a word, while there is one."""
    return _WORDS[number] if 0 <= number < len(_WORDS) else str(number)


def names_of(first_name: str, sex: str, years: int) -> dict[str, str]:
    """Fillers for a child that is not yet a person of the life."""
    they, them, their = ("she", "her", "her") if sex == "female" else ("he", "him", "his")
    return {
        "child": first_name,
        "daughter": "daughter" if sex == "female" else "son",
        "age": counted(years) if years else "not yet one",
        "they": they,
        "them": them,
        "their": their,
        "They": they.capitalize(),
        "Them": them.capitalize(),
        "Their": their.capitalize(),
    }


def _of_child(turn: Turn, child: Person | None) -> dict[str, str]:
    if child is None:
        return names_of("the child", "female", 0)
    return {**names_of(child.first_name, child.sex, age(turn, child)), **_pronouns(child)}


def _pronouns(child: Person) -> dict[str, str]:
    words = pronouns(child)
    return {name: words[name] for name in ("they", "them", "their", "They", "Them", "Their")}
