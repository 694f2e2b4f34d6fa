"""What the client sees of school and university."""

from __future__ import annotations

from typing import Final

import msgspec

from ws.content.schemas import Content
from ws.features.education.records import Attainments, Conduct, Marks, Membership, Schooling, Studies, Transcript
from ws.features.education.rules import grades, programmes
from ws.kernel.state import Reader

_SCHOOLS: Final = {"primary": "Primary school", "middle": "Middle school", "high": "High school"}


def school(reader: Reader, content: Content) -> dict[str, object] | None:
    """The school, the programme and what has been finished; None before the first school day."""
    held = reader.find(Schooling)
    if held is None:
        return None
    begun = reader.find(Studies, held.programme) if held.programme else None
    attained = reader.find(Attainments) or Attainments()
    if not held.school and begun is None and attained.highest == "none":
        return None
    marks = reader.find(Marks) or Marks()
    return {
        "school": held.school or ("university" if begun is not None else ""),
        "title": _title(held, begun, attained, content),
        "year": held.year,
        "grade": _grade(reader, held, begun, attained),
        "effort": held.effort,
        "subjects": _subjects(marks, content) if held.school else [],
        "homework": {"day": marks.homework_day, "done": list(marks.homework)},
        "exam_minute": _exam_minute(held, begun),
        "clubs": [_club(member, content) for member in reader.all(Membership)],
        "discipline": _discipline(reader.find(Conduct) or Conduct()),
        "programme": _programme(begun, content) if begun is not None else None,
        "attainment": attained.highest,
        "school_grade": attained.school_grade,
        "exams": [msgspec.structs.asdict(taken) for taken in (reader.find(Transcript) or Transcript()).exams],
        "degrees": [_degree(reader, degree, content) for degree in attained.degrees],
    }


def _title(held: Schooling, begun: Studies | None, attained: Attainments, content: Content) -> str:
    """The school or programme; of who goes to none the last degree."""
    if held.school:
        return _SCHOOLS[held.school]
    last = begun.programme_id if begun is not None else attained.degrees[-1] if attained.degrees else ""
    if last:
        programme = content.programmes.get(last)
        return programme.name if programme is not None else "University"
    return "High school diploma" if attained.highest == "high" else "No diploma"


def _grade(reader: Reader, held: Schooling, begun: Studies | None, attained: Attainments) -> int:
    if held.school:
        return held.grade
    if begun is None and attained.degrees:
        begun = reader.find(Studies, attained.degrees[-1])
    return grades.whole(begun.grade) if begun is not None else attained.school_grade


def _exam_minute(held: Schooling, begun: Studies | None) -> int | None:
    """None when it is over, or none is planned."""
    minute = begun.exam_minute if begun is not None else held.exam_minute
    return minute if minute >= 0 else None


def _subjects(marks: Marks, content: Content) -> list[dict[str, object]]:
    taught = ((content.subjects.get(one), grade) for one, grade in marks.subjects.items())
    return [
        {"id": subject.id, "name": subject.name, "theme": subject.theme, "grade": grades.whole(grade)}
        for subject, grade in taught
        if subject is not None
    ]


def _club(member: Membership, content: Content) -> dict[str, object]:
    club = content.clubs.get(member.club_id)
    return {
        "id": member.club_id,
        "name": club.name if club is not None else member.club_id,
        "joined_minute": member.joined_minute,
        "meetings": member.meetings,
    }


def _discipline(held: Conduct) -> dict[str, object]:
    return {
        "late": held.late,
        "skipped": held.skipped,
        "detentions": held.detentions,
        "warnings": held.warnings,
        "detained": held.detained,
    }


def _programme(begun: Studies, content: Content) -> dict[str, object]:
    programme = content.programmes.get(begun.programme_id)
    granted = content.scholarships.get(begun.scholarship)
    return {
        "id": begun.programme_id,
        "level": programme.level if programme is not None else "",
        "field": programme.field if programme is not None else "",
        "mode": begun.mode,
        "credits": begun.credits,
        "needed_credits": programmes.needed_credits(programme) if programme is not None else 0,
        "attended_percent": programmes.attended_percent(begun),
        "failures": begun.failures,
        "scholarship_percent": granted.percent if granted is not None else 0,
        "loan": begun.loan,
    }


def _degree(reader: Reader, degree: str, content: Content) -> dict[str, object]:
    programme = content.programmes.get(degree)
    begun = reader.find(Studies, degree)
    return {
        "id": degree,
        "name": programme.name if programme is not None else degree,
        "level": programme.level if programme is not None else "",
        "field": programme.field if programme is not None else "",
        "grade": grades.whole(begun.grade) if begun is not None else 0,
    }
