"""Conditions, care, habits and death as they are lived."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.features.health.support import at_rest, fall_ill, ids, known, well
from tests.features.support import DAY, ask, grown, put, refused, to_hour, whole_lives
from tests.support.life import SandboxLife
from ws.features.day.records import Day, Pastime
from ws.features.health import api, course, handlers, messages, systems, views
from ws.features.health.records import Ailment, HabitKept, Health
from ws.features.money.records import Money
from ws.features.vitals.records import Vitals


def points(life: SandboxLife) -> float:
    return at_rest(life).health / 1_000_000


def record_of(life: SandboxLife) -> messages.MedicalRecord:
    reply, _ = ask(life, handlers.get_medical_record, messages.GetMedicalRecord())
    assert isinstance(reply, messages.MedicalRecord)
    return reply


def treat(life: SandboxLife, condition_id: str, treatment_id: str) -> messages.TreatmentStarted:
    request = messages.StartTreatment(condition_id=condition_id, treatment_id=treatment_id)
    reply, _ = ask(life, handlers.start_treatment, request)
    assert isinstance(reply, messages.TreatmentStarted)
    return reply


# Illnesses


def test_an_illness_takes_health_and_gives_it_back() -> None:
    life = well()
    before = at_rest(life).health
    ailment = fall_ill(life, "influenza")
    assert ailment.taken == 5_000_000
    assert before - at_rest(life).health == pytest.approx(ailment.taken, abs=1_000), "but for what heals in a minute"
    assert life.state.get(Health).taken == 5_000_000
    assert not api.is_fit_for_duty(life.turn())
    life.advance(ailment.acute_until - 1)
    assert not api.is_fit_for_duty(life.turn())
    assert ids(life) == {"influenza"}
    life.advance(ailment.acute_until)
    assert ids(life) == set()
    assert api.is_fit_for_duty(life.turn())
    assert life.state.get(Health).taken == 0
    assert [push.title for push in life.messages("health")[-2:]] == ["Influenza", "Influenza: over"]


def test_a_cold_keeps_nobody_from_school() -> None:
    life = well(12)
    fall_ill(life, "common_cold")
    assert api.is_fit_for_duty(life.turn())


def test_what_is_there_does_not_come_twice() -> None:
    life = well()
    first = fall_ill(life, "influenza")
    life.advance(life.minute + 30)
    assert fall_ill(life, "influenza") == first
    assert life.state.get(Health).had == {"influenza": 1}
    chickenpox = fall_ill(life, "chickenpox")
    life.advance(chickenpox.acute_until)
    turn = life.turn()
    api.fall_ill(turn, "chickenpox")
    assert turn.find(Ailment, "chickenpox") is None, "it protects for life"


def test_who_is_weak_loses_only_what_there_is_and_gets_only_that_back() -> None:
    life = well()
    put(life, replace(life.state.get(Vitals), minute=life.minute, health=3_000_000))
    ailment = fall_ill(life, "influenza")
    assert ailment.taken == 3_000_000
    while life.minute < ailment.acute_until - 1:  # held where it is: health would mend by itself meanwhile
        life.advance(min(ailment.acute_until - 1, life.minute + 60))
        put(life, replace(life.state.get(Vitals), minute=life.minute, health=0))
    life.advance(ailment.acute_until)
    assert 2.9 < points(life) < 3.1


def test_the_serious_brings_one_to_hospital_and_home_again() -> None:
    life = well()
    paid = life.state.get(Money).cents
    ailment = fall_ill(life, "appendicitis")
    day = life.state.get(Day)
    assert (day.place, ailment.treatment) == ("hospital", "appendix_operation")
    until = life.state.get(Health).hospital_until_minute
    assert until == life.minute + DAY
    assert life.state.get(Money).cents < paid
    with refused("not_allowed"):
        ask(life, handlers.see_doctor, messages.SeeDoctor())
    with refused("not_allowed"):
        ask(life, handlers.go_to_emergency, messages.GoToEmergency())
    life.advance(until)
    assert life.state.get(Day).place == ""
    assert "let you go home" in life.messages("health")[-1].text


def test_prison_keeps_its_sick() -> None:
    life = well()
    put(life, replace(life.state.get(Day), place="prison"))
    fall_ill(life, "appendicitis")
    assert life.state.get(Day).place == "prison"


def test_a_hidden_condition_shows_its_symptom_only() -> None:
    life = well(55)
    fall_ill(life, "hypertension")
    shown = views.health(life.state, life.world.content)
    assert shown is not None
    [condition] = shown["conditions"]  # type: ignore[misc]  # a list, as the view builds it
    assert (condition["id"], condition["name"], condition["known_since"]) == (None, None, None)
    record = record_of(life)
    assert record.conditions == ()
    assert record.complaints == (condition["symptom"],)
    with refused("not_found"):
        ask(
            life,
            handlers.start_treatment,
            messages.StartTreatment(condition_id="hypertension", treatment_id="insulin"),
        )


def test_children_are_treated_at_the_familys_expense() -> None:
    life = well(10)
    before = life.state.get(Money).cents
    fall_ill(life, "appendicitis")
    assert life.state.get(Money).cents == before


# Care


def test_a_doctor_finds_it_and_treatment_can_begin() -> None:
    """At 70 in the United States, where the scheme for the old leaves a fifth of each bill."""
    for number in range(5):
        life = well(70, number)
        fall_ill(life, "hypertension")
        before = life.state.get(Money).cents
        reply, _ = ask(life, handlers.see_doctor, messages.SeeDoctor())
        assert before - life.state.get(Money).cents == reply.bill_cents == 15_000 // 5
        assert life.state.find(Pastime) is not None
        if reply.found:
            break
    assert reply.found == ("hypertension",)
    [condition] = record_of(life).conditions
    assert {offer.id for offer in condition.treatments} == {"blood_pressure_pills", "lifestyle_course"}
    started, _ = ask(
        life,
        handlers.start_treatment,
        messages.StartTreatment(condition_id="hypertension", treatment_id="blood_pressure_pills"),
    )
    assert (started.bill_cents, started.ends_minute) == (4_000 // 5, None)
    assert life.state.get(Health).monthly_cents == 2_000
    with refused("not_allowed"):
        ask(life, handlers.see_doctor, messages.SeeDoctor())
    life.advance(life.minute - life.minute % DAY + DAY - 1)
    put(life, Money(1_000_000))
    life.advance(life.minute + 1)
    plain = well(70, number)
    plain.advance(plain.minute - plain.minute % DAY + DAY - 1)
    put(plain, Money(1_000_000))
    plain.advance(plain.minute + 1)
    assert plain.state.get(Money).cents - life.state.get(Money).cents == 2_000 // 5


def test_a_course_ends_with_a_cure_or_without() -> None:
    outcomes = set()
    for number in range(8):
        life = well(60, number)
        known(life, "cataract")
        ask(
            life,
            handlers.start_treatment,
            messages.StartTreatment(condition_id="cataract", treatment_id="eye_operation"),
        )
        ends = life.state.get(Ailment, "cataract").treatment_ends
        assert ends == life.minute + DAY
        life.advance(ends)
        outcomes.add("cataract" in ids(life))
    assert False in outcomes, "ninety-six of a hundred are cured"


@pytest.mark.parametrize(
    ("condition_id", "treatment_id", "code"),
    [
        ("no_such_thing", "insulin", "not_found"), ("type_2_diabetes", "no_such_thing", "not_found"),
        ("type_2_diabetes", "heart_stent", "not_found"), ("stroke", "stroke_unit", "not_found"),
    ],
)  # fmt: skip
def test_treatments_that_are_none(condition_id: str, treatment_id: str, code: str) -> None:
    life = well(50)
    known(life, "type_2_diabetes")
    with refused(code):
        ask(
            life,
            handlers.start_treatment,
            messages.StartTreatment(condition_id=condition_id, treatment_id=treatment_id),
        )


def test_the_same_treatment_twice_and_one_that_can_not_be_paid() -> None:
    life = well(50)
    known(life, "type_2_diabetes")
    wish = messages.StartTreatment(condition_id="type_2_diabetes", treatment_id="insulin")
    put(life, Money(100))
    with refused("not_enough_money") as facts:
        ask(life, handlers.start_treatment, wish)
    assert facts == {"needed": 15_000, "money": 100}
    put(life, Money(100_000))
    ask(life, handlers.start_treatment, wish)
    with refused("conflict"):
        ask(life, handlers.start_treatment, wish)


def test_a_passing_illness_is_shortened_once_by_each_treatment() -> None:
    life = well(30)
    ends = [fall_ill(life, "influenza").acute_until]
    for treatment_id in ("rest_and_soup", "antivirals"):
        treat(life, "influenza", treatment_id)
        ends.append(life.state.get(Ailment, "influenza").acute_until)
    assert ends == sorted(set(ends), reverse=True)
    with refused("not_allowed"):
        treat(life, "influenza", "rest_and_soup")
    life.advance(ends[-1])
    assert ids(life) == set()


def test_stopping_a_treatment_is_neglect_until_another_begins() -> None:
    life = well(50)
    known(life, "type_2_diabetes")
    stop = messages.StopTreatment(condition_id="type_2_diabetes")
    with refused("not_allowed"):
        ask(life, handlers.stop_treatment, stop)
    ask(
        life,
        handlers.start_treatment,
        messages.StartTreatment(condition_id=stop.condition_id, treatment_id="insulin"),
    )
    relieved = life.state.get(Health).daily_energy
    ask(life, handlers.stop_treatment, stop)
    held = life.state.get(Ailment, "type_2_diabetes")
    assert (held.treatment, held.neglected) == ("", True)
    assert life.state.get(Health).daily_energy < relieved <= 0
    assert life.state.get(Health).monthly_cents == 0
    with refused("not_found"):
        ask(life, handlers.stop_treatment, messages.StopTreatment(condition_id="stroke"))


def test_the_emergency_room_is_for_emergencies() -> None:
    life = well(30, hour=3)
    with refused("not_allowed"):
        ask(life, handlers.go_to_emergency, messages.GoToEmergency())
    fall_ill(life, "fracture")
    reply, _ = ask(life, handlers.go_to_emergency, messages.GoToEmergency())
    assert reply.treated == ("fracture",)
    assert reply.bill_cents == 110_000 + 250_000
    held = life.state.get(Ailment, "fracture")
    assert (held.treatment, held.tended) == ("plaster_cast", True)
    with refused("not_allowed"):
        ask(life, handlers.go_to_emergency, messages.GoToEmergency())


def test_who_never_answers_is_cared_for_when_it_is_serious() -> None:
    life = well(60)
    fall_ill(life, "breast_cancer")
    for _ in range(8):
        life.advance(life.minute + 12 * DAY)
        held = life.state.find(Ailment, "breast_cancer")
        if life.is_over or held is None or held.known_minute is not None:
            break
    assert life.messages("health")
    assert held is None or held.known_minute is not None or life.is_over


# Habits


def test_a_habit_works_over_months_and_fades() -> None:
    runner, idler = well(30), well(30)
    ask(runner, handlers.start_habit, messages.StartHabit(habit_id="running"))
    for life in (runner, idler):
        life.advance(life.minute + 10 * DAY)
    gained = points(runner) - points(idler)
    assert 3 < gained < 9
    ask(runner, handlers.quit_habit, messages.QuitHabit(habit_id="running"))
    assert runner.state.get(HabitKept, "running").quit_minute == runner.minute
    with refused("not_found"):
        ask(runner, handlers.quit_habit, messages.QuitHabit(habit_id="running"))
    assert record_of(runner).habits[0].kept_since is None


@pytest.mark.parametrize(
    ("age", "habit_id", "code"),
    [(15, "smoking", "not_allowed"), (17, "drinking", "not_allowed"), (30, "juggling_knives", "not_found")],
)
def test_habits_that_are_refused(age: int, habit_id: str, code: str) -> None:
    with refused(code):
        ask(well(age), handlers.start_habit, messages.StartHabit(habit_id=habit_id))


def test_a_week_has_only_so_many_habits_and_none_twice() -> None:
    life = well(30)
    for habit_id in ("running", "yoga", "reading", "meditation", "daily_walk", "volunteering"):
        ask(life, handlers.start_habit, messages.StartHabit(habit_id=habit_id))
    with refused("conflict"):
        ask(life, handlers.start_habit, messages.StartHabit(habit_id="yoga"))
    with refused("not_allowed"):
        ask(life, handlers.start_habit, messages.StartHabit(habit_id="cold_showers"))
    assert api.keeps_habit(life.turn(), "yoga")


def test_some_come_to_smoking_by_themselves_and_only_as_adults() -> None:
    begun = []
    for life in whole_lives(60, 1):
        kept = life.state.find(HabitKept, "smoking")
        if kept is not None:
            begun.append(kept.since_minute // DAY)
    assert 2 <= len(begun) <= 22, "about one in eight"
    assert min(begun) >= 18


# Death


def test_an_onset_may_kill_and_a_cure_in_time_saves() -> None:
    life = well(70)
    fall_ill(life, "stroke")
    turn = life.turn()
    turn.schedule(life.minute + 100, "death", "stroke:100")
    life.commit(turn, life.minute)
    saved = life.copy()
    life.advance(life.minute + 200)
    assert (life.is_over, life.life.cause) == (True, "a stroke")
    turn = saved.turn()
    turn.remove(Ailment, "stroke")
    saved.commit(turn, saved.minute)
    saved.advance(saved.minute + 200)
    assert not saved.is_over


def test_better_care_saves_some() -> None:
    ended = 0
    for number in range(12):
        life = well(60, number % 3)
        life.advance(life.minute + number)
        known(life, "lung_cancer")
        put(life, replace(life.state.get(Ailment, "lung_cancer"), treatment="antibody_therapy"))
        turn = life.turn()
        turn.schedule(life.minute + 1, "death", "lung_cancer:100")
        life.commit(turn, life.minute)
        life.advance(life.minute + 2)
        ended += life.is_over
    assert 3 <= ended <= 11, "six in ten"


def test_endings_fit_their_causes_and_ages() -> None:
    content = whole_lives(25, 1)[0].world.content
    causes = {c.cause for c in content.conditions.values()} | {c.cause for c in content.death_causes.values()}
    seen = set()
    for life in whole_lives(60, 1):
        assert life.life.ended_minute is not None
        age = life.life.ended_minute // DAY
        assert life.life.cause in causes - {""}
        [told] = life.messages("death")
        assert any(
            ending.text.format(name=life.life.first_name, age=age)[-20:] == told.text[-20:]
            for ending in content.endings.values()
            if ending.from_age <= age <= ending.to_age
        )
        seen.add(life.life.cause)
    assert len(seen) >= 10


def test_a_life_from_before_has_a_health_too() -> None:
    """Records of health begin with the first birthday that hears of them."""
    life = grown(40)
    turn = life.turn()
    for kind in (Health, Ailment, HabitKept):
        for record in list(turn.all(kind)):
            turn.remove(kind, getattr(record, "id", ""))
    life.commit(turn, life.minute)
    assert api.is_fit_for_duty(life.turn())
    shown = views.health(life.state, life.world.content)
    assert shown is not None
    assert shown["conditions"] == []
    life.advance(life.minute + 3 * 12 * DAY)
    assert life.state.find(Health) is not None


def test_a_death_planned_by_an_older_server_still_comes() -> None:
    life = well(80)
    turn = life.turn()
    turn.schedule(life.minute + 5, "death")
    life.commit(turn, life.minute)
    life.advance(life.minute + 5)
    assert life.is_over
    assert life.life.cause


def test_the_dead_see_no_doctor() -> None:
    life = whole_lives(25, 1)[0].copy()
    for handler, request in (
        (handlers.see_doctor, messages.SeeDoctor()),
        (handlers.get_medical_record, messages.GetMedicalRecord()),
        (handlers.go_to_emergency, messages.GoToEmergency()),
        (handlers.start_habit, messages.StartHabit(habit_id="running")),
        (handlers.quit_habit, messages.QuitHabit(habit_id="running")),
        (handlers.stop_treatment, messages.StopTreatment(condition_id="stroke")),
        (handlers.start_treatment, messages.StartTreatment(condition_id="stroke", treatment_id="stroke_unit")),
    ):
        with refused("life_over"):
            ask(life, handler, request)


def test_what_happens_is_announced() -> None:
    life = well(60)
    turn = life.turn()
    api.fall_ill(turn, "stroke")
    handlers.start_habit(turn, messages.StartHabit(habit_id="reading"))
    handlers.quit_habit(turn, messages.QuitHabit(habit_id="reading"))
    assert [fact for fact in turn._facts if type(fact).__module__ == api.FellIll.__module__] == [
        api.FellIll("stroke"),
        api.Hospitalised("stroke", 2),
        api.HabitStarted("reading"),
        api.HabitQuit("reading"),
    ]
    illness = well(70)
    known(illness, "influenza")
    turn = illness.turn()
    systems.illness_ends(turn, "influenza")
    assert api.Recovered("influenza") in turn._facts
    course.diagnose(turn, fall_ill(illness, "hypertension"))
    assert api.Diagnosed("hypertension") in turn._facts


def test_records_survive_their_bytes() -> None:
    life = well(60)
    fall_ill(life, "stroke")
    ask(life, handlers.start_habit, messages.StartHabit(habit_id="reading"))
    to_hour(life, 12)
    life.store_and_load()
