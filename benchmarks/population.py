"""Players by the thousand: a few dozen lives are really lived, then cloned under new accounts.

Every clone has rows in every table a real player has, and a seed of its own, so that its future
is its own. They go into the database through the store's own writer, in large batches.
"""

from __future__ import annotations

import asyncio
import hashlib
import time
from collections.abc import Iterator, Sequence
from itertools import count
from typing import Final

import msgspec
from msgspec.structs import replace

from benchmarks.bench import SECRET, Bench, Row, bulk
from benchmarks.report import say
from ws import settings
from ws.engine import advance as advancing
from ws.engine import closing
from ws.engine.records import Life, LifeClock
from ws.engine.turn import Turn, World
from ws.features.accounts.api import AccountOpened
from ws.features.accounts.records import LoginSession, User
from ws.features.accounts.tokens import Tokens
from ws.features.birth.handlers import start_life
from ws.features.birth.messages import StartLife
from ws.features.vitals.records import Vitals
from ws.kernel.player import Player
from ws.kernel.records import Owner, R, Record, encode_body
from ws.kernel.state import OwnerState
from ws.migrate import migrate
from ws.recorded import run, sandbox_world
from ws.store import schema
from ws.store.schema import columns_of

SESSION: Final = "bench"
YEARS_AHEAD_MS: Final = 365 * 86_400_000
FIRST_ACCOUNT: Final = 1_000_000
LIVES_FROM: Final = 1 << 40
PLAYERS_A_BATCH: Final = 500
DAY: Final = 1440
POINT: Final = 1_000_000
AGES: Final = (6, 6, 9, 12, 16, 18, 22, 27, 33, 40, 48, 57)
"""Ages of the models, so that a crowd is of all stages."""


class Model(msgspec.Struct, frozen=True):
    """A life that was lived, ready to be cloned."""

    account: dict[tuple[str, str], Record]
    life: dict[tuple[str, str], Record]
    bodies: list[tuple[str, str, int, bytes]]
    """Of the life: kind, key, version, body; the clock is left out, each clone has its own."""
    history: list[Record]
    minute: int


def world(bench: Bench) -> World:
    """The rules and the content, without a database."""
    return sandbox_world(settings.load(var=bench.folder / "var"))


def live(the_world: World, account_id: int, age: int) -> tuple[OwnerState, list[Record]]:
    """A life from birth to an age, lived by the rules alone; with the history rows it wrote."""
    now = int(time.time() * 1000)
    state = OwnerState(account_id, epoch=1)
    turn = Turn(the_world, state, account_id, now)
    turn.put(User(id=account_id, created_at=now, display_name="Guest"))
    turn.put(Player(id=account_id, created_at=now))
    turn.announce(AccountOpened(account_id))
    turn.settle()
    run(start_life(turn, StartLife(country="us")))
    closing.apply(state, [closing.close(turn)])
    birthday = age * the_world.settings.days_per_year * DAY
    history = list(turn.rows)
    if turn.minute < birthday:
        history += _live_on(the_world, state, birthday)
    return state, history


def models(bench: Bench, ages: Sequence[int] = AGES, hours: Sequence[int] = (7, 19)) -> list[Model]:
    """Lives of these ages at these hours of a day (rising) that are still alive; energy 20 to 90."""
    the_world = world(bench)
    made: list[Model] = []
    accounts = count(1)
    for age in ages:
        grown = False
        while not grown:
            state, history = live(the_world, next(accounts), age)
            grown = state.get(Life).ended_minute is None
        born_to = state.get(LifeClock).anchor_minute // DAY * DAY + DAY
        for hour in hours:
            history = [*history, *_live_on(the_world, state, born_to + hour * 60)]
            if state.get(Life).ended_minute is None:
                energy = (20 + 7 * len(made) % 71) * POINT
                state.put("vitals", "", replace(state.get(Vitals), energy=energy))
                made.append(model_of(the_world, state, history))
    return made


def _live_on(the_world: World, state: OwnerState, minute: int) -> list[Record]:
    """Live to a minute, rest there; returns the history rows it wrote."""
    turn = Turn(the_world, state, state.account_id, state.get(LifeClock).anchor_at)
    run(advancing.advance(turn, minute, advancing.PLAYING))
    turn.settle()
    advancing.rest_at(turn, turn.minute, present=False)
    closing.apply(state, [closing.close(turn)])
    return list(turn.rows)


def model_of(the_world: World, state: OwnerState, history: list[Record]) -> Model:
    """The model of a life as it stands."""
    records = the_world.rulebook.records
    account: dict[tuple[str, str], Record] = {}
    life: dict[tuple[str, str], Record] = {}
    for kind, key in state.names():
        owned = life if records[kind].STORED.owner is Owner.LIFE else account
        owned[kind, key] = state.get(records[kind], key)
    bodies = [
        (kind, key, record.STORED.version, encode_body(record))
        for (kind, key), record in life.items()
        if record.STORED.table is None and kind != "clock"
    ]
    clock = state.get(LifeClock)
    return Model(account, life, bodies, history, clock.anchor_minute)


class Clone(msgspec.Struct, frozen=True):
    """A player made from a model."""

    model: Model
    account_id: int
    life_id: int
    now: int
    earlier: int = 0
    """Lives that ended before this one, each as large."""

    def player(self) -> Player:
        """Rich in energy, so that it never runs out of things to do."""
        player = _of(self.model.account, Player)
        return replace(
            player, id=self.account_id, life_id=self.life_id, acknowledged_seq=player.push_seq,
            unlimited_energy_until=self.now + YEARS_AHEAD_MS,
        )  # fmt: skip

    def user(self) -> User:
        """A guest."""
        device = hashlib.sha256(f"bench{self.account_id}".encode()).hexdigest()
        return replace(_of(self.model.account, User), id=self.account_id, device_hash=device)

    def life(self) -> Life:
        """The model's past with a future of its own."""
        seed = hashlib.blake2b(str(self.life_id).encode(), digest_size=16).hexdigest()
        return replace(_of(self.model.life, Life), id=self.life_id, account_id=self.account_id, seed=seed)

    def ended(self) -> Iterator[Life]:
        """The lives before."""
        for number in range(self.earlier):
            yield replace(
                self.life(), id=(self.life_id << 10) + number, number=number + 1, ended_at=self.now,
                ended_minute=self.model.minute, cause="old age",
            )  # fmt: skip

    def clock(self) -> LifeClock:
        """Resting, since now."""
        return replace(_of(self.model.life, LifeClock), anchor_at=self.now, present=False)

    def session(self) -> LoginSession:
        """Signed in."""
        return LoginSession(SESSION, "0" * 64, self.now, self.now + YEARS_AHEAD_MS)

    def history(self) -> Iterator[Record]:
        """What the model's tables of history hold."""
        for record in self.model.history:
            owner = {"account_id": self.account_id, "life_id": self.life_id}
            yield replace(record, **{name: own for name, own in owner.items() if name in record.__struct_fields__})


def clones(made: Sequence[Model], count: int) -> list[Clone]:
    """Players numbered from FIRST_ACCOUNT, of all models in turn."""
    now = int(time.time() * 1000)
    return [Clone(made[n % len(made)], FIRST_ACCOUNT + n, LIVES_FROM + n, now) for n in range(count)]


def token(account_id: int) -> str:
    """An access token of a clone, for a server that runs with the benchmarks' secret."""
    return Tokens(SECRET, lambda: int(time.time() * 1000)).access(account_id, SESSION)


async def settle(bench: Bench, database_url: str, people: Sequence[Clone]) -> None:
    """Migrate an empty database and write the clones into it."""
    started = time.monotonic()
    await asyncio.to_thread(migrate, database_url)
    tables = schema.build(world(bench).rulebook.records.values()).sorted_tables
    order = {table.name: place for place, table in enumerate(tables)}
    await asyncio.to_thread(_write_all, database_url, people, order)
    say(f"{len(people)} players written in {time.monotonic() - started:.1f} s")


def _write_all(database_url: str, people: Sequence[Clone], order: dict[str, int]) -> None:
    with bulk(database_url) as insert:
        for start in range(0, len(people), PLAYERS_A_BATCH):
            rows = _rows(people[start : start + PLAYERS_A_BATCH])
            for (table, columns), values in sorted(rows.items(), key=lambda item: order[item[0][0]]):
                insert(table, columns, values)


def _rows(people: Sequence[Clone]) -> dict[tuple[str, tuple[str, ...]], list[Row]]:
    """(table, columns) to rows."""
    rows: dict[tuple[str, tuple[str, ...]], list[Row]] = {}
    rest = ("kind", "record_key", "version", "body")
    account_state = rows.setdefault(("account_state", ("account_id", *rest)), [])
    life_state = rows.setdefault(("life_state", ("life_id", *rest)), [])
    for clone in people:
        for record in (clone.user(), clone.player(), clone.life(), *clone.history()):
            kind = type(record)
            rows.setdefault((_table_of(kind), columns_of(kind)), []).append(msgspec.structs.astuple(record))
        lives = rows[_table_of(Life), columns_of(Life)]
        for life in clone.ended():
            lives.append(msgspec.structs.astuple(life))
            life_state.extend((life.id, *body) for body in clone.model.bodies)
        session, clock = clone.session(), clone.clock()
        account_state.append((clone.account_id, "login_session", SESSION, 1, encode_body(session)))
        life_state.append((clone.life_id, "clock", "", clock.STORED.version, encode_body(clock)))
        life_state.extend((clone.life_id, *body) for body in clone.model.bodies)
    return rows


def _of(records: dict[tuple[str, str], Record], kind: type[R]) -> R:
    record = records[kind.STORED.kind, ""]
    if not isinstance(record, kind):
        raise TypeError(f"{record!r} is no {kind.__name__}")
    return record


def _table_of(kind: type[Record]) -> str:
    table = kind.STORED.table
    if table is None:
        raise TypeError(f"{kind.__name__} has no table")
    return table.name
