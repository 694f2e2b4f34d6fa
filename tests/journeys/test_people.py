"""Who is there, what they are like, what can be done with them, and whom one meets."""

from __future__ import annotations

from tests.journeys.journey import journey
from tests.support.client import Body, copied, living, refused
from tests.support.players import answer, give_diamonds, live_to_the_end
from tests.support.server import Running

REPLY_FIELDS = {
    "get_people": {"people"},
    "get_person": {"person", "character", "interests", "about", "memories", "portrait"},
    "get_interactions": {"person_id", "interactions"},
    "interact": {"person_id", "interaction_id", "text", "effects", "affinity", "energy"},
    "get_meeting_places": {"places"},
    "meet_people": {"place_id", "text", "person_id", "energy"},
}
ENTRY_FIELDS = {
    "id", "name", "relation", "group", "age", "alive", "affinity", "feeling", "estranged", "in_touch", "doing",
}  # fmt: skip
OFFER_FIELDS = {
    "id", "person_id", "name", "text", "category", "energy", "cost_cents", "minutes", "gives_item", "available",
    "reason",
}  # fmt: skip
PLACE_FIELDS = {"id", "name", "text", "energy", "cost_cents", "minutes", "available", "reason"}
STATE_FIELDS = {
    "id", "relation", "first_name", "last_name", "sex", "birth_minute", "alive", "died_minute", "affinity", "doing",
    "job", "lives", "estranged", "in_touch",
}  # fmt: skip
ALL: dict[str, dict[str, str]] = {
    "get_people": {},
    "get_person": {"person_id": "p1"},
    "get_interactions": {"person_id": "p1"},
    "interact": {"person_id": "p1", "interaction_id": "small_talk"},
    "get_meeting_places": {},
    "meet_people": {"place_id": "playground"},
}


def has_its_fields(reply: Body) -> bool:
    return set(reply) - {"type", "id", "ok"} == REPLY_FIELDS[str(reply["type"])]


@journey("get_people", "get_person", "get_interactions", "interact")
async def test_a_child_knows_its_people_and_does_things_with_them(any_server: Running) -> None:
    async with living(any_server.url) as player:
        listed = await player.request("get_people")
        assert has_its_fields(listed)
        people = {entry["id"]: entry for entry in listed["people"]}
        assert set(people) == set(player.state["people"])
        assert {"family", "others"} <= {entry["group"] for entry in people.values()}, "classmates on the first day"
        for entry in people.values():
            assert set(entry) == ENTRY_FIELDS
            assert set(player.state["people"][entry["id"]]) == STATE_FIELDS
        person_id = next(e["id"] for e in people.values() if e["group"] == "family" and e["alive"])
        told = await player.request("get_person", person_id=person_id)
        assert has_its_fields(told)
        assert told["person"] == people[person_id]
        assert told["portrait"].startswith("<svg")
        reply = await player.request("get_interactions", person_id=person_id)
        assert has_its_fields(reply)
        for offer in reply["interactions"]:
            assert set(offer) == OFFER_FIELDS
            assert offer["available"] is (offer["reason"] == "")
        offer = next(o for o in reply["interactions"] if o["available"] and not o["gives_item"])
        done = await player.request("interact", person_id=person_id, interaction_id=offer["id"], key="once")
        assert has_its_fields(done)
        again = await player.request("interact", person_id=person_id, interaction_id=offer["id"], key="once")
        assert again["text"] == done["text"], "one key, one deed"
        await player.fresh()
        assert player.state["people"][person_id]["affinity"] == done["affinity"]
        before = copied(player.state)
        async with refused("not_allowed"):
            await player.request("interact", person_id=person_id, interaction_id=offer["id"])
        assert await player.fresh() == before, "a refused turn did not happen"


async def test_what_makes_no_sense_is_refused(server: Running) -> None:
    async with living(server.url) as player:
        before = copied(await player.fresh())
        for kind in ("get_person", "get_interactions"):
            async with refused("not_found"):
                await player.request(kind, person_id="p99999")
            async with refused("bad_message"):
                await player.request(kind, person_id="x" * 65)
        async with refused("not_found"):
            await player.request("interact", person_id="p99999", interaction_id="small_talk")
        async with refused("not_found"):
            await player.request("interact", person_id="p1", interaction_id="no_such_thing")
        async with refused("not_allowed"):
            await player.request("interact", person_id="p1", interaction_id="evening_out")
        async with refused("bad_message"):
            await player.request("interact", person_id="p1", interaction_id="")
        async with refused("bad_message"):
            await player.request("interact", person_id="p1", interaction_id="small_talk", affinity=100)
        async with refused("not_found"):
            await player.request("meet_people", place_id="the_moon")
        async with refused("not_allowed"):
            await player.request("meet_people", place_id="dance_hall")
        assert await player.fresh() == before


@journey("get_meeting_places", "meet_people")
async def test_children_meet_others_outside(any_server: Running) -> None:
    async with living(any_server.url) as player:
        await give_diamonds(any_server, player, 5000)
        for _ in range(60):
            if player.state["question"] is not None:
                await answer(player)
            reply = await player.request("get_meeting_places")
            assert has_its_fields(reply)
            offer = next(o for o in reply["places"] if o["id"] == "playground")
            assert set(offer) == PLACE_FIELDS
            if offer["available"]:
                met = await player.request("meet_people", place_id="playground")
                assert has_its_fields(met)
                await player.fresh()
                if met["person_id"] is not None:
                    assert player.state["people"][met["person_id"]]["relation"] == "acquaintance"
                    return
            if player.state["question"] is None:
                await player.request("purchase_time_skip", skip_type="hour")
            await player.in_step()
    raise AssertionError("nobody was met in sixty hours")


async def test_without_a_living_life_there_is_nobody(server: Running) -> None:
    async with living(server.url) as player:
        await give_diamonds(server, player, 10**6)
        await live_to_the_end(player)
        for kind, fields in ALL.items():
            async with refused("life_over"):
                await player.request(kind, **fields)
