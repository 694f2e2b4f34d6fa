"""Vitals: energy, health, happiness, smarts, looks, stress and prestige, as functions of time."""

from ws.engine.feature import Acts, Feature, Status, View
from ws.features.vitals import api, views
from ws.features.vitals.records import Influence, Vitals

FEATURE = Feature(
    name="vitals",
    owns=(Vitals, Influence),
    acts=(Acts(api.EnergyRefilled, api.apply_refill),),
    views=(View("vitals", (Vitals,), views.vitals),),
    status=(Status(views.status, views.next_energy_change),),
    facts=(api.EnergySpent,),
)
