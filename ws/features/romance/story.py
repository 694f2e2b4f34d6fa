"""What the two will tell of, as the player reads it."""

from __future__ import annotations

from ws.engine.turn import Turn
from ws.features.people.records import Person
from ws.features.romance.messages import ChapterEntry
from ws.features.romance.records import Chapter
from ws.features.romance.telling import filled


def chapters(turn: Turn, person: Person) -> tuple[ChapterEntry, ...]:
    """Everything that was written of the two, the oldest first."""
    held = [each for each in turn.all(Chapter) if each.person_id == person.id]
    held.sort(key=lambda each: int(each.id.rpartition(":")[2]))
    return tuple(
        ChapterEntry(minute=each.minute, kind=each.kind, text=_text(turn, each, person), years=each.years)
        for each in held
    )


def _text(turn: Turn, chapter: Chapter, person: Person) -> str:
    if chapter.text:
        return chapter.text
    texts = turn.content.love_chapters[chapter.kind].texts
    number = int(chapter.id.rpartition(":")[2])
    return filled(turn, texts[(number + len(person.first_name)) % len(texts)], person, years=chapter.years)
