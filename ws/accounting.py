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
        differences = {one.currency: one.difference for one in (found.diamonds, *found.others)}
        body = {**msgspec.to_builtins(found), "differences": differences, "sound": found.are_sound}
        return msgspec.json.encode(body).decode(), found.are_sound
    return proof_text(found), found.are_sound


async def flows(settings: Settings, days: int, as_json: bool) -> str:
    """Faucets and sinks of the last days. Raises Unavailable when the database is away."""
    database = Database(settings.database_url, patience_seconds=LONGEST_SECONDS)
    try:
        found = await books.flows(database, days, int(time.time() * 1000))
    finally:
        await database.close()
    return msgspec.json.encode(found).decode() if as_json else flows_text(found, days)


def proof_text(found: books.Books) -> str:
    """What a check found, for people."""
    lines: list[str] = []
    for one in (found.diamonds, *found.others):
        lines += [
            f"{one.accounts:,} accounts, {one.movements:,} movements of {one.currency}",
            f"minted {one.minted:,}, burned {one.burned:,}, held {one.held:,}",
        ]
        if one.owed:
            lines.append(f"owed after refunds {one.owed:,}, which is part of what is held, below zero")
        if one.sandbox:
            lines.append(f"paid with play money, less what was taken back: {one.sandbox:,}")
        if one.difference:
            lines.append(f"HELD AND MOVED DIFFER BY {one.difference:+,}")
    lines += [
        f"account {one.account_id}: holds {one.held:,} {one.currency} and has {one.entries:,} entries, but "
        f"{one.movements:,} movements of {one.moved:,} in all"
        for one in found.unbalanced
    ]
    lines += [
        f"account {one.account_id}: after movement {one.number} stand {one.balance_after:,} {one.currency}, "
        f"but it is {one.expected:,}"
        for one in found.broken
    ]
    if found.are_sound:
        lines.append("Every balance is the sum of its movements, and minted minus burned is held.")
    else:
        lines.append(f"The books do not add up (at most {books.MOST_FAULTS} of each fault are named).")
    return "\n".join(lines)


def flows_text(found: Sequence[books.Flow], days: int) -> str:
    """Faucets and sinks for people; play money stands apart."""
    if not found:
        return f"Nothing moved in the last {days} days (UTC)."
    real = [flow for flow in found if not flow.is_sandbox]
    sandbox = [flow for flow in found if flow.is_sandbox]
    tables = [_flows_table("source", real)] if real else []
    if sandbox:
        tables.append(_flows_table("paid with play money", sandbox))
    return "\n\n".join(tables)


def _flows_table(title: str, found: Sequence[books.Flow]) -> str:
    """One line a day and source, and one of sums for each currency."""
    lines = [f"{'day (UTC)':<12}{'currency':<12}{title:<28}{'minted':>12}{'burned':>12}{'movements':>12}"]
    for flow in found:
        day = datetime.fromtimestamp(flow.day_began / 1000, UTC).date()
        numbers = f"{flow.minted:>12,}{flow.burned:>12,}{flow.movements:>12,}"
        lines.append(f"{day!s:<12}{flow.currency:<12}{flow.counter_account:<28}{numbers}")
    for currency in sorted({flow.currency for flow in found}):
        those = [flow for flow in found if flow.currency == currency]
        minted, burned = sum(flow.minted for flow in those), sum(flow.burned for flow in those)
        count = sum(flow.movements for flow in those)
        lines.append(f"{'':<12}{currency:<12}{'in all':<28}{minted:>12,}{burned:>12,}{count:>12,}")
    return "\n".join(lines)
