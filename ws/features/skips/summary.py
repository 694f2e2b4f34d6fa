"""What happened while time was skipped, in short: an opening, and the strongest moment of each day."""

from __future__ import annotations

from collections.abc import Iterable

from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.turn import Turn
from ws.features.skips import rules
from ws.features.skips.messages import SkipSummary, SummaryLine
from ws.kernel.messages import MessageEvent
from ws.kernel.prose import fill


def summarise(turn: Turn, told: Iterable[MessageEvent], minutes: int, stopped_by: str) -> SkipSummary:
    """The summary of a skip of so many minutes, the last of which is the turn's."""
    texts = turn.content.skip_openings[rules.opening(minutes, stopped_by)].texts
    wording = turn.rolls().between(0, len(texts) - 1, "skips.opening")
    best: dict[int, MessageEvent] = {}
    for moment in told:
        day = moment.minute // MINUTES_PER_DAY
        if day not in best or rules.weight(moment.kind) > rules.weight(best[day].kind):
            best[day] = moment
    ranked = sorted(best.values(), key=lambda moment: (-rules.weight(moment.kind), moment.minute))
    lines = tuple(SummaryLine(m.minute, m.kind, m.title, rules.shortened(m.text)) for m in ranked)
    return SkipSummary(fill(texts[wording], time=rules.in_words(minutes)), lines)
