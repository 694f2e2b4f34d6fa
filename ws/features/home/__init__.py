"""Home: where a life lives, rented or owned, what it costs, and what happens without one."""

from ws.engine.feature import Acts, Feature, Handles, Listens, System, View
from ws.features.ageing.api import BirthdayCame
from ws.features.day.api import DayBegan
from ws.features.home import handlers, messages, months, offers, systems, views
from ws.features.home.api import Evicted, HomeBought, HomeSold, MovedIn
from ws.features.home.records import OwnedHome, Residence
from ws.features.law.api import Imprisoned, Released

FEATURE = Feature(
    name="home",
    needs=("ageing", "careers", "day", "law", "money", "vitals"),
    owns=(Residence, OwnedHome),
    handles=(
        Handles(messages.GetHomes, messages.Homes, offers.get_homes),
        Handles(messages.RentHome, messages.HomeRented, handlers.rent_home),
        Handles(messages.BuyHome, messages.HomeWasBought, handlers.buy_home),
        Handles(messages.SellHome, messages.HomeWasSold, handlers.sell_home),
        Handles(messages.MoveHome, messages.Moved, handlers.move_home),
        Handles(messages.RenovateHome, messages.Renovated, handlers.renovate_home),
        Handles(messages.LetOutHome, messages.LetOut, handlers.let_out_home),
        Handles(messages.MoveBackToFamily, messages.MovedBack, handlers.move_back_to_family),
    ),
    listens=(
        Listens(BirthdayCame, months.year_passes),
        Listens(DayBegan, months.month_begins),
        Listens(Imprisoned, months.imprisoned),
        Listens(Released, months.released),
    ),
    systems=(System("home_mishap", systems.home_mishap, writes=(OwnedHome,)),),
    acts=(
        Acts(messages.HomeRentChosen, handlers.rented),
        Acts(messages.HomePurchaseChosen, handlers.bought),
        Acts(messages.HomeSaleChosen, handlers.sold),
        Acts(messages.MoveChosen, handlers.moved),
        Acts(messages.RenovationChosen, handlers.renovated),
        Acts(messages.LettingChosen, handlers.let),
        Acts(messages.FamilyChosen, handlers.back_with_family),
    ),
    views=(View("home", (Residence, OwnedHome), views.home),),
    facts=(MovedIn, HomeBought, HomeSold, Evicted),
)
