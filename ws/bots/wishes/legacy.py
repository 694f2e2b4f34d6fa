"""Legacy: make a will, look at the tree, let a life rest and come back, and, rarely, close the book."""

from __future__ import annotations

from ws.bots.known import Known, Plain, Wish, plains

CLOSES = 0.02
RESTS = 0.03
GOES_ON = 0.7
LOOKS_AT_TREE = 0.3


def wish(known: Known) -> Wish | None:
    """What one thinks of on a quiet evening."""
    if known.happens(LOOKS_AT_TREE):
        return "get_family_tree", {}
    if not known.has("lives"):
        return "get_lives", {}
    lives = known.listed("lives")
    known.forget("lives")
    resting = [life for life in lives if not life["active"]]
    if resting and known.happens(RESTS * 4):
        return "switch_life", {"life_id": known.chance.choice(resting)["life_id"]}
    if known.happens(RESTS):
        return "start_life", {"keep_current": True}
    if known.age() < 18:
        return None
    if known.happens(CLOSES):
        return "end_life", {"confirm": True}
    if not known.has("heirs"):
        return "get_will", {}
    heirs = known.listed("heirs")
    known.forget("heirs")
    return "write_will", {"shares": _shares(known, heirs)}


def next_life(known: Known) -> Wish:
    """After the end: somebody of the family, a newborn of theirs, or a stranger."""
    end = known.section("legacy").get("end")
    successors = plains(end.get("successors")) if isinstance(end, dict) else []
    if not successors or not known.happens(GOES_ON):
        return "start_life", {}
    chosen = known.chance.choice(successors)
    return "continue_as", {
        "person_id": chosen["person_id"],
        "newborn": bool(chosen["may_have_child"]) and known.happens(0.5),
    }


def _shares(known: Known, heirs: list[Plain]) -> list[Plain]:
    chosen = known.chance.sample(heirs, min(len(heirs), known.chance.randint(1, 4)))
    percents = [100 // len(chosen)] * len(chosen)
    percents[0] += 100 - sum(percents)
    return [{"heir": heir["heir"], "percent": percent} for heir, percent in zip(chosen, percents, strict=True)]
