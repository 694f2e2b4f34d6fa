"""What tests do with players: give them diamonds, lead them to a question, make them tired."""

from __future__ import annotations

from tests.support.client import Body, WatchedClient
from tests.support.server import Running
from tests.support.waiting import eventually
from ws import operator
from ws.bots.client import RefusedByServer


async def post_letters(server: Running, client: WatchedClient) -> None:
    """Bring the player the letters that wait, without waiting for the collector."""
    actor = server.actor(client.account_id)
    for number, to, body in await server.app.outbox.recent_letters():
        if to == actor.account_id:
            server.app.hub.bring(actor, number, body)


async def give_diamonds(server: Running, client: WatchedClient, diamonds: int) -> None:
    """By letter, as an operator would. The life may earn some of its own meanwhile."""

    def letters() -> int:
        return sum(message["kind"] == "wallet" for message in client.told("messageEvent"))

    before = letters()
    await operator.grant(server.settings, int(client.account_id), diamonds, "for the test")
    await post_letters(server, client)
    await eventually(lambda: letters() > before, "the diamonds arrive")
    await client.in_step()


async def to_question(client: WatchedClient) -> Body:
    """Skip until a question is open; needs diamonds for it."""
    for _ in range(60):
        if client.state["question"] is not None:
            break
        await client.request("purchase_time_skip", skip_type="week")
        await client.in_step()
    question: Body | None = client.state["question"]
    assert question is not None, "sixty weeks without a question"
    return question


async def answer(client: WatchedClient, choice: int = 0) -> Body:
    """Answer the open question with a choice that can be taken and paid."""
    question = client.state["question"]
    open_choices = [c for c in question["choices"] if c["available"]]
    affordable = [c for c in open_choices if c["cost_cents"] == 0 and c["energy"] == 0] or open_choices
    chosen = affordable[choice % len(affordable)]
    return await client.request("answer_question", question_id=question["question_id"], choice_id=chosen["id"])


async def available(client: WatchedClient) -> list[Body]:
    """The activities that can be done now."""
    offers: list[Body] = (await client.request("get_activities"))["activities"]
    return [offer for offer in offers if offer["available"]]


async def tire(client: WatchedClient) -> RefusedByServer:
    """Do things until the server refuses for lack of energy; gives the refusal."""
    offers = [o for o in await available(client) if o["energy"] and not o["cost_cents"]]
    dearest = max(offers, key=lambda offer: int(offer["energy"]))
    for _ in range(200):
        try:
            await client.request("do_activity", activity_id=dearest["id"])
        except RefusedByServer as refusal:
            return refusal
    raise AssertionError("two hundred activities and not tired")


async def live_to_the_end(client: WatchedClient) -> None:
    """Skip through a whole life; every question gets its first answer. Needs many diamonds."""
    for _ in range(2000):
        if not client.life["alive"]:
            return
        if client.state["question"] is not None:
            await answer(client)
        else:
            await client.request("purchase_time_skip", skip_type="week")
        await client.in_step()
    raise AssertionError("two thousand skips and still alive")
