"""A family is the same however its time is cut, and pays for itself in lives without love: nothing."""

from __future__ import annotations

from tests.features.children.support import YEAR, a_child, expecting, settled, with_partner
from tests.features.support import put
from ws.engine.clock import MINUTES_PER_DAY
from ws.features.children import months
from ws.features.children.records import Adoption, Child, Plans
from ws.features.day.api import DayBegan
from ws.features.vitals.records import Influence


def test_however_time_is_cut() -> None:
    whole = settled()
    partner = with_partner(whole)
    expecting(whole, "me", partner)
    a_child(whole, partner, 4)
    put(whole, Plans(method=None, contraception="none", pregnancies=1))
    put(whole, Adoption("child", "waiting", whole.minute // MINUTES_PER_DAY))
    cut, stored = whole.copy(), whole.copy()
    target = whole.minute + 3 * YEAR
    whole.advance(target)
    while cut.minute < target:
        cut.advance(min(target, cut.minute + 7 * MINUTES_PER_DAY // 5))
    stored.advance(stored.minute + YEAR)
    stored.store_and_load()
    stored.advance(target)
    assert whole.state.keyed(Child)
    assert whole.hash == cut.hash == stored.hash


def test_a_life_without_love_pays_nothing() -> None:
    life = settled()
    turn = life.turn()
    months.month_begins(turn, DayBegan(turn.minute // MINUTES_PER_DAY, weekend=False))
    assert not turn.puts
    assert life.state.find(Influence, "children") is None
