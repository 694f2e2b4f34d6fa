"""Fixtures all tests share, and what to do when a service is not here."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from pathlib import Path

import pytest
import structlog
import uvloop
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from tests.support import services
from tests.support.database import copy_sqlite, empty_mysql, empty_tables, make_template
from tests.support.server import Running, running, settings
from ws.migrate import migrate
from ws.settings import Settings

hypothesis_settings.register_profile(
    "house",
    deadline=None,
    database=None,
    derandomize=True,
    max_examples=60,
    suppress_health_check=list(HealthCheck),
)
hypothesis_settings.load_profile("house")

BOTH = [pytest.param("sqlite", id="sqlite"), pytest.param("mysql", id="mysql", marks=pytest.mark.mysql)]

structlog.configure(
    processors=[
        structlog.processors.add_log_level,
        structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback),
    ]
)

Loops = Mapping[str, Callable[[], uvloop.Loop]]


def pytest_asyncio_loop_factories(config: pytest.Config, item: pytest.Item) -> Loops:
    """The loop the server runs on."""
    return {"uvloop": uvloop.new_event_loop}


# Services that are not here


def pytest_runtest_setup(item: pytest.Item) -> None:
    for service in services.SERVICES:
        if item.get_closest_marker(service) is not None and (reason := services.missing(service)):
            if services.INSIST:
                pytest.fail(f"BAOLIFE_TEST_INSIST=1 leaves nothing out, but: {reason}", pytrace=False)
            pytest.skip(f"needs {service}: {reason}")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what was left out, and why."""
    reasons: Counter[str] = Counter()
    for report in terminalreporter.stats.get("skipped", []):
        told = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        reasons[re.sub(r"^Skipped: ", "", told)] += 1
    for reason, number in sorted(reasons.items()):
        terminalreporter.write_line(f"left out: {number} test{'s' if number > 1 else ''}: {reason}", yellow=True)
    if not reasons:
        terminalreporter.write_line("Nothing was left out.")


# Databases


@pytest.fixture(scope="session")
def house_var(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`var/` of this worker: compiled content is made once."""
    return tmp_path_factory.mktemp("var")


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_template(tmp_path_factory.mktemp("template") / "migrated.db")


@pytest.fixture(scope="session")
def mysql_database() -> Iterator[str]:
    """One migrated MySQL database of this worker."""
    with empty_mysql() as address:
        migrate(address)
        yield address


@pytest.fixture
def sqlite_database_url(sqlite_template: Path, tmp_path: Path) -> str:
    return copy_sqlite(sqlite_template, tmp_path / "house.db")


@pytest.fixture(params=BOTH)
def database_url(request: pytest.FixtureRequest) -> str:
    """A migrated, empty database: the test runs on SQLite and on MySQL."""
    if request.param == "sqlite":
        return str(request.getfixturevalue("sqlite_database_url"))
    address = str(request.getfixturevalue("mysql_database"))
    empty_tables(address)
    return address


# Servers


@pytest.fixture
def house(sqlite_database_url: str, house_var: Path) -> Settings:
    """Settings of a server on SQLite."""
    return settings(sqlite_database_url, house_var)


@pytest.fixture
async def server(house: Settings) -> AsyncIterator[Running]:
    """A server on SQLite, limits off, one game minute a second."""
    async with running(house) as made:
        yield made


@pytest.fixture
async def any_server(database_url: str, house_var: Path) -> AsyncIterator[Running]:
    """A server on SQLite, and once more on MySQL."""
    async with running(settings(database_url, house_var)) as made:
        yield made
