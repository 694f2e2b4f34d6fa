"""A working life over the socket: applying, asking, leaving, and what stands beside a job."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from tests.journeys.journey import journey
from tests.support.client import Body, WatchedClient, living, refused
from tests.support.players import answer, give_diamonds
from tests.support.server import Running, running, settings
from ws.bots.client import RefusedByServer
from ws.settings import Settings

REPLY_FIELDS: dict[str, set[str]] = {
    "get_vacancies": {"vacancies"},
    "apply_for_job": {"vacancy_id", "employer", "questions", "closes_minute"},
    "answer_interview": {"vacancy_id", "hired", "text"},
    "set_work_effort": {"effort"},
    "ask_for_raise": {"granted", "pay_cents", "text"},
    "ask_for_promotion": {"granted", "job_id", "text"},
    "quit_job": {"job_id", "text"},
    "retire": {"pension_cents", "text"},
    "get_work_options": {"side_jobs", "gigs", "businesses"},
    "take_side_job": {"job_id", "employer", "text"},
    "quit_side_job": {"job_id", "text"},
    "do_freelance_job": {"job_id", "outcome", "paid_cents", "energy", "text"},
    "start_business": {"kind", "name", "cost_cents", "text"},
    "invest_in_business": {"invested_cents"},
    "close_business": {"kind", "sold_cents", "text"},
}


async def ask(player: WatchedClient, kind: str, /, **fields: object) -> Body:
    """A reply with the fields it should have."""
    reply = await player.request(kind, **fields)
    assert set(reply) - {"type", "id", "ok"} == REPLY_FIELDS[kind]
    return reply


async def to_age(player: WatchedClient, age: int) -> None:
    """Skip to an age; needs diamonds. Questions get their first answer."""
    for _ in range(400):
        if int(player.life["age"]) >= age:
            return
        assert player.life["alive"], "died on the way"
        if player.state["question"] is not None:
            await answer(player)
        else:
            is_far = age - int(player.life["age"]) > 2
            await player.request("purchase_time_skip", skip_type="week" if is_far else "day")
        await player.in_step()
    raise AssertionError(f"never {age}")


async def to_work(player: WatchedClient) -> None:
    """Apply until somebody says yes."""
    for _ in range(60):
        offers = (await ask(player, "get_vacancies"))["vacancies"]
        for offer in [offer for offer in offers if offer["available"] and offer["kind"] == "job"][:4]:
            interview = await ask(player, "apply_for_job", vacancy_id=offer["id"])
            await player.in_step()
            waiting = player.state["work"]["interviews"]
            assert offer["id"] in [one["vacancy_id"] for one in waiting]
            choices = [question["choices"][0]["id"] for question in interview["questions"]]
            result = await ask(player, "answer_interview", vacancy_id=offer["id"], choice_ids=choices)
            await player.in_step()
            assert any(result["text"] in told["text"] for told in player.told("messageEvent"))
            if result["hired"]:
                assert player.state["work"]["employer"] == interview["employer"]
                return
        await to_age(player, int(player.life["age"]) + 1)
    raise AssertionError("sixty years without work")


def short_years(url: str, var: Path) -> Settings:
    """A year is four days: a working life fits into a test."""
    return settings(url, var, DAYS_PER_YEAR=4)


def make_cheap(server: Running, kind: str) -> None:
    """Let a business cost nothing: how money is saved for one is not what this is about."""
    businesses = server.app.hub.services.world.content.businesses
    businesses[kind] = replace(businesses[kind], start_cents=0)


@journey(
    "get_vacancies", "apply_for_job", "answer_interview", "set_work_effort", "ask_for_raise", "ask_for_promotion",
    "quit_job", "get_work_options", "take_side_job", "quit_side_job", "do_freelance_job", "start_business",
    "invest_in_business", "close_business", "retire",
)  # fmt: skip
async def test_a_working_life(sqlite_database_url: str, house_var: Path) -> None:
    async with running(short_years(sqlite_database_url, house_var)) as server:
        make_cheap(server, "food_stall")
        for number in range(8):
            async with living(server.url, country="us", first_name=f"Life{chr(65 + number)}") as player:
                await give_diamonds(server, player, 200_000)
                try:
                    await work_for_a_life(player)
                except AssertionError as early:
                    if "died on the way" not in str(early):
                        raise
                else:
                    return
        raise AssertionError("eight lives, and none long enough")


async def work_for_a_life(player: WatchedClient) -> None:
    """Everything one may ask for at work, once."""
    await to_age(player, 19)
    work = player.state["work"]
    if work is not None and work["kind"] == "job":
        left = await ask(player, "quit_job")
        assert left["job_id"] == work["job_id"]
        await player.in_step()
        assert player.state["work"] is None
    async with refused("not_allowed"):
        await player.request("quit_job")
    await to_work(player)
    assert (await ask(player, "set_work_effort", effort="high"))["effort"] == "high"
    await beside_the_job(player)
    await ask_the_boss(player)
    await to_age(player, 62)
    if player.state["work"]["kind"] != "job":
        await to_work(player)
    rest = await ask(player, "retire")
    await player.in_step()
    assert player.state["work"]["kind"] == "retired"
    assert player.state["work"]["pay_cents"] == rest["pension_cents"] > 0
    async with refused("not_allowed"):
        await player.request("retire")
    await player.fresh()


async def test_a_child_does_not_work(server: Running) -> None:
    async with living(server.url) as player:
        offers = (await ask(player, "get_vacancies"))["vacancies"]
        assert offers
        assert not any(offer["available"] for offer in offers)
        for kind, fields, code in (
            ("get_vacancies", {"track": "kings"}, "not_found"),
            ("apply_for_job", {"vacancy_id": offers[0]["id"]}, "not_allowed"),
            ("apply_for_job", {"vacancy_id": "99999999-cook"}, "not_found"),
            ("answer_interview", {"vacancy_id": offers[0]["id"], "choice_ids": []}, "not_found"),
            ("answer_interview", {"vacancy_id": "x", "choice_ids": ["a"] * 4}, "bad_message"),
            ("set_work_effort", {"effort": "heroic"}, "bad_message"),
            ("set_work_effort", {"effort": "high"}, "not_allowed"),
            ("ask_for_raise", {}, "not_allowed"),
            ("ask_for_promotion", {}, "not_allowed"),
            ("quit_job", {}, "not_allowed"),
            ("retire", {}, "not_allowed"),
            ("take_side_job", {"job_id": "babysitter"}, "not_allowed"),
            ("quit_side_job", {}, "not_allowed"),
            ("do_freelance_job", {"job_id": "moving_help"}, "not_allowed"),
            ("start_business", {"kind": "cafe"}, "not_allowed"),
            ("invest_in_business", {"cents": -1}, "bad_message"),
            ("invest_in_business", {"cents": 10**30}, "bad_message"),
            ("invest_in_business", {"cents": 1}, "not_allowed"),
            ("close_business", {}, "not_allowed"),
        ):
            async with refused(code):
                await player.request(kind, **fields)
        await player.fresh()


async def option(player: WatchedClient, kind: str) -> Body:
    """A side job or gig that can be had now; waits for a free evening or a better day."""
    for _ in range(60):
        options: list[Body] = (await ask(player, "get_work_options"))[kind]
        found = next((one for one in options if one["available"]), None)
        if found is not None:
            return found
        if player.state["question"] is not None:
            await answer(player)
        else:
            await player.request("purchase_time_skip", skip_type="hour")
        await player.in_step()
    raise AssertionError(f"sixty hours without {kind}")


async def invest_a_cent(player: WatchedClient) -> None:
    """As soon as there is one."""
    for _ in range(60):
        try:
            await ask(player, "invest_in_business", cents=1)
        except RefusedByServer as refusal:
            if refusal.code != "not_enough_money":
                raise
            await to_age(player, int(player.life["age"]) + 1)
        else:
            return
    raise AssertionError("died on the way without a cent")


async def beside_the_job(player: WatchedClient) -> None:
    """A side job, a gig and a business."""
    side = await option(player, "side_jobs")
    taken = await ask(player, "take_side_job", job_id=side["id"])
    await player.in_step()
    assert [job["employer"] for job in player.state["work"]["side_jobs"]] == [taken["employer"]]
    assert (await ask(player, "quit_side_job"))["job_id"] == side["id"]
    gig = await option(player, "gigs")
    done = await ask(player, "do_freelance_job", job_id=gig["id"])
    assert done["outcome"] in ("good", "fair", "bad")
    opened = await ask(player, "start_business", kind="food_stall")
    await invest_a_cent(player)
    await player.in_step()
    assert player.state["work"]["business"]["name"] == opened["name"]
    assert (await ask(player, "close_business"))["kind"] == "food_stall"


async def ask_the_boss(player: WatchedClient) -> None:
    """More money and a higher post, as soon as one may ask."""
    asked = {"ask_for_raise": False, "ask_for_promotion": False}
    for _ in range(30):
        await to_age(player, int(player.life["age"]) + 1)
        for kind in [kind for kind, done in asked.items() if not done]:
            try:
                await ask(player, kind)
                asked[kind] = True
            except RefusedByServer as refusal:
                if refusal.code != "not_allowed":
                    raise
                if player.state["work"] is None or player.state["work"]["kind"] != "job":
                    await to_work(player)
        if all(asked.values()):
            return
    raise AssertionError(f"nobody could be asked: {asked}")
