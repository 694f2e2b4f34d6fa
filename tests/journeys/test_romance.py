"""From a first question to the end of it, over the socket."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from msgspec.structs import replace

from tests.journeys.journey import journey
from tests.journeys.test_home import grow_up, make_rich
from tests.support.client import Body, WatchedClient, copied, living, refused
from tests.support.players import give_diamonds, live_to_the_end
from tests.support.server import Running
from ws.engine.clock import MINUTES_PER_DAY
from ws.features.people.records import Person
from ws.features.people.rules import attraction, circles
from ws.features.romance.records import Affair, Bond
from ws.kernel.records import Record

REPLIES = {
    "get_relationships": {"relationships"},
    "get_relationship": {"person_id", "relationship", "chapters", "actions"},
    "ask_out": {"person_id", "accepted", "text", "stage", "affinity", "energy"},
    "become_partners": {"person_id", "accepted", "text", "stage"},
    "move_in_together": {"person_id", "accepted", "text", "home_id"},
    "move_apart": {"person_id", "text", "stage"},
    "break_up": {"person_id", "text", "stage"},
    "talk_it_over": {"person_id", "style", "went_well", "text", "strain", "affinity", "energy"},
    "confess": {"person_id", "stays", "text", "stage"},
    "confront": {"person_id", "admits", "stays", "text", "stage"},
    "forgive": {"person_id", "text", "stage"},
}
ENTRY = {
    "person_id", "name", "relation", "stage", "standing", "since_minute", "lives_together", "married_years", "trust",
    "passion", "strain", "quarrel", "actions",
}  # fmt: skip
STATE = {
    "person_id", "stage", "since_minute", "lives_together", "engaged_minute", "married_minute", "times_married",
    "quarrel", "chapters",
}  # fmt: skip
YEAR = 12 * MINUTES_PER_DAY


async def ask(player: WatchedClient, kind: str, **fields: object) -> Body:
    """A request whose reply holds what docs/requests/romance.md says."""
    reply = await player.request(kind, **fields)
    assert set(reply) - {"type", "id", "ok"} == REPLIES[kind]
    await player.in_step()
    return reply


def put(server: Running, player: WatchedClient, *records: Record) -> None:
    """Records of a loaded life as the test wants them."""
    state = server.actor(player.account_id).state
    for record in records:
        stored = record.STORED
        state.put(stored.kind, str(getattr(record, stored.key)) if stored.key else "", record)


def bond(server: Running, player: WatchedClient, person_id: str) -> Bond:
    return server.actor(player.account_id).state.get(Bond, person_id)


def loves(server: Running, player: WatchedClient) -> list[str]:
    """Those of the life whom a test makes free, grown up and very fond of a player they can love."""
    state = server.actor(player.account_id).state
    found: list[str] = []
    seed, sex = bytes.fromhex(str(player_seed(server, player))), str(player.life["sex"])
    minute = int(player.life["age"]) * YEAR
    for person in list(state.all(Person)):
        if not person.is_alive or circles.is_family(person.relation):
            continue
        if sex in attraction.drawn_to(seed, person.id, person.sex):
            put(
                server,
                player,
                replace(
                    person, affinity=95, partnership="single", partner="", birth_minute=minute - 22 * YEAR,
                    agreeableness=90, neuroticism=20, looks=20, lives="near", estranged=False, in_touch=True,
                    relation="acquaintance", seen_minute=minute,
                ),
            )  # fmt: skip
            found.append(person.id)
    return found


def player_seed(server: Running, player: WatchedClient) -> str:
    from ws.engine.records import Life

    return server.actor(player.account_id).state.get(Life).seed


@asynccontextmanager
async def an_adult(server: Running) -> AsyncIterator[tuple[WatchedClient, str]]:
    """A player of 21 with money, and the id of somebody who said yes."""
    async with living(server.url, country="us") as player:
        await grow_up(server, player, 21)
        make_rich(server, player, 50_000_000)
        for person_id in loves(server, player):
            if (await ask(player, "ask_out", person_id=person_id))["accepted"]:
                yield player, person_id
                return
    raise AssertionError("nobody said yes")


@journey(*REPLIES)
async def test_a_love_from_beginning_to_end(any_server: Running) -> None:
    async with an_adult(any_server) as (player, person_id):
        who = {"person_id": person_id}
        assert player.state["romance"]["bonds"][person_id]["stage"] == "seeing"
        assert set(player.state["romance"]["bonds"][person_id]) == STATE
        assert player.state["people"][person_id]["relation"] == "date"
        async with refused("not_allowed"):
            await player.request("ask_out", **who)
        async with refused("not_allowed"):
            await player.request("become_partners", **who)
        held = bond(any_server, player, person_id)
        well = replace(
            held,
            since_minute=held.since_minute - YEAR,
            began_minute=held.began_minute - 3 * YEAR,
            trust=100,
            passion=100,
        )
        for _ in range(20):
            put(any_server, player, well)
            reply = await ask(player, "become_partners", **who)
            if reply["accepted"]:
                break
            state = any_server.actor(player.account_id).state
            state.remove("romance_asked", f"partners:{person_id}")
        assert (reply["accepted"], reply["stage"]) == (True, "together")
        assert player.state["people"][person_id]["relation"] == "partner"
        put(any_server, player, replace(bond(any_server, player, person_id), trust=100, strain=0))
        moved = await ask(player, "move_in_together", **who, where="theirs")
        assert moved["accepted"] is player.state["romance"]["bonds"][person_id]["lives_together"]
        if moved["accepted"]:
            assert player.state["home"]["home_id"] == moved["home_id"]
            assert (await ask(player, "move_apart", **who))["stage"] == "together"
        put(any_server, player, replace(bond(any_server, player, person_id), quarrel="chores", strain=50))
        talked = await ask(player, "talk_it_over", **who, style="collaborating")
        assert talked["text"]
        async with refused("not_allowed"):
            await player.request("talk_it_over", **who, style="competing")
        listed = (await ask(player, "get_relationships"))["relationships"]
        assert [set(entry) for entry in listed] == [ENTRY]
        told = await ask(player, "get_relationship", **who)
        assert [chapter["kind"] for chapter in told["chapters"]][:2] == ["seeing", "together"]
        assert all(chapter["text"] for chapter in told["chapters"])
        assert told["relationship"] == listed[0]
        await _affairs(any_server, player, person_id)
        if player.state["romance"]["bonds"][person_id]["stage"] == "together":
            assert (await ask(player, "break_up", **who))["stage"] == "parted"
        else:
            other = next(each for each in loves(any_server, player) if each != person_id)
            put(any_server, player, Bond(other, "seeing", 0, 0))
            assert (await ask(player, "break_up", person_id=other))["stage"] == "parted"
        assert player.state["people"][person_id]["relation"] == "ex"
        await player.fresh()


async def _affairs(server: Running, player: WatchedClient, person_id: str) -> None:
    """Everything about affairs, from both sides, whoever goes over it."""
    held = bond(server, player, person_id)
    hidden = Affair("a", person_id, by_player=True)
    found = Affair("b", person_id, by_player=False, known_minute=1)

    def back() -> None:
        person = server.actor(player.account_id).state.get(Person, person_id)
        put(server, player, held, replace(person, relation="partner", partnership="together", affinity=95))

    put(server, player, hidden, found)
    assert isinstance((await ask(player, "confess", person_id=person_id))["stays"], bool)
    back()
    assert (await ask(player, "confront", person_id=person_id))["admits"] is True
    back()
    assert (await ask(player, "forgive", person_id=person_id))["stage"] == "together"
    for kind in ("confess", "confront", "forgive"):
        async with refused("not_allowed"):
            await player.request(kind, person_id=person_id)


async def test_children_and_strangers_are_refused(server: Running) -> None:
    async with living(server.url) as player:
        before = copied(await player.fresh())
        person_id = next(iter(player.state["people"]))
        for kind in REPLIES.keys() - {"get_relationships", "get_relationship"}:
            fields = {"style": "avoiding"} if kind == "talk_it_over" else {}
            async with refused("not_allowed"):
                await player.request(kind, person_id=person_id, **fields)
            async with refused("not_found"):
                await player.request(kind, person_id="p99999", **fields)
            async with refused("bad_message"):
                await player.request(kind, person_id="x" * 65, **fields)
        async with refused("bad_message"):
            await player.request("talk_it_over", person_id=person_id, style="shouting")
        async with refused("bad_message"):
            await player.request("move_in_together", person_id=person_id, where="anywhere")
        assert (await ask(player, "get_relationships"))["relationships"] == []
        assert (await ask(player, "get_relationship", person_id=person_id))["actions"] == []
        assert await player.fresh() == before


async def test_one_key_is_one_question(server: Running) -> None:
    async with living(server.url, country="us") as player:
        await grow_up(server, player, 20)
        person_id = loves(server, player)[0]
        first = await player.request("ask_out", person_id=person_id, key="once")
        again = await player.request("ask_out", person_id=person_id, key="once")
        assert (first["accepted"], first["text"]) == (again["accepted"], again["text"])
        async with refused("not_allowed"):
            await player.request("ask_out", person_id=person_id)


async def test_without_a_living_life_there_is_nobody(server: Running) -> None:
    async with living(server.url) as player:
        await give_diamonds(server, player, 10**6)
        await live_to_the_end(player)
        for kind in REPLIES:
            fields: dict[str, object] = {} if kind == "get_relationships" else {"person_id": "p1"}
            if kind == "talk_it_over":
                fields["style"] = "avoiding"
            async with refused("life_over"):
                await player.request(kind, **fields)
