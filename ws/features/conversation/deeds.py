"""How the recorded choices change a life."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.turn import Turn
from ws.features.conversation import talking
from ws.features.conversation.api import ConversationBegan
from ws.features.conversation.api import Said as SaidFact
from ws.features.conversation.messages import ConversationChosen, ConversationClosed, WordsSpoken
from ws.features.conversation.records import Conversation, Talks
from ws.features.conversation.rules import bonds, scenes
from ws.features.conversation.rules.hearing import Heard
from ws.features.conversation.rules.scenes import Said
from ws.features.conversation.talking import Spoken
from ws.features.people import api as people
from ws.features.people.records import Person
from ws.features.vitals import api as vitals

START_ENERGY: Final = 4
SAY_ENERGY: Final = 1
_PATIENCE: Final = {"threat": 0, "insult": 2, "crude": 1}
"""How often somebody hears such a thing before they leave."""
_CUT_WEIGHT: Final = 1.5
"""What an insult is remembered by, for a point of affinity it cost."""
_MEND_SHARE: Final = 0.7
_MOST_WEIGHT: Final = 40


def start(turn: Turn, deed: ConversationChosen) -> str:
    """Begin; returns the first words of the person."""
    if not deed.free:
        vitals.spend_energy(turn, START_ENERGY)
    person = people.get(turn, deed.person_id)
    hurt = scenes.is_hurt(people.memories(turn, person.id))
    mood = scenes.mood_at_first(turn.rolls(), person, hurt)
    talks = turn.find(Talks, person.id) or Talks(person.id)
    turn.put(replace(talks, times=talks.times + 1, last_minute=turn.minute))
    held = Conversation(person.id, mood, turn.minute, turn.minute)
    scene = talking.scene_of(turn, person, mood)
    held, text = talking.answer(turn, held, scene, Said("cold" if hurt else "begin"))
    text = talking.last_word(text, scene)
    talking.go_on(turn, held, scene, "began", text, 0)
    turn.announce(ConversationBegan(person.id))
    return text


def say(turn: Turn, deed: WordsSpoken) -> Spoken:
    """Hear what was said, feel it, remember it, and answer."""
    if not deed.free:
        vitals.spend_energy(turn, SAY_ENERGY)
    held = turn.get(Conversation)
    before = people.get(turn, held.person_id)
    heard = Heard(deed.act, deed.topic, deed.sentiment, profane=deed.profane)
    times = held.acts.count(heard.act)
    hurt = scenes.is_hurt(people.memories(turn, before.id))
    change = _feel(turn, before, heard, times)
    person = people.get(turn, held.person_id)
    held = replace(
        held,
        turns=held.turns + 1,
        acts=(*held.acts, heard.act),
        said=(*held.said, deed.line_id) if deed.line_id else held.said,
        mood=scenes.mood_after(held.mood, change),
    )
    turn.announce(SaidFact(held.person_id, heard.act, heard.topic, heard.sentiment))
    scene = talking.scene_of(turn, person, held.mood)
    if heard.act == "apologise":
        scene = replace(scene, hurt=hurt)  # it is what hurt until now that is answered
    reason, said = _course(held, heard, times)
    if deed.answer and not reason:
        held, text = talking.with_answer(held, deed.answer), deed.answer
    else:
        held, text = talking.answer(turn, held, scene, said)
    if not text and not reason:
        reason = "turns"
        held, text = talking.answer(turn, held, scene, Said("tired"))
    if reason:
        talking.finish(turn, held, reason, talking.last_word(text, scene), change)
    else:
        talking.go_on(turn, held, scene, "answered", text, change)
    return Spoken(text, change, ended=bool(reason))


def end(turn: Turn, deed: ConversationClosed) -> str:
    """Say goodbye; returns the last words of the person."""
    held = turn.get(Conversation)
    person = people.get(turn, held.person_id)
    scene = talking.scene_of(turn, person, held.mood)
    held, text = talking.answer(turn, held, scene, Said("end"))
    talking.finish(turn, held, "ended", text)
    return text


def _course(held: Conversation, heard: Heard, times: int) -> tuple[str, Said]:
    """Why it ends with this, or "", and what is answered."""
    if heard.act == "farewell":
        return "farewell", Said("end")
    if times >= _PATIENCE.get(heard.act, talking.MOST_TURNS):
        return "left", Said("leaves")
    if held.turns >= talking.MOST_TURNS:
        return "turns", Said("tired")
    return "", Said(heard.act, heard.topic, heard.sounds, again=times > 0)


def _feel(turn: Turn, person: Person, heard: Heard, times: int) -> int:
    """What it does to the person; the change of affinity."""
    memories = people.memories(turn, person.id)
    hurt = scenes.is_hurt(memories)
    likes = scenes.likes(turn.content.topics.get(heard.topic), person.interests)
    gained = talking.gained_today(turn, person.id)
    change = bonds.change(heard, person, hurt, times, likes, gained)
    people.change_affinity(turn, person.id, change)
    if change > 0:
        talks = turn.find(Talks, person.id) or Talks(person.id)
        turn.put(replace(talks, day=turn.minute // MINUTES_PER_DAY, gained=gained + change))
    _remember(turn, person, heard, change, scenes.hurt_of(memories))
    return people.get(turn, person.id).affinity - person.affinity


def _remember(turn: Turn, person: Person, heard: Heard, change: int, hurt: float) -> None:
    if heard.act in scenes.HURTFUL and change < 0:
        text = "{name} said something cruel" if heard.act == "insult" else "{name} made a threat"
        people.remember(turn, person.id, text, max(-_MOST_WEIGHT, round(change * _CUT_WEIGHT)), heard.act)
    elif heard.act == "apologise" and hurt <= scenes.HURT_FROM:
        weight = min(_MOST_WEIGHT, round(-hurt * _MEND_SHARE))
        people.remember(turn, person.id, "{name} came and said sorry", weight, scenes.MENDING)
    elif heard.act == "crisis":
        people.remember(turn, person.id, "{name} spoke of a very dark day", 12, "trust")
