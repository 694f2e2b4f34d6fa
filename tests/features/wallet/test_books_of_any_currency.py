"""Debt, play money and further currencies in the books, written by the real committer into both databases."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Callable

import pytest
from msgspec.structs import replace

from tests.support.database import execute
from tests.support.life import world
from tests.support.store import Store, opened, unit_for
from ws import accounting
from ws.engine.turn import Turn
from ws.features.wallet import api, books, queries, rules
from ws.features.wallet.messages import DiamondEntry, GetDiamondHistory
from ws.features.wallet.records import DIAMONDS
from ws.kernel.commit import Put, Verdict
from ws.kernel.errors import Refused
from ws.kernel.player import Player
from ws.kernel.state import OwnerState

DAY = books.DAY_MS
AT = 20_000 * DAY + 5_000

Move = Callable[[Turn], object]


@pytest.fixture
async def store(database_url: str) -> AsyncIterator[Store]:
    async with opened(database_url) as made:
        yield made


class Account:
    """An account that moves by the wallet's door, each turn committed."""

    def __init__(self, store: Store, player: Player) -> None:
        self._store = store
        self.id = player.id
        self.state = OwnerState(player.id, epoch=1)
        self.state.put("player", "", player)

    async def do(self, *moves: Move, at: int = AT) -> None:
        """All moves in one turn; a refused turn did not happen."""
        turn = Turn(world(), self.state, self.id, at)
        try:
            for move in moves:
                move(turn)
        except Refused:
            return
        if not turn.rows:
            return
        before = self.state.get(Player)
        puts = [
            Put(type(record), self.id, key, record)
            for keyed in turn.puts.values()
            for key, record in keyed.items()
            if record is not None
        ]
        unit = unit_for(before, puts=puts, rows=turn.rows, diamonds_before=before.diamonds)
        assert await self._store.verdicts(unit) == [Verdict.WRITTEN]
        for kind, keyed in turn.puts.items():
            for key, record in keyed.items():
                self.state.put(kind, key, record)


async def new_account(store: Store) -> Account:
    return Account(store, await store.new_account(diamonds=0))


def some_move(chance: random.Random) -> Move:
    amount = chance.randint(1, 2500)
    currency = chance.choice(sorted(rules.CURRENCIES))
    sandbox = chance.choice(["refund:apple", "sandbox:apple"])
    bought = sandbox.replace("refund", "store")
    moves: tuple[Move, ...] = (
        lambda turn: api.mint(turn, amount, "gift", "a cause", currency=currency),
        lambda turn: api.spend(turn, amount, "toy", "a cause", currency=currency),
        lambda turn: api.mint(turn, amount, "pack", "a cause", counter=bought, currency=currency),
        lambda turn: api.take_back(turn, amount, "refund", "a cause", sandbox, currency=currency),
        lambda turn: api.settle_store_payment(turn, amount, amount // 3, "time_skip", "week", bought),
    )
    return chance.choice(moves)


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_any_moves_of_many_accounts_are_proved(store: Store, seed: int) -> None:
    chance = random.Random(seed)
    accounts = [await new_account(store) for _ in range(5)]
    for _ in range(60):
        moves = [some_move(chance) for _ in range(chance.randint(1, 3))]
        await chance.choice(accounts).do(*moves, at=AT + chance.randint(0, 3) * DAY)
    found = await books.check(store.database)
    assert found.are_sound, found
    assert [one.currency for one in found.others] == ["coins"]
    by_currency: dict[str, Counter[str]] = defaultdict(Counter)
    for currency, counter, amount in await store.rows(
        "SELECT currency, counter_account, amount FROM diamond_transactions"
    ):
        by_currency[currency]["minted" if amount > 0 else "burned"] += abs(amount)
        by_currency[currency]["sandbox"] += amount if counter == "sandbox:apple" else 0
    for totals in (found.diamonds, *found.others):
        balances = [api.balance(Turn(world(), one.state, one.id, AT), totals.currency) for one in accounts]
        sums = by_currency[totals.currency]
        assert (totals.minted, totals.burned, totals.sandbox) == (sums["minted"], sums["burned"], sums["sandbox"])
        assert (totals.held, totals.owed) == (sum(balances), -sum(one for one in balances if one < 0))
    flows = await books.flows(store.database, 10, AT + 3 * DAY)
    assert sum(flow.movements for flow in flows) == found.diamonds.movements + found.others[0].movements
    assert sum(flow.minted - flow.burned for flow in flows if flow.is_sandbox) == sum(
        one.sandbox for one in (found.diamonds, *found.others)
    )
    assert len({flow.day_began for flow in flows}) == 4


@pytest.mark.parametrize(
    ("spoilt", "difference"),
    [
        ("DELETE FROM account_state WHERE kind = 'purse'", -30),
        ("UPDATE diamond_transactions SET amount = amount + 3 WHERE number = 2", -3),
        ("DELETE FROM diamond_transactions WHERE currency = 'coins'", 30),
    ],
)
async def test_a_purse_that_does_not_add_up_is_found(
    store: Store, database_url: str, spoilt: str, difference: int
) -> None:
    account = await new_account(store)
    await account.do(
        lambda turn: api.mint(turn, 10, "gift", ""),
        lambda turn: api.mint(turn, 50, "gift", "", currency="coins"),
        lambda turn: api.spend(turn, 20, "toy", "", currency="coins"),
    )
    assert (await books.check(store.database)).are_sound
    await execute(database_url, spoilt)
    found = await books.check(store.database)
    assert not found.are_sound
    assert [one.difference for one in found.others] == [difference]
    assert (account.id, "coins") in [(one.account_id, one.currency) for one in found.unbalanced]
    assert found.diamonds.difference == 0
    assert "coins" in accounting.proof_text(found)


async def test_what_was_paid_with_play_money_is_shown_apart(store: Store) -> None:
    account = await new_account(store)
    await account.do(
        lambda turn: api.mint(turn, 700, "pack", "1", counter="store:apple"),
        lambda turn: api.mint(turn, 100, "pack", "2", counter="sandbox:apple"),
        lambda turn: api.take_back(turn, 1000, "refund", "1", "refund:apple"),
    )
    found = await books.check(store.database)
    assert (found.diamonds.held, found.diamonds.owed, found.diamonds.sandbox) == (-200, 200, 100)
    told = accounting.flows_text(await books.flows(store.database, 1, AT), 1)
    real, play = told.split("\n\n")
    assert "store:apple" in real
    assert "refund:apple" in real
    assert "sandbox" not in real
    assert "sandbox:apple" in play
    assert "paid with play money" in play
    proved = accounting.proof_text(found)
    assert "owed after refunds 200" in proved
    assert "play money, less what was taken back: 100" in proved


async def history(store: Store, account: Account, **asked: object) -> tuple[DiamondEntry, ...]:
    request = replace(GetDiamondHistory(), **asked)
    return await queries.find_transactions(store.database, account.id, request)  # type: ignore[arg-type]  # rows are all it reads


async def test_the_history_of_one_currency_is_read_by_an_index(store: Store) -> None:
    account = await new_account(store)
    for number in range(1, 40):
        currency = "coins" if number % 3 else DIAMONDS
        await account.do(lambda turn, n=number, c=currency: api.mint(turn, n, "gift", str(n), currency=c))  # type: ignore[misc]  # bound now
    page = await history(store, account, limit=4)
    assert [entry.number for entry in page] == [39, 36, 33, 30, 27]
    assert {(entry.currency, entry.counter_account) for entry in page} == {(DIAMONDS, "house:gift")}
    assert page[-1].balance_after == sum(range(3, 28, 3))
    assert [entry.number for entry in await history(store, account, before=5)] == [3]
    assert [entry.number for entry in await history(store, account, before=5, currency="coins")] == [4, 2, 1]
    plan = (
        await store.rows(
            "EXPLAIN SELECT number FROM diamond_transactions WHERE account_id = :account_id AND currency = 'coins' "
            "AND number < 30 ORDER BY number DESC LIMIT 5",
            account_id=account.id,
        )
        if not store.database.is_sqlite
        else await store.rows(
            "EXPLAIN QUERY PLAN SELECT number FROM diamond_transactions WHERE account_id = :account_id "
            "AND currency = 'coins' AND number < 30 ORDER BY number DESC LIMIT 5",
            account_id=account.id,
        )
    )
    assert "ix_diamond_transactions_account_id_currency_number" in str(plan)
    assert "filesort" not in str(plan)
    assert "TEMP B-TREE" not in str(plan)
