"""Homes: rent, buy, move, renovate, let, sell, go back to the family."""

from __future__ import annotations

from ws.bots.known import Known, Plain, Wish, plains, whole

MOVES_BACK = 0.03
SELLS = 0.05
MOST_RENT_OF_CASH = 2


def wish(known: Known) -> Wish | None:
    """Look round, then take something that can be paid."""
    if known.age() < 18:
        return None
    if not known.has("homes"):
        return "get_homes", {}
    homes, owned = known.listed("homes"), known.listed("owned")
    known.forget("homes", "owned")
    held = known.section("home")
    if held.get("family_home_is_open") and held.get("status") != "family" and known.happens(MOVES_BACK):
        return "move_back_to_family", {}
    if owned and known.happens(0.7):
        return _owner(known, known.chance.choice(owned), held)
    mine = {each["home_id"] for each in plains(held.get("owned"))}
    to_buy = [
        each
        for each in homes
        if whole(each, "price_cents")
        and whole(each, "least_down_cents") * 2 < known.cash()
        and each["id"] not in mine
    ]
    if to_buy and known.happens(0.5):
        chosen = known.chance.choice(to_buy)
        return "buy_home", {
            "home_id": chosen["id"],
            "down_payment_cents": whole(chosen, "least_down_cents"),
            "months": 300,
        }
    to_rent = [
        each
        for each in homes
        if each["rentable"]
        and whole(each, "rent_cents") * MOST_RENT_OF_CASH < known.cash()
        and not _lives_in(each, held)
    ]
    return ("rent_home", {"home_id": known.chance.choice(to_rent)["id"]}) if to_rent else None


def _lives_in(home: Plain, held: Plain) -> bool:
    return home["id"] == held.get("home_id")


def _owner(known: Known, owned: Plain, held: Plain) -> Wish | None:
    home_id = owned["home_id"]
    if known.happens(SELLS):
        return "sell_home", {"home_id": home_id}
    if whole(owned, "condition") < 60 and whole(owned, "renovation_cents") < known.cash():
        return "renovate_home", {"home_id": home_id}
    if home_id != held.get("home_id"):
        if known.happens(0.3) and not owned["let_out"]:
            return "move_home", {"home_id": home_id}
        return "let_out_home", {"home_id": home_id, "let_out": not owned["let_out"]}
    return None
