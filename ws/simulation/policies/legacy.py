"""What a plain person lays down for later: past sixty, about half have a will."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Final

from ws.content.schemas import Content
from ws.features.ageing.records import Age
from ws.features.legacy.messages import Share, WriteWill
from ws.features.legacy.records import Will
from ws.features.people.records import Person
from ws.kernel.messages import Request
from ws.kernel.state import Reader

_FROM_AGE: Final = 60
_DAILY_CHANCE: Final = 0.003
_MOST: Final = 4


def requests(reader: Reader, content: Content, minute: int, chance: Random) -> Iterator[Request]:
    """Name those one is closest to, and a good cause when there is nobody."""
    age = reader.find(Age)
    if age is None or age.years < _FROM_AGE or reader.find(Will) is not None or chance.random() >= _DAILY_CHANCE:
        return
    living = [person for person in reader.all(Person) if person.is_alive]
    living.sort(key=lambda person: (-person.affinity, person.id))
    heirs = [person.id for person in living[:_MOST]] or [f"charity:{chance.choice(sorted(content.charities))}"]
    percents = [100 // len(heirs)] * len(heirs)
    percents[0] += 100 - sum(percents)
    yield WriteWill(shares=tuple(Share(heir, percent) for heir, percent in zip(heirs, percents, strict=True)))
