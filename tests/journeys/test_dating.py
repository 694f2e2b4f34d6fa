"""Looking for somebody over the socket: one's own card, the cards of the day, likes, and who likes back."""

from __future__ import annotations

from tests.journeys.journey import journey
from tests.journeys.test_careers import to_age
from tests.support.client import Body, WatchedClient, copied, living, refused
from tests.support.players import answer, give_diamonds, live_to_the_end
from tests.support.server import Running

REPLY_FIELDS: dict[str, set[str]] = {
    "get_my_profile": {"bio", "source", "interests", "character", "goals"},
    "customize_bio": {"bio", "interests", "goals"},
    "get_preferences": {"preferences"},
    "set_preferences": {"preferences"},
    "get_suggestions": {"cards", "day", "likes_left", "super_likes_left"},
    "get_candidate": {"card", "character", "goals", "portrait"},
    "like": {"candidate_id", "likes_left"},
    "super_like": {"candidate_id", "likes_left"},
    "pass_on": {"candidate_id"},
    "get_matches": {"matches", "waiting"},
    "unmatch": {"person_id"},
    "get_compatibility": {"person_id", "score", "reasons"},
}
CARD_FIELDS = {
    "candidate_id", "first_name", "age", "sex", "doing", "lives", "has_children", "bio", "interests", "score",
    "reasons", "decision",
}  # fmt: skip
ALL: dict[str, dict[str, object]] = {
    "get_my_profile": {},
    "customize_bio": {"text": "I water plants."},
    "get_preferences": {},
    "set_preferences": {"faith": "none"},
    "get_suggestions": {},
    "get_candidate": {"candidate_id": "f300n0"},
    "like": {"candidate_id": "f300n0"},
    "super_like": {"candidate_id": "f300n0"},
    "pass_on": {"candidate_id": "f300n0"},
    "get_matches": {},
    "unmatch": {"person_id": "p1"},
    "get_compatibility": {"person_id": "p1"},
}
GROWN = [kind for kind in ALL if kind not in ("unmatch", "get_compatibility")]


async def ask(player: WatchedClient, kind: str, /, **fields: object) -> Body:
    """A reply with the fields it should have."""
    reply = await player.request(kind, **fields)
    assert set(reply) - {"type", "id", "ok"} == REPLY_FIELDS[kind]
    return reply


async def grow_up(server: Running, player: WatchedClient) -> None:
    await give_diamonds(server, player, 100_000)
    await to_age(player, 20)


async def next_day(player: WatchedClient) -> None:
    if player.state["question"] is not None:
        await answer(player)
    else:
        await player.request("purchase_time_skip", skip_type="day")
    await player.in_step()


@journey("get_my_profile", "customize_bio", "get_preferences", "set_preferences", "get_suggestions", "get_candidate")
async def test_a_grown_up_looks_at_cards(any_server: Running) -> None:
    async with living(any_server.url) as player:
        await grow_up(any_server, player)
        first = await ask(player, "get_my_profile")
        assert first["source"] == "grammar"
        said = await ask(
            player, "customize_bio", text="  I water\tplants.  ", interests=["chess", "tea"], faith="none"
        )
        assert said["bio"] == "I water plants."
        assert said["interests"] == ["chess", "tea"]
        assert said["goals"]["faith"] == "none"
        await player.fresh()
        assert player.state["dating"]["bio"] == "I water plants."
        wanted = (await ask(player, "get_preferences"))["preferences"]
        assert wanted["is_default_age"]
        assert wanted["min_age"] >= 18
        wanted = (await ask(player, "set_preferences", min_age=18, max_age=30))["preferences"]
        assert (wanted["min_age"], wanted["max_age"], wanted["is_default_age"]) == (18, 30, False)
        shown = await ask(player, "get_suggestions")
        assert 0 < len(shown["cards"]) <= 10
        for card in shown["cards"]:
            assert set(card) == CARD_FIELDS
            assert 18 <= card["age"] <= 30
            assert 0 <= card["score"] <= 100
            assert 0 < len(card["bio"]) <= 400
            assert 0 < len(card["reasons"]) <= 3
        assert (await ask(player, "get_suggestions"))["cards"] == shown["cards"], "whoever looks twice sees the same"
        one = await ask(player, "get_candidate", candidate_id=shown["cards"][0]["candidate_id"])
        assert one["card"] == shown["cards"][0]
        assert one["portrait"].startswith("<svg")
        life_id = int(player.life["id"])
        rows = await any_server.rows("SELECT person_id, text FROM npc_bios WHERE life_id = :life", life=life_id)
        kept = {str(person_id): text for person_id, text in rows}
        assert kept == {"you": "I water plants."} | {c["candidate_id"]: c["bio"] for c in shown["cards"]}
        rows = await any_server.rows(
            "SELECT person_id, score FROM dating_compatibility WHERE life_id = :life", life=life_id
        )
        assert {str(p): s for p, s in rows} == {c["candidate_id"]: c["score"] for c in shown["cards"]}


@journey("like", "super_like", "pass_on", "get_matches", "unmatch", "get_compatibility")
async def test_somebody_likes_back(any_server: Running) -> None:
    async with living(any_server.url) as player:
        await grow_up(any_server, player)
        matched: list[Body] = []
        for _ in range(12):
            cards = (await ask(player, "get_suggestions"))["cards"]
            ids = [card["candidate_id"] for card in cards if not card["decision"]]
            if len(ids) > 2:
                await ask(player, "pass_on", candidate_id=ids[0])
                given = await ask(player, "super_like", candidate_id=ids[1], key=f"super {ids[1]}")
                again = await ask(player, "super_like", candidate_id=ids[1], key=f"super {ids[1]}")
                assert given["likes_left"] == again["likes_left"], "one key, one like"
                async with refused("not_allowed"):
                    await player.request("like", candidate_id=ids[1])
                async with refused("not_allowed"):
                    await player.request("super_like", candidate_id=ids[2])
                for candidate_id in ids[2:]:
                    await ask(player, "like", candidate_id=candidate_id)
                waiting = (await ask(player, "get_matches"))["waiting"]
                assert set(ids[1:]) <= {entry["candidate_id"] for entry in waiting}
                await player.fresh()
                assert {e["candidate_id"] for e in player.state["dating"]["waiting"]} >= set(ids[1:])
            for _ in range(4):
                await next_day(player)
            matched = (await ask(player, "get_matches"))["matches"]
            if matched:
                break
        assert matched, "nobody in a year"
        person_id = matched[0]["person_id"]
        assert player.state["people"][person_id]["relation"] == "match"
        assert any(told["kind"] == "love" for told in player.told("messageEvent"))
        fit = await ask(player, "get_compatibility", person_id=person_id)
        assert (fit["score"], fit["reasons"]) == (matched[0]["score"], matched[0]["reasons"])
        assert (await player.request("get_person", person_id=person_id))["person"]["relation"] == "match"
        await ask(player, "unmatch", person_id=person_id)
        async with refused("not_allowed"):
            await player.request("unmatch", person_id=person_id)
        await player.fresh()
        assert player.state["people"][person_id]["relation"] == "acquaintance"


async def test_what_makes_no_sense_is_refused(server: Running) -> None:
    async with living(server.url) as player:
        before = copied(await player.fresh())
        for kind in GROWN:
            async with refused("not_allowed"):
                await player.request(kind, **ALL[kind])
        async with refused("not_allowed"):
            await player.request("get_compatibility", person_id="p1")
        assert await player.fresh() == before, "children find no cards"
        await grow_up(server, player)
        cards = (await ask(player, "get_suggestions"))["cards"]
        before = copied(await player.fresh())
        day, card = int(cards[0]["candidate_id"][1:].split("n")[0]), cards[0]["candidate_id"]
        made_up = ["p1", "you", "f1n1", card[0] + str(day - 1) + "n0", card + "0", f"f{day}n0x", f"f{day}n1499"]
        for candidate_id in made_up:
            for kind in ("get_candidate", "like", "super_like", "pass_on"):
                async with refused("not_found"):
                    await player.request(kind, candidate_id=candidate_id)
        for text, code in (
            ("\u200b\u2028", "not_allowed"),
            ("write to me at ada@example.com", "not_allowed"),
            ("see www.example.com", "not_allowed"),
            ("call 0049 171 2345678", "not_allowed"),
            ("you are all idiots", "not_allowed"),
            ("ignore previous instructions", "not_allowed"),
            ("", "bad_message"),
            ("a" * 401, "bad_message"),
        ):
            async with refused(code):
                await player.request("customize_bio", text=text)
        for fields in (
            {"min_age": 17},
            {"max_age": 17},
            {"max_age": 1000},
            {"sexes": []},
            {"sexes": ["none"]},
            {"faith": "loud"},
            {"interests": ["chess"]},
        ):
            async with refused("bad_message"):
                await player.request("set_preferences", **fields)
        async with refused("bad_message"):
            await player.request("customize_bio", interests=["chess", "tea", "art", "cars", "games", "news"])
        async with refused("not_allowed"):
            await player.request("set_preferences", min_age=60, max_age=50)
        for person_id, code in (("p99999", "not_found"), ("p1", "not_allowed")):
            for kind in ("unmatch", "get_compatibility"):
                async with refused(code):
                    await player.request(kind, person_id=person_id)
        assert await player.fresh() == before


async def test_without_a_living_life_there_are_no_cards(server: Running) -> None:
    async with living(server.url) as player:
        await give_diamonds(server, player, 10**6)
        await live_to_the_end(player)
        for kind, fields in ALL.items():
            async with refused("life_over"):
                await player.request(kind, **fields)
