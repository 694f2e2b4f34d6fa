"""Refills: energy for diamonds."""

from ws.engine.feature import Feature, Handles, Limit
from ws.features.refills import handlers, messages
from ws.features.refills.records import EnergyRefillPurchase

FEATURE = Feature(
    name="refills",
    needs=("vitals", "wallet"),
    owns=(EnergyRefillPurchase,),
    handles=(
        Handles(
            messages.PurchaseEnergyRefill,
            messages.EnergyRefillBought,
            handlers.purchase_energy_refill,
            limit=Limit(10, 60.0),
        ),
    ),
)
