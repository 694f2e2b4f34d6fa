"""The books after a fault: what the database holds against what the players were told."""

from __future__ import annotations

import hashlib
import json
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from ws.features.wallet.messages import DiamondsGranted
from ws.kernel.ids import IdSource

from .book import ledger_problems
from .databases import Place
from .witness import Asked, Witness


def acknowledged_problems(place: Place, witnesses: Sequence[Witness]) -> list[str]:
    """Acknowledged commands whose reply the database does not hold as it was given.

    Holds at any moment, also while commands are open: what was acknowledged is there.
    """
    kept = {row[0]: bytes(row[1]) for row in place.rows("SELECT key_hash, reply FROM request_keys")}
    found: list[str] = []
    for witness in witnesses:
        for asked in witness.acknowledged:
            reply = kept.get(_key_hash(witness.account_id, asked))
            if reply is None:
                found.append(f"{asked.key} ({asked.kind}) was acknowledged and is not there")
            elif json.loads(reply) != asked.reply:
                found.append(f"{asked.key} ({asked.kind}) was answered {asked.reply}, kept is {reply!r}")
    return found + ledger_problems(place)


def final_problems(place: Place, witnesses: Sequence[Witness]) -> list[str]:
    """With every command settled: each that was answered with success acted exactly once, and
    nothing else did."""
    found = acknowledged_problems(place, witnesses)
    choices = _grouped(
        place, "SELECT lives.account_id, life_choices.body FROM life_choices JOIN lives ON lives.id = life_id"
    )
    refills = _grouped(place, "SELECT account_id, refill_type FROM energy_refill_purchases")
    skips = _grouped(place, "SELECT account_id, diamonds FROM time_skip_purchases")
    lives = _grouped(place, "SELECT account_id, id FROM lives")
    balances = _grouped(
        place, "SELECT account_id, balance_after FROM diamond_transactions WHERE reason = 'energy_refill'"
    )
    for witness in witnesses:
        account = witness.account_id
        done = _by_kind(witness.acknowledged)
        bought = done["purchase_energy_refill"]
        told = [*done["do_activity"], *done["answer_question"], *(r for r in bought if not _is_unlimited(r))]
        pairs: tuple[tuple[str, Counter[object], Counter[object]], ...] = (
            ("choices", Counter(_deed(body) for body in choices[account]), Counter(_told_deed(a) for a in told)),
            ("refills", Counter(refills[account]), Counter(_said(a)["refill_type"] for a in bought)),
            ("balances", Counter(balances[account]), Counter(_said(a)["diamonds"] for a in bought)),
            ("lives", Counter(map(str, lives[account])), Counter(_said(a)["life_id"] for a in done["start_life"])),
            (
                "skips",
                Counter(skips[account]),
                Counter(
                    _said(a)["diamonds_charged"] for a in done["purchase_time_skip"] if _said(a)["diamonds_charged"]
                ),
            ),
        )
        for what, there, said in pairs:
            if there != said:
                found.append(
                    f"{witness.name}: {what} there but not told {there - said}, told but not there {said - there}"
                )
    return found


def outbox_of(place: Place) -> dict[int, tuple[int, int, list[tuple[int, bytes]]]]:
    """account -> (push_seq, acknowledged_seq, kept pushes in order)."""
    kept: dict[int, list[tuple[int, bytes]]] = defaultdict(list)
    for account, seq, body in place.rows("SELECT account_id, seq, body FROM outbox ORDER BY account_id, seq"):
        kept[account].append((seq, bytes(body)))
    players = place.rows("SELECT id, push_seq, acknowledged_seq FROM players")
    return {account: (seq, acknowledged, kept[account]) for account, seq, acknowledged in players}


def write_grants(place: Place, accounts: Iterable[int], diamonds: int, note: str = "for the test") -> None:
    """A letter with diamonds to each, as an operator writes it; the server hands it over."""
    now_ms = int(time.time() * 1000)
    ids = IdSource(lambda: now_ms)
    body = msgspec.json.encode(DiamondsGranted(diamonds, note))
    rows = [(ids.next(), account_id, now_ms, body) for account_id in accounts]
    place.insert("letters", ("id", "to_account", "at", "body"), rows)


def grants_received(place: Place) -> Counter[int]:
    """How many of those letters were consumed, by account."""
    return Counter(
        row[0] for row in place.rows("SELECT account_id FROM diamond_transactions WHERE reason = 'operator'")
    )


def _key_hash(account_id: int, asked: Asked) -> str:
    return hashlib.sha256(f"{account_id}\x1f{asked.kind}\x1f{asked.key}".encode()).hexdigest()


def _grouped(place: Place, sql: str) -> dict[int, list[object]]:
    grouped: dict[int, list[object]] = defaultdict(list)
    for account, value in place.rows(sql):
        grouped[account].append(value)
    return grouped


def _by_kind(commands: Iterable[Asked]) -> dict[str, list[Asked]]:
    found: dict[str, list[Asked]] = defaultdict(list)
    for asked in commands:
        found[asked.kind].append(asked)
    return found


def _said(asked: Asked) -> dict[str, object]:
    return asked.reply or {}


def _is_unlimited(asked: Asked) -> bool:
    return asked.fields["refill_type"] == "unlimited"


def _deed(body: object) -> str:
    """What a recorded choice is about, in words a reply can be compared with."""
    deed = json.loads(bytes(body))  # type: ignore[call-overload]  # a BLOB
    return str(deed.get("activity_id") or deed.get("choice_id") or "refill")


def _told_deed(asked: Asked) -> str:
    return str(asked.fields.get("activity_id") or asked.fields.get("choice_id") or "refill")
