"""How many lives the calibration takes."""

from __future__ import annotations

from pathlib import Path

import pytest

LONG_TIMEOUT_SECONDS = 3600


def pytest_addoption(parser: pytest.Parser) -> None:
    """`pytest tests/calibration --lives 10000`."""
    try:
        parser.addoption("--lives", type=int, default=300, help="lives the calibration takes")
    except ValueError:
        return  # another folder's conftest has defined it


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Many lives get the time they need."""
    if config.getoption("--lives", default=300) <= 300:
        return
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.timeout(LONG_TIMEOUT_SECONDS), append=False)


@pytest.fixture(scope="session")
def lives(request: pytest.FixtureRequest) -> int:
    """How many lives, of both sexes together."""
    return int(request.config.getoption("--lives", default=300))
