"""How the recorded choices change a life."""

from __future__ import annotations

from msgspec.structs import replace

from ws.content.schemas import Effects
from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.turn import Turn
from ws.features.day import api as day
from ws.features.education import api, classes, courses, messages
from ws.features.education.records import Marks, Membership, Schooling, Studies
from ws.features.education.rules import grades
from ws.features.education.wording import worded
from ws.features.vitals import api as vitals
from ws.kernel.prose import fill

_STUDIED = Effects(smarts=0.08, stress=0.4)


def enroll(turn: Turn, deed: messages.ProgrammeChosen) -> None:
    """A programme begins, or goes on."""
    courses.begin(turn, turn.content.programmes[deed.programme_id], deed.mode, deed.loan, deed.scholarship)


def drop_out(turn: Turn, deed: messages.EducationLeft) -> None:
    """The programme or high school is left."""
    if api.held(turn).programme == deed.programme_id:
        courses.leave(turn, "dropped_out")
    else:
        classes.leave_school(turn, "dropped_out", "school_left")


def do_homework(turn: Turn, deed: messages.HomeworkChosen) -> str:
    """An hour of one's own; returns how it went."""
    if not deed.free:
        vitals.spend_energy(turn, grades.HOMEWORK_ENERGY)
    held = api.held(turn)
    day.occupy(turn, "homework", "Homework", grades.HOMEWORK_MINUTES)
    today = turn.minute // MINUTES_PER_DAY
    marks = classes.marks_of(turn, held)
    done = (*(marks.homework if marks.homework_day == today else ()), deed.subject_id)
    marks = replace(marks, homework_day=today, homework=done)
    text = _school_work(turn, held, marks, deed.subject_id) if held.school else _study(turn, marks, deed.subject_id)
    vitals.affect(turn, _STUDIED)
    turn.announce(api.HomeworkDone(deed.subject_id))
    return text


def join_club(turn: Turn, deed: messages.ClubChosen) -> None:
    """A membership begins."""
    turn.put(Membership(deed.club_id, turn.minute))
    api.tell(turn, "club_joined", club=turn.content.clubs[deed.club_id].name)


def leave_club(turn: Turn, deed: messages.ClubAbandoned) -> None:
    """A membership ends."""
    turn.remove(Membership, deed.club_id)
    club = turn.content.clubs.get(deed.club_id)
    if club is not None:
        api.tell(turn, "club_left", club=club.name)


def set_study_effort(turn: Turn, deed: messages.EffortChosen) -> None:
    """From the next lesson on."""
    turn.put(replace(api.held(turn), effort=deed.effort))


def _school_work(turn: Turn, held: Schooling, marks: Marks, subject_id: str) -> str:
    subjects = {**marks.subjects, subject_id: grades.after_homework(marks.subjects[subject_id])}
    turn.put(replace(marks, subjects=subjects))
    turn.put(replace(held, grade=grades.overall(subjects)))
    subject = turn.content.subjects.get(subject_id)
    texts = subject.homework if subject is not None else ("You close the book and know a little more.",)
    return fill(worded(turn, f"homework.{subject_id}", texts), name=turn.life.first_name)


def _study(turn: Turn, marks: Marks, programme_id: str) -> str:
    turn.put(marks)
    begun = turn.get(Studies, programme_id)
    turn.put(replace(begun, grade=grades.after_homework(begun.grade)))
    texts = turn.content.school_texts["studying"].texts
    programme = turn.content.programmes[programme_id]
    return fill(worded(turn, "studying", texts), name=turn.life.first_name, programme=programme.name)
