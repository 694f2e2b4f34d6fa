"""What the client sees of a question."""

from __future__ import annotations

import msgspec

from ws.content.schemas import Content
from ws.engine.records import Life
from ws.features.events.messages import QuestionEvent
from ws.features.events.records import OpenQuestion
from ws.features.people.records import Person
from ws.kernel.prose import fill
from ws.kernel.state import Reader


def question(reader: Reader, content: Content) -> dict[str, object] | None:
    """The open question, as it was told."""
    held = reader.find(OpenQuestion)
    if held is None:
        return None
    told = msgspec.structs.asdict(question_event(reader, content, held))
    return {name: value for name, value in told.items() if name not in ("seq", "at")}


def question_event(reader: Reader, content: Content, held: OpenQuestion) -> QuestionEvent:
    """The push that asks it."""
    asked = content.events[held.event_id]
    name = reader.get(Life).first_name
    return QuestionEvent(
        question_id=held.question_id,
        event_id=asked.id,
        title=filled(reader, asked.title, name, held.person_id),
        text=filled(reader, asked.text, name, held.person_id),
        minute=held.asked_minute,
        deadline_minute=held.deadline_minute,
        default=asked.default or "",
        person_id=held.person_id or None,
        choices=[{"id": c.id, "text": c.text, "cost_cents": c.cost_cents} for c in asked.choices],
    )


def filled(reader: Reader, text: str, name: str, person_id: str) -> str:
    """The text with its names: {person} is told as "your sister Ada"."""
    person = reader.find(Person, person_id) if person_id else None
    told = f"your {person.relation} {person.first_name}" if person is not None else "somebody"
    return fill(text, name=name, person=told)
