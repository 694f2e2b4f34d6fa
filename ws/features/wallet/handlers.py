"""What the wallet answers and hears."""

from ws.engine.turn import Turn
from ws.features.accounts.api import AccountOpened
from ws.features.wallet import api
from ws.features.wallet.messages import DiamondEntry, DiamondHistory, DiamondsGranted, GetDiamondHistory
from ws.features.wallet.rules import MOST_DIAMONDS, WELCOME_DIAMONDS
from ws.kernel.player import Player


def get_diamond_history(turn: Turn, request: GetDiamondHistory, entries: tuple[DiamondEntry, ...]) -> DiamondHistory:
    """One page of the ledger."""
    page = entries[: request.limit]
    more = len(entries) > request.limit
    return DiamondHistory(entries=page, next_before=page[-1].number if more else None)


def welcome(turn: Turn, fact: AccountOpened) -> None:
    """A new account begins with some diamonds."""
    api.mint(turn, WELCOME_DIAMONDS, reason="welcome", cause="account")


def receive_grant(turn: Turn, letter: DiamondsGranted) -> None:
    """An operator's gift, as far as a purse holds it; a correction takes no more than there is."""
    held = turn.get(Player).diamonds
    amount = min(max(letter.amount, -max(held, 0)), MOST_DIAMONDS - held)
    if amount > 0:
        api.mint(turn, amount, reason="operator", cause=letter.note[:80], counter="operator:grant")
    elif amount < 0:
        api.spend(turn, -amount, reason="operator", cause=letter.note[:80], counter="operator:correction")
    else:
        return
    turn.tell("wallet", f"{amount:+d} diamonds: {letter.note}", title="Diamonds")
