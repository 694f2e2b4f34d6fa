"""What the tutorial answers, and what it hears of."""

from __future__ import annotations

from msgspec.structs import replace

from ws.engine.turn import Turn
from ws.features.activities.api import ActivityDone
from ws.features.album.api import AlbumOpened
from ws.features.day.api import PlanChanged
from ws.features.events.api import QuestionAnswered
from ws.features.experience.api import MilestoneReached
from ws.features.experiments.api import variant as variant_of
from ws.features.people.api import InteractionDone
from ws.features.skips.api import TimeSkipped
from ws.features.story.api import StoryRead
from ws.features.tutorial import api, rules
from ws.features.tutorial.messages import GetTutorial, ShownStep, SkipTutorial, Tutorial, TutorialLeft
from ws.features.tutorial.records import TutorialProgress
from ws.features.wallet import api as wallet
from ws.kernel.errors import Refused

REASON = "tutorial"
"""Of the ledger entries."""


def get_tutorial(turn: Turn, request: GetTutorial) -> Tutorial:
    """The steps in the order of the account's variant."""
    held = _held(turn)
    variant = _variant(turn)
    order = rules.order(turn.content, variant)
    known = turn.content.tutorial_steps
    return Tutorial(
        variant=variant,
        shows=order.shows,
        steps=tuple(
            ShownStep(s.id, s.title, s.text, s.diamonds, s.screen, s.points_at, s.id in held.done)
            for s in (known[step_id] for step_id in order.steps)
        ),
        current=rules.current(turn.content, held, variant),
        diamonds=order.diamonds,
        finished=held.finished,
        skipped=held.skipped,
    )


def skip_tutorial(turn: Turn, request: SkipTutorial) -> TutorialLeft:
    """No more of it. Raises Refused not_allowed when it is over already."""
    held = _held(turn)
    if held.is_over:
        raise Refused("not_allowed", "The first steps are behind you already.")
    turn.put(replace(held, skipped=True))
    turn.announce(api.TutorialSkipped(_variant(turn), len(held.done)))
    return TutorialLeft(done=len(held.done))


def activity_done(turn: Turn, fact: ActivityDone) -> None:
    _did(turn, "activity")
    if fact.person_id:
        _did(turn, "with_person")


def interaction_done(turn: Turn, fact: InteractionDone) -> None:
    _did(turn, "with_person")


def question_answered(turn: Turn, fact: QuestionAnswered) -> None:
    """A default is nobody's answer."""
    if not fact.by_default:
        _did(turn, "question")


def time_skipped(turn: Turn, fact: TimeSkipped) -> None:
    _did(turn, "skip")


def album_opened(turn: Turn, fact: AlbumOpened) -> None:
    _did(turn, "album")


def story_read(turn: Turn, fact: StoryRead) -> None:
    _did(turn, "story")


def milestone_reached(turn: Turn, fact: MilestoneReached) -> None:
    _did(turn, "milestone")


def plan_changed(turn: Turn, fact: PlanChanged) -> None:
    _did(turn, "plan")


def _did(turn: Turn, trigger: str) -> None:
    """Something happened that may be a step."""
    held = _held(turn)
    step = rules.waiting(turn.content, held, trigger)
    if step is None:
        return
    after = rules.with_step(turn.content, held, step.id)
    turn.put(after)
    wallet.reward(turn, step.diamonds, reason=REASON, cause=step.id)
    turn.announce(api.TutorialStepDone(step.id, len(after.done)))
    if after.finished:
        variant = _variant(turn)
        wallet.reward(turn, rules.order(turn.content, variant).diamonds, reason=REASON, cause="all steps")
        turn.announce(api.TutorialFinished(variant))


def _held(turn: Turn) -> TutorialProgress:
    return turn.find(TutorialProgress) or TutorialProgress()


def _variant(turn: Turn) -> str:
    return variant_of(turn.content, turn.account_id, "tutorial_flow")
