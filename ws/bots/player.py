"""How a bot plays: like a person who wants something of the day, and has little patience."""

from __future__ import annotations

import secrets
from random import Random
from typing import Final

import msgspec

from ws.bots import wishes
from ws.bots.client import Client, RefusedByServer
from ws.bots.known import Known, Plain, Wish
from ws.bots.wishes import legacy

SKIP_CHANCE: Final = 0.03
REFILL_BELOW: Final = 6
LOOK_AROUND_CHANCE: Final = 0.08
ACKNOWLEDGE_CHANCE: Final = 0.1
WISH_CHANCE: Final = 0.55
"""How often a bot wants something else than an activity."""


class Player:
    """Chooses the next request from what the client has been told."""

    def __init__(self, client: Client, chance: Random) -> None:
        self.client = client
        self._chance = chance
        self._known = Known(chance)

    def next_request(self) -> Wish:
        """The next thing to ask, with its fields."""
        kind, fields = self._wish()
        if kind not in ("acknowledge", "ping") and not kind.startswith("get_"):
            fields["key"] = secrets.token_hex(8)
        return kind, fields

    def answered(self, kind: str, reply: Plain) -> None:
        """Learn from a reply."""
        self._known.learn(kind, reply)
        if kind in ("start_life", "continue_as", "switch_life", "purchase_time_skip"):
            self._known.forget()
        elif kind == "answer_question":
            self.client.state["question"] = None

    def refused(self, kind: str, error: RefusedByServer) -> None:
        """Learn from a refusal: what was offered is no longer so."""
        if kind == "do_activity":
            self._known.forget("activities")

    def _wish(self) -> Wish:
        state, chance = self.client.state, self._chance
        life = _part(state, "life")
        if life is None or not life["alive"]:
            self._known.state = state
            return legacy.next_life(self._known)
        question = _part(state, "question")
        if question is not None:
            choices = [c for c in msgspec.convert(question["choices"], list[Plain]) if c["available"]]
            return "answer_question", {
                "question_id": question["question_id"],
                "choice_id": chance.choice(choices)["id"],
            }
        if chance.random() < ACKNOWLEDGE_CHANCE and self.client.last_seq:
            return "acknowledge", {"seq": self.client.last_seq}
        if chance.random() < LOOK_AROUND_CHANCE:
            return chance.choice(("get_state", "get_diamond_history", "ping")), {}
        wallet = _part(state, "wallet") or {}
        diamonds = msgspec.convert(wallet.get("diamonds", 0), int)
        if diamonds >= 5 and chance.random() < SKIP_CHANCE:
            return "purchase_time_skip", {"skip_type": "day" if diamonds >= 25 else "hour"}
        energy = self.client.update.get("energy", 100)
        if isinstance(energy, int) and energy < REFILL_BELOW:
            if diamonds >= 10:
                return "purchase_energy_refill", {"refill_type": "small"}
            return "ping", {}
        known = self._known
        known.state, known.update = state, self.client.update
        wanted = wishes.wish(known) if chance.random() < WISH_CHANCE else None
        if wanted is not None:
            return wanted
        if not known.has("activities"):
            return "get_activities", {}
        offers = known.available("activities")
        if not offers:
            known.forget("activities")
            return "ping", {}
        return "do_activity", {"activity_id": chance.choice(offers)["id"]}


def _part(state: Plain, section: str) -> Plain | None:
    value = state.get(section)
    return None if value is None else msgspec.convert(value, Plain)
