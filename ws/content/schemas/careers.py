"""Work: tracks, jobs, interviews, businesses of one's own, and how work is told."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec

from ws.content.schemas.base import Age, Entry, Label, Points, Slug, Text, unfilled

if TYPE_CHECKING:
    from ws.content.schemas import Content

Attainment = Literal["none", "primary", "middle", "high", "bachelor", "master", "doctorate"]
Weekday = Annotated[int, msgspec.Meta(ge=0, le=6)]
Cents = Annotated[int, msgspec.Meta(gt=0, le=100_000_000)]

LATEST_END = 22
"""The hour at which any work is over; dinner and the night need what is left of the day."""
QUESTIONS_ASKED = 3


class Track(Entry, frozen=True, kw_only=True):
    """A line of work."""

    name: Label
    text: Text
    bonus_percent: Annotated[int, msgspec.Meta(ge=0, le=100)]
    """Of a year's pay, at full marks."""
    layoffs: Annotated[int, msgspec.Meta(ge=0, le=100)]
    """Posts cut a month, in thousandths."""
    development: Annotated[float, msgspec.Meta(ge=-2, le=2)]
    """Power of the country's pay level (1 is the United States) by which vacancies are scaled."""
    employers: Annotated[tuple[Label, ...], msgspec.Meta(min_length=4)]
    """Patterns of invented names, with {word}."""


class JobNeeds(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a job demands. Everything given must hold."""

    attainment: Attainment = "none"
    fields: tuple[Slug, ...] = ()
    """Fields of study, one of which must have been finished."""
    min_age: Age = 16
    max_age: Age = 130
    min_smarts: Points = 0
    min_looks: Points = 0
    min_health: Points = 0
    months: Annotated[int, msgspec.Meta(ge=0, le=600)] = 0
    """Of work in the track."""
    instead_of_months: tuple[Slug, ...] = ()
    """Fields of study, one of which takes the place of the months."""
    clean_record: bool = False


class GigTexts(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How a gig is told."""

    good: Text
    fair: Text
    bad: Text


class Job(Entry, frozen=True, kw_only=True):
    """Something one can be paid for."""

    name: Label
    track: Slug
    rank: Annotated[int, msgspec.Meta(ge=1, le=12)] = 1
    """1 to n in its track; jobs beside each other share one."""
    kind: Literal["job", "side", "freelance", "military"] = "job"
    pay_cents: Annotated[int, msgspec.Meta(gt=0, le=10_000_000)]
    """Gross, a month (one game day); of a gig, for one."""
    from_hour: Annotated[int, msgspec.Meta(ge=0, le=20)]
    hours: Annotated[int, msgspec.Meta(ge=1, le=12)]
    days: Annotated[tuple[Weekday, ...], msgspec.Meta(min_length=1)] = (0, 1, 2, 3, 4)
    """0 is Monday."""
    stress: Points
    """What a day at it adds."""
    demand: Annotated[float, msgspec.Meta(ge=0, le=1)] = 0
    """The chance that a month brings a vacancy."""
    needs: JobNeeds = JobNeeds()
    leads_to: tuple[Slug, ...] = ()
    """What one may be promoted to."""
    energy: Annotated[int, msgspec.Meta(ge=0, le=50)] = 0
    """What a gig takes."""
    told: GigTexts | None = None


class Answer(Entry, frozen=True, kw_only=True):
    """Something one may say in an interview."""

    text: Text
    quality: Annotated[int, msgspec.Meta(ge=0, le=3)]


class InterviewQuestion(Entry, frozen=True, kw_only=True):
    """What employers ask; with a track, only there."""

    text: Text
    track: Slug | None = None
    choices: Annotated[tuple[Answer, ...], msgspec.Meta(min_length=3, max_length=4)]


class BusinessKind(Entry, frozen=True, kw_only=True):
    """A business one may open."""

    name: Label
    text: Text
    start_cents: Cents
    profit_cents: Cents
    """An average owner's in an average month, once the business is known."""
    swing: Annotated[int, msgspec.Meta(ge=0, le=400)]
    """How far a month strays from it at most, in per cent of it."""
    needs: JobNeeds = JobNeeds(min_age=18)
    names: Annotated[tuple[Label, ...], msgspec.Meta(min_length=3)]
    """Patterns with {owner}."""


class CareerText(Entry, frozen=True, kw_only=True):
    """One thing that is told, in several ways."""

    texts: Annotated[tuple[Text, ...], msgspec.Meta(min_length=2)]


TEXTS = frozenset(
    {
        "employer_words", "hired", "turned_down", "interview_missed", "promoted", "became_chief", "raise",
        "raise_granted", "raise_refused", "promotion_refused", "bonus", "warning", "dismissed", "redundant",
        "resigned", "imprisoned", "discharged", "found_plain_work", "no_time_for_a_job",
        "benefit_ends", "retired", "basic_pension", "side_job_begun", "side_job_ended", "side_job_lost",
        "business_opened", "business_closed", "business_good", "business_bad", "business_failed",
        "contract_served",
    }
)  # fmt: skip
"""What the rules tell."""
FILLERS = {"title", "employer", "amount", "business"}


def check(content: Content) -> Iterable[str]:
    """Ladders that lead nowhere, ranks with holes, hours into the night, texts that are missing."""
    for job in content.jobs.values():
        yield from _check_job(job, content)
    for track in content.tracks.values():
        yield from unfilled(f"tracks: {track.id}", track.employers, {"word"})
        ranks = {j.rank for j in content.jobs.values() if j.track == track.id}
        if ranks != set(range(1, len(ranks) + 1)):
            yield f"tracks: {track.id}: the ranks of its jobs are {sorted(ranks)}, with holes"
    for question in content.interviews.values():
        where = f"interviews: {question.id}"
        if question.track is not None and question.track not in content.tracks:
            yield f"{where}: there is no track {question.track!r}"
        if len({choice.id for choice in question.choices}) != len(question.choices):
            yield f"{where}: two answers have the same id"
        if max(choice.quality for choice in question.choices) == min(choice.quality for choice in question.choices):
            yield f"{where}: all answers are equally good"
    if sum(question.track is None for question in content.interviews.values()) < QUESTIONS_ASKED:
        yield f"interviews: fewer than {QUESTIONS_ASKED} that may be asked anywhere"
    for kind in content.businesses.values():
        yield from unfilled(f"businesses: {kind.id}", kind.names, {"owner"})
    if set(content.career_texts) != TEXTS:
        yield f"career_texts: missing or unknown: {sorted(TEXTS ^ set(content.career_texts))}"
    for told in content.career_texts.values():
        yield from unfilled(f"career_texts: {told.id}", told.texts, FILLERS)


def _check_job(job: Job, content: Content) -> Iterable[str]:
    where = f"jobs: {job.id}"
    if job.track not in content.tracks:
        yield f"{where}: there is no track {job.track!r}"
    if job.from_hour + job.hours > LATEST_END:
        yield f"{where}: it ends after {LATEST_END}:00"
    if (job.kind == "freelance") != (job.told is not None and job.energy > 0):
        yield f"{where}: gigs, and only gigs, have energy and texts"
    if job.kind in ("side", "freelance") and (job.leads_to or job.demand or job.rank != 1):
        yield f"{where}: side jobs and gigs have neither vacancies nor ranks"
    for target in job.leads_to:
        higher = content.jobs.get(target)
        if higher is None:
            yield f"{where}: leads to {target!r}, which does not exist"
        elif higher.track != job.track or higher.rank <= job.rank:
            yield f"{where}: leads to {target!r}, which is not above it in the same track"
