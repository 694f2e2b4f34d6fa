"""People: see who is there, ask for one of them, do something with them, go where others are."""

from __future__ import annotations

from ws.bots.known import Known, Plain, Wish, plains

GOES_OUT = 0.15
LOOKS = 0.25


def wish(known: Known) -> Wish | None:
    """Something with somebody whose possibilities were asked for, or else ask for them."""
    if known.happens(GOES_OUT):
        return _go_out(known)
    if not known.has("people"):
        return "get_people", {}
    alive = [person for person in known.listed("people") if person.get("alive")]
    if not alive:
        known.forget("people")
        return None
    person_id = known.chance.choice(alive)["id"]
    if known.happens(LOOKS):
        return "get_person", {"person_id": person_id}
    if not known.has("interactions"):
        return "get_interactions", {"person_id": person_id}
    offers = known.available("interactions")
    known.forget("interactions", "people")
    return _do(known, offers)


def _do(known: Known, offers: list[Plain]) -> Wish | None:
    items = [held["item_id"] for held in plains(known.section("belongings").get("items"))]
    possible = [offer for offer in offers if items or not offer["gives_item"]]
    if not possible:
        return None
    offer = known.chance.choice(possible)
    asked = {"person_id": offer["person_id"], "interaction_id": offer["id"]}
    return "interact", {**asked, "item_id": known.chance.choice(items)} if offer["gives_item"] else asked


def _go_out(known: Known) -> Wish | None:
    if not known.has("places"):
        return "get_meeting_places", {}
    open_now = known.available("places")
    known.forget("places")
    return ("meet_people", {"place_id": known.chance.choice(open_now)["id"]}) if open_now else None
