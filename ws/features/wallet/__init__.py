"""Wallet: diamonds and further currencies, and the ledger every one of them moves through."""

from ws.engine.feature import Feature, Handles, Listens, Opens, View
from ws.features.accounts.api import AccountOpened
from ws.features.wallet import handlers, messages, queries, views
from ws.features.wallet.records import DiamondTransaction, Purse
from ws.kernel.player import Player

FEATURE = Feature(
    name="wallet",
    needs=("accounts",),
    owns=(DiamondTransaction, Purse),
    handles=(
        Handles(
            messages.GetDiamondHistory,
            messages.DiamondHistory,
            handlers.get_diamond_history,
            prepare=queries.find_transactions,
        ),
    ),
    listens=(Listens(AccountOpened, handlers.welcome),),
    views=(View("wallet", (Player,), views.wallet, narrow=True),),
    letters=(Opens(messages.DiamondsGranted, handlers.receive_grant),),
)
