"""The player, as far as it counts for who fits.

A life has no Big Five of its own. They are those of a stranger of the life's seed, moved a little by what was
lived, by things that change seldom, so that a day's cards keep their order:

- openness: 3 points a degree, 9 at most;
- conscientiousness: 4 points a rank of work above the first, 12 at most; 6 less for each conviction, 18 at most;
- extraversion: 2 points for each friend above two, or 4 for each one below, between -8 and 12;
- agreeableness: 1 point for each 10 of what the family feels for the player on average, above 40 or below;
- neuroticism: 5 more when somebody of the close family has died.
"""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from ws.content.schemas.base import Sex
from ws.engine.turn import Turn
from ws.features.careers import api as careers
from ws.features.dating.records import OWN, Preferences, Profile
from ws.features.dating.rules import goals as aims
from ws.features.dating.rules.candidates import Seeker
from ws.features.dating.rules.fitting import Subject
from ws.features.education import api as education
from ws.features.law import api as law
from ws.features.people import api as people
from ws.features.people.records import Doing, Person
from ws.kernel.rolls import Rolls

BigFive = tuple[int, int, int, int, int]


def preferences(turn: Turn) -> Preferences:
    """Whom the player looks for; everybody of about their age until something else is said."""
    return turn.find(Preferences) or Preferences()


def profile(turn: Turn) -> Profile:
    """What the player says of themselves."""
    return turn.find(Profile) or Profile()


def seeker(turn: Turn) -> Seeker:
    """Who looks."""
    life = turn.life
    return Seeker(life.seed, sex(turn), turn.age(), life.country, life.days_per_year)


def sex(turn: Turn) -> Sex:
    """Of the player."""
    return "female" if turn.life.sex == "female" else "male"


def subject(turn: Turn) -> Subject:
    """What of the player counts."""
    said = profile(turn)
    return Subject(turn.age(), big_five(turn), frozenset(said.interests or person(turn).interests), goals(turn))


def goals(turn: Turn) -> aims.Goals:
    """What the player wants: as said, otherwise as anybody of their character would."""
    said = profile(turn)
    drawn = aims.goals_of(bytes.fromhex(turn.life.seed), OWN, big_five(turn), turn.age())
    return aims.Goals(
        children=said.children or drawn.children,
        marriage=said.marriage or drawn.marriage,
        faith=said.faith or drawn.faith,
        drive=drawn.drive,
    )


def big_five(turn: Turn) -> BigFive:
    """See the module."""
    born = person(turn).big_five
    moved = (
        min(9, 3 * len(education.degrees(turn))),
        _diligence(turn),
        _company(turn),
        _warmth(turn),
        5 if any(not p.is_alive and p.relation in _CLOSE for p in turn.all(Person)) else 0,
    )
    openness, conscientiousness, extraversion, agreeableness, neuroticism = (
        max(0, min(100, points + change)) for points, change in zip(born, moved, strict=True)
    )
    return openness, conscientiousness, extraversion, agreeableness, neuroticism


def person(turn: Turn) -> Person:
    """The player as a person of the same shape as all others: for texts about them. Never kept."""
    life = turn.life
    made = people.stranger(
        Rolls(bytes.fromhex(life.seed), 0), OWN, sex(turn), 18, life.days_per_year,
        turn.content.countries[life.country], turn.content,
    )  # fmt: skip
    held = careers.held(turn)
    doing: Doing = _DOING.get(held.kind, "study" if education.is_student(turn) else "home")
    return replace(
        made, first_name=life.first_name, last_name=life.last_name, birth_minute=0, job=held.job, doing=doing,
        partnership="single", partner="", children=_children(turn), lives="near", health="well",
    )  # fmt: skip


_DOING: Final[dict[str, Doing]] = {"job": "work", "retired": "retired"}
_CLOSE: Final = frozenset({"mother", "father", "sister", "brother", "daughter", "son", "husband", "wife", "partner"})


def _children(turn: Turn) -> int:
    return sum(1 for p in turn.all(Person) if p.is_alive and p.relation in ("daughter", "son"))


def _diligence(turn: Turn) -> int:
    job = turn.content.jobs.get(careers.held(turn).job)
    rank = min(12, 4 * (job.rank - 1)) if job is not None else 0
    return rank - min(18, 6 * len(law.convictions(turn)))


def _company(turn: Turn) -> int:
    friends = sum(1 for p in turn.all(Person) if p.is_alive and p.relation == "friend" and not p.estranged)
    return max(-8, min(12, 2 * (friends - 2) if friends >= 2 else 4 * (friends - 2)))


def _warmth(turn: Turn) -> int:
    felt = [p.affinity for p in turn.all(Person) if p.is_alive and p.relation in _CLOSE]
    return max(-10, min(6, round((sum(felt) / len(felt) - 40) / 10))) if felt else 0
