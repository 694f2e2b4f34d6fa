"""Adds up the ledger of a running server now and then: what is held must be what was minted and not burned."""

from __future__ import annotations

import asyncio
from typing import Final

import structlog

from ws.features.wallet import books
from ws.kernel.errors import Unavailable
from ws.store.database import Database

log = structlog.get_logger("bookkeeping")

BOOKS_SECONDS: Final = 600.0
"""Between two sums of the ledger; each reads it whole."""


class Bookkeeper:
    """See the module."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._held: books.Books | None = None
        """The ledger as last added up; None until then."""

    async def run(self) -> None:
        """Add up at once, and again and again. Never ends by itself."""
        while True:
            try:
                self._held = await books.totals(self._database)
            except Unavailable as error:
                log.warning("the ledger could not be added up; it will be tried again", error=str(error))
            else:
                if difference := self._held.diamonds.difference:
                    log.error("diamonds held and moved differ", difference=difference)
            await asyncio.sleep(BOOKS_SECONDS)

    def gauges(self) -> dict[str, float]:
        """The diamonds for /metrics; nothing before they were added up."""
        if self._held is None:
            return {}
        diamonds = self._held.diamonds
        return {
            "diamonds_minted": diamonds.minted,
            "diamonds_burned": diamonds.burned,
            "diamonds_held": diamonds.held,
            "diamonds_owed": diamonds.owed,
            "diamonds_sandbox": diamonds.sandbox,
            "diamonds_unaccounted": diamonds.difference,
        }
