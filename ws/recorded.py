"""Recorded lives: a seed and dated choices are enough to live a life again, bit for bit."""

from __future__ import annotations

import hashlib
from collections.abc import Generator
from typing import Final, TypeVar

import msgspec

from ws.content import loader
from ws.engine import advance as advancing
from ws.engine import closing
from ws.engine.records import Life, LifeClock
from ws.engine.rulebook import Rulebook
from ws.engine.turn import GameSettings, Turn, World
from ws.features.accounts.records import User
from ws.features.birth.api import be_born
from ws.features.legacy.api import begin_again
from ws.features.legacy.records import Origin
from ws.features.roster import ROSTER
from ws.kernel.errors import SettingsError
from ws.kernel.player import Player
from ws.kernel.records import encode_body, key_of
from ws.kernel.state import OwnerState, Reader
from ws.settings import Settings
from ws.store import schema
from ws.store.database import Database
from ws.store.load import read_life

T = TypeVar("T")

FORMAT: Final = 1


class RecordedChoice(msgspec.Struct, frozen=True):
    """A choice and when it was made."""

    minute: int
    deed: msgspec.Raw


class RecordedLife(msgspec.Struct, frozen=True):
    """The whole recipe of a life."""

    format: int
    life: Life
    choices: tuple[RecordedChoice, ...]
    minute: int
    """How far it had been lived when it was recorded."""
    hash: str
    """Of the life at that minute."""
    origin: Origin | None = None
    """How it began, when it follows another life."""


class Replayed(msgspec.Struct, frozen=True):
    """What a replay came to."""

    minute: int
    moments: int
    choices: int
    recorded_hash: str
    replayed_hash: str


def hash_of(book: Rulebook, reader: Reader) -> str:
    """SHA-256 over every simulated record of the active life, in one order."""
    digest = hashlib.sha256()
    for name in sorted(book.life_kinds):
        kind = book.records[name]
        stored = kind.STORED
        if not stored.simulated or stored.table is not None:
            continue
        for record in reader.all(kind):
            digest.update(f"{name}\x1f{key_of(record)}\x1f".encode())
            digest.update(encode_body(record) + b"\x1e")
    return digest.hexdigest()


async def export(settings: Settings, life_id: int) -> bytes:
    """A life of the database as JSON. Raises SettingsError when there is no such life."""
    book = Rulebook(ROSTER)
    metadata = schema.build(book.records.values(), book.definitions)
    database = Database(settings.database_url)
    try:
        found = await read_life(database, metadata, Life, life_id)
    finally:
        await database.close()
    if found is None:
        raise SettingsError(f"there is no life {life_id} in this database")
    state, choices = found
    life = state.get(Life)
    clock = state.get(LifeClock)
    minute = life.ended_minute if life.ended_minute is not None else clock.anchor_minute
    recorded = RecordedLife(
        format=FORMAT,
        life=life,
        choices=tuple(RecordedChoice(at, msgspec.Raw(body)) for at, body in choices),
        minute=max([minute, *(at for at, _ in choices)]),
        hash=hash_of(book, state),
        origin=state.find(Origin),
    )
    return msgspec.json.format(msgspec.json.encode(recorded))


def replay(settings: Settings, body: bytes) -> Replayed:
    """Live it again: every choice at its minute, then on to where the recording ends."""
    try:
        recorded = msgspec.json.decode(body, type=RecordedLife)
    except msgspec.DecodeError as error:
        raise SettingsError(f"this is not a recorded life: {error}") from error
    if recorded.format != FORMAT:
        raise SettingsError(f"the recording is of format {recorded.format}; this server reads {FORMAT}")
    world = sandbox_world(settings)
    state = OwnerState(recorded.life.account_id, epoch=1)
    turn = sandbox_turn(world, state)
    life = msgspec.structs.replace(recorded.life, ended_at=None, ended_minute=None, cause="")
    if recorded.origin is None:
        run(be_born(turn, life, _clock(0)))
    else:
        run(begin_again(turn, life, _clock(recorded.origin.begins_minute), recorded.origin))
    decoder = world.rulebook.deed_decoder
    moments = 0
    for choice in recorded.choices:
        moments += run(advancing.advance(turn, choice.minute, advancing.PLAYING)).moments
        if decoder is None:
            raise SettingsError("this server knows no choices")
        turn.perform(decoder.decode(choice.deed))
        turn.settle()
        turn.put_agenda()
    moments += run(advancing.advance(turn, recorded.minute, advancing.PLAYING)).moments
    closed = closing.close(turn)
    closing.apply(state, [closed])
    return Replayed(
        minute=turn.minute,
        moments=moments,
        choices=len(recorded.choices),
        recorded_hash=recorded.hash,
        replayed_hash=hash_of(world.rulebook, state),
    )


def sandbox_world(settings: Settings) -> World:
    """A world without a database, for replays and simulations."""
    numbers = iter(range(1, 1 << 62))
    return World(
        rulebook=Rulebook(ROSTER),
        content=loader.load(cache=settings.var / "cache"),
        settings=GameSettings(settings.minutes_per_second, settings.days_per_year, settings.offline_game_days),
        new_id=lambda: next(numbers),
        entropy=lambda count: hashlib.sha256(str(next(numbers)).encode()).digest()[:count],
    )


def sandbox_turn(world: World, state: OwnerState, at: int = 0) -> Turn:
    """A first turn of an account that exists nowhere else."""
    turn = Turn(world, state, state.account_id, at)
    open_account(turn)
    return turn


def open_account(turn: Turn) -> None:
    """Give a turn an account that exists nowhere else."""
    turn.put(User(id=turn.account_id, created_at=turn.at, display_name="Replay"))
    turn.put(Player(id=turn.account_id, created_at=turn.at))


def run(steps: Generator[None, None, T]) -> T:
    """Run a stepwise computation to its end."""
    while True:
        try:
            next(steps)
        except StopIteration as stop:
            result: T = stop.value
            return result


def _clock(minute: int) -> LifeClock:
    return LifeClock(anchor_at=0, anchor_minute=minute, minutes_per_second=1.0, present=True)
