"""Every diamond moves through one ledger: its sums are the balance, its numbers have no gaps."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.features.support import bare_turn, refused
from ws.features.accounts.api import AccountOpened
from ws.features.wallet import api, handlers, rules
from ws.features.wallet.messages import DiamondEntry, DiamondsGranted, GetDiamondHistory
from ws.features.wallet.records import DiamondTransaction
from ws.kernel.errors import Refused
from ws.kernel.messages import MessageEvent
from ws.kernel.player import Player

amounts = st.lists(st.integers(-500, 500).filter(bool), max_size=60)


@given(amounts=amounts)
def test_the_sum_of_the_entries_is_the_balance(amounts: list[int]) -> None:
    player = Player(id=1, created_at=0)
    entries: list[DiamondTransaction] = []
    for amount in amounts:
        if player.diamonds + amount < 0:
            with refused("not_enough_diamonds") as facts:
                rules.move(player, amount, "house:test", "test", "a cause", at=5)
            assert facts == {"needed": -amount, "diamonds": player.diamonds}
            continue
        player, entry = rules.move(player, amount, "house:test", "test", "a cause", at=5)
        entries.append(entry)
        assert entry.balance_after == player.diamonds == sum(e.amount for e in entries)
        assert player.diamonds >= 0
    assert [entry.number for entry in entries] == list(range(1, len(entries) + 1))
    assert player.ledger_entries == len(entries)


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
    rows = [row for row in turn.rows if isinstance(row, DiamondTransaction)]
    assert turn.get(Player).diamonds == moved == sum(row.amount for row in rows)
    assert {row.counter_account for row in rows if row.amount > 0} <= {"house:gift"}
    assert {row.counter_account for row in rows if row.amount < 0} <= {"house:toy"}
    assert [row.number for row in rows] == list(range(1, len(rows) + 1))


def test_a_movement_of_nothing_or_beyond_reason_is_a_defect() -> None:
    player = Player(id=1, created_at=0, diamonds=rules.MOST_DIAMONDS)
    for amount in (0, 1):
        with pytest.raises(ValueError, match="movement"):
            rules.move(player, amount, "house:test", "test", "", at=5)


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
    told = [p for p in turn.pushes if isinstance(p, MessageEvent)]
    assert [p.kind for p in told] == ["wallet"]
    assert f"{moved:+d}" in told[0].text
    assert "for the outage" in told[0].text


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
    ledger = [DiamondEntry(n, 1, n, "gift", "", 0) for n in range(held, 0, -1)]
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
