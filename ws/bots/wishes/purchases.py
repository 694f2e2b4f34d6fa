"""The shop: looked at, and what was bought; a bot has no money."""

from __future__ import annotations

from ws.bots.known import Known, Wish, plains

CHANGES_ITS_MIND = 0.05


def wish(known: Known) -> Wish | None:
    """What stores sell, what was bought; seldom another word on what stores may know."""
    section = known.section("purchases")
    if plains(section.get("parcels")):
        return "open_parcels", {}
    if known.happens(CHANGES_ITS_MIND):
        return "set_purchase_consent", {"share_consumption": not section.get("share_consumption")}
    return ("get_shop", {}) if known.happens(0.5) else ("get_purchases", {"limit": 10})
