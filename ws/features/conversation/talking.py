"""The course of a conversation: what deeds and moments do to it."""

from __future__ import annotations

from typing import Final

import msgspec
from msgspec.structs import replace

from ws.content.schemas import Effects
from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.turn import Turn
from ws.features.conversation.api import ConversationEnded
from ws.features.conversation.messages import ConversationEvent, Offer
from ws.features.conversation.records import Bubble, Conversation, Talks, Transcript
from ws.features.conversation.rules import bonds, scenes
from ws.features.conversation.rules.answering import Known, grammar_of, mark_of
from ws.features.conversation.rules.scenes import Said, Scene
from ws.features.people import api as people
from ws.features.people.records import Person
from ws.features.vitals import api as vitals
from ws.kernel.prose import fill

MOST_TURNS: Final = 24
SILENCE_MINUTES: Final = 120
"""Game minutes without a word after which it is over: two real minutes at the usual pace."""
MOST_MINUTES: Final = 480
_BUBBLES: Final = 16
_GOOD_TURNS: Final = 3
_GOOD_TALK: Final = Effects(happiness=1, stress=-1)
"""What a talk of some turns without a hard word does."""
_WORDINGS_KEPT: Final = 40
_WITHOUT_ANSWER: Final = "{person} opens their mouth, finds nothing there, and smiles."


class Spoken(msgspec.Struct, frozen=True):
    """What came of a thing said."""

    answer: str
    change: int
    ended: bool


def scene_of(turn: Turn, person: Person, mood: str) -> Scene:
    """The two as they stand now."""
    life = turn.life
    return Scene(
        name=life.first_name,
        player_age=turn.age(),
        person=person.first_name,
        relation=person.relation,
        age=people.age(turn, person),
        affinity=person.affinity,
        mood=mood,
        traits=scenes.traits_of(person),
        hurt=scenes.is_hurt(people.memories(turn, person.id)),
        kin=scenes.kin_of(person.relation, life.sex, life.first_name),
        interests=tuple(person.interests),
        extraversion=person.extraversion,
        agreeableness=person.agreeableness,
    )


def answer(turn: Turn, held: Conversation, scene: Scene, said: Said) -> tuple[Conversation, str]:
    """The person's own answer, and the conversation with it; "" when there is nothing left to say."""
    talks = turn.find(Talks, held.person_id) or Talks(held.person_id)
    known = Known(
        used=frozenset(held.used),
        told=frozenset(talks.told),
        marks=frozenset(held.marks),
        memories=scenes.told_of(people.memories(turn, held.person_id), scene.name),
    )
    found = grammar_of(turn.content).answer(turn.rolls(), scene, said, known, f"{held.turns}.{said.act}")
    if found is None:
        return held, ""
    return with_answer(replace(held, used=(*held.used, *found.wordings)), found.text), found.text


def with_answer(held: Conversation, text: str) -> Conversation:
    """The conversation in which this was answered."""
    return replace(held, marks=(*held.marks, mark_of(text)))


def go_on(turn: Turn, held: Conversation, scene: Scene, kind: str, text: str, change: int) -> None:
    """Keep the conversation, offer what may be said next, and let the client hear the answer."""
    sayings = turn.content.sayings.values()
    offered = bonds.offer(turn.rolls(), sayings, scene, held.said, held.offered, held.turns)
    until = min(turn.minute + SILENCE_MINUTES, held.began_minute + MOST_MINUTES)
    held = replace(held, offered=tuple(s.id for s in offered), until_minute=until)
    turn.put(held)
    turn.unschedule("conversation_ends")
    turn.schedule(until, "conversation_ends")
    lines = tuple(Offer(s.id, line_text(s.text, scene)) for s in offered)
    _push(turn, held, scene, kind, text, change, lines=lines)


def finish(turn: Turn, held: Conversation, reason: str, text: str = "", change: int = 0) -> None:
    """It is over: the client hears it, and what is worth it is kept."""
    person = people.find(turn, held.person_id)
    turn.unschedule("conversation_ends")
    turn.remove(Conversation)
    turn.remove(Transcript)
    if held.turns >= _GOOD_TURNS and scenes.was_kind(held.acts):
        vitals.affect(turn, _GOOD_TALK)
    talks = turn.find(Talks, held.person_id) or Talks(held.person_id)
    turn.put(replace(talks, last_minute=turn.minute, told=held.used[-_WORDINGS_KEPT:]))
    if person is not None:
        _push(turn, held, scene_of(turn, person, held.mood), "ended", text, change, reason=reason)
    turn.announce(ConversationEnded(held.person_id, reason, held.turns, turn.minute - held.began_minute))


def ends_by_itself(turn: Turn, reason: str, moment: str = "") -> None:
    """End what is going on, if there is anything, with the words of a moment."""
    held = turn.find(Conversation)
    if held is None:
        return
    person = people.find(turn, held.person_id)
    text = ""
    if moment and person is not None:
        held, text = answer(turn, held, scene_of(turn, person, held.mood), Said(moment))
    finish(turn, held, reason, text)


def note(turn: Turn, *bubbles: Bubble) -> None:
    """Keep the last words, while the conversation goes on."""
    if turn.find(Conversation) is not None:
        before = turn.find(Transcript) or Transcript()
        turn.put(Transcript((*before.bubbles, *bubbles)[-_BUBBLES:]))


def gained_today(turn: Turn, person_id: str) -> int:
    """Affinity that talking won with a person today."""
    talks = turn.find(Talks, person_id)
    return talks.gained if talks is not None and talks.day == turn.minute // MINUTES_PER_DAY else 0


def last_word(text: str, scene: Scene) -> str:
    """The words, or those for having none."""
    return text or fill(_WITHOUT_ANSWER, person=scene.person)


def line_text(text: str, scene: Scene) -> str:
    """An offered line with its names filled in."""
    interest = scene.interests[0] if scene.interests else "tea"
    return fill(text, person=scene.person, interest=interest)


def _push(
    turn: Turn,
    held: Conversation,
    scene: Scene,
    kind: str,
    text: str,
    change: int,
    lines: tuple[Offer, ...] = (),
    reason: str = "",
) -> None:
    turn.push(
        ConversationEvent(
            person_id=held.person_id,
            first_name=scene.person,
            kind=kind,
            text=text,
            mood=held.mood,
            affinity=scene.affinity,
            affinity_change=change,
            turn=held.turns,
            lines=lines,
            reason=reason,
            minute=turn.minute,
        )
    )
