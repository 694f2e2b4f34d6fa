"""`kill -9` at random moments under load, many times over.

Proven after every kill, on SQLite and on MySQL: every acknowledged command is in the database
exactly once, with the reply that was given; the same key gives the same reply over the new
process; a command whose reply was lost acts at most once when it is repeated; letters are
consumed once; the ledger's sums hold; no push was told that the database does not know; the
numbers of pushes never fall, and kept ones come once, none lost.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from random import Random

import pytest

from .audit import acknowledged_problems, final_problems, grants_received, outbox_of, write_grants
from .databases import Place
from .server import Server
from .witness import Witness

WITNESSES = 30
KILLS, KILLS_LONG = 6, 60
LIFE_SECONDS = (0.1, 1.6)
"""How long a server lives after it is ready: some die while players still arrive."""


@pytest.mark.timeout(180)
async def test_kill_nine_many_times(place: Place, serving: Callable[..., Server], long_form: bool) -> None:
    """See the module."""
    chance = Random(20)
    server = serving(place.url, GAME_MINUTES_PER_SECOND=60)
    witnesses = [Witness(server.url, number) for number in range(WITNESSES)]
    await asyncio.gather(*(witness.client.sign_in() for witness in witnesses))
    kills = KILLS_LONG if long_form else KILLS
    for number in range(kills):
        write_grants(place, [witness.account_id for witness in witnesses], 300)
        playing = [asyncio.create_task(witness.play()) for witness in witnesses]
        await asyncio.sleep(chance.uniform(*LIFE_SECONDS))  # the random moment is the test
        server.kill()
        await asyncio.wait_for(asyncio.gather(*playing), 30)
        if number % 2 or number == kills - 1:
            assert acknowledged_problems(place, witnesses) == []
        _expect_pushes(place, witnesses)
        await asyncio.to_thread(server.start)
    await asyncio.gather(*(_settle(witness) for witness in witnesses))
    assert await asyncio.to_thread(server.terminate, 20) == 0
    assert final_problems(place, witnesses) == []
    assert [broken for witness in witnesses for broken in witness.broken] == []
    assert grants_received(place) == {witness.account_id: kills for witness in witnesses}
    assert place.rows("SELECT COUNT(*) FROM letters") in ([(0,)], ((0,),))
    assert server.complaints() == []
    _tell(witnesses, kills)


def _expect_pushes(place: Place, witnesses: list[Witness]) -> None:
    kept = outbox_of(place)
    for witness in witnesses:
        push_seq, acknowledged_seq, rows = kept[witness.account_id]
        witness.expect(push_seq, rows, acknowledged_seq)


async def _settle(witness: Witness) -> None:
    await witness.arrive()
    await witness.settle()
    await witness.repeat_some()
    await witness.leave()


def _tell(witnesses: list[Witness], kills: int) -> None:
    """The counts, for the report (`pytest -s`), and that there was something to prove."""
    acknowledged = sum(len(witness.acknowledged) for witness in witnesses)
    kinds = Counter(asked.kind for witness in witnesses for asked in witness.acknowledged)
    refusals: Counter[str] = sum((witness.refusals for witness in witnesses), Counter())
    print(
        f"\n{kills} kills, {acknowledged} commands acknowledged {dict(kinds)}, refusals {dict(refusals)},",
        f"{sum(w.replays for w in witnesses)} repeats, {sum(w.resumes for w in witnesses)} resumes checked,",
        f"{sum(w.pushes_seen for w in witnesses)} pushes",
    )
    assert acknowledged > 20 * kills
    assert kinds["purchase_energy_refill"]
    assert kinds["purchase_time_skip"]
    assert kinds["answer_question"]
