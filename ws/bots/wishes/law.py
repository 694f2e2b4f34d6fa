"""Law, rarely: something petty; in court and inside, what one would do."""

from __future__ import annotations

from ws.bots.known import Known, Plain, Wish, plain, plains, whole

TEMPTED = 0.25
MOST_SEVERE = 4
FLEES = 0.1


def wish(known: Known) -> Wish | None:
    """Answer the court, make the best of prison, and now and then give the police work."""
    held = known.section("law")
    case, prison = plain(held.get("open_case")), plain(held.get("prison"))
    if case and not case.get("plea"):
        plea = known.chance.choice(("guilty", "not_guilty", "deal"))
        return "answer_trial", {"plea": plea, "lawyer": known.chance.choice(("public", "public", "private"))}
    if prison:
        return _inside(known, prison)
    if held.get("record") and known.happens(0.2):
        return "clear_record", {}
    if known.age() < 10 or not known.happens(TEMPTED):
        return None
    if not known.has("offences"):
        return "get_offences", {}
    petty = [each for each in known.available("offences") if whole(each, "severity") <= MOST_SEVERE]
    known.forget("offences")
    return ("commit_crime", {"offence_id": known.chance.choice(petty)["id"]}) if petty else None


def _inside(known: Known, prison: Plain) -> Wish | None:
    if known.happens(FLEES):
        return "attempt_escape", {}
    if known.happens(0.2):
        return "request_parole", {}
    activities = plains(prison.get("activities"))
    return ("do_prison_activity", {"activity_id": known.chance.choice(activities)["id"]}) if activities else None
