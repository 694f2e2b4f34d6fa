"""Romance: see who there is, look at one of them, and do what is offered."""

from __future__ import annotations

from ws.bots.known import Known, Plain, Wish, plains

LOOKS_AROUND = 0.4
ADULT = 18
_STYLES = ("collaborating", "compromising", "accommodating", "avoiding", "competing")


def wish(known: Known) -> Wish | None:
    """What is offered with somebody, or a look at somebody; ask for all now and then."""
    if not known.has("relationships") or known.happens(LOOKS_AROUND):
        return "get_relationships", {}
    offers = [
        (entry["person_id"], str(action["id"]))
        for entry in known.listed("relationships")
        for action in plains(entry["actions"])
        if action["available"]
    ]
    known.forget("relationships")
    if not offers or known.happens(LOOKS_AROUND):
        people = list(known.section("people"))
        if not people:
            return None
        kind = "ask_out" if known.age() >= ADULT else "get_relationship"
        return known.chance.choice(("get_relationship", kind)), {"person_id": known.chance.choice(people)}
    person_id, action = known.chance.choice(offers)
    asked: Plain = {"person_id": person_id}
    if action == "move_in_together":
        return action, {**asked, "where": known.chance.choice(("mine", "theirs"))}
    return action, ({**asked, "style": known.chance.choice(_STYLES)} if action == "talk_it_over" else asked)
