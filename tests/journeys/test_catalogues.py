"""A server that starts fills the tables of what ships with the game, and the next one finds them full."""

from __future__ import annotations

import json

from tests.support.database import execute, rows
from tests.support.server import running
from ws.features.dates.definitions import activities, venues
from ws.features.events.definitions import relationship_events
from ws.settings import Settings


async def test_whoever_asks_the_database_finds_what_the_content_says(house: Settings) -> None:
    address = house.database_url
    async with running(house) as server:
        expected = {row.id: row for row in relationship_events(server.app.content)}
        assert expected
        found = await rows(address, "SELECT id, title, is_question, requires, choices FROM relationship_events")
        assert {str(row[0]) for row in found} == set(expected)
        for id_, title, is_question, requires, choices in found:
            row = expected[str(id_)]
            assert (title, bool(is_question)) == (row.title, row.is_question)
            assert json.loads(str(requires)) == row.requires
            assert len(json.loads(str(choices))) == len(row.choices)
        some = min(expected)
        held = await rows(address, "SELECT id, name, cost_cents, months FROM date_venues")
        told = [(one.id, one.name, one.cost_cents, list(one.months)) for one in venues(server.app.content)]
        assert sorted((*row[:3], json.loads(str(row[3]))) for row in held) == sorted(told)
        served = {one.id: list(one.venues) for one in activities(server.app.content)}
        held = await rows(address, "SELECT id, venues FROM date_activities")
        assert {row[0]: json.loads(str(row[1])) for row in held} == served
    await execute(address, f"UPDATE relationship_events SET title = 'By hand' WHERE id = '{some}'")
    async with running(house):
        assert await rows(address, f"SELECT title FROM relationship_events WHERE id = '{some}'") == [("By hand",)]
    await execute(address, "UPDATE catalogues SET digest = 'of an older content'")
    await execute(address, f"UPDATE relationship_events SET digest = 'of an older content' WHERE id = '{some}'")
    async with running(house):
        found = await rows(address, f"SELECT title, retired_at FROM relationship_events WHERE id = '{some}'")
        assert found == [(expected[some].title, None)]
