"""A real server: in this process on a free port, or as a process of its own."""

from __future__ import annotations

import asyncio
import hashlib
import itertools
import os
import signal
import socket
import sys
import urllib.error
import urllib.request
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from unittest.mock import patch

import msgspec
import uvicorn
from msgspec.structs import force_setattr

import ws.app
from tests.support.hand_clock import HandClock
from tests.support.waiting import eventually
from ws.app import App
from ws.engine.actor import Actor
from ws.engine.records import LifeClock
from ws.features.accounts import tokens
from ws.features.purchases.providers.provider import Provider
from ws.gateway.http.protocol import PromptHttp
from ws.settings import Settings
from ws.store.database import parse_url

ROOT = Path(__file__).parent.parent.parent
SECRET = "only for tests: 0123456789abcdef"


def free_port() -> int:
    """A port that the system has just given away and taken back."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def settings(database_url: str, var: Path, **changes: object) -> Settings:
    """Settings for a test's server: limits off, everything under `var`."""
    chosen: dict[str, object] = {
        "database_url": database_url,
        "var": var,
        "port": free_port(),
        "secret": SECRET,
        "rate_limits": "off",
        **changes,
    }
    return Settings(**chosen)  # type: ignore[arg-type]  # checked by pydantic


class Running(msgspec.Struct):
    """A server in this process."""

    app: App
    settings: Settings

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.settings.port}"

    def actor(self, account_id: object) -> Actor:
        """The loaded player; fails when it is not."""
        actor = self.app.cache.peek(int(str(account_id)))
        if actor is None:
            raise AssertionError(f"player {account_id} is not loaded")
        return actor

    async def left(self, account_id: object) -> int:
        """Wait until a player who disconnected is gone; gives the minute the life rests at."""
        actor = self.actor(account_id)
        await eventually(lambda: actor.session is None and not actor.is_busy)
        held = actor.state.get(LifeClock)
        assert not held.present
        return held.anchor_minute

    async def rows(self, sql: str, **parameters: object) -> list[tuple[object, ...]]:
        """What the database holds."""
        return await self.app.database.rows(sql, **parameters)


@asynccontextmanager
async def running(
    chosen: Settings,
    clock: HandClock | None = None,
    seed: str = "house",
    tokens_run_out: bool = False,
    providers: Mapping[str, Provider] | None = None,
) -> AsyncIterator[Running]:
    """The whole server as `ws serve` builds it, on this test's loop and without signals.

    The same `seed` gives the same lives in the same order. With a clock moved by hand access tokens
    last as long as the test, unless `tokens_run_out`.
    """
    app = App(chosen, providers)
    if clock is not None:
        clock.take_over(app.clock)
        app.pacer._wheel._tick = app.clock.now_ms() // app.pacer._wheel.step_ms
    seeds = (hashlib.sha256(f"{seed} {number}".encode()).digest() for number in itertools.count())
    force_setattr(app.hub.services.world, "entropy", lambda size: next(seeds)[:size])
    config = uvicorn.Config(
        app.http(),
        host=chosen.host,
        port=chosen.port,
        ws=app.gateway.make_socket,  # type: ignore[arg-type]  # as in ws.serving
        http=PromptHttp,
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        ws_max_size=chosen.frame_bytes,
        timeout_graceful_shutdown=5,
    )
    config.load()
    server = uvicorn.Server(config)
    vars(server)["lifespan"] = config.lifespan_class(config)  # what serve() would do first
    with patch.object(ws.app, "garbage"):  # a process of its own freezes its heap; a test's process must not
        await app.start()
    await server.startup()
    lifetime = tokens.ACCESS_SECONDS if clock is None or tokens_run_out else 10**9
    try:
        with patch.object(tokens, "ACCESS_SECONDS", lifetime):
            yield Running(app, chosen)
    finally:
        await app.stop()
        await server.shutdown()


class Process(msgspec.Struct):
    """A server in a process of its own, as an operator runs it."""

    process: asyncio.subprocess.Process
    settings: Settings
    log: Path

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.settings.port}"

    async def terminate(self) -> int:
        """SIGTERM, and wait until it has left."""
        self.process.send_signal(signal.SIGTERM)
        async with asyncio.timeout(30):
            return await self.process.wait()


@asynccontextmanager
async def process(chosen: Settings, more: Mapping[str, str] | None = None) -> AsyncIterator[Process]:
    """`python -m ws serve` with these settings; killed when the test leaves it running."""
    chosen.var.mkdir(parents=True, exist_ok=True)
    log = chosen.var / f"server-{chosen.port}.log"
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("BAOLIFE_")},
        "BAOLIFE_DATABASE_URL": chosen.database_url,
        "BAOLIFE_VAR": str(chosen.var),
        "BAOLIFE_PORT": str(chosen.port),
        "BAOLIFE_SECRET": SECRET,
        "BAOLIFE_RATE_LIMITS": chosen.rate_limits,
        "GAME_MINUTES_PER_SECOND": str(chosen.minutes_per_second),
        "DAYS_PER_YEAR": str(chosen.days_per_year),
        **(more or {}),
    }
    with log.open("ab") as output:
        started = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "ws", "serve", cwd=ROOT, env=environment, stdout=output, stderr=output
        )
    try:
        made = Process(started, chosen, log)
        await eventually(lambda: _is_ready(made), f"the server is ready; see {log}", 20)
        yield made
    finally:
        if started.returncode is None:
            started.kill()
            await started.wait()


async def _is_ready(made: Process) -> bool:
    if made.process.returncode is not None:
        raise AssertionError(f"the server left with {made.process.returncode}:\n{made.log.read_text()[-2000:]}")
    try:
        return await asyncio.to_thread(
            lambda: urllib.request.urlopen(f"{made.url}/health/ready", timeout=2).status == 200
        )
    except (urllib.error.URLError, OSError):
        return False


def backend(chosen: Settings) -> str:
    """sqlite or mysql."""
    return parse_url(chosen.database_url).get_backend_name()
