"""What gives experience, and who asks for it."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from ws.engine.turn import Turn
from ws.features.activities.api import ActivityDone
from ws.features.ageing.api import BirthdayCame
from ws.features.belongings import api as belongings
from ws.features.belongings.api import ItemBought, VehicleBought
from ws.features.careers.api import Hired, LostJob, Promoted
from ws.features.day.api import DayBegan, OvertimeWorked, SlotEnded
from ws.features.education.api import Graduated
from ws.features.events.api import QuestionAnswered
from ws.features.experience import api, rules
from ws.features.experience.messages import GetMilestones, Milestones, ShownMilestone
from ws.features.experience.records import FeatReached
from ws.features.health.api import Recovered
from ws.features.home import api as home
from ws.features.home.api import MovedIn
from ws.features.law.api import Convicted, Released
from ws.features.money import api as money
from ws.features.romance.api import Married
from ws.features.wallet import api as wallet
from ws.kernel.errors import Refused

_SERIOUS: Final = 3
"""From which severity on a condition is one that one is glad to have behind oneself."""


def get_milestones(turn: Turn, request: GetMilestones) -> Milestones:
    """Every milestone there is, with the minute at which this life reached it, ended or not. Raises
    Refused("no_life")."""
    if turn.life_id is None:
        raise Refused("no_life")
    reached = {feat.id: feat.minute for feat in turn.all(FeatReached)}
    shown = tuple(
        ShownMilestone(feat.id, feat.title, feat.category, feat.points, feat.diamonds, reached.get(feat.id))
        for feat in turn.content.feats.values()
    )
    return Milestones(milestones=shown, reached=sum(feat.minute is not None for feat in shown))


def slot_ended(turn: Turn, fact: SlotEnded) -> None:
    """Hours at school and at work teach."""
    if fact.doing == "school" and fact.attended_minutes:
        api.gain(turn, fact.attended_minutes // rules.SCHOOL_MINUTES_A_POINT, "school_day")
    elif fact.doing == "work" and fact.attended_minutes:
        api.gain(turn, fact.attended_minutes // rules.WORK_MINUTES_A_POINT, "work_day")


def overtime_worked(turn: Turn, fact: OvertimeWorked) -> None:
    api.gain(turn, fact.minutes // rules.WORK_MINUTES_A_POINT, "overtime")


def activity_done(turn: Turn, fact: ActivityDone) -> None:
    api.gain(turn, rules.ACTIVITY, "activity", fact.category)


def question_answered(turn: Turn, fact: QuestionAnswered) -> None:
    """A choice made teaches; one that was left to time does not."""
    if not fact.by_default:
        api.gain(turn, rules.ANSWER, "answer")


def graduated(turn: Turn, fact: Graduated) -> None:
    api.gain(turn, rules.GRADUATED, "graduated", fact.attainment)


def hired(turn: Turn, fact: Hired) -> None:
    api.gain(turn, rules.HIRED, "hired", fact.job_id)
    api.gain(turn, 0, "job", fact.job_id)


def promoted(turn: Turn, fact: Promoted) -> None:
    api.gain(turn, rules.PROMOTED, "promoted", fact.job_id)
    api.gain(turn, 0, "job", fact.job_id)


def lost_job(turn: Turn, fact: LostJob) -> None:
    api.gain(turn, 0, "lost_job", fact.why)


def moved_in(turn: Turn, fact: MovedIn) -> None:
    api.gain(turn, rules.MOVED_IN, "moved_in", "owned" if fact.owned else "rented")


def item_bought(turn: Turn, fact: ItemBought) -> None:
    api.gain(turn, 0, "bought", fact.category)


def vehicle_bought(turn: Turn, fact: VehicleBought) -> None:
    api.gain(turn, 0, "bought", "vehicle")


def convicted(turn: Turn, fact: Convicted) -> None:
    api.gain(turn, 0, "convicted", fact.offence_id)


def released(turn: Turn, fact: Released) -> None:
    api.gain(turn, 0, "released")


def recovered(turn: Turn, fact: Recovered) -> None:
    """Only what was serious is a milestone."""
    condition = turn.content.conditions.get(fact.condition_id)
    if condition is None or condition.severity >= _SERIOUS:
        api.gain(turn, 0, "recovered")


def birthday_came(turn: Turn, fact: BirthdayCame) -> None:
    """A year older; and once a year everything owned is valued, down to the last spoon."""
    if fact.age >= rules.FIRST_BIRTHDAY:
        api.gain_birthday(turn, fact.age)
        _count_wealth(turn, money.net_worth_cents(turn) + home.worth_cents(turn) + belongings.worth_cents(turn))


def day_began(turn: Turn, fact: DayBegan) -> None:
    """Once a month the money is counted."""
    if turn.age() < rules.FIRST_BIRTHDAY:
        return
    held = api.held(turn)
    saved = money.counted_cents(turn)
    if saved <= -rules.IN_DEBT_CENTS:
        if not held.was_in_debt:
            turn.put(replace(held, was_in_debt=True))
    elif held.was_in_debt and saved >= 0:
        turn.put(replace(held, was_in_debt=False))
        for feat in rules.index(turn.content).debt_free:
            api.reach(turn, feat)
    for feat in rules.index(turn.content).savings:
        if saved < feat.cents:
            break
        api.reach(turn, feat)
    _count_wealth(turn, saved + home.worth_cents(turn))


def married(turn: Turn, fact: Married) -> None:
    """Each marriage with somebody new is worth diamonds; the first is a milestone, the same person again is not."""
    if fact.again:
        return
    is_first = api.held(turn).counts.get("married", 0) == 0
    api.gain(turn, rules.MARRIED, "married")
    if not is_first:
        cause = f"life {turn.life.id} married {fact.person_id}"
        wallet.reward(turn, rules.MARRIAGE_DIAMONDS, reason="marriage", cause=cause)


def _count_wealth(turn: Turn, worth_cents: int) -> None:
    for feat in rules.index(turn.content).wealth:
        if worth_cents < feat.cents:
            return
        api.reach(turn, feat)
