"""What the client sees of a question."""

from __future__ import annotations

import msgspec

from ws.content.schemas import Content
from ws.features.events.messages import QuestionEvent
from ws.features.events.records import OpenQuestion
from ws.features.events.rules import pacing
from ws.features.events.wording import filled
from ws.kernel.state import Reader


def question(reader: Reader, content: Content) -> dict[str, object] | None:
    """The open question, as it was told."""
    held = reader.find(OpenQuestion)
    if held is None:
        return None
    told = msgspec.structs.asdict(question_event(content, held))
    return {name: value for name, value in told.items() if name not in ("seq", "at")}


def question_event(content: Content, held: OpenQuestion) -> QuestionEvent:
    """The push that asks it."""
    asked = content.events[held.event_id]
    return QuestionEvent(
        question_id=held.question_id,
        event_id=asked.id,
        title=filled(asked.title, held.names),
        text=filled(pacing.wording_of(asked, held.wording), held.names),
        minute=held.asked_minute,
        deadline_minute=held.deadline_minute,
        default=asked.default or "",
        person_id=held.person_id or None,
        choices=[
            {
                "id": choice.id,
                "text": filled(choice.text, held.names),
                "cost_cents": choice.cost_cents,
                "energy": choice.energy,
                "available": choice.id not in held.closed,
                "reason": held.closed.get(choice.id, ""),
            }
            for choice in asked.choices
        ],
    )
