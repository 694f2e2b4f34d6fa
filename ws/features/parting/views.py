"""What the client sees of the parting."""

from __future__ import annotations

from ws.content.schemas import Content
from ws.features.parting.records import Apart, Duty, Petition, Prenup, Settlement
from ws.kernel.state import Reader


def parting(reader: Reader, content: Content) -> object:
    """Who lives apart, what lies with the court, what came of it, and what is due every month."""
    return {
        "apart": {held.person_id: _apart(held) for held in reader.all(Apart)},
        "petitions": {held.person_id: _petition(held) for held in reader.all(Petition)},
        "settlements": {held.person_id: _settlement(held) for held in reader.all(Settlement)},
        "duties": {held.id: _duty(held) for held in reader.all(Duty)},
        "prenups": {held.person_id: _prenup(held) for held in reader.all(Prenup)},
    }


def _apart(held: Apart) -> dict[str, object]:
    return {
        "since_minute": held.since_minute,
        "who_left": held.who_left,
        "children": held.custody,
        "times": held.times,
    }


def _petition(held: Petition) -> dict[str, object]:
    return {
        "filed_minute": held.filed_minute,
        "by_player": held.by_player,
        "contested": held.contested,
        "answered": held.answered,
        "hearing_minute": held.hearing_minute,
        "share_percent": held.terms.share_percent,
        "homes": held.terms.homes,
        "custody": held.terms.custody,
        "alimony": held.terms.alimony,
        "paid_cents": held.paid_cents,
    }


def _settlement(held: Settlement) -> dict[str, object]:
    return {
        "minute": held.minute,
        "contested": held.contested,
        "regime": held.regime,
        "share_percent": held.share_percent,
        "parts": [{"kind": p.kind, "id": p.id, "net_cents": p.net_cents, "goes": p.goes} for p in held.parts],
        "payment_cents": held.payment_cents,
        "costs_cents": held.costs_cents,
        "custody": held.custody,
        "children": held.children,
        "child_support_cents": held.child_support_cents,
        "alimony_cents": held.alimony_cents,
    }


def _duty(held: Duty) -> dict[str, object]:
    return {
        "kind": held.kind,
        "person_id": held.person_id,
        "monthly_cents": held.monthly_cents,
        "until_minute": held.until_minute,
        "left_cents": held.left_cents,
    }


def _prenup(held: Prenup) -> dict[str, object]:
    return {
        "minute": held.minute,
        "regime": held.regime,
        "share_percent": held.share_percent,
        "alimony": held.alimony,
    }
