"""Every condition, at its border, with the sentence for who can not take a choice."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import msgspec
import pytest

from tests.support.life import world
from ws.content.schemas import Conditions
from ws.features.events.rules import conditions

CONTENT = world().content
ITEM, OTHER_ITEM = list(CONTENT.items)[:2]
HABIT = next(iter(CONTENT.habits))
ILLNESS = next(iter(CONTENT.conditions))


def now(**changes: Any) -> Any:
    """Somebody in the middle of everything."""
    values: dict[str, Any] = {
        "age": 30, "hour": 12, "month": 6, "sex": "female", "marks": frozenset({"owes"}), "money_cents": 5000,
        "is_overdue": False, "happiness": 50.0, "health": 50.0, "stress": 50.0, "smarts": 50.0, "looks": 50.0,
        "schooling": "none", "has_degree": False, "occupation": "job", "track": "law", "is_homeless": False,
        "lives_with_family": False, "owns_home": False, "has_vehicle": False, "is_convicted": False, "friends": 2,
        "has_condition": lambda name: name == ILLNESS, "keeps_habit": lambda name: name == HABIT,
        "has_item": lambda name: name == ITEM, "stages": frozenset({"together", "parted"}), "has_children": False,
        **changes,
    }  # fmt: skip
    return SimpleNamespace(**values)


BORDERS: list[tuple[dict[str, Any], str, object, object]] = [
    ({"sex": "male"}, "sex", "male", "female"),
    ({"months": [12, 1]}, "month", 1, 2),
    ({"marks": ["owes", "knows"]}, "marks", frozenset({"owes", "knows", "more"}), frozenset({"owes"})),
    ({"unmarked": ["owes"]}, "marks", frozenset(), frozenset({"owes"})),
    ({"min_money_cents": 100}, "money_cents", 100, 99),
    ({"max_money_cents": 100}, "money_cents", 100, 101),
    ({"overdue": True}, "is_overdue", True, False),
    ({"overdue": False}, "is_overdue", False, True),
    ({"min_happiness": 40}, "happiness", 40.0, 39.9),
    ({"max_happiness": 40}, "happiness", 40.0, 40.1),
    ({"min_health": 30}, "health", 30.0, 29.9),
    ({"max_health": 30}, "health", 30.0, 30.1),
    ({"min_stress": 60}, "stress", 60.0, 59.9),
    ({"max_stress": 60}, "stress", 60.0, 60.1),
    ({"min_smarts": 60}, "smarts", 60.0, 59.9),
    ({"max_smarts": 60}, "smarts", 60.0, 60.1),
    ({"min_looks": 60}, "looks", 60.0, 59.9),
    ({"occupation": "none"}, "occupation", "none", "job"),
    ({"retired": True}, "occupation", "retired", "job"),
    ({"retired": False}, "occupation", "none", "retired"),
    ({"schooling": ["high", "programme"]}, "schooling", "programme", "middle"),
    ({"degree": True}, "has_degree", True, False),
    ({"tracks": ["law", "office"]}, "track", "office", "health"),
    ({"homeless": True}, "is_homeless", True, False),
    ({"with_family": True}, "lives_with_family", True, False),
    ({"with_family": False}, "lives_with_family", False, True),
    ({"home_owner": True}, "owns_home", True, False),
    ({"vehicle": False}, "has_vehicle", False, True),
    ({"convicted": False}, "is_convicted", False, True),
    ({"min_friends": 2}, "friends", 2, 1),
    ({"max_friends": 2}, "friends", 2, 3),
    ({"coupled": True}, "stages", frozenset({"parted", "engaged"}), frozenset({"separated", "seeing"})),
    ({"coupled": False}, "stages", frozenset(), frozenset({"married"})),
    ({"married": True}, "stages", frozenset({"married"}), frozenset({"separated", "together"})),
    ({"married": False}, "stages", frozenset({"engaged"}), frozenset({"married"})),
    ({"widowed": True}, "stages", frozenset({"widowed", "seeing"}), frozenset({"widowed", "together"})),
    ({"widowed": False}, "stages", frozenset({"divorced"}), frozenset({"widowed"})),
    ({"has_children": True}, "has_children", True, False),
    ({"has_children": False}, "has_children", False, True),
    ({"has_item": [OTHER_ITEM, ITEM]}, "has_item", lambda n: n == ITEM, lambda n: False),
    ({"has_habit": [HABIT]}, "keeps_habit", lambda n: n == HABIT, lambda n: False),
    ({"has_condition": [ILLNESS]}, "has_condition", lambda n: n == ILLNESS, lambda n: False),
]


def asked(**plain: Any) -> Conditions:
    return msgspec.convert(plain, Conditions)


@pytest.mark.parametrize(
    ("requires", "field", "fits", "fits_not"), BORDERS, ids=[" ".join(map(str, b[0].items())) for b in BORDERS]
)
def test_each_condition_at_its_border(requires: dict[str, Any], field: str, fits: object, fits_not: object) -> None:
    checks = conditions.checks(asked(**requires), CONTENT)
    assert len(checks) == 1
    assert conditions.hold(checks, now(**{field: fits}))
    assert conditions.why_not(checks, now(**{field: fits})) == ""
    assert not conditions.hold(checks, now(**{field: fits_not}))
    reason = conditions.why_not(checks, now(**{field: fits_not}))
    assert reason.endswith(".")
    assert reason[0].isupper()


def test_every_condition_of_the_schema_is_looked_at() -> None:
    by_place = {"min_age", "max_age", "from_hour", "to_hour"}
    of_the_person = {
        "min_affinity",
        "max_affinity",
        "person_min_age",
        "person_max_age",
        "same_sex",
        "person_has_children",
        "character",
        "bond",
    }
    tested = {name for requires, *_ in BORDERS for name in requires}
    assert tested | by_place | of_the_person == set(Conditions.__struct_fields__)


def test_nothing_is_asked_when_nothing_is_given() -> None:
    assert conditions.checks(Conditions(), CONTENT) == ()


def test_all_must_hold() -> None:
    checks = conditions.checks(asked(min_smarts=40, vehicle=True, months=[6]), CONTENT)
    assert conditions.hold(checks, now(has_vehicle=True))
    for broken in ({"has_vehicle": False}, {"has_vehicle": True, "smarts": 39.0}, {"has_vehicle": True, "month": 7}):
        assert not conditions.hold(checks, now(**broken))


def test_age_and_hour_have_their_sentences() -> None:
    of_age, of_hour = (
        conditions.of_age(asked(min_age=18, max_age=30)),
        conditions.of_hour(asked(from_hour=9, to_hour=17)),
    )
    assert [of_age[0](now(age=age)) for age in (17, 18, 30, 31)] == [False, True, True, False]
    assert [of_hour[0](now(hour=hour)) for hour in (8, 9, 16, 17)] == [False, True, True, False]
    assert "18" in of_age[1]
    assert "9:00" in of_hour[1]


@pytest.mark.parametrize(
    ("requires", "fits", "fits_not"),
    [
        ({"min_affinity": 20}, (20, 30), (19, 30)),
        ({"max_affinity": -5}, (-5, 30), (-4, 30)),
        ({"person_min_age": 60}, (0, 60), (0, 59)),
        ({"person_max_age": 10}, (0, 10), (0, 11)),
    ],
)
def test_the_person_must_suit(requires: dict[str, Any], fits: tuple[int, int], fits_not: tuple[int, int]) -> None:
    assert conditions.suits(asked(**requires), *fits)
    assert not conditions.suits(asked(**requires), *fits_not)
    assert conditions.why_unsuited(asked(**requires), fits_not[0]).endswith(".")
