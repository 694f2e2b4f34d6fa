"""A server with a fake store."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from tests.support.fake_store import FakeStore, LocalStore, serving
from tests.support.server import Running, running, settings
from ws.settings import Settings


@pytest.fixture
def store() -> Iterator[FakeStore]:
    with serving(FakeStore()) as made:
        yield made


@pytest.fixture
async def selling(house: Settings, store: FakeStore) -> AsyncIterator[Running]:
    """On SQLite."""
    async with running(house, providers={store.name: LocalStore(store.name, store.url)}) as made:
        yield made


@pytest.fixture
async def any_selling(database_url: str, house_var: Path, store: FakeStore) -> AsyncIterator[Running]:
    """On SQLite, and once more on MySQL."""
    chosen = settings(database_url, house_var)
    async with running(chosen, providers={store.name: LocalStore(store.name, store.url)}) as made:
        yield made
