"""Bios that a text model has polished, and having one polished, when a model is configured."""

from __future__ import annotations

from typing import Final, cast

from ws.engine.feature import Outside
from ws.features.dating.messages import GetCandidate
from ws.features.dating.rules import polishing
from ws.kernel.messages import Request

_MOST: Final = 40
"""Polished bios read at once, the latest; a day shows ten."""
_LATEST: Final = (
    "SELECT b.person_id, b.text FROM npc_bios b "
    "WHERE b.life_id = (SELECT life_id FROM players WHERE id = :account_id) AND b.source = 'polished' "
    "ORDER BY b.minute DESC LIMIT :most"
)
_ONE: Final = (
    "SELECT b.text, b.source FROM npc_bios b WHERE b.life_id = (SELECT life_id FROM players WHERE id = :account_id) "
    "AND b.person_id = :candidate_id"
)


async def find_polished(outside: Outside, account_id: int, request: Request) -> dict[str, str] | None:
    """The latest polished bios of the present life, by candidate."""
    if outside.text_model is None:
        return None
    rows = await outside.rows(_LATEST, account_id=account_id, most=_MOST)
    return {str(person_id): str(text) for person_id, text in rows}


async def polish(outside: Outside, account_id: int, request: Request) -> dict[str, str] | None:
    """The polished bio of one candidate, as it was kept or made now of what was shown; empty when there is none."""
    model = outside.text_model
    if model is None:
        return None
    candidate_id = cast(GetCandidate, request).candidate_id
    rows = await outside.rows(_ONE, account_id=account_id, candidate_id=candidate_id)
    if not rows:
        return {}
    text, source = str(rows[0][0]), str(rows[0][1])
    if source == "polished":
        return {candidate_id: text}
    given = await model.complete(
        polishing.INSTRUCTIONS,
        [("user", text)],
        lambda answer: polishing.accepted(outside.content, text, answer),
    )
    return {} if given is None else {candidate_id: polishing.told(given)}
