"""How what is done with people changes a life."""

from __future__ import annotations

from typing import Final

import msgspec
from msgspec.structs import replace

from ws.content.schemas import Effects, Interaction
from ws.content.schemas.love import BondEffects
from ws.content.schemas.people import InteractionOutcome
from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.turn import Turn
from ws.features.belongings import api as belongings
from ws.features.day import api as day
from ws.features.money import api as money
from ws.features.people import api, between, circle
from ws.features.people.facts import BondFelt, InteractionDone
from ws.features.people.messages import InteractionChosen, PlaceChosen
from ws.features.people.records import Memories, Person
from ws.features.people.rules import interacting, remembering
from ws.features.people.words import pronouns
from ws.features.vitals import api as vitals
from ws.kernel.prose import fill

LOAN_DAYS: Final = (3, 12)
"""Game days (months) after which a friend pays back, or does not."""
OWES: Final = "owes"


class Done(msgspec.Struct, frozen=True):
    """What came of it."""

    text: str
    effects: dict[str, float]


def interact(turn: Turn, deed: InteractionChosen) -> Done:
    """Pay, roll, and let it change both."""
    interaction = turn.content.interactions[deed.interaction_id]
    person = api.get(turn, deed.person_id)
    if not deed.free and interaction.energy:
        vitals.spend_energy(turn, interaction.energy)
    cost_cents = money.in_country(turn, interaction.cost_cents)
    money.pay(turn, cost_cents, "lent" if interaction.lends else "people")
    item_text, taste = _give_away(turn, person, deed.item_id) if interaction.gives_item else ("", 50.0)
    times = _note(turn, f"{person.id}:{interaction.id}")
    day.occupy(turn, interaction.id, fill(interaction.name, **pronouns(person)), interaction.minutes)
    outcome = _outcome(turn, interaction, person, taste)
    effects = _come_about(turn, person, outcome, times)
    if interaction.lends and cost_cents:
        _lend(turn, person, cost_cents)
    fillers = {**pronouns(person), "name": turn.life.first_name, "item": item_text}
    text = turn.rolls().choose(f"interaction.text.{interaction.id}", outcome.texts, str) or outcome.texts[0]
    turn.announce(InteractionDone(interaction.id, interaction.category, person.id))
    return Done(fill(text, **fillers), effects)


def go_out(turn: Turn, deed: PlaceChosen) -> tuple[str, str]:
    """Go where people are; returns what is told, and the id of whoever was met or ""."""
    place = turn.content.meeting_places[deed.place_id]
    if not deed.free and place.energy:
        vitals.spend_energy(turn, place.energy)
    money.pay(turn, money.in_country(turn, place.cost_cents), "people")
    _note(turn, f"at:{place.id}")
    day.occupy(turn, place.id, place.name, place.minutes)
    rolls = turn.rolls()
    if not rolls.happens(place.chance, f"meeting.{place.id}"):
        text = rolls.choose(f"meeting.alone.{place.id}", place.alone, str) or place.alone[0]
        return fill(text, name=turn.life.first_name), ""
    person = circle.meet(turn, "acquaintance", place.id)
    if place.interests and not set(person.interests) & set(place.interests):
        shared = place.interests[int(rolls.chance("meeting.interest", person.id) * len(place.interests))]
        person = replace(person, interests=(shared, *person.interests[1:]))
        turn.put(person)
    text = rolls.choose(f"meeting.met.{place.id}", place.met, str) or place.met[0]
    return fill(text, name=turn.life.first_name, **pronouns(person)), person.id


def _give_away(turn: Turn, person: Person, item_id: str) -> tuple[str, float]:
    """The thing changes hands; returns its name and how well it fits, 0 to 100."""
    condition = belongings.give_away(turn, item_id) / 1_000_000
    item = turn.content.items[item_id]
    return item.name, interacting.taste(item, person, turn.content.interests, condition)


def _note(turn: Turn, done: str) -> int:
    """Note what was done today; returns how much was done with the same person before."""
    held = circle.of(turn)
    today = turn.minute // MINUTES_PER_DAY
    before = held.done if held.day == today else ()
    turn.put(replace(held, day=today, done=(*before, done)))
    whom = done.partition(":")[0] + ":"
    return sum(1 for one in before if one.startswith(whom))


def _outcome(turn: Turn, interaction: Interaction, person: Person, taste: float) -> InteractionOutcome:
    sways = between.sways(turn, person, taste)
    numbered = list(enumerate(interaction.outcomes))
    chosen = turn.rolls().choose(
        f"interaction.{interaction.id}.{person.id}",
        numbered,
        lambda pair: str(pair[0]),
        lambda pair: interacting.odds(pair[1], sways),
    )
    return chosen[1] if chosen is not None else interaction.outcomes[0]


def _come_about(turn: Turn, person: Person, outcome: InteractionOutcome, times: int) -> dict[str, float]:
    """Let an outcome act on both; returns the effects as they are shown."""
    worth = interacting.worth(times)
    effects = interacting.scaled(outcome.effects, worth)
    vitals.affect(turn, effects)
    cents = money.in_country(turn, effects.money_cents)
    money.change(turn, cents, "people")
    turn.put(replace(person, seen_minute=turn.minute))
    change = interacting.affinity_change(effects.affinity, person, worth) if effects.affinity else 0
    api.change_affinity(turn, person.id, change)
    _move_bond(turn, person.id, outcome.bond, worth)
    _change_terms(turn, person.id, outcome)
    _change_memories(turn, person.id, outcome)
    return _shown(replace(effects, affinity=change, money_cents=cents))


def _move_bond(turn: Turn, person_id: str, felt: BondEffects, worth: float) -> None:
    """Say what it did to what is between the two: what does good is worth less the more was done on the day."""
    if felt == BondEffects():
        return
    trust, passion = (round(points * worth) if points > 0 else points for points in (felt.trust, felt.passion))
    strain = round(felt.strain * worth) if felt.strain < 0 else felt.strain
    turn.announce(BondFelt(person_id, trust, passion, strain))


def _change_terms(turn: Turn, person_id: str, outcome: InteractionOutcome) -> None:
    if outcome.reconciles:
        api.reconcile(turn, person_id)
    if outcome.befriends:
        api.befriend(turn, person_id)
    if outcome.reunites:
        circle.reunite(turn, turn.get(Person, person_id))
    if outcome.estranges:
        api.estrange(turn, person_id)
    if outcome.drifts:
        circle.drift(turn, turn.get(Person, person_id))


def _change_memories(turn: Turn, person_id: str, outcome: InteractionOutcome) -> None:
    held = turn.find(Memories, person_id)
    if held is not None:
        for kind in outcome.forgets:
            held = remembering.without(held, kind)
            turn.put(held)
    if outcome.remembers:
        api.remember(turn, person_id, outcome.remembers, outcome.memory_weight, outcome.memory)


def _lend(turn: Turn, person: Person, cents: int) -> None:
    """The money is gone, until it comes back."""
    days = turn.rolls().between(*LOAN_DAYS, "people.loan", person.id)
    turn.schedule(turn.minute + days * MINUTES_PER_DAY, "loan_due", f"{person.id}:{cents}")
    api.remember(turn, person.id, "{name} lent money and asked no questions", 12, OWES)


def _shown(effects: Effects) -> dict[str, float]:
    return {name: value for name, value in msgspec.structs.asdict(effects).items() if value}
