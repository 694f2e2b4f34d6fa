"""People: what can be done with them, how their news are told, and words for their character."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Final, Literal, get_args

import msgspec

from ws.content.schemas.base import Age, Effects, Entry, Interest, Label, Slug, Text, unfilled
from ws.content.schemas.belongings import Category as ItemCategory
from ws.content.schemas.events import PERSON_FILLERS, Affinity
from ws.content.schemas.love import BondEffects

if TYPE_CHECKING:
    from ws.content.schemas import Content

InteractionCategory = Literal[
    "talk", "time", "help", "gift", "money", "conflict", "making_up", "letter", "secret", "friendship",
    "romance",
]  # fmt: skip
Sway = Literal[
    "openness", "conscientiousness", "extraversion", "agreeableness", "neuroticism",
    "affinity", "regard", "kinship", "taste", "likeness", "attraction", "smarts", "looks", "mood",
]  # fmt: skip
"""What may favour an outcome. The Big Five are the person's; `regard` is what they remember of the player;
`kinship` is high for family; `taste` is how well a gift fits; `likeness` how much the two are of an age;
`attraction` is high when they can be drawn to the player at all;
`smarts`, `looks` and `mood` are the player's."""
Terms = Literal["speaking", "estranged", "lost"]
"""Speaking and in touch; not speaking; out of touch without a quarrel."""
Group = Literal[
    "family", "parent", "sibling", "grandparent", "child", "grandchild", "friend", "classmate", "colleague",
    "neighbour", "not_friend", "not_family", "beloved", "lover", "date", "ex", "any",
]  # fmt: skip
"""Whom an interaction is for; `not_friend` are those outside the family who are no friends (yet) and not loved;
`beloved` is whom the life is a couple with, `lover` is who is that, or is seen."""
ROMANTIC: Final = frozenset({"beloved", "lover", "date", "ex", "not_family"})
"""With whom there may be romance."""
ADULT: Final = 18
"""Completed years from which there may be, of both."""
Reach = Literal["near", "far", "anywhere"]
"""For whoever lives in the same town; in another one; or wherever they are, by telephone or letter."""
News = Literal[
    "died", "died_after_illness", "left_school", "hired", "lost_job", "retired", "moved_in_together", "married",
    "parted", "divorced", "widowed", "became_parent", "sibling_born", "moved_away", "moved_near", "left_home",
    "fell_ill", "recovered", "lost_touch", "loan_returned", "loan_not_returned", "met_at_school", "met_at_work",
    "met_next_door", "new_friend", "parents_parted",
]  # fmt: skip
NEWS_FILLERS: Final = PERSON_FILLERS | {"name", "age", "job", "partner", "number", "amount", "Them"}
"""Besides the words for the person: {age} of the person, {job} by its name, {partner} a first name, {number} of
the child as a word ("second"), {amount} of money."""


class InteractionOutcome(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One way it may go."""

    texts: Annotated[tuple[Text, ...], msgspec.Meta(min_length=2)]
    weight: Annotated[float, msgspec.Meta(gt=0, le=100)] = 1
    favoured_by: tuple[Sway, ...] = ()
    """Likelier the higher each of these is: the weight is doubled at 100, as it stands at 50, a tenth at 0."""
    hindered_by: tuple[Sway, ...] = ()
    """The other way round."""
    effects: Effects = Effects()
    """`money_cents` at the level of the United States."""
    bond: BondEffects = BondEffects()
    """What it does to what is between two who love each other; only of the category romance."""
    befriends: bool = False
    estranges: bool = False
    reconciles: bool = False
    drifts: bool = False
    """The two lose touch."""
    reunites: bool = False
    """Two out of touch are in touch again."""
    remembers: Label | None = None
    """In the person's words, as in "I remember how {name} ...": the part after "how", with {name} for the player."""
    memory: Annotated[str, msgspec.Meta(pattern=r"^([a-z][a-z0-9_]*)?$", max_length=48)] = ""
    """The kind of the memory, for `after` and `unless` of others; "" for none."""
    memory_weight: Annotated[int, msgspec.Meta(ge=-100, le=100)] = 0
    forgets: tuple[Slug, ...] = ()
    """Kinds of memories that are settled by it."""


class Interaction(Entry, frozen=True, kw_only=True):
    """Something the player may do with a person. Everything given must hold."""

    name: Label
    text: Text
    category: InteractionCategory
    groups: tuple[Group, ...] = ("any",)
    min_age: Age = 6
    max_age: Age = 130
    person_min_age: Age = 4
    person_max_age: Age = 130
    min_affinity: Affinity = -100
    max_affinity: Affinity = 100
    terms: Terms = "speaking"
    reach: Reach = "near"
    energy: Annotated[int, msgspec.Meta(ge=0, le=50)] = 5
    cost_cents: Annotated[int, msgspec.Meta(ge=0, le=10_000_000)] = 0
    """At the level of the United States."""
    minutes: Annotated[int, msgspec.Meta(ge=5, le=480)] = 60
    from_hour: Annotated[int, msgspec.Meta(ge=0, le=23)] = 7
    to_hour: Annotated[int, msgspec.Meta(ge=1, le=24)] = 22
    gives_item: bool = False
    """Whether a thing of one's own is given away."""
    lends: bool = False
    """Whether the cost is lent: it comes back, or does not, within a year."""
    after: tuple[Slug, ...] = ()
    """Kinds of memories of which the person must have one."""
    unless: tuple[Slug, ...] = ()
    """Kinds of memories of which the person must have none."""
    person_health: tuple[Literal["well", "ill", "frail"], ...] = ()
    raises: Literal["", "warm", "firm", "both"] = ""
    """What it counts as when it is done with a child of one's own: warmth, limits, or both; "" goes by the
    category."""
    outcomes: Annotated[tuple[InteractionOutcome, ...], msgspec.Meta(min_length=2)]


class PeopleNews(Entry, frozen=True, kw_only=True):
    """How something that befalls the people of a life is told. Its id is the kind of News."""

    title: Label
    texts: Annotated[tuple[Text, ...], msgspec.Meta(min_length=4)]
    mood: Annotated[float, msgspec.Meta(ge=-20, le=20)] = 0
    """What it does to the happiness of a player who is close to the person, in points, at affinity 100."""
    stress: Annotated[float, msgspec.Meta(ge=-20, le=20)] = 0


class TraitWords(Entry, frozen=True, kw_only=True):
    """Words for one of the Big Five, whose name is the id."""

    name: Label
    low: Annotated[tuple[Label, ...], msgspec.Meta(min_length=3)]
    """As in "{They} is ...": for whoever has little of it."""
    high: Annotated[tuple[Label, ...], msgspec.Meta(min_length=3)]


class InterestKind(Entry, frozen=True, kw_only=True):
    """An interest of people, whose id is one of `Interest`."""

    name: Label
    """As in "loves ..."."""
    items: tuple[Slug, ...] = ()
    """Things that are the right gift."""
    categories: tuple[ItemCategory, ...] = ()
    """Kinds of things that are a good one."""


class MeetingPlace(Entry, frozen=True, kw_only=True):
    """Where somebody new may be met."""

    name: Label
    text: Text
    min_age: Age = 6
    max_age: Age = 130
    energy: Annotated[int, msgspec.Meta(ge=0, le=50)] = 8
    cost_cents: Annotated[int, msgspec.Meta(ge=0, le=1_000_000)] = 0
    minutes: Annotated[int, msgspec.Meta(ge=15, le=480)] = 90
    from_hour: Annotated[int, msgspec.Meta(ge=0, le=23)] = 9
    to_hour: Annotated[int, msgspec.Meta(ge=1, le=24)] = 21
    chance: Annotated[float, msgspec.Meta(gt=0, le=1)]
    """That somebody is met whom one sees again."""
    interests: tuple[Interest, ...] = ()
    """What people care for who are met here."""
    met: Annotated[tuple[Text, ...], msgspec.Meta(min_length=3)]
    alone: Annotated[tuple[Text, ...], msgspec.Meta(min_length=3)]


TRAITS: Final = ("openness", "conscientiousness", "extraversion", "agreeableness", "neuroticism")


def check(content: Content) -> Iterable[str]:
    """What is wrong with entries that are well formed each by itself."""
    yield from _missing("people_news", get_args(News), content.people_news)
    yield from _missing("trait_words", TRAITS, content.trait_words)
    yield from _missing("interests", get_args(Interest), content.interests)
    kinds = {o.memory for i in content.interactions.values() for o in i.outcomes} - {""} | {"owes"}
    for interaction in content.interactions.values():
        yield from _check_interaction(interaction, kinds)
    for news in content.people_news.values():
        yield from unfilled(f"people_news: {news.id}", (news.title, *news.texts), set(NEWS_FILLERS))
    for place in content.meeting_places.values():
        where = f"meeting_places: {place.id}"
        yield from unfilled(where, place.met, set(PERSON_FILLERS) | {"name"})
        yield from unfilled(where, place.alone, {"name"})
    for interest in content.interests.values():
        for missing in (item for item in interest.items if item not in content.items):
            yield f"interests: {interest.id}: names the item {missing!r}, which does not exist"


def _missing(kind: str, needed: Iterable[str], held: Iterable[str]) -> Iterable[str]:
    wanted, there = set(needed), set(held)
    yield from (f"{kind}: {name!r} has no words" for name in sorted(wanted - there))
    yield from (f"{kind}: {name}: nobody asks for it" for name in sorted(there - wanted))


def _check_romance(interaction: Interaction) -> Iterable[str]:
    if interaction.category == "romance":
        if interaction.min_age < ADULT or interaction.person_min_age < ADULT:
            yield f"romance is for adults: ask for {ADULT} and more of both"
        if not ROMANTIC.issuperset(interaction.groups):
            yield f"there is no romance with some of {interaction.groups}"
    elif any(outcome.bond != BondEffects() for outcome in interaction.outcomes):
        yield "what is between two is of the category romance"


def _check_interaction(interaction: Interaction, kinds: set[str]) -> Iterable[str]:
    where = f"interactions: {interaction.id}"
    fillers = PERSON_FILLERS | {"name"} | ({"item"} if interaction.gives_item else set())
    if interaction.to_hour <= interaction.from_hour or interaction.max_affinity <= interaction.min_affinity:
        yield f"{where}: ends before it begins"
    yield from (f"{where}: {problem}" for problem in _check_romance(interaction))
    if interaction.lends and not interaction.cost_cents:
        yield f"{where}: lends nothing"
    for kind in (*interaction.after, *interaction.unless):
        if kind not in kinds:
            yield f"{where}: asks for the memory {kind!r}, which nobody makes"
    yield from unfilled(where, (interaction.name, interaction.text), set(PERSON_FILLERS))
    for outcome in interaction.outcomes:
        yield from unfilled(where, outcome.texts, set(fillers))
        yield from unfilled(where, (outcome.remembers or "",), {"name"})
        if bool(outcome.remembers) != bool(outcome.memory_weight):
            yield f"{where}: a memory has a text and a weight"
        if outcome.memory and not outcome.remembers:
            yield f"{where}: the memory {outcome.memory!r} has no text"
        if outcome.reconciles and interaction.terms != "estranged":
            yield f"{where}: only the estranged are reconciled"
