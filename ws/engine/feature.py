"""The manifest of a feature: what it owns, what it answers, what it hears, what it does in time.

It stands in the engine and not in the kernel because its functions take a `Turn`.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Generator, Iterable, Sequence
from typing import TYPE_CHECKING, Protocol

import msgspec

from ws.content.schemas import Content
from ws.kernel.catalogues import Definition
from ws.kernel.facts import Fact, Letter
from ws.kernel.messages import Push, Reply, Request
from ws.kernel.records import Record
from ws.kernel.state import OwnerState, Reader
from ws.kernel.stores import Checkout, Claim, Order, StoreTransaction

if TYPE_CHECKING:
    from ws.engine.turn import Turn


class Deed(msgspec.Struct, frozen=True, gc=False, tag_field="deed"):
    """A player's choice as it enters a life: dated, recorded, and enough to replay it."""


class Limit(msgspec.Struct, frozen=True):
    """At most `count` requests of a type in `seconds`, for each account."""

    count: int
    seconds: float


class Rows(Protocol):
    """Read-only SQL, for lists and searches that no loaded record answers."""

    async def rows(self, sql: str, **parameters: object) -> list[tuple[object, ...]]:
        """All rows of one SELECT. Raises Unavailable when the database is away."""


class ReadPort(Rows, Protocol):
    """What a `prepare` may read: rows, and whole lives that are not loaded."""

    async def life(self, account_id: int, life_id: int) -> OwnerState | None:
        """All records of a life of an account, active or not; None when the account has no such life. Records that
        are kept in `life_state` are read first and at once. Raises Unavailable."""


class TextModel(Protocol):
    """A text model outside of the house, when one is configured."""

    async def complete(
        self, instructions: str, turns: Sequence[tuple[str, str]], accept: Callable[[str], bool]
    ) -> str | None:
        """What comes next after turns of ("user" or "assistant", text); None when nothing that `accept` lets
        pass came in time. Raises nothing."""


class Stores(Protocol):
    """The stores outside of the house, those that are connected."""

    @property
    def names(self) -> frozenset[str]:
        """Of the connected stores."""

    @property
    def return_url(self) -> str:
        """Where a buyer is sent who was sent to a store's own page."""

    def now_ms(self) -> int:
        """The house's clock, Unix milliseconds."""

    def account_token(self, account_id: int) -> str:
        """The name under which stores know an account."""

    async def verify(self, store: str, claim: Claim) -> StoreTransaction:
        """The purchase that a client claims, proved. Raises Refused("not_found") for a store that is not connected,
        otherwise what the store's provider raises."""

    async def begin(self, store: str, order: Order) -> Checkout:
        """Begin a purchase. Raises as `verify`."""

    async def purchases_of(self, known: StoreTransaction) -> list[StoreTransaction]:
        """What else the customer bought who made a known purchase, the newest of it; nothing when its store can not
        say, or not now. Raises nothing."""

    async def keep(self, transaction: StoreTransaction, why: str) -> None:
        """Keep a proved purchase that nobody can be granted now, for the operator. Raises Unavailable."""

    async def note_claim(self, transaction: StoreTransaction, account_id: int) -> None:
        """Keep that an account claimed a purchase which is another's. Raises nothing."""


class Outside(ReadPort, Protocol):
    """What a preparation may ask."""

    text_model: TextModel | None
    stores: Stores

    @property
    def content(self) -> Content:
        """The content of the process."""

    async def look(self, account_id: int) -> Reader:
        """The player's records as they were last committed. Read at once and keep nothing of it: what is awaited
        after it lets other turns go ahead, so the handler checks again. Raises Unavailable."""


Steps = Generator[None, None, Reply]
"""A handler that takes long yields between slices of its work."""

Handler = Callable[..., Reply | Steps]
"""(turn, request) or, when it has a `prepare`, (turn, request, evidence)."""

Prepare = Callable[[Outside, int, Request], Awaitable[object]]
"""(outside, account_id, request) to evidence for the handler; awaited before the turn."""


class Handles(msgspec.Struct, frozen=True):
    """One request."""

    request: type[Request]
    reply: type[Reply]
    handler: Handler
    prepare: Prepare | None = None
    prepares: Callable[[Request], bool] | None = None
    """Which of these requests need the preparation, when not all do; the others keep their place in the order of the
    player's requests, and their handler gets None."""
    does_without: bool = False
    """Whether the handler manages when there is no evidence (None)."""
    limit: Limit | None = None
    internal: bool = False
    """Asked by the server's own HTTP routes only; the socket does not know it."""


class Listens(msgspec.Struct, frozen=True):
    """A reaction to a fact, in the same turn."""

    fact: type[Fact]
    listener: Callable[..., None]
    """(turn, fact)"""


class System(msgspec.Struct, frozen=True):
    """What happens at a moment of the agenda that carries its name."""

    moment: str
    run: Callable[[Turn, str], None]
    """(turn, argument of the moment)"""
    reads: tuple[type[Record], ...] = ()
    writes: tuple[type[Record], ...] = ()


class Acts(msgspec.Struct, frozen=True):
    """How a deed changes a life."""

    deed: type[Deed]
    apply: Callable[..., object]
    """(turn, deed) to whatever the handler wants to know"""


class View(msgspec.Struct, frozen=True):
    """A section of `playerObject.state`, built again when a record it reads was changed."""

    section: str
    reads: tuple[type[Record], ...]
    build: Callable[[Reader, Content], object]
    narrow: bool = False
    """It shows little of what it reads: it is compared before it is told again."""


class PeopleView(msgspec.Struct, frozen=True):
    """A section that is a dictionary by key, told one by one as `personObject`."""

    section: str
    record: type[Record]
    build: Callable[[Reader, Record], object]


class Status(msgspec.Struct, frozen=True):
    """What a feature adds to the `u` message."""

    build: Callable[[Reader, int], dict[str, object]]
    """(reader, game minute) to fields of `u`"""
    next_change: Callable[[Reader, int], int | None]
    """The game minute at which a whole value changes by itself; None when it does not."""


class Opens(msgspec.Struct, frozen=True):
    """How a kind of letter is received."""

    letter: type[Letter]
    handler: Callable[..., None]
    """(turn, letter)"""


class Catalogue(msgspec.Struct, frozen=True):
    """A table of what ships with the game, filled from content when a server starts. Nothing of the game reads it."""

    definition: type[Definition]
    rows: Callable[[Content], Iterable[Definition]]


class Feature(msgspec.Struct, frozen=True):
    """A room of the game, whole. Registered by one line in `features/roster.py`."""

    name: str
    needs: tuple[str, ...] = ()
    """The features it imports; checked against the real imports."""
    owns: tuple[type[Record], ...] = ()
    handles: tuple[Handles, ...] = ()
    listens: tuple[Listens, ...] = ()
    systems: tuple[System, ...] = ()
    acts: tuple[Acts, ...] = ()
    views: tuple[View, ...] = ()
    people: tuple[PeopleView, ...] = ()
    status: tuple[Status, ...] = ()
    letters: tuple[Opens, ...] = ()
    pushes: tuple[type[Push], ...] = ()
    facts: tuple[type[Fact], ...] = ()
    """The facts it announces: the vocabulary others may listen to."""
    catalogues: tuple[Catalogue, ...] = ()
    prepare: Callable[[Content], None] | None = None
    """Works out, once at start, what the first life would otherwise wait for."""
