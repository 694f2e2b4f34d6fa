"""Dating: say who one is and looks for, look through the cards of the day, like some, see who liked back."""

from __future__ import annotations

from typing import Final

from ws.bots.known import Known, Plain, Wish

ADULT: Final = 18
LIKES_FROM: Final = 45
"""Points of fit."""
WRITES: Final = 0.1
ASKS: Final = 0.15
_BIOS: Final = (
    "I water other people's plants and I know where the good bakery is.",
    "Mostly harmless. I bring cake.",
    "I walk to work and I talk to cats on the way.",
)


def wish(known: Known) -> Wish | None:
    """Something about cards that were asked for, or else ask for them."""
    if known.age() < ADULT:
        return None
    if known.happens(WRITES):
        return _write(known)
    if known.happens(ASKS):
        return known.chance.choice((("get_matches", {}), ("get_my_profile", {}), ("get_preferences", {})))
    if not known.has("cards"):
        return "get_suggestions", {}
    open_cards = [card for card in known.listed("cards") if not card.get("decision")]
    known.forget("cards")
    return _decide(known, known.chance.choice(open_cards)) if open_cards else None


def _write(known: Known) -> Wish:
    if known.happens(0.5):
        return "customize_bio", {"text": known.chance.choice(_BIOS)}
    age = known.age()
    return "set_preferences", {"min_age": max(ADULT, age - 8), "max_age": age + 8}


def _decide(known: Known, card: Plain) -> Wish:
    asked: Plain = {"candidate_id": card["candidate_id"]}
    if known.happens(0.2):
        return "get_candidate", asked
    score = card.get("score")
    if not isinstance(score, int) or score < LIKES_FROM:
        return "pass_on", asked
    return "super_like" if known.happens(0.1) else "like", asked
