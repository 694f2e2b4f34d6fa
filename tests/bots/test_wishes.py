"""What bots want: nothing the protocol does not know, of every room, and nothing foolish."""

from __future__ import annotations

from random import Random

import msgspec
import pytest

from ws.bots import wishes
from ws.bots.client import Client
from ws.bots.known import Known, Plain, Wish
from ws.bots.player import Player
from ws.bots.wishes import careers, education, health, home, law, money, people, purchases
from ws.features.roster import ROSTER
from ws.kernel.messages import Request

REQUESTS: dict[str, type[Request]] = {
    str(handles.request.__struct_config__.tag): handles.request for feature in ROSTER for handles in feature.handles
}
ADULT: Plain = {
    "life": {"age": 30, "alive": True},
    "money": {"cents": 5_000_000, "savings_cents": 400_000, "overdue_cents": 0},
    "bank": {"loans": [{"id": "l1"}], "funds": [{"fund_id": "index"}], "insurances": ["health"]},
    "day": {"day": 300, "plan": [{"minute": 1, "doing": "work"}], "wishes": [{"day": 301, "change": "overtime"}]},
    "school": {"school": "", "programme": None},
    "work": {"kind": "job", "months": 20, "contract_months": 0, "interviews": [], "side_jobs": [], "business": None},
    "home": {"status": "rented", "home_id": "city_flat", "family_home_is_open": True, "owned": []},
    "belongings": {"licence": True, "items": [{"item_id": "kite", "usable": True, "condition": 0.3}], "vehicles": []},
    "health": {"conditions": [], "habits": []},
    "law": None,
    "experience": {"points": 1},
}
LISTS: dict[str, Plain] = {
    "get_vacancies": {"vacancies": [{"id": "v1", "available": True, "pay_cents": 1}]},
    "get_work_options": {"side_jobs": [], "gigs": [{"id": "g", "available": True}], "businesses": []},
    "get_programmes": {"programmes": [{"id": "p", "available": True, "modes": ["online"]}]},
    "get_goods": {"items": [{"id": "kite", "available": True, "price_cents": 900}], "vehicles": []},
    "get_funds": {"funds": [{"id": "index"}]},
    "get_medical_record": {"conditions": [], "habits": [{"id": "running", "good": True, "kept_since": None}]},
    "get_offences": {"offences": [{"id": "littering", "available": True, "severity": 1}]},
    "get_people": {"people": [{"id": "p1", "alive": True}, {"id": "p2", "alive": False}]},
    "get_interactions": {
        "interactions": [
            {"id": "small_talk", "person_id": "p1", "available": True, "gives_item": False},
            {"id": "give_present", "person_id": "p1", "available": True, "gives_item": True},
            {"id": "walk", "person_id": "p1", "available": False, "gives_item": False},
        ]
    },
    "get_meeting_places": {"places": [{"id": "park", "available": True}, {"id": "cafe", "available": False}]},
    "get_homes": {
        "homes": [{"id": "hut", "rentable": True, "rent_cents": 9, "price_cents": 90, "least_down_cents": 9}],
        "owned": [],
    },
}


def _known(state: Plain, seed: int = 1) -> Known:
    known = Known(Random(seed))
    known.state = state
    return known


def _fits(wanted: Wish) -> None:
    kind, fields = wanted
    msgspec.convert({"type": kind, **fields}, REQUESTS[kind])


def _many(state: Plain, times: int = 3000) -> set[str]:
    known, asked = _known(state), set()
    for _ in range(times):
        wanted = wishes.wish(known)
        if wanted is not None:
            _fits(wanted)
            asked.add(wanted[0])
            if wanted[0] in LISTS:
                known.learn(wanted[0], LISTS[wanted[0]])
    return asked


def test_a_grown_up_asks_in_every_room_and_always_well_formed() -> None:
    assert {
        "change_schedule", "cancel_schedule_change", "enroll", "apply_for_job", "ask_for_raise", "do_freelance_job",
        "save_money", "invest", "sell_investment", "buy_insurance", "take_loan", "repay_loan", "rent_home",
        "buy_home", "buy_item",
        "use_item", "sell_item", "repair_item", "start_habit", "commit_crime", "get_milestones",
        "get_people", "get_person", "get_interactions", "interact", "get_meeting_places", "meet_people",
        "get_shop", "get_purchases", "set_purchase_consent",
    } <= _many(ADULT)  # fmt: skip


def test_a_child_asks_for_nothing_a_child_may_not_have() -> None:
    school = {"school": "primary", "subjects": [{"id": "art"}], "homework": {"day": 1, "done": []}, "effort": "low"}
    child: Plain = {**ADULT, "life": {"age": 7, "alive": True}, "work": None, "bank": {}, "school": school}
    asked = _many(child)
    assert {"do_homework", "set_study_effort", "save_money", "get_clubs"} <= asked
    assert not asked & {
        "apply_for_job", "get_work_options", "take_loan", "invest", "rent_home", "commit_crime", "take_driving_test",
        "skip_work", "enroll", "drop_out", "retire",
    }  # fmt: skip


def test_an_interview_gets_one_answer_for_each_question() -> None:
    questions = [{"id": q, "choices": [{"id": f"{q}{n}"} for n in range(3)]} for q in "abc"]
    work = {"kind": "none", "interviews": [{"vacancy_id": "v", "questions": questions}]}
    wanted = careers.wish(_known({**ADULT, "work": work}))
    assert wanted is not None
    _fits(wanted)
    assert wanted[0] == "answer_interview"
    answers = msgspec.convert(wanted[1]["choice_ids"], list[str])
    assert [answer[0] for answer in answers] == ["a", "b", "c"]


def test_homework_is_not_asked_for_twice() -> None:
    school = {"school": "high", "subjects": [{"id": "art"}], "homework": {"day": 1, "done": ["art"]}}
    for seed in range(50):
        each = education.wish(_known({**ADULT, "school": school}, seed))
        assert each is None or each[0] != "do_homework"


def test_the_court_is_answered_first_and_prison_lived_in() -> None:
    wanted = law.wish(_known({**ADULT, "law": {"open_case": {"plea": ""}, "prison": None}}))
    assert wanted is not None
    assert wanted[0] == "answer_trial"
    _fits(wanted)
    inside: Plain = {**ADULT, "law": {"open_case": None, "prison": {"activities": [{"id": "gym"}]}}}
    asked = {wanted[0] for seed in range(50) if (wanted := law.wish(_known(inside, seed)))}
    assert asked == {"do_prison_activity", "request_parole", "attempt_escape"}


def test_what_hurts_is_shown_to_a_doctor_while_the_practice_is_open() -> None:
    state: Plain = {**ADULT, "health": {"conditions": [{"id": "flu", "known_since": None}]}}
    for hour, expected in ((10, "see_doctor"), (23, "go_to_emergency")):
        asked = set()
        for seed in range(200):
            known = _known(state, seed)
            known.update = {"time": {"hour": hour}}
            asked.add((health.wish(known) or ("",))[0])
        assert expected in asked
        assert not asked & ({"see_doctor", "go_to_emergency"} - {expected})


def test_the_dead_are_left_alone_and_presents_are_ones_own() -> None:
    known = _known({**ADULT, "belongings": None})
    done: set[object] = set()
    for _ in range(500):
        wanted = people.wish(known)
        if wanted is None:
            continue
        _fits(wanted)
        assert wanted[1].get("person_id", "p1") == "p1"
        done.add(wanted[1].get("interaction_id") or wanted[1].get("place_id"))
        if wanted[0] in LISTS:
            known.learn(wanted[0], LISTS[wanted[0]])
    assert done - {None} == {"small_talk", "park"}, "nothing to give, and nothing that is not possible"


def test_nobody_buys_what_cannot_be_paid() -> None:
    poor: Plain = {**ADULT, "money": {"cents": 5, "savings_cents": 0}}
    for seed in range(100):
        known = _known(poor, seed)
        known.learn("get_homes", LISTS["get_homes"])
        wanted = home.wish(known)
        assert wanted is None or wanted[0] == "move_back_to_family"
        wanted = money.wish(_known(poor, seed))
        assert wanted is None or wanted[0] not in ("save_money", "invest", "repay_loan")


def test_a_parcel_is_unpacked_and_nothing_is_bought_for_money() -> None:
    waiting: Plain = {**ADULT, "purchases": {"parcels": [{"purchase_id": "p", "items": {"kite": 1}}]}}
    assert purchases.wish(_known(waiting)) == ("open_parcels", {})
    asked = {(purchases.wish(_known(ADULT, seed)) or ("",))[0] for seed in range(300)}
    assert asked == {"get_shop", "get_purchases", "set_purchase_consent"}


@pytest.mark.parametrize("kind", ["get_goods", "get_vacancies"])
def test_a_list_is_remembered_until_it_is_forgotten(kind: str) -> None:
    known = _known(ADULT)
    name = "items" if kind == "get_goods" else "vacancies"
    known.learn(kind, LISTS[kind])
    assert known.has(name)
    assert known.available(name)
    known.forget()
    assert not known.has(name)


def test_only_what_changes_something_carries_a_key() -> None:
    client = Client("http://127.0.0.1:1")
    client.state = {**ADULT, "question": None, "wallet": {"diamonds": 100}}
    player = Player(client, Random(5))
    keyed: set[str] = set()
    plain: set[str] = set()
    for _ in range(400):
        kind, fields = player.next_request()
        (keyed if "key" in fields else plain).add(kind)
        if kind in LISTS:
            player.answered(kind, LISTS[kind])
        elif kind == "get_activities":
            player.answered(kind, {"activities": [{"id": "read", "available": True}]})
    assert keyed
    assert plain
    assert not keyed & plain
    assert all(kind.startswith("get_") or kind in ("ping", "acknowledge") for kind in plain)
