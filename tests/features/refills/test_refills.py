"""The four refills, with the numbers of GAME.md, section 5."""

from __future__ import annotations

import pytest

from tests.features.receipts import EVIDENCE, redeemed_by
from tests.features.support import ask, bare_turn, grown, put, refused, with_diamonds, with_energy
from tests.support.life import SandboxLife
from ws.engine.turn import Turn
from ws.features.activities.handlers import is_energy_free
from ws.features.refills import rules
from ws.features.refills.handlers import purchase_energy_refill
from ws.features.refills.messages import PurchaseEnergyRefill
from ws.features.refills.records import EnergyRefillPurchase
from ws.features.wallet.records import DiamondTransaction
from ws.kernel.player import Player

HOUR_MS = 3_600_000


def buyer(diamonds: int = 100, energy: int = 40) -> SandboxLife:
    return with_energy(with_diamonds(SandboxLife(1), diamonds), energy)


def rows_of(turn: Turn, kind: type) -> list[object]:
    return [row for row in turn.rows if isinstance(row, kind)]


@pytest.mark.parametrize(
    ("refill", "price", "before", "after"),
    [
        ("small", 10, 40, 60), ("small", 10, 95, 115), ("small", 10, 140, 160),
        ("medium", 20, 40, 90), ("medium", 20, 100, 150),
        ("full", 35, 40, 100), ("full", 35, 0, 100),
        ("unlimited", 50, 40, 40), ("unlimited", 50, 130, 130),
    ],
)  # fmt: skip
def test_what_a_refill_gives_and_costs(refill: str, price: int, before: int, after: int) -> None:
    life = buyer(energy=before)
    reply, turn = ask(life, purchase_energy_refill, PurchaseEnergyRefill(refill_type=refill))  # type: ignore[arg-type]  # a literal
    assert (reply.refill_type, reply.energy, reply.diamonds) == (refill, after, 100 - price)
    assert life.state.get(Player).diamonds == 100 - price
    [entry] = rows_of(turn, DiamondTransaction)
    [bought] = rows_of(turn, EnergyRefillPurchase)
    assert isinstance(entry, DiamondTransaction)
    assert isinstance(bought, EnergyRefillPurchase)
    assert (entry.amount, entry.cause, entry.number) == (-price, refill, bought.number)
    assert (bought.refill_type, bought.diamonds, bought.energy_after, bought.life_id) == (
        refill, price, after, life.life.id,
    )  # fmt: skip


@pytest.mark.parametrize("energy", [100, 101, 150])
def test_full_is_refused_at_a_hundred_or_more_and_costs_nothing(energy: int) -> None:
    life = buyer(energy=energy)
    before = life.hash
    with refused("not_allowed"):
        ask(life, purchase_energy_refill, PurchaseEnergyRefill(refill_type="full"))
    assert (life.state.get(Player).diamonds, life.hash) == (100, before)


@pytest.mark.parametrize(("refill", "price"), [("small", 10), ("medium", 20), ("full", 35), ("unlimited", 50)])
def test_a_diamond_short_is_refused_and_the_price_itself_is_enough(refill: str, price: int) -> None:
    request = PurchaseEnergyRefill(refill_type=refill)  # type: ignore[arg-type]  # a literal
    life = buyer(diamonds=price - 1)
    before = life.hash
    with refused("not_enough_diamonds") as facts:
        ask(life, purchase_energy_refill, request)
    assert facts == {"needed": price, "diamonds": price - 1}
    assert (life.hash, life.state.get(Player).unlimited_energy_until) == (before, 0)
    reply, _ = ask(buyer(diamonds=price), purchase_energy_refill, request)
    assert reply.diamonds == 0


@pytest.mark.parametrize("refill", ["small", "medium", "full", "unlimited"])
def test_receipts_are_refused_until_stores_are_connected(refill: str) -> None:
    life = buyer()
    with refused("not_allowed"):
        ask(life, purchase_energy_refill, PurchaseEnergyRefill(refill_type=refill, receipt="signed"))  # type: ignore[arg-type]  # a literal
    assert life.state.get(Player).diamonds == 100


@pytest.mark.parametrize("held", [0, 70, -300])
@pytest.mark.parametrize(("refill", "price"), [("small", 10), ("medium", 20), ("full", 35), ("unlimited", 50)])
def test_a_store_pays_for_a_refill_and_no_diamond_goes(
    monkeypatch: pytest.MonkeyPatch, refill: str, price: int, held: int
) -> None:
    used = redeemed_by(monkeypatch, "store:apple")
    life = buyer(diamonds=held)
    request = PurchaseEnergyRefill(refill_type=refill, receipt="signed")  # type: ignore[arg-type]  # a literal
    reply, turn = ask(life, purchase_energy_refill, request, EVIDENCE)
    assert used == [("refill", refill)]
    assert (reply.diamonds, life.state.get(Player).diamonds) == (held, held)
    paid, spent = rows_of(turn, DiamondTransaction)
    [bought] = rows_of(turn, EnergyRefillPurchase)
    assert isinstance(paid, DiamondTransaction)
    assert isinstance(spent, DiamondTransaction)
    assert isinstance(bought, EnergyRefillPurchase)
    assert (paid.amount, paid.counter_account) == (price, "store:apple")
    assert (spent.amount, spent.counter_account) == (-price, "house:energy_refill")
    assert (bought.number, bought.diamonds) == (spent.number, price)


def test_a_refill_that_is_refused_leaves_the_receipt_unused(monkeypatch: pytest.MonkeyPatch) -> None:
    redeemed_by(monkeypatch, "store:apple")
    life = buyer(energy=100)
    before = life.state.get(Player)
    with refused("not_allowed"):
        ask(life, purchase_energy_refill, PurchaseEnergyRefill(refill_type="full", receipt="signed"), EVIDENCE)
    assert life.state.get(Player) == before


def test_unlimited_runs_for_a_real_day_and_is_lengthened_by_another() -> None:
    life = buyer(diamonds=200)
    first, turn = ask(life, purchase_energy_refill, PurchaseEnergyRefill(refill_type="unlimited"))
    assert first.unlimited_energy_until == turn.at + 24 * HOUR_MS
    life.advance(life.minute + 600)
    second, _ = ask(life, purchase_energy_refill, PurchaseEnergyRefill(refill_type="unlimited"))
    assert second.unlimited_energy_until == first.unlimited_energy_until + 24 * HOUR_MS
    for at, free in ((second.unlimited_energy_until - 1, True), (second.unlimited_energy_until, False)):
        assert is_energy_free(Turn(life.world, life.state, life.state.account_id, at)) is free


def test_one_that_ran_out_begins_anew() -> None:
    assert rules.unlimited_until(now=5000, until=4000, hours=24) == 5000 + 24 * HOUR_MS
    assert rules.unlimited_until(now=5000, until=6000, hours=24) == 6000 + 24 * HOUR_MS


def test_the_buff_is_no_part_of_the_life() -> None:
    life = buyer()
    before = life.hash
    ask(life, purchase_energy_refill, PurchaseEnergyRefill(refill_type="unlimited"))
    assert life.hash == before


def test_without_a_life_and_after_it_there_is_nothing_to_refill() -> None:
    turn = bare_turn()
    turn.put(Player(id=turn.account_id, created_at=0, diamonds=500))
    with refused("no_life"):
        purchase_energy_refill(turn, PurchaseEnergyRefill(refill_type="small"))
    life = grown(6)
    ended = life.turn()
    ended.end_life("a test")
    life.commit(ended, life.minute)
    put(life, Player(id=life.state.account_id, created_at=0, diamonds=500))
    with refused("life_over"):
        ask(life, purchase_energy_refill, PurchaseEnergyRefill(refill_type="small"))
