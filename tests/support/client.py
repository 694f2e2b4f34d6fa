"""A client that plays by the protocol and notes whatever the server does that breaks it."""

from __future__ import annotations

import copy
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from tests.support.waiting import eventually
from ws.bots.client import Client, Plain, RefusedByServer

Body = dict[str, Any]

ANSWERED: set[str] = set()
"""Types of requests that were answered with `ok` over a real socket; see `journeys`."""


class WatchedClient(Client):
    """`broken` is what went against docs/protocol.md; empty at the end of a good test."""

    def __init__(self, url: str, device_secret: str | None = None) -> None:
        super().__init__(url, device_secret)
        self.broken: list[str] = []
        self.compared = 0
        """Fresh snapshots that were held against the state made of pushes."""
        self.updates: list[Body] = []
        self._catches_up = False
        """Between a resume and its playerObject: state pushes that were missed are not sent again."""

    async def connect(self) -> Body:
        self._catches_up = True
        greeting: Body = await super().connect()
        if greeting["resumed"]:
            self._catches_up = False
        return greeting

    async def request(self, kind: str, /, **fields: object) -> Body:
        reply: Body = await super().request(kind, **fields)
        if reply.get("type") != kind or reply.get("ok") is not True:
            self.broken.append(f"the reply to {kind} is {reply}")
        ANSWERED.add(kind)
        return reply

    async def in_step(self) -> None:
        """Have every push of the turns before: what waits is flushed before a reply."""
        await self.request("ping")

    async def fresh(self) -> Body:
        """The state by get_state, held against the one made of pushes when it arrives."""
        before = self.compared
        await self.request("get_state")
        await self.in_step()
        await eventually(lambda: self.compared > before, "get_state is followed by a playerObject")
        return self.state

    @property
    def life(self) -> Body:
        return self._section("life")

    @property
    def account_id(self) -> str:
        return str(self.tokens["account_id"])

    def told(self, kind: str) -> list[Body]:
        """The pushes of a type so far."""
        return [push for push in self.pushes if push["type"] == kind]

    def _section(self, name: str) -> Body:
        section = self.state.get(name)
        if not isinstance(section, dict):
            raise AssertionError(f"there is no {name} in {sorted(self.state)}")
        return section

    def _apply(self, push: Plain) -> None:
        if push["type"] == "u":
            self.updates.append(push)
            if "seq" in push:
                self.broken.append("u carries a seq")
            super()._apply(push)
            return
        self._watch(push)
        super()._apply(push)

    def _watch(self, push: Body) -> None:
        seq, last = push.get("seq"), self.last_seq
        if not isinstance(seq, int) or not isinstance(push.get("at"), int):
            self.broken.append(f"a push without seq and at: {push}")
            return
        is_snapshot = push["type"] == "playerObject"
        if last is not None and seq == last and is_snapshot:
            if self.state and self.state != push["state"] and not self._catches_up:
                self.broken.append(f"the pushes do not add up to the state: {difference(self.state, push['state'])}")
            self.compared += 1
        elif last is not None and seq <= last:
            self.broken.append(f"push {seq} came after {last}")
        elif last is not None and seq != last + 1 and not self._catches_up:
            self.broken.append(f"push {seq} follows {last}")
        if is_snapshot:
            self._catches_up = False


def difference(made: Body, fresh: Body) -> Body:
    """The sections that differ, both sides."""
    names = made.keys() | fresh.keys()
    return {n: (made.get(n), fresh.get(n)) for n in sorted(names) if made.get(n) != fresh.get(n)}


@asynccontextmanager
async def playing(url: str, client: WatchedClient | None = None) -> AsyncIterator[WatchedClient]:
    """A connected client. Leaving checks that the server kept the protocol."""
    player = client or WatchedClient(url)
    await player.connect()
    try:
        await eventually(lambda: player.state, "the state arrives")
        yield player
    finally:
        await player.close()
    assert player.broken == []


@asynccontextmanager
async def living(url: str, **wishes: object) -> AsyncIterator[WatchedClient]:
    """A connected client with a life of its own."""
    async with playing(url) as player:
        await player.request("start_life", **wishes)
        await eventually(lambda: player.state.get("life"), "the life is told")
        yield player


@asynccontextmanager
async def refused(code: str) -> AsyncIterator[Body]:
    """What happens inside is refused with this code; gives the error's fields afterwards."""
    error: Body = {}
    with pytest.raises(RefusedByServer) as caught:
        yield error
    error.update(caught.value.error)
    assert caught.value.code == code, caught.value.error
    assert error["type"] == "error"
    assert error["message"]


def copied(state: Body) -> Body:
    """The state as it is now."""
    return copy.deepcopy(state)
