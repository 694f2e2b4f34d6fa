"""Character, interests and circumstances of somebody new, from named rolls."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from statistics import NormalDist
from typing import Final, get_args

import msgspec

from ws.content.schemas import Content, Country, Job
from ws.content.schemas.base import Interest, Sex
from ws.features.people.records import Doing, Health, Partnership
from ws.features.people.rules import attraction, circles
from ws.kernel.rolls import Rolls

TRAITS: Final = ("openness", "conscientiousness", "extraversion", "agreeableness", "neuroticism")
INTERESTS: Final[tuple[Interest, ...]] = get_args(Interest)
MOST_INTERESTS: Final = 3
_SPREAD: Final = 18
"""Standard deviation of a trait, in points around 50."""
_STEPS: Final = 1024
_NORMAL: Final = tuple(
    max(0, min(100, round(50 + _SPREAD * NormalDist().inv_cdf((step + 0.5) / _STEPS)))) for step in range(_STEPS)
)

SCHOOL_FROM: Final = 6
SCHOOL_TO: Final = 18
RETIRES_FROM: Final = 62
RETIRES_AT: Final = 70
STUDIES_TO: Final = 22


class Character(msgspec.Struct, frozen=True):
    """What stays of a person all their life."""

    openness: int
    conscientiousness: int
    extraversion: int
    agreeableness: int
    neuroticism: int
    looks: int
    interests: tuple[Interest, ...]

    @property
    def big_five(self) -> tuple[int, int, int, int, int]:
        """Openness, conscientiousness, extraversion, agreeableness, neuroticism."""
        return (self.openness, self.conscientiousness, self.extraversion, self.agreeableness, self.neuroticism)


class Circumstances(msgspec.Struct, frozen=True):
    """What somebody of an age has come to."""

    doing: Doing
    job: str
    partnership: Partnership
    partner: str
    children: int
    health: Health


def character_of(rolls: Rolls, person_id: str) -> Character:
    """Character by the person's own rolls: traits and looks are normal around 50; one to three interests."""
    cut = int(rolls.chance("person.character", person_id) * (1 << 50))
    openness, conscientiousness, extraversion, agreeableness, neuroticism = (
        _NORMAL[(cut >> (10 * number)) % _STEPS] for number in range(len(TRAITS))
    )
    cut = int(rolls.chance("person.interests", person_id) * (1 << 50))
    first, second, third = (INTERESTS[(cut >> (10 * number)) % len(INTERESTS)] for number in range(3))
    count = 1 + (cut >> 30) % MOST_INTERESTS
    interests = tuple(dict.fromkeys((first, second, third)))[:count]
    looks = _NORMAL[(cut >> 40) % _STEPS]
    return Character(openness, conscientiousness, extraversion, agreeableness, neuroticism, looks, interests)


def sex_of(rolls: Rolls, person_id: str, relation: str) -> Sex:
    """As the word for them says; by chance where it says nothing."""
    if relation in circles.FEMALE or relation in circles.MALE:
        return "female" if relation in circles.FEMALE else "male"
    return "female" if rolls.happens(0.5, "person.sex", person_id) else "male"


def circumstances_of(
    rolls: Rolls,
    person_id: str,
    age: int,
    sex: Sex,
    country: Country,
    content: Content,
    track: str = "",
    works: bool = False,
) -> Circumstances:
    """What an average person of this age does, and whether there is a family. `works` when one was met at
    work, of that career track."""
    jobs = jobs_of(content, track)
    health: Health = "frail" if age >= 85 and rolls.happens(0.4, "person.frail", person_id) else "well"
    doing: Doing = "work" if works else doing_at(rolls, person_id, age)
    job = job_at(rolls, person_id, age, jobs, content) if doing in ("work", "retired") else ""
    partnership = partnership_at(rolls, person_id, age)
    partner = ""
    if partnership != "single":
        wanted = attraction.partner_sex(rolls.seed, person_id.partition(".")[0], sex)
        partner = name_of(rolls, f"person.partner.{person_id}", wanted, country, ())
    children = children_at(rolls, person_id, age, partnership)
    return Circumstances(doing, job, partnership, partner, children, health)


def doing_at(rolls: Rolls, person_id: str, age: int) -> Doing:
    """What fills the days at an age."""
    if age < SCHOOL_FROM:
        return "little"
    if age < SCHOOL_TO:
        return "school"
    chance = rolls.chance("person.doing", person_id)
    if age < STUDIES_TO:
        return "study" if chance < 0.45 else "work" if chance < 0.9 else "jobless"
    if age >= RETIRES_AT or (age >= RETIRES_FROM and chance < (age - RETIRES_FROM + 1) / 9):
        return "retired"
    return "work" if chance < 0.83 else "home" if chance < 0.95 else "jobless"


def partnership_at(rolls: Rolls, person_id: str, age: int) -> Partnership:
    """Whether somebody of an age lives with somebody, as most adults do."""
    chance = rolls.chance("person.partnership", person_id)
    if age < 20 or chance > min(0.78, (age - 19) / 20):
        return "single"
    if age >= 60 and chance < (age - 60) / 80:
        return "widowed"
    if age < 32:
        return "together" if chance < 0.25 else "married"
    return "divorced" if chance > 0.66 else "married" if chance > 0.14 else "together"


def children_at(rolls: Rolls, person_id: str, age: int, partnership: Partnership) -> int:
    """How many children somebody of an age has."""
    if partnership == "single" or age < 23:
        return 0
    most = min(3, (age - 20) // 4)
    return int(rolls.chance("person.children", person_id) * (most + 1) * 0.9)


def name_of(rolls: Rolls, purpose: str, sex: Sex, country: Country, taken: Collection[str]) -> str:
    """A first name of the country that nobody of `taken` has, while there is one."""
    names = country.female_names if sex == "female" else country.male_names
    start = int(rolls.chance(purpose) * len(names))
    for step in range(len(names)):
        name = names[(start + step) % len(names)]
        if name not in taken:
            return name
    return names[start]


def last_name_of(rolls: Rolls, purpose: str, country: Country) -> str:
    """A last name of the country."""
    return country.last_names[int(rolls.chance(purpose) * len(country.last_names))]


def job_at(rolls: Rolls, person_id: str, age: int, jobs: Sequence[str], content: Content) -> str:
    """One of the jobs that somebody of this age may have; "" when there is none."""
    if not jobs:
        return ""
    start = int(rolls.chance("person.job", person_id) * len(jobs))
    for step in range(len(jobs)):
        job = content.jobs[jobs[(start + step) % len(jobs)]]
        if _from_age(job) <= age:
            return job.id
    return ""


def _from_age(job: Job) -> int:
    """The age from which one can have learned and done enough for a job."""
    needs = job.needs
    return max(needs.min_age, _LEARNED_AT[needs.attainment] + needs.months // 12, _BEGINS_AT + _RANK_YEARS * job.rank)


_BEGINS_AT: Final = 12
_RANK_YEARS: Final = 4
"""Whoever is at rank 5 of a track is 32 at least."""
_LEARNED_AT: Final = {
    "none": 16, "primary": 16, "middle": 16, "high": 18, "bachelor": 22, "master": 24, "doctorate": 27,
}  # fmt: skip


def jobs_of(content: Content, track: str = "") -> tuple[str, ...]:
    """Ids of the plain jobs (of a track), each as often as its vacancies ask; sorted out once."""
    held = _jobs.get(id(content))
    if held is None or held[0] is not content:
        held = _jobs[id(content)] = (content, {})
    found = held[1].get(track)
    if found is None:
        plain = (job for job in content.jobs.values() if job.kind == "job" and track in ("", job.track))
        found = held[1][track] = tuple(job.id for job in plain for _ in range(max(1, round(job.demand * 10))))
    return found


_jobs: Final[dict[int, tuple[Content, dict[str, tuple[str, ...]]]]] = {}
