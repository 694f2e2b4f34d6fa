"""Messages of the education."""

from __future__ import annotations

from typing import Literal

import msgspec

from ws.content.schemas.education import Mode
from ws.engine.feature import Deed
from ws.kernel.messages import Id, Reply, Request

Effort = Literal["low", "normal", "high"]


class GetProgrammes(Request, frozen=True, tag="get_programmes"):
    """Ask what can be studied, now and at all."""


class ProgrammeOffer(msgspec.Struct, frozen=True):
    id: str
    name: str
    text: str
    level: str
    field: str
    years: int
    tuition_cents: int
    """A full-time year in the country of the life, before the scholarship."""
    modes: tuple[str, ...]
    needs_attainment: str
    needs_grade: int
    needs_smarts: int
    needs_fields: tuple[str, ...]
    scholarship: str
    """The name of the one that would be granted; "" when none."""
    scholarship_percent: int
    status: str
    """none, enrolled, left or graduated"""
    credits: int
    needed_credits: int
    available: bool
    reason: str
    """Why not; "" when it is available."""


class Programmes(Reply, frozen=True, tag="get_programmes"):
    programmes: tuple[ProgrammeOffer, ...]


class GetClubs(Request, frozen=True, tag="get_clubs"):
    """Ask which clubs there are."""


class ClubOffer(msgspec.Struct, frozen=True):
    id: str
    name: str
    text: str
    member: bool
    available: bool
    reason: str
    """Why one can not join; "" when one can."""


class Clubs(Reply, frozen=True, tag="get_clubs"):
    clubs: tuple[ClubOffer, ...]


class Enroll(Request, frozen=True, tag="enroll"):
    """Begin a programme, or come back to one. With `loan` the tuition of every year is borrowed."""

    programme_id: Id
    mode: Mode
    loan: bool = False


class EnrolledReply(Reply, frozen=True, tag="enroll"):
    programme_id: str
    mode: str
    scholarship_percent: int
    tuition_cents: int
    """A month, after the scholarship; due at midnight unless a loan pays it."""
    loan: bool
    exam_minute: int


class DropOut(Request, frozen=True, tag="drop_out"):
    """Leave the programme, or high school from 16 on."""


class DroppedOut(Reply, frozen=True, tag="drop_out"):
    programme_id: str
    """`high` for high school."""


class DoHomework(Request, frozen=True, tag="do_homework"):
    """Spend an hour on a subject of school, or (with its id) on the programme."""

    subject_id: Id


class HomeworkOutcome(Reply, frozen=True, tag="do_homework"):
    subject_id: str
    text: str
    grade: int
    energy: int


class JoinClub(Request, frozen=True, tag="join_club"):
    """Become a member."""

    club_id: Id


class ClubJoinedReply(Reply, frozen=True, tag="join_club"):
    club_id: str


class LeaveClub(Request, frozen=True, tag="leave_club"):
    """Stop being a member."""

    club_id: Id


class ClubLeftReply(Reply, frozen=True, tag="leave_club"):
    club_id: str


class SetStudyEffort(Request, frozen=True, tag="set_study_effort"):
    """Decide how hard to work for school or university, from now on."""

    effort: Effort


class StudyEffortSet(Reply, frozen=True, tag="set_study_effort"):
    effort: str


class ProgrammeChosen(Deed, frozen=True, tag="enroll"):
    """The recorded admission, with the scholarship that was granted ("" for none)."""

    programme_id: str
    mode: str
    loan: bool
    scholarship: str


class EducationLeft(Deed, frozen=True, tag="drop_out"):
    """The recorded choice to leave the programme or high school ("high")."""

    programme_id: str


class HomeworkChosen(Deed, frozen=True, tag="do_homework"):
    """The recorded choice. `free` when energy cost nothing at the time."""

    subject_id: str
    free: bool


class ClubChosen(Deed, frozen=True, tag="join_club"):
    """The recorded choice to join."""

    club_id: str


class ClubAbandoned(Deed, frozen=True, tag="leave_club"):
    """The recorded choice to leave."""

    club_id: str


class EffortChosen(Deed, frozen=True, tag="set_study_effort"):
    """The recorded choice."""

    effort: str
