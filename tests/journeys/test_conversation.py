"""Talking with the people of a life."""

from __future__ import annotations

from pathlib import Path

from tests.features.conversation.support import completion, fake_model
from tests.journeys.journey import journey
from tests.support.client import Body, WatchedClient, living, refused
from tests.support.hand_clock import HandClock
from tests.support.http import call
from tests.support.server import running, settings
from ws.settings import Settings

FIELDS = {
    "start_conversation": {"person_id", "energy", "until_minute"},
    "say": {
        "person_id", "act", "topic", "sentiment", "affinity", "affinity_change", "energy", "ended", "notice",
    },
    "end_conversation": {"person_id", "turns"},
}  # fmt: skip
EVENT = {
    "type", "seq", "at", "person_id", "first_name", "kind", "text", "mood", "affinity", "affinity_change", "turn",
    "lines", "reason", "minute",
}  # fmt: skip
STATE = {"person_id", "first_name", "mood", "turns", "until_minute", "lines", "bubbles"}


async def ask(player: WatchedClient, kind: str, **fields: object) -> Body:
    reply = await player.request(kind, **fields)
    assert set(reply) - {"type", "id", "ok"} == FIELDS[kind]
    await player.fresh()
    return reply


def parent(player: WatchedClient) -> str:
    """Somebody who is there from the first day."""
    return next(
        key for key, p in player.state["people"].items() if p["alive"] and p["relation"] in ("mother", "father")
    )


def last(player: WatchedClient) -> Body:
    event = player.told("conversationEvent")[-1]
    assert set(event) == EVENT
    return event


async def awake(player: WatchedClient, clock: HandClock) -> None:
    """Noon of the next day."""
    await player.fresh()
    held = player.state["clock"]
    minute = int(held["anchor_minute"] + (clock.ms - held["anchor_at"]) / 1000)
    clock.move(1440 - minute % 1440 + 12 * 60)
    await player.request("get_activities")
    await player.fresh()


@journey("start_conversation", "say", "end_conversation")
async def test_a_talk_from_hello_to_goodbye(house: Settings) -> None:
    clock = HandClock()
    async with running(house, clock) as server, living(server.url) as player:
        await awake(player, clock)
        person = parent(player)
        assert player.state["conversation"] is None
        for kind in ("say", "end_conversation"):
            async with refused("not_found"):
                await player.request(kind, **({"text": "Anybody?"} if kind == "say" else {}))
        async with refused("not_found"):
            await player.request("start_conversation", person_id="p999")

        reply = await ask(player, "start_conversation", person_id=person)
        assert reply["person_id"] == person
        began = last(player)
        assert (began["kind"], began["turn"]) == ("began", 0)
        held = player.state["conversation"]
        assert set(held) == STATE
        assert [line["id"] for line in held["lines"]] == [line["id"] for line in began["lines"]]
        assert held["bubbles"] == [{"by": "them", "text": began["text"]}]
        async with refused("conflict"):
            await player.request("start_conversation", person_id=person)

        reply = await ask(player, "say", line_id=began["lines"][0]["id"])
        assert not reply["ended"]
        assert last(player)["turn"] == 1
        reply = await ask(player, "say", text="I love you!\u202e")
        assert (reply["act"], reply["notice"]) == ("affection", "")
        assert reply["sentiment"] > 0
        assert player.state["people"][person]["affinity"] == reply["affinity"]
        assert player.state["conversation"]["bubbles"][-2] == {"by": "you", "text": "I love you!"}
        async with refused("bad_message"):
            await player.request("say", text="x" * 10_000)
        async with refused("bad_message"):
            await player.request("say", text="")
        async with refused("not_allowed"):
            await player.request("say", text="Hello", line_id="hello")
        async with refused("not_allowed"):
            await player.request("say", text="\u200b\u202e")
        async with refused("not_found"):
            await player.request("say", line_id="nothing_of_that_kind")

        reply = await ask(player, "end_conversation")
        assert reply["turns"] == 2
        assert (last(player)["kind"], last(player)["reason"]) == ("ended", "ended")
        assert player.state["conversation"] is None

        await ask(player, "start_conversation", person_id=person)
        clock.move(130)
        await player.request("get_activities")
        await player.fresh()
        assert last(player)["reason"] in ("silence", "asleep")
        assert player.state["conversation"] is None


async def test_a_key_makes_one_thing_be_said_once(database_url: str, house_var: Path) -> None:
    clock = HandClock()
    async with running(settings(database_url, house_var), clock) as server, living(server.url) as player:
        await awake(player, clock)
        await player.request("start_conversation", person_id=parent(player))
        first = await player.request("say", text="Thank you!", key="k1")
        again = await player.request("say", text="Thank you!", key="k1")
        assert {**first, "id": ""} == {**again, "id": ""}
        await player.fresh()
        assert player.state["conversation"]["turns"] == 1


async def test_a_text_model_answers_and_is_counted(house: Settings) -> None:
    clock = HandClock()
    text = "Robin, you came! Kim has baked."
    async with fake_model(lambda n: completion(text) if n != 1 else completion("You idiot.")) as fake:
        chosen = house.model_copy(update={"dialogue_url": fake.url, "dialogue_model": "tiny"})
        async with running(chosen, clock) as server, living(server.url, first_name="Ada") as player:
            await awake(player, clock)
            person = parent(player)
            name = player.state["people"][person]["first_name"]
            await ask(player, "start_conversation", person_id=person)
            await ask(player, "say", text="Hello, it's Ada, mail me at ada@example.org")
            assert last(player)["text"] == f"Ada, you came! {name} has baked."
            sent = str(fake.asked)
            assert "Ada" not in sent
            assert name not in sent
            assert "example.org" not in sent
            assert str(player.account_id) not in sent
            await ask(player, "say", text="I want to die")
            assert len(fake.asked) == 1, "not for a model"
            await ask(player, "say", text="It is a nice day.")
            assert "idiot" not in last(player)["text"]
            page = (await call("GET", f"{server.url}/metrics")).body.decode()
            assert "baolife_dialogue_prompt_tokens_total 150.0" in page
            assert "baolife_dialogue_rejections_total 1.0" in page
