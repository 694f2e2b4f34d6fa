"""Health: the doctor for what hurts, the treatment that is offered, habits."""

from __future__ import annotations

from ws.bots.known import Known, Plain, Wish, plain, plains, whole

STOPS = 0.05
LIKES_BAD = 0.1
"""How often a bad habit looks as good as a good one."""


def wish(known: Known) -> Wish | None:
    """Care for what there is, else a habit."""
    held = known.section("health")
    conditions = plains(held.get("conditions"))
    if conditions and known.happens(0.6):
        return _care(known, conditions)
    if not known.has("habits"):
        return "get_medical_record", {}
    habits = [each for each in known.listed("habits") if known.age() >= whole(each, "from_age")]
    known.forget("habits", "conditions")
    kept = [each for each in habits if each["kept_since"] is not None]
    if kept and known.happens(0.3):
        return "quit_habit", {"habit_id": known.chance.choice(kept)["id"]}
    new = [each for each in habits if each["kept_since"] is None and (each["good"] or known.happens(LIKES_BAD))]
    return ("start_habit", {"habit_id": known.chance.choice(new)["id"]}) if new and len(kept) < 6 else None


def _care(known: Known, conditions: list[Plain]) -> Wish | None:
    unknown = [each for each in conditions if each["known_since"] is None]
    if unknown:
        hour = whole(plain(known.update.get("time")), "hour")
        if not 8 <= hour < 17:
            return ("go_to_emergency", {}) if known.happens(0.1) else None
        return "see_doctor", {}
    if not known.has("conditions"):
        return "get_medical_record", {}
    record = known.chance.choice(known.listed("conditions") or [{}])
    known.forget("conditions", "habits")
    offered = plains(record.get("treatments"))
    if record.get("treatment"):
        return ("stop_treatment", {"condition_id": record["id"]}) if known.happens(STOPS) else None
    if not offered:
        return None
    return "start_treatment", {"condition_id": record["id"], "treatment_id": known.chance.choice(offered)["id"]}
