"""Offences, the words of police and courts, and the days of a prison."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec

from ws.content.schemas.base import Age, Effects, Entry, Label, Outcome, Text, unfilled

if TYPE_CHECKING:
    from ws.content.schemas import Content

Percent = Annotated[int, msgspec.Meta(ge=0, le=100)]
Months = Annotated[int, msgspec.Meta(ge=0, le=240)]
Cents = Annotated[int, msgspec.Meta(ge=0, le=100_000_000)]
Texts = Annotated[tuple[Text, ...], msgspec.Meta(min_length=3)]
OUTCOME_FILLERS = {"name", "gain"}
COURT_FILLERS = {"name", "offence", "fine", "months", "bail"}


class Offence(Entry, frozen=True, kw_only=True):
    """Something that is against the law. It is told what comes of it, never how it is done."""

    name: Label
    """As an offer: "Ride without a ticket"."""
    charge: Label
    """As a court calls it, within a sentence: "fare dodging"."""
    text: Text
    category: Literal["nuisance", "traffic", "theft", "fraud", "violence", "trade"]
    skill: Literal["street", "driving", "stealth", "paper", "computer", "force"]
    """What gets more practised by doing it."""
    place: Label
    min_age: Annotated[int, msgspec.Meta(ge=10, le=30)]
    max_age: Age = 130
    from_hour: Annotated[int, msgspec.Meta(ge=0, le=23)] = 0
    to_hour: Annotated[int, msgspec.Meta(ge=1, le=24)] = 24
    """The hours of the day [from, to); over midnight when `to_hour` is not the later one."""
    needs_work: bool = False
    """Whether one must have a job to do it."""
    duration_minutes: Annotated[int, msgspec.Meta(ge=5, le=480)]
    energy: Annotated[int, msgspec.Meta(ge=1, le=50)]
    success_percent: Percent
    gain_cents: tuple[Cents, Cents] = (0, 0)
    """Least and most that a success brings."""
    reported_percent: Percent
    cleared_percent: Percent
    """Caught is what is reported and cleared: the product of both."""
    source: Literal["fbi_ucr_2019", "estimate"]
    """Where `cleared_percent` is from; see docs/requests/law.md."""
    arrest_days: tuple[Annotated[int, msgspec.Meta(ge=0, le=36)], Annotated[int, msgspec.Meta(ge=0, le=36)]] = (0, 0)
    """Months from the deed to the police at the door, least and most; 0 is on the spot."""
    severity: Annotated[int, msgspec.Meta(ge=1, le=10)]
    ticket: bool = False
    """Settled by a penalty on the spot: no court and no record."""
    fine_cents: tuple[Cents, Cents]
    prison_months: tuple[Months, Months] = (0, 0)
    succeeded: Annotated[tuple[Outcome, ...], msgspec.Meta(min_length=2)]
    failed: tuple[Outcome, ...] = ()
    caught: Annotated[tuple[Outcome, ...], msgspec.Meta(min_length=2)]
    """Seen or stopped at once, or how the police come later."""


class CourtText(Entry, frozen=True, kw_only=True):
    """How police and courts speak to the grown ("adult") and the young ("juvenile")."""

    ticket: Texts
    warning: Texts
    arrest: Texts
    accused: Texts
    bail: Texts
    custody: Texts
    acquitted: Texts
    fine: Texts
    community_service: Texts
    probation: Texts
    prison: Texts
    deal_refused: Texts
    released: Texts
    paroled: Texts
    parole_denied: Texts
    recalled: Texts
    escaped: Texts
    escape_failed: Texts
    recaptured: Texts
    cleared: Texts


class PrisonActivity(Entry, frozen=True, kw_only=True):
    """Something to do inside."""

    name: Label
    text: Text
    duration_minutes: Annotated[int, msgspec.Meta(ge=10, le=240)]
    energy: Annotated[int, msgspec.Meta(ge=0, le=30)]
    conduct: Annotated[int, msgspec.Meta(ge=-20, le=10)]
    """What it does to conduct, which runs from 0 to 100."""
    pay_cents: Annotated[int, msgspec.Meta(ge=0, le=2000)] = 0
    outcomes: Annotated[tuple[Outcome, ...], msgspec.Meta(min_length=3)]


class PrisonEvent(Entry, frozen=True, kw_only=True):
    """Something that happens inside."""

    title: Label
    texts: Annotated[tuple[Text, ...], msgspec.Meta(min_length=1)]
    weight: Annotated[float, msgspec.Meta(gt=0, le=100)] = 1
    conduct: Annotated[int, msgspec.Meta(ge=-30, le=30)] = 0
    min_age: Age = 0
    effects: Effects = Effects()


def check(content: Content) -> Iterable[str]:
    """What is wrong with entries that are well formed each by itself."""
    for offence in content.offences.values():
        yield from _check_offence(offence)
    for needed in ("adult", "juvenile"):
        if needed not in content.court_texts:
            yield f"court_texts: {needed}: there is no such entry, and courts need it"
    for court in content.court_texts.values():
        for moment, texts in msgspec.structs.asdict(court).items():
            if moment != "id":
                yield from unfilled(f"court_texts: {court.id}: {moment}", texts, COURT_FILLERS)
    for activity in content.prison_activities.values():
        yield from unfilled(f"prison_activities: {activity.id}", (o.text for o in activity.outcomes), {"name"})
    for event in content.prison_events.values():
        yield from unfilled(f"prison_events: {event.id}", event.texts, {"name"})


def _check_offence(offence: Offence) -> Iterable[str]:
    where = f"offences: {offence.id}"
    for name in ("gain_cents", "fine_cents", "arrest_days", "prison_months"):
        least, most = getattr(offence, name)
        if least > most:
            yield f"{where}: {name} begins above its end"
    if offence.success_percent < 100 and not offence.failed:
        yield f"{where}: it may fail, so say how"
    if offence.ticket and (offence.prison_months[1] or offence.arrest_days[1]):
        yield f"{where}: a ticket is written on the spot and leads to no prison"
    outcomes = (*offence.succeeded, *offence.failed, *offence.caught)
    yield from unfilled(where, (o.text for o in outcomes), OUTCOME_FILLERS)
    if any(o.effects.money_cents or o.effects.affinity for o in outcomes):
        yield f"{where}: money comes by gain_cents and fine_cents, and affinity by the people"
