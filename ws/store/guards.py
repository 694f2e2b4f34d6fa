"""What a unit was decided on must still hold when it is written, under lock."""

from __future__ import annotations

from collections.abc import Sequence

from ws.kernel.commit import CommitUnit, Outcome, RequestKey, Verdict
from ws.store.writers import Answers, Questions


def questions_of(units: Sequence[CommitUnit], batch_id: str, at: int) -> Questions:
    """What must be known before the units are written."""
    return Questions(
        batch_id=batch_id,
        at=at,
        accounts=sorted({unit.account_id for unit in units}),
        key_hashes=[unit.request_key.key_hash for unit in units if unit.request_key is not None],
        letters=[unit.consumed_letter for unit in units if unit.consumed_letter is not None],
    )


def broken_guard(unit: CommitUnit, answers: Answers) -> Outcome | None:
    """Why a unit must not be written, or None."""
    if unit.creates:
        return None
    held = answers.players.get(unit.account_id)
    if held is None or held[0] != unit.epoch:
        return Outcome(Verdict.LOST_OWNERSHIP)
    if unit.request_key is not None:
        kept = answers.keys.get(unit.request_key.key_hash)
        if kept is not None:
            return Outcome(Verdict.REPLAYED, kept=RequestKey(unit.request_key.key_hash, kept[0], kept[1]))
    if unit.diamonds_before is not None and held[1] != unit.diamonds_before:
        return Outcome(Verdict.STALE)
    if unit.consumed_letter is not None and unit.consumed_letter not in answers.letters:
        return Outcome(Verdict.LETTER_GONE)
    return None
