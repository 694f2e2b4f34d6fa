"""Many bots at once: a progress line while they play, a summary when they are done."""

from __future__ import annotations

import asyncio
import random
import sys
import time
from collections import Counter
from typing import Final

import msgspec

from ws.bots.client import Client, RefusedByServer
from ws.bots.player import Player

PROGRESS_SECONDS: Final = 2.0
ARRIVALS_AT_ONCE: Final = 16


class Met(msgspec.Struct):
    """What the bots met, added up."""

    replies: int = 0
    refusals: Counter[str] = msgspec.field(default_factory=Counter)
    latencies_ms: list[float] = msgspec.field(default_factory=list)
    by_type: Counter[str] = msgspec.field(default_factory=Counter)
    pushes: int = 0
    reconnects: int = 0
    failures: Counter[str] = msgspec.field(default_factory=Counter)


async def play(url: str, players: int, seconds: float, pause_seconds: float, as_json: bool) -> bool:
    """Let bots play; prints a summary. False when a bot met something it should not have."""
    met = Met()
    until = time.monotonic() + seconds
    doors = asyncio.Semaphore(ARRIVALS_AT_ONCE)
    bots = [asyncio.create_task(_bot(url, number, until, pause_seconds, met, doors)) for number in range(players)]
    progress = asyncio.create_task(_progress(met, players, time.monotonic(), until))
    await asyncio.gather(*bots)
    progress.cancel()
    summary = _summary(met, players, seconds)
    sys.stderr.write("\n")
    sys.stdout.write(msgspec.json.encode(summary).decode() + "\n" if as_json else _text(summary))
    return met.replies > 0 and not met.failures and not met.refusals["internal"]


async def _bot(url: str, number: int, until: float, pause_seconds: float, met: Met, doors: asyncio.Semaphore) -> None:
    client = Client(url)
    chance = random.Random(number)
    player = Player(client, chance)

    def count(push: dict[str, object]) -> None:
        met.pushes += 1

    client.on_push = count
    connected = False
    while time.monotonic() < until:
        try:
            if not connected:
                async with doors:
                    await client.connect()
                connected = True
            await asyncio.sleep(chance.expovariate(1.0 / pause_seconds) if pause_seconds else 0)
            await _act(player, met)
        except (OSError, TimeoutError) as error:
            connected = False
            met.reconnects += 1
            if isinstance(error, TimeoutError):
                met.failures["no reply in time"] += 1
            await asyncio.sleep(chance.uniform(0.2, 2.0))
        except RefusedByServer as error:  # signing in was refused
            connected = False
            met.refusals[error.code] += 1
            await asyncio.sleep(chance.uniform(0.5, 3.0))
        client.pushes.clear()
    await client.close()


async def _act(player: Player, met: Met) -> None:
    kind, fields = player.next_request()
    started = time.perf_counter()
    try:
        reply = await player.client.request(kind, **fields)
    except RefusedByServer as error:
        met.refusals[error.code] += 1
        player.refused(kind, error)
    else:
        met.replies += 1
        player.answered(kind, reply)
    met.by_type[kind] += 1
    met.latencies_ms.append((time.perf_counter() - started) * 1000)


async def _progress(met: Met, players: int, since: float, until: float) -> None:
    while True:
        await asyncio.sleep(PROGRESS_SECONDS)
        now = time.monotonic()
        share = min(1.0, (now - since) / max(0.001, until - since))
        sys.stderr.write(
            f"\r{share:4.0%}  {players} bots  {met.replies} replies  {sum(met.refusals.values())} refusals  "
            f"{met.pushes} pushes  {met.reconnects} reconnects   "
        )
        sys.stderr.flush()


def _summary(met: Met, players: int, seconds: float) -> dict[str, object]:
    ordered = sorted(met.latencies_ms) or [0.0]

    def quantile(share: float) -> float:
        return round(ordered[min(len(ordered) - 1, int(len(ordered) * share))], 2)

    return {
        "players": players,
        "seconds": round(seconds, 1),
        "replies": met.replies,
        "refusals": dict(met.refusals.most_common()),
        "requests": dict(met.by_type.most_common()),
        "pushes": met.pushes,
        "reconnects": met.reconnects,
        "failures": dict(met.failures),
        "latency_ms": {
            "p50": quantile(0.5),
            "p95": quantile(0.95),
            "p99": quantile(0.99),
            "max": round(ordered[-1], 2),
        },
    }


def _text(summary: dict[str, object]) -> str:
    width = max(len(name) for name in summary)
    return "".join(f"{name:>{width}}  {value}\n" for name, value in summary.items())
