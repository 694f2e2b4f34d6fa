"""Events of the tests' own: written as content is, and put beside it."""

from __future__ import annotations

from typing import Any

import msgspec
from msgspec.structs import replace

from tests.features.support import ask_event, grown, put
from tests.support.life import SandboxLife
from ws.content.schemas import Event
from ws.features.events import memory
from ws.features.events.records import EventMemory
from ws.features.people.records import Person

Plain = dict[str, Any]


def event(event_id: str = "test_event", **fields: Any) -> Event:
    """A well-formed event; it tells "So." unless it is told otherwise."""
    plain: Plain = {"id": event_id, "title": "T", "text": "It happens.", "theme": "day", "weight": 0, **fields}
    if "choices" not in plain:
        plain.setdefault("outcomes", [{"text": "So."}])
    return msgspec.convert(plain, Event)


def asking(event_id: str = "test_event", **of_choice: Any) -> Event:
    """An event with a choice `go` that is as given, and `stay`, the default."""
    go = {"id": "go", "text": "Go", "outcomes": [{"text": "Gone."}], **of_choice}
    return event(
        event_id, default="stay", choices=[go, {"id": "stay", "text": "Stay", "outcomes": [{"text": "Stayed."}]}]
    )


def living_with(*events: Event, age: int = 30, number: int = 0, only: bool = True) -> SandboxLife:
    """A grown life in a world with these events, and no others unless wanted."""
    life = grown(age, number)
    content = life.world.content
    known = {} if only else content.events
    life.state.put("life_marks", "", None)  # what real events left while it grew up
    life.world = replace(life.world, content=replace(content, events={**known, **{e.id: e for e in events}}))
    return life


def happened(life: SandboxLife, event_id: str = "test_event") -> str:
    """Have an event that asks nothing happen; the text that was told last."""
    ask_event(life, event_id)
    return life.messages("event")[-1].text


def only_person(life: SandboxLife, **fields: Any) -> Person:
    """Leave one of the people alive, as given."""
    first, *others = life.state.all(Person)
    kept = replace(first, died_minute=None, estranged=False, in_touch=True, **fields)
    put(life, kept, *(replace(p, died_minute=p.died_minute or life.minute) for p in others))
    return kept


def remembered(life: SandboxLife, event_id: str) -> EventMemory:
    """What the life remembers of an event that has happened."""
    held = memory.find(life.state, event_id)
    assert held is not None, f"{event_id} has not happened"
    return held
