"""Beginning to talk, talking, and ending it."""

from __future__ import annotations

from typing import Final

from ws.engine.turn import Turn
from ws.features.ageing.api import LifeEnded
from ws.features.conversation import deeds, talking
from ws.features.conversation.messages import (
    ConversationChosen,
    ConversationClosed,
    ConversationLeft,
    ConversationStarted,
    EndConversation,
    SaidReply,
    Say,
    StartConversation,
    WordsSpoken,
)
from ws.features.conversation.records import Bubble, Conversation, Transcript
from ws.features.conversation.rules import bonds
from ws.features.conversation.rules.answering import mark_of
from ws.features.conversation.rules.hearing import Heard, ear_of
from ws.features.conversation.rules.prompting import Evidence
from ws.features.conversation.rules.wording import cleaned
from ws.features.conversation.talking import Spoken
from ws.features.day import api as day
from ws.features.day.api import SlotEnded
from ws.features.law import api as law
from ws.features.law.api import Imprisoned
from ws.features.people import api as people
from ws.features.people.api import Estranged, PersonDied
from ws.features.vitals import api as vitals
from ws.kernel.errors import Refused
from ws.kernel.player import Player

TALKS_FROM: Final = 3
"""Age from which a life has words."""
NOTICE: Final = (
    "This is a game, but you matter outside of it. If some of that is true for you, please talk to somebody you "
    "trust, to a doctor, or to the emergency number or a crisis line of your country. Somebody will listen, also "
    "tonight."
)


def start(turn: Turn, request: StartConversation) -> ConversationStarted:
    """Begin to talk with somebody."""
    turn.living()
    held = turn.find(Conversation)
    if held is not None:
        raise Refused(
            "conflict", "You are talking with somebody already. Say goodbye first.", person_id=held.person_id
        )
    if turn.age() < TALKS_FROM:
        raise Refused("not_allowed", "You have no words yet. Give it a year or two.")
    _check_place(turn)
    person = people.get(turn, request.person_id)
    if person.estranged or person.affinity <= bonds.REFUSES_AT:
        raise Refused(
            "not_allowed", f"{person.first_name} does not speak with you any more.", person_id=request.person_id
        )
    free = _check_energy(turn, deeds.START_ENERGY)
    text = turn.perform(ConversationChosen(person.id, free))
    talking.note(turn, Bubble("them", str(text)))
    return ConversationStarted(
        person_id=person.id, energy=vitals.energy(turn), until_minute=turn.get(Conversation).until_minute
    )


def say(turn: Turn, request: Say, evidence: Evidence | None) -> SaidReply:
    """Say something in the conversation that is going on."""
    turn.living()
    held = _conversation(turn)
    person = people.get(turn, held.person_id)
    _check_place(turn)
    if (request.text is None) == (request.line_id is None):
        raise Refused("not_allowed", "Say one thing: a line that was offered, or your own words.")
    heard, text = _hear(turn, held, request)
    free = _check_energy(turn, deeds.SAY_ENERGY)
    talking.note(turn, Bubble("you", text))
    answer = ""
    if evidence is not None and (evidence.person_id, evidence.turn) == (held.person_id, held.turns):
        answer = evidence.answer if mark_of(evidence.answer) not in held.marks else ""
    spoken = turn.perform(
        WordsSpoken(heard.act, heard.topic, heard.sentiment, heard.profane, request.line_id or "", free, answer)
    )
    if not isinstance(spoken, Spoken):
        raise TypeError("words give what came of them")
    talking.note(turn, Bubble("them", spoken.answer))
    return SaidReply(
        person_id=person.id,
        act=heard.act,
        topic=heard.topic,
        sentiment=heard.sentiment,
        affinity=people.get(turn, person.id).affinity,
        affinity_change=spoken.change,
        energy=vitals.energy(turn),
        ended=spoken.ended,
        notice=NOTICE if heard.act == "crisis" else "",
    )


def end(turn: Turn, request: EndConversation) -> ConversationLeft:
    """Say goodbye."""
    turn.living()
    held = _conversation(turn)
    turn.perform(ConversationClosed())
    return ConversationLeft(person_id=held.person_id, turns=held.turns)


def slot_ends(turn: Turn, fact: SlotEnded) -> None:
    """Whoever falls asleep has stopped talking."""
    if day.doing(turn) == "asleep" and turn.find(Conversation) is not None:
        talking.ends_by_itself(turn, "asleep", "asleep")


def person_goes(turn: Turn, fact: PersonDied | Estranged) -> None:
    """Nobody is there any more to talk with."""
    held = turn.find(Conversation)
    if held is not None and held.person_id == fact.person_id:
        talking.ends_by_itself(turn, "gone")


def imprisoned(turn: Turn, fact: Imprisoned) -> None:
    """A door closes between the two."""
    talking.ends_by_itself(turn, "prison")


def life_ends(turn: Turn, fact: LifeEnded) -> None:
    """The dead do not talk, and their words are not kept."""
    if turn.find(Conversation) is not None:
        turn.remove(Conversation)
        turn.remove(Transcript)


def _conversation(turn: Turn) -> Conversation:
    held = turn.find(Conversation)
    if held is None:
        raise Refused("not_found", "You are not talking with anybody. Begin a conversation first.")
    return held


def _hear(turn: Turn, held: Conversation, request: Say) -> tuple[Heard, str]:
    """What was said, understood, and as it reads."""
    if request.line_id is None:
        text = cleaned(request.text or "")
        return ear_of(turn.content).hear(text), text
    saying = turn.content.sayings.get(request.line_id)
    if saying is None:
        raise Refused("not_found", "There is no such line.", line_id=request.line_id)
    if saying.id not in held.offered:
        raise Refused("not_allowed", "That line is not on offer now.", line_id=saying.id)
    scene = talking.scene_of(turn, people.get(turn, held.person_id), held.mood)
    return Heard(saying.act, saying.topic, saying.sentiment), talking.line_text(saying.text, scene)


def _check_place(turn: Turn) -> None:
    if law.is_in_prison(turn):
        raise Refused("not_allowed", "There are walls, a guard and a list of visitors between you. Not from prison.")
    if day.doing(turn) == "asleep":
        raise Refused("not_allowed", "You are asleep. What you say now, only the pillow hears.")


def _check_energy(turn: Turn, needed: int) -> bool:
    """Whether energy is free now. Raises Refused("not_enough_energy")."""
    free = turn.get(Player).unlimited_energy_until > turn.at
    energy = vitals.energy(turn)
    if not free and energy < needed:
        raise Refused("not_enough_energy", needed=needed, energy=energy)
    return free
