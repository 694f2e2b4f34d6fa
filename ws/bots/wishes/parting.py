"""Parting: mostly an hour of counselling, now and then a suitcase, and what follows from it."""

from __future__ import annotations

from ws.bots.known import Known, Plain, Wish, plain

LOOKS = 0.3
LEAVES = 0.1
COUNSELS = 0.4
COMES_BACK = 0.4
RETURNS_TO_AN_EX = 0.1
SIGNS_BEFORE = 0.2


def wish(known: Known) -> Wish | None:
    """What the state of one's marriage brings to mind."""
    people = [plain(person) for person in known.section("people").values()]
    spouse = _of(people, "husband", "wife")
    if spouse:
        return _with(known, spouse)
    fiance = _of(people, "partner")
    if fiance and known.happens(SIGNS_BEFORE):
        return "propose_prenup", {
            "person_id": fiance,
            "terms": {"regime": known.chance.choice(["separate", "community"])},
        }
    if fiance:
        return "go_to_counselling", {"person_id": fiance}
    former = _of(people, "ex")
    return ("seek_reconciliation", {"person_id": former}) if former and known.happens(RETURNS_TO_AN_EX) else None


def _with(known: Known, spouse: str) -> Wish | None:
    asked: Plain = {"person_id": spouse}
    parting = known.section("parting")
    petition = plain(plain(parting.get("petitions")).get(spouse))
    if petition:
        if not petition["by_player"]:
            return "respond_to_divorce", {**asked, "answer": known.chance.choice(["agree", "contest"])}
        return ("withdraw_divorce", asked) if known.happens(0.1) else None
    if known.happens(LOOKS):
        return "get_divorce", asked
    if known.happens(COUNSELS):
        return "go_to_counselling", asked
    if spouse in plain(parting.get("apart")):
        if known.happens(COMES_BACK):
            return "seek_reconciliation", asked
        homes = known.chance.choice(["keep", "sell", "give"])
        return "file_for_divorce", {**asked, "terms": {"homes": homes}, "contest": known.happens(0.3)}
    if known.happens(LEAVES):
        return "separate", {**asked, "who_leaves": known.chance.choice(["player", "other"])}
    return None


def _of(people: list[Plain], *relations: str) -> str:
    """Id of somebody alive who is this to the life; "" for nobody."""
    return next((str(person["id"]) for person in people if person["relation"] in relations and person["alive"]), "")
