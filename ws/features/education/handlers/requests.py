"""Studying, clubs and homework, as the player asks for them."""

from __future__ import annotations

from ws.content.schemas import Club, Programme
from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.turn import Turn
from ws.features.day import api as day
from ws.features.education import api, classes, courses, messages
from ws.features.education.records import Marks, Membership, Studies
from ws.features.education.rules import grades, programmes, schools
from ws.features.money import api as money
from ws.features.vitals import api as vitals
from ws.kernel.errors import Refused
from ws.kernel.player import Player

MOST_CLUBS = 3


def get_programmes(turn: Turn, request: messages.GetProgrammes) -> messages.Programmes:
    """Everything that can be studied, with what stands against it now."""
    turn.living()
    who = applicant(turn)
    return messages.Programmes(
        programmes=tuple(_offer(turn, programme, who) for programme in turn.content.programmes.values())
    )


def enroll(turn: Turn, request: messages.Enroll) -> messages.EnrolledReply:
    """Begin or go on with a programme. Raises Refused; also when nobody lends the tuition."""
    turn.living()
    programme = turn.content.programmes.get(request.programme_id)
    if programme is None:
        raise Refused("not_found", "There is no such programme.", programme_id=request.programme_id)
    who = applicant(turn)
    code, reason = programmes.why_not(programme, who)
    if code:
        raise Refused(code, reason)
    if request.mode not in programme.modes:
        offered = ", ".join(programme.modes)
        raise Refused("not_allowed", f"This is not offered in that way, only: {offered}.")
    if day.place(turn):
        raise Refused("not_allowed", "Not from here. First you have to be back home.")
    _check_hours(turn, request.mode)
    granted = programmes.scholarship_for(programme, who, turn.content.scholarships.values())
    scholarship = granted.id if granted is not None else ""
    turn.perform(messages.ProgrammeChosen(programme.id, request.mode, request.loan, scholarship))
    held = turn.get(Studies, programme.id)
    return messages.EnrolledReply(
        programme_id=programme.id,
        mode=request.mode,
        scholarship_percent=granted.percent if granted is not None else 0,
        tuition_cents=courses.tuition_cents(turn, held, programme),
        loan=request.loan,
        exam_minute=held.exam_minute,
    )


def _check_hours(turn: Turn, mode: str) -> None:
    """Nobody loses a job by accident: it is given up first. Raises Refused("conflict")."""
    job = courses.job_hours(turn)
    if job is not None and mode == "full_time":
        raise Refused(
            "conflict", "Full-time studies leave no room for a job. Quit it first, or study part-time or online."
        )
    if programmes.duty_beside(mode, job) is None:
        raise Refused("conflict", "Your job takes the same hours. Quit it first, or choose another way to study.")


def drop_out(turn: Turn, request: messages.DropOut) -> messages.DroppedOut:
    """Leave the programme, or high school. Raises Refused below the age of leaving."""
    turn.living()
    held = api.held(turn)
    if not held.programme and not held.school:
        raise Refused("not_allowed", "There is nothing to drop out of: you go to no school.")
    if held.school and (held.school != "high" or turn.age() < schools.LEAVING_AGE):
        raise Refused("not_allowed", f"School can not be left before {schools.LEAVING_AGE}.")
    left = held.programme or held.school
    turn.perform(messages.EducationLeft(left))
    return messages.DroppedOut(programme_id=left)


def do_homework(turn: Turn, request: messages.DoHomework) -> messages.HomeworkOutcome:
    """Work for a subject, once a day each. Raises Refused."""
    turn.living()
    held = api.held(turn)
    marks = classes.marks_of(turn, held)
    if request.subject_id not in (marks.subjects if held.school else [held.programme]):
        raise Refused("not_found", "You have no such subject.", subject_id=request.subject_id)
    if day.doing(turn) == "school":
        raise Refused("not_allowed", "You sit in class. Homework is for afterwards.")
    if day.place(turn):
        raise Refused("not_allowed", "Your books are at home, and you are not.")
    today = turn.minute // MINUTES_PER_DAY
    if marks.homework_day == today and request.subject_id in marks.homework:
        raise Refused("not_allowed", "That is done for today. It will not get any more done.")
    free = turn.get(Player).unlimited_energy_until > turn.at
    energy = vitals.energy(turn)
    if not free and energy < grades.HOMEWORK_ENERGY:
        raise Refused("not_enough_energy", needed=grades.HOMEWORK_ENERGY, energy=energy)
    text = turn.perform(messages.HomeworkChosen(request.subject_id, free))
    if held.school:
        grade = turn.get(Marks).subjects[request.subject_id]
    else:
        grade = turn.get(Studies, request.subject_id).grade
    return messages.HomeworkOutcome(
        subject_id=request.subject_id, text=str(text), grade=grades.whole(grade), energy=vitals.energy(turn)
    )


def get_clubs(turn: Turn, request: messages.GetClubs) -> messages.Clubs:
    """Every club of the present school or university, with what stands against joining."""
    turn.living()
    school = school_of(turn)
    offers = []
    for club in turn.content.clubs.values():
        if school in club.schools:
            member = turn.find(Membership, club.id) is not None
            reason = _why_not_join(turn, club, member)[1]
            offers.append(messages.ClubOffer(club.id, club.name, club.text, member, not reason, reason))
    return messages.Clubs(clubs=tuple(offers))


def join_club(turn: Turn, request: messages.JoinClub) -> messages.ClubJoinedReply:
    """Become a member. Raises Refused."""
    turn.living()
    club = turn.content.clubs.get(request.club_id)
    if club is None:
        raise Refused("not_found", "There is no such club.", club_id=request.club_id)
    code, reason = _why_not_join(turn, club, turn.find(Membership, club.id) is not None)
    if code:
        raise Refused(code, reason, club_id=club.id)
    turn.perform(messages.ClubChosen(club.id))
    return messages.ClubJoinedReply(club_id=club.id)


def leave_club(turn: Turn, request: messages.LeaveClub) -> messages.ClubLeftReply:
    """Stop being a member. Raises Refused("not_found")."""
    turn.living()
    if turn.find(Membership, request.club_id) is None:
        raise Refused("not_found", "You are no member of such a club.", club_id=request.club_id)
    turn.perform(messages.ClubAbandoned(request.club_id))
    return messages.ClubLeftReply(club_id=request.club_id)


def set_study_effort(turn: Turn, request: messages.SetStudyEffort) -> messages.StudyEffortSet:
    """Decide how hard to work. Raises Refused for who learns nowhere, and for no change."""
    turn.living()
    held = api.held(turn)
    if not held.school and not held.programme:
        raise Refused("not_allowed", "You go to no school now, so there is nothing to work harder or less for.")
    if held.effort == request.effort:
        raise Refused("conflict", "That is how hard you work already.")
    turn.perform(messages.EffortChosen(request.effort))
    return messages.StudyEffortSet(effort=request.effort)


def applicant(turn: Turn) -> programmes.Applicant:
    """The life as an admissions office sees it."""
    held = api.held(turn)
    studies = {begun.programme_id: begun for begun in turn.all(Studies)}
    best: dict[str, int] = {}
    for begun in studies.values():
        finished = turn.content.programmes.get(begun.programme_id)
        if begun.status == "graduated" and finished is not None and finished.level not in ("high", "certificate"):
            points = grades.whole(begun.grade)
            best[finished.field] = max(points, best.get(finished.field, 0))
            best[""] = max(points, best.get("", 0))
    return programmes.Applicant(
        age=turn.age(),
        is_pupil=bool(held.school),
        attained=api.attained(turn),
        smarts=vitals.now(turn).smarts // vitals.POINT,
        studies=studies,
        current=held.programme,
        grades=best,
    )


def school_of(turn: Turn) -> str:
    """primary, middle, high or university; "" for neither."""
    held = api.held(turn)
    return held.school or ("university" if held.programme else "")


def _offer(turn: Turn, programme: Programme, who: programmes.Applicant) -> messages.ProgrammeOffer:
    _, reason = programmes.why_not(programme, who)
    begun = who.studies.get(programme.id)
    granted = programmes.scholarship_for(programme, who, turn.content.scholarships.values())
    return messages.ProgrammeOffer(
        id=programme.id,
        name=programme.name,
        text=programme.text,
        level=programme.level,
        field=programme.field,
        years=programme.years,
        tuition_cents=money.in_country(turn, programme.tuition_cents),
        modes=programme.modes,
        needs_attainment=programme.needs.attainment,
        needs_grade=programme.needs.grade,
        needs_smarts=programme.needs.smarts,
        needs_fields=programme.needs.fields,
        scholarship=granted.name if granted is not None else "",
        scholarship_percent=granted.percent if granted is not None else 0,
        status=begun.status if begun is not None else "none",
        credits=begun.credits if begun is not None else 0,
        needed_credits=programmes.needed_credits(programme),
        available=not reason,
        reason=reason,
    )


def _why_not_join(turn: Turn, club: Club, member: bool) -> tuple[str, str]:
    if member:
        return "conflict", "You are a member already."
    school = school_of(turn)
    if not school:
        return "not_allowed", "Clubs belong to schools and universities, and you go to none."
    if school not in club.schools:
        return "not_allowed", "There is no such club at your school."
    if sum(1 for _ in turn.all(Membership)) >= MOST_CLUBS:
        return "not_allowed", f"{MOST_CLUBS} clubs fill every afternoon. Leave one of them first."
    return "", ""
