"""Education: schools with their subjects, clubs, exams and discipline; universities, trades and what they cost."""

from ws.engine.feature import Acts, Feature, Handles, Listens, System, View
from ws.features.ageing.api import BirthdayCame
from ws.features.day.api import DayBegan, SlotEnded
from ws.features.education import messages, systems, views
from ws.features.education.api import Enrolled, ExamTaken, Graduated, HomeworkDone, LeftEducation
from ws.features.education.handlers import deeds, facts, requests
from ws.features.education.records import (
    Attainments,
    Conduct,
    Marks,
    Membership,
    Schooling,
    Studies,
    ToldWordings,
    Transcript,
)
from ws.features.law.api import Imprisoned

FEATURE = Feature(
    name="education",
    needs=("ageing", "day", "health", "law", "money", "vitals"),
    owns=(Schooling, Marks, Conduct, Membership, Studies, Attainments, Transcript, ToldWordings),
    handles=(
        Handles(messages.GetProgrammes, messages.Programmes, requests.get_programmes),
        Handles(messages.GetClubs, messages.Clubs, requests.get_clubs),
        Handles(messages.Enroll, messages.EnrolledReply, requests.enroll),
        Handles(messages.DropOut, messages.DroppedOut, requests.drop_out),
        Handles(messages.DoHomework, messages.HomeworkOutcome, requests.do_homework),
        Handles(messages.JoinClub, messages.ClubJoinedReply, requests.join_club),
        Handles(messages.LeaveClub, messages.ClubLeftReply, requests.leave_club),
        Handles(messages.SetStudyEffort, messages.StudyEffortSet, requests.set_study_effort),
    ),
    listens=(
        Listens(BirthdayCame, facts.year_passes),
        Listens(SlotEnded, facts.slot_ends),
        Listens(DayBegan, facts.month_begins),
        Listens(Imprisoned, facts.prison_begins),
    ),
    systems=(
        System("school_exam", systems.school_exam, writes=(Schooling, Marks, Attainments, Transcript)),
        System("study_exam", systems.study_exam, writes=(Schooling, Studies, Attainments, Transcript)),
    ),
    acts=(
        Acts(messages.ProgrammeChosen, deeds.enroll),
        Acts(messages.EducationLeft, deeds.drop_out),
        Acts(messages.HomeworkChosen, deeds.do_homework),
        Acts(messages.ClubChosen, deeds.join_club),
        Acts(messages.ClubAbandoned, deeds.leave_club),
        Acts(messages.EffortChosen, deeds.set_study_effort),
    ),
    views=(View("school", (Schooling, Marks, Conduct, Membership, Studies, Attainments, Transcript), views.school),),
    facts=(Enrolled, Graduated, LeftEducation, ExamTaken, HomeworkDone),
)
