"""Fills the tables of what ships with the game when a server starts; tries again when the database would not."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from typing import Final

import structlog
from sqlalchemy import MetaData

from ws.kernel.catalogues import Definition
from ws.kernel.errors import Unavailable
from ws.store.catalogues import Catalogues
from ws.store.database import Database

log = structlog.get_logger("cataloguing")

AGAIN_SECONDS: Final = 30.0
"""Between two tries."""

Defined = Mapping[type[Definition], Sequence[Definition]]


class Cataloguer:
    """Nothing of the game reads these tables, so a server that can not fill them plays all the same."""

    def __init__(
        self,
        database: Database,
        metadata: MetaData,
        now_ms: Callable[[], int],
        again_seconds: float = AGAIN_SECONDS,
    ) -> None:
        self._catalogues = Catalogues(database, metadata)
        self._now_ms = now_ms
        self._again_seconds = again_seconds
        self._owed: Defined | None = None
        """What could not be written yet."""

    async def fill(self, defined: Defined) -> None:
        """Try once; what fails is left to `run`."""
        self._owed = defined
        try:
            filled = await self._catalogues.fill(defined, self._now_ms())
        except Unavailable as error:
            log.warning(
                "the catalogues could not be filled; it will be tried again", error=repr(error.__cause__)[:200]
            )
            return
        self._owed = None
        if filled.is_any:
            log.info("catalogues filled", added=filled.added, changed=filled.changed, retired=filled.retired)

    async def run(self) -> None:
        """Try until everything is written."""
        while self._owed is not None:
            await asyncio.sleep(self._again_seconds)
            await self.fill(self._owed)
