"""Whatever arrives, in whatever order, however often, with crashes in between: balance and books are right."""

from __future__ import annotations

from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.features.support import bare_turn
from tests.support.life import world
from ws.engine import closing
from ws.engine.turn import Turn
from ws.features.purchases import granting, handlers, rules
from ws.features.purchases.messages import PurchaseTold, VerifyPurchase
from ws.features.purchases.queries import Evidence
from ws.features.purchases.records import ProcessedTransaction, StorePurchase, purchase_id
from ws.features.wallet import api as wallet
from ws.features.wallet.records import DiamondTransaction
from ws.features.wallet.rules import MOST_DEBT_DIAMONDS
from ws.kernel.errors import Refused
from ws.kernel.player import Player
from ws.kernel.records import decode_body, encode_body
from ws.kernel.state import OwnerState
from ws.kernel.stores import WHOLE, StoreState, StoreTransaction

ACCOUNT = 9
PACKS = {"diamonds_100": 100, "diamonds_250": 250, "diamonds_700": 700}
AT = 1_700_000_000_000


class House:
    """An account and what the database would hold: rows that are only added, and records as bytes."""

    def __init__(self, diamonds: int) -> None:
        self.state = OwnerState(ACCOUNT, epoch=1)
        self.state.put("player", "", Player(ACCOUNT, created_at=0))
        self.entries: list[DiamondTransaction] = []
        self.processed: set[tuple[str, str]] = set()
        self.commit(self.turn(), lambda turn: wallet.mint(turn, diamonds, "gift", ""))

    def turn(self) -> Turn:
        return Turn(world(), self.state, ACCOUNT, at=AT)

    def commit(self, turn: Turn, decide: object, dies: bool = False) -> None:
        """Decide, and write all of it or (`dies` before the commit) nothing."""
        assert callable(decide)
        decide(turn)
        closed = closing.close(turn)
        if dies:
            return
        for row in turn.rows:
            if isinstance(row, ProcessedTransaction):
                key = (row.store, row.transaction_id)
                assert key not in self.processed, "granted twice"
                self.processed.add(key)
            elif isinstance(row, DiamondTransaction):
                self.entries.append(row)
        closing.apply(self.state, [closed])

    def reload(self) -> None:
        """Come back from what is kept."""
        for kind in (Player, StorePurchase):
            for key, record in list(self.state.keyed(kind).items()):
                kept = decode_body(kind, encode_body(record), kind.STORED.version)
                self.state.put(kind.STORED.kind, key, kept)

    def told(self, told: StoreTransaction, way: str, dies: bool) -> None:
        turn = self.turn()
        if way == "webhook":
            self.commit(turn, lambda t: handlers.hear_of_purchase(t, PurchaseTold(told)), dies)
        else:
            asked = VerifyPurchase(store=told.store)
            self.commit(turn, lambda t: handlers.verify_purchase(t, asked, Evidence(told, None)), dies)

    @property
    def balance(self) -> int:
        return self.state.get(Player).diamonds

    def check_books(self) -> None:
        total = 0
        for number, entry in enumerate(self.entries, 1):
            total += entry.amount
            assert (entry.number, entry.balance_after) == (number, total)
        assert total == self.balance >= -MOST_DEBT_DIAMONDS


states = st.sampled_from([StoreState.PENDING, StoreState.PAID, StoreState.TAKEN_BACK, StoreState.CANCELLED])
parts = st.sampled_from([0, 1, 333_333, WHOLE // 2, 999_999, WHOLE])


@st.composite
def stories(draw: st.DrawFn) -> list[StoreTransaction]:
    """What stores say of a few purchases, in the order in which it happened."""
    told = []
    for number in range(draw(st.integers(1, 3))):
        product = draw(st.sampled_from(sorted(PACKS)))
        quantity = draw(st.integers(1, 3))
        for moment, state in enumerate(draw(st.lists(states, min_size=1, max_size=5))):
            told.append(
                StoreTransaction(
                    store="google",
                    transaction_id=f"t{number}",
                    product_id=product,
                    state=state,
                    state_at=AT + moment,
                    bought_at=AT,
                    sandbox=False,
                    account_id=ACCOUNT,
                    quantity=quantity,
                    taken_back_millionths=draw(parts) if state is StoreState.TAKEN_BACK else 0,
                )
            )
    return told


@st.composite
def arrivals(draw: st.DrawFn) -> list[tuple[StoreTransaction, str, bool, bool]]:
    """The statements, each at least once, in any order: (statement, way, dies before the commit, crash after)."""
    told = draw(stories())
    more = draw(st.lists(st.sampled_from(told), max_size=8))
    order = draw(st.permutations([*told, *more]))
    ways = st.sampled_from(["webhook", "verify"])
    died = [(t, draw(ways), True, draw(st.booleans())) for t in draw(st.lists(st.sampled_from(told), max_size=3))]
    lived = [(t, draw(ways), False, draw(st.booleans())) for t in order]
    return draw(st.permutations([*lived, *died]))


def expected(told: list[StoreTransaction]) -> int:
    """What the newest statement of each purchase leaves: said once more, and simply."""
    held = 0
    for name in {t.transaction_id for t in told}:
        mine = [t for t in told if t.transaction_id == name]
        real = [t for t in mine if t.state is not StoreState.PENDING]
        if not real:
            continue
        newest = max(real, key=lambda t: t.state_at)
        diamonds = PACKS[newest.product_id] * newest.quantity
        gone = {StoreState.PAID: 0, StoreState.CANCELLED: WHOLE}.get(newest.state, newest.taken_back_millionths)
        held += diamonds - diamonds * gone // WHOLE
    return held


@settings(max_examples=300)
@given(story=arrivals())
def test_any_interleaving_ends_with_the_right_balance(
    story: list[tuple[StoreTransaction, str, bool, bool]],
) -> None:
    house = House(100_000)
    for told, way, dies, crashes in story:
        house.told(told, way, dies)
        house.check_books()
        if dies or crashes:
            house.reload()
    assert house.balance == 100_000 + expected([told for told, *_ in story])


@settings(max_examples=300)
@given(story=arrivals(), spends=st.lists(st.integers(1, 3000), max_size=8))
def test_debt_is_bounded_and_what_was_taken_is_what_comes_back(
    story: list[tuple[StoreTransaction, str, bool, bool]], spends: list[int]
) -> None:
    house = House(50)
    for told, way, dies, _ in story:
        house.told(told, way, dies)
        house.check_books()
        if spends:
            with suppress(Refused):
                house.commit(house.turn(), lambda turn: wallet.spend(turn, spends.pop(), "toy", ""))
    for purchase in list(house.state.all(StorePurchase)):
        assert 0 <= purchase.taken_diamonds <= rules.due(purchase.diamonds, purchase.taken_millionths)
        before = house.balance
        won = StoreTransaction(
            store="google",
            transaction_id=purchase.transaction_id,
            product_id=purchase.product_id,
            state=StoreState.PAID,
            state_at=AT + 1000,
            bought_at=AT,
            sandbox=False,
        )
        granted = 0 if purchase.granted_at else PACKS[purchase.product_id] * purchase.quantity
        house.told(won, "webhook", dies=False)
        after = house.state.get(StorePurchase, purchase_id("google", purchase.transaction_id))
        if granted:
            granted = after.diamonds
        assert house.balance == before + purchase.taken_diamonds + granted
        assert after.taken_diamonds == 0
    house.check_books()


def test_a_grant_and_its_receipt_are_one_commit() -> None:
    turn = bare_turn(ACCOUNT)
    told = StoreTransaction("google", "t", "diamonds_100", StoreState.PAID, AT, AT, False, ACCOUNT)
    purchase = granting.hear(turn, told)
    assert purchase is not None
    kinds = [type(row).__name__ for row in turn.rows]
    assert sorted(kinds) == ["DiamondTransaction", "ProcessedTransaction", "StoreErrand"]
    assert granting.hear(turn, told) == purchase
    assert len(turn.rows) == 3
