"""From units to SQL: order, slices, and that no value can leave its literal."""

from __future__ import annotations

import pymysql
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.support.database import mysql_connection
from tests.support.store import METADATA, creation, kept, letter, life_of, put, spending, unit_for
from ws.features.money.records import Money
from ws.kernel.commit import CommitUnit
from ws.kernel.player import Player
from ws.store.batch import BatchBuilder, Delete, Insert, Statement, Update, Upsert, in_slices
from ws.store.mysql import PACKET_BYTES, literal, packets, sql_of

PLAYER = Player(id=5, created_at=0, diamonds=100)
PLACES = {table.name: place for place, table in enumerate(METADATA.sorted_tables)}


def statements(*units: CommitUnit) -> list[Statement]:
    return BatchBuilder(METADATA).statements(units)


def test_parents_come_before_children() -> None:
    life = life_of(PLAYER)
    unit = creation(5)
    more = unit_for(PLAYER, rows=[life], puts=put(life.id, Money(5)), kept=kept(1), letters=[letter(1, PLAYER)])
    places = [PLACES[statement.table] for statement in statements(more, unit)]
    assert places == sorted(places)


def test_units_share_statements() -> None:
    units = [spending(replace(PLAYER, id=number), 1) for number in range(1, 50)]
    made = statements(*units)
    assert len(made) == len({(statement.table, type(statement)) for statement in made})
    upsert = next(s for s in made if isinstance(s, Upsert) and s.table == "players")
    assert len(upsert.rows) == 49


def test_what_has_a_second_unique_key_is_changed_and_never_written_over() -> None:
    unit = creation(5, email="ada@example.org")
    assert {s.table for s in statements(unit) if isinstance(s, Insert)} >= {"users", "players"}
    unit.creates = False
    users = [s for s in statements(unit) if s.table == "users"]
    assert [type(statement) for statement in users] == [Update]


def test_dropped_pushes_go_before_or_after_but_not_instead_of_new_ones() -> None:
    made = [s for s in statements(unit_for(PLAYER, kept=kept(9), drop_pushes_up_to=4)) if s.table == "outbox"]
    assert sorted(type(statement).__name__ for statement in made) == ["Delete", "Insert"]
    delete = next(s for s in made if isinstance(s, Delete))
    assert (delete.rows, delete.upper) == ([(5, 4)], "seq")


def test_a_row_with_columns_of_its_own_is_not_taken_away() -> None:
    gone = replace(put(5, PLAYER)[0], record=None)
    with pytest.raises(ValueError, match="not removed"):
        statements(unit_for(PLAYER, puts=[gone]))


@given(st.lists(st.tuples(st.integers()), max_size=50), st.integers(1, 9))
def test_slices_hold_everything_once(rows: list[tuple[int]], size: int) -> None:
    slices = list(in_slices(rows, size))
    assert [row for part in slices for row in part] == rows
    assert all(0 < len(part) <= size for part in slices)


def test_long_statements_are_told_in_pieces() -> None:
    insert = Insert("outbox", ("account_id", "seq"), [(1, n) for n in range(1000)])
    assert len(sql_of(insert)) == 3
    assert sum(sql.count("(1,") for sql in sql_of(insert)) == 1000


def test_an_unknown_type_is_no_literal() -> None:
    with pytest.raises(KeyError):
        literal([1])  # type: ignore[arg-type]  # that is the point


@pytest.mark.mysql
def test_mysql_reads_every_literal_as_it_was_meant(mysql_database: str) -> None:
    with mysql_connection(mysql_database) as connection:
        cursor = connection.cursor()

        @given(st.text(st.characters(codec="utf-8"), max_size=60))
        def texts(value: str) -> None:
            cursor.execute(f"SELECT CAST({literal(value)} AS CHAR CHARACTER SET utf8mb4)")
            assert cursor.fetchall() == ((value,),)

        @given(st.one_of(st.integers(-(2**63), 2**63 - 1), st.binary(max_size=60), st.none()))
        def plain(value: int | bytes | None) -> None:
            connection.query(f"SELECT {literal(value)}")
            found = connection._result.rows  # type: ignore[union-attr]  # as the driver read it
            assert [row[0] for row in found] == [value]

        @given(st.floats(allow_nan=False, allow_infinity=False, width=64))
        def floats(value: float) -> None:
            connection.query(f"SELECT {literal(value)} + 0e0")
            assert connection._result.rows[0][0] == value  # type: ignore[union-attr]  # see above

        texts()
        plain()
        floats()
    assert pymysql.converters.escape_string("'") == "\\'"


@given(
    st.lists(
        st.sampled_from([1, 10, PACKET_BYTES // 3, PACKET_BYTES - 1, PACKET_BYTES, 2 * PACKET_BYTES]), max_size=9
    )
)
def test_statements_travel_together_in_order_and_in_bounds(sizes: list[int]) -> None:
    texts = [*(bytes([97 + number]) * size for number, size in enumerate(sizes)), b"COMMIT"]
    sent = packets(texts)
    assert [text for packet in sent for text in packet.split(b";")] == texts
    assert all(len(packet) <= PACKET_BYTES or b";" not in packet for packet in sent)
    assert sent[-1].endswith(b"COMMIT")
