"""Every feature of the game, one line each, in the order in which they hear facts."""

from __future__ import annotations

from ws.engine.feature import Feature
from ws.features import (
    accounts,
    activities,
    ageing,
    belongings,
    birth,
    careers,
    day,
    education,
    events,
    experience,
    experiments,
    health,
    home,
    law,
    legacy,
    money,
    people,
    presence,
    refills,
    skips,
    vitals,
    wallet,
)

ROSTER: tuple[Feature, ...] = (
    experiments.FEATURE,
    accounts.FEATURE,
    wallet.FEATURE,
    presence.FEATURE,
    vitals.FEATURE,
    money.FEATURE,
    ageing.FEATURE,
    people.FEATURE,
    day.FEATURE,
    education.FEATURE,
    careers.FEATURE,
    health.FEATURE,
    law.FEATURE,
    home.FEATURE,
    belongings.FEATURE,
    events.FEATURE,
    activities.FEATURE,
    birth.FEATURE,
    refills.FEATURE,
    skips.FEATURE,
    experience.FEATURE,
    legacy.FEATURE,
)
