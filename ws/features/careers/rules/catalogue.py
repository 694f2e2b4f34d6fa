"""Content as the rules look for it, indexed once."""

from __future__ import annotations

from typing import Final

import msgspec

from ws.content.schemas import Content, InterviewQuestion, Job


class Catalogue(msgspec.Struct, eq=False):
    """Jobs and questions by what they are for. One for a content; equal to itself alone, so that a memory can
    go by it."""

    content: Content
    advertised: tuple[Job, ...]
    """Jobs that vacancies come for."""
    side: tuple[Job, ...]
    gigs: tuple[Job, ...]
    questions: dict[str, tuple[InterviewQuestion, ...]]
    """By track; those without one stand under ""."""


_MADE: Final[dict[int, tuple[Content, Catalogue]]] = {}
"""The content is kept beside its catalogue, so that its id stays its own."""


def of(content: Content) -> Catalogue:
    """The catalogue of a content."""
    kept = _MADE.get(id(content))
    if kept is None:
        kept = _MADE[id(content)] = (content, _made(content))
    return kept[1]


def _made(content: Content) -> Catalogue:
    jobs = content.jobs.values()
    questions: dict[str, tuple[InterviewQuestion, ...]] = {"": ()}
    for question in content.interviews.values():
        track = question.track or ""
        questions[track] = (*questions.get(track, ()), question)
    return Catalogue(
        content=content,
        advertised=tuple(job for job in jobs if job.demand > 0),
        side=tuple(job for job in jobs if job.kind == "side"),
        gigs=tuple(job for job in jobs if job.kind == "freelance"),
        questions=questions,
    )
