"""Belongings: vehicles and items, bought, used, worn and sold."""

from ws.engine.feature import Acts, Feature, Handles, Listens, System, View
from ws.features.ageing.api import BirthdayCame
from ws.features.belongings import driving, handlers, messages, months, shopping, systems, valuing, views
from ws.features.belongings.api import ItemBought, ItemSold, LicencePassed, VehicleBought, VehicleSold
from ws.features.belongings.records import DrivingLicence, InventoryItem, OwnedVehicle, Possessions
from ws.features.day.api import DayBegan

FEATURE = Feature(
    name="belongings",
    needs=("ageing", "day", "home", "law", "money", "vitals"),
    owns=(InventoryItem, OwnedVehicle, Possessions, DrivingLicence),
    handles=(
        Handles(messages.GetGoods, messages.Goods, shopping.get_goods),
        Handles(messages.GetValuation, messages.Valuation, valuing.get_valuation),
        Handles(messages.BuyItem, messages.ItemWasBought, handlers.buy_item),
        Handles(messages.SellItem, messages.ItemWasSold, handlers.sell_item),
        Handles(messages.UseItem, messages.ItemUsed, handlers.use_item),
        Handles(messages.RepairItem, messages.ItemRepaired, handlers.repair_item),
        Handles(messages.BuyVehicle, messages.VehicleWasBought, driving.buy_vehicle),
        Handles(messages.SellVehicle, messages.VehicleWasSold, driving.sell_vehicle),
        Handles(messages.RepairVehicle, messages.VehicleRepaired, driving.repair_vehicle),
        Handles(messages.TakeDrivingTest, messages.DrivingTestResult, driving.take_driving_test),
    ),
    listens=(Listens(BirthdayCame, months.year_passes), Listens(DayBegan, months.month_begins)),
    systems=(
        System("belongings_mishap", systems.belongings_mishap, writes=(InventoryItem, OwnedVehicle, Possessions)),
    ),
    acts=(
        Acts(messages.PurchaseChosen, handlers.bought),
        Acts(messages.SaleChosen, handlers.sold),
        Acts(messages.UseChosen, handlers.used),
        Acts(messages.RepairChosen, handlers.repaired),
        Acts(messages.VehiclePurchaseChosen, driving.bought),
        Acts(messages.VehicleSaleChosen, driving.sold),
        Acts(messages.VehicleRepairChosen, driving.repaired),
        Acts(messages.DrivingTestChosen, driving.tested),
    ),
    views=(View("belongings", (Possessions, DrivingLicence, InventoryItem, OwnedVehicle), views.belongings),),
    facts=(ItemBought, ItemSold, VehicleBought, VehicleSold, LicencePassed),
)
