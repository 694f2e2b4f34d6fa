"""Catalogues: filled once, changed with the content, never emptied, by however many processes."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Annotated, ClassVar

import msgspec
import pytest
from sqlalchemy import MetaData, create_engine

from tests.conftest import BOTH
from tests.support.database import empty_mysql, execute, rows, sqlite_url
from ws.cataloguing import Cataloguer
from ws.content import loader
from ws.engine.rulebook import Rulebook
from ws.features.roster import ROSTER
from ws.kernel.catalogues import Definition, given
from ws.kernel.errors import Unavailable
from ws.store.catalogue_tables import add_tables
from ws.store.catalogues import Catalogues, Filled
from ws.store.database import Database, parse_url


class Ship(Definition, frozen=True, gc=False, kw_only=True):
    TABLE: ClassVar[str] = "ships"

    name: Annotated[str, msgspec.Meta(max_length=40)]
    price_cents: int = 0
    speed: float = 1.5
    is_fast: bool = False
    harbour: Annotated[str, msgspec.Meta(max_length=40)] | None = None
    crew: tuple[str, ...] = ()


class Harbour(Definition, frozen=True, gc=False, kw_only=True):
    TABLE: ClassVar[str] = "harbours"


ARGO = Ship(id="argo", name="Argo Ελλάς ☃", price_cents=5_000_000_000, is_fast=True, crew=("Jason", "O'Neill \\"))
BEAGLE = Ship(id="beagle", name="Beagle", harbour="Plymouth")
EMPTY: list[Definition] = []


def metadata() -> MetaData:
    made = MetaData()
    add_tables(made, [Ship, Harbour])
    return made


@pytest.fixture(params=BOTH)
def port(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database with the tables of these catalogues alone."""
    if request.param == "sqlite":
        address = sqlite_url(tmp_path / "port.db")
        _create(address)
        yield address
        return
    with empty_mysql() as address:
        _create(address)
        yield address


def _create(address: str) -> None:
    url = parse_url(address)
    engine = create_engine(url.set(drivername="sqlite" if url.get_backend_name() == "sqlite" else "mysql+pymysql"))
    metadata().create_all(engine)
    engine.dispose()


@asynccontextmanager
async def opened(address: str) -> AsyncIterator[Catalogues]:
    database = Database(address, 10.0)
    try:
        yield Catalogues(database, metadata())
    finally:
        await database.close()


async def test_columns_hold_what_is_defined(port: str) -> None:
    async with opened(port) as catalogues:
        assert await catalogues.fill({Ship: [ARGO, BEAGLE], Harbour: EMPTY}, 100) == Filled(added=2)
    columns = "id, name, price_cents, speed, is_fast, harbour, crew, added_at, changed_at, retired_at"
    assert await rows(port, f"SELECT {columns} FROM ships ORDER BY id") == [
        ("argo", ARGO.name, 5_000_000_000, 1.5, 1, None, '["Jason","O\'Neill \\\\"]', 100, 100, None),
        ("beagle", "Beagle", 0, 1.5, 0, "Plymouth", "[]", 100, 100, None),
    ]


async def test_what_is_the_same_is_not_written_again(port: str) -> None:
    async with opened(port) as catalogues:
        await catalogues.fill({Ship: [ARGO]}, 100)
        assert await catalogues.fill({Ship: [ARGO]}, 200) == Filled()
    assert await rows(port, "SELECT table_name, filled_at FROM catalogues") == [("ships", 100)]


async def test_new_changed_gone_and_back(port: str) -> None:
    async with opened(port) as catalogues:
        await catalogues.fill({Ship: [ARGO, BEAGLE]}, 100)
        dearer = msgspec.structs.replace(ARGO, price_cents=1)
        cutty = Ship(id="cutty_sark", name="Cutty Sark")
        done = await catalogues.fill({Ship: [dearer, cutty]}, 200)
        assert done == Filled(added=1, changed=1, retired=1)
        looked = "SELECT id, price_cents, added_at, changed_at, retired_at FROM ships ORDER BY id"
        assert await rows(port, looked) == [
            ("argo", 1, 100, 200, None),
            ("beagle", 0, 100, 100, 200),
            ("cutty_sark", 0, 200, 200, None),
        ]
        assert await catalogues.fill({Ship: [dearer, cutty, BEAGLE]}, 300) == Filled(changed=1)
        assert await rows(port, "SELECT retired_at, changed_at FROM ships WHERE id = 'beagle'") == [(None, 300)]
        assert await catalogues.fill({Ship: EMPTY}, 400) == Filled(retired=3)


async def test_a_retired_row_keeps_the_day_it_went(port: str) -> None:
    async with opened(port) as catalogues:
        await catalogues.fill({Ship: [ARGO, BEAGLE]}, 100)
        await catalogues.fill({Ship: [ARGO]}, 200)
        await catalogues.fill({Ship: EMPTY}, 300)
    assert await rows(port, "SELECT id, retired_at FROM ships ORDER BY id") == [("argo", 300), ("beagle", 200)]


async def test_a_table_that_was_emptied_is_filled_again(port: str) -> None:
    async with opened(port) as catalogues:
        await catalogues.fill({Ship: [ARGO, BEAGLE]}, 100)
        await execute(port, "DELETE FROM ships")
        assert await catalogues.fill({Ship: [ARGO, BEAGLE]}, 200) == Filled(added=2)


async def test_starts_at_once_write_once(port: str) -> None:
    ships: list[Definition] = [Ship(id=f"ship_{number}", name=f"Ship {number}") for number in range(60)]
    async with opened(port) as one, opened(port) as other, opened(port) as third:
        defined = {Ship: ships, Harbour: [Harbour(id="hull")]}
        done = await asyncio.gather(*(each.fill(defined, 100) for each in (one, other, third)))
        assert sorted(each.added for each in done) == [0, 0, 61]
        older = await asyncio.gather(one.fill({Ship: ships[:30]}, 200), other.fill({Ship: ships[30:]}, 200))
        assert all(each.is_any for each in older)
    [[living]] = await rows(port, "SELECT COUNT(*) FROM ships WHERE retired_at IS NULL")
    assert living == 30, "the one that came last is whole, not mixed with the other"


async def test_two_of_one_id_are_refused(port: str) -> None:
    async with opened(port) as catalogues:
        with pytest.raises(ValueError, match="'argo' is there twice"):
            await catalogues.fill({Ship: [ARGO, ARGO]}, 100)


async def test_a_failure_leaves_everything_as_it_was(port: str) -> None:
    async with opened(port) as catalogues:
        await catalogues.fill({Harbour: [Harbour(id="hull")], Ship: [ARGO]}, 100)
        await execute(port, "ALTER TABLE ships RENAME TO sunk")
        wanted = {Harbour: [Harbour(id="hull"), Harbour(id="leith")], Ship: [ARGO, BEAGLE]}
        with pytest.raises(Unavailable):
            await catalogues.fill(wanted, 200)
        assert await rows(port, "SELECT id FROM harbours") == [("hull",)]
        await execute(port, "ALTER TABLE sunk RENAME TO ships")
        assert await catalogues.fill(wanted, 300) == Filled(added=2)


async def test_a_server_tries_again_until_it_is_done(port: str) -> None:
    await execute(port, "ALTER TABLE ships RENAME TO sunk")
    database = Database(port)
    cataloguer = Cataloguer(database, metadata(), lambda: 500, again_seconds=0.01)
    await cataloguer.fill({Ship: [ARGO]})
    trying = asyncio.create_task(cataloguer.run())
    await execute(port, "ALTER TABLE sunk RENAME TO ships")
    async with asyncio.timeout(20):
        await trying
    assert await rows(port, "SELECT id, added_at FROM ships") == [("argo", 500)]
    await database.close()


class Shapeless(Definition, frozen=True, gc=False, kw_only=True):
    TABLE: ClassVar[str] = "shapeless"

    words: str


class Dated(Definition, frozen=True, gc=False, kw_only=True):
    TABLE: ClassVar[str] = "dated"

    retired_at: int


@pytest.mark.parametrize("definition", [Shapeless, Dated])
def test_a_column_that_can_not_be_stops_the_start(definition: type[Definition]) -> None:
    with pytest.raises(TypeError, match=definition.__name__):
        add_tables(MetaData(), [definition])


class Sail(msgspec.Struct, frozen=True):
    area: int = 0
    colours: tuple[str, ...] = ()


class Rig(msgspec.Struct, frozen=True):
    name: str
    masts: int = 1
    sails: tuple[Sail, ...] = ()
    flag: Sail = msgspec.field(default_factory=Sail)


def test_only_what_is_said_is_kept() -> None:
    assert given(Rig("brig")) == {"name": "brig"}
    assert given(Rig("brig", masts=2, sails=(Sail(9), Sail()), flag=Sail(colours=("red",)))) == {
        "name": "brig",
        "masts": 2,
        "sails": [{"area": 9}, {}],
        "flag": {"colours": ["red"]},
    }


def test_the_content_of_the_game_fits_its_columns() -> None:
    """SQLite would not say; MySQL would refuse the whole filling."""
    book = Rulebook(ROSTER)
    made = MetaData()
    add_tables(made, book.definitions)
    for definition, entries in book.defined(loader.load()).items():
        table = made.tables[definition.TABLE]
        for entry in entries:
            for name in definition.__struct_fields__:
                value, length = getattr(entry, name), getattr(table.c[name].type, "length", None)
                if length is not None and value is not None:
                    assert len(value) <= length, (entry.id, name)
                elif not isinstance(value, int | float | None):
                    assert len(msgspec.json.encode(value)) < 65_536, (entry.id, name)
