"""Breaking the law: what it brings, what it costs, who comes."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from tests.features.law.support import case, caught, jailed, priced, ready, record, term
from tests.features.support import DAY, ask, bare_turn, put, refused, with_energy
from tests.support.life import SandboxLife
from ws.engine.records import Agenda, LifeChoice
from ws.features.day.records import Day, Pastime
from ws.features.law import FEATURE, api, handlers, police
from ws.features.law.api import Arrested, CrimeCommitted
from ws.features.law.handlers import commit_crime, get_offences
from ws.features.law.messages import CommitCrime, CrimeChosen, CrimeOutcome, GetOffences
from ws.features.law.records import LawRecord, OpenCase, PrisonTerm
from ws.features.law.words import amount
from ws.features.money.records import Money
from ws.features.vitals.records import Vitals
from ws.kernel.facts import Fact
from ws.kernel.player import Player
from ws.kernel.prose import fill

VITALS = ("health", "happiness", "smarts", "looks", "stress")


def commit(life: SandboxLife, offence_id: str) -> CrimeOutcome:
    reply, _ = ask(life, commit_crime, CommitCrime(offence_id=offence_id))
    assert isinstance(reply, CrimeOutcome)
    return reply


def offers(life: SandboxLife) -> dict[str, bool]:
    reply, _ = ask(life, get_offences, GetOffences())
    return {offer.id: offer.available for offer in reply.offences}


def unseen(life: SandboxLife, offence_id: str) -> CrimeOutcome:
    """Commit it at a minute at which nobody looks."""
    for _ in range(100):
        twin = life.copy()
        if not commit(twin, offence_id).caught and not pending(twin):
            return commit(life, offence_id)
        life.advance(life.minute + 1)
    raise AssertionError("always seen")


def pending(life: SandboxLife) -> list[tuple[int, str, str]]:
    """The police that are still to come."""
    return [moment for moment in life.state.get(Agenda).moments if moment[1] == "police_come"]


def told_about(life: SandboxLife) -> str:
    return " ".join(message.text for message in life.messages("law"))


def test_what_is_offered_can_be_done_and_what_is_not_is_refused() -> None:
    life = ready()
    found = offers(life)
    assert set(found) == set(life.world.content.offences)
    assert True in found.values()
    assert False in found.values()
    for offence_id, available in found.items():
        twin = life.copy()
        if available:
            assert commit(twin, offence_id).offence_id == offence_id
        else:
            with refused("not_allowed"):
                commit(twin, offence_id)
            assert twin.hash == life.hash


def test_it_is_paid_recorded_and_remembered(heard: list[Fact]) -> None:
    life = ready()
    cents = life.state.get(Money).cents
    with_energy(life, 100)
    before = life.state.get(Vitals)
    reply, turn = ask(life, commit_crime, CommitCrime(offence_id="gambling"))
    assert any(isinstance(row, LifeChoice) and row.minute == life.minute for row in turn.rows)
    assert reply.energy == 100 - life.world.content.offences["gambling"].energy
    assert life.state.get(Money).cents == cents + reply.gain_cents or reply.caught
    held = record(life)
    assert (held.committed, held.today, held.practice) == (1, 1, {"street": 1})
    pastime = life.state.find(Pastime)
    assert pastime is not None
    assert pastime.id == "gambling"
    assert heard[0] == CrimeCommitted("gambling", reply.caught)
    if not reply.caught:
        after = life.state.get(Vitals)
        for name in VITALS:
            change = (getattr(after, name) - getattr(before, name)) / 1_000_000
            assert change == pytest.approx(reply.effects.get(name, 0), abs=0.01), name


def test_outcomes_of_many_deeds() -> None:
    """Successes gain within the range, failures nothing, and the texts are those of the content."""
    life = ready()
    offence = life.world.content.offences["pickpocketing"]
    life.advance(life.minute + 30)
    seen: dict[str, set[str]] = {"succeeded": set(), "failed": set(), "caught": set()}
    for _ in range(120):
        twin = life.copy()
        cents = twin.state.get(Money).cents
        reply = commit(twin, "pickpocketing")
        ending = "caught" if reply.caught else "succeeded" if reply.gain_cents else "failed"
        texts = {fill(o.text, name="Ada", gain=amount(reply.gain_cents)): o.text for o in getattr(offence, ending)}
        seen[ending].add(texts[reply.text])
        if not reply.caught:
            assert twin.state.get(Money).cents == cents + reply.gain_cents
        if reply.gain_cents:
            assert priced(life, offence.gain_cents[0]) <= reply.gain_cents <= priced(life, offence.gain_cents[1])
        life.advance(life.minute + 1)
    assert all(seen.values()), "all three ways were seen"
    assert len(seen["succeeded"]) == len(offence.succeeded)


def test_the_share_of_the_caught_is_the_published_one() -> None:
    life = ready()
    held = life.state.get(Vitals)
    put(life, replace(held, minute=life.minute, smarts=50_000_000, stress=0))
    found = 0
    for _ in range(500):
        twin = life.copy()
        done: Any = twin.perform(CrimeChosen("brawl", free=True))
        found += done.caught
        life.advance(life.minute + 1)
        put(life, replace(life.state.get(Vitals), minute=life.minute, stress=0))
    assert found / 500 == pytest.approx(0.38 * 0.52, abs=0.05)


def test_practice_is_worth_something_and_a_second_time_today_is_riskier() -> None:
    life = ready()
    unseen(life, "gambling")
    unseen(life, "gambling")
    assert record(life).today == 2
    life.advance(life.minute + DAY)
    unseen(life, "gambling")
    assert (record(life).today, record(life).committed) == (1, 3)


def test_a_ticket_is_paid_and_forgotten(heard: list[Fact]) -> None:
    life = ready()
    seen = caught(life, "fare_dodging")
    fine = life.state.get(Money).cents - seen.state.get(Money).cents
    least, most = life.world.content.offences["fare_dodging"].fine_cents
    assert priced(life, least) <= fine <= priced(life, most)
    assert seen.state.find(OpenCase) is None
    assert record(seen).convictions == ()
    assert amount(fine) in told_about(seen)
    assert heard[-1] == CrimeCommitted("fare_dodging", caught=True)


def test_arrest_opens_a_case_with_a_trial_to_come(heard: list[Fact]) -> None:
    life = caught(ready(), "vandalism")
    held = case(life)
    assert held.charges == ("vandalism",)
    assert 3 * DAY - DAY <= held.trial_minute - life.minute <= 9 * DAY
    assert 9 * 60 + 30 <= held.trial_minute % DAY <= 15 * 60
    assert (held.juvenile, held.bail_cents, held.plea) == (False, 0, "")
    assert heard[-2:] == [CrimeCommitted("vandalism", caught=True), Arrested("vandalism")]
    assert "vandalism" in told_about(life)
    section = life.world.rulebook.views["law"].build(life.state, life.world.content)
    assert isinstance(section, dict)
    assert section["open_case"]["trial_minute"] == held.trial_minute
    assert section["open_case"]["charges"] == [{"offence_id": "vandalism", "charge": "vandalism"}]


def test_the_loot_of_the_caught_is_not_kept() -> None:
    life = ready()
    cents = life.state.get(Money).cents
    seen = caught(life, "dealing")
    assert seen.state.get(Money).cents == cents - case(seen).bail_cents


def test_bail_is_paid_or_one_waits_inside() -> None:
    life = ready()
    bail = priced(life, 80_000)
    rich = caught(life, "brawl")
    assert case(rich).bail_cents == bail
    assert rich.state.get(Money).cents == life.state.get(Money).cents - bail
    assert rich.state.find(PrisonTerm) is None
    put(life, replace(life.state.get(Money), cents=bail - 1))
    poor = caught(life, "brawl")
    assert case(poor).bail_cents == 0
    assert term(poor).remand
    assert poor.state.get(Day).place == "prison"
    assert poor.state.get(Money).cents == bail - 1


def test_a_second_arrest_joins_the_case() -> None:
    life = caught(ready(), "vandalism")
    first = case(life)
    life = caught(life, "brawl")
    assert case(life).charges == ("vandalism", "brawl")
    assert case(life).trial_minute == first.trial_minute
    assert case(life).evidence >= first.evidence
    trials = [m for m in life.state.get(Agenda).moments if m[1] == "trial"]
    assert len(trials) == 1


def test_what_is_to_be_given_back_adds_up() -> None:
    life = ready()
    for cents in (1000, 234):
        turn = life.turn()
        police.come(turn, life.world.content.offences["vandalism"], accused=False, restitution_cents=cents)
        life.commit(turn, life.minute)
    assert case(life).restitution_cents == 1234
    assert case(life).charges == ("vandalism", "vandalism")


def test_charges_have_an_end() -> None:
    life = ready()
    for _ in range(8):
        turn = life.turn()
        api.accuse(turn, "vandalism")
        life.commit(turn, life.minute)
    assert len(case(life).charges) == 5


def test_yesterdays_deeds_draw_no_attention_today() -> None:
    def seen(day: int) -> int:
        life = ready()
        put(life, LawRecord(day=day, today=50))
        found = 0
        for _ in range(60):
            done: Any = life.copy().perform(CrimeChosen("brawl", free=True))
            found += done.caught
            life.advance(life.minute + 1)
        return found

    today = ready().minute // DAY
    assert seen(today) > 50
    assert seen(today - 1) < 35


def test_the_police_may_come_months_later() -> None:
    life = ready()
    for _ in range(200):
        twin = life.copy()
        done: Any = twin.perform(CrimeChosen("embezzlement", free=True))
        if pending(twin) and done.gain_cents:
            break
        life.advance(life.minute + 1)
    assert not done.caught
    [(minute, _, argument)] = pending(twin)
    assert argument == f"embezzlement:{done.gain_cents}"
    assert DAY <= minute - twin.minute <= 14 * DAY
    assert twin.state.find(OpenCase) is None
    twin.advance(minute)
    assert case(twin).charges == ("embezzlement",)
    assert case(twin).restitution_cents == done.gain_cents


# The young


def test_children_are_warned_and_families_told(heard: list[Fact]) -> None:
    life = caught(ready(12), "vandalism")
    assert life.state.find(OpenCase) is None
    assert record(life).warnings == 1
    assert not any(isinstance(fact, Arrested) for fact in heard)
    young = life.world.content.court_texts["juvenile"].warning
    told = [m.text for m in life.messages("law")]
    assert any(fill(text, name="Ada", offence="vandalism") in told[-1] for text in young)


def test_the_third_time_the_young_go_to_court_without_bail() -> None:
    life = ready(15)
    put(life, LawRecord(warnings=2))
    seen = caught(life, "brawl")
    assert case(seen).juvenile
    assert case(seen).bail_cents == 0
    assert seen.state.find(PrisonTerm) is None


def test_under_ten_nothing_is_a_crime() -> None:
    life = ready(9)
    assert not any(offers(life).values())
    with refused("not_allowed"):
        commit(life, "fare_dodging")
    before = life.hash
    turn = life.turn()
    api.accuse(turn, "arson_bin")
    life.commit(turn, life.minute)
    assert life.hash == before


def test_the_youngest_may_not_do_everything() -> None:
    found = offers(ready(10, hour=19))
    assert found["shoplifting"]
    assert not any(found[name] for name in ("robbery", "burglary", "tax_evasion", "drunk_driving"))


# The door


def test_an_accusation_opens_a_case_without_a_deed(heard: list[Fact]) -> None:
    life = ready()
    turn = life.turn()
    api.accuse(turn, "embezzlement")
    assert not api.is_in_prison(turn)
    assert api.convictions(turn) == ()
    life.commit(turn, life.minute)
    assert case(life).evidence <= 60
    assert heard == [Arrested("embezzlement")]
    with pytest.raises(LookupError):
        api.accuse(life.turn(), "no_such_thing")


# Refusals


def test_refusals() -> None:
    life = ready()
    for strange in ("no_such_offence", "x" * 64, "-1", "❤"):
        with refused("not_found"):
            commit(life, strange)
    with_energy(life, 1)
    with refused("not_enough_energy") as facts:
        commit(life, "speeding")
    assert facts == {"needed": 2, "energy": 1}
    put(life, replace(life.state.get(Player), unlimited_energy_until=life.minute * 1000 + 1))
    assert commit(life, "speeding").energy == 1
    day = life.state.get(Day)
    put(life, replace(day, duties={}))
    with refused("not_allowed"):
        commit(life, "embezzlement")
    put(life, replace(day, place="hospital"))
    with refused("not_allowed"):
        commit(life, "fare_dodging")
    put(life, replace(day, place=""))
    jailed(life)
    with refused("not_allowed"):
        commit(life, "fare_dodging")


@pytest.mark.parametrize("handler", [handles.handler for handles in FEATURE.handles])
def test_without_a_life_there_is_no_law(handler: Any) -> None:
    request: Any = CommitCrime(offence_id="speeding")
    with refused("no_life"):
        handler(bare_turn(), request)


def test_the_dead_are_left_alone() -> None:
    life = caught(ready(), "vandalism")
    turn = life.turn()
    turn.schedule(life.minute + 1, "death")
    life.commit(turn, life.minute)
    life.advance(life.minute + 1)
    assert life.is_over
    assert life.state.find(OpenCase) is None
    with refused("life_over"):
        commit(life, "fare_dodging")
    with refused("life_over"):
        ask(life, handlers.get_offences, GetOffences())
