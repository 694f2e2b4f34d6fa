"""Refills and skips that are paid in a store: the door that they enter by."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.features.support import bare_turn, refused
from ws.engine.turn import Turn
from ws.features.purchases import api, granting, rules, views
from ws.features.purchases.queries import Evidence
from ws.features.purchases.records import ProcessedTransaction, StorePurchase
from ws.features.wallet import api as wallet
from ws.kernel.player import Player
from ws.kernel.stores import WHOLE, StoreState, StoreTransaction

AT = 1_700_000_000_000


def refill(state: StoreState = StoreState.PAID, **more: object) -> StoreTransaction:
    told = StoreTransaction("google", "t", "refill_small", state, AT, AT, False, 9)
    return replace(told, **more)


def uses(turn: Turn) -> list[object]:
    shown = views.purchases(turn, turn.content)
    return [(c["kind"], c["gives"], c["uses"]) for c in shown["credits"]]  # type: ignore[attr-defined]  # a list


@pytest.mark.parametrize("came_first", [True, False])
def test_a_receipt_is_used_once_whether_or_not_it_came_before(came_first: bool) -> None:
    turn = bare_turn()
    if came_first:
        granting.hear(turn, refill())
        assert uses(turn) == [("refill", "small", 1)]
    used = api.redeem(turn, Evidence(refill(), None), "refill", "small")
    assert (used.redeemed, used.diamonds, rules.open_uses(used)) == (1, 10, 0)
    assert api.counter_of(used) == "store:google"
    assert uses(turn) == []
    with refused("conflict"):
        api.redeem(turn, Evidence(refill(), 9), "refill", "small")
    assert sum(isinstance(row, ProcessedTransaction) for row in turn.rows) == 1


def test_each_of_a_quantity_is_used() -> None:
    turn = bare_turn()
    for left in (2, 1, 0):
        used = api.redeem(turn, Evidence(refill(quantity=3), None), "refill", "small")
        assert rules.open_uses(used) == left
    with refused("conflict"):
        api.redeem(turn, Evidence(refill(quantity=3), None), "refill", "small")


@pytest.mark.parametrize(
    ("told", "holder", "kind", "gives", "code"),
    [
        (refill(), None, "refill", "full", "not_allowed"),
        (refill(), None, "skip", "small", "not_allowed"),
        (refill(product_id="diamonds_100"), None, "refill", "small", "not_allowed"),
        (refill(product_id="of tomorrow"), None, "refill", "small", "not_found"),
        (refill(account_id=8), None, "refill", "small", "not_allowed"),
        (refill(account_id=None), 8, "refill", "small", "not_allowed"),
        (refill(sandbox=True), None, "refill", "small", "not_allowed"),
        (refill(StoreState.PENDING), None, "refill", "small", "not_allowed"),
        (refill(StoreState.CANCELLED), None, "refill", "small", "not_allowed"),
        (refill(StoreState.TAKEN_BACK, taken_back_millionths=WHOLE), None, "refill", "small", "conflict"),
    ],
)
def test_what_does_not_pay_is_refused(
    told: StoreTransaction, holder: int | None, kind: str, gives: str, code: str
) -> None:
    turn = bare_turn()
    with refused(code):
        api.redeem(turn, Evidence(told, holder), kind, gives)


def test_a_refund_takes_what_was_used_and_closes_what_was_not() -> None:
    turn = bare_turn()
    wallet.mint(turn, 100, "gift", "")
    api.redeem(turn, Evidence(refill(quantity=2), None), "refill", "small")
    gone = refill(StoreState.TAKEN_BACK, quantity=2, state_at=AT + 1, taken_back_millionths=WHOLE)
    granting.hear(turn, gone)
    assert turn.get(Player).diamonds == 90
    assert uses(turn) == []
    granting.hear(turn, refill(quantity=2, state_at=AT + 2))
    assert turn.get(Player).diamonds == 100
    assert uses(turn) == [("refill", "small", 1)]


def test_an_offer_adds_to_what_was_bought_while_it_held() -> None:
    turn = bare_turn()
    [offer] = turn.content.shop_offers.values()
    pack = turn.content.products[offer.products[0]]
    told = StoreTransaction("google", "t", pack.id, StoreState.PAID, AT, offer.ends_ms - 1, False, 9)
    granting.hear(turn, told)
    late = replace(told, transaction_id="late", bought_at=offer.ends_ms)
    granting.hear(turn, late)
    granted = [purchase.diamonds for purchase in sorted(turn.all(StorePurchase), key=lambda p: p.number)]
    assert granted == [pack.diamonds * 12 // 10, pack.diamonds]


def test_what_was_granted_is_taken_back_although_nobody_sells_it_any_more() -> None:
    turn = bare_turn()
    granting.hear(turn, refill(product_id="diamonds_100"))
    held = next(turn.all(StorePurchase))
    turn.put(replace(held, product_id="of_yesterday"))
    gone = refill(StoreState.TAKEN_BACK, product_id="of yesterday", state_at=AT + 1, taken_back_millionths=WHOLE)
    granting.hear(turn, gone)
    assert turn.get(Player).diamonds == 0
