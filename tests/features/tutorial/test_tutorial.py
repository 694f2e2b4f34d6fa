"""First steps: done by what happens, once, in any order, and paid by the ledger."""

from __future__ import annotations

import pytest

from tests.features.support import ask, bare_turn, refused
from tests.support.life import SandboxLife, world
from ws.engine.turn import Turn
from ws.features.activities.api import ActivityDone
from ws.features.album.api import AlbumOpened
from ws.features.day.api import PlanChanged
from ws.features.events.api import QuestionAnswered
from ws.features.experience.api import MilestoneReached
from ws.features.experiments.api import assignments
from ws.features.people.api import InteractionDone
from ws.features.skips.api import TimeSkipped
from ws.features.story.api import StoryRead
from ws.features.tutorial import rules
from ws.features.tutorial.handlers import get_tutorial, skip_tutorial
from ws.features.tutorial.messages import GetTutorial, SkipTutorial
from ws.features.tutorial.records import TutorialProgress
from ws.features.wallet.records import DiamondTransaction
from ws.kernel.facts import Fact

EVERYTHING: tuple[Fact, ...] = (
    ActivityDone("walk", "outdoors", ""),
    InteractionDone("hug", "kind", "p1"),
    QuestionAnswered("any", "yes", False),
    TimeSkipped("hour", 60),
    AlbumOpened(),
    StoryRead(),
    MilestoneReached("first_day_of_school"),
    PlanChanged("lie_in"),
)


def tell(turn: Turn, *facts: Fact) -> list[DiamondTransaction]:
    """What happens, told to the tutorial alone; the entries it makes."""
    from ws.features.tutorial import FEATURE

    listeners = {listens.fact: listens.listener for listens in FEATURE.listens}
    before = len(turn.rows)
    for fact in facts:
        listeners[type(fact)](turn, fact)
    return [row for row in turn.rows[before:] if isinstance(row, DiamondTransaction)]


@pytest.mark.parametrize("facts", [EVERYTHING, EVERYTHING[::-1]])
def test_each_step_is_paid_once_and_all_of_them_once_more(facts: tuple[Fact, ...]) -> None:
    turn = bare_turn()
    entries = tell(turn, *facts, *facts)
    order = rules.order(turn.content, assignments(turn.content, turn.account_id)["tutorial_flow"])
    expected = {step.id: step.diamonds for step in turn.content.tutorial_steps.values() if step.diamonds}
    assert {entry.cause: entry.amount for entry in entries} == expected | {"all steps": order.diamonds}
    assert len(entries) == len(expected) + 1
    assert {entry.reason for entry in entries} == {"tutorial"}
    assert turn.get(TutorialProgress).finished


def test_a_default_is_nobodys_answer() -> None:
    turn = bare_turn()
    assert tell(turn, QuestionAnswered("any", "yes", True)) == []
    assert turn.find(TutorialProgress) is None


def test_company_counts_as_both_steps_it_is() -> None:
    turn = bare_turn()
    tell(turn, ActivityDone("talk", "family", "p1"))
    assert set(turn.get(TutorialProgress).done) == {"first_activity", "first_company"}


def test_after_leaving_nothing_is_paid() -> None:
    turn = bare_turn()
    tell(turn, AlbumOpened())
    assert skip_tutorial(turn, SkipTutorial()).done == 1
    assert tell(turn, *EVERYTHING) == []
    with refused("not_allowed"):
        skip_tutorial(turn, SkipTutorial())


def test_variants_order_the_same_steps_differently() -> None:
    orders = world().content.tutorial_orders
    assert len({order.steps for order in orders.values()}) == len(orders)
    assert {frozenset(order.steps) for order in orders.values()} == {frozenset(world().content.tutorial_steps)}
    seen = set()
    for account in range(1, 40):
        told = get_tutorial(bare_turn(account), GetTutorial())
        assert told.current == told.steps[0].id == orders[told.variant].steps[0]
        assert tuple(step.id for step in told.steps) == orders[told.variant].steps
        seen.add(told.variant)
    assert seen == set(orders)


def test_progress_outlives_a_life() -> None:
    life = SandboxLife(1)
    turn = life.turn()
    tell(turn, AlbumOpened())
    life.commit(turn, life.minute)
    told, _ = ask(life, get_tutorial, GetTutorial())
    assert [step.id for step in told.steps if step.done] == ["first_album"]
    assert TutorialProgress.STORED.owner.value == "account"
