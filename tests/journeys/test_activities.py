"""Doing things: what is offered, what it costs, what comes of it."""

from __future__ import annotations

from tests.journeys.fields import CHOICE_FIELDS, EFFECTS, OFFER_FIELDS, QUESTION_FIELDS, has_its_fields
from tests.journeys.journey import journey
from tests.support.client import copied, living, refused
from tests.support.players import answer, available, give_diamonds, tire, to_question
from tests.support.server import Running


@journey("get_activities", "do_activity")
async def test_what_is_offered_can_be_done(any_server: Running) -> None:
    async with living(any_server.url) as player:
        reply = await player.request("get_activities")
        assert has_its_fields(reply)
        assert len(reply["activities"]) >= 15
        for offer in reply["activities"]:
            assert set(offer) == OFFER_FIELDS
            assert offer["available"] is (offer["reason"] == "")
        offer = next(o for o in reply["activities"] if o["available"] and o["energy"] and not o["with_person"])
        before = copied(player.state)
        done = await player.request("do_activity", activity_id=offer["id"])
        assert has_its_fields(done)
        assert (done["activity_id"], done["person_id"]) == (offer["id"], None)
        assert done["text"]
        assert set(done["effects"]) <= EFFECTS
        assert all(done["effects"].values()), "the changed ones only"
        assert done["energy"] == 100 - offer["energy"] + done["effects"].get("energy", 0)
        await player.fresh()
        assert player.state["vitals"]["energy"] == done["energy"]
        assert player.state["activity"]["id"] == offer["id"]
        assert player.state["activity"]["until_minute"] >= before["clock"]["anchor_minute"]


async def test_what_is_refused_is_refused_for_the_reason_given(server: Running) -> None:
    async with living(server.url) as player:
        offers = (await player.request("get_activities"))["activities"]
        refused_ones = [offer for offer in offers if not offer["available"]]
        assert refused_ones, "a child may not do everything"
        for offer in refused_ones[:12]:
            before = copied(await player.fresh())
            code = "not_enough_money" if "money" in offer["reason"] else "not_allowed"
            async with refused(code) as error:
                await player.request("do_activity", activity_id=offer["id"])
            assert code == "not_enough_money" or error["message"] == offer["reason"]
            assert await player.fresh() == before, "a refused turn did not happen"
        async with refused("not_found"):
            await player.request("do_activity", activity_id="no_such_thing")


async def test_energy_is_spent_until_it_is_refused(server: Running) -> None:
    async with living(server.url) as player:
        refusal = await tire(player)
        assert refusal.code == "not_enough_energy"
        assert refusal.error["energy"] < refusal.error["needed"]
        await player.fresh()
        assert int(player.state["vitals"]["energy"]) == refusal.error["energy"]
        assert 0 <= player.state["vitals"]["energy"] < 50
        offers = (await player.request("get_activities"))["activities"]
        assert any("energy" in offer["reason"] for offer in offers)


async def test_things_are_done_with_people(server: Running) -> None:
    async with living(server.url) as player:
        together = [o for o in await available(player) if o["with_person"]]
        alone = [o for o in await available(player) if not o["with_person"]]
        assert together
        person_id = max(player.state["people"])
        done = await player.request("do_activity", activity_id=together[0]["id"], person_id=person_id)
        assert done["person_id"] == person_id
        await player.in_step()
        if done["effects"].get("affinity"):
            assert [p["person"]["id"] for p in player.told("personObject")][-1] == person_id
        chosen = await player.request("do_activity", activity_id=together[0]["id"])
        assert chosen["person_id"] in player.state["people"]
        async with refused("not_found"):
            await player.request("do_activity", activity_id=together[0]["id"], person_id="p99")
        async with refused("not_allowed"):
            await player.request("do_activity", activity_id=alone[0]["id"], person_id=person_id)
        await player.fresh()


@journey("answer_question")
async def test_a_question_is_answered_once(any_server: Running) -> None:
    async with living(any_server.url) as player:
        await give_diamonds(any_server, player, 3000)
        question = await to_question(player)
        assert set(question) == QUESTION_FIELDS
        for choice in question["choices"]:
            assert set(choice) == CHOICE_FIELDS
            assert choice["available"] == (choice["reason"] == "")
        pushed = player.told("questionEvent")[-1]
        assert {k: v for k, v in pushed.items() if k not in ("type", "seq", "at")} == question
        assert question["default"] in [choice["id"] for choice in question["choices"]]
        async with refused("not_found"):
            await player.request("answer_question", question_id=question["question_id"], choice_id="fly")
        async with refused("not_found"):
            await player.request("answer_question", question_id="another", choice_id=question["default"])
        async with refused("question_pending"):
            await player.request("purchase_time_skip", skip_type="hour")
        reply = await answer(player)
        assert has_its_fields(reply)
        assert set(reply["effects"]) <= EFFECTS
        await player.in_step()
        assert player.state["question"] is None
        assert reply["text"] in player.told("messageEvent")[-1]["text"]
        async with refused("not_found"):
            await player.request(
                "answer_question", question_id=question["question_id"], choice_id=question["default"]
            )
        await player.request("purchase_time_skip", skip_type="hour")
        await player.fresh()
