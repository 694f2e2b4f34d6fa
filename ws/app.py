"""Builds every part once, in order; starts them; drains them."""

from __future__ import annotations

import asyncio
import secrets
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import structlog

from ws import garbage
from ws.bookkeeping import Bookkeeper
from ws.cataloguing import Cataloguer
from ws.content import loader
from ws.engine.actor import Actor, Services
from ws.engine.hub import Hub
from ws.engine.jobs import tick_job
from ws.engine.pacer import Pacer
from ws.engine.rulebook import Rulebook
from ws.engine.trusted_clock import TrustedClock
from ws.engine.turn import GameSettings, World
from ws.features.accounts import routes
from ws.features.accounts.doorman import Doorman
from ws.features.accounts.passwords import Passwords
from ws.features.accounts.tokens import Tokens
from ws.features.purchases import routes as webhooks
from ws.features.purchases.account_tokens import AccountTokens
from ws.features.purchases.providers import build as build_providers
from ws.features.roster import ROSTER
from ws.gateway.gateway import Gateway, GatewaySettings, RateLimits
from ws.gateway.http import app as http
from ws.gateway.limits import Buckets, Windows
from ws.kernel.commit import OutgoingLetter
from ws.kernel.ids import IdSource
from ws.kernel.state import OwnerState
from ws.kernel.waiting import until
from ws.monitoring.health import Health, Vital
from ws.monitoring.metrics import Metrics, Numbers
from ws.monitoring.timings import Timings
from ws.secret import secret_of
from ws.settings import Settings
from ws.store import schema
from ws.store.cache import Cache
from ws.store.committer import Committer, CommitterSettings
from ws.store.database import Database
from ws.store.janitor import Janitor
from ws.store.load import Loader
from ws.store.outbox import Outbox
from ws.store.reading import Reads
from ws.till import Till

if TYPE_CHECKING:
    from ws.features.conversation.endpoint import Endpoint
    from ws.features.purchases.providers.provider import Provider

log = structlog.get_logger("app")

STATIC: Final = Path(__file__).parent.parent / "static"
CLOCK_CHECK_SECONDS: Final = 5.0
GOODBYE_SECONDS: Final = 15.0
"""How long the last turns may take to be written; the committer's own patience is shorter."""


class App:
    """All parts of one server process, wired. `start` before use, `stop` after."""

    def __init__(self, settings: Settings, providers: Mapping[str, Provider] | None = None) -> None:
        """`providers` stand in for the stores of the settings."""
        self.settings = settings
        self.clock = TrustedClock(time.time, time.monotonic)
        self.timings = Timings()
        self.ids = IdSource(self.clock.now_ms)
        self.rulebook = Rulebook(ROSTER)
        self.metadata = schema.build(self.rulebook.records.values(), self.rulebook.definitions)
        self.content = loader.load(cache=settings.var / "cache")
        self.rulebook.prepare(self.content)
        self.database = Database(settings.database_url, settings.database_patience_seconds)
        self.outbox = Outbox(self.database, self.clock.now_ms)
        writer = self.database.writer()
        self.committer = Committer(
            writer,
            self.metadata,
            CommitterSettings(
                units_per_batch=settings.units_per_batch,
                backlog=settings.commit_backlog,
                patience_seconds=settings.database_patience_seconds,
            ),
            self.clock.now_ms,
            lambda units, seconds: self.timings.observe("commit", seconds),
        )
        self.loader = Loader(self.database, writer, self.metadata, self.rulebook.records.values())
        self.janitor = Janitor(writer, self.clock.now_ms)
        self.pacer = Pacer(self.clock.now_ms, lambda seconds: self.timings.observe("tick lateness", seconds))
        self.cache: Cache[Actor] = Cache(
            self._load,
            time.monotonic,
            most_unpinned=settings.cached_players,
            most_bytes=settings.cache_megabytes * 2**20,
            seconds_to_live=settings.cache_seconds,
        )
        self.endpoint = _endpoint(settings)
        account_tokens = AccountTokens(secret_of(settings))
        self.till = Till(
            self.database,
            build_providers(settings, account_tokens, self.clock.now_ms) if providers is None else providers,
            account_tokens,
            settings.public_url or f"http://localhost:{settings.port}",
            self.ids.next,
            self.clock.now_ms,
            self._post,
        )
        self.hub = Hub(
            self._services(), self.cache, Reads(self.database, self.loader), self.endpoint, self.till.stores
        )
        self.bookkeeper = Bookkeeper(self.database)
        self.cataloguer = Cataloguer(self.database, self.metadata, self.clock.now_ms)
        self.passwords = Passwords()
        self.tokens = Tokens(secret_of(settings), self.clock.now_ms)
        self.health = Health(self.outbox.probe, self._vital, settings.var if settings.var.exists() else Path())
        self.gateway = Gateway(
            GatewaySettings(
                frame_bytes=settings.frame_bytes,
                write_buffer_bytes=settings.write_buffer_bytes,
                most_sockets=settings.most_sockets,
                trusted_proxies=frozenset(filter(None, settings.trusted_proxies.replace(" ", "").split(","))),
            ),
            self.rulebook,
            self.hub,
            self.tokens,
            _limits(settings),
            self.clock.now_ms,
            self.health.report,
        )
        self._tasks: list[asyncio.Task[None]] = []

    def _services(self) -> Services:
        world = World(
            rulebook=self.rulebook,
            content=self.content,
            settings=GameSettings(
                minutes_per_second=self.settings.minutes_per_second,
                days_per_year=self.settings.days_per_year,
                offline_game_days=self.settings.offline_game_days,
                sandbox_purchases=self.settings.sandbox_purchases == "on",
            ),
            new_id=self.ids.next,
            entropy=secrets.token_bytes,
        )
        return Services(
            world=world,
            committer=self.committer,
            pacer=self.pacer,
            now_ms=self.clock.now_ms,
            loop_time=asyncio.get_running_loop().time,
            reload=self._reload,
            kept_reply=self.outbox.kept_reply,
            missed_pushes=self.outbox.missed,
            touched=lambda actor: self.cache.touch(actor.account_id),
            lost=lambda actor: self.cache.drop(actor.account_id, actor),
            letters_sent=lambda unit: self._post(unit.letters),
            tick=tick_job,
            observe=self.timings.observe,
        )

    def _post(self, letters: Sequence[OutgoingLetter]) -> None:
        self.hub.post(letters)

    async def start(self) -> None:
        """Start everything that runs by itself."""
        self.committer.start()
        await self.cataloguer.fill(self.rulebook.defined(self.content))
        await self.health.measure()
        for name, work in (
            ("pacer", self.pacer.run()),
            ("sweep", self.gateway.sweep()),
            ("health", self.health.run()),
            ("janitor", self.janitor.run()),
            ("letters", self.hub.collect_letters(self.outbox.recent_letters)),
            ("old letters", self.hub.open_old_letters(self.outbox.old_letters)),
            *self.till.tasks(),
            ("housekeeping", self._keep_house()),
            ("books", self.bookkeeper.run()),
            ("catalogues", self.cataloguer.run()),
        ):
            self._tasks.append(asyncio.create_task(work, name=name))
        garbage.settle()

    async def stop(self) -> None:
        """Drain: no new turns, all committed, sockets closed with 1012; then let go."""
        self.committer.hurry()
        await self.gateway.drain()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await until(lambda: not any(actor.is_busy for actor in self.cache.values()), GOODBYE_SECONDS)
        await self.till.close()
        await self.committer.close()
        await self.database.close()
        if self.endpoint is not None:
            await self.endpoint.close()
        self.passwords.close()

    def http(self) -> Callable[..., object]:
        """The ASGI application."""
        metrics = Metrics(self.timings, self._numbers)
        token = self.settings.metrics_token
        doorman = Doorman(self.hub, self.tokens, self.passwords, self.ids.next)
        ports = http.HttpPorts(
            health=self.health.report,
            is_ready=self.health.is_ready,
            metrics=metrics.page,
            metrics_token=token.get_secret_value() if token else None,
            sign_in_wait=self._sign_in_wait,
            static=STATIC,
        )
        return http.build(ports, (routes.router(doorman), webhooks.router(self.till.stores)))

    def _sign_in_wait(self, address: str) -> float:
        limits = self.gateway.limits
        return limits.strangers.take(("sign-in", address)) if limits is not None else 0.0

    async def _load(self, account_id: int) -> Actor:
        started = time.perf_counter()
        loaded = await self.loader.load(account_id)
        self.timings.observe("load", time.perf_counter() - started)
        return self.hub.admit(loaded.state, loaded.letters)

    async def _reload(self, account_id: int) -> OwnerState:
        loaded = await self.loader.load(account_id)
        actor = self.cache.peek(account_id)
        if actor is not None:
            for number, body in loaded.letters:
                self.hub.bring(actor, number, body)
        return loaded.state

    async def _keep_house(self) -> None:
        while True:
            await asyncio.sleep(CLOCK_CHECK_SECONDS)
            self.clock.compare()
            self.cache.trim()

    def _vital(self) -> Vital:
        return Vital(
            sockets=len(self.gateway.sockets),
            players=len(self.cache),
            tick_lateness_seconds=self.pacer.lateness_seconds,
            commit_backlog=self.committer.backlog,
            commit_backlog_limit=self.settings.commit_backlog,
            commits_available=self.committer.available,
            draining=self.gateway.is_draining,
        )

    def _numbers(self) -> Numbers:
        return Numbers(
            gauges={
                "sockets": len(self.gateway.sockets),
                "players_loaded": len(self.cache),
                "players_unpinned": self.cache.unpinned,
                "commit_backlog": self.committer.backlog,
                "tick_waiting": len(self.pacer),
                "tick_lateness_seconds": self.pacer.lateness_seconds,
                "database_available": float(self.committer.available),
                **self.bookkeeper.gauges(),
            },
            counters={
                "cache_hits": self.cache.hits,
                "cache_misses": self.cache.misses,
                "cache_evictions": self.cache.evictions,
                **self.till.counts(),
                "cpu_seconds": time.process_time(),
                **(self.endpoint.counts() if self.endpoint is not None else {}),
            },
            refusals=self.gateway.refusals,
            closes=self.gateway.closes,
        )


def _endpoint(settings: Settings) -> Endpoint | None:
    if not settings.dialogue_url:
        return None
    from ws.features.conversation.endpoint import (
        Endpoint,  # an HTTP client; few servers need it, all would wait for it
    )

    key = settings.dialogue_key
    return Endpoint(
        settings.dialogue_url, settings.dialogue_model, key.get_secret_value() if key else "", time.monotonic
    )


def _limits(settings: Settings) -> RateLimits | None:
    if settings.rate_limits == "off":
        return None
    return RateLimits(
        accounts=Buckets(settings.requests_burst, settings.requests_per_second, time.monotonic),
        strangers=Buckets(settings.address_burst, settings.address_per_second, time.monotonic),
        connections=Buckets(settings.address_burst, settings.address_per_second, time.monotonic),
        types=Windows(time.monotonic),
    )
