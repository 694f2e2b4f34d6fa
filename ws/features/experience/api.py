"""The door of the experience."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from ws.content.schemas import Feat
from ws.engine.turn import Turn
from ws.features.experience import rules
from ws.features.experience.records import Experience, FeatReached
from ws.features.wallet import api as wallet
from ws.kernel.facts import Fact
from ws.kernel.prose import fill


class LevelReached(Fact, frozen=True):
    """A level was reached for the first time in this life."""

    level: int


class MilestoneReached(Fact, frozen=True):
    """Something of note was achieved for the first time in this life."""

    milestone_id: str


_NOBODY: Final = Experience()


def held(turn: Turn) -> Experience:
    """The experience so far; a newborn has none."""
    return turn.find(Experience) or _NOBODY


def level(turn: Turn) -> int:
    """1 to 50."""
    return held(turn).level


def gain(turn: Turn, points: int, trigger: str = "", subject: str = "") -> None:
    """Add points for what happened, count it, and reach what is reached by it."""
    before = held(turn)
    known = rules.index(turn.content).counted
    found = rules.keys(trigger, subject) if trigger else ()
    counts = rules.counted(before.counts, found, known)
    if points == 0 and counts is before.counts:
        return
    _put(turn, before, replace(before, points=before.points + points, counts=counts))
    for key in found:
        for feat in known.get(key, ()):
            if counts[key] == feat.count:
                reach(turn, feat)


def gain_birthday(turn: Turn, age: int) -> None:
    """A year of life is experience too; some birthdays are milestones."""
    before = held(turn)
    _put(turn, before, replace(before, points=before.points + rules.BIRTHDAY))
    for feat in rules.index(turn.content).counted.get("birthday", ()):
        if feat.count == age:
            reach(turn, feat)


def reach(turn: Turn, feat: Feat) -> None:
    """Tell, reward and keep a milestone. Nothing when this life has it already."""
    if turn.find(FeatReached, feat.id) is not None:
        return
    turn.put(FeatReached(feat.id, turn.minute))
    text = turn.rolls().choose(f"feat.{feat.id}", feat.texts, str) or feat.texts[0]
    turn.tell("feat", fill(text, name=turn.life.first_name, age=turn.age()), title=feat.title)
    wallet.reward(turn, feat.diamonds, reason="milestone", cause=f"life {turn.life.id} {feat.id}")
    turn.announce(MilestoneReached(feat.id))
    before = held(turn)
    _put(turn, before, replace(before, points=before.points + feat.points))


def _put(turn: Turn, before: Experience, after: Experience) -> None:
    """Keep it, with every level that it reaches."""
    reached = rules.level_at(after.points, before.level)
    turn.put(after if reached == before.level else replace(after, level=reached))
    for number in range(before.level + 1, reached + 1):
        wallet.reward(turn, rules.LEVEL_DIAMONDS, reason="level_up", cause=f"life {turn.life.id} level {number}")
        _tell_level(turn, number)
        turn.announce(LevelReached(number))


def _tell_level(turn: Turn, number: int) -> None:
    lines = turn.content.level_lines.values()
    texts = next(line.texts for line in lines if line.from_level <= number <= line.to_level)
    text = turn.rolls().choose("level.text", texts, str) or texts[0]
    turn.tell("level", fill(text, name=turn.life.first_name, level=number), title=f"Level {number}")
