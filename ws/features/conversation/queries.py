"""Asking a text model for an answer, when one is configured."""

from __future__ import annotations

from typing import cast

from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.feature import Outside
from ws.engine.records import Life, LifeClock
from ws.features.conversation.messages import Say
from ws.features.conversation.records import Conversation, Transcript
from ws.features.conversation.rules import prompting, scenes
from ws.features.conversation.rules.hearing import ear_of
from ws.features.conversation.rules.prompting import Evidence
from ws.features.conversation.rules.scenes import Scene
from ws.features.conversation.rules.wording import cleaned
from ws.features.people.records import Memories, Person
from ws.kernel.errors import Refused
from ws.kernel.messages import Request
from ws.kernel.state import Reader


async def find_answer(outside: Outside, account_id: int, request: Request) -> Evidence | None:
    """What a text model would answer; None without one, and whenever the game should answer by itself."""
    asked = cast(Say, request)
    if outside.text_model is None or asked.text is None:
        return None
    try:
        text = cleaned(asked.text)
    except Refused:
        return None
    reader = await outside.look(account_id)
    held = reader.find(Conversation)
    ear = ear_of(outside.content)
    if held is None or not prompting.may_be_sent(ear, text):
        return None
    scene, job, memories = _scene(reader, held, outside)
    if scene is None or scene.age < prompting.MODEL_FROM:
        return None
    words = reader.find(Transcript) or Transcript()
    answer = await outside.text_model.complete(
        prompting.instructions(scene, job, memories),
        prompting.turns(words.bubbles, text, scene),
        lambda given: prompting.accepted(ear, given),
    )
    return Evidence(held.person_id, held.turns, prompting.told(answer, scene)) if answer is not None else None


def _scene(
    reader: Reader, held: Conversation, outside: Outside
) -> tuple[Scene | None, str, tuple[tuple[str, str], ...]]:
    """Who talks, as far as a model is told of it."""
    life, clock = reader.find(Life), reader.find(LifeClock)
    person = reader.find(Person, held.person_id)
    if life is None or clock is None or person is None:
        return None, "", ()
    year = MINUTES_PER_DAY * life.days_per_year
    remembered = (reader.find(Memories, person.id) or Memories(person.id)).held
    memories = tuple(
        type(m)(m.kind, m.minute, m.weight, m.text.replace("{name}", life.first_name)) for m in remembered
    )
    job = outside.content.jobs.get(person.job)
    scene = Scene(
        name=life.first_name,
        player_age=clock.anchor_minute // year,
        person=person.first_name,
        relation=person.relation,
        age=(clock.anchor_minute - person.birth_minute) // year,
        affinity=person.affinity,
        mood=held.mood,
        traits=scenes.traits_of(person),
        hurt=scenes.is_hurt(memories),
        kin=life.first_name,
        interests=tuple(person.interests),
    )
    return scene, job.name if job is not None else "", scenes.told_of(memories, life.first_name)
