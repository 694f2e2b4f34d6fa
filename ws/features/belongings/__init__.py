"""Belongings: vehicles and items, bought, used, worn and sold."""

from ws.engine.feature import Feature
from ws.features.belongings.api import ItemBought, ItemSold

FEATURE = Feature(
    name="belongings",
    facts=(
        ItemBought,
        ItemSold,
    ),
)
