"""A life as it stands, for those who judge and tell it."""

from __future__ import annotations

from typing import Final

from ws.engine.turn import Turn
from ws.features.belongings import api as belongings
from ws.features.belongings.records import OwnedVehicle
from ws.features.careers import api as careers
from ws.features.careers.records import Business, WorkHistory
from ws.features.education import api as education
from ws.features.experience import api as experience
from ws.features.experience.records import FeatReached
from ws.features.health import api as health
from ws.features.health.records import Ailment, HabitKept
from ws.features.home import api as home
from ws.features.home.records import OwnedHome
from ws.features.law import api as law
from ws.features.law.records import LawRecord
from ws.features.legacy.records import Origin, Will
from ws.features.legacy.rules import estates, kinship
from ws.features.legacy.rules.estates import Balance, Heir
from ws.features.legacy.rules.marks import Lived
from ws.features.legacy.rules.remembrance import listed
from ws.features.money import api as money
from ws.features.money.records import Credit
from ws.features.people import api as people
from ws.features.people.records import Person
from ws.features.vitals import api as vitals

QUIET: Final = "a quiet end"
"""The cause of an end that the player chose."""
_SERIOUS: Final = 3
_NAMED: Final = 3
"""Survivors an obituary names."""


def lived(turn: Turn, cause: str, balance: Balance) -> Lived:
    """The life at its end."""
    now = vitals.now(turn)
    attained = education.attained(turn)
    convictions = law_lines(turn)
    family = relatives(turn)
    career = careers.held(turn)
    history = turn.find(WorkHistory) or WorkHistory()
    tracks = dict(history.track_months)
    job = turn.content.jobs.get(career.job)
    has_job = career.kind == "job"
    if has_job and job is not None:
        tracks[job.track] = tracks.get(job.track, 0) + career.months
    kept = {habit.id for habit in turn.all(HabitKept) if habit.quit_minute is None}
    credit, will = turn.find(Credit), turn.find(Will)
    held = experience.held(turn)
    return Lived(
        age=turn.age(),
        is_quiet=cause == QUIET,
        attainment=attained.highest,
        degrees=len(attained.degrees),
        has_left_school=attained.has_left_school,
        has_job=has_job,
        is_retired=career.kind == "retired",
        owns_business=turn.find(Business) is not None,
        months_worked=history.total_months + (career.months if has_job else 0),
        track_months=tracks,
        worth_cents=balance.left_cents,
        unpaid_cents=balance.unpaid_cents,
        bankruptcies=credit.bankruptcies if credit is not None else 0,
        home_status=home.held(turn).status if home.home_id(turn) else "",
        homes=sum(1 for _ in turn.all(OwnedHome)),
        vehicles=sum(1 for _ in turn.all(OwnedVehicle)),
        offences=len(convictions),
        prison_days=sum(convictions),
        is_in_prison=law.is_in_prison(turn),
        is_ill=any(_is_serious(turn, each) for each in turn.all(Ailment)),
        good_habits=sum(habit in turn.content.habits and turn.content.habits[habit].good for habit in kept),
        volunteers=health.keeps_habit(turn, "volunteering"),
        smokes=health.keeps_habit(turn, "smoking"),
        smarts=now.smarts // vitals.POINT,
        looks=now.looks // vitals.POINT,
        happiness=now.happiness // vitals.POINT,
        stress=now.stress // vitals.POINT,
        prestige=now.prestige // vitals.POINT,
        level=held.level,
        activities=sum(count for name, count in held.counts.items() if name == "activity"),
        feats=frozenset(feat.id for feat in turn.all(FeatReached)),
        survivors=sum(person.is_alive for person in family),
        affinity=_mean([person.affinity for person in family if person.is_alive]),
        friends=sum(1 for _ in people.living(turn, "friend")),
        family_dead=sum(not person.is_alive for person in family),
        has_parents=any(person.is_alive and person.relation in ("mother", "father") for person in family),
        line=line_of(turn),
        is_willed=will is not None,
        charity_percent=sum(s.percent for s in will.shares if s.heir.startswith(estates.CHARITY)) if will else 0,
    )


def _is_serious(turn: Turn, ailment: Ailment) -> bool:
    condition = turn.content.conditions.get(ailment.id)
    return condition is not None and condition.severity >= _SERIOUS


def law_lines(turn: Turn) -> list[int]:
    """Days of prison of every conviction."""
    record = turn.find(LawRecord)
    return [line.prison_days for line in record.convictions] if record is not None else []


def relatives(turn: Turn) -> list[Person]:
    """The family, dead or alive, on whatever terms."""
    return [person for person in turn.all(Person) if kinship.is_heir(person.relation)]


def heirs_by_law(turn: Turn) -> list[Heir]:
    """The living family, as the law counts it."""
    return [Heir(p.id, name_of(p), p.relation) for p in relatives(turn) if p.is_alive]


def line_of(turn: Turn) -> int:
    """Which life of its line this is."""
    origin = turn.find(Origin)
    return origin.line if origin is not None else 1


def name_of(person: Person) -> str:
    """First and last name."""
    return f"{person.first_name} {person.last_name}"


def assets(turn: Turn) -> estates.Assets:
    """What there is, all of it worth something to somebody."""
    return estates.Assets(
        cash=max(0, money.cents(turn)),
        savings=money.savings_cents(turn),
        funds=money.funds_cents(turn),
        homes=home.worth_cents(turn),
        belongings=belongings.worth_cents(turn),
    )


def names(turn: Turn, cause: str) -> dict[str, object]:
    """What the placeholders of an obituary stand for."""
    life, date = turn.life, turn.date()
    they, them, their = ("she", "her", "her") if life.sex == "female" else ("he", "him", "his")
    career = careers.held(turn)
    job = turn.content.jobs.get(career.job) or _longest_job(turn)
    dwelling = turn.content.homes.get(home.home_id(turn))
    degrees = education.degrees(turn)
    return {
        "name": life.first_name,
        "full_name": f"{life.first_name} {life.last_name}",
        "age": turn.age(),
        "born": life.birth_year,
        "died": date.year,
        "country": _land(turn.content.countries[life.country].name),
        "they": they,
        "them": them,
        "their": their,
        "cause": cause,
        "degree": _degree(turn, degrees[-1]) if degrees else "",
        "job": job.lower() if isinstance(job, str) else job.name.lower() if job is not None else "a pair of hands",
        "employer": career.employer or "more places than one",
        "home": dwelling.name if dwelling is not None else "a rented room",
        "survivors": _survivors(turn),
        "friend": next((p.first_name for p in people.living(turn, "friend")), ""),
    }


def _longest_job(turn: Turn) -> str | None:
    """Who has no job any more is told by the line of work."""
    history = turn.find(WorkHistory)
    if history is None or not history.track_months:
        return None
    track = max(history.track_months.items(), key=lambda held: (held[1], held[0]))[0]
    known = turn.content.tracks.get(track)
    return f"somebody in {known.name}" if known is not None else None


def _degree(turn: Turn, programme_id: str) -> str:
    programme = turn.content.programmes.get(programme_id)
    if programme is None:
        return "something useful"
    subject = programme.name.removeprefix("Certificate of ")
    return subject[:1].lower() + subject[1:]


def _land(name: str) -> str:
    """A country as it stands in a sentence."""
    return f"the {name}" if name.startswith("United ") or name == "Philippines" else name


def _survivors(turn: Turn) -> str:
    """The nearest of the living by name, and how many more there are."""
    living = [person for person in relatives(turn) if person.is_alive]
    living.sort(key=lambda person: (-person.affinity, person.id))
    told = [f"{person.first_name}, {_THEIR[turn.life.sex]} {person.relation}" for person in living[:_NAMED]]
    if len(living) == 1:
        return told[0] if told else ""
    names = [person.first_name for person in living[:_NAMED]]
    more = len(living) - len(names)
    if more == 1:
        names.append(living[_NAMED].first_name)
    elif more:
        names.append(f"{more} others of the family")
    return listed(names) if names else ""


_THEIR: Final = {"female": "her", "male": "his"}


def _mean(values: list[int]) -> int:
    return sum(values) // len(values) if values else 0
