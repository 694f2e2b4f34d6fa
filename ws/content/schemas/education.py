"""Schools, clubs and universities: subjects, what is told of a school life, programmes and what they need.

Tuition is what a full-time year costs in the United States before any grant, rounded, for a public
university and a resident (College Board, Trends in College Pricing 2023: 11,260 dollars on average;
AAMC and ABA figures of the same years for medicine and law, which are far dearer).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Final, Literal

import msgspec

from ws.content.schemas.base import Effects, Entry, Label, Outcome, Text, unfilled

if TYPE_CHECKING:
    from ws.content.schemas import Content

School = Literal["primary", "middle", "high"]
Theme = Literal["language", "numbers", "nature", "society", "art", "body", "technology", "life"]
Mode = Literal["full_time", "part_time", "online"]
Level = Literal["high", "certificate", "bachelor", "master", "doctorate"]
Attained = Literal["none", "primary", "middle", "high", "bachelor", "master", "doctorate"]
Field = Literal[
    "general", "engineering", "computing", "science", "medicine", "health", "nursing", "law", "business", "arts",
    "humanities", "education", "social_science", "communication", "agriculture", "hospitality", "sports", "trades",
]  # fmt: skip
"""What a programme opens; jobs may ask for a finished programme of a field."""
Grade = Annotated[int, msgspec.Meta(ge=0, le=100)]

YEARS: Final[dict[str, tuple[int, int]]] = {
    "high": (1, 2), "certificate": (1, 2), "bachelor": (3, 4), "master": (2, 2), "doctorate": (3, 4),
}  # fmt: skip
"""(least, most) full-time years of a level."""

TOLD: Final = (
    "primary_begins", "middle_begins", "high_begins", "primary_graduation", "middle_graduation", "high_graduation",
    "year_exam_excellent", "year_exam_good", "year_exam_fair", "year_exam_poor", "year_exam_failed",
    "final_exam_excellent", "final_exam_good", "final_exam_fair", "final_exam_poor", "final_exam_failed",
    "study_exam_excellent", "study_exam_good", "study_exam_fair", "study_exam_poor", "study_exam_failed",
    "exam_missed", "exam_postponed", "year_repeated", "school_failed", "school_left",
    "late", "skipped", "detention", "warning", "expelled", "other_school",
    "university_near", "university_open", "university_later",
    "enrolled_certificate", "enrolled_high", "enrolled_bachelor", "enrolled_master", "enrolled_doctorate",
    "enrolled_again",
    "graduation_certificate", "graduation_high", "graduation_bachelor", "graduation_master", "graduation_doctorate",
    "programme_left", "programme_failed", "programme_imprisoned", "scholarship_lost", "loan_refused",
    "studying", "club_joined", "club_left", "club_ended",
)  # fmt: skip
"""The moments of a school life that are told; each is an entry of `school_texts`."""
FILLERS: Final = {"name", "school", "subject", "mark", "programme", "club", "percent"}
"""What texts may name: {mark} is a grade of 0 to 100, {subject} the best one of an exam."""


class Subject(Entry, frozen=True, kw_only=True):
    """What is taught at schools. Everybody has a talent for some themes and not for others."""

    name: Label
    schools: Annotated[tuple[School, ...], msgspec.Meta(min_length=1)]
    theme: Theme
    homework: Annotated[tuple[Text, ...], msgspec.Meta(min_length=3)]


class Club(Entry, frozen=True, kw_only=True):
    """What one joins beside the lessons. A day at school in which it meets has its effects."""

    name: Label
    text: Text
    schools: Annotated[tuple[Literal["primary", "middle", "high", "university"], ...], msgspec.Meta(min_length=1)]
    effects: Effects
    moments: Annotated[tuple[Outcome, ...], msgspec.Meta(min_length=4)]
    """What now and then is told of it; effects beside the usual ones."""


class Needs(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a programme asks of an applicant."""

    attainment: Attained = "high"
    grade: Grade = 0
    """Of the final school exam, for a prior degree its grade."""
    smarts: Grade = 0
    fields: tuple[Field, ...] = ()
    """A finished programme of one of these; none when empty."""


class Programme(Entry, frozen=True, kw_only=True):
    """A course of study that ends with a degree or a certificate."""

    name: Label
    text: Text
    level: Level
    field: Field
    years: Annotated[int, msgspec.Meta(ge=1, le=4)]
    """Of full-time study; part-time takes twice as long, online half as long again."""
    tuition_cents: Annotated[int, msgspec.Meta(ge=0, le=10_000_000)]
    """A full-time year."""
    modes: Annotated[tuple[Mode, ...], msgspec.Meta(min_length=1)]
    needs: Needs


class Scholarship(Entry, frozen=True, kw_only=True):
    """Takes a share off the tuition of those who are good enough, while they are."""

    name: Label
    percent: Annotated[int, msgspec.Meta(ge=1, le=100)]
    levels: Annotated[tuple[Level, ...], msgspec.Meta(min_length=1)]
    fields: tuple[Field, ...] = ()
    """Only for these; for all when empty."""
    min_grade: Grade
    min_smarts: Grade = 0
    keep_grade: Grade
    """Lost when the grade of the studies is lower after an exam."""


class SchoolText(Entry, frozen=True, kw_only=True):
    """How a moment of TOLD is told."""

    title: Label
    texts: Annotated[tuple[Text, ...], msgspec.Meta(min_length=3)]


def check(content: Content) -> Iterable[str]:
    """What is wrong with entries that are well formed each by itself."""
    for name in TOLD:
        if name not in content.school_texts:
            yield f"school_texts: {name} is missing"
    for told in content.school_texts.values():
        where = f"school_texts: {told.id}"
        if told.id not in TOLD:
            yield f"{where}: nobody tells it"
        yield from unfilled(where, (told.title, *told.texts), FILLERS)
    for subject in content.subjects.values():
        yield from unfilled(f"subjects: {subject.id}", subject.homework, {"name"})
    for club in content.clubs.values():
        yield from unfilled(f"clubs: {club.id}", (moment.text for moment in club.moments), {"name"})
    for programme in content.programmes.values():
        yield from _check_programme(programme, content)


def _check_programme(programme: Programme, content: Content) -> Iterable[str]:
    where = f"programmes: {programme.id}"
    least, most = YEARS[programme.level]
    if not least <= programme.years <= most:
        yield f"{where}: a {programme.level} takes {least} to {most} years"
    if programme.level in ("master", "doctorate") and programme.needs.attainment not in ("bachelor", "master"):
        yield f"{where}: a {programme.level} needs a prior degree"
    known = {other.field for other in content.programmes.values() if other.id != programme.id}
    for field in programme.needs.fields:
        if field not in known:
            yield f"{where}: no other programme is of the field {field!r}"


__all__ = [
    "FILLERS", "TOLD", "YEARS", "Club", "Field", "Level", "Mode", "Needs", "Programme", "Scholarship", "School",
    "SchoolText", "Subject", "Theme", "check",
]  # fmt: skip
