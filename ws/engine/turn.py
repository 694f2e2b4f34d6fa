"""A turn: one request, or one advance of the clock, of one player.

It reads frozen records and collects what should change. Nothing it collects is seen by
anybody until it is committed; dropping the turn is all that undoing takes. This module is
pure: no clock, no chance, no input or output.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from heapq import heapify, heappush
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from ws.content.schemas import Content
from ws.engine import clock
from ws.engine.records import Agenda, Life, LifeChoice, LifeClock, Moment
from ws.kernel.errors import Refused
from ws.kernel.facts import Fact, Letter
from ws.kernel.messages import MessageEvent, Push
from ws.kernel.player import Player
from ws.kernel.records import Owner, R, Record
from ws.kernel.rolls import Rolls
from ws.kernel.state import OwnerState, Reader, Swapped, in_order

if TYPE_CHECKING:
    from ws.engine.feature import Deed
    from ws.engine.rulebook import Rulebook

MOST_FACTS = 100
"""Facts one settling may announce; more is a loop between listeners."""


class GameSettings(msgspec.Struct, frozen=True):
    """The numbers of the game that an operator may set."""

    minutes_per_second: float = 1.0
    days_per_year: int = 12
    offline_game_days: int = 7
    sandbox_purchases: bool = False
    """Whether purchases that were paid with a store's play money are granted."""


class World(msgspec.Struct, frozen=True):
    """What every turn of a process shares."""

    rulebook: Rulebook
    content: Content
    settings: GameSettings
    new_id: Callable[[], int]
    entropy: Callable[[int], bytes]
    """n random bytes; only for seeds, never for a rule."""


class Turn:
    """Collects the changes of one decision on top of a reader. See the module."""

    __slots__ = (
        "_agenda", "_date", "_facts", "_life", "_rolls", "account_id", "at", "base", "content", "interruption",
        "letters", "life_id", "minute", "new_life", "parting", "paused", "pushes", "puts", "resumed", "rows",
        "shows_state", "snapshot", "world",
    )  # fmt: skip

    def __init__(self, world: World, base: Reader, account_id: int, at: int, minute: int | None = None) -> None:
        """`minute` is the one to stand at, when it is known; otherwise it is that up to which the life has been
        lived."""
        self.world = world
        self.content = world.content
        self.base = base
        self.account_id = account_id
        self.at = at
        """Unix milliseconds at which the turn is decided."""
        self.puts: dict[str, dict[str, Record | None]] = {}
        self.rows: list[Record] = []
        self.pushes: list[Push] = []
        self.letters: list[tuple[int, Letter]] = []
        self.snapshot = False
        """Whether to push the whole state instead of the changed sections."""
        self.shows_state = False
        """Whether to repeat the whole state to the client, as it stands (get_state)."""
        self.parting: list[Life] = []
        """Lives that this turn leaves behind; written although they are out of sight."""
        self.paused: list[tuple[int, Record]] = []
        """(id of a life, record) of lives that go out of sight and live on later."""
        self.resumed: OwnerState | None = None
        """The records of a paused life that this turn makes the active one."""
        self.new_life = False
        """Whether this turn begins another life: records of the old one are out of sight."""
        self.interruption = ""
        """Why an advance should stop here, if it stops for such reasons: "question", "event",
        "death"."""
        self._facts: deque[Fact] = deque()
        self._agenda: list[Moment] | None = None
        self._date: tuple[int, clock.Date] | None = None
        self._rolls: Rolls | None = None
        life = base.find(Life)
        self._life = life
        self.life_id = life.id if life else None
        self.minute = minute if minute is not None else base.get(LifeClock).anchor_minute if life else 0
        """The game minute the turn stands at."""

    # Reading

    def find(self, kind: type[R], key: str = "") -> R | None:
        """The record as this turn sees it, or None."""
        keyed = self.puts.get(kind.STORED.kind)
        if keyed is not None and key in keyed:
            return keyed[key]  # type: ignore[return-value]  # what is put under a kind is of its class
        if self.new_life and kind.STORED.owner is Owner.LIFE:
            return None
        return self.base.find(kind, key)

    def get(self, kind: type[R], key: str = "") -> R:
        """The record as this turn sees it; raises LookupError when it is not there."""
        keyed = self.puts.get(kind.STORED.kind)  # the commonest way first, without a call: half of all reading
        if keyed is not None and (own := keyed.get(key)) is not None:
            return own  # type: ignore[return-value]  # as in find
        record = self.find(kind, key)
        if record is None:
            raise LookupError(f"account {self.account_id} has no {kind.STORED.kind} {key!r}")
        return record

    def all(self, kind: type[R]) -> Iterator[R]:
        """Every record of a kind as it stands now, in the order of their keys."""
        return in_order(self.keyed(kind))

    def keyed(self, kind: type[R]) -> Mapping[str, R]:
        """Every record of a kind as it stands now, by key, in no order; see `Reader.keyed`."""
        stored = kind.STORED
        own: dict[str, R | None] | None = self.puts.get(stored.kind)  # type: ignore[assignment]  # as in find
        below = {} if self.new_life and stored.owner is Owner.LIFE else self.base.keyed(kind)
        if not own:
            return below
        found = {**below, **own}
        if None in own.values():
            return {key: record for key, record in found.items() if record is not None}
        return found  # type: ignore[return-value]  # none of them is None

    def living(self) -> Life:
        """The active life. Raises Refused no_life or life_over."""
        life = self._life
        if life is None:
            raise Refused("no_life")
        if life.ended_minute is not None:
            raise Refused("life_over")
        return life

    @property
    def life(self) -> Life:
        """The active life. Raises LookupError when there is none."""
        if self._life is None:
            raise LookupError(f"account {self.account_id} has no life")
        return self._life

    # Changing

    def put(self, record: Record) -> None:
        """Replace the record of the same kind and key, or add it."""
        stored = record.STORED
        key = str(getattr(record, stored.key)) if stored.key else ""  # key_of without a call
        keyed = self.puts.get(stored.kind)
        if keyed is None:
            self.puts[stored.kind] = {key: record}
        else:
            keyed[key] = record

    def remove(self, kind: type[Record], key: str = "") -> None:
        """Take a record away. Does nothing when it is not there."""
        self.puts.setdefault(kind.STORED.kind, {})[key] = None

    def add(self, row: Record) -> None:
        """Add a row to a history table."""
        self.rows.append(row)

    def begin_life(self, life: Life, life_clock: LifeClock) -> None:
        """Make `life` the active one. The records of the one before go out of sight."""
        for kind in self.world.rulebook.life_kinds:
            self.puts.pop(kind, None)
        self.new_life = True
        self.snapshot = True
        self._life = life
        self.life_id = life.id
        self._agenda = []
        self._date = self._rolls = None
        self.minute = life_clock.anchor_minute
        self.put(life)
        self.put(life_clock)
        self.put(Agenda())
        player = self.get(Player)
        self.put(replace(player, life_id=life.id, lives=player.lives + 1))

    def end_life(self, cause: str) -> None:
        """End the active life at this minute. Nothing happens to it any more."""
        self._life = replace(self.life, ended_at=self.at, ended_minute=self.minute, cause=cause)
        self.put(self._life)
        self._agenda = []
        self.put(replace(self.get(Agenda), moments=(), waiting_for="", over=True))

    def take_name(self, last_name: str) -> None:
        """Let the active life go by another family name from now on."""
        self._life = replace(self.life, last_name=last_name)
        self.put(self._life)

    def leave_life(self, cause: str) -> None:
        """End the active life for another one that begins in this very turn."""
        self.parting.append(replace(self.life, ended_at=self.at, ended_minute=self.minute, cause=cause))

    def pause_life(self, *records: Record) -> None:
        """Let the active life rest at this minute, for another one that begins or goes on in this very turn.
        `records` are kept with it."""
        clock_now = replace(self.get(LifeClock), anchor_at=self.at, anchor_minute=self.minute, present=False)
        self.paused.extend((self.life.id, record) for record in (clock_now, *records))

    def resume_life(self, records: OwnerState) -> None:
        """Make a paused life the active one again, where it rested; `records` are all of its records. Those of
        the one before go out of sight."""
        for kind in self.world.rulebook.life_kinds:
            self.puts.pop(kind, None)
        self.base = Swapped(self.base, records)
        self.resumed = records
        self.snapshot = True
        self._life = life = records.get(Life)
        self.life_id = life.id
        self._agenda = None
        self._date = self._rolls = None
        self.minute = records.get(LifeClock).anchor_minute
        self.put(replace(self.get(Player), life_id=life.id))

    def absorb(self, probe: Turn) -> None:
        """Make the changes of a turn that was tried on top of this one this turn's own."""
        self._life = probe._life
        puts = self.puts
        for kind, keyed in probe.puts.items():
            if kind in puts:
                puts[kind].update(keyed)
            else:
                puts[kind] = keyed
        self.rows.extend(probe.rows)
        self.pushes.extend(probe.pushes)
        self.letters.extend(probe.letters)
        self.minute = probe.minute
        self._agenda = None

    def wait_for(self, question_id: str) -> None:
        """Note that the life waits for an answer ("" when it no longer does)."""
        self.put(replace(self.get(Agenda), waiting_for=question_id))

    # Telling

    def announce(self, fact: Fact) -> None:
        """Say what happened. Listeners hear it when the handler or the moment is through."""
        self._facts.append(fact)

    def push(self, push: Push) -> None:
        """Send the client something after the commit."""
        self.pushes.append(push if push.at else replace(push, at=self.real_time()))

    def tell(self, kind: str, text: str, title: str = "") -> None:
        """Tell a moment of the life."""
        self.push(MessageEvent(kind=kind, text=text, title=title, minute=self.minute))

    def send(self, to_account: int, letter: Letter) -> None:
        """Write to another owner; it arrives once this turn is committed."""
        self.letters.append((to_account, letter))

    def settle(self) -> None:
        """Let listeners hear what was announced, first in, first out.

        Raises RuntimeError when they announce more than MOST_FACTS.
        """
        facts = self._facts
        if not facts:
            return
        heard = 0
        listeners = self.world.rulebook.listeners
        while facts:
            heard += 1
            if heard > MOST_FACTS:
                raise RuntimeError(f"more than {MOST_FACTS} facts in one turn; the last: {facts[0]!r}")
            fact = facts.popleft()
            for listener in listeners.get(type(fact), ()):
                listener(self, fact)

    # Time and chance

    def rolls(self) -> Rolls:
        """The draws of the life at this minute."""
        rolls = self._rolls
        if rolls is None:
            rolls = self._rolls = Rolls(bytes.fromhex(self.life.seed), self.minute)
        rolls.minute = self.minute
        return rolls

    def date(self) -> clock.Date:
        """The date the turn stands at."""
        if self._date is None or self._date[0] != self.minute:  # asked several times at a midnight
            self._date = self.minute, clock.date_at(self.life.calendar, self.minute)
        return self._date[1]

    def age(self) -> int:
        """Completed years of the life."""
        life = self._life or self.life
        return self.minute // (clock.MINUTES_PER_DAY * life.days_per_year)

    def real_time(self) -> int:
        """When the minute the turn stands at was or is, Unix milliseconds, never later than now."""
        if self.life_id is None:
            return self.at
        held = self.get(LifeClock)
        at = clock.real_time_of(held.anchor_at, held.anchor_minute, held.minutes_per_second, self.minute)
        return min(at, self.at)

    def agenda(self) -> list[Moment]:
        """The moments to come, as a heap that this turn owns."""
        if self._agenda is None:
            held = self.find(Agenda)
            self._agenda = list(held.moments) if held else []
            heapify(self._agenda)
        return self._agenda

    def is_due(self, minute: int) -> bool:
        """Whether a moment is planned for this minute or an earlier one."""
        if self._agenda is not None:
            return bool(self._agenda) and self._agenda[0][0] <= minute
        held = self.find(Agenda)
        return held is not None and bool(held.moments) and held.moments[0][0] <= minute

    def schedule(self, minute: int, moment: str, argument: str = "") -> None:
        """Have the system of `moment` run at a game minute. Raises ValueError for the past."""
        if minute < self.minute:
            raise ValueError(f"{moment} at minute {minute}, but it is {self.minute} already")
        agenda = self._agenda
        heappush(self.agenda() if agenda is None else agenda, (minute, moment, argument))

    def unschedule(self, moment: str, argument: str | None = None) -> None:
        """Take every planned moment of this name (and argument) off the agenda."""
        agenda = self.agenda()
        agenda[:] = [m for m in agenda if m[1] != moment or (argument is not None and m[2] != argument)]
        heapify(agenda)

    def put_agenda(self) -> None:
        """Write the working agenda back into its record, in its one order."""
        if self._agenda is None or self.life_id is None:
            return
        held = self.find(Agenda) or Agenda()
        moments = tuple(sorted(self._agenda))
        if moments != held.moments:
            self.put(replace(held, moments=moments))
        self._agenda = None

    def perform(self, deed: Deed) -> object:
        """Record a choice of the player and let it change the life."""
        body = msgspec.json.encode(deed)
        self.add(LifeChoice(self.life.id, self.world.new_id(), self.minute, body))
        return self.world.rulebook.deeds[type(deed)](self, deed)
