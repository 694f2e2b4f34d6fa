"""Who is in prison or in hospital does not go for a swim."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.features.support import ask, grown, put, refused, to_hour, with_energy
from tests.support.life import SandboxLife
from ws.features.activities.handlers import do_activity, get_activities
from ws.features.activities.messages import DoActivity, GetActivities
from ws.features.day.records import Day
from ws.features.money.records import Money
from ws.kernel.errors import Refused


@pytest.fixture
def life() -> SandboxLife:
    life = grown(25)
    to_hour(life, 16)
    put(life, Money(10_000_000))
    return with_energy(life, 100)


def kept_in(life: SandboxLife, place: str) -> SandboxLife:
    put(life, replace(life.state.get(Day), place=place))
    return life


def offers(life: SandboxLife) -> dict[str, str]:
    reply, _ = ask(life, get_activities, GetActivities())
    return {offer.id: offer.reason for offer in reply.activities}


@pytest.mark.parametrize("place", ["prison", "hospital"])
def test_the_world_is_out_there_and_a_book_is_not(life: SandboxLife, place: str) -> None:
    outside = {name for name, reason in offers(life).items() if not reason}
    assert {"swim", "read", "bath"} <= outside
    kept_in(life, place)
    inside = {name for name, reason in offers(life).items() if not reason}
    assert "read" in inside < outside
    assert {life.world.content.activities[name].category for name in inside} == {"mind"}
    before = life.hash
    for name in ("swim", "bath", "talk"):
        assert place in offers(life)[name]
        with pytest.raises(Refused, match=place) as caught:
            ask(life, do_activity, DoActivity(activity_id=name))
        assert caught.value.code == "not_allowed"
    assert life.hash == before
    ask(life, do_activity, DoActivity(activity_id="read"))


def test_back_home_everything_is_possible_again(life: SandboxLife) -> None:
    kept_in(life, "prison")
    with refused("not_allowed"):
        ask(life, do_activity, DoActivity(activity_id="swim"))
    kept_in(life, "")
    assert ask(life, do_activity, DoActivity(activity_id="swim"))[0].activity_id == "swim"
