"""What the client sees of wills, endings and beginnings."""

from __future__ import annotations

from ws.content.schemas import Content
from ws.engine.records import Life
from ws.features.legacy.records import Inheritor, Origin, Passing, Successor, Will
from ws.features.legacy.tree import ribbon
from ws.kernel.state import Reader


def legacy(reader: Reader, content: Content) -> dict[str, object] | None:
    """The will, where the life comes from, and, when it is over, what stays of it."""
    if reader.find(Life) is None:
        return None
    will, origin, passing = reader.find(Will), reader.find(Origin), reader.find(Passing)
    return {
        "will": [{"heir": s.heir, "name": s.name, "percent": s.percent} for s in will.shares] if will else [],
        "origin": _origin(origin) if origin is not None else None,
        "end": _end(passing, content) if passing is not None else None,
    }


def _origin(origin: Origin) -> dict[str, object]:
    return {
        "from_life": str(origin.from_life),
        "relation": origin.relation,
        "dead": origin.dead,
        "line": origin.line,
        "inherited_cents": origin.inherited_cents,
    }


def _end(passing: Passing, content: Content) -> dict[str, object]:
    given = ribbon(content, passing.ribbon)
    return {
        "minute": passing.minute,
        "obituary": passing.obituary,
        "ribbon": {"id": given.id, "name": given.name, "text": given.text, "colour": given.colour, "svg": given.svg}
        if given is not None
        else None,
        "lines": [{"what": what, "cents": cents} for what, cents in passing.lines],
        "left_cents": sum(cents for _, cents in passing.lines),
        "unpaid_cents": passing.unpaid_cents,
        "inheritors": [_inheritor(one) for one in passing.inheritors],
        "successors": [_successor(one, content) for one in passing.successors],
    }


def _inheritor(one: Inheritor) -> dict[str, object]:
    return {
        "heir": one.heir,
        "name": one.name,
        "relation": one.relation,
        "gross_cents": one.gross_cents,
        "tax_cents": one.tax_cents,
        "cents": one.cents,
    }


def _successor(one: Successor, content: Content) -> dict[str, object]:
    job = content.jobs.get(one.job)
    return {
        "person_id": one.person_id,
        "name": one.name,
        "relation": one.relation,
        "sex": one.sex,
        "age": one.age,
        "job": job.name if job is not None else "",
        "cents": one.cents,
        "may_have_child": one.may_have_child,
    }
