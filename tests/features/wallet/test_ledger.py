"""Every diamond moves through one ledger: its sums are the balance, its numbers have no gaps."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.features.support import bare_turn, refused
from ws.engine.turn import Turn
from ws.features.accounts.api import AccountOpened
from ws.features.wallet import api, handlers, rules
from ws.features.wallet.messages import DiamondEntry, DiamondsGranted, GetDiamondHistory
from ws.features.wallet.records import DiamondTransaction
from ws.kernel.errors import Refused
from ws.kernel.messages import MessageEvent
from ws.kernel.player import Player

amounts = st.lists(st.integers(-500, 500).filter(bool), max_size=60)


def moved(holding: rules.Holding, amount: int) -> tuple[rules.Holding, DiamondTransaction]:
    return rules.move(holding, rules.Movement(amount, "test", "a cause"), at=5)


def entries_of(turn: Turn, currency: str = "diamonds") -> list[DiamondTransaction]:
    return [row for row in turn.rows if isinstance(row, DiamondTransaction) and row.currency == currency]


@given(amounts=amounts)
def test_the_sum_of_the_entries_is_the_balance(amounts: list[int]) -> None:
    holding = rules.Holding(Player(id=1, created_at=0))
    entries: list[DiamondTransaction] = []
    for amount in amounts:
        if holding.balance + amount < 0:
            with refused("not_enough_diamonds") as facts:
                moved(holding, amount)
            assert facts == {"needed": -amount, "diamonds": holding.balance}
            continue
        holding, entry = moved(holding, amount)
        entries.append(entry)
        assert entry.balance_after == holding.player.diamonds == sum(e.amount for e in entries)
        assert holding.balance >= 0
    assert [entry.number for entry in entries] == list(range(1, len(entries) + 1))
    assert holding.player.ledger_entries == len(entries)


@given(amounts=amounts)
def test_what_the_account_gains_the_counter_account_loses(amounts: list[int]) -> None:
    turn = bare_turn()
    moved = 0
    for amount in amounts:
        try:
            if amount > 0:
                api.mint(turn, amount, "gift", "a cause")
            else:
                api.spend(turn, -amount, "toy", "a cause")
        except Refused:
            continue
        moved += amount
    rows = entries_of(turn)
    assert turn.get(Player).diamonds == moved == sum(row.amount for row in rows)
    assert {row.counter_account for row in rows if row.amount > 0} <= {"house:gift"}
    assert {row.counter_account for row in rows if row.amount < 0} <= {"house:toy"}
    assert [row.number for row in rows] == list(range(1, len(rows) + 1))


def test_a_movement_of_nothing_or_beyond_reason_is_a_defect() -> None:
    holding = rules.Holding(Player(id=1, created_at=0, diamonds=rules.MOST_DIAMONDS))
    for amount in (0, 1):
        with pytest.raises(ValueError, match="movement"):
            moved(holding, amount)
    turn = bare_turn()
    for door in (api.mint, api.spend):
        for amount in (0, -1):
            with pytest.raises(ValueError, match="movement"):
                door(turn, amount, "test", "")
    with pytest.raises(ValueError, match="movement"):
        api.take_back(turn, -1, "refund", "", "refund:apple")
    assert turn.rows == []


@pytest.mark.parametrize(
    "counter", ["bank:test", "house:toy", "House:test", "store:", "store:Apple", "store", "refund:a b", "x" * 60, ":"]
)
def test_other_words_are_no_counter_account(counter: str) -> None:
    turn = bare_turn()
    with pytest.raises(ValueError, match="counter account"):
        api.mint(turn, 5, "test", "", counter=counter)
    with pytest.raises(ValueError, match="currency"):
        api.mint(turn, 5, "test", "", currency="doubloons")
    assert turn.rows == []


@pytest.mark.parametrize(
    "counter", ["house:test", "store:apple", "sandbox:google", "refund:stripe", "operator:grant"]
)
def test_the_words_of_the_ledger_are_written_as_they_are(counter: str) -> None:
    turn = bare_turn()
    api.mint(turn, 5, "test", "", counter=counter)
    [entry] = entries_of(turn)
    assert (entry.counter_account, entry.reason, entry.amount) == (counter, "test", 5)


def test_a_new_account_has_a_hundred() -> None:
    turn = bare_turn()
    turn.announce(AccountOpened(turn.account_id))
    turn.settle()
    assert turn.get(Player).diamonds == 100
    [row] = turn.rows
    assert isinstance(row, DiamondTransaction)
    assert (row.number, row.amount, row.balance_after, row.reason) == (1, 100, 100, "welcome")


def test_spending_more_than_there_is_leaves_everything_as_it_was() -> None:
    turn = bare_turn()
    api.mint(turn, 9, "gift", "")
    before = (turn.get(Player), list(turn.rows))
    with refused("not_enough_diamonds") as facts:
        api.spend(turn, 10, "toy", "")
    assert facts == {"needed": 10, "diamonds": 9}
    assert (turn.get(Player), list(turn.rows)) == before


@pytest.mark.parametrize(
    ("held", "granted", "moved"), [(0, 70, 70), (100, -30, -30), (100, -100, -100), (100, -5000, -100)]
)
def test_an_operators_letter_gives_and_takes_but_never_below_zero(held: int, granted: int, moved: int) -> None:
    turn = bare_turn()
    if held:
        api.mint(turn, held, "gift", "")
    handlers.receive_grant(turn, DiamondsGranted(granted, "for the outage"))
    assert turn.get(Player).diamonds == held + moved
    entry = turn.rows[-1]
    assert isinstance(entry, DiamondTransaction)
    assert (entry.amount, entry.reason, entry.cause) == (moved, "operator", "for the outage")
    assert entry.counter_account == ("operator:grant" if moved > 0 else "operator:correction")
    told = [p for p in turn.pushes if isinstance(p, MessageEvent)]
    assert [p.kind for p in told] == ["wallet"]
    assert f"{moved:+d}" in told[0].text
    assert "for the outage" in told[0].text


def test_an_operators_correction_does_not_deepen_a_debt_and_a_grant_fills_it() -> None:
    turn = bare_turn()
    assert api.take_back(turn, 30, "refund", "1", "refund:apple") == 30
    handlers.receive_grant(turn, DiamondsGranted(-10, "a correction"))
    assert turn.get(Player).diamonds == -30
    handlers.receive_grant(turn, DiamondsGranted(50, "for the outage"))
    assert turn.get(Player).diamonds == 20


def test_a_letter_that_moves_nothing_says_nothing() -> None:
    turn = bare_turn()
    handlers.receive_grant(turn, DiamondsGranted(-50, "nothing there"))
    handlers.receive_grant(turn, DiamondsGranted(0, "nothing meant"))
    assert (turn.rows, turn.pushes, turn.get(Player).diamonds) == ([], [], 0)


def test_a_long_note_still_fits_the_ledger() -> None:
    turn = bare_turn()
    handlers.receive_grant(turn, DiamondsGranted(5, "x" * 500))
    entry = turn.rows[-1]
    assert isinstance(entry, DiamondTransaction)
    assert entry.cause == "x" * 80


@given(held=st.integers(0, 30), limit=st.integers(1, 12))
def test_pages_of_the_history_lead_through_all_of_it(held: int, limit: int) -> None:
    ledger = [DiamondEntry(n, 1, n, "gift", "", 0, "diamonds", "house:gift") for n in range(held, 0, -1)]
    turn = bare_turn()
    seen: list[int] = []
    before: int | None = None
    while True:
        request = GetDiamondHistory(before=before, limit=limit)
        evidence = tuple(e for e in ledger if before is None or e.number < before)[: limit + 1]
        page = handlers.get_diamond_history(turn, request, evidence)
        assert len(page.entries) <= limit
        seen += [entry.number for entry in page.entries]
        if page.next_before is None:
            break
        assert page.entries, "an empty page leads nowhere"
        before = page.next_before
    assert seen == list(range(held, 0, -1))
