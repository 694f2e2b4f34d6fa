"""The database goes away and comes back, under load.

Proven on MariaDB, frozen (connections stay, nothing answers), stopped in order, and killed:
while it is away every command is answered `unavailable` with `retry_after` within the patience,
/health says unhealthy, and sockets stay open; when it is back play goes on; nothing that was
acknowledged is lost, nothing that was not is half done, and a repeat acts once.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from .databases import Place
from .mariadb import PrivateMariadb
from .outage import MARGIN_SECONDS, PATIENCE_SECONDS, Lived, Outage, live_through
from .server import Server
from .witness import Witness

WITNESSES = 12
AWAY_SECONDS, AWAY_SECONDS_LONG = 6.0, 30.0
BACK_SECONDS = 8.0


@pytest.mark.mysql
@pytest.mark.parametrize("how", ["frozen", "stopped", "killed"])
async def test_database_away_and_back(
    private_mariadb: PrivateMariadb, private_place: Place, serving: Callable[..., Server], long_form: bool, how: str
) -> None:
    """See the module."""
    server = serving(private_place.url, GAME_MINUTES_PER_SECOND=5, BAOLIFE_DATABASE_PATIENCE_SECONDS=PATIENCE_SECONDS)
    ways = {
        "frozen": (private_mariadb.freeze, private_mariadb.thaw),
        "stopped": (private_mariadb.stop, private_mariadb.start),
        "killed": (private_mariadb.kill, private_mariadb.start),
    }
    outage = Outage(*ways[how], seconds=AWAY_SECONDS_LONG if long_form else AWAY_SECONDS)
    witnesses = [Witness(server.url, number) for number in range(WITNESSES)]
    lived = await live_through(server, private_place, witnesses, outage)
    _tell(how, lived)
    assert lived.slowest_seconds <= PATIENCE_SECONDS + MARGIN_SECONDS
    assert lived.back_seconds <= BACK_SECONDS
    assert set(lived.cuts) <= {1012}, "only those whose command hung in COMMIT may be asked to reconnect"
    assert lived.unavailable >= WITNESSES


def _tell(how: str, lived: Lived) -> None:
    print(f"\n{how}: {lived}")
