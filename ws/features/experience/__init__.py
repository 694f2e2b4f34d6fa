"""Experience: points, levels and milestones, and the diamonds they bring."""

from ws.engine.feature import Feature
from ws.features.experience.api import LevelReached, MilestoneReached

FEATURE = Feature(
    name="experience",
    facts=(
        LevelReached,
        MilestoneReached,
    ),
)
