"""From signing in to the first activities: what every new player sees."""

from __future__ import annotations

import time

from tests.journeys.fields import MESSAGE_KINDS, STATE_SECTIONS, has_its_fields
from tests.journeys.journey import journey
from tests.support.client import WatchedClient, living, playing, refused
from tests.support.http import Door
from tests.support.players import answer, give_diamonds, to_question
from tests.support.server import Running
from tests.support.waiting import eventually


@journey("authenticate", "ping", "get_health", "get_state")
async def test_a_stranger_becomes_a_player(any_server: Running) -> None:
    client = WatchedClient(any_server.url)
    greeting = await client.connect()
    assert has_its_fields(greeting)
    assert (greeting["account_id"], greeting["seq"], greeting["resumed"]) == (client.account_id, 0, False)
    assert abs(int(str(greeting["server_time"])) - time.time() * 1000) < 60_000
    await eventually(lambda: client.state)
    assert set(client.state) == STATE_SECTIONS
    assert client.state["account"] == {"account_id": client.account_id, "display_name": "Guest", "guest": True}
    assert client.state["wallet"] == {"diamonds": 100, "debt": 0, "unlimited_energy_until": 0}
    assert (client.state["life"], client.state["question"], client.state["people"]) == (None, None, {})
    assert len(client.state["experiments"]) == 7
    for kind in ("ping", "get_health", "get_state"):
        reply = await client.request(kind)
        assert has_its_fields(reply), kind
    assert (await client.request("get_health"))["status"] in ("ok", "degraded")
    await client.close()
    assert client.broken == []


async def test_without_a_life_there_is_little_to_ask(server: Running) -> None:
    async with playing(server.url) as player:
        for kind, fields in {
            "get_activities": {},
            "do_activity": {"activity_id": "read"},
            "answer_question": {"question_id": "a", "choice_id": "b"},
            "purchase_energy_refill": {"refill_type": "small"},
            "purchase_time_skip": {"skip_type": "hour"},
        }.items():
            async with refused("no_life"):
                await player.request(kind, **fields)
        assert (await player.request("get_diamond_history"))["entries"][0]["amount"] == 100
        assert player.state["wallet"]["diamonds"] == 100


@journey("start_life")
async def test_a_life_is_born_and_its_first_years_are_told(any_server: Running) -> None:
    async with playing(any_server.url) as player:
        reply = await player.request(
            "start_life", first_name="Zoë 🦄", last_name="O'Hara \\ 100%", sex="female", country="gb"
        )
        assert has_its_fields(reply)
        assert (reply["first_name"], reply["last_name"]) == ("Zoë 🦄", "O'Hara \\ 100%")
        assert (reply["sex"], reply["country"]) == ("female", "gb")
        await eventually(lambda: player.state["life"])
        life, told = player.life, player.told("messageEvent")
        assert life["id"] == reply["life_id"]
        assert (life["age"], life["stage"], life["alive"], life["number"]) == (6, "child", True, 1)
        assert {m["kind"] for m in told} <= MESSAGE_KINDS
        assert told[0]["kind"] == "birth"
        assert "Zoë" in told[0]["title"]
        assert [m["minute"] for m in told] == sorted(m["minute"] for m in told)
        assert sum(m["kind"] == "birthday" or m["kind"] == "stage" for m in told) == 6, "the first six birthdays"
        assert sum(m["kind"] == "milestone" for m in told) >= 5
        assert player.pushes[-1]["type"] == "playerObject", "the prologue first, then the whole"
        clock, day = player.state["clock"], player.state["day"]
        assert clock["anchor_minute"] >= 6 * 12 * 1440
        assert (clock["rate"], clock["present"]) == (1.0, True)
        assert day["plan"][0]["doing"] == "asleep"
        assert player.state["school"]["school"] == "primary"
        assert player.state["vitals"]["energy"] <= 100
        household = [p for p in player.state["people"].values() if p["lives"] == "home" and p["alive"]]
        assert household
        assert all(p["affinity"] > 0 for p in household)


async def test_names_and_countries_that_can_not_be(server: Running) -> None:
    async with playing(server.url) as player:
        for name in ("<b>", "{name}", "   ", "a\u202eb", "a\x00b", "\u200b"):
            async with refused("not_allowed"):
                await player.request("start_life", first_name=name)
        async with refused("not_found") as error:
            await player.request("start_life", country="xx")
        assert "gb" in error["message"], "it says which there are"
        for fields in ({"sex": "other"}, {"country": "usa"}, {"first_name": "x" * 41}, {"first_name": ""}):
            async with refused("bad_message"):
                await player.request("start_life", **fields)
        assert player.state["life"] is None
        assert (await player.request("start_life", first_name="  Mary   Ann "))["first_name"] == "Mary Ann"


async def test_one_life_at_a_time_unless_it_is_left(server: Running) -> None:
    async with living(server.url, first_name="First") as player:
        async with refused("not_allowed"):
            await player.request("start_life", first_name="Second")
        old = player.life["id"]
        await give_diamonds(server, player, 2000)
        await to_question(player)
        await player.request("start_life", first_name="Second", end_current=True)
        await eventually(lambda: player.life["first_name"] == "Second")
        assert player.life["number"] == 2
        assert player.life["id"] != old
        assert player.state["question"] is None or player.state["question"]["minute"] > 0
        await player.fresh()
        ended = await server.rows("SELECT cause, ended_minute FROM lives WHERE id = :id", id=int(old))
        assert ended[0][0]
        assert ended[0][1] is not None


async def test_a_childs_country_is_its_players_own(server: Running) -> None:
    client = WatchedClient(server.url)
    client.tokens = await Door(server.url).guest(client.device_secret, country="FR")
    async with playing(server.url, client):
        assert (await client.request("start_life"))["country"] == "fr"


async def test_from_birth_to_the_first_answer(server: Running) -> None:
    async with living(server.url) as player:
        await give_diamonds(server, player, 2000)
        question = await to_question(player)
        assert question["deadline_minute"] > question["minute"]
        assert (await answer(player))["question_id"] == question["question_id"]
        await player.fresh()
        assert player.state["question"] is None
