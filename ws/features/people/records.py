"""The people of a life."""

from typing import ClassVar

from ws.kernel.records import Owner, Record, Stored


class Person(Record, frozen=True):
    """Somebody the life knows. Birth is in game minutes of this life, so usually negative."""

    id: str
    relation: str
    first_name: str
    last_name: str
    sex: str
    birth_minute: int
    affinity: int
    """-100 to 100."""
    died_minute: int | None = None

    STORED: ClassVar[Stored] = Stored(kind="person", owner=Owner.LIFE, key="id")

    @property
    def is_alive(self) -> bool:
        return self.died_minute is None
