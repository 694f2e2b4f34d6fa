"""Whatever happens to a payment, and however its events arrive: the newest statement is the right one.

A payment lives: it is refunded in parts, refunds fail, it is disputed, disputes are won and lost, often within one
second. Meanwhile and afterwards its events arrive in any order and more than once, the buyer asks too, and things
happen between the questions of one reading. Of all that was read the newest `state_at` must hold, and statements of
the same time must be the same.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Sequence

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.features.purchases.stripe_support import begun, shop, told, verified
from tests.support.fake_stripe import FakeStripe
from tests.support.stripe_books import Books, Thing
from ws.features.purchases.providers.stripe import StripeStore
from ws.kernel.stores import WHOLE, StoreState, StoreTransaction

PRICE = 499
Deed = tuple[str, int, int]
DEEDS = ("refund", "fail", "dispute", "inquiry", "escalate", "close", "win", "lose", "wait")


class Life:
    """Of one payment; knows by itself how much of it is gone."""

    def __init__(self, books: Books, session_id: str) -> None:
        self.books = books
        self.session_id = session_id
        self.refunded: dict[str, int] = {}
        self.disputed: dict[str, tuple[int, bool]] = {}
        """Amount, and whether it is gone."""

    @property
    def gone(self) -> int:
        return sum(self.refunded.values()) + sum(amount for amount, gone in self.disputed.values() if gone)

    def happen(self, deed: Deed) -> None:
        """What is not possible now does not happen."""
        kind, number, seconds = deed
        self.books.now += seconds
        if kind == "refund" and self.gone + number <= PRICE:
            self.books.refund(self.session_id, number)
            self.refunded[self.books.refunds[-1]["id"]] = number
        elif kind == "fail" and self.refunded:
            name = sorted(self.refunded)[number % len(self.refunded)]
            del self.refunded[name]
            self.books.fail_refund(next(r for r in self.books.refunds if r["id"] == name))
        elif kind in {"dispute", "inquiry"} and self.gone + number <= PRICE:
            self.books.dispute(self.session_id, number, inquiry=kind == "inquiry")
            self.disputed[self.books.disputes[-1]["id"]] = (number, kind == "dispute")
        elif self.disputed:
            self._change(kind, self.books.disputes[number % len(self.books.disputes)])

    def _change(self, kind: str, dispute: Thing) -> None:
        amount, gone = self.disputed[dispute["id"]]
        status = dispute["status"]
        if kind == "escalate" and status == "warning_needs_response" and self.gone + amount <= PRICE:
            self.books.change_dispute(dispute, "needs_response")
            gone = True
        elif kind == "close" and status == "warning_needs_response":
            self.books.change_dispute(dispute, "warning_closed")
        elif kind == "win" and status in {"needs_response", "lost"}:
            self.books.change_dispute(dispute, "won")
            gone = False
        elif kind == "lose" and status == "needs_response":
            self.books.change_dispute(dispute, "lost")
        self.disputed[dispute["id"]] = (amount, gone)


async def lived(deeds: Sequence[Deed], chance: random.Random) -> None:
    async with shop() as (fake, store):
        session_id = await begun(store)
        read = [await verified(store, session_id)]
        fake.books.pay(session_id)
        life = Life(fake.books, session_id)
        left = list(deeds)

        def meanwhile() -> None:
            if left and chance.random() < 0.2:
                life.happen(left.pop(0))

        fake.before = meanwhile
        while left:
            if chance.random() < 0.5:
                life.happen(left.pop(0))
            else:
                read += await once(fake, store, session_id, chance)
        events = [*fake.books.events, *chance.choices(fake.books.events, k=3)]
        chance.shuffle(events)
        for event in events:
            read += (await told(fake, store, event)).transactions
    judge(read, life.gone)


async def once(
    fake: FakeStripe, store: StripeStore, session_id: str, chance: random.Random
) -> Sequence[StoreTransaction]:
    """What is read at some moment: by the buyer, or by an event that has just arrived."""
    if chance.random() < 0.3:
        return (await verified(store, session_id),)
    return (await told(fake, store, chance.choice(fake.books.events))).transactions


def judge(read: Sequence[StoreTransaction], gone: int) -> None:
    newest = max(read, key=lambda told: told.state_at)
    assert newest.taken_back_millionths == gone * WHOLE // PRICE
    assert newest.state is (StoreState.TAKEN_BACK if gone else StoreState.PAID)
    assert {told for told in read if told.state_at == newest.state_at} == {newest}
    assert len({told.transaction_id for told in read}) == 1


async def watched(deeds: Sequence[Deed]) -> None:
    async with shop() as (fake, store):
        session_id = await begun(store)
        fake.books.pay(session_id)
        life = Life(fake.books, session_id)
        before = await verified(store, session_id)
        for deed in deeds:
            life.happen(deed)
            now = await verified(store, session_id)
            assert now.taken_back_millionths == life.gone * WHOLE // PRICE
            assert now == before or now.state_at > before.state_at, deed
            before = now


HISTORIES = st.lists(
    st.tuples(st.sampled_from(DEEDS), st.integers(1, PRICE), st.sampled_from((0, 0, 0, 1))), max_size=10
)


@settings(max_examples=25)
@given(HISTORIES)
@example([("refund", 100, 0), ("fail", 0, 0), ("refund", 100, 0), ("fail", 0, 1)])
@example([("inquiry", 499, 0), ("escalate", 0, 0), ("lose", 0, 0), ("win", 0, 0)])
@example([("dispute", 499, 0), ("win", 0, 1)])
def test_what_happened_later_has_a_later_time(deeds: list[Deed]) -> None:
    asyncio.run(watched(deeds))


@settings(max_examples=40)
@given(
    HISTORIES,
    st.randoms(use_true_random=False),
)
@example([("refund", 100, 0), ("fail", 0, 0), ("refund", 100, 0)], random.Random(1))
@example([("refund", 100, 0), ("refund", 399, 0)], random.Random(2))
@example([("dispute", 499, 0), ("lose", 0, 0), ("win", 0, 0)], random.Random(3))
@example([("inquiry", 499, 0), ("escalate", 0, 0), ("win", 0, 1), ("refund", 499, 0)], random.Random(4))
def test_the_newest_statement_is_the_right_one(deeds: list[Deed], chance: random.Random) -> None:
    asyncio.run(lived(deeds, chance))
