"""How vitals move. All integers, so that any slicing of time gives the same life."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from msgspec.structs import replace

from ws.content.schemas import Effects
from ws.features.vitals.records import Influence, Vitals
from ws.kernel.errors import Refused
from ws.kernel.rolls import Rolls

POINT: Final = 1_000_000
FULL: Final = 100 * POINT
MINUTES_TO_FULL: Final = 10_800
"""Empty to full awake: 3 real hours at one game minute a second (GAME.md, section 3)."""
AWAKE: Final = 1
ASLEEP: Final = 3

_DRIFT: Final = 1_000
"""Happiness drifts by a thousandth of a point a minute towards temperament."""
_NEAR: Final = 2 * POINT
_SOUND: Final = 80 * POINT
"""Where health is at home before 40."""
_MENDING_MINUTES: Final = 8_640
"""Half a year of twelve days: in about so long two thirds of what lies between health and its level are gone."""
_SLEEP_MINUTES: Final = 1_440
"""A night of eight hours takes off a third of the stress there was in the evening."""
_STRESS: Final = {
    "free": -4_000,
    "breakfast": -4_000,
    "lunch": -4_000,
    "dinner": -4_000,
    "with_children": 2_000,
    "school": 8_000,
    "work": 10_000,
    "resting": -2_000,
    "yard": 0,
    "locked_up": 4_000,
    "prison_work": 4_000,
}
"""Millionths a minute, by what is being done: a day of work adds five points, an evening takes one off."""
_JOY: Final = {"with_children": 2_000}
"""Millionths of happiness a minute, likewise. Parents feel better in time with their children than in
other time, and it is not without stress (Musick, Meier and Flood, American Sociological Review, 2016); rounded."""


def born(rolls: Rolls, minute: int) -> Vitals:
    """The vitals of a newborn: happiness 50-100, health 80-100, smarts and looks 0-100."""
    health = rolls.between(80 * POINT, FULL, "birth.health")
    return Vitals(
        minute=minute,
        energy=FULL,
        health=health,
        constitution=health - 90 * POINT,
        sound=sound_at(0) + health - 90 * POINT,
        happiness=rolls.between(50 * POINT, FULL, "birth.happiness"),
        smarts=rolls.between(0, FULL, "birth.smarts"),
        looks=rolls.between(0, FULL, "birth.looks"),
        stress=0,
        temperament=rolls.between(45 * POINT, 75 * POINT, "birth.temperament"),
    )


def grown(rolls: Rolls, minute: int, age: int, looks: int, least_smarts: int) -> Vitals:
    """The vitals of somebody of an age, otherwise unknown."""
    newborn = born(rolls, minute)
    sound = sound_at(age) + newborn.constitution
    return replace(
        newborn,
        health=_bounded(sound),
        sound=sound,
        happiness=newborn.temperament,
        smarts=max(least_smarts, rolls.between(30 * POINT, 90 * POINT, "grown.smarts")),
        looks=_bounded(looks),
    )


def energy_at(vitals: Vitals, minute: int) -> int:
    """Energy in millionths. What lies above 100 stays; regeneration ends at 100."""
    if vitals.energy >= FULL:
        return vitals.energy
    return min(FULL, vitals.energy + (minute - vitals.minute) * vitals.energy_tempo * FULL // MINUTES_TO_FULL)


def at(vitals: Vitals, minute: int) -> Vitals:
    """The same vitals, anchored at `minute`."""
    passed = minute - vitals.minute
    if passed == 0:
        return vitals
    return replace(
        vitals,
        minute=minute,
        energy=energy_at(vitals, minute),
        health=_bounded(vitals.health + passed * vitals.health_per_minute),
        happiness=_bounded(vitals.happiness + passed * vitals.happiness_per_minute),
        stress=_bounded(vitals.stress + passed * vitals.stress_per_minute),
    )


def doing(vitals: Vitals, what: str, minute: int) -> Vitals:
    """The pace of things from `minute` on, by what is being done ("asleep", "work", ...)."""
    passed = minute - vitals.minute
    happiness = _bounded(vitals.happiness + passed * vitals.happiness_per_minute)
    health = _bounded(vitals.health + passed * vitals.health_per_minute)
    stress = _bounded(vitals.stress + passed * vitals.stress_per_minute)
    away = happiness - _bounded(vitals.temperament + vitals.mood)
    return replace(
        vitals,
        minute=minute,
        energy=energy_at(vitals, minute),
        health=health,
        happiness=happiness,
        stress=stress,
        energy_tempo=ASLEEP if what == "asleep" else AWAKE,
        health_per_minute=_mending(health, vitals.sound + vitals.lasting),
        happiness_per_minute=(0 if abs(away) < _NEAR else -_DRIFT if away > 0 else _DRIFT) + _JOY.get(what, 0),
        stress_per_minute=(_soothing(stress) if what == "asleep" else _STRESS.get(what, 0))
        + vitals.strain_per_minute,
    )


def _mending(health: int, level: int) -> int:
    return (_bounded(level) - health) // _MENDING_MINUTES


def _soothing(stress: int) -> int:
    return -(stress // _SLEEP_MINUTES)


def sound_at(age: int) -> int:
    """The health of a plain life, in millionths: level to 40, then less, and faster later (61 points at
    80), as the share in good health falls (National Health Interview Survey: 8 per cent in fair or poor
    health at 18 to 44, 24 at 75 and older)."""
    years = max(0, min(age, 110) - 39)
    return _SOUND - 3 * years * (years + 9) * POINT // 400


def held_by(vitals: Vitals, health: int) -> Vitals:
    """With so much more (or less) health for as long as what gives or takes it lasts."""
    lasting = vitals.lasting + health
    return replace(vitals, lasting=lasting, health_per_minute=_mending(vitals.health, vitals.sound + lasting))


def influenced(vitals: Vitals, influences: Iterable[Influence]) -> Vitals:
    """Under all these influences at once, from now on. Prestige is their sum, within 0 and 100; the
    pace of stress changes at once, the drift of happiness with the next thing that is done."""
    prestige = mood = strain = 0
    for influence in influences:
        prestige += influence.prestige
        mood += influence.mood
        strain += influence.strain_per_minute
    return replace(
        vitals,
        prestige=_bounded(prestige),
        mood=mood,
        strain_per_minute=strain,
        stress_per_minute=vitals.stress_per_minute + strain - vitals.strain_per_minute,
    )


def affected(vitals: Vitals, effects: Effects, scale: float = 1.0) -> Vitals:
    """After the effects of an outcome, times `scale`. Energy stays within 0 and what it was or 100.

    Paces that hang on values follow at once, so that the order of what happens in one minute does not matter.
    """
    health = _bounded(vitals.health + _points(effects.health, scale))
    stress = _bounded(vitals.stress + _points(effects.stress, scale))
    is_asleep = vitals.energy_tempo == ASLEEP
    return replace(
        vitals,
        energy=max(0, min(max(FULL, vitals.energy), vitals.energy + _points(effects.energy, scale))),
        health=health,
        health_per_minute=_mending(health, vitals.sound + vitals.lasting),
        happiness=_bounded(vitals.happiness + _points(effects.happiness, scale)),
        smarts=_bounded(vitals.smarts + _points(learnt(vitals.smarts, effects.smarts), scale)),
        looks=_bounded(vitals.looks + _points(effects.looks, scale)),
        stress=stress,
        stress_per_minute=_soothing(stress) + vitals.strain_per_minute if is_asleep else vitals.stress_per_minute,
    )


def learnt(smarts: int, points: float) -> float:
    """What is left of points of smarts for whoever has `smarts`: the more somebody knows, the less of it is
    new. Nothing of it for a hundred, nearly all for none; losses are felt in full."""
    return points * ((FULL - smarts) / FULL) ** 2 if points > 0 else points


def spent(vitals: Vitals, energy_points: int) -> Vitals:
    """After paying energy. Raises Refused("not_enough_energy")."""
    if vitals.energy < energy_points * POINT:
        raise Refused("not_enough_energy", needed=energy_points, energy=vitals.energy // POINT)
    return replace(vitals, energy=vitals.energy - energy_points * POINT)


def refilled(vitals: Vitals, points: int | None) -> Vitals:
    """After a refill of some points (may go above 100), or to 100 (None).

    Raises Refused("not_allowed") for a fill to 100 at 100 or more.
    """
    if points is not None:
        return replace(vitals, energy=vitals.energy + points * POINT)
    if vitals.energy >= FULL:
        raise Refused("not_allowed", "Energy is full already.", energy=vitals.energy // POINT)
    return replace(vitals, energy=FULL)


def aged(vitals: Vitals, age: int) -> Vitals:
    """A year older: what health drifts to slips from 40 on, faster later; looks follow."""
    fade = 0 if age < 30 else POINT // 2
    return replace(vitals, sound=sound_at(age) + vitals.constitution, looks=_bounded(vitals.looks - fade))


def next_whole_energy(vitals: Vitals, minute: int) -> int | None:
    """The next minute after `minute` at which whole energy rises; None at 100 or more."""
    now = energy_at(vitals, minute)
    if now >= FULL or vitals.energy_tempo == 0:
        return None
    target = (now // POINT + 1) * POINT - vitals.energy
    steps = -(-target * MINUTES_TO_FULL // (FULL * vitals.energy_tempo))
    return max(minute + 1, vitals.minute + steps)


def _points(points: float, scale: float) -> int:
    return round(points * scale * POINT) if points else 0


def _bounded(value: int) -> int:
    return 0 if value < 0 else FULL if value > FULL else value
