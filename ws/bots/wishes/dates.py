"""Dates: go on with the one that is open, look at the calendar, ask somebody out whom one goes out with."""

from __future__ import annotations

from typing import Final

import msgspec

from ws.bots.known import Known, Plain, Wish, plains, whole

DAY: Final = 1440
LOOKS: Final = 0.1
CANCELS: Final = 0.05
ANSWERS: Final = 0.9
_LOVED: Final = frozenset({"match", "date", "partner", "husband", "wife"})
ADULT: Final = 18


def wish(known: Known) -> Wish | None:
    """Something about dates; None for who has nobody to go out with."""
    planned = plains(known.section("dates").get("planned"))
    going_on = next((date for date in planned if date.get("open")), None)
    if going_on is not None:
        return _go_on(known, going_on)
    if known.age() < ADULT:
        return None
    if known.happens(LOOKS):
        return "get_dates", {}
    if planned:
        return ("cancel_date", {"date_id": planned[0]["id"]}) if known.happens(CANCELS) else None
    return _ask_out(known)


def _go_on(known: Known, date: Plain) -> Wish:
    """Answer what came up, when it was asked for; else ask."""
    choices = known.available("date_choices")
    known.forget("date_choices")
    if not choices or not known.happens(ANSWERS):
        return "execute_date", {"date_id": date["id"]}
    return "execute_date", {"date_id": date["id"], "choice_id": known.chance.choice(choices)["id"]}


def _ask_out(known: Known) -> Wish | None:
    loved = [p for p in plains(list(known.section("people").values())) if p.get("relation") in _LOVED]
    alive = [str(p["id"]) for p in loved if p.get("alive")]
    if not alive:
        return None
    person_id = known.chance.choice(alive)
    if not known.has("venues"):
        return "get_date_ideas", {"person_id": person_id}
    venues = [venue for venue in known.available("venues") if venue.get("activity_ids")]
    known.forget("venues")
    if not venues:
        return None
    venue = known.chance.choice(venues)
    hour = known.chance.randrange(whole(venue, "from_hour"), whole(venue, "to_hour"))
    day = whole(known.section("day"), "day") + known.chance.randint(1, 3)
    return "plan_date", {
        "person_id": person_id,
        "venue_id": venue["id"],
        "activity_id": known.chance.choice(msgspec.convert(venue["activity_ids"], list[str])),
        "at": day * DAY + hour * 60,
    }
