"""What the client sees of the health."""

from __future__ import annotations

from ws.content.schemas import Content
from ws.engine.records import Life
from ws.features.health.records import Ailment, HabitKept, Health
from ws.kernel.state import Reader


def health(reader: Reader, content: Content) -> dict[str, object] | None:
    """Conditions by name once they are known, by their symptom before."""
    if reader.find(Life) is None:
        return None
    held = reader.find(Health) or Health()
    return {
        "conditions": [_condition(ailment, content) for ailment in reader.all(Ailment)],
        "habits": [
            {"id": kept.id, "name": content.habits[kept.id].name, "since_minute": kept.since_minute}
            for kept in reader.all(HabitKept)
            if kept.quit_minute is None
        ],
        "unfit_until_minute": held.unfit_until_minute,
        "hospital_until_minute": held.hospital_until_minute,
        "monthly_cents": held.monthly_cents,
    }


def _condition(ailment: Ailment, content: Content) -> dict[str, object]:
    condition = content.conditions[ailment.id]
    known = ailment.known_minute is not None
    return {
        "id": condition.id if known else None,
        "name": condition.name if known else None,
        "severity": condition.severity if known else None,
        "contagious": condition.contagious if known else None,
        "began_minute": ailment.began_minute,
        "known_since": ailment.known_minute,
        "symptom": condition.symptoms[ailment.symptom],
        "treatment": ailment.treatment or None,
        "treatment_ends": ailment.treatment_ends,
        "bills_cents": ailment.bills_cents,
    }
