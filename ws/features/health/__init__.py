"""Health: conditions, care, accidents, and what a life dies of."""

from ws.engine.feature import Feature
from ws.features.health.api import FellIll, Recovered

FEATURE = Feature(
    name="health",
    facts=(
        FellIll,
        Recovered,
    ),
)
