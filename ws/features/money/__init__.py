"""Money: cash in whole cents."""

from ws.engine.feature import Feature, Status, View
from ws.features.money import views
from ws.features.money.api import MoneyEarned, MoneySpent
from ws.features.money.records import Money

FEATURE = Feature(
    name="money",
    owns=(Money,),
    views=(View("money", (Money,), views.money),),
    status=(Status(views.status, views.never),),
    facts=(MoneyEarned, MoneySpent),
)
