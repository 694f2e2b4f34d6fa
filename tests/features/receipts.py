"""A store that agrees, for the rooms whose purchases it pays: the room of the purchases has tests of its own."""

from __future__ import annotations

from typing import Any, Final

import pytest

from ws.features.purchases import api as purchases

EVIDENCE: Final[Any] = object()
"""What the room of the purchases proved; nobody else looks into it."""


def redeemed_by(monkeypatch: pytest.MonkeyPatch, counter: str) -> list[tuple[str, str]]:
    """Every receipt is good, and its other side in the ledger is `counter`; gives what was redeemed."""
    used: list[tuple[str, str]] = []
    purchase = object()

    def redeem(turn: object, evidence: object, kind: str, gives: str) -> object:  # as the door's
        assert evidence is EVIDENCE
        used.append((kind, gives))
        return purchase

    def counter_of(redeemed: object) -> str:
        assert redeemed is purchase
        return counter

    monkeypatch.setattr(purchases, "redeem", redeem)
    monkeypatch.setattr(purchases, "counter_of", counter_of)
    return used
