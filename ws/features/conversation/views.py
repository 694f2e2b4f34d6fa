"""What the client sees of conversation."""

from __future__ import annotations

from ws.content.schemas import Content
from ws.features.conversation.records import Conversation, Transcript
from ws.features.people.records import Person
from ws.kernel.prose import fill
from ws.kernel.state import Reader


def conversation(reader: Reader, content: Content) -> dict[str, object] | None:
    """The conversation that is going on, with its last words; None when there is none."""
    held = reader.find(Conversation)
    person = reader.find(Person, held.person_id) if held is not None else None
    if held is None or person is None:
        return None
    words = reader.find(Transcript) or Transcript()
    interest = person.interests[0] if person.interests else "tea"
    return {
        "person_id": held.person_id,
        "first_name": person.first_name,
        "mood": held.mood,
        "turns": held.turns,
        "until_minute": held.until_minute,
        "lines": [
            {"id": saying.id, "text": fill(saying.text, person=person.first_name, interest=interest)}
            for saying in map(content.sayings.get, held.offered)
            if saying is not None
        ],
        "bubbles": [{"by": bubble.by, "text": bubble.text} for bubble in words.bubbles],
    }
