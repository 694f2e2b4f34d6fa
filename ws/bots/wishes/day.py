"""Changes of the schedule: late nights, lie-ins, overtime, a day off, sometimes truancy."""

from __future__ import annotations

from ws.bots.known import Known, Wish, plains

WITHDRAWS = 0.2
AT_WORK = ("overtime", "overtime", "take_day_off", "skip_work")


def wish(known: Known) -> Wish | None:
    """One change for today or tomorrow, or one taken back."""
    held = known.section("day")
    wishes = plains(held.get("wishes"))
    when = {0: "today", 1: "tomorrow"}
    today = held.get("day")
    if wishes and isinstance(today, int) and known.happens(WITHDRAWS):
        asked = known.chance.choice(wishes)
        number = asked["day"]
        if isinstance(number, int) and number - today in when:
            return "cancel_schedule_change", {"change": asked["change"], "day": when[number - today]}
        return None
    changes = ["early_night", "lie_in"]
    if known.age() >= 10:
        changes.append("late_night")
    doing = {slot["doing"] for slot in plains(held.get("plan"))}
    if "work" in doing:
        changes.extend(AT_WORK)
    if "school" in doing and known.age() >= 9 and known.happens(0.3):
        changes.append("skip_school")
    change = known.chance.choice(changes)
    if any(asked["change"] == change for asked in wishes):
        return None
    return "change_schedule", {"change": change, "day": known.chance.choice(("today", "tomorrow"))}
