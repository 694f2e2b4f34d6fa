"""The family tree as it is shown."""

from __future__ import annotations

import msgspec

from ws.content.schemas import Content
from ws.engine.records import Life
from ws.engine.turn import Turn
from ws.features.legacy.dying import ancestors
from ws.features.legacy.messages import TreeLife, TreeRibbon
from ws.features.legacy.records import Ancestor, Origin, TreeEntry
from ws.features.legacy.rules.drawing import drawn

_decode = msgspec.json.Decoder(tuple[Ancestor, ...]).decode


def ribbon(content: Content, ribbon_id: str) -> TreeRibbon | None:
    """A ribbon with its picture; None for one that the content does not know any more."""
    known = content.ribbons.get(ribbon_id)
    return TreeRibbon(known.id, known.name, known.text, known.colour, drawn(known)) if known is not None else None


def shown(content: Content, entry: TreeEntry) -> TreeLife:
    """An ended life."""
    return TreeLife(
        life_id=str(entry.life_id),
        number=entry.number,
        follows=str(entry.follows) if entry.follows else "",
        relation=entry.relation,
        first_name=entry.first_name,
        last_name=entry.last_name,
        sex=entry.sex,
        country=entry.country,
        born=entry.born,
        died=entry.died,
        age=entry.age,
        cause=entry.cause,
        ribbon=ribbon(content, entry.ribbon),
        estate_cents=entry.estate_cents,
        obituary=entry.obituary,
        people=_decode(entry.people),
    )


def current(turn: Turn) -> TreeLife | None:
    """The life that is being lived."""
    life = turn.find(Life)
    if life is None or life.ended_minute is not None:
        return None
    origin = turn.find(Origin)
    return TreeLife(
        life_id=str(life.id),
        number=life.number,
        follows=str(origin.from_life) if origin is not None else "",
        relation=origin.relation if origin is not None else "",
        first_name=life.first_name,
        last_name=life.last_name,
        sex=life.sex,
        country=life.country,
        born=life.birth_year,
        died=None,
        age=turn.age(),
        cause="",
        ribbon=None,
        estate_cents=0,
        obituary="",
        people=ancestors(turn),
    )
