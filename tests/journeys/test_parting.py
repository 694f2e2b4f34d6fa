"""From the engagement contract to the court and back to each other, over the socket."""

from __future__ import annotations

from msgspec.structs import replace

from tests.journeys.journey import journey
from tests.journeys.test_home import grow_up, make_rich
from tests.journeys.test_legacy import live_on
from tests.support.client import Body, WatchedClient, living, refused
from tests.support.server import Running
from ws.features.people.records import Person
from ws.features.romance.records import Bond, Stage

TERMS = {"homes": "keep", "custody": "both", "alimony": "by_law"}


def bind(server: Running, player: WatchedClient, stage: Stage, **changes: object) -> str:
    """Let there be somebody with whom the life stands so; the id."""
    state = server.actor(player.account_id).state
    minute = player.state["clock"]["anchor_minute"]
    held = next((bond for bond in state.all(Bond) if bond.person_id == "p90"), None) or Bond(
        "p90", stage, minute, minute
    )
    state.put("bond", "p90", replace(held, stage=stage, since_minute=minute, married_minute=minute))
    known = state.find(Person, "p90") or next(state.all(Person))
    values: dict[str, object] = {
        "id": "p90", "relation": "ex" if stage == "divorced" else "wife", "first_name": "Edith", "sex": "female",
        "birth_minute": minute - 25 * 12 * 1440, "died_minute": None, "doing": "work", "job": "cashier",
        "partner_id": "", "partnership": "divorced" if stage == "divorced" else "married", "affinity": 100,
        "agreeableness": 100, "estranged": False, "lives": "near", "health": "well", **changes,
    }  # fmt: skip
    state.put("person", "p90", replace(known, **values))
    return "p90"


async def until(player: WatchedClient, kind: str, field: str, wanted: object = True, **fields: object) -> Body:
    """Ask, and ask again after a while, until the answer is the one that is wanted."""
    for _ in range(40):
        reply = await player.request(kind, **fields)
        await player.in_step()
        if reply[field] == wanted:
            return reply
        for _ in range(3):
            await live_on(player)
    raise AssertionError(f"{kind} never said {field}={wanted}")


@journey(
    "separate", "get_divorce", "file_for_divorce", "respond_to_divorce", "withdraw_divorce", "seek_reconciliation",
    "go_to_counselling", "propose_prenup",
)  # fmt: skip
async def test_from_a_contract_to_the_court_and_back(any_server: Running) -> None:
    async with living(any_server.url, country="us") as player:
        await grow_up(any_server, player, 25)
        make_rich(any_server, player, 50_000_000)
        her = bind(any_server, player, "engaged")
        for kind, fields in {
            "separate": {}, "get_divorce": {}, "file_for_divorce": {}, "withdraw_divorce": {},
            "respond_to_divorce": {"answer": "agree"}, "seek_reconciliation": {},
        }.items():  # fmt: skip
            async with refused("not_allowed"):
                await player.request(kind, person_id=her, **fields)
        terms = {"regime": "community", "share_percent": 60}
        signed = await until(player, "propose_prenup", "accepted", person_id=her, terms=terms)
        assert signed["cost_cents"] > 0
        assert player.state["parting"]["prenups"][her]["share_percent"] == 60
        bind(any_server, player, "married")
        assert (await player.request("go_to_counselling", person_id=her))["sessions"] == 1
        async with refused("not_allowed"):
            await player.request("go_to_counselling", person_id=her)
        shown = await player.request("get_divorce", person_id=her)
        assert (shown["available"], shown["prenup"], shown["agreed"]["share_percent"]) == (False, True, 60)
        await player.request("separate", person_id=her, who_leaves="other", key="suitcase")
        again = await player.request("separate", person_id=her, who_leaves="other", key="suitcase")
        await player.in_step()
        assert again["children"] == 0
        assert set(player.state["parting"]["apart"]) == {her}
        async with refused("conflict"):
            await player.request("separate", person_id=her)
        filed = await until(player, "file_for_divorce", "filed", person_id=her, terms=TERMS)
        assert filed["hearing_minute"] == player.state["parting"]["petitions"][her]["hearing_minute"]
        async with refused("conflict"):
            await player.request("file_for_divorce", person_id=her, contest=True)
        async with refused("not_allowed"):
            await player.request("respond_to_divorce", person_id=her, answer="agree")
        await player.request("withdraw_divorce", person_id=her)
        await player.in_step()
        assert player.state["parting"]["petitions"] == {}
        bind(any_server, player, "separated", affinity=-100)
        while not player.state["parting"]["petitions"]:
            await live_on(player)
        answered = await player.request("respond_to_divorce", person_id=her, answer="agree")
        assert answered["contested"] is False
        async with refused("conflict"):
            await player.request("respond_to_divorce", person_id=her, answer="contest")
        while player.state["parting"]["petitions"]:
            await live_on(player)
        assert player.state["people"][her]["relation"] == "ex"
        settled = player.state["parting"]["settlements"][her]
        assert (settled["share_percent"], settled["children"]) == (60, 0)
        bind(any_server, player, "divorced")
        tried = await until(player, "seek_reconciliation", "accepted", person_id=her)
        assert tried["stage"] == "seeing"
        await player.fresh()


async def test_terms_beyond_all_bounds(server: Running) -> None:
    async with living(server.url, country="us") as player:
        for terms in (
            {"share_percent": 101},
            {"share_percent": -1},
            {"share_percent": 50.5},
            {"homes": "burn"},
            {"custody": "nobody"},
            {"everything": True},
        ):
            async with refused("bad_message"):
                await player.request("file_for_divorce", person_id="p1", terms=terms)
        async with refused("bad_message"):
            await player.request("propose_prenup", person_id="p1", terms={"regime": "separate", "share_percent": 200})
        for kind, fields in {
            "separate": {}, "get_divorce": {}, "file_for_divorce": {}, "withdraw_divorce": {},
            "seek_reconciliation": {}, "respond_to_divorce": {"answer": "agree"}, "go_to_counselling": {},
            "propose_prenup": {"terms": {"regime": "separate"}},
        }.items():  # fmt: skip
            async with refused("not_found"):
                await player.request(kind, person_id="p9999", **fields)
            async with refused("not_allowed"):
                await player.request(kind, person_id="p1", **fields)
        await player.fresh()
