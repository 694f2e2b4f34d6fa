"""The story over the socket: told from the first day on, by year, and the same whenever it is asked for."""

from __future__ import annotations

from tests.journeys.journey import journey
from tests.support.client import living, playing, refused
from tests.support.players import answer, give_diamonds
from tests.support.server import Running

YEAR_FIELDS = {"from_year", "to_year", "calendar_year", "stage", "title", "paragraphs", "photos"}


@journey("get_story")
async def test_the_first_years_are_told(any_server: Running) -> None:
    async with living(any_server.url) as player:
        story = await player.request("get_story")
        life = player.life
        assert story["name"] == f"{life['first_name']} {life['last_name']}"
        years = story["years"]
        assert all(set(year) == YEAR_FIELDS for year in years)
        assert years[0]["to_year"] == life["age"]
        assert years[-1]["from_year"] == 0
        assert [year["from_year"] for year in years] == sorted((y["from_year"] for y in years), reverse=True)
        assert life["first_name"] in years[-1]["paragraphs"][0]
        assert years[-1]["calendar_year"] == life["birth_year"]
        assert [chapter["stage"] for chapter in story["chapters"]] == ["infant", "child"]
        assert story["next_year"] is None
        photo = years[-1]["photos"][0]
        assert (await player.request("get_photo", photo_id=photo))["photo"]["occasion"] == "born"
        early = await player.request("get_story", year=2)
        assert early["years"] == [year for year in years if year["from_year"] <= 2]
        again = await player.request("get_story")
        assert again == story | {"id": again["id"]}
        await player.fresh()


@journey("get_story")
async def test_a_year_more_is_a_year_more_to_read(any_server: Running) -> None:
    async with living(any_server.url) as player:
        before = player.state["story"]
        told = await player.request("get_story")
        await give_diamonds(any_server, player, 3000)
        for _ in range(60):
            if player.state["question"] is not None:
                await answer(player)
            else:
                await player.request("purchase_time_skip", skip_type="week")
            await player.in_step()
            if player.life["age"] > before["year"] + 1:
                break
        assert player.state["story"]["year"] == player.life["age"]
        story = await player.request("get_story")
        assert story["years"][0]["to_year"] == player.life["age"]
        closed = [year for year in told["years"] if year["to_year"] < before["year"]]
        assert [year for year in story["years"] if year["to_year"] < before["year"]] == closed
        await player.fresh()


@journey("get_story")
async def test_the_stories_of_others_stay_closed(any_server: Running) -> None:
    async with playing(any_server.url) as player, living(any_server.url) as other:
        async with refused("no_life"):
            await player.request("get_story")
        first = (await player.request("start_life"))["life_id"]
        told = await player.request("get_story")
        await player.request("start_life", end_current=True)
        again = await player.request("get_story", life_id=first)
        assert again["years"][1:] == told["years"][2:], "but for the year that was never finished, it is still told"
        async with refused("not_found"):
            await other.request("get_story", life_id=first)
        for fields in ({"year": -1}, {"year": 151}, {"life_id": "x"}):
            async with refused("bad_message"):
                await player.request("get_story", **fields)
