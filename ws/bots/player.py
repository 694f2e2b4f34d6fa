"""How a bot plays: like a person who wants something of the day, and has little patience."""

from __future__ import annotations

import secrets
from random import Random
from typing import Final

import msgspec

from ws.bots.client import Client, Plain, RefusedByServer

SKIP_CHANCE: Final = 0.03
REFILL_BELOW: Final = 6
LOOK_AROUND_CHANCE: Final = 0.08
ACKNOWLEDGE_CHANCE: Final = 0.1

Wish = tuple[str, Plain]


class Player:
    """Chooses the next request from what the client has been told."""

    def __init__(self, client: Client, chance: Random) -> None:
        self.client = client
        self._chance = chance
        self._offers: list[Plain] = []

    def next_request(self) -> Wish:
        """The next thing to ask, with its fields."""
        kind, fields = self._wish()
        if kind not in ("get_activities", "get_state", "get_diamond_history", "acknowledge", "ping"):
            fields["key"] = secrets.token_hex(8)
        return kind, fields

    def answered(self, kind: str, reply: Plain) -> None:
        """Learn from a reply."""
        if kind == "get_activities":
            offers = msgspec.convert(reply["activities"], list[Plain])
            self._offers = [offer for offer in offers if offer["available"]]
        elif kind in ("start_life", "purchase_time_skip"):
            self._offers = []
        elif kind == "answer_question":
            self.client.state["question"] = None

    def refused(self, kind: str, error: RefusedByServer) -> None:
        """Learn from a refusal: what was offered is no longer so."""
        if kind == "do_activity":
            self._offers = []

    def _wish(self) -> Wish:
        state, chance = self.client.state, self._chance
        life = _part(state, "life")
        if life is None or not life["alive"]:
            return "start_life", {}
        question = _part(state, "question")
        if question is not None:
            choices = msgspec.convert(question["choices"], list[Plain])
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
        if not self._offers:
            return "get_activities", {}
        return "do_activity", {"activity_id": chance.choice(self._offers)["id"]}


def _part(state: Plain, section: str) -> Plain | None:
    value = state.get(section)
    return None if value is None else msgspec.convert(value, Plain)
