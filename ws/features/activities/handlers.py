"""Doing things."""

from __future__ import annotations

from typing import Final

import msgspec
from msgspec.structs import replace

from ws.content.schemas import Activity
from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.turn import Turn
from ws.features.activities import rules
from ws.features.activities.api import ActivityDone
from ws.features.activities.messages import (
    Activities,
    ActivityChosen,
    ActivityOffer,
    ActivityOutcome,
    DoActivity,
    GetActivities,
)
from ws.features.activities.records import ActivityLog
from ws.features.day import api as day
from ws.features.events.api import shown_effects, situation
from ws.features.money import api as money
from ws.features.people import api as people
from ws.features.people.records import Person
from ws.features.vitals import api as vitals
from ws.kernel.errors import Refused
from ws.kernel.player import Player
from ws.kernel.prose import fill

_KEPT_IN: Final = {
    "prison": "You are in prison, and this is out there. See what there is to do inside.",
    "hospital": "You are in hospital, and they would fetch you back by the gown. Get well first; a book is fine.",
}
"""Why not, by the place that keeps a life in."""


class Done(msgspec.Struct, frozen=True):
    """What came of an activity."""

    text: str
    effects: dict[str, float]


def get_activities(turn: Turn, request: GetActivities) -> Activities:
    """Everything there is to do, with what stands against it now."""
    turn.living()
    now = situation(turn)
    energy = vitals.energy(turn)
    free = is_energy_free(turn)
    has_people = bool(_company(turn))
    place = day.place(turn)
    offers: list[ActivityOffer] = []
    for activity in turn.content.activities.values():
        reason = _kept_in(activity, place) or rules.why_not(activity, now, energy, free, has_people)[1]
        offers.append(
            ActivityOffer(
                id=activity.id,
                name=activity.name,
                text=activity.text,
                category=activity.category,
                place=activity.place,
                duration_minutes=activity.duration_minutes,
                energy=activity.energy,
                cost_cents=activity.cost_cents,
                with_person=activity.with_person,
                available=not reason,
                reason=reason,
            )
        )
    return Activities(activities=tuple(offers))


def do_activity(turn: Turn, request: DoActivity) -> ActivityOutcome:
    """Do it: pay, and see what comes of it."""
    turn.living()
    activity = turn.content.activities.get(request.activity_id)
    if activity is None:
        raise Refused("not_found", "There is no such activity.", activity_id=request.activity_id)
    kept_in = _kept_in(activity, day.place(turn))
    if kept_in:
        raise Refused("not_allowed", kept_in, activity_id=activity.id)
    person_id = _companion(turn, activity, request.person_id)
    free = is_energy_free(turn)
    code, reason = rules.why_not(activity, situation(turn), vitals.energy(turn), free, True)
    if code == "not_enough_energy":
        raise Refused(code, needed=activity.energy, energy=vitals.energy(turn))
    if code:
        raise Refused(code, reason)
    done = turn.perform(ActivityChosen(activity.id, person_id, free))
    if not isinstance(done, Done):
        raise TypeError("an activity gives what came of it")
    return ActivityOutcome(
        activity_id=activity.id,
        text=done.text,
        effects=done.effects,
        energy=vitals.energy(turn),
        person_id=person_id or None,
    )


def come_about(turn: Turn, deed: ActivityChosen) -> Done:
    """How the recorded choice changes the life."""
    activity = turn.content.activities[deed.activity_id]
    if not deed.free and activity.energy:
        vitals.spend_energy(turn, activity.energy)
    money.pay(turn, activity.cost_cents, "activity")
    times = _count(turn, activity)
    day.occupy(turn, activity.id, activity.name, activity.duration_minutes)
    outcomes = activity.outcomes
    outcome = outcomes[turn.rolls().pick(f"activity.{activity.id}.{times}", [each.weight for each in outcomes])]
    effects = rules.scaled(outcome.effects, rules.worth(times))
    felt = vitals.felt(turn, effects)
    vitals.affect(turn, effects)
    money.change(turn, effects.money_cents, "activity")
    told = {"name": turn.life.first_name}
    if deed.person_id:
        person = people.get(turn, deed.person_id)
        told["person"] = f"your {person.relation} {person.first_name}"
        people.change_affinity(turn, deed.person_id, effects.affinity)
    turn.announce(ActivityDone(activity.id, activity.category, deed.person_id))
    return Done(fill(outcome.text, **told), shown_effects(felt))


def is_energy_free(turn: Turn) -> bool:
    """Whether the unlimited refill still runs."""
    return turn.get(Player).unlimited_energy_until > turn.at


def _kept_in(activity: Activity, place: str) -> str:
    """Why a prison or a hospital does not let it happen; "" when it does. What goes on in one's head
    or over a book can be done anywhere."""
    is_quiet = activity.place == "Home" and activity.category == "mind"
    if not place or (is_quiet and not activity.with_person and not activity.cost_cents):
        return ""
    return _KEPT_IN.get(place, "Not from here.")


def _companion(turn: Turn, activity: Activity, person_id: str | None) -> str:
    if not activity.with_person:
        if person_id is not None:
            raise Refused("not_allowed", "This is done alone.", activity_id=activity.id)
        return ""
    if person_id is not None:
        return people.get(turn, person_id).id
    person = turn.rolls().choose(f"activity.person.{activity.id}", _company(turn), lambda found: found.id)
    if person is None:
        raise Refused("not_allowed", "There is nobody to do this with.", activity_id=activity.id)
    return person.id


def _company(turn: Turn) -> list[Person]:
    """Who comes to mind for doing something together: the family, and friends."""
    return [*people.living(turn, "family"), *people.living(turn, "friend")]


def _count(turn: Turn, activity: Activity) -> int:
    """Note that it was done; returns how often it was done before today."""
    today = turn.minute // MINUTES_PER_DAY
    log = turn.find(ActivityLog) or ActivityLog()
    counts = log.counts if log.day == today else {}
    times = counts.get(activity.id, 0)
    turn.put(replace(log, day=today, counts={**counts, activity.id: times + 1}))
    return times
