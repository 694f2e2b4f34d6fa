"""One timer flushes all connections, each in its time."""

import asyncio

from ws.gateway.flushing import FlushTimer

WAIT_SECONDS = 0.02


class Connection:
    def __init__(self) -> None:
        self.flushed: list[float] = []
        self.was_flushed = asyncio.Event()

    def flush_due(self, due: float) -> None:
        self.flushed.append(due)
        self.was_flushed.set()


async def test_each_is_flushed_once_and_not_before_its_time() -> None:
    loop = asyncio.get_running_loop()
    timer = FlushTimer(loop, WAIT_SECONDS)
    connections = [Connection() for _ in range(5)]
    dues = []
    for connection in connections:
        dues.append(timer.add(connection))
        await asyncio.sleep(WAIT_SECONDS / 4)
    async with asyncio.timeout(5):
        await connections[-1].was_flushed.wait()
    assert loop.time() >= dues[-1]
    assert [c.flushed for c in connections] == [[due] for due in dues]
    assert dues == sorted(dues)


async def test_it_rests_while_nothing_waits_and_starts_again() -> None:
    loop = asyncio.get_running_loop()
    timer = FlushTimer(loop, WAIT_SECONDS)
    connection = Connection()
    async with asyncio.timeout(5):
        for _ in range(2):
            due = timer.add(connection)
            await connection.was_flushed.wait()
            connection.was_flushed.clear()
            assert connection.flushed[-1] == due
