"""Experiments: which variant of the game an account plays. Assignment only, for now."""

from ws.engine.feature import Feature
from ws.features.experiments.api import assignments

FEATURE = Feature(name="experiments")

__all__ = ["FEATURE", "assignments"]
