"""The door of the people.

Whoever asks for people gets the living who are on speaking terms and still in touch with the life,
unless they ask for all. What changes a person is announced; nothing here tells the player anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from ws.content.schemas import Country, Family
from ws.content.schemas.base import Sex, Tie
from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.turn import Turn
from ws.features.people import circle, offspring
from ws.features.people.appearance import Appearance, appearance_of
from ws.features.people.facts import (
    AffinityChanged,
    BondFelt,
    Estranged,
    FriendshipBegan,
    FriendshipEnded,
    InteractionDone,
    LostTouch,
    PersonBecameParent,
    PersonDied,
    PersonFellIll,
    PersonHired,
    PersonLeftSchool,
    PersonLostJob,
    PersonMet,
    PersonMoved,
    PersonPaired,
    PersonParted,
    PersonRecovered,
    PersonRetired,
    Reconciled,
)
from ws.features.people.portrait import portrait
from ws.features.people.records import Circle, Lives, Memories, Memory, Partnership, Person
from ws.features.people.rules import attraction, character, circles, family, interacting, remembering
from ws.features.people.rules.attraction import drawn_to as sexes_loved
from ws.features.people.rules.circles import belongs
from ws.features.people.strangers import stranger, take_up
from ws.features.people.words import character as character_words
from ws.features.people.words import doing, pronouns
from ws.kernel.errors import Refused
from ws.kernel.rolls import Rolls


def begin(turn: Turn, household: Family, country: Country, last_name: str, days_per_year: int) -> list[Person]:
    """Give a newborn its family."""
    people = family.family_of(turn.rolls(), household, family.Roots(last_name, country, turn.content, days_per_year))
    for person in people:
        turn.put(person)
    turn.put(Circle(next_number=len(people) + 1))
    return people


def take_in(turn: Turn, family: Iterable[Person]) -> None:
    """Give a life that follows another one the family it has already."""
    numbers = [0]
    for person in family:
        turn.put(person)
        if person.id.startswith("p"):
            numbers.append(int(person.id[1:]))
    turn.put(Circle(next_number=max(numbers) + 1))


def living(turn: Turn, who: str | None = None, everybody: bool = False) -> Iterator[Person]:
    """The people who are alive: all, one relation, or a group of `ws.content.schemas.base.Who`. With
    `everybody` also those who do not speak with the life, or are out of touch."""
    return (
        p
        for p in turn.all(Person)
        if p.died_minute is None
        and (everybody or (p.in_touch and not p.estranged))
        and (who is None or circles.belongs(p.relation, who))
    )


def raising(turn: Turn) -> Iterator[Person]:
    """Who keeps the home the life was raised in: living parents and grandparents, on whatever terms."""
    return (p for p in turn.all(Person) if p.died_minute is None and p.relation in circles.RAISING)


def choose(turn: Turn, purpose: str, who: str | None = None) -> Person | None:
    """Somebody of the living, by the life's own chance."""
    return turn.rolls().choose(purpose, living(turn, who), lambda person: person.id)


def find(turn: Turn, person_id: str) -> Person | None:
    """A person of the life, dead or alive; None for one who is not (or no longer) known."""
    return turn.find(Person, person_id)


def get(turn: Turn, person_id: str) -> Person:
    """A living person. Raises Refused("not_found") or Refused("not_allowed")."""
    person = turn.find(Person, person_id)
    if person is None:
        raise Refused("not_found", "There is nobody of this id in this life.", person_id=person_id)
    if not person.is_alive:
        raise Refused("not_allowed", f"{person.first_name} is no longer alive.", person_id=person_id)
    return person


def meet(turn: Turn, relation: Tie, purpose: str = "", track: str = "") -> Person:
    """Somebody new comes into the life: made by named rolls (`purpose` names them), fit to its age and
    place; of a career `track` when it is given."""
    return circle.meet(turn, relation, purpose, track)


def add_child(
    turn: Turn,
    relation: Tie,
    sex: Sex,
    parents: Sequence[Person] = (),
    age_days: int = 0,
    last_name: str = "",
    lives: Lives = "home",
    affinity: int = offspring.NEWBORN_AFFINITY,
) -> Person:
    """A child comes into the life, born so many game days ago, with a name of the country, the life's last name where
    none is given, and something of the character of its `parents` as far as they are people of the life."""
    return offspring.join(turn, relation, sex, parents, age_days, last_name, lives, affinity)


def child_of_country(turn: Turn, low_days: int, high_days: int, purpose: str) -> Person:
    """Some child of the country, so many game days old, who is not (yet) of the life: nothing is put. `purpose` names
    the rolls."""
    return offspring.stranger(turn, low_days, high_days, purpose)


def rename(turn: Turn, person_id: str, first_name: str) -> None:
    """Let somebody be called otherwise from now on. An unknown id changes nothing."""
    person = turn.find(Person, person_id)
    if person is not None:
        turn.put(replace(person, first_name=first_name))


def count_child(turn: Turn, person_id: str) -> None:
    """Let somebody of the life, dead or alive, have one child more. An unknown id changes nothing."""
    person = turn.find(Person, person_id)
    if person is not None:
        turn.put(replace(person, children=person.children + 1))


def shape(turn: Turn, person_id: str, conscientiousness: int, agreeableness: int, neuroticism: int) -> None:
    """Let years leave their mark on somebody's character, in points; an unknown id changes nothing."""
    person = turn.find(Person, person_id)
    if person is not None:
        turn.put(
            replace(
                person,
                conscientiousness=max(0, min(100, person.conscientiousness + conscientiousness)),
                agreeableness=max(0, min(100, person.agreeableness + agreeableness)),
                neuroticism=max(0, min(100, person.neuroticism + neuroticism)),
            )
        )


def befriend(turn: Turn, person_id: str) -> None:
    """Make a friend of somebody. Nothing happens to family, to friends, and to the dead."""
    person = _alive(turn, person_id)
    if person is not None:
        circle.befriend(turn, person)


def estrange(turn: Turn, person_id: str) -> None:
    """Let the two not speak any more; once is enough."""
    person = _alive(turn, person_id)
    if person is not None:
        circle.estrange(turn, person)


def reconcile(turn: Turn, person_id: str) -> None:
    """Let two who do not speak do so again."""
    person = _alive(turn, person_id)
    if person is not None:
        circle.reconcile(turn, person)


def set_tie(turn: Turn, person_id: str, relation: Tie, partnership: Partnership) -> None:
    """Let somebody become another thing to the life, and be so before others; who is loved is in touch again. An
    unknown id changes nothing."""
    person = turn.find(Person, person_id)
    if person is not None:
        turn.put(replace(person, relation=relation, partnership=partnership, in_touch=True, seen_minute=turn.minute))


def set_home(turn: Turn, person_id: str, lives: Lives) -> None:
    """Let somebody live elsewhere."""
    person = turn.find(Person, person_id)
    if person is not None and person.lives != lives:
        turn.put(replace(person, lives=lives))
        turn.announce(PersonMoved(person_id, lives))


def take_family_name(turn: Turn, person_id: str, last_name: str) -> None:
    """Let somebody go by another family name. An unknown id changes nothing."""
    person = turn.find(Person, person_id)
    if person is not None:
        turn.put(replace(person, last_name=last_name))


def change_affinity(turn: Turn, person_id: str, change: int) -> None:
    """Let a person like the player more or less; it also counts as having met. The dead keep what they felt."""
    person = _alive(turn, person_id)
    if person is None or not change:
        return
    affinity = circles.with_affinity(person, change)
    turn.put(replace(person, affinity=affinity, seen_minute=turn.minute))
    if affinity != person.affinity:
        turn.announce(AffinityChanged(person_id, affinity - person.affinity, affinity))


def remember(turn: Turn, person_id: str, text: str, weight: int, kind: str = "") -> None:
    """Let a person remember something, in their own words: `text` as in "I remember how {name} ...", the part
    after "how". {name} stays a placeholder, so that the same sentence is kept once for all lives; a text
    without it is what {name} did. `weight` from -100 to 100, below zero
    for what is held against the player. Only the strongest few memories are kept. Not by the dead."""
    if _alive(turn, person_id) is None or not weight:
        return
    held = turn.find(Memories, person_id) or Memories(person_id)
    text = remembering.cleaned(text if "{name}" in text else f"{{name}} {text}")
    memory = Memory(kind, turn.minute, max(-100, min(100, weight)), text)
    turn.put(remembering.with_memory(held, memory, turn.minute, turn.life.days_per_year))


def memories(turn: Turn, person_id: str, called: str = "") -> tuple[Memory, ...]:
    """What a person remembers, oldest first, with weights as they are now and the player's name filled in,
    or whatever they are `called` ("you"); what has faded to nothing is left out."""
    held = turn.find(Memories, person_id)
    if held is None:
        return ()
    days_per_year, name = turn.life.days_per_year, called or turn.life.first_name
    now = ((m, round(remembering.strength(m, turn.minute, days_per_year))) for m in held.held)
    return tuple(replace(m, weight=weight, text=m.text.replace("{name}", name)) for m, weight in now if weight)


def regard(turn: Turn, person_id: str) -> float:
    """What all that a person remembers comes to now, -100 to 100."""
    return remembering.regard(turn.find(Memories, person_id), turn.minute, turn.life.days_per_year)


def taste(turn: Turn, person: Person, item_id: str, condition_millionths: int) -> int:
    """How well a thing fits somebody as a gift, 0 to 100. Raises KeyError for one that content does not know."""
    item = turn.content.items[item_id]
    return round(interacting.taste(item, person, turn.content.interests, condition_millionths / 1_000_000))


def age(turn: Turn, person: Person) -> int:
    """Completed years of a person, at death for the dead."""
    until = turn.minute if person.died_minute is None else person.died_minute
    return max(0, until - person.birth_minute) // (MINUTES_PER_DAY * turn.life.days_per_year)


def drawn_to(turn: Turn, person: Person) -> frozenset[Sex]:
    """The sexes that somebody can love: theirs for life."""
    return attraction.drawn_to(bytes.fromhex(turn.life.seed), person.id, person.sex)


def own_character(turn: Turn) -> character.Character:
    """Who the player is, as far as nobody asked them: the character that the life's seed gives, drawn as other
    people's is; it never changes."""
    return character.character_of(Rolls(bytes.fromhex(turn.life.seed), 0), "you")


def appearance(turn: Turn, person: Person | None = None) -> Appearance:
    """What somebody looks like at their present age (at death for the dead), for drawings; None for the
    player."""
    life = turn.life
    seed = bytes.fromhex(life.seed)
    if person is None:
        return appearance_of(seed, "", "", life.sex, turn.age())
    return appearance_of(seed, person.id, person.relation, person.sex, age(turn, person))


def _alive(turn: Turn, person_id: str) -> Person | None:
    person = turn.find(Person, person_id)
    return person if person is not None and person.is_alive else None


__all__ = [
    "AffinityChanged",
    "Appearance",
    "BondFelt",
    "Estranged",
    "FriendshipBegan",
    "FriendshipEnded",
    "InteractionDone",
    "LostTouch",
    "PersonBecameParent",
    "PersonDied",
    "PersonFellIll",
    "PersonHired",
    "PersonLeftSchool",
    "PersonLostJob",
    "PersonMet",
    "PersonMoved",
    "PersonPaired",
    "PersonParted",
    "PersonRecovered",
    "PersonRetired",
    "Reconciled",
    "add_child",
    "age",
    "appearance",
    "befriend",
    "begin",
    "belongs",
    "change_affinity",
    "character_words",
    "child_of_country",
    "choose",
    "count_child",
    "doing",
    "drawn_to",
    "estrange",
    "find",
    "get",
    "living",
    "meet",
    "memories",
    "own_character",
    "portrait",
    "pronouns",
    "raising",
    "reconcile",
    "regard",
    "remember",
    "rename",
    "set_home",
    "set_tie",
    "sexes_loved",
    "shape",
    "stranger",
    "take_family_name",
    "take_in",
    "take_up",
    "taste",
]
