"""Weddings: ask the one whom one is with, set a day, say yes, and look at what was."""

from __future__ import annotations

from ws.bots.known import Known, Plain, Wish, plain, plains, whole

ASKS = 0.2
SAYS_YES = 0.95
GIVES_UP = 0.05
DAY = 1440


def wish(known: Known) -> Wish | None:
    """Whatever stands open first: the altar, the plan, the day to set, the question."""
    held = known.section("wedding")
    if held.get("altar"):
        answer = "yes" if known.happens(SAYS_YES) else "no"
        return "answer_altar", {"answer": answer, "last_name": known.chance.choice(("keep", "keep", "take", "give"))}
    if held.get("plan"):
        return _look_at_plan(known)
    people = [plain(each) for each in known.section("people").values() if plain(each).get("alive")]
    for person in people:
        if person.get("relation") == "partner":
            return _with_partner(known, person, plains(held.get("proposals")))
        if person.get("relation") in ("husband", "wife") and known.happens(ASKS):
            return "renew_vows", {"person_id": person["id"]}
    return ("get_wedding", {}) if held else None


def _look_at_plan(known: Known) -> Wish:
    if known.happens(GIVES_UP):
        return "cancel_wedding", {}
    return ("change_wedding", {"extras": ["field_flowers"]}) if known.happens(ASKS) else ("get_wedding", {})


def _with_partner(known: Known, person: Plain, proposals: list[Plain]) -> Wish | None:
    person_id = person["id"]
    if not any(each["person_id"] == person_id and each["accepted"] for each in proposals):
        return ("propose", {"person_id": person_id}) if known.happens(ASKS) else None
    chosen: Plain = {
        "person_id": person_id,
        "place_id": "registry_office",
        "style_id": "plain_and_simple",
        "at": whole(plain(known.update.get("time")), "game_minute") + 2 * DAY,
    }
    return ("quote_wedding" if known.happens(ASKS) else "plan_wedding"), chosen
