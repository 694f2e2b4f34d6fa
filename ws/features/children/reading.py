"""What is known of the life as a family."""

from __future__ import annotations

from ws.content.schemas import FamilyLaw
from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.turn import Turn
from ws.features.careers import api as careers
from ws.features.children.records import Child, Plans, Pregnancy
from ws.features.children.rules import fertility
from ws.features.people import api as people
from ws.features.people.records import Person
from ws.features.romance import api as romance
from ws.kernel.rolls import draw

ADULT = fertility.ADULT
_WILLING = 0.85
"""Of people who are with somebody, so many want a child at some time: of adults under 50 without one in the United
States 57 of 100 say that they are likely to have one, of those with a partner more (Pew Research Center, 2021,
2023)."""
_FOND = 25
_FULL = 4
"""Children after which hardly anybody wants another one."""


def today(turn: Turn) -> int:
    """Days since birth."""
    return turn.minute // MINUTES_PER_DAY


def plans(turn: Turn) -> Plans:
    """What is wished for; nothing by default."""
    return turn.find(Plans) or Plans()


def law_of(turn: Turn) -> FamilyLaw:
    """What the country does for parents."""
    return turn.content.family_laws[turn.life.country]


def own(turn: Turn) -> list[tuple[Child, Person]]:
    """The living daughters and sons, those who are no longer known left out."""
    found = []
    for child in turn.all(Child):
        person = people.find(turn, child.person_id)
        if person is not None and person.is_alive:
            found.append((child, person))
    return found


def minors_at_home(turn: Turn) -> list[Person]:
    """Children under 18 who live with the player."""
    return [p for _, p in own(turn) if p.lives == "home" and people.age(turn, p) < ADULT]


def luck(turn: Turn, person_id: str) -> float:
    """How easily the two have children: theirs for life, and told to nobody."""
    return draw(bytes.fromhex(turn.life.seed), 0, "children.fertile", person_id)


def wants_child(turn: Turn, person: Person) -> bool:
    """Whether somebody wants a child with the player: some never do, nobody with one they are not fond of."""
    never = draw(bytes.fromhex(turn.life.seed), 0, "children.willing", person.id) >= _WILLING
    return not never and person.affinity >= _FOND and person.children < _FULL


def is_couple(turn: Turn, person_id: str) -> bool:
    """Whether the two are with each other, before everybody."""
    return romance.stage(turn, person_id) in ("together", "engaged", "married")


def lives_with(turn: Turn, person_id: str) -> bool:
    """Whether the two share a roof."""
    held = romance.bond(turn, person_id)
    return held is not None and held.lives_together


def carrier_age(turn: Turn, carrier: str) -> int:
    """Completed years of the one who is pregnant, or is to be."""
    if carrier == "me":
        return turn.age()
    person = people.find(turn, carrier)
    return people.age(turn, person) if person is not None else fertility.SURROGATE_AGE


def woman_and_man(turn: Turn, person: Person) -> tuple[str, int, int] | None:
    """(carrier, her age, his age) of the player and somebody else; None for two of one sex."""
    mine, theirs = turn.age(), people.age(turn, person)
    if turn.life.sex == person.sex:
        return None
    return ("me", mine, theirs) if turn.life.sex == "female" else (person.id, theirs, mine)


def expecting(turn: Turn, carrier: str = "") -> list[Pregnancy]:
    """Children on their way: all, or of one who is pregnant."""
    return [each for each in turn.all(Pregnancy) if not carrier or each.carrier == carrier]


def just_had_one(turn: Turn) -> bool:
    """Whether a birth was so lately that no other pregnancy begins."""
    wait = fertility.days_of(fertility.MONTHS_BETWEEN, turn.life.days_per_year)
    return today(turn) - plans(turn).last_birth_day < wait


def pay_cents(turn: Turn) -> int:
    """What the player earns a month, before tax."""
    return careers.monthly_pay_cents(turn)
