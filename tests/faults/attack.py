"""A program that misbehaves over many connections: `python -m tests.faults.attack URL FRAMES SEED`.

It runs beside the tests, so that what it costs is not taken for slowness of the server, and
prints what came of each kind as JSON.
"""

from __future__ import annotations

import asyncio
import json
import sys
from collections import Counter, defaultdict
from random import Random
from typing import Final

from ws.bots.client import Client

from .malformed import KINDS, Kind
from .wire import CLOSE, TEXT, Wire, close_code, frame

WORKERS: Final = 12
ANSWER_SECONDS: Final = 20.0

Outcomes = dict[str, Counter[str]]


class Attacker:
    """One of several that work at once, with an account of its own."""

    def __init__(self, url: str, chance: Random, outcomes: Outcomes) -> None:
        self._url = url
        self._chance = chance
        self._outcomes = outcomes
        self._client = Client(url)

    async def run(self, frames: int) -> None:
        """Misbehave until so many frames are sent."""
        await self._client.sign_in()
        sent = 0
        while sent < frames:
            name = self._chance.choice(list(KINDS))
            sent += await self._once(name, KINDS[name])

    async def _once(self, name: str, kind: Kind) -> int:
        address = ".".join(str(self._chance.randrange(1, 255)) for _ in range(4))
        if kind.speaks_http:
            wire = await Wire.dial(self._url)
        else:
            wire = await Wire.open(self._url, headers=f"X-Forwarded-For: {address}\r\n")
            if self._chance.random() < 0.5:
                await wire.ask("authenticate", 60.0, token=self._client.tokens["access_token"])
        try:
            for number in range(kind.times):
                try:
                    await wire.send(kind.make(self._chance))
                except OSError:
                    self._outcomes[name]["cut"] += 1
                    return number + 1
                outcome = await (_http(wire) if kind.speaks_http else _answer(wire))
                self._outcomes[name][outcome] += 1
                if not outcome.startswith(("ok", "error")):
                    return number + 1
            return kind.times
        finally:
            if self._chance.random() < 0.5:
                wire.send_soon(b"\x81\x85")  # half a frame, and away
            wire.cut()


async def _answer(wire: Wire) -> str:
    """The next thing that answers a message: pushes and pongs are none."""
    try:
        async with asyncio.timeout(ANSWER_SECONDS):
            while True:
                opcode, payload = await wire.read()
                if opcode == CLOSE:
                    wire.send_soon(frame(CLOSE, payload[:2]))
                    return f"close {close_code(payload)}"
                if opcode == TEXT and payload.startswith(b"{"):
                    reply = json.loads(payload)
                    return "ok" if reply["ok"] else f"error {reply['code']}"
    except TimeoutError:
        return "nothing"
    except (OSError, EOFError):
        return "cut"


async def _http(wire: Wire) -> str:
    try:
        async with asyncio.timeout(ANSWER_SECONDS):
            head = await wire.read_some()
    except TimeoutError:
        return "nothing"
    except OSError:
        return "cut"
    return f"http {head.split(b' ', 2)[1].decode()}" if head.startswith(b"HTTP/1.1 ") else "cut"


async def attack(url: str, frames: int, seed: int) -> Outcomes:
    """Everything, by several at once."""
    outcomes: Outcomes = defaultdict(Counter)
    attackers = [Attacker(url, Random(seed * 100 + number), outcomes) for number in range(WORKERS)]
    await asyncio.gather(*(attacker.run(frames // WORKERS + 1) for attacker in attackers))
    return outcomes


if __name__ == "__main__":
    found = asyncio.run(attack(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])))
    sys.stdout.write(json.dumps(found))
