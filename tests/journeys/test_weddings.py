"""The whole way over a socket: the question, the plan, the altar, and once more after many years."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from tests.journeys.journey import journey
from tests.journeys.test_careers import to_age
from tests.support.client import Body, WatchedClient, copied, living, refused
from tests.support.players import answer, give_diamonds
from tests.support.server import Running, running, settings
from ws.features.money.records import Money
from ws.features.people.records import Person
from ws.features.romance.records import Bond
from ws.kernel.records import Record
from ws.settings import Settings

REPLY_FIELDS: dict[str, set[str]] = {
    "propose": {"person_id", "accepted", "text", "again_minute"},
    "get_wedding": {
        "person_id", "plan", "missing", "cash_cents", "places", "styles", "extras", "guests", "vows", "past",
        "renewal",
    },
    "quote_wedding": {"lines", "total_cents", "own_cents", "deposit_cents", "available", "reason"},
    "plan_wedding": {"plan", "text"},
    "change_wedding": {"plan", "paid_now_cents"},
    "cancel_wedding": {"returned_cents", "lost_cents", "text"},
    "answer_altar": {
        "person_id", "married", "text", "vow", "success", "guests", "presents_cents", "last_name",
    },
    "renew_vows": {"person_id", "years", "text", "vow", "cost_cents"},
}  # fmt: skip
STATE_FIELDS = {"plan", "altar", "past", "proposals"}
PLAIN: dict[str, object] = {"place_id": "registry_office", "style_id": "plain_and_simple"}
THE_ONE = "p900"
DAYS = 4


def short_years(url: str, var: Path) -> Settings:
    """A year is four days: twenty of them fit into a test."""
    return settings(url, var, DAYS_PER_YEAR=DAYS)


async def ask(player: WatchedClient, kind: str, /, **fields: object) -> Body:
    """A reply with the fields it should have."""
    reply = await player.request(kind, **fields)
    assert set(reply) - {"type", "id", "ok"} == REPLY_FIELDS[kind]
    return reply


def hold(server: Running, player: WatchedClient, *records: Record) -> None:
    """Let a loaded player have these records, as if they had come about: how two meet is not what this is about."""
    state = server.actor(player.account_id).state
    for record in records:
        stored = record.STORED
        state.put(stored.kind, str(getattr(record, stored.key)) if stored.key else "", record)


async def in_love(server: Running, player: WatchedClient) -> int:
    """Somebody with whom the life has long been together, and money; gives the minute."""
    await give_diamonds(server, player, 10**6)
    await to_age(player, 20)
    await player.in_step()
    state = server.actor(player.account_id).state
    minute = int(player.life["age"]) * DAYS * 1440
    year = DAYS * 1440
    hold(
        server,
        player,
        Person(
            THE_ONE, "partner", "Robin", "Vale", "female", minute - 24 * year, 95, agreeableness=80, doing="work",
            job="", partnership="together", interests=(), seen_minute=minute,
        ),
        Bond(THE_ONE, "together", minute - 4 * year, minute - 4 * year, trust=98, passion=98, felt_minute=minute),
        replace(state.get(Money), cents=6_000_000),
    )  # fmt: skip
    return minute


async def to_altar(player: WatchedClient) -> None:
    """Skip to the question; other questions are answered."""
    for _ in range(60):
        if player.state["wedding"]["altar"] is not None:
            return
        if player.state["question"] is not None:
            await answer(player)
        else:
            await player.request("purchase_time_skip", skip_type="day")
        await player.in_step()
    raise AssertionError("the day never came")


@journey(
    "propose", "get_wedding", "quote_wedding", "plan_wedding", "change_wedding", "cancel_wedding", "answer_altar",
    "renew_vows",
)  # fmt: skip
async def test_from_the_question_to_the_silver_wedding(sqlite_database_url: str, house_var: Path) -> None:
    async with (
        running(short_years(sqlite_database_url, house_var)) as server,
        living(server.url) as player,
    ):
        await in_love(server, player)
        if player.state["question"] is not None:
            await answer(player)
        yes = await ask(player, "propose", person_id=THE_ONE)
        assert yes["accepted"], "at 95, with four years behind them"
        async with refused("conflict"):
            await player.request("propose", person_id=THE_ONE)
        shown = await ask(player, "get_wedding")
        assert shown["person_id"] == THE_ONE
        assert shown["missing"]
        assert shown["plan"] is None
        assert len(shown["places"]) >= 14
        assert len(shown["styles"]) >= 8
        assert len(shown["extras"]) >= 16
        registry = next(place for place in shown["places"] if place["id"] == "registry_office")
        assert registry["available"]
        assert registry["reason"] == ""
        guests = [guest["person_id"] for guest in shown["guests"] if guest["suggested"]][:10]
        at = registry["earliest_at"] + 3 * 1440
        wanted = {**PLAIN, "person_id": THE_ONE, "at": at, "guest_ids": guests}
        quote = await ask(player, "quote_wedding", **wanted)
        planned = await ask(player, "plan_wedding", **wanted, key="the day")
        assert planned["plan"]["total_cents"] == quote["total_cents"]
        again = await player.request("plan_wedding", **wanted, key="the day")
        assert again["plan"] == planned["plan"], "one key, one deposit"
        async with refused("conflict"):
            await player.request("plan_wedding", **wanted)
        await player.in_step()
        assert set(player.state["wedding"]) == STATE_FIELDS
        assert player.state["wedding"]["plan"] == planned["plan"]
        before = copied(player.state)
        async with refused("not_allowed"):
            await player.request("change_wedding", place_id="castle")
        assert await player.fresh() == before, "a refused turn did not happen"
        changed = await ask(player, "change_wedding", extras=["field_flowers"])
        assert changed["paid_now_cents"] > 0
        off = await ask(player, "cancel_wedding")
        assert off["returned_cents"] + off["lost_cents"] == changed["plan"]["paid_cents"]
        await ask(player, "plan_wedding", **wanted)
        await player.in_step()
        await to_altar(player)
        async with refused("question_pending"):
            await player.request("purchase_time_skip", skip_type="day")
        async with refused("not_allowed"):
            await player.request("cancel_wedding")
        async with refused("not_found"):
            await player.request("answer_altar", answer="yes", vow_id="no_such_vow")
        vow = shown["vows"][0]
        said = await ask(player, "answer_altar", answer="yes", vow_id=vow["id"], last_name="take")
        assert said["married"]
        assert said["vow"] == vow["text"]
        assert said["last_name"] == "Vale"
        await player.fresh()
        assert player.state["people"][THE_ONE]["relation"] == "wife"
        assert player.life["last_name"] == "Vale"
        assert player.state["wedding"]["altar"] is None
        past = player.state["wedding"]["past"]
        assert [each["kind"] for each in past] == ["wedding"]
        assert past[0]["success"] == said["success"]
        async with refused("not_allowed"):
            await player.request("renew_vows", person_id=THE_ONE)
        state = server.actor(player.account_id).state
        bond = state.get(Bond, THE_ONE)
        hold(server, player, replace(bond, married_minute=(bond.married_minute or 0) - 25 * DAYS * 1440))
        once_more = await ask(player, "renew_vows", person_id=THE_ONE, own_vow="And again, and again.")
        assert once_more["years"] == 25
        assert once_more["vow"] == "And again, and again."


async def test_what_makes_no_sense_is_refused(server: Running) -> None:
    async with living(server.url) as player:
        before = copied(await player.fresh())
        for kind in ("propose", "renew_vows"):
            async with refused("not_found"):
                await player.request(kind, person_id="p99999")
            async with refused("not_allowed"):
                await player.request(kind, person_id="p1")
        wanted = {**PLAIN, "person_id": "p1", "at": 10_000_000}
        for kind in ("quote_wedding", "plan_wedding"):
            async with refused("not_allowed"):
                await player.request(kind, **wanted)
            async with refused("bad_message"):
                await player.request(kind, **{**wanted, "at": -1})
            async with refused("bad_message"):
                await player.request(kind, **{**wanted, "guest_ids": ["p1"] * 61})
            async with refused("bad_message"):
                await player.request(kind, **{**wanted, "other_guests": 10_000})
        for kind in ("change_wedding", "cancel_wedding"):
            async with refused("not_found"):
                await player.request(kind)
        async with refused("not_found"):
            await player.request("answer_altar", answer="yes")
        async with refused("bad_message"):
            await player.request("answer_altar", answer="perhaps")
        async with refused("bad_message"):
            await player.request("answer_altar", answer="yes", own_vow="x" * 301)
        assert await player.fresh() == before
        shown = await ask(player, "get_wedding")
        assert shown["person_id"] is None
        assert shown["vows"] == []
        assert player.state["wedding"] is None
