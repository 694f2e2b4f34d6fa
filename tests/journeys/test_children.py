"""Children over the socket: plans, a pregnancy and its child, an adoption, a name; and who is told no."""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from tests.journeys.journey import journey
from tests.journeys.test_home import grow_up, make_rich
from tests.support.client import Body, WatchedClient, copied, living, refused
from tests.support.players import answer, give_diamonds, live_to_the_end
from tests.support.server import Running
from ws.engine.closing import sections
from ws.engine.turn import Turn
from ws.features.careers.records import Career
from ws.features.children.records import Adoption, Waiting
from ws.kernel.records import Record

REPLIES = {
    "get_family_plans": {"offers", "contraception", "most_children"},
    "try_for_child": {"method", "person_id", "carrier", "text"},
    "stop_trying": {"contraception"},
    "choose_contraception": {"method", "yearly_percent"},
    "decide_pregnancy": {"pregnancy_id", "choice", "text"},
    "adopt_child": {"age_group", "paid_cents", "text"},
    "answer_adoption": {"person_id", "paid_cents", "text"},
    "cancel_adoption": {"age_group"},
    "name_child": {"person_id", "first_name"},
    "return_to_work": {"job_id"},
    "get_child": {
        "person_id", "age", "adopted", "other_parent", "lives", "custody", "support_cents", "monthly_cents", "style",
        "style_text", "names",
    },
}  # fmt: skip
ALL: dict[str, dict[str, object]] = {
    "get_family_plans": {},
    "try_for_child": {"method": "donor"},
    "stop_trying": {},
    "choose_contraception": {"method": "coil"},
    "decide_pregnancy": {"pregnancy_id": "g1", "choice": "keep"},
    "adopt_child": {"age_group": "infant"},
    "answer_adoption": {"accept": True},
    "cancel_adoption": {},
    "name_child": {"person_id": "p1", "first_name": "Ada"},
    "return_to_work": {},
    "get_child": {"person_id": "p1"},
}


async def ask(player: WatchedClient, kind: str, **fields: object) -> Body:
    """A request whose reply holds what docs/requests/children.md says."""
    reply = await player.request(kind, **fields)
    assert set(reply) - {"type", "id", "ok"} == REPLIES[kind]
    await player.in_step()
    return reply


def put(server: Running, player: WatchedClient, record: Record) -> None:
    """A record by hand, of which the client is told at once."""
    state = server.actor(player.account_id).state
    state.put(record.STORED.kind, "", record)
    told = sections(Turn(server.app.hub.services.world, state, state.account_id, 0), state)
    player.state.update(msgspec.json.decode(msgspec.json.encode(told)))


async def live_on(player: WatchedClient, skip: str = "week") -> None:
    """Some of the life passes."""
    if player.state["question"] is not None:
        await answer(player)
    else:
        await player.request("purchase_time_skip", skip_type=skip)
    await player.in_step()


@journey(*REPLIES)
async def test_two_ways_to_a_child(any_server: Running) -> None:
    async with living(any_server.url, country="us", sex="female") as player:
        await grow_up(any_server, player, 22)
        make_rich(any_server, player, 900_000_000)
        await player.request("rent_home", home_id="city_flat")
        await player.in_step()
        plans = await ask(player, "get_family_plans")
        offers = {offer["method"]: offer for offer in plans["offers"]}
        assert offers["donor"]["available"], offers["donor"]["reason"]
        assert [each["method"] for each in plans["contraception"] if each["chosen"]] == ["pill"]
        await ask(player, "choose_contraception", method="coil")
        assert player.state["family"]["contraception"] == "coil"
        await a_pregnancy(player)
        await an_adoption(any_server, player)
        put(
            any_server, player, Career(kind="job", job="cashier", pay_cents=300_000, leave_months=3, leave_percent=50)
        )
        assert player.state["family"]["leave_months"] == 3
        assert (await ask(player, "return_to_work"))["job_id"] == "cashier"
        assert player.state["family"]["leave_months"] == 0
        async with refused("not_allowed"):
            await player.request("return_to_work")
        await player.fresh()


async def a_pregnancy(player: WatchedClient) -> None:
    """Try with a donor until there is a child."""
    await ask(player, "try_for_child", method="donor")
    assert player.state["family"]["trying"] == {"method": "donor", "person_id": "", "carrier": "me"}
    assert (await ask(player, "stop_trying"))["contraception"] == "coil"
    async with refused("not_allowed"):
        await player.request("stop_trying")
    for _ in range(200):
        family = player.state["family"]
        if family["children"]:
            break
        for held in family["pregnancies"]:
            if held["decision"] == "keep":
                other = await ask(player, "decide_pregnancy", pregnancy_id=held["id"], choice="give_up")
                assert other["choice"] == "give_up"
                await ask(player, "decide_pregnancy", pregnancy_id=held["id"], choice="keep")
                async with refused("not_allowed"):
                    await player.request("decide_pregnancy", pregnancy_id=held["id"], choice="keep")
        if family["trying"] is None and not family["pregnancies"]:
            await ask(player, "try_for_child", method="donor")
        await live_on(player, "day")
    (person_id,) = list(player.state["family"]["children"])[:1]
    told = await ask(player, "get_child", person_id=person_id)
    assert (told["age"], told["adopted"], told["lives"]) == (0, False, "home")
    assert told["names"]
    assert player.state["people"][person_id]["relation"] in ("daughter", "son")
    for bad in ("<b>", "   ", "asshole"):
        async with refused("not_allowed"):
            await player.request("name_child", person_id=person_id, first_name=bad)
    async with refused("bad_message"):
        await player.request("name_child", person_id=person_id, first_name="x" * 41)
    named = await ask(player, "name_child", person_id=person_id, first_name=" Zenobia  Rose ", key="once")
    assert named["first_name"] == player.state["people"][person_id]["first_name"] == "Zenobia Rose"
    async with refused("not_allowed"):
        await player.request("name_child", person_id=person_id, first_name="Anna")
    async with refused("not_allowed"):
        await player.request("name_child", person_id="p1", first_name="Anna")


async def an_adoption(server: Running, player: WatchedClient) -> None:
    """Apply, withdraw, apply again, and say yes."""
    make_rich(server, player, 900_000_000)
    first = await ask(player, "adopt_child", age_group="infant")
    assert first["paid_cents"] > 0
    async with refused("not_allowed"):
        await player.request("adopt_child", age_group="infant")
    async with refused("not_found"):
        await player.request("answer_adoption", accept=True)
    assert (await ask(player, "cancel_adoption"))["age_group"] == "infant"
    async with refused("not_found"):
        await player.request("cancel_adoption")
    await ask(player, "adopt_child", age_group="infant")
    offered = Waiting("Nora", "Marsh", "female", 9, "Came early and small.", ("music",))
    held = server.actor(player.account_id).state.get(Adoption)
    put(server, player, replace(held, stage="offered", offer=offered, closes_day=10**6))
    answered = await ask(player, "answer_adoption", accept=True, key="once")
    child = player.state["people"][answered["person_id"]]
    assert (child["first_name"], child["relation"]) == ("Nora", "daughter")
    assert player.state["family"]["adoption"] is None
    assert player.state["family"]["children"][answered["person_id"]]["adopted"]
    again = await player.request("answer_adoption", accept=True, key="once")
    assert again["person_id"] == answered["person_id"], "one key, one child"


async def test_a_child_has_no_children(server: Running) -> None:
    async with living(server.url) as player:
        before = copied(await player.fresh())
        plans = await ask(player, "get_family_plans")
        assert not any(offer["available"] for offer in plans["offers"])
        for kind, fields in ALL.items():
            if kind != "get_family_plans":
                async with refused("not_found" if kind in _NOTHING_THERE else "not_allowed"):
                    await player.request(kind, **fields)
        async with refused("not_found"):
            await player.request("try_for_child", person_id="p99999")
        async with refused("not_allowed"):
            await player.request("try_for_child", person_id="p1")
        async with refused("bad_message"):
            await player.request("try_for_child", method="stork")
        assert await player.fresh() == before


_NOTHING_THERE = {"decide_pregnancy", "answer_adoption", "cancel_adoption"}


async def test_without_a_living_life_there_is_no_family(server: Running) -> None:
    async with living(server.url) as player:
        await give_diamonds(server, player, 10**6)
        await live_to_the_end(player)
        for kind, fields in ALL.items():
            async with refused("life_over"):
                await player.request(kind, **fields)
