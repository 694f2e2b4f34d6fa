"""Decisions of the tutorial."""

from __future__ import annotations

from ws.content.schemas import Content, TutorialOrder, TutorialStep
from ws.features.tutorial.records import TutorialProgress


def order(content: Content, variant: str) -> TutorialOrder:
    """The order of a variant."""
    return content.tutorial_orders[variant]


def waiting(content: Content, held: TutorialProgress, trigger: str) -> TutorialStep | None:
    """The step that something brings about and that is not done yet; None when there is none."""
    if held.is_over:
        return None
    for step in content.tutorial_steps.values():
        if step.trigger == trigger and step.id not in held.done:
            return step
    return None


def current(content: Content, held: TutorialProgress, variant: str) -> str:
    """The next step; "" when it is over."""
    if held.is_over:
        return ""
    return next((step for step in order(content, variant).steps if step not in held.done), "")


def with_step(content: Content, held: TutorialProgress, step_id: str) -> TutorialProgress:
    """The progress with one step more."""
    done = (*held.done, step_id)
    return TutorialProgress(done=done, finished=content.tutorial_steps.keys() <= set(done))
