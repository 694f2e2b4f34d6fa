"""Changing a loaded life by hand, as a turn of its own: written, and told to its player."""

from __future__ import annotations

from collections.abc import Callable

from tests.support.client import WatchedClient
from tests.support.server import Running
from tests.support.waiting import eventually
from ws.engine.actor import Job
from ws.engine.closing import close, unit_of
from ws.engine.steps import outcome_of, to_now, turn_on
from ws.engine.turn import Turn
from ws.kernel.commit import Verdict


async def change(server: Running, client: WatchedClient, do: Callable[[Turn], object]) -> None:
    """Let `do` change the life now; the client has been told when this returns."""
    actor = server.actor(client.account_id)
    done: list[Verdict] = []

    def job() -> Job:
        now = actor.services.now_ms()
        advanced = yield from to_now(actor, now)
        turns = [advanced] if advanced is not None else []
        turn = turn_on(actor, advanced, now)
        do(turn)
        turns.append(close(turn))
        unit = unit_of(actor.state, turns, now)
        outcome = outcome_of((yield unit))
        if outcome.verdict is Verdict.WRITTEN:
            actor.install(turns, unit)
            assert actor.session is not None
            actor.session.deliver([body for closed in turns for body in closed.pushes])
        done.append(outcome.verdict)

    actor.submit(job())
    await eventually(lambda: bool(done), "the change is written")
    assert done == [Verdict.WRITTEN]
    await client.in_step()
