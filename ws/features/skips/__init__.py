"""Skips: time for diamonds or for a store's receipt, lived by the same rules as always."""

from ws.engine.feature import Feature, Handles, Limit
from ws.features.skips import handlers, messages, queries
from ws.features.skips.api import TimeSkipped
from ws.features.skips.records import TimeSkipPurchase

FEATURE = Feature(
    name="skips",
    needs=("events", "purchases", "wallet"),
    owns=(TimeSkipPurchase,),
    handles=(
        Handles(
            messages.PurchaseTimeSkip,
            messages.TimeSkipBought,
            handlers.purchase_time_skip,
            prepare=queries.find_receipt,
            prepares=queries.has_receipt,
            does_without=True,
            limit=Limit(5, 60.0),
        ),
    ),
    facts=(TimeSkipped,),
)
