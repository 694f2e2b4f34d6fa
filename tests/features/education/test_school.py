"""School as it is lived: its years, and pocket money."""

from __future__ import annotations

import pytest

from tests.features.support import DAY, grown, put
from ws.features.money.records import Money


@pytest.mark.parametrize(("age", "cents"), [(7, 400), (10, 700), (12, 1500), (16, 3000)])
def test_pocket_money_comes_at_every_midnight(age: int, cents: int) -> None:
    life = grown(age)
    life.advance(life.minute + DAY - 1)
    put(life, Money(0))
    life.advance(life.minute + 1)
    assert life.state.get(Money).cents == cents


def test_the_years_of_school_are_told() -> None:
    told = grown(19).messages("school")
    new = [push.minute // DAY // 12 for push in told if push.title in ("A new school", "Graduation")]
    assert new == [6, 11, 14, 18]
