"""The album over the socket: pictures from the first day on, marked, turned over page by page, taken home."""

from __future__ import annotations

from xml.etree import ElementTree

from tests.journeys.journey import journey
from tests.support.client import WatchedClient, living, playing, refused
from tests.support.server import Running
from ws.features.album.drawing.picture import MOST_BYTES

PHOTO_FIELDS = {
    "photo_id", "number", "minute", "year", "month", "age", "occasion", "title", "caption", "description", "people",
    "favourite", "svg",
}  # fmt: skip
SVG = "{http://www.w3.org/2000/svg}"


async def all_ids(player: WatchedClient, **wishes: object) -> list[str]:
    """The ids of every picture, page by page."""
    found: list[str] = []
    before: dict[str, object] = {}
    while True:
        reply = await player.request("get_photo_album", limit=2, **before, **wishes)
        found += [photo["photo_id"] for photo in reply["photos"]]
        if reply["next_before"] is None:
            return found
        before = {"before": reply["next_before"]}


@journey("get_photo_album", "get_photo", "set_favourite_photo", "export_photo_album")
async def test_the_first_years_are_in_the_album(any_server: Running) -> None:
    async with living(any_server.url) as player:
        count = player.state["album"]["photos"]
        assert count >= 4, "birth and some birthdays"
        page = await player.request("get_photo_album")
        assert [photo["number"] for photo in page["photos"]] == list(range(count, 0, -1))
        born = page["photos"][-1]
        assert set(born) == PHOTO_FIELDS
        assert (born["occasion"], born["age"], born["favourite"]) == ("born", 0, False)
        assert {"name": player.life["first_name"], "relation": ""} in born["people"]
        drawn = ElementTree.fromstring(born["svg"])
        assert drawn.find(f"{SVG}title") is not None
        assert drawn.findtext(f"{SVG}desc") == born["description"]
        assert all(len(photo["svg"].encode()) <= MOST_BYTES for photo in page["photos"])
        assert await all_ids(player) == [photo["photo_id"] for photo in page["photos"]]

        shown = (await player.request("get_photo", photo_id=born["photo_id"]))["photo"]
        assert shown == born
        marked = {"photo_id": born["photo_id"], "favourite": True}
        for _ in range(2):
            reply = await player.request("set_favourite_photo", **marked, key="once")
            assert {name: reply[name] for name in marked} == marked
        assert await all_ids(player, favourites=True) == [born["photo_id"]]
        assert (await player.request("get_photo", photo_id=born["photo_id"]))["photo"]["favourite"] is True
        await player.request("set_favourite_photo", photo_id=born["photo_id"], favourite=False)
        assert await all_ids(player, favourites=True) == []

        exported = await player.request("export_photo_album")
        assert exported["next_after"] is None
        html = exported["html"]
        assert html.startswith("<!doctype html>")
        assert html.endswith("</html>")
        assert html.count("<svg") == count
        assert "<script" not in html
        assert "http" not in html.replace("http://www.w3.org/2000/svg", "")
        await player.fresh()


@journey("get_photo_album")
async def test_the_albums_of_others_stay_closed(any_server: Running) -> None:
    async with living(any_server.url) as owner, living(any_server.url) as other:
        photo = (await owner.request("get_photo_album", limit=1))["photos"][0]["photo_id"]
        for request, fields in (
            ("get_photo", {"photo_id": photo}),
            ("set_favourite_photo", {"photo_id": photo, "favourite": True}),
            ("get_photo", {"photo_id": f"{owner.life['id']}-999"}),
        ):
            async with refused("not_found"):
                await other.request(request, **fields)
        page = await other.request("get_photo_album", life_id=owner.life["id"])
        assert page["photos"] == []
        async with refused("not_found"):
            await other.request("export_photo_album", life_id=owner.life["id"])


@journey("start_life")
async def test_the_album_of_an_earlier_life_can_be_opened(any_server: Running) -> None:
    async with playing(any_server.url) as player:
        async with refused("no_life"):
            await player.request("get_photo_album")
        async with refused("no_life"):
            await player.request("export_photo_album")
        first = (await player.request("start_life"))["life_id"]
        pictures = await all_ids(player)
        second = (await player.request("start_life", end_current=True))["life_id"]
        assert await all_ids(player, life_id=first) == pictures
        assert all(photo.startswith(f"{second}-") for photo in await all_ids(player))


@journey("start_life")
async def test_bad_questions_about_the_album_are_refused(any_server: Running) -> None:
    async with living(any_server.url) as player:
        for request, fields in (
            ("get_photo", {"photo_id": "1; DROP TABLE lives"}),
            ("get_photo", {"photo_id": "1" * 30 + "-1"}),
            ("get_photo_album", {"limit": 0}),
            ("get_photo_album", {"limit": 51}),
            ("get_photo_album", {"before": 0}),
            ("get_photo_album", {"life_id": "one"}),
            ("export_photo_album", {"after": -1}),
            ("set_favourite_photo", {"photo_id": "1-1", "favourite": "very"}),
        ):
            async with refused("bad_message"):
                await player.request(request, **fields)
