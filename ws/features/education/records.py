"""What a life learns, and where."""

from typing import ClassVar

import msgspec

from ws.kernel.records import Owner, Record, Stored


class Schooling(Record, frozen=True):
    """The school a life goes to, and what it studies now."""

    school: str = ""
    """primary, middle or high; "" when it goes to none"""
    grade: int = 50
    """0 to 100, over all subjects; the last one of school when it is over."""
    year: int = 0
    """1 to 12, counted from the first year of primary school."""
    effort: str = "normal"
    """low, normal or high"""
    programme: str = ""
    """Id of the programme that is being studied; "" when there is none."""
    exam_minute: int = -1
    """When the exams of the school year are; -1 when none are planned."""
    passed: bool = False
    """Whether the final exams of high school were passed."""

    STORED: ClassVar[Stored] = Stored(kind="schooling", owner=Owner.LIFE)


class Marks(Record, frozen=True):
    """The grades of the present school, subject by subject, and today's homework."""

    subjects: dict[str, int] = msgspec.field(default_factory=dict)
    """Grade by subject, in hundredths of a point (0 to 10,000)."""
    homework_day: int = -1
    homework: tuple[str, ...] = ()
    """Subjects (or the programme) done on that day."""

    STORED: ClassVar[Stored] = Stored(kind="marks", owner=Owner.LIFE)


class Conduct(Record, frozen=True):
    """What the school holds against a pupil in the present school year."""

    late: int = 0
    skipped: int = 0
    """Days of which more than half was missed."""
    detentions: int = 0
    warnings: int = 0
    detained: bool = False
    """Whether the next day of school is an hour longer."""

    STORED: ClassVar[Stored] = Stored(kind="conduct", owner=Owner.LIFE)


class Membership(Record, frozen=True):
    """A club the life belongs to."""

    club_id: str
    joined_minute: int
    meetings: int = 0

    STORED: ClassVar[Stored] = Stored(kind="club_membership", owner=Owner.LIFE, key="club_id")


class Studies(Record, frozen=True):
    """A programme begun: how far it has come. Kept when it is left, so that one can come back."""

    programme_id: str
    mode: str
    """full_time, part_time or online"""
    status: str = "enrolled"
    """enrolled, left or graduated"""
    grade: int = 5_000
    """Hundredths of a point."""
    credits: int = 0
    """60 are a full-time year."""
    scholarship: str = ""
    """Id of the scholarship that takes its share off the tuition; "" for none."""
    loan: bool = False
    """Whether the tuition of each year is borrowed."""
    is_year_paid: bool = False
    """Whether a loan has paid the tuition of the running year of study."""
    expected_minutes: int = 0
    """Of lectures in the running year of study, so far."""
    attended_minutes: int = 0
    failures: int = 0
    """Years of study failed."""
    exam_minute: int = -1

    STORED: ClassVar[Stored] = Stored(kind="studies", owner=Owner.LIFE, key="programme_id")


class Attainments(Record, frozen=True):
    """What has been finished."""

    highest: str = "none"
    """none, primary, middle, high, bachelor, master or doctorate"""
    school_grade: int = 60
    """Of the final exams of high school, 0 to 100."""
    degrees: tuple[str, ...] = ()
    """Ids of the programmes finished, oldest first."""
    has_left_school: bool = False
    """Whether school was left, by will or not, before its end."""

    STORED: ClassVar[Stored] = Stored(kind="attainments", owner=Owner.LIFE)


class Sitting(msgspec.Struct, frozen=True, gc=False):
    """Exams that were taken."""

    minute: int
    of: str
    """primary, middle, high, or the id of a programme"""
    mark: int
    """Whole points, 0 to 100."""


class Transcript(Record, frozen=True):
    """The exams of a life, oldest first; the last 40 of them."""

    exams: tuple[Sitting, ...] = ()

    STORED: ClassVar[Stored] = Stored(kind="transcript", owner=Owner.LIFE)


class ToldWordings(Record, frozen=True):
    """Which wordings of a text the life has read, so that they do not repeat."""

    what: str
    numbers: tuple[int, ...] = ()

    STORED: ClassVar[Stored] = Stored(kind="school_told", owner=Owner.LIFE, key="what")
