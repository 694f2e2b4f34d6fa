"""Wills, endings, going on as somebody of the family, several lives, and the tree they make."""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from tests.journeys.journey import journey
from tests.journeys.test_home import grow_up, make_rich
from tests.support.client import Body, WatchedClient, copied, living, refused
from tests.support.players import answer, give_diamonds
from tests.support.server import Running, running
from ws import recorded
from ws.engine.closing import sections
from ws.engine.turn import Turn
from ws.features.people.records import Person
from ws.settings import Settings

REPLIES = {
    "write_will": {"shares"},
    "get_will": {"shares", "by_law", "heirs", "estate_cents", "from_age"},
    "end_life": {"text", "ribbon", "age"},
    "continue_as": {
        "life_id", "first_name", "last_name", "sex", "country", "relation", "age", "inherited_cents",
    },
    "get_family_tree": {"current", "lives", "next_before"},
    "get_lives": {"lives", "most"},
    "switch_life": {"life_id", "first_name", "last_name", "minute"},
}  # fmt: skip
TREE_FIELDS = {
    "life_id", "number", "follows", "relation", "first_name", "last_name", "sex", "country", "born", "died", "age",
    "cause", "ribbon", "estate_cents", "obituary", "people",
}  # fmt: skip
END_FIELDS = {
    "minute", "obituary", "ribbon", "lines", "left_cents", "unpaid_cents", "inheritors", "successors",
}  # fmt: skip
SISTER = "p90"


async def ask(player: WatchedClient, kind: str, **fields: object) -> Body:
    """A request whose reply holds what docs/requests says."""
    reply = await player.request(kind, **fields)
    assert set(reply) - {"type", "id", "ok"} == REPLIES[kind]
    await player.in_step()
    return reply


def give_a_sister(server: Running, player: WatchedClient) -> None:
    """A sister of thirty or so, whoever else is in the family."""
    state = server.actor(player.account_id).state
    known = next(state.all(Person))
    sister = replace(
        known, id=SISTER, relation="sister", first_name="Edith", sex="female", birth_minute=-8 * 12 * 1440,
        died_minute=None, doing="work", job="cashier", partner_id="", estranged=False,
    )  # fmt: skip
    state.put("person", SISTER, sister)
    told = sections(Turn(server.app.hub.services.world, state, state.account_id, 0), state)
    player.state.update(msgspec.json.decode(msgspec.json.encode(told)))  # what was put by hand nobody tells


async def live_on(player: WatchedClient) -> None:
    """Some of the life passes, by a choice or by a skip."""
    await player.in_step()
    if player.state["question"] is not None:
        await answer(player)
    else:
        await player.request("purchase_time_skip", skip_type="day")
    await player.in_step()


@journey("write_will", "get_will", "end_life", "continue_as", "get_family_tree")
async def test_from_a_will_to_the_next_life(any_server: Running) -> None:
    async with living(any_server.url, country="us") as player:
        async with refused("not_allowed"):
            await player.request("write_will", shares=[{"heir": "charity:lifeboats", "percent": 100}])
        async with refused("not_allowed"):
            await player.request("end_life", confirm=True)
        await grow_up(any_server, player, 19)
        make_rich(any_server, player, 50_000_000)
        give_a_sister(any_server, player)
        shown = await ask(player, "get_will")
        assert shown["shares"] == []
        assert {
            "heir": SISTER,
            "name": f"Edith {player.life['last_name']}",
            "relation": "sister",
            "text": "",
        } in shown["heirs"]
        before = copied(await player.fresh())
        for shares in ([], [{"heir": SISTER, "percent": 99}], [{"heir": "p99", "percent": 100}]):
            async with refused("not_allowed" if len(shares) and shares[0]["percent"] == 99 else "not_found"):
                await player.request("write_will", shares=shares)
        for shares in ([{"heir": SISTER, "percent": 101}], [{"heir": SISTER, "percent": 1}] * 11, "all to my cat"):
            async with refused("bad_message"):
                await player.request("write_will", shares=shares)
        assert await player.fresh() == before, "a refused turn did not happen"
        shares = [{"heir": SISTER, "percent": 75}, {"heir": "charity:lifeboats", "percent": 25}]
        kept = await ask(player, "write_will", shares=shares)
        assert [share["percent"] for share in kept["shares"]] == [75, 25]
        assert player.state["legacy"]["will"] == kept["shares"]

        async with refused("not_allowed") as error:
            await player.request("end_life")
        assert error["confirm"] is True
        async with refused("not_allowed"):
            await player.request("continue_as", person_id=SISTER)
        over = await ask(player, "end_life", confirm=True, key="the end")
        assert (await player.request("end_life", confirm=True, key="the end"))["text"] == over["text"]
        async with refused("life_over"):
            await player.request("end_life", confirm=True)
        end = player.state["legacy"]["end"]
        assert set(end) == END_FIELDS
        assert player.life["alive"] is False
        assert end["left_cents"] == sum(line["cents"] for line in end["lines"])
        assert end["left_cents"] == sum(one["cents"] + one["tax_cents"] for one in end["inheritors"])
        assert end["ribbon"]["svg"].startswith("<svg")
        heir = next(one for one in end["successors"] if one["person_id"] == SISTER)

        dead = copied(player.life)
        for wish in ({"person_id": "p99"}, {"person_id": SISTER, "first_name": "Else"}):
            async with refused("not_found" if wish["person_id"] == "p99" else "not_allowed"):
                await player.request("continue_as", **wish)
        gone_on = await ask(player, "continue_as", person_id=SISTER)
        assert (gone_on["first_name"], gone_on["relation"], gone_on["age"]) == ("Edith", "sister", heir["age"])
        assert gone_on["inherited_cents"] == heir["cents"] > 0
        assert player.life["id"] == gone_on["life_id"]
        assert player.state["legacy"]["origin"]["from_life"] == dead["id"]
        assert player.state["work"]["title"] == "Cashier"
        async with refused("not_allowed"):
            await player.request("continue_as", person_id=SISTER)
        await live_on(player)

        tree = await ask(player, "get_family_tree")
        assert set(tree["current"]) == set(tree["lives"][0]) == TREE_FIELDS
        assert tree["current"]["follows"] == tree["lives"][0]["life_id"] == dead["id"]
        assert tree["lives"][0]["ribbon"]["id"] == over["ribbon"]
        assert tree["next_before"] is None
        life_id = int(gone_on["life_id"])
    result = recorded.replay(any_server.settings, await recorded.export(any_server.settings, life_id))
    assert result.replayed_hash == result.recorded_hash


@journey("get_family_tree", "start_life")
async def test_the_tree_is_turned_page_by_page(server: Running) -> None:
    async with living(server.url, first_name="One") as player:
        for name in ("Two", "Three", "Four"):
            await player.request("start_life", first_name=name, end_current=True)
        first = await ask(player, "get_family_tree", limit=2)
        assert [life["first_name"] for life in first["lives"]] == ["Three", "Two"]
        rest = await ask(player, "get_family_tree", limit=2, before=first["next_before"])
        assert [life["first_name"] for life in rest["lives"]] == ["One"]
        assert rest["next_before"] is None
        assert first["current"]["first_name"] == "Four"
        for wrong in ({"limit": 21}, {"limit": 0}, {"before": 0}):
            async with refused("bad_message"):
                await player.request("get_family_tree", **wrong)
    async with living(server.url) as stranger:
        assert (await ask(stranger, "get_family_tree"))["lives"] == [], "the lives of others are theirs"


@journey("get_lives", "switch_life", "start_life")
async def test_several_lives_of_one_player(any_server: Running) -> None:
    async with living(any_server.url, first_name="One") as player:
        await give_diamonds(any_server, player, 5000)
        await player.request("purchase_time_skip", skip_type="week")
        await player.fresh()
        one = copied(player.state)
        async with refused("not_allowed"):
            await player.request("start_life", first_name="Two")
        async with refused("not_allowed"):
            await player.request("start_life", end_current=True, keep_current=True)
        await player.request("start_life", first_name="Two", keep_current=True)
        await live_on(player)
        await player.request("start_life", first_name="Three", keep_current=True)
        async with refused("not_allowed") as error:
            await player.request("start_life", first_name="Four", keep_current=True)
        assert error["most"] == 3
        listed = (await ask(player, "get_lives"))["lives"]
        assert [(life["first_name"], life["active"]) for life in listed] == [
            ("Three", True), ("One", False), ("Two", False),
        ]  # fmt: skip
        first, second = listed[1]["life_id"], listed[2]["life_id"]
        async with refused("conflict"):
            await player.request("switch_life", life_id=listed[0]["life_id"])
        async with refused("not_found"):
            await player.request("switch_life", life_id="123456")
        async with refused("bad_message"):
            await player.request("switch_life", life_id="1; DROP TABLE lives")
        back = await ask(player, "switch_life", life_id=first, key="back")
        assert back["first_name"] == "One"
        now = copied(await player.fresh())
        for section in ("people", "school", "home", "bank", "question"):
            assert now[section] == one[section], section
        assert now["clock"]["anchor_minute"] >= one["clock"]["anchor_minute"]
        again = await player.request("switch_life", life_id=first, key="back")
        assert again["minute"] == back["minute"], "one key, one switch"
        await live_on(player)
        await ask(player, "switch_life", life_id=second)
        await ask(player, "switch_life", life_id=first)
        await player.fresh()
        assert player.life["first_name"] == "One"


@journey("switch_life")
async def test_a_resting_life_belongs_to_its_player_and_replays(house: Settings) -> None:
    async with running(house) as server, living(server.url, first_name="One") as player:
        first = player.life["id"]
        await player.request("start_life", first_name="Two", keep_current=True)
        async with living(server.url) as other, refused("not_found"):
            await other.request("switch_life", life_id=first)
        await ask(player, "switch_life", life_id=first)
        await player.fresh()
        assert player.life["first_name"] == "One"
        life_id = int(first)
    result = recorded.replay(house, await recorded.export(house, life_id))
    assert result.replayed_hash == result.recorded_hash
