"""What the client sees of the life itself."""

from __future__ import annotations

from ws.content.schemas import Content
from ws.engine.records import Life
from ws.features.ageing.records import Age
from ws.kernel.state import Reader


def life(reader: Reader, content: Content) -> dict[str, object] | None:
    held = reader.find(Life)
    age = reader.find(Age)
    if held is None or age is None:
        return None
    return {
        "id": str(held.id),
        "number": held.number,
        "first_name": held.first_name,
        "last_name": held.last_name,
        "sex": held.sex,
        "country": held.country,
        "birth_year": held.birth_year,
        "birth_month": held.birth_month,
        "days_per_year": held.days_per_year,
        "age": age.years,
        "stage": age.stage,
        "alive": held.ended_minute is None,
        "cause": held.cause,
        "ended_minute": held.ended_minute,
    }
