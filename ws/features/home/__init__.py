"""Home: where a life lives, rented or owned."""

from ws.engine.feature import Feature
from ws.features.home.api import MovedIn

FEATURE = Feature(name="home", facts=(MovedIn,))
