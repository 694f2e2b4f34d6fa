"""Against the law, before the court, behind bars and out again."""

from __future__ import annotations

from tests.journeys.journey import journey
from tests.support.client import Body, WatchedClient, copied, living, refused
from tests.support.hand_clock import HandClock
from tests.support.players import answer, give_diamonds, live_to_the_end
from tests.support.server import Running, running
from ws.settings import Settings

DAY = 1440
REPLY_FIELDS = {
    "get_offences": {"offences"},
    "commit_crime": {"offence_id", "text", "effects", "gain_cents", "caught", "energy"},
    "answer_trial": {"plea", "lawyer", "paid_cents", "trial_minute"},
    "do_prison_activity": {"activity_id", "text", "effects", "pay_cents", "conduct", "energy"},
    "request_parole": {"granted"},
    "attempt_escape": {"escaped", "text", "energy"},
    "clear_record": {"text", "paid_cents"},
}
OFFER_FIELDS = {
    "id", "name", "text", "category", "place", "duration_minutes", "energy", "severity", "available", "reason",
}  # fmt: skip
CASE_FIELDS = {
    "charges", "arrested_minute", "trial_minute", "evidence", "bail_cents", "lawyer_fee_cents", "plea", "lawyer",
}  # fmt: skip
PRISON_FIELDS = {
    "offence_id", "since", "until", "conduct", "remand", "juvenile", "on_the_run", "done_day", "done", "activities",
}  # fmt: skip


class Culprit:
    """A player whose clock is moved by hand."""

    def __init__(self, player: WatchedClient, clock: HandClock) -> None:
        self.player = player
        self.clock = clock

    async def minute(self) -> int:
        """The game minute, after everything that was due."""
        await self.player.request("get_activities")
        await self.player.fresh()
        held = self.player.state["clock"]
        return int(held["anchor_minute"] + (self.clock.ms - held["anchor_at"]) / 1000)

    async def live_to(self, target: int) -> None:
        """Live on, a few days at a time."""
        while (left := target - await self.minute()) > 0:
            self.clock.move(min(left, 5 * DAY))
        await self.player.fresh()

    async def to_hour(self, hour: int) -> None:
        now = await self.minute()
        await self.live_to(now + (hour * 60 - now) % DAY)

    @property
    def law(self) -> Body:
        section: Body = self.player.state["law"]
        return section

    async def ask(self, kind: str, **fields: object) -> Body:
        reply = await self.player.request(kind, **fields)
        assert set(reply) - {"type", "id", "ok"} == REPLY_FIELDS[kind]
        await self.player.in_step()
        return reply

    async def be_caught(self, offence_id: str) -> None:
        """Do it again and again, until somebody sees it."""
        for _ in range(60):
            if (await self.ask("commit_crime", offence_id=offence_id))["caught"]:
                return
            self.clock.move(60)
        raise AssertionError("sixty times and never caught")


@journey("get_offences", "commit_crime")
async def test_petty_things(any_server: Running) -> None:
    async with living(any_server.url) as player:
        assert player.state["law"] is None
        reply = await player.request("get_offences")
        assert set(reply) - {"type", "id", "ok"} == REPLY_FIELDS["get_offences"]
        assert len(reply["offences"]) >= 26
        assert all(set(offer) == OFFER_FIELDS for offer in reply["offences"])
        assert not any(offer["available"] for offer in reply["offences"]), "six years old"
        before = copied(await player.fresh())
        async with refused("not_allowed") as error:
            await player.request("commit_crime", offence_id="fare_dodging")
        assert "too young" in error["message"]
        async with refused("not_found"):
            await player.request("commit_crime", offence_id="no_such_thing")
        async with refused("bad_message"):
            await player.request("commit_crime", offence_id="x" * 65)
        async with refused("not_found"):
            await player.request("answer_trial", plea="guilty", lawyer="none")
        async with refused("bad_message"):
            await player.request("answer_trial", plea="perhaps", lawyer="none")
        assert await player.fresh() == before, "a refused turn did not happen"
        await give_diamonds(any_server, player, 5000)
        while player.life["age"] < 10:
            if player.state["question"] is not None:
                await answer(player)
            else:
                await player.request("purchase_time_skip", skip_type="day")
            await player.in_step()
        offers = {o["id"]: o for o in (await player.request("get_offences"))["offences"]}
        chosen = next(o for o in offers.values() if o["available"])
        done = await player.request("commit_crime", offence_id=chosen["id"], key="once")
        assert set(done) - {"type", "id", "ok"} == REPLY_FIELDS["commit_crime"]
        assert done["text"]
        again = await player.request("commit_crime", offence_id=chosen["id"], key="once")
        assert again["text"] == done["text"], "one key, one deed"
        await player.fresh()
        assert player.state["law"]["open_case"] is None, "children of ten are warned"


@journey("commit_crime", "answer_trial", "do_prison_activity", "attempt_escape", "request_parole", "clear_record")
async def test_arrest_trial_prison_parole_and_a_clean_sheet(house: Settings) -> None:
    clock = HandClock()
    async with running(house, clock) as server, living(server.url) as player:
        culprit = Culprit(player, clock)
        await give_diamonds(server, player, 10_000)
        await culprit.live_to(20 * 12 * DAY)

        for _ in range(12):  # until a court says prison
            await player.request("purchase_energy_refill", refill_type="unlimited")
            await culprit.to_hour(20)
            await culprit.be_caught("robbery")
            await player.fresh()
            case = culprit.law["open_case"]
            assert set(case) == CASE_FIELDS
            async with refused("not_allowed"):
                await player.request("answer_trial", plea="deal", lawyer="none")
            said = await culprit.ask("answer_trial", plea="guilty", lawyer="public")
            assert (said["paid_cents"], said["trial_minute"]) == (0, case["trial_minute"])
            async with refused("conflict"):
                await player.request("answer_trial", plea="not_guilty", lawyer="none")
            await culprit.live_to(said["trial_minute"])
            assert culprit.law["open_case"] is None
            assert culprit.law["record"][-1]["offence_id"] == "robbery"
            if culprit.law["prison"] is not None:
                break
        prison = culprit.law["prison"]
        assert set(prison) == PRISON_FIELDS
        assert player.state["day"]["place"] == "prison"
        assert (prison["remand"], prison["on_the_run"]) == (False, False)

        await culprit.to_hour(15)
        await player.request("purchase_energy_refill", refill_type="unlimited")
        done = await culprit.ask("do_prison_activity", activity_id="library")
        assert done["conduct"] == culprit.law["prison"]["conduct"]
        async with refused("not_allowed"):
            await player.request("do_prison_activity", activity_id="library")
        async with refused("not_found"):
            await player.request("do_prison_activity", activity_id="sauna")
        for kind, fields in {
            "commit_crime": {"offence_id": "speeding"},
            "do_activity": {"activity_id": "swim"},
            "request_parole": {},
            "clear_record": {},
        }.items():
            async with refused("not_allowed"):
                await player.request(kind, **fields)

        until = culprit.law["prison"]["until"]
        tried = await culprit.ask("attempt_escape")
        assert tried["text"] == player.told("messageEvent")[-1]["text"]
        assert culprit.law["prison"]["on_the_run"] is tried["escaped"]
        assert culprit.law["prison"]["until"] > until or tried["escaped"]

        await ask_the_board(culprit)
        while culprit.law["prison"] is not None:
            await culprit.live_to(culprit.law["prison"]["until"])
        if culprit.law["parole"] is not None:
            await culprit.live_to(culprit.law["parole"]["until_minute"])
        assert culprit.law["parole"] is None
        assert player.state["day"]["place"] == ""

        async with refused("not_allowed") as error:
            await player.request("clear_record")
        await culprit.live_to(error["from_minute"])
        clear = await culprit.ask("clear_record")
        assert clear["paid_cents"] > 0
        assert culprit.law["record"] == []
        async with refused("not_found"):
            await player.request("clear_record")


async def ask_the_board(culprit: Culprit) -> None:
    """At half of the time, before the board looks by itself."""
    while culprit.law["prison"]["on_the_run"]:
        await culprit.live_to(await culprit.minute() + DAY)
    prison = culprit.law["prison"]
    await culprit.live_to(prison["since"] + (prison["until"] - prison["since"] + 1) // 2)
    reply = await culprit.ask("request_parole")
    assert reply["granted"] is (culprit.law["prison"] is None)
    assert reply["granted"] is (culprit.law["parole"] is not None)


async def test_the_dead_have_done_their_time(server: Running) -> None:
    async with living(server.url) as player:
        await give_diamonds(server, player, 10**6)
        await live_to_the_end(player)
        for kind, fields in {
            "get_offences": {},
            "commit_crime": {"offence_id": "speeding"},
            "answer_trial": {"plea": "guilty", "lawyer": "none"},
            "do_prison_activity": {"activity_id": "library"},
            "request_parole": {},
            "attempt_escape": {},
            "clear_record": {},
        }.items():
            async with refused("life_over"):
                await player.request(kind, **fields)
