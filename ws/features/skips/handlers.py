"""Selling time."""

from __future__ import annotations

from collections.abc import Generator
from typing import Final

from ws.content.schemas import Skip
from ws.engine.advance import TO_NEXT_EVENT, UNATTENDED, Advanced, advance, rest_at
from ws.engine.turn import Turn
from ws.features.events import api as events
from ws.features.purchases import api as purchases
from ws.features.skips import rules, summary
from ws.features.skips.api import TimeSkipped
from ws.features.skips.messages import PurchaseTimeSkip, StoryLine, TimeSkipBought
from ws.features.skips.records import TimeSkipPurchase
from ws.features.wallet import api as wallet
from ws.kernel.errors import Refused
from ws.kernel.messages import MessageEvent
from ws.kernel.player import Player

STORY_LINES: Final = 40
REASON: Final = "time_skip"


def purchase_time_skip(
    turn: Turn, request: PurchaseTimeSkip, evidence: purchases.Evidence | None = None
) -> Generator[None, None, TimeSkipBought]:
    """Live on to the end of the skip, a question, or death, and pay for what was skipped. With a receipt, of which
    `evidence` is what its store says, what was not skipped is given in diamonds."""
    turn.living()
    if request.receipt is not None and evidence is None:
        raise Refused("not_allowed", "The receipt was not proved.")
    if events.is_question_open(turn):
        raise Refused("question_pending", "Answer the open question first.")
    skip = turn.content.skips[request.skip_type]
    paying, counter = turn, None
    if evidence is None:
        wallet.require(turn, skip.diamonds)
    else:
        paying = _on_top(turn)
        counter = purchases.counter_of(purchases.redeem(paying, evidence, "skip", skip.id))
        paying.settle()
    before = turn.minute
    probe = _on_top(paying)
    stops = TO_NEXT_EVENT if skip.to_next_event else UNATTENDED
    advanced = yield from advance(probe, before + skip.minutes, stops)
    if skip.to_next_event and not advanced.stopped_by:
        return _reply(turn, skip, Advanced(before, "", 0), before, 0, 0)  # the receipt, too, stays unused
    paying.absorb(probe)
    if paying is not turn:
        turn.absorb(paying)
    charged = rules.charge(skip, advanced.minute - before, advanced.stopped_by)
    _pay(turn, skip, advanced, before, charged, counter)
    if advanced.stopped_by != "death":
        rest_at(turn, advanced.minute, present=True)
    turn.announce(TimeSkipped(skip.id, advanced.minute - before))
    if counter is None:
        return _reply(turn, skip, advanced, before, charged, 0)
    return _reply(turn, skip, advanced, before, 0, skip.diamonds - charged)


def _on_top(turn: Turn) -> Turn:
    """A turn to try something on; it is dropped or absorbed."""
    tried = Turn(turn.world, turn, turn.account_id, turn.at)
    tried.minute = turn.minute
    return tried


def _pay(turn: Turn, skip: Skip, advanced: Advanced, before: int, charged: int, counter: str | None) -> None:
    """Take the price of what was skipped, or enter what a store was paid; and note the purchase."""
    if counter is not None:
        number = wallet.settle_store_payment(turn, skip.diamonds, charged, REASON, skip.id, counter)
    elif charged:
        number = wallet.spend(turn, charged, REASON, skip.id)
    else:
        return
    turn.add(
        TimeSkipPurchase(
            account_id=turn.account_id,
            number=number,
            skip_type=skip.id,
            diamonds=charged,
            life_id=turn.life.id,
            from_minute=before,
            to_minute=advanced.minute,
            moments=advanced.moments,
            stopped_by=advanced.stopped_by,
            at=turn.at,
        )
    )


def _reply(turn: Turn, skip: Skip, advanced: Advanced, before: int, charged: int, returned: int) -> TimeSkipBought:
    told = [push for push in turn.pushes if isinstance(push, MessageEvent)]
    return TimeSkipBought(
        skip_type=skip.id,
        minutes_skipped=advanced.minute - before,
        diamonds_charged=charged,
        diamonds_returned=returned,
        diamonds=turn.get(Player).diamonds,
        stopped_by=advanced.stopped_by,
        minute=advanced.minute,
        story=tuple(StoryLine(m.minute, m.title, m.text) for m in told[-STORY_LINES:]),
        summary=summary.summarise(turn, told, advanced.minute - before, advanced.stopped_by),
    )
