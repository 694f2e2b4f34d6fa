"""How people are spoken of."""

from __future__ import annotations

from typing import Final

from ws.content.schemas import Content
from ws.content.schemas.people import TRAITS
from ws.features.people.records import Person
from ws.features.people.rules import circles

_OUTSTANDING: Final = 12
"""Points from the middle at which a trait is worth a word."""
_FEELINGS: Final = (
    (-60, "can not stand you"), (-30, "keeps away from you"), (-8, "is wary of you"), (12, "hardly knows you"),
    (30, "likes you well enough"), (50, "is fond of you"), (75, "cares for you a great deal"),
)  # fmt: skip
_FEELINGS_OF_KIN: Final = {"hardly knows you": "is a little distant"}
_DOING: Final = {
    "little": "still little", "school": "at school", "study": "studying", "home": "at home",
    "jobless": "looking for work", "retired": "retired", "work": "at work",
}  # fmt: skip
_MET: Final = {
    "birth": "has known you since you were born", "school": "met you at school", "studies": "met you while studying",
    "work": "met you at work", "neighbourhood": "met you next door", "out": "met you when you were out",
    "event": "came into your life by chance", "cards": "found you by a card with a few honest lines",
}  # fmt: skip


def pronouns(person: Person) -> dict[str, str]:
    """Fillers of texts about a person: {person} is the first name, {relation} the word for what they are
    to the life ("sister", "friend"), {they} ... {Their} as the person is."""
    they, them, their = ("she", "her", "her") if person.sex == "female" else ("he", "him", "his")
    return {
        "person": person.first_name,
        "relation": person.relation,
        "they": they,
        "them": them,
        "their": their,
        "They": they.capitalize(),
        "Them": them.capitalize(),
        "Their": their.capitalize(),
    }


def character(person: Person, content: Content) -> tuple[str, ...]:
    """Words for what stands out, the strongest first; one of the middle where nothing does."""
    found = sorted(
        ((abs(points - 50), name, points) for name, points in zip(TRAITS, person.big_five, strict=True)), reverse=True
    )
    number = sum(map(ord, person.id))
    words = []
    for distance, name, points in found:
        if distance >= _OUTSTANDING:
            choices = content.trait_words[name].high if points > 50 else content.trait_words[name].low
            words.append(choices[number % len(choices)])
    return tuple(words) or ("even-tempered",)


def feeling(person: Person) -> str:
    """What a person feels for the player, as in "Ada ..."."""
    if person.estranged:
        return "does not speak to you"
    felt = next((words for limit, words in _FEELINGS if person.affinity < limit), "would do anything for you")
    return _FEELINGS_OF_KIN.get(felt, felt) if person.met == "birth" else felt


def doing(person: Person, content: Content, age: int) -> str:
    """What fills the days, in words."""
    if person.doing == "little" and age < 1:
        return "a baby"
    return (job_name(person, content) if person.doing == "work" else "") or _DOING[person.doing]


def job_name(person: Person, content: Content) -> str:
    """The job as it is said in the middle of a sentence; "" when there is none."""
    job = content.jobs.get(person.job)
    if job is None:
        return ""
    return job.name if job.name[1:2].isupper() else job.name[:1].lower() + job.name[1:]


def about(person: Person, content: Content, age: int) -> tuple[str, ...]:
    """Sentences of where somebody stands in life."""
    they = pronouns(person)["They"]
    found = [f"{person.first_name} {_MET[person.met]}."]
    if not person.is_alive:
        return (*found, f"{they} died at the age of {age}.")
    found.append(f"{they} {_home(person)}{_with(person)}.")
    if person.children:
        found.append(f"{they} has {_children(person)}.")
    if person.doing == "retired" and person.job in content.jobs:
        found.append(f"Before retiring, {they.lower()} worked as {with_article(job_name(person, content))}.")
    if person.health != "well":
        found.append(f"{they} is {'gravely ill' if person.health == 'ill' else 'not very strong any more'}.")
    return tuple(found)


def _home(person: Person) -> str:
    if person.lives == "home" and circles.belongs(person.relation, "child"):
        return "lives with you"
    places = {"home": "lives in the family home", "near": "lives in your town", "far": "lives in another town"}
    if person.lives == "home" and person.relation in circles.ROOF:
        return "lives with you"
    return places[person.lives]


def _with(person: Person) -> str:
    partner = person.partner
    match person.partnership:
        case "together":
            return f", with {partner}"
        case "married":
            return f", and is married to {partner}"
        case "divorced":
            return ", and is divorced" + (f" from {partner}" if partner else "")
        case "widowed":
            return f", and has outlived {partner}" if partner else ", and is widowed"
        case _:
            return ""


def _children(person: Person) -> str:
    numbers = ("", "a child", "two children", "three children", "four children")
    return numbers[person.children] if person.children < len(numbers) else f"{person.children} children"


def with_article(noun: str) -> str:
    """A noun with "a" or "an" before it; "" stays ""."""
    if not noun:
        return ""
    return f"an {noun}" if noun[:1] in "aeiou" else f"a {noun}"
