"""Children: look what can be done, try, choose, name, answer, and look after them."""

from __future__ import annotations

from ws.bots.known import Known, Plain, Wish, plain, plains

LOOKS = 0.2
NAMES = ("Robin", "Alex", "Sasha", "Kim")
METHODS = ("condom", "pill", "coil")


def wish(known: Known) -> Wish | None:
    """What there is to decide, or else what might be."""
    if known.age() < 18:
        return None
    family = known.section("family")
    decision = _decision(known, family)
    if decision is not None:
        return decision
    if family.get("leave_months") and known.happens(LOOKS):
        return "return_to_work", {}
    if known.happens(LOOKS):
        return "choose_contraception", {"method": known.chance.choice(METHODS)}
    if family.get("trying") is not None or family.get("adoption") is not None:
        if not known.happens(LOOKS):
            return None
        return ("stop_trying", {}) if family.get("trying") is not None else ("cancel_adoption", {})
    if not known.has("offers"):
        return "get_family_plans", {}
    offers = known.available("offers")
    known.forget("offers")
    return _begin(known.chance.choice(offers)) if offers else None


def _decision(known: Known, family: Plain) -> Wish | None:
    adoption = plain(family.get("adoption"))
    if adoption.get("offer") is not None:
        return "answer_adoption", {"accept": known.happens(0.7)}
    for held in plains(family.get("pregnancies")):
        if held.get("decision") == "open":
            return "decide_pregnancy", {"pregnancy_id": held["id"], "choice": "keep"}
    for person_id, child in plain(family.get("children")).items():
        if plain(child).get("naming_until_minute") is not None:
            return "name_child", {"person_id": person_id, "first_name": known.chance.choice(NAMES)}
        if known.happens(LOOKS):
            return "get_child", {"person_id": person_id}
    return None


def _begin(offer: Plain) -> Wish:
    method = str(offer["method"])
    if method.startswith("adopt_"):
        return "adopt_child", {"age_group": method.removeprefix("adopt_")}
    return "try_for_child", {"method": method, "person_id": offer["person_id"] or None}
