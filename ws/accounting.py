"""What an operator asks of the ledger, as text or JSON."""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final

import msgspec

from ws.features.wallet import books
from ws.settings import Settings
from ws.store.database import Database

LONGEST_SECONDS: Final = 3600.0
"""A check reads every movement there ever was."""


async def proof(settings: Settings, as_json: bool) -> tuple[str, bool]:
    """(what was found, whether the books are sound). Raises Unavailable when the database is away."""
    database = Database(settings.database_url, patience_seconds=LONGEST_SECONDS)
    try:
        found = await books.check(database)
    finally:
        await database.close()
    if as_json:
        body = {**msgspec.to_builtins(found), "difference": found.difference, "sound": found.are_sound}
        return msgspec.json.encode(body).decode(), found.are_sound
    return _proof_text(found), found.are_sound


async def flows(settings: Settings, days: int, as_json: bool) -> str:
    """Faucets and sinks of the last days. Raises Unavailable when the database is away."""
    database = Database(settings.database_url, patience_seconds=LONGEST_SECONDS)
    try:
        found = await books.flows(database, days, int(time.time() * 1000))
    finally:
        await database.close()
    return msgspec.json.encode(found).decode() if as_json else _flows_text(found, days)


def _proof_text(found: books.Books) -> str:
    lines = [
        f"{found.accounts:,} accounts, {found.movements:,} movements of diamonds",
        f"minted {found.minted:,}, burned {found.burned:,}, held {found.held:,}",
    ]
    if found.difference:
        lines.append(f"HELD AND MOVED DIFFER BY {found.difference:+,}")
    lines += [
        f"account {one.account_id}: holds {one.held:,} and has {one.entries:,} entries, but "
        f"{one.movements:,} movements of {one.moved:,} in all"
        for one in found.unbalanced
    ]
    lines += [
        f"account {one.account_id}: after movement {one.number} stands {one.balance_after:,}, "
        f"but it is {one.expected:,}"
        for one in found.broken
    ]
    if found.are_sound:
        lines.append("Every balance is the sum of its movements, and minted minus burned is held.")
    else:
        lines.append(f"The books do not add up (at most {books.MOST_FAULTS} of each fault are named).")
    return "\n".join(lines)


def _flows_text(found: Sequence[books.Flow], days: int) -> str:
    if not found:
        return f"No diamond moved in the last {days} days (UTC)."
    lines = [f"{'day (UTC)':<12}{'source':<28}{'minted':>12}{'burned':>12}{'movements':>12}"]
    for flow in found:
        day = datetime.fromtimestamp(flow.day_began / 1000, UTC).date()
        lines.append(
            f"{day!s:<12}{flow.counter_account:<28}{flow.minted:>12,}{flow.burned:>12,}{flow.movements:>12,}"
        )
    minted, burned = sum(flow.minted for flow in found), sum(flow.burned for flow in found)
    count = sum(flow.movements for flow in found)
    lines.append(f"{'':<12}{'in all':<28}{minted:>12,}{burned:>12,}{count:>12,}")
    return "\n".join(lines)
