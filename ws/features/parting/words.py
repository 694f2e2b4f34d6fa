"""How parting is told, and what of it is said in words."""

from __future__ import annotations

from typing import Final

from ws.engine.turn import Turn
from ws.features.parting.reading import Case
from ws.features.parting.rules.dividing import Division, Kind
from ws.features.people import api as people
from ws.features.people.records import Person
from ws.kernel.prose import fill

REGIMES: Final = {
    "community": "What was gained in the marriage is divided in half; the rest is not.",
    "participation": "Each keeps what is theirs, and who gained more pays the other half of the difference.",
    "equitable": "A court divides what was gained in the marriage as it finds fair, by incomes, years and children.",
    "universal": "Everything that either of the two has is divided in half, whenever it came.",
    "separate": "What is in one name stays there; nothing is divided.",
}  # fmt: skip
_WOULD: Final = (
    (0.75, "would sign"),
    (0.5, "would probably sign"),
    (0.25, "would rather not sign"),
    (0.0, "would fight"),
)


def worded(turn: Turn, text_id: str, person: Person, **names: object) -> str:
    """A text of the content in one of its wordings."""
    entry = turn.content.parting_texts[text_id]
    text = turn.rolls().choose(f"parting.told.{text_id}", entry.texts, str) or entry.texts[0]
    return fill(text, name=turn.life.first_name, **people.pronouns(person), **names)


def tell(turn: Turn, text_id: str, person: Person, **names: object) -> str:
    """Tell it; returns the sentence."""
    text = worded(turn, text_id, person, **names)
    turn.tell("love", text, title=turn.content.parting_texts[text_id].title)
    return text


def amount(cents: int) -> str:
    """Money as it is told."""
    return f"${abs(cents) // 100:,}"


def would(chance: float) -> str:
    """How likely somebody signs, in words."""
    return next(words for least, words in _WOULD if chance >= least)


def months(count: int) -> str:
    """ "one month", "7 months"."""
    return "one month" if count == 1 else f"{count} months"


def names(children: tuple[Person, ...]) -> str:
    """ "Ada, Ben and Cy"."""
    called = [child.first_name for child in children]
    return called[0] if len(called) == 1 else f"{', '.join(called[:-1])} and {called[-1]}"


def outcome(held: Case, division: Division, monthly_cents: int) -> str:
    """What a court says about money, in a sentence or two."""
    said: list[str] = []
    for line in division.lines:
        if line.goes != "player":
            said.append("the home is sold" if line.goes == "sold" else f"{held.person.first_name} keeps the home")
            break
    if division.payment_cents > 0:
        said.append(f"you pay {held.person.first_name} {amount(division.payment_cents)}")
    elif division.payment_cents < 0:
        said.append(f"{held.person.first_name} pays you {amount(division.payment_cents)}")
    else:
        said.append("nobody pays anybody for what is to be divided")
    if monthly_cents:
        way = "go to" if monthly_cents > 0 else "come from"
        said.append(f"{amount(monthly_cents)} a month {way} {held.person.first_name}")
    return ", ".join(said)


def thing_name(turn: Turn, kind: Kind, thing_id: str) -> str:
    """What a thing is called."""
    if kind == "home":
        home = turn.content.homes.get(thing_id)
        return home.name if home is not None else thing_id
    if kind == "vehicle":
        vehicle = turn.content.vehicles.get(thing_id)
        return vehicle.name if vehicle is not None else thing_id
    return "all other things" if kind == "belongings" else "the business"
