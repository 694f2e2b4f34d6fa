"""How a date ends, and what it changes."""

from __future__ import annotations

from typing import Final

import msgspec
from msgspec.structs import replace

from ws.content.schemas import DateOutcome, Effects
from ws.content.schemas.dates import Band, DateChoice, Pays
from ws.engine.turn import Turn
from ws.features.dates import api, reading
from ws.features.dates.facts import DateHeld
from ws.features.dates.records import How, PastDate, PlannedDate
from ws.features.dates.rules import fitting, scenes, success
from ws.features.dates.rules.fitting import Scene
from ws.features.dating import api as dating
from ws.features.people import api as people
from ws.features.people.records import Person
from ws.features.romance import api as romance
from ws.features.vitals import api as vitals

KEPT: Final = 20
"""Past dates of a person."""
UNFAITHFUL: Final = 60
"""Success from which a date with somebody else than one's partner was more than a meal, unless it was ended; a kiss
is so anyhow."""


class Reason(msgspec.Struct, frozen=True):
    """Why a date came to what it did."""

    factor: str
    points: int
    text: str


class Ended(msgspec.Struct, frozen=True):
    """How a date ended."""

    success: int
    band: Band
    text: str
    reasons: tuple[Reason, ...]
    effects: dict[str, float]
    paid_cents: int


def put_away(turn: Turn, date: PlannedDate, how: How, text_id: str, is_told: bool = True) -> str:
    """A date does not take place. Returns the text."""
    person = people.find(turn, date.person_id)
    text = reading.worded(turn, text_id, person, date.venue_id, reading.rolls(turn, date), date.id)
    _file(turn, date, PastDate(date.id, date.person_id, date.venue_id, date.activity_id, date.at, how, text=text))
    if is_told and how != "cancelled":
        turn.tell("love", text, title="No date")
    return text


def end(turn: Turn, date: PlannedDate, by_itself: bool) -> Ended:
    """The last word was said: what it comes to, what it changes, what is remembered."""
    person = people.get(turn, date.person_id)
    scene = reading.scene(turn, date, person, romance.stage(turn, person.id) or "parted")
    choices = _choices(turn, date)
    parts = success.points(_made(turn, date, scene, choices))
    reached = success.success(parts)
    band = success.band(reached)
    outcome = scenes.outcome_of(
        turn.content.date_outcomes, scene, band, any(choice.kiss for choice in choices),
        reading.rolls(turn, date), date.id, reading.book(turn).recent,
    )  # fmt: skip
    text = reading.told(turn, outcome.text, person, date.venue_id) if outcome is not None else ""
    how: How = "by_itself" if by_itself else "held"
    _file(
        turn,
        date,
        PastDate(date.id, person.id, date.venue_id, date.activity_id, date.at, how, reached, text, date.paid_cents),
    )
    effects = _felt(turn, date, person, band, outcome)
    turn.announce(DateHeld(person.id, date.venue_id, reached))
    if outcome is not None:
        note_recent(turn, outcome.id)
        if outcome.remembers:
            people.remember(turn, person.id, outcome.remembers, outcome.memory_weight, "date")
    if scene.phase in ("first", "again") or (outcome is not None and outcome.remembers):
        romance.write(turn, person.id, "date", text)
    if _was_romantic(reached, choices) and (partner := romance.partner(turn)) is not None and partner.id != person.id:
        romance.come_about(turn, person.id, "player_strays")
    text = " ".join(each for each in (text, _become(turn, date, scene, reached, choices)) if each)
    if by_itself:
        before = reading.worded(turn, "by_itself", person, date.venue_id, reading.rolls(turn, date), date.id)
        turn.tell("love", f"{before} {text}", title=f"A date with {person.first_name}")
        turn.interruption = "event"
    return Ended(reached, band, text, _reasons(turn, date, person, parts), effects, date.paid_cents)


def note_recent(turn: Turn, *names: str) -> None:
    """Remember what came up, so that it does not come up again at once."""
    book = reading.book(turn)
    turn.put(replace(book, recent=(*book.recent, *names)[-scenes.KEPT_RECENT :]))


def _file(turn: Turn, date: PlannedDate, past: PastDate) -> None:
    """Put a date among the past ones; the oldest of the person beyond `KEPT` is forgotten."""
    turn.remove(PlannedDate, date.id)
    turn.unschedule("date_opens", date.id)
    turn.unschedule("date_closes", date.id)
    turn.put(past)
    for old in api.past(turn, past.person_id)[KEPT:]:
        turn.remove(PastDate, old.id)


def _was_romantic(reached: int, choices: list[DateChoice]) -> bool:
    """Whether a partner at home would have minded. Who said in the end that it leads nowhere was at a meal."""
    kissed, ended = any(choice.kiss for choice in choices), any(choice.ends for choice in choices)
    return kissed or (reached >= UNFAITHFUL and not ended)


def _choices(turn: Turn, date: PlannedDate) -> list[DateChoice]:
    """What was chosen, of what the content still knows."""
    found: list[DateChoice] = []
    for moment_id, choice_id in zip(date.moments, date.answers, strict=False):
        moment = turn.content.date_moments.get(moment_id)
        found.extend(choice for choice in (moment.choices if moment else ()) if choice.id == choice_id)
    return found


def _made(turn: Turn, date: PlannedDate, scene: Scene, choices: list[DateChoice]) -> success.Made:
    person, now, draws = scene.person, vitals.now(turn), reading.rolls(turn, date)
    activity = turn.content.date_activities[date.activity_id]
    payer: Pays | None = next((choice.pays for choice in choices if choice.pays), None)
    return success.Made(
        chemistry=_chemistry(turn, person),
        place=fitting.fit(person, scene.venue.tempers, scene.venue.interests),
        activity=fitting.fit(person, activity.tempers, activity.interests),
        gift=date.gift_points,
        happiness=now.happiness / vitals.POINT,
        stress=now.stress / vitals.POINT,
        affinity=person.affinity,
        their_day=draws.chance("date.their_day", date.id),
        payer=payer,
        is_beyond_means=date.hurts,
        is_outdoors=not scene.venue.indoors,
        weather=date.weather,
        is_spoiled=activity.dry and date.weather in ("rain", "snow"),
        choices=sum(scenes.worth(choice, person) for choice in choices),
        luck=draws.chance("date.luck", date.id),
    )


def _chemistry(turn: Turn, person: Person) -> int:
    """How well the two go together, 0 to 100: how they fit, the same as a card would say, and what somebody
    remembers."""
    return max(0, min(100, round(dating.compatibility(turn, person) + people.regard(turn, person.id) / 4)))


def _felt(turn: Turn, date: PlannedDate, person: Person, band: Band, outcome: DateOutcome | None) -> dict[str, float]:
    """Let both feel it; returns the effects as they are shown."""
    felt = success.FELT[band]
    own = outcome.effects if outcome is not None else Effects()
    energy = turn.content.date_activities[date.activity_id].energy
    effects = replace(
        felt,
        energy=own.energy - energy,
        happiness=felt.happiness + own.happiness,
        stress=felt.stress + own.stress,
        health=own.health,
        smarts=own.smarts,
    )
    shown = vitals.felt(turn, effects)
    vitals.affect(turn, effects)
    change = success.affinity_change(band, person.affinity) + own.affinity
    people.change_affinity(turn, person.id, change)
    romance.feel(turn, person.id, success.TRUST[band], success.PASSION[band], success.STRAIN[band])
    told = msgspec.structs.asdict(replace(shown, affinity=change, money_cents=-date.paid_cents))
    return {name: value for name, value in told.items() if value}


def _become(turn: Turn, date: PlannedDate, scene: Scene, reached: int, choices: list[DateChoice]) -> str:
    """What the two are afterwards, where that changes: a first date leads on when both want it, or it was the last.
    Returns the sentence for it."""
    person, stage = scene.person, romance.stage(turn, scene.person.id)
    player_ends = any(choice.ends for choice in choices)
    wants = not player_ends and reached >= success.WANTS_MORE
    draws = reading.rolls(turn, date)
    if stage in ("matched", "parted", "divorced") and wants and romance.is_free(person):
        romance.move_to(turn, person.id, "seeing")
        return reading.worded(turn, "began_seeing", person, date.venue_id, draws, date.id)
    over = player_ends or (stage == "matched" and reached < success.WANTS_NO_MORE)
    if stage in ("matched", "seeing") and over:
        romance.move_to(turn, person.id, "parted", by_player=player_ends)
        return reading.worded(turn, "ended_kindly", person, date.venue_id, draws, date.id)
    return ""


def _reasons(turn: Turn, date: PlannedDate, person: Person, parts: dict[str, int]) -> tuple[Reason, ...]:
    draws = reading.rolls(turn, date)
    return tuple(
        Reason(
            factor,
            points,
            reading.worded(
                turn, f"{factor}_{'high' if points > 0 else 'low'}", person, date.venue_id, draws, date.id
            ),
        )
        for factor, points in success.reasons(parts)
    )
