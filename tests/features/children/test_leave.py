"""Leave with a child: as long and as well paid as the law of the country gives."""

from __future__ import annotations

from tests.features.children.support import a_child, expecting, months, settled, with_partner
from tests.features.support import ask, put, refused
from ws.features.careers.records import Career
from ws.features.children import handlers
from ws.features.children import messages as m
from ws.features.children.records import Child
from ws.features.day.records import Day
from ws.features.money.records import Statement


def test_who_gives_birth_is_at_home_and_the_place_is_kept() -> None:
    life = settled()
    expecting(life, "me", with_partner(life))
    put(life, Career(kind="job", job="cashier", pay_cents=400_000, months=30))
    while not life.state.keyed(Child):
        months(life, 1)
    law = life.world.content.family_laws[life.life.country]
    held = life.state.get(Career)
    assert 0 < held.leave_months <= law.leave_months
    assert held.leave_percent == law.leave_percent
    assert "work" not in life.state.get(Day).duties
    months(life, law.leave_months + 1)
    held = life.state.get(Career)
    assert (held.kind, held.leave_months) == ("job", 0)
    assert "work" in life.state.get(Day).duties
    assert "Back to work" in [each.title for each in life.messages("family")]
    lines = {name for each in life.state.all(Statement) for name in each.lines}
    assert "parental pay" in lines


def test_one_may_go_back_before_the_time() -> None:
    life = settled()
    a_child(life)
    with refused("not_allowed"):
        ask(life, handlers.return_to_work, m.ReturnToWork())
    put(life, Career(kind="job", job="cashier", pay_cents=400_000, leave_months=5, leave_percent=60))
    reply, _ = ask(life, handlers.return_to_work, m.ReturnToWork())
    assert reply.job_id == "cashier"
    assert "work" in life.state.get(Day).duties
    assert life.state.get(Career).leave_months == 0
