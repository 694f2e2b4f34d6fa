"""A population of one sex, led through the conditions by the same rules as a life.

What it dies of them is taken from the published life table; the rest is what everybody dies of
besides. So the survival of a life without extremes follows the table whatever the conditions' own
part is. The population is divided by its usual habits (who smokes, who drinks), because those who
have them fall ill more often, die sooner, and become fewer.
"""

from __future__ import annotations

import math
from itertools import product
from typing import Final

import msgspec

from ws.content.schemas import Condition, Content, HabitKind
from ws.content.schemas.health import Rates

FIRST_MORTAL_AGE: Final = 6
"""The years of the prologue are survived: nobody is born only to be told an ending."""
SERIOUS: Final = 3
"""From this severity on, somebody sees to the usual treatment without being asked."""
_PER: Final = 100_000


class Cohort(msgspec.Struct, frozen=True):
    """One condition in the population, by age."""

    share: tuple[float, ...]
    """Who has it at the birthday."""
    ever: tuple[float, ...]
    """Who had it before and has it no more."""
    force: tuple[float, ...]
    """Force of mortality by it, a year."""


class Means(msgspec.Struct, frozen=True):
    """By how much the usual habits multiply, on average over those it can befall, by age."""

    incidence: dict[str, tuple[float, ...]]
    rest: tuple[float, ...]
    """The risk to die of what is no condition."""


class _Part:
    """One condition among those of the same habits: fractions of them."""

    __slots__ = ("ever", "kept", "treated", "unseen")

    def __init__(self) -> None:
        self.unseen = 0.0
        """Who has it, and nobody has found it."""
        self.treated = 0.0
        """Who is in a first course of the usual treatment."""
        self.kept = 0.0
        """Who has it still, or without such a course."""
        self.ever = 0.0

    @property
    def share(self) -> float:
        return self.unseen + self.treated + self.kept


class _Course:
    """The numbers of one condition, spread out by age."""

    def __init__(self, condition: Condition, content: Content, sex: str, ages: int) -> None:
        self.condition = condition
        self.incidence = [rate(condition.incidence, age, sex) / _PER for age in range(ages)]
        self.fatality = [rate(condition.fatality, age, sex) / _PER for age in range(ages)]
        self.dies = [1 - math.exp(-12 * rate(condition.deaths_a_month, age, sex) / _PER) for age in range(ages)]
        self.stays = 1 - condition.fades_percent / 100
        usual = content.treatments[condition.treatments[0]] if condition.treatments else None
        self.tended = condition.severity >= SERIOUS and usual is not None
        self.found = condition.found_percent / 100 if self.tended else 0.0
        self.cure = usual.cure_percent / 100 if usual is not None and self.tended and usual.months else 0.0
        self.shares: list[float] = []
        self.evers: list[float] = []
        self.forces: list[float] = []
        self.means: list[float] = []

    def fade(self, part: _Part) -> None:
        """A birthday: some are rid of it, some are found."""
        part.ever += part.share * (1 - self.stays)
        part.unseen, part.treated, part.kept = (
            part.unseen * (1 - self.found) * self.stays,
            (part.treated + part.unseen * self.found) * self.stays,
            part.kept * self.stays,
        )

    def free(self, part: _Part) -> float:
        """Those it can befall."""
        return max(0.0, 1 - part.share - (part.ever if self.condition.once else 0.0))

    def year(self, part: _Part, age: int, factor: float) -> float:
        """A year with so many times the usual incidence; returns the share that dies of it."""
        mortal = age >= FIRST_MORTAL_AGE
        dies = self.dies[age] if mortal else 0.0
        new = self.free(part) * min(1.0, self.incidence[age] * factor)
        lost = new * self.fatality[age] if mortal else 0.0
        deaths = part.share * dies + lost
        alive = 1 - deaths
        if not self.condition.lasting:
            part.ever = min(1.0, part.ever + (new if self.condition.once else new * (1 - part.ever)))
            return deaths
        at_once = self.tended and not self.condition.hidden
        lives = 1 - dies
        part.ever = (part.ever + part.treated * lives * self.cure) / alive
        part.kept = (part.kept + part.treated * (1 - self.cure)) * lives / alive
        part.treated = (new - lost if at_once else 0.0) / alive
        part.unseen = (part.unseen * lives + (0.0 if at_once else new - lost)) / alive
        return deaths


class Population:
    """Lives year by year; afterwards `cohorts` and `means` tell what was found."""

    def __init__(self, content: Content, sex: str, ages: int) -> None:
        self._sex = sex
        self._habits = [each for each in content.habits.values() if any(each.usual_percent)]
        self._groups = [frozenset(_chosen(self._habits, mask)) for mask in product((0, 1), repeat=len(self._habits))]
        self._survival = [1.0] * len(self._groups)
        names = {name for each in content.conditions.values() for name in each.risks} | {
            each.id for each in content.conditions.values() if each.cause or each.again != 1
        }
        self._courses = [
            _Course(each, content, sex, ages)
            for each in content.conditions.values()
            if each.id in names or each.risks
        ]
        self._mortality = [_risk({h.id: h.mortality_percent / 100 for h in self._habits}, g) for g in self._groups]
        usual = {each.id for each in self._habits}
        self._risks = [self._risks_of(course.condition, usual) for course in self._courses]
        self._parts = [[_Part() for _ in risks] for risks in self._risks]
        self._rest_means: list[float] = []

    def live(self, age: int, force: float) -> float:
        """A year; returns what the conditions leave of the force of mortality in it."""
        weights = self._weights(age)
        rest_mean = sum(w * m for w, m in zip(weights, self._mortality, strict=True))
        self._rest_means.append(rest_mean)
        forces = [0.0] * len(self._groups)
        for course, risks, parts in zip(self._courses, self._risks, self._parts, strict=True):
            alike = len(parts) == 1
            shares = [1.0] if alike else weights
            course.shares.append(sum(w * part.share for w, part in zip(shares, parts, strict=True)))
            course.evers.append(sum(w * part.ever for w, part in zip(shares, parts, strict=True)))
            for part in parts:
                course.fade(part)
            free = [w * course.free(part) for w, part in zip(shares, parts, strict=True)]
            mean = sum(f * r for f, r in zip(free, risks, strict=True)) / (sum(free) or 1.0) or 1.0
            course.means.append(mean)
            lost = [
                -math.log(1 - course.year(part, age, risk / mean)) for part, risk in zip(parts, risks, strict=True)
            ]
            course.forces.append(sum(w * each for w, each in zip(shares, lost, strict=True)))
            forces = [held + each for held, each in zip(forces, lost * len(forces) if alike else lost, strict=True)]
        rest = max(0.0, force - sum(w * each for w, each in zip(weights, forces, strict=True)))
        for group, each in enumerate(forces):
            self._survival[group] *= math.exp(-min(50.0, each + rest * self._mortality[group] / rest_mean))
        return rest

    def _risks_of(self, condition: Condition, usual: set[str]) -> list[float]:
        """Factors of the incidence by group; one for all when no usual habit bears on it."""
        risks = {name: risk for name, risk in condition.risks.items() if name in usual}
        return [_risk(risks, group) for group in self._groups] if risks else [1.0]

    def cohorts(self) -> dict[str, Cohort]:
        return {
            each.condition.id: Cohort(tuple(each.shares), tuple(each.evers), tuple(each.forces))
            for each in self._courses
        }

    def means(self) -> Means:
        return Means({each.condition.id: tuple(each.means) for each in self._courses}, tuple(self._rest_means))

    def _weights(self, age: int) -> list[float]:
        """The groups' shares of the living."""
        shares = {habit.id: usual_share(habit, age, self._sex) for habit in self._habits}
        weights = [
            alive * math.prod(share if name in group else 1 - share for name, share in shares.items())
            for group, alive in zip(self._groups, self._survival, strict=True)
        ]
        total = sum(weights)
        return [each / total for each in weights] if total > 0 else [1.0] + [0.0] * (len(weights) - 1)


def usual_share(habit: HabitKind, age: int, sex: str) -> float:
    """Those who have come to a habit by themselves, growing evenly over the years of temptation."""
    share = habit.usual_percent[0 if sex == "female" else 1] / 100
    years = habit.tempts_to - habit.tempts_from + 1
    passed = min(years, max(0, age - habit.tempts_from))
    return 1.0 - math.pow(1 - share, passed / years)


def rate(rates: Rates, age: int, sex: str) -> float:
    """The row of an age, for 100,000."""
    column = 1 if sex == "female" else 2
    found = 0.0
    for row in rates:
        if row[0] > age:
            break
        found = row[column]
    return found


def _chosen(habits: list[HabitKind], mask: tuple[int, ...]) -> list[str]:
    return [habit.id for habit, is_in in zip(habits, mask, strict=True) if is_in]


def _risk(risks: dict[str, float], group: frozenset[str]) -> float:
    return math.prod(risk for name, risk in risks.items() if name in group)
