"""The conditions of events and choices, made ready: only what is asked is looked at, the cheap first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, Protocol

from ws.content.schemas import Conditions, Content
from ws.content.schemas.love import COUPLE, LoveStage
from ws.features.events.rules.situation import Situation


class Now(Situation, Protocol):
    """What conditions look at. Nothing of it is worked out before somebody asks."""

    @property
    def sex(self) -> str: ...
    @property
    def marks(self) -> frozenset[str]: ...
    @property
    def is_overdue(self) -> bool: ...
    @property
    def smarts(self) -> float: ...
    @property
    def looks(self) -> float: ...
    @property
    def schooling(self) -> str: ...
    @property
    def has_degree(self) -> bool: ...
    @property
    def track(self) -> str: ...
    @property
    def is_homeless(self) -> bool: ...
    @property
    def lives_with_family(self) -> bool: ...
    @property
    def owns_home(self) -> bool: ...
    @property
    def has_vehicle(self) -> bool: ...
    @property
    def is_convicted(self) -> bool: ...
    @property
    def friends(self) -> int: ...
    @property
    def stages(self) -> frozenset[LoveStage]: ...
    @property
    def has_children(self) -> bool: ...
    def has_condition(self, condition_id: str) -> bool: ...
    def keeps_habit(self, habit_id: str) -> bool: ...
    def has_item(self, item_id: str) -> bool: ...


Holds = Callable[[Now], bool]
Check = tuple[Holds, str]
"""(whether it holds, what to say when it does not)"""

_NOT_NOW: Final = "This does not fit your life right now."


def checks(requires: Conditions, content: Content) -> tuple[Check, ...]:
    """Everything that is asked of the life itself, cheap reads first. What is asked of the person it is
    about is in `suits`, age and hour alone in `of_age` and `of_hour`."""
    return (*_of_the_moment(requires), *_of_body_and_mind(requires), *_of_circumstances(requires, content))


def of_age(requires: Conditions) -> Check:
    """The age that is asked."""
    low, high = requires.min_age, requires.max_age
    return (lambda now: low <= now.age <= high), (
        f"This is for people of {low} and older." if high >= _ANY_AGE else f"This is for people of {low} to {high}."
    )


def of_hour(requires: Conditions) -> Check:
    """The hour of the day that is asked."""
    low, high = requires.from_hour, requires.to_hour
    return (lambda now: low <= now.hour < high), f"Only between {low}:00 and {high}:00."


_ANY_AGE: Final = 130


def hold(found: Sequence[Check], now: Now) -> bool:
    """Whether all of them hold."""
    for holds, _ in found:  # noqa: SIM110  # a loop is half as dear as all() here, and this runs most of all
        if not holds(now):
            return False
    return True


def why_not(found: Iterable[Check], now: Now) -> str:
    """The sentence of the first that does not hold; "" when all do."""
    return next((sentence for holds, sentence in found if not holds(now)), "")


def suits_anybody(requires: Conditions) -> bool:
    """Whether the conditions ask nothing of the person."""
    return (
        requires.min_affinity is None
        and requires.max_affinity is None
        and requires.person_min_age == 0
        and requires.person_max_age == _ANY_AGE
        and requires.same_sex is None
        and requires.person_has_children is None
        and requires.bond is None
        and not requires.character
    )


def suits(requires: Conditions, affinity: int, age: int) -> bool:
    """Whether somebody of this affinity and age is whom the conditions mean."""
    return (
        (requires.min_affinity is None or affinity >= requires.min_affinity)
        and (requires.max_affinity is None or affinity <= requires.max_affinity)
        and requires.person_min_age <= age <= requires.person_max_age
    )


def why_unsuited(requires: Conditions, affinity: int) -> str:
    """What to say of a choice that the two do not stand well, or badly, enough for."""
    if requires.bond is not None:
        return "This is not how things are between you two."
    if requires.min_affinity is not None and affinity < requires.min_affinity:
        return "You two are not close enough for this."
    return "This does not fit how you two get on."


def _of_the_moment(asked: Conditions) -> Iterator[Check]:
    if asked.months:
        months = frozenset(asked.months)
        yield (lambda now: now.month in months), "This is for another time of the year."
    if asked.sex is not None:
        sex = asked.sex
        yield (lambda now: now.sex == sex), _NOT_NOW
    if asked.marks:
        marks = frozenset(asked.marks)
        yield (lambda now: marks <= now.marks), "Your life has not led you here."
    if asked.unmarked:
        unmarked = frozenset(asked.unmarked)
        yield (lambda now: not unmarked & now.marks), "Your life has led you past this."
    yield from _of_love(asked)
    if asked.min_money_cents is not None:
        least = asked.min_money_cents
        yield (lambda now: now.money_cents >= least), f"For this one has at least ${least / 100:,.0f}."
    if asked.max_money_cents is not None:
        most = asked.max_money_cents
        yield (lambda now: now.money_cents <= most), "You have too much money for this."
    if asked.overdue is not None:
        overdue = asked.overdue
        reason = "You owe nobody anything that is overdue." if overdue else "First pay what is overdue."
        yield (lambda now: now.is_overdue == overdue), reason


def _of_love(asked: Conditions) -> Iterator[Check]:
    if asked.coupled is not None:
        coupled = asked.coupled
        reason = "This takes somebody at your side." if coupled else "You are with somebody."
        yield (lambda now: (not COUPLE.isdisjoint(now.stages)) == coupled), reason
    if asked.married is not None:
        married = asked.married
        yield (
            (lambda now: ("married" in now.stages) == married),
            ("This is for the married." if married else "You are married."),
        )
    if asked.widowed is not None:
        widowed = asked.widowed
        yield (lambda now: ("widowed" in now.stages and COUPLE.isdisjoint(now.stages)) == widowed), _NOT_NOW
    if asked.has_children is not None:
        children = asked.has_children
        yield (
            (lambda now: now.has_children == children),
            ("This is for parents." if children else "You have children."),
        )


def _of_body_and_mind(asked: Conditions) -> Iterator[Check]:
    bounds: tuple[tuple[float | None, float | None, Callable[[Now], float], str, str], ...] = (
        (asked.min_happiness, asked.max_happiness, lambda now: now.happiness, "You are too sad for this.",
         "You are too happy for this."),
        (asked.min_health, asked.max_health, lambda now: now.health, "Your health does not allow this.",
         "You are too healthy for this."),
        (asked.min_stress, asked.max_stress, lambda now: now.stress, "You are too calm for this.",
         "You are too stressed for this."),
        (asked.min_smarts, asked.max_smarts, lambda now: now.smarts, "You do not know enough for this.",
         "You know too much for this."),
        (asked.min_looks, None, lambda now: now.looks, "For this people would have to turn their heads.", ""),
    )  # fmt: skip
    for low, high, read, too_low, too_high in bounds:
        if low is not None:
            yield _at_least(read, low), too_low
        if high is not None:
            yield _at_most(read, high), too_high


def _at_least(read: Callable[[Now], float], low: float) -> Holds:
    return lambda now: read(now) >= low


def _at_most(read: Callable[[Now], float], high: float) -> Holds:
    return lambda now: read(now) <= high


def _is(read: Callable[[Now], bool], wanted: bool) -> Holds:
    return lambda now: read(now) == wanted


def _of_circumstances(asked: Conditions, content: Content) -> Iterator[Check]:
    if asked.occupation is not None:
        occupation = asked.occupation
        yield (lambda now: now.occupation == occupation), _OCCUPIED[occupation]
    if asked.schooling:
        schooling = frozenset(asked.schooling)
        yield (lambda now: now.schooling in schooling), "This is for another school."
    if asked.tracks:
        tracks = frozenset(asked.tracks)
        yield (lambda now: now.track in tracks), "This is for another line of work."
    if asked.has_condition:
        conditions = asked.has_condition
        yield (lambda now: any(now.has_condition(name) for name in conditions)), _NOT_NOW
    if asked.has_habit:
        habits = asked.has_habit
        yield (lambda now: any(now.keeps_habit(name) for name in habits)), "This is not a habit of yours."
    if asked.has_item:
        items = asked.has_item
        names = " or ".join(content.items[item].name.lower() for item in items if item in content.items)
        yield (lambda now: any(now.has_item(name) for name in items)), f"For this you would need: {names}."
    yield from _of_standing(asked)
    if asked.min_friends is not None:
        yield _at_least(lambda now: now.friends, asked.min_friends), "You have too few friends for this."
    if asked.max_friends is not None:
        yield _at_most(lambda now: now.friends, asked.max_friends), "You have too many friends for this."


_OCCUPIED: Final = {
    "school": "This is for those who go to school.",
    "job": "This is for those who have a job.",
    "none": "This is for those without school or work.",
}


def _of_standing(asked: Conditions) -> Iterator[Check]:
    """Yes or no: (what is asked, how it is read, what to say when it should be, and when it should not)."""
    asked_of: tuple[tuple[bool | None, Callable[[Now], bool], str, str], ...] = (
        (asked.retired, lambda now: now.occupation == "retired", "This is for the retired.", "You are retired."),
        (asked.degree, lambda now: now.has_degree, "This takes a degree.", "You have a degree."),
        (asked.with_family, lambda now: now.lives_with_family, "You do not live with your family.",
         "Not under your family's roof."),
        (asked.homeless, lambda now: now.is_homeless, "You have a roof over your head.", "You have no home."),
        (asked.home_owner, lambda now: now.owns_home, "This takes a home of your own.", "You own a home."),
        (asked.vehicle, lambda now: now.has_vehicle, "This takes a vehicle of your own.", "You have a vehicle."),
        (asked.convicted, lambda now: now.is_convicted, "You have never been convicted.",
         "Not with a criminal record."),
    )  # fmt: skip
    for wanted, read, reason, reason_against in asked_of:
        if wanted is not None:
            yield _is(read, wanted), reason if wanted else reason_against
