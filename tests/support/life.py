"""Lives without a server: born from a numbered seed, moved by hand, committed in memory."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from tempfile import gettempdir

from ws import recorded
from ws.engine import advance as advancing
from ws.engine import closing
from ws.engine.advance import Advanced
from ws.engine.feature import Deed
from ws.engine.records import Agenda, Life, LifeClock
from ws.engine.turn import Turn, World
from ws.features.birth.api import be_born
from ws.features.events.records import OpenQuestion
from ws.kernel.messages import MessageEvent, Push
from ws.kernel.records import decode_body, encode_body
from ws.kernel.state import OwnerState, packed
from ws.settings import Settings

ACCOUNT = 7
DATED = tuple[int, Deed]


@cache
def world(days_per_year: int = 12) -> World:
    """The rules and the content, without a database."""
    return recorded.sandbox_world(Settings(var=Path(gettempdir()) / "baolife-tests", DAYS_PER_YEAR=days_per_year))


def seed_of(number: int) -> str:
    """A life seed, the same one for the same number."""
    return hashlib.sha256(f"test life {number}".encode()).hexdigest()[:32]


class SandboxLife:
    """One life. Every advance and every choice is a turn of its own, closed and applied."""

    def __init__(self, number: int, days_per_year: int = 12, **changes: object) -> None:
        self.world = world(days_per_year)
        self.state = OwnerState(ACCOUNT, epoch=1)
        self.told: list[Push] = []
        self.minute = 0
        traits: dict[str, object] = {
            "id": 1,
            "account_id": ACCOUNT,
            "number": 1,
            "seed": seed_of(number),
            "first_name": "Ada",
            "last_name": "Lovelace",
            "sex": "female",
            "country": next(iter(self.world.content.countries)),
            "birth_year": 2026,
            "birth_month": 3,
            "days_per_year": days_per_year,
            "born_at": 0,
            **changes,
        }
        turn = recorded.sandbox_turn(self.world, self.state)
        life = Life(**traits)  # type: ignore[arg-type]  # as above
        began = recorded.run(be_born(turn, life, LifeClock(0, 0, 1.0, present=True)))
        advancing.rest_at(turn, began.minute, present=True)
        self.commit(turn, began.minute)

    # Moving

    def turn(self) -> Turn:
        """A turn at the life's minute."""
        turn = Turn(self.world, self.state, ACCOUNT, at=self.minute * 1000)
        turn.minute = self.minute
        return turn

    def commit(self, turn: Turn, minute: int) -> None:
        """Close a turn and make it the state."""
        closed = closing.close(turn)
        closing.apply(self.state, [closed])
        self.told.extend(turn.pushes)
        self.minute = minute

    def advance(self, target: int, stops: frozenset[str] = advancing.PLAYING) -> Advanced:
        """Live on to a minute, or to what stops it."""
        turn = self.turn()
        advanced = recorded.run(advancing.advance(turn, target, stops))
        advancing.rest_at(turn, advanced.minute, present=True)
        self.commit(turn, advanced.minute)
        return advanced

    def perform(self, deed: Deed) -> object:
        """Make a choice now. What the rules refuse, they raise."""
        turn = self.turn()
        result = turn.perform(deed)
        self.commit(turn, self.minute)
        return result

    def live_to_age(self, age: int) -> None:
        """Live on as somebody who never answers anything."""
        self.advance(age * self.life.days_per_year * 1440)

    def store_and_load(self) -> None:
        """Every record through its bytes, as if the process had been restarted."""
        for kind, key in list(self.state.names()):
            declared = self.world.rulebook.records[kind]
            body = encode_body(self.state.get(declared, key))
            assert decode_body(declared, body, declared.STORED.version) == self.state.get(declared, key)
            if declared.STORED.table is None:
                self.state.put(kind, key, packed(body, declared.STORED.version))

    def copy(self) -> SandboxLife:
        """Another life that stands where this one stands; records are frozen, so they are shared."""
        twin = object.__new__(SandboxLife)
        twin.world, twin.minute, twin.told = self.world, self.minute, list(self.told)
        twin.state = OwnerState(ACCOUNT, epoch=1)
        twin.state.take_over(self.state)
        return twin

    # Looking

    @property
    def life(self) -> Life:
        return self.state.get(Life)

    @property
    def is_over(self) -> bool:
        return self.state.get(Agenda).over

    @property
    def question(self) -> OpenQuestion | None:
        return self.state.find(OpenQuestion)

    @property
    def hash(self) -> str:
        return recorded.hash_of(self.world.rulebook, self.state)

    def next_moment(self) -> int | None:
        """The minute of the next planned moment."""
        moments = self.state.get(Agenda).moments
        return moments[0][0] if moments else None

    def messages(self, *kinds: str) -> list[MessageEvent]:
        """What was told, of these kinds."""
        return [p for p in self.told if isinstance(p, MessageEvent) and (not kinds or p.kind in kinds)]


def lives(count: int, days_per_year: int = 12) -> Iterable[SandboxLife]:
    """Different lives, always the same ones."""
    return (SandboxLife(number, days_per_year) for number in range(count))
