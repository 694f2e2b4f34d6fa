"""Telling the player what befalls the people, in words that do not repeat."""

from __future__ import annotations

from ws.content.schemas import Effects
from ws.content.schemas.people import News
from ws.engine.clock import MINUTES_PER_DAY, age_at
from ws.engine.turn import Turn
from ws.features.people.records import Person
from ws.features.people.rules import circles
from ws.features.people.words import job_name, pronouns, with_article
from ws.features.vitals import api as vitals
from ws.kernel.prose import fill
from ws.kernel.rolls import draw

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")


def tell(turn: Turn, news: News, person: Person, partner: str = "", amount: str = "") -> None:
    """Tell it, and let it move a player who is close to them."""
    entry = turn.content.people_news[news]
    text = entry.texts[_wording(turn, news, person, len(entry.texts))]
    fillers = {
        **pronouns(person),
        "name": turn.life.first_name,
        "age": age_at(turn.minute - person.birth_minute, turn.life.days_per_year),
        "job": with_article(job_name(person, turn.content)) or "a free agent",
        "partner": partner or person.partner or "somebody",
        "number": _ORDINALS[min(max(person.children, 1), len(_ORDINALS)) - 1],
        "amount": amount,
    }
    turn.tell(
        "family" if circles.is_family(person.relation) else "people",
        fill(text, **fillers),
        fill(entry.title, **fillers),
    )
    closeness = _closeness(person)
    if entry.mood or entry.stress:
        vitals.affect(turn, Effects(happiness=entry.mood * closeness, stress=entry.stress * closeness))


def _closeness(person: Person) -> float:
    """0 to 1; parents, siblings and children are never all the same to anybody."""
    least = 0.4 if person.relation in ("mother", "father", "sister", "brother", "daughter", "son") else 0.0
    return max(least, person.affinity / 100)


def _wording(turn: Turn, news: str, person: Person, count: int) -> int:
    """Goes through the wordings person by person and year by year, from a place that is the life's own."""
    start = int(draw(bytes.fromhex(turn.life.seed), 0, f"people.news.{news}") * count)
    number = int(person.id[1:]) if person.id[1:].isdigit() else 0
    years = turn.minute // MINUTES_PER_DAY // turn.life.days_per_year
    return (start + number + years) % count
