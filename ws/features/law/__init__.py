"""Law: offences, police, courts, prison and parole."""

from ws.engine.feature import Feature
from ws.features.law.api import Convicted, Imprisoned, Released

FEATURE = Feature(
    name="law",
    facts=(
        Convicted,
        Imprisoned,
        Released,
    ),
)
