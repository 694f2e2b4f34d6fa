"""What the client sees of the tutorial."""

from __future__ import annotations

from ws.content.schemas import Content
from ws.features.experiments.api import variant as variant_of
from ws.features.tutorial import rules
from ws.features.tutorial.records import TutorialProgress
from ws.kernel.player import Player
from ws.kernel.state import Reader


def tutorial(reader: Reader, content: Content) -> dict[str, object]:
    """Only how far it is: the texts are asked for once."""
    held = reader.find(TutorialProgress) or TutorialProgress()
    variant = variant_of(content, reader.get(Player).id, "tutorial_flow") if not held.is_over else ""
    return {
        "current": rules.current(content, held, variant) if variant else "",
        "done": len(held.done),
        "over": held.is_over,
    }
