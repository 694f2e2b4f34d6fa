"""A player under oath: sends keyed commands, writes down every reply, and checks what it is told."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from random import Random
from typing import Any, Final

import msgspec
from websockets.exceptions import WebSocketException

from ws.bots.client import Client, Plain, RefusedByServer

KEPT: Final = frozenset({"messageEvent", "questionEvent"})
IN_FLIGHT: Final = 2
"""Commands a witness has under way at once."""
ASKED_AGAIN: Final = 4
"""Acknowledged commands that are repeated after every reconnect."""
RETRY_SECONDS: Final = 0.2
ARRIVE_SECONDS: Final = 8.0
"""How long a player knocks at a server that may be dead."""
CONNECTION_LOST = (OSError, WebSocketException, TimeoutError)


class Asked(msgspec.Struct):
    """A command, and what came of it."""

    kind: str
    fields: Plain
    key: str
    reply: dict[str, Any] | None = None
    refused: str = ""

    @property
    def is_open(self) -> bool:
        """Whether its fate is not known to the client."""
        return self.reply is None and not self.refused


class Witness:
    """One client. `broken` collects every promise the server did not keep."""

    def __init__(self, url: str, number: int, seed: int = 0, pause_seconds: float = 0.0) -> None:
        self.client = Client(url)
        self.client.on_push = self._pushed
        self.name = f"witness {number}"
        self.asked: list[Asked] = []
        self.broken: list[str] = []
        self.refusals: Counter[str] = Counter()
        self.replays = 0
        self.resumes = 0
        self.pushes_seen = 0
        self.latencies: list[float] = []
        self.unavailable = 0
        self.cuts: list[int | None] = []
        """Close codes of connections that were lost in play."""
        self._pause_seconds = pause_seconds
        self._chance = Random(seed * 1000 + number)
        self._offers: list[str] = []
        self._frames: list[Plain] = []
        self._kept_seqs: set[int] = set()
        self._seq = 0
        self._expected: dict[int, Plain] | None = None

    @property
    def account_id(self) -> int:
        return int(str(self.client.tokens["account_id"]))

    @property
    def acknowledged(self) -> list[Asked]:
        return [asked for asked in self.asked if asked.reply is not None]

    async def arrive(self, seconds: float = 30.0) -> None:
        """Connect, trying again like a patient client; then see that what was missed came."""
        deadline = asyncio.get_running_loop().time() + seconds
        while True:
            try:
                self._frames.clear()
                greeting = await self.client.connect()
                break
            except (*CONNECTION_LOST, RefusedByServer) as error:
                await self.leave()
                if isinstance(error, RefusedByServer) and error.code == "unavailable":
                    self.unavailable += 1
                if asyncio.get_running_loop().time() > deadline:
                    raise
                if isinstance(error, RefusedByServer) and error.code == "not_authenticated":
                    await self.client.sign_in()
                await asyncio.sleep(self._chance.uniform(0.05, 0.2))
        await self.client.request("ping")
        self._check_resume(greeting)

    def expect(self, push_seq: int, kept: Sequence[tuple[int, bytes]], acknowledged_seq: int) -> None:
        """What the database holds while the server is down: the next resume must bring it."""
        seen = self.client.last_seq
        if seen is not None and seen > push_seq:
            self.broken.append(f"{self.name} was told push {seen}, but the database ends at {push_seq}")
        there = {seq for seq, _ in kept}
        lost = {seq for seq in self._kept_seqs if seq > acknowledged_seq} - there
        if lost:
            self.broken.append(f"{self.name} was told kept pushes {sorted(lost)}, but they are not kept")
        after = acknowledged_seq if seen is None else seen
        self._expected = {seq: msgspec.json.decode(body) for seq, body in kept if seq > after}

    async def play(self) -> None:
        """Connect, settle what is open, then send commands until the connection is lost."""
        try:
            await self.arrive(ARRIVE_SECONDS)
            await self.settle()
            await self.repeat_some()
            while True:
                await asyncio.gather(*(self.act() for _ in range(IN_FLIGHT)))
                self.client.pushes.clear()
        except CONNECTION_LOST:
            self.cuts.append(self.client.close_code)
            await self.leave()

    async def play_through(self, stop: asyncio.Event) -> None:
        """Play whatever happens: what is unavailable is asked again until it is not, and a lost
        connection is noted in `cuts` and replaced."""
        while not stop.is_set():
            try:
                await self.act()
                while self.asked and self.asked[-1].is_open and not stop.is_set():
                    await asyncio.sleep(RETRY_SECONDS)
                    await self.ask(self.asked[-1])
                self.client.pushes.clear()
                if self._pause_seconds:
                    await asyncio.sleep(self._pause_seconds)
            except CONNECTION_LOST:
                self.cuts.append(self.client.close_code)
                await self.arrive(120)
                await self.settle()

    async def leave(self) -> None:
        """Let go of the connection, if it is still there."""
        with suppress(*CONNECTION_LOST):
            await self.client.close()

    async def act(self) -> None:
        """One command, by chance and by what is possible."""
        kind, fields = self._wish()
        if kind in ("get_activities", "acknowledge"):
            started = asyncio.get_running_loop().time()
            try:
                reply = await self.client.request(kind, **fields)
            except RefusedByServer as error:
                self._note_refusal(kind, error)
                return
            finally:
                self.latencies.append(asyncio.get_running_loop().time() - started)
            if kind == "get_activities":
                self._offers = [offer["id"] for offer in reply["activities"] if offer["available"]]  # type: ignore[attr-defined]  # JSON
            return
        asked = Asked(kind, fields, f"{self.name}-{len(self.asked)}")
        self.asked.append(asked)
        await self.ask(asked)

    async def ask(self, asked: Asked) -> None:
        """Send a command with its key and write down what came of it. `unavailable` leaves it open."""
        started = asyncio.get_running_loop().time()
        try:
            asked.reply = _without_id(await self.client.request(asked.kind, **asked.fields, key=asked.key))
        except RefusedByServer as error:
            self._note_refusal(asked.kind, error)
            if error.code != "unavailable":
                asked.refused = error.code
                self._offers = []
        finally:
            self.latencies.append(asyncio.get_running_loop().time() - started)

    async def settle(self) -> None:
        """Repeat every command whose reply never came, with its key, until its fate is known."""
        for asked in self.asked:
            for _ in range(100):
                if not asked.is_open:
                    break
                await self.ask(asked)

    async def repeat_some(self) -> None:
        """Repeat acknowledged commands with their keys: each gives its reply once more."""
        known = self.acknowledged
        sample = known[-2:] + [self._chance.choice(known) for _ in range(ASKED_AGAIN - 2) if known]
        for asked in sample:
            try:
                again = _without_id(await self.client.request(asked.kind, **asked.fields, key=asked.key))
            except RefusedByServer as error:
                if error.code != "unavailable":  # a server that leaves may say so to anything
                    self.broken.append(f"{self.name}: {asked.key} was acknowledged, repeated it is {error.code}")
                continue
            self.replays += 1
            if again != asked.reply:
                self.broken.append(f"{self.name}: {asked.key} gave {asked.reply}, repeated {again}")

    # Inside

    def _wish(self) -> tuple[str, Plain]:
        state: dict[str, Any] = self.client.state
        chance = self._chance.random()
        if not state.get("life") or not state["life"]["alive"]:
            return "start_life", {}
        if (state.get("wallet") or {}).get("unlimited_energy_until", 0) == 0:
            return "purchase_energy_refill", {"refill_type": "unlimited"}
        if state.get("question") and chance < 0.7:
            question = state["question"]
            choice = self._chance.choice(question["choices"])["id"]
            return "answer_question", {"question_id": question["question_id"], "choice_id": choice}
        if chance < 0.06:
            return "purchase_energy_refill", {"refill_type": self._chance.choice(("small", "medium"))}
        if chance < 0.12:
            return "purchase_time_skip", {"skip_type": self._chance.choice(("hour", "day"))}
        if chance < 0.16 and self.client.last_seq:
            return "acknowledge", {"seq": self.client.last_seq}
        if not self._offers or chance < 0.18:
            return "get_activities", {}
        return "do_activity", {"activity_id": self._chance.choice(self._offers)}

    def _note_refusal(self, kind: str, error: RefusedByServer) -> None:
        self.refusals[error.code] += 1
        if error.code == "internal":
            self.broken.append(f"{self.name}: {kind} was answered internal: {error.error}")
        if error.code == "unavailable":
            self.unavailable += 1
            if not isinstance(error.error.get("retry_after"), int | float):
                self.broken.append(f"{self.name}: unavailable without retry_after: {error.error}")

    def _pushed(self, push: Plain) -> None:
        """Numbers only rise; what is kept comes once."""
        self.pushes_seen += 1
        if push["type"] == "u":
            return
        seq = int(str(push["seq"]))
        self._frames.append(push)
        is_snapshot = push["type"] == "playerObject"
        if seq < self._seq or (seq == self._seq and not is_snapshot):
            self.broken.append(f"{self.name}: {push['type']} {seq} came after {self._seq}")
        self._seq = max(self._seq, seq)
        if push["type"] in KEPT:
            if seq in self._kept_seqs:
                self.broken.append(f"{self.name}: kept push {seq} came twice")
            self._kept_seqs.add(seq)

    def _check_resume(self, greeting: Plain) -> None:
        expected, self._expected = self._expected, None
        if int(str(greeting["seq"])) < self._seq and not self._frames:
            self.broken.append(f"{self.name}: was at push {self._seq}, the server greets with {greeting['seq']}")
        if expected is None:
            return
        self.resumes += 1
        came = {int(str(push["seq"])): push for push in self._frames if push["type"] in KEPT}
        for seq, push in expected.items():
            if came.get(seq) != push:
                self.broken.append(f"{self.name}: kept push {seq} was {push}, the resume brought {came.get(seq)}")


def _without_id(reply: Plain) -> dict[str, Any]:
    return {name: value for name, value in reply.items() if name != "id"}
