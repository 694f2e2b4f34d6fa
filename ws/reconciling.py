"""What an operator asks of purchases, as text or JSON, while the server runs elsewhere."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime
from datetime import time as time_of_day
from typing import TYPE_CHECKING, Final, cast

import msgspec

from ws.features.purchases import providers as connecting
from ws.features.purchases.account_tokens import AccountTokens
from ws.features.purchases.reconciliation import Found, Report
from ws.kernel.ids import IdSource
from ws.secret import secret_of
from ws.settings import Settings
from ws.store.database import Database
from ws.till import Till

if TYPE_CHECKING:
    from ws.features.purchases.providers.provider import Provider

LONGEST_SECONDS: Final = 600.0
MOST_DAYS: Final = 180
"""No store's books reach back further."""
DAY_MS: Final = 86_400_000


async def reconcile(
    settings: Settings,
    store: str | None,
    since: int,
    as_json: bool,
    providers: Mapping[str, Provider] | None = None,
) -> tuple[str, bool]:
    """(what was found from `since` on (Unix ms), whether nobody has to look). Letters that are written reach a
    running server in seconds. Raises Unavailable, and Refused("not_found") for a store that is not connected."""
    async with _desk(settings, providers) as (till, _):
        found = await till.reconciler.once(since, [store] if store is not None else None)
    if as_json:
        return msgspec.json.encode({**msgspec.to_builtins(found), "clean": found.is_clean}).decode(), found.is_clean
    return as_text(found), found.is_clean


def since_ms(text: str, now: int) -> int:
    """What an operator means by a number of days or a date (ISO 8601, its first moment in UTC), in Unix milliseconds
    like `now`. Raises ValueError for what is neither, in the future, or more than MOST_DAYS back."""
    if text.isascii() and text.isdigit():
        if len(text) > 3 or not 1 <= int(text) <= MOST_DAYS:
            raise ValueError(f"{text[:20]} is not a number of days from 1 to {MOST_DAYS}")
        return now - int(text) * DAY_MS
    try:
        at = int(datetime.combine(date.fromisoformat(text), time_of_day.min, UTC).timestamp() * 1000)
    except ValueError:
        raise ValueError(f"{text[:20]!r} is neither a number of days nor a date like 2026-03-31") from None
    if not now - (MOST_DAYS + 1) * DAY_MS < at <= now:
        raise ValueError(f"{text} is not within the last {MOST_DAYS} days")
    return at


async def open_flags(settings: Settings, as_json: bool) -> str:
    """The suspicions that nobody has judged, looked for anew. Raises Unavailable."""
    async with _desk(settings, {}) as (till, database):
        await till.reconciler.flag()
        rows = await database.rows(
            "SELECT account_id, reason, day, evidence FROM purchase_flags WHERE reviewed_at IS NULL "
            "ORDER BY day, account_id, reason"
        )
    if as_json:
        names = ("account_id", "reason", "day", "evidence")
        return msgspec.json.encode([dict(zip(names, row, strict=True)) for row in rows]).decode()
    if not rows:
        return "Nothing looks suspicious."
    return "\n".join(
        f"{_day(cast(int, day) * DAY_MS)}  account {account}  {why}  {text}" for account, why, day, text in rows
    )


async def review(settings: Settings, account_id: int) -> int:
    """Close the open flags of an account; returns how many. Raises Unavailable."""
    async with _desk(settings, {}) as (till, database):
        rows = await database.rows(
            "SELECT account_id, reason, day FROM purchase_flags WHERE reviewed_at IS NULL AND account_id = :id",
            id=account_id,
        )
        await till.flags.review([(cast(int, account), str(reason), cast(int, day)) for account, reason, day in rows])
    return len(rows)


@asynccontextmanager
async def _desk(settings: Settings, providers: Mapping[str, Provider] | None) -> AsyncIterator[tuple[Till, Database]]:
    database = Database(settings.database_url, patience_seconds=LONGEST_SECONDS)
    tokens = AccountTokens(secret_of(settings))
    connected = connecting.build(settings, tokens, _now_ms) if providers is None else providers
    till = Till(database, connected, tokens, "", IdSource(_now_ms).next, _now_ms, lambda letters: None)
    try:
        yield till, database
    finally:
        await till.close()
        await database.close()


def as_text(found: Report) -> str:
    """The report, for people."""
    lines = [f"Purchases since {_day(found.since)} (UTC)"]
    for one in found.stores:
        wrong = f", NOT READ TO THE END: {one.error}" if one.error else ""
        lines.append(f"{one.store}: its books told {one.told:,}, of which {one.new:,} were new{wrong}")
    lines.append(f"told to accounts that became known: {found.assigned:,}; told once more: {found.told_again:,}")
    for what, part in (
        ("paid and not granted", found.paid_not_granted),
        ("granted, and the store does not know it", found.granted_not_known),
        ("of nobody", found.unassigned),
        ("waiting for their account", found.letters_waiting),
        ("of them refunds", found.refunds_waiting),
    ):
        lines.append(f"{what}: {part.count:,}")
        lines += _named(part)
    lines.append(f"letters that nobody could open in a day: {found.letters_stuck:,}")
    lines += [f"    {_day(one.at)}  letter {one.id}  account {one.account_id}" for one in found.stuck]
    lines.append(
        f"errands of stores: {len(found.errands):,} wait, {found.errands_late:,} past their deadline, "
        f"{found.errands_given_up:,} given up"
    )
    lines += [
        f"    {one.store} {one.kind} {one.purchase_id}, account {one.account_id}, {one.tries} tries: {one.error}"
        for one in found.errands
        if one.given_up or one.deadline_at <= found.at
    ]
    lines.append("Nobody has to look." if found.is_clean else "SOMEBODY HAS TO LOOK.")
    return "\n".join(lines)


def _named(part: Found) -> list[str]:
    return [
        f"    {_day(one.at)}  {one.store} {one.purchase_id}  {one.product_id}"
        + (f"  account {one.account_id}" if one.account_id is not None else "")
        for one in part.named
    ]


def _day(at: int) -> str:
    return datetime.fromtimestamp(at / 1000, UTC).date().isoformat()


def _now_ms() -> int:
    return int(time.time() * 1000)
