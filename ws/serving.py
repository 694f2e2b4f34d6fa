"""Running a server process: uvicorn around the application, signals, and the drain."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Callable
from contextlib import contextmanager
from typing import Final

import structlog
import uvicorn

from ws.app import App
from ws.gateway.http.protocol import PromptHttp
from ws.kernel.waiting import until
from ws.settings import Settings

log = structlog.get_logger("serving")

START_SECONDS: Final = 30.0


async def serve(settings: Settings, ready: Callable[[App], None] = lambda app: None) -> None:
    """Run a server until SIGTERM or SIGINT; `ready` is called when it takes connections."""
    app = App(settings)
    if settings.rate_limits == "off":
        log.warning("RATE LIMITS ARE OFF: BAOLIFE_RATE_LIMITS=off is for load tests only")
    config = uvicorn.Config(
        app.http(),
        host=settings.host,
        port=settings.port,
        ws=app.gateway.make_socket,  # type: ignore[arg-type]  # anything that makes a protocol; see tests/gateway
        http=PromptHttp,
        loop="uvloop",
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=bool(settings.trusted_proxies),
        forwarded_allow_ips=settings.trusted_proxies or "127.0.0.1",
        ws_max_size=settings.frame_bytes,
        timeout_graceful_shutdown=5,
        backlog=4096,
    )
    server = _Server(config)
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stopping.set)
    await app.start()
    serving = asyncio.create_task(server.serve(), name="uvicorn")
    await until(lambda: server.started or serving.done(), START_SECONDS)
    if not serving.done():
        log.info("ready", address=f"http://{settings.host}:{settings.port}", pid=os.getpid())
        ready(app)
    waiting = asyncio.create_task(stopping.wait())
    await asyncio.wait({serving, waiting}, return_when=asyncio.FIRST_COMPLETED)
    log.info("draining", sockets=len(app.gateway.sockets), backlog=app.committer.backlog)
    await app.stop()
    server.should_exit = True
    waiting.cancel()
    await serving
    log.info("stopped")


class _Server(uvicorn.Server):
    """uvicorn without its own signal handlers: the drain decides when to leave."""

    @contextmanager
    def capture_signals(self):  # type: ignore[no-untyped-def]  # as uvicorn declares it
        yield
