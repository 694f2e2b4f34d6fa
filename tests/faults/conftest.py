"""Options and databases of the fault tests. Nothing here depends on other folders of tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import structlog

from .databases import MysqlPlace, Place, SqlitePlace, mysql_address, mysql_problem
from .mariadb import PrivateMariadb, mariadb_problem
from .server import Server

LONG_TIMEOUT_SECONDS = 1800


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--long`: the form that `make faults` runs."""
    try:
        parser.addoption("--long", action="store_true", default=False, help="run the long form of the fault tests")
    except ValueError:
        return  # another folder's conftest has defined it


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The long form gets the time it needs."""
    if not config.getoption("--long", default=False):
        return
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.timeout(LONG_TIMEOUT_SECONDS), append=False)


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
    """What the code under test logs in this process is expected here, and costly to print."""
    with structlog.testing.capture_logs():
        yield


@pytest.fixture(scope="session")
def long_form(request: pytest.FixtureRequest) -> bool:
    """Whether the long form was asked for."""
    return bool(request.config.getoption("--long", default=False))


@pytest.fixture
def sqlite_place(tmp_path: Path) -> SqlitePlace:
    """A fresh, migrated SQLite database."""
    return SqlitePlace.make(tmp_path / "faults.db")


@pytest.fixture(scope="session")
def _mysql_home() -> Iterator[MysqlPlace]:
    """One migrated MySQL database of this test process."""
    problem = mysql_problem()
    if problem is not None:
        problem.stop()
    place = MysqlPlace.make(mysql_address())
    yield place
    place.drop()


@pytest.fixture
def mysql_place(_mysql_home: MysqlPlace) -> MysqlPlace:
    """An empty, migrated MySQL database; skips (or fails, when CI insists) without a server."""
    _mysql_home.empty()
    return _mysql_home


@pytest.fixture
def private_mariadb(tmp_path: Path) -> Iterator[PrivateMariadb]:
    """A MariaDB server of this test alone."""
    problem = mariadb_problem()
    if problem is not None:
        problem.stop()
    server = PrivateMariadb(tmp_path)
    server.install()
    server.start()
    yield server
    server.kill()


@pytest.fixture
def private_place(private_mariadb: PrivateMariadb) -> Place:
    """A migrated database on it."""
    return MysqlPlace.make(private_mariadb.address)


@pytest.fixture(params=["sqlite", pytest.param("mysql", marks=pytest.mark.mysql)])
def place(request: pytest.FixtureRequest) -> Place:
    """A fresh database, of each kind in turn."""
    found: Place = request.getfixturevalue(f"{request.param}_place")
    return found


@pytest.fixture
def serving(tmp_path: Path) -> Iterator[Callable[..., Server]]:
    """Starts servers (`serving(url, program, **settings)`) and ends those that are left."""
    started: list[Server] = []

    def start(database_url: str, *program: str, **settings: str | float) -> Server:
        server = Server(database_url, tmp_path / f"server-{len(started)}", program, **settings)
        started.append(server)
        server.start()
        return server

    yield start
    for server in started:
        server.kill()
