"""Health over the wire: a record, a doctor, a treatment, habits, an emergency."""

from __future__ import annotations

from collections.abc import Callable

from tests.journeys.journey import journey
from tests.support.client import Body, WatchedClient, copied, living, refused
from tests.support.players import answer, give_diamonds
from tests.support.server import Running

REPLIES = {
    "get_medical_record": {
        "conditions", "complaints", "past", "habits", "visit_cents", "emergency_cents", "hospital_until_minute",
    },
    "see_doctor": {"text", "found", "bill_cents"},
    "go_to_emergency": {"text", "treated", "bill_cents"},
    "start_treatment": {"condition_id", "treatment_id", "bill_cents", "ends_minute"},
    "stop_treatment": {"condition_id", "treatment_id"},
    "start_habit": {"habit_id", "text"},
    "quit_habit": {"habit_id", "text"},
}  # fmt: skip
SECTION = {"conditions", "habits", "unfit_until_minute", "hospital_until_minute", "monthly_cents"}
CONDITION = {
    "id", "name", "severity", "contagious", "began_minute", "known_since", "symptom", "treatment", "treatment_ends",
    "bills_cents",
}  # fmt: skip


async def asked(player: WatchedClient, kind: str, **fields: object) -> Body:
    reply = await player.request(kind, **fields)
    assert set(reply) - {"type", "id", "ok"} == REPLIES[kind]
    return reply


async def skip_until(player: WatchedClient, wanted: Callable[[], bool], skip: str = "hour") -> None:
    """Skip on until something holds, and answer what is asked. Needs diamonds."""
    for _ in range(3000):
        if wanted():
            return
        if player.state["question"] is not None:
            await answer(player)
        else:
            await player.request("purchase_time_skip", skip_type=skip)
        await player.in_step()
    raise AssertionError("three thousand skips in vain")


def hour(player: WatchedClient) -> int:
    """Of the day, by what the last skip reached."""
    return int(player.state["vitals"]["minute"]) % 1440 // 60


@journey("get_medical_record", "see_doctor", "start_habit", "quit_habit")
async def test_a_child_sees_the_doctor_and_takes_up_running(any_server: Running) -> None:
    async with living(any_server.url) as player:
        await give_diamonds(any_server, player, 30_000)
        assert set(player.state["health"]) == SECTION
        record = await asked(player, "get_medical_record")
        assert len(record["habits"]) >= 10
        assert set(record["habits"][0]) == {"id", "name", "text", "good", "from_age", "monthly_cents", "kept_since"}
        await skip_until(player, lambda: 9 <= hour(player) < 16 and player.state["day"]["doing"] != "asleep")
        seen = await asked(player, "see_doctor")
        assert seen["text"]
        assert seen["bill_cents"] == 0, "the family pays"
        async with refused("not_allowed"):
            await player.request("see_doctor")
        async with refused("not_found"):
            await player.request("start_habit", habit_id="no_such_thing")
        async with refused("not_allowed"):
            await player.request("start_habit", habit_id="smoking")
        await skip_until(player, lambda: player.life["age"] >= 8, "week")
        assert (await asked(player, "start_habit", habit_id="running"))["text"]
        async with refused("conflict"):
            await player.request("start_habit", habit_id="running")
        await player.fresh()
        assert "running" in [habit["id"] for habit in player.state["health"]["habits"]]
        await asked(player, "quit_habit", habit_id="running")
        async with refused("not_found"):
            await player.request("quit_habit", habit_id="running")
        await player.fresh()
        assert "running" not in [habit["id"] for habit in player.state["health"]["habits"]]


def treatable(player: WatchedClient) -> Body | None:
    """A condition with a name that comes to stay, or one that does not pass this minute."""
    known = [c for c in player.state["health"]["conditions"] if c["known_since"] is not None]
    return known[0] if known else None


@journey("start_treatment", "stop_treatment")
async def test_a_condition_is_treated_and_left(server: Running) -> None:
    async with living(server.url) as player:
        await give_diamonds(server, player, 100_000)
        await skip_until(player, lambda: treatable(player) is not None)
        condition = treatable(player)
        assert condition is not None
        assert set(condition) == CONDITION
        [known] = [
            each
            for each in (await asked(player, "get_medical_record"))["conditions"]
            if each["id"] == condition["id"]
        ]
        assert known["treatments"]
        offer = next(each for each in known["treatments"] if each["id"] != known["treatment"])
        assert offer["cost_cents"] == 0, "the family pays"
        before = copied(await player.fresh())
        for wrong in ({"condition_id": "stroke"}, {"treatment_id": "heart_stent"}):
            async with refused("not_found"):
                await player.request(
                    "start_treatment", **{"condition_id": known["id"], "treatment_id": offer["id"], **wrong}
                )
        async with refused("bad_message"):
            await player.request("start_treatment", condition_id="", treatment_id=offer["id"])
        assert await player.fresh() == before
        await asked(player, "start_treatment", condition_id=known["id"], treatment_id=offer["id"])
        async with refused("conflict"):
            await player.request("start_treatment", condition_id=known["id"], treatment_id=offer["id"])
        stopped = await asked(player, "stop_treatment", condition_id=known["id"])
        assert stopped["treatment_id"] == offer["id"]
        async with refused("not_allowed"):
            await player.request("stop_treatment", condition_id=known["id"])
        await player.fresh()


def is_acute(player: WatchedClient) -> bool:
    """Something more than a nuisance has just begun, and not in hospital."""
    return not player.state["day"]["place"] and any(
        (c["severity"] or 0) >= 2
        and c["treatment"] is None
        and player.state["health"]["unfit_until_minute"] > player.state["vitals"]["minute"]
        for c in player.state["health"]["conditions"]
    )


@journey("go_to_emergency")
async def test_an_emergency_is_looked_after(server: Running) -> None:
    async with living(server.url) as player:
        await give_diamonds(server, player, 300_000)
        async with refused("not_allowed"):
            await player.request("go_to_emergency")
        await skip_until(player, lambda: is_acute(player))
        visit = await asked(player, "go_to_emergency")
        assert visit["treated"]
        async with refused("not_allowed"):
            await player.request("go_to_emergency")
        await player.fresh()
