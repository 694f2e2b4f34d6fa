"""What a plain person says: now and then a talk with somebody close, in the lines that lie near."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Final

from ws.content.schemas import Content
from ws.features.conversation.messages import EndConversation, Say, StartConversation
from ws.features.conversation.records import Conversation
from ws.features.people.records import Person
from ws.kernel.messages import Request
from ws.kernel.state import Reader

HOUR: Final = 19
SHARE: Final = 0.05
"""Days with a talk that goes beyond the weather."""
_TURNS: Final = 3


def requests(reader: Reader, content: Content, minute: int, chance: Random) -> Iterator[Request]:
    """Begin, say some of what is offered, and go before it gets late."""
    if chance.random() > SHARE:
        return
    people = [p for p in reader.all(Person) if p.is_alive and p.in_touch and not p.estranged]
    if not people:
        return
    person = chance.choices(people, [10 + max(0, p.affinity) for p in people])[0]
    yield StartConversation(person_id=person.id)
    for _ in range(_TURNS):
        held = reader.find(Conversation)
        kind = (
            [] if held is None else [i for i in held.offered if content.sayings[i].tone not in ("sharp", "parting")]
        )
        if not kind:
            break
        yield Say(line_id=chance.choice(kind))
    if reader.find(Conversation) is not None:
        yield EndConversation()
