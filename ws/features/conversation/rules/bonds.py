"""What words do to two people, by the character of the one who hears them; and what is offered to be said."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from ws.content.schemas import Saying
from ws.features.conversation.rules.answering import may_say
from ws.features.conversation.rules.hearing import Heard
from ws.features.conversation.rules.scenes import Scene
from ws.features.people.records import Person
from ws.kernel.rolls import Rolls

MOST_GAIN_A_DAY: Final = 6
"""Points of affinity that talking may win with one person on one day."""
REFUSES_AT: Final = -80
"""Affinity from which on somebody does not want to talk at all."""
_WARMTH: Final = {
    "affection": 3.0, "praise": 2.0, "congratulate": 2.0, "thank": 1.2, "ask_self": 1.2, "ask_how": 1.0,
    "ask_memory": 1.0, "ask_advice": 1.0, "invite": 1.2, "joke": 1.0, "share_good": 1.0, "share_bad": 1.0,
    "agree": 0.8, "greet": 0.5, "apologise": 0.4, "ask_money": -2.0, "insult": -8.0, "threat": -14.0, "crude": -6.0,
}  # fmt: skip
"""What an act does to somebody of middling character, in points of affinity."""
_MENDED: Final = 4.0
OFFERED: Final = 5
"""Lines at most."""
_OFFERED_BEFORE: Final = 0.1
_SHARP_BELOW: Final = 25
"""Affinity below which something sharp is on offer."""
_TONES: Final = ("kind", "curious", "playful", "open_hearted")


def change(heard: Heard, person: Person, hurt: bool, times: int, likes_topic: bool, gained_today: int) -> int:
    """Points of affinity, whole, for what was heard. `times` it was done before in this conversation."""
    points = _MENDED if heard.act == "apologise" and hurt and not times else _WARMTH.get(heard.act, 0.0)
    if heard.act in ("tell", "question", "disagree"):
        points += heard.sentiment / 60
    if likes_topic and points >= 0:
        points += 1.0
    if heard.act == "joke":
        points += (person.extraversion - 50) / 50
    if heard.profane and heard.act not in ("insult", "threat"):
        points -= person.conscientiousness / 50
    if points > 0:
        points *= 0.6 + person.agreeableness / 125
        points /= 1 + times
        if hurt and heard.act != "apologise":
            points /= 2
        return max(0, min(round(points), MOST_GAIN_A_DAY - gained_today))
    return round(points * (0.7 + person.neuroticism / 150) * (1.25 - person.agreeableness / 200))


def offer(
    rolls: Rolls, sayings: Iterable[Saying], scene: Scene, said: tuple[str, ...], before: tuple[str, ...], turn: int
) -> tuple[Saying, ...]:
    """Lines for the player: fit to both, of different tones, none that was said; the last one is a goodbye.
    What was offered `before` is seldom offered again."""
    fitting = [s for s in sayings if s.id not in said and may_say(s, scene) and (scene.hurt or not s.hurt)]
    chosen: list[Saying] = []

    def take(tone: str) -> None:
        picked = rolls.choose(
            f"conversation.offer.{turn}",
            (s for s in fitting if s.tone == tone),
            lambda s: s.id,
            lambda s: _OFFERED_BEFORE if s.id in before else 1.0,
        )
        if picked is not None:
            chosen.append(picked)

    if scene.hurt:
        take("mending")
    if not turn:
        take("opening")
    for tone in sorted(_TONES, key=lambda tone: rolls.chance(f"conversation.tones.{turn}", tone)):
        if len(chosen) < OFFERED - 2:
            take(tone)
    if scene.affinity < _SHARP_BELOW or scene.mood == "cross":
        take("sharp")
    take("parting")
    return tuple(chosen)
