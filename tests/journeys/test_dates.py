"""Asking somebody out, going there, saying the right thing or the wrong one, and what becomes of it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from msgspec.structs import replace

from tests.journeys.journey import journey
from tests.journeys.test_home import grow_up
from tests.support.changing import change
from tests.support.client import Body, WatchedClient, copied, living, refused
from tests.support.players import answer
from tests.support.server import Running
from ws.bots.client import RefusedByServer
from ws.engine.turn import Turn
from ws.features.belongings import api as belongings
from ws.features.money.records import Money
from ws.features.people import api as people
from ws.features.romance import api as romance

DAY = 1440
REPLY_FIELDS = {
    "get_date_ideas": {"person_id", "available", "reason", "earliest", "latest", "venues", "activities"},
    "plan_date": {"accepted", "text", "date"},
    "cancel_date": {"date_id", "text", "affinity"},
    "get_dates": {"planned", "past"},
    "execute_date": {"date_id", "person_id", "text", "weather", "moment", "outcome", "affinity", "energy"},
}
VENUE_FIELDS = {
    "id", "name", "text", "setting", "cost_cents", "from_hour", "to_hour", "days", "indoors", "loudness", "food",
    "activity_ids", "hint", "available", "reason",
}  # fmt: skip
ACTIVITY_FIELDS = {
    "id", "name", "text", "cost_cents", "energy", "minutes", "venue_ids", "hint", "available", "reason",
}  # fmt: skip
ENTRY_FIELDS = {
    "id", "person_id", "name", "venue_id", "venue", "activity_id", "activity", "at", "closes", "minutes",
    "cost_cents", "gift_item_id", "is_open",
}  # fmt: skip
PAST_FIELDS = {
    "id", "person_id", "name", "venue", "activity", "at", "how", "success", "text", "paid_cents",
}  # fmt: skip
OUTCOME_FIELDS = {"success", "band", "text", "reasons", "effects", "paid_cents", "stage"}
GIFT = "kite"


async def ask(player: WatchedClient, kind: str, **fields: object) -> Body:
    """A request whose reply holds what docs/requests/dates.md says."""
    reply = await player.request(kind, **fields)
    assert set(reply) - {"type", "id", "ok"} == REPLY_FIELDS[kind]
    await player.in_step()
    return reply


class Two:
    """A player, and somebody who would like to go out with them."""

    def __init__(self, server: Running, player: WatchedClient) -> None:
        self.server = server
        self.player = player
        self.person_id = ""
        self.minor_id = ""

    async def meet(self) -> None:
        def do(turn: Turn) -> None:
            found = people.meet(turn, "acquaintance", "journey")
            grown = replace(
                found, birth_minute=turn.minute - 20 * 12 * DAY, partnership="single", partner="", doing="home",
                lives="near", health="well", affinity=70, extraversion=80,
            )  # fmt: skip
            turn.put(grown)
            child = people.meet(turn, "acquaintance", "child")
            turn.put(replace(child, birth_minute=turn.minute - 17 * 12 * DAY))
            romance.move_to(turn, found.id, "matched")
            turn.put(replace(turn.get(Money), cents=10_000_00))
            belongings.receive(turn, GIFT)
            turn.settle()
            self.person_id, self.minor_id = found.id, child.id

        await change(self.server, self.player, do)

    async def plan(self, **more: object) -> Body:
        """Plan something for an hour at which there is time, whenever that is."""
        ideas = await ask(self.player, "get_date_ideas", person_id=self.person_id)
        begin = ideas["earliest"] - ideas["earliest"] % 60 + 60
        for at in range(begin, ideas["latest"], 60):
            try:
                reply = await ask(
                    self.player, "plan_date", person_id=self.person_id, venue_id="city_park",
                    activity_id="slow_walk", at=at, **more,
                )  # fmt: skip
            except RefusedByServer:
                continue
            if reply["accepted"]:
                return dict(reply["date"])
        raise AssertionError("no hour was right")

    async def to_hour_of(self, date: Body) -> None:
        for _ in range(200):
            if self.player.state["question"] is not None:
                await answer(self.player)
            if any(each["open"] for each in self.player.state["dates"]["planned"]):
                return
            assert self.player.state["dates"]["planned"], "it has not passed"
            await self.player.request("purchase_time_skip", skip_type="hour")
            await self.player.in_step()
        raise AssertionError("the hour never came")


@asynccontextmanager
async def two_who_matched(server: Running) -> AsyncIterator[Two]:
    async with living(server.url, country="us") as player:
        await grow_up(server, player, 19)
        two = Two(server, player)
        await two.meet()
        yield two


@journey(*REPLY_FIELDS)
async def test_a_first_date_from_the_idea_to_the_door(any_server: Running) -> None:
    async with two_who_matched(any_server) as two:
        player = two.player
        ideas = await ask(player, "get_date_ideas", person_id=two.person_id)
        assert ideas["available"]
        assert len(ideas["venues"]) >= 28
        assert len(ideas["activities"]) >= 48
        assert all(set(venue) == VENUE_FIELDS and venue["activity_ids"] for venue in ideas["venues"])
        assert all(set(activity) == ACTIVITY_FIELDS for activity in ideas["activities"])
        date = await two.plan()
        assert set(date) == ENTRY_FIELDS
        async with refused("not_allowed"):
            await player.request("execute_date", date_id=date["id"])
        called_off = await ask(player, "cancel_date", date_id=date["id"])
        assert called_off["text"]
        async with refused("not_allowed"):
            await player.request("cancel_date", date_id=date["id"])
        date = await two.plan()
        assert (await ask(player, "get_dates"))["planned"] == [date]
        await two.to_hour_of(date)
        await _go_through(player, date)
        async with refused("not_allowed"):
            await player.request("execute_date", date_id=date["id"])
        known = await ask(player, "get_dates")
        assert not known["planned"]
        assert [past["how"] for past in known["past"]] == ["held", "cancelled"]
        assert all(set(past) == PAST_FIELDS for past in known["past"])
        await player.fresh()


async def _go_through(player: WatchedClient, date: Body) -> None:
    """Every moment, each with its first choice that can be taken; a present on the way."""
    scene = await ask(player, "execute_date", date_id=date["id"])
    assert scene["text"]
    assert scene["outcome"] is None
    again = await ask(player, "execute_date", date_id=date["id"])
    assert again["moment"] == scene["moment"], "looking changes nothing"
    await ask(player, "execute_date", date_id=date["id"], gift_item_id=GIFT)
    async with refused("not_allowed"):
        await player.request("execute_date", date_id=date["id"], gift_item_id=GIFT)
    count = scene["moment"]["of"]
    assert 3 <= count <= 5
    for number in range(1, count + 1):
        moment = scene["moment"]
        assert moment["number"] == number
        assert len(moment["choices"]) >= 3
        choice = next(c for c in moment["choices"] if c["available"])
        before, scene = scene, await ask(player, "execute_date", date_id=date["id"], choice_id=choice["id"])
        if number < count:
            async with refused("not_allowed"):  # the same click twice
                await player.request("execute_date", date_id=date["id"], choice_id=choice["id"])
        assert scene["text"]
        assert (scene["moment"] is None) == (number == count), before
    outcome = scene["outcome"]
    assert set(outcome) == OUTCOME_FIELDS
    assert 0 <= outcome["success"] <= 100
    assert outcome["text"]
    assert outcome["stage"] in ("matched", "seeing", "parted")
    assert scene["affinity"] == player.state["people"][date["person_id"]]["affinity"]


async def test_what_makes_no_sense_is_refused(server: Running) -> None:
    async with two_who_matched(server) as two:
        player = two.player
        clock = player.state["clock"]["anchor_minute"]
        at = clock - clock % DAY + DAY + 18 * 60
        good = {"person_id": two.person_id, "venue_id": "city_park", "activity_id": "slow_walk", "at": at}
        family = next(p["id"] for p in player.state["people"].values() if p["relation"] in ("mother", "father"))
        before = copied(await player.fresh())
        wrong: list[tuple[dict[str, object], str]] = [
            ({"person_id": "p99999"}, "not_found"),
            ({"person_id": family}, "not_allowed"),
            ({"person_id": two.minor_id}, "not_allowed"),
            ({"venue_id": "the_moon"}, "not_found"),
            ({"activity_id": "flying"}, "not_found"),
            ({"activity_id": "skate"}, "not_allowed"),
            ({"at": clock - 60}, "not_allowed"),
            ({"at": 0}, "not_allowed"),
            ({"at": at + 30 * DAY}, "not_allowed"),
            ({"at": at + 9 * 60}, "not_allowed"),
            ({"at": -1}, "bad_message"),
            ({"at": 2**62}, "bad_message"),
            ({"at": 1.5}, "bad_message"),
            ({"gift_item_id": "crown_jewels"}, "not_found"),
            ({"success": 100}, "bad_message"),
        ]
        for changed, code in wrong:
            async with refused(code):
                await player.request("plan_date", **{**good, **changed})
        for kind in ("cancel_date", "execute_date"):
            async with refused("not_found"):
                await player.request(kind, date_id="d99")
        async with refused("not_found"):
            await player.request("get_date_ideas", person_id="p99999")
        async with refused("not_allowed"):
            await player.request("get_date_ideas", person_id=two.minor_id)
        assert await player.fresh() == before, "what is refused did not happen"
