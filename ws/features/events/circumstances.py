"""A life as conditions see it: each thing is read through its door when it is first asked for."""

from __future__ import annotations

from ws.content.schemas.love import LoveStage
from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.turn import Turn
from ws.features.belongings import api as belongings
from ws.features.careers import api as careers
from ws.features.education import api as education
from ws.features.events import loving
from ws.features.events.memory import Recollection
from ws.features.events.records import LifeMarks
from ws.features.events.rules.bonds import Between
from ws.features.events.rules.situation import season_month
from ws.features.health import api as health
from ws.features.home import api as home
from ws.features.law import api as law
from ws.features.money import api as money
from ws.features.people import api as people
from ws.features.people.records import Person
from ws.features.vitals import api as vitals
from ws.features.vitals.records import Vitals
from ws.kernel.once import once


class Circumstances:
    """Holds for one minute of one turn, as long as nothing is changed: see `rules.conditions.Now`."""

    def __init__(self, turn: Turn) -> None:
        self._turn = turn
        self._people: dict[str, list[Person]] = {}
        self._between: dict[str, Between | None] = {}

    @once
    def remembered(self) -> Recollection:
        """The events that have happened."""
        return Recollection(self._turn)

    # Of the life itself

    @once
    def age(self) -> int:
        return self._turn.age()

    @once
    def hour(self) -> int:
        return self._turn.minute % MINUTES_PER_DAY // 60

    @once
    def month(self) -> int:
        return season_month(self._turn.life.country, self._turn.date().month)

    @property
    def sex(self) -> str:
        return self._turn.life.sex

    @once
    def marks(self) -> frozenset[str]:
        held = self._turn.find(LifeMarks)
        return frozenset(held.marks) if held is not None else frozenset()

    @once
    def _vitals(self) -> Vitals:
        return vitals.now(self._turn)

    @property
    def happiness(self) -> float:
        return self._vitals.happiness / vitals.POINT

    @property
    def health(self) -> float:
        return self._vitals.health / vitals.POINT

    @property
    def stress(self) -> float:
        return self._vitals.stress / vitals.POINT

    @property
    def smarts(self) -> float:
        return self._vitals.smarts / vitals.POINT

    @property
    def looks(self) -> float:
        return self._vitals.looks / vitals.POINT

    @property
    def prestige(self) -> float:
        return self._vitals.prestige / vitals.POINT

    # Of what surrounds it

    @once
    def money_cents(self) -> int:
        return money.cents(self._turn)

    @once
    def is_overdue(self) -> bool:
        return money.is_overdue(self._turn)

    @once
    def schooling(self) -> str:
        held = education.held(self._turn)
        return held.school or ("programme" if held.programme else "none")

    @once
    def has_degree(self) -> bool:
        return bool(education.degrees(self._turn))

    @once
    def occupation(self) -> str:
        return "school" if education.is_pupil(self._turn) else careers.kind(self._turn)

    @once
    def track(self) -> str:
        job = careers.job_of(self._turn)
        return job.track if job is not None else ""

    @once
    def is_homeless(self) -> bool:
        return home.is_homeless(self._turn)

    @once
    def lives_with_family(self) -> bool:
        return home.lives_with_family(self._turn)

    @once
    def owns_home(self) -> bool:
        return home.owns_home(self._turn)

    @once
    def has_vehicle(self) -> bool:
        return belongings.has_vehicle(self._turn)

    @once
    def is_convicted(self) -> bool:
        return bool(law.convictions(self._turn))

    def has_condition(self, condition_id: str) -> bool:
        return health.has(self._turn, condition_id)

    def keeps_habit(self, habit_id: str) -> bool:
        return health.keeps_habit(self._turn, habit_id)

    def has_item(self, item_id: str) -> bool:
        return belongings.has(self._turn, item_id)

    # Of the people in it

    @once
    def friends(self) -> int:
        return len(self.people("friend"))

    def people(self, who: str) -> list[Person]:
        """Those alive of a relation or group."""
        found = self._people.get(who)
        if found is None:
            found = self._people[who] = list(people.living(self._turn, who))
        return found

    @once
    def has_children(self) -> bool:
        return bool(self.people("child"))

    # Of love

    @once
    def stages(self) -> frozenset[LoveStage]:
        """How far it has come with everybody it loves or loved."""
        return loving.stages(self._turn)

    def between(self, person: Person) -> Between | None:
        """What there is with somebody."""
        if person.id not in self._between:
            self._between[person.id] = loving.between(self._turn, person)
        return self._between[person.id]

    def may_begin(self, person: Person) -> bool:
        """Whether something may begin with somebody with whom there is nothing yet."""
        return loving.may_begin(self._turn, person)

    def age_of(self, person: Person) -> int:
        """Completed years of somebody."""
        return people.age(self._turn, person)
