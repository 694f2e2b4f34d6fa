"""What the schemas of health can not say, their check does."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from tests.support.life import world
from ws.content.schemas import Content, Effects, health

CONTENT = world().content


def with_condition(condition_id: str, **changes: Any) -> Content:
    changed = replace(CONTENT.conditions[condition_id], **changes)
    return replace(CONTENT, conditions={**CONTENT.conditions, condition_id: changed})


def test_what_ships_holds_together() -> None:
    assert list(health.check(CONTENT)) == []


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"incidence": ((5, 1.0, 1.0),)}, "begin at age 0"),
        ({"fatality": ((0, 1.0, 1.0), (40, 1.0, 1.0), (20, 1.0, 1.0))}, "rise by age"),
        ({"risks": {"bad_luck": 2.0}}, "bad_luck"),
        ({"risks": {"pneumonia": 2.0}}, "`again`"),
        ({"treatments": ("leeches",)}, "leeches"),
        ({"treatments": ()}, "needs a treatment"),
        ({"hours": (30, 20)}, "shorter than the shortest"),
        ({"cause": ""}, "no `cause`"),
        ({"daily": Effects(happiness=-1)}, "what passes"),
        ({"begins": ("{doctor} looks grave.", "You cough.")}, "doctor"),
    ],
)
def test_a_wrong_condition_is_told(changes: dict[str, Any], word: str) -> None:
    told = list(health.check(with_condition("pneumonia", **changes)))
    assert told
    assert all("pneumonia" in problem for problem in told)
    assert any(word in problem for problem in told)


def test_a_death_without_words_is_told() -> None:
    quiet = {name: ending for name, ending in CONTENT.endings.items() if ending.group != "water" or ending.cause}
    [told] = health.check(replace(CONTENT, endings=quiet))
    assert "'water'" in told


def test_a_sex_without_a_life_table_is_told() -> None:
    [told] = health.check(replace(CONTENT, life_tables={"female": CONTENT.life_tables["female"]}))
    assert told.startswith("life_tables")
