"""Refills: energy for diamonds, or for a store's receipt."""

from ws.engine.feature import Feature, Handles, Limit
from ws.features.refills import handlers, messages, queries
from ws.features.refills.records import EnergyRefillPurchase

FEATURE = Feature(
    name="refills",
    needs=("purchases", "vitals", "wallet"),
    owns=(EnergyRefillPurchase,),
    handles=(
        Handles(
            messages.PurchaseEnergyRefill,
            messages.EnergyRefillBought,
            handlers.purchase_energy_refill,
            prepare=queries.find_receipt,
            prepares=queries.has_receipt,
            does_without=True,
            limit=Limit(10, 60.0),
        ),
    ),
)
