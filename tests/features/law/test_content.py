"""The content of the law: enough of it, told in several ways, and checked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from tests.support.life import world
from ws.content.schemas import Content, Offence, law
from ws.features.law.rules import offending

CONTENT = world().content
OFFENCES = CONTENT.offences


def test_there_is_enough() -> None:
    assert len(OFFENCES) >= 26
    assert len(CONTENT.prison_activities) >= 12
    assert sum(len(event.texts) for event in CONTENT.prison_events.values()) >= 20
    assert {offence.severity for offence in OFFENCES.values()} >= set(range(1, 10))


def test_no_text_is_told_in_two_places() -> None:
    texts = [
        outcome.text
        for offence in OFFENCES.values()
        for outcome in (*offence.succeeded, *offence.failed, *offence.caught)
    ]
    texts += [text for event in CONTENT.prison_events.values() for text in event.texts]
    texts += [o.text for activity in CONTENT.prison_activities.values() for o in activity.outcomes]
    for court in CONTENT.court_texts.values():
        texts += [text for moment, told in msgspec.structs.asdict(court).items() if moment != "id" for text in told]
    assert len(texts) == len(set(texts))
    assert len(texts) > 400


@pytest.mark.parametrize("offence_id", sorted(OFFENCES))
def test_what_is_graver_weighs_more_on_the_conscience(offence_id: str) -> None:
    """No serious offence leaves its doer happier, whatever it brings."""
    offence = OFFENCES[offence_id]
    if offence.severity >= 6:
        assert all(o.effects.happiness < 0 or o.effects.stress > 0 for o in offence.succeeded)
        assert sum(o.effects.happiness for o in offence.succeeded) < 0
    assert all(o.effects.stress > 0 for o in offence.caught)
    assert offence.min_age >= offending.CRIMINAL_AGE


@pytest.mark.parametrize(
    ("offence_id", "cleared"),
    [("burglary", 14), ("car_theft", 14), ("robbery", 30), ("shoplifting", 18), ("pickpocketing", 18), ("brawl", 52)],
)
def test_clearance_rates_are_the_published_ones(offence_id: str, cleared: int) -> None:
    assert OFFENCES[offence_id].cleared_percent == cleared
    assert OFFENCES[offence_id].source == "fbi_ucr_2019"


def with_offence(**fields: Any) -> Content:
    plain = {**msgspec.to_builtins(OFFENCES["burglary"]), **fields}
    return msgspec.structs.replace(CONTENT, offences={"burglary": msgspec.convert(plain, Offence)})


def spoiled_court(texts: tuple[str, ...]) -> Content:
    adult = msgspec.structs.replace(CONTENT.court_texts["adult"], bail=texts)
    return msgspec.structs.replace(CONTENT, court_texts={**CONTENT.court_texts, "adult": adult})


WRONG: dict[str, tuple[Callable[[], Content], str]] = {
    "upside down": (lambda: with_offence(gain_cents=[5, 4]), "gain_cents begins above its end"),
    "nobody says how it fails": (lambda: with_offence(failed=[]), "say how"),
    "ticket and prison": (lambda: with_offence(ticket=True), "ticket"),
    "unfilled": (lambda: with_offence(caught=[{"text": "{who}?"}, {"text": "So."}]), "nobody fills {who}"),
    "money by effect": (
        lambda: with_offence(caught=[{"text": "So.", "effects": {"money_cents": 5}}, {"text": "So."}]),
        "gain_cents",
    ),
    "no court": (lambda: msgspec.structs.replace(CONTENT, court_texts={}), "courts need it"),
    "court unfilled": (lambda: spoiled_court(("{person}",)), "nobody fills {person}"),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_wrong_content_is_told(wrong: str) -> None:
    make, word = WRONG[wrong]
    assert list(law.check(CONTENT)) == []
    [*problems] = law.check(make())
    assert any(word in problem for problem in problems)


@pytest.mark.parametrize(
    "fields",
    [
        {"severity": 11}, {"min_age": 9}, {"energy": 0}, {"reported_percent": 101}, {"gain_cents": [-1, 5]},
        {"source": "somewhere"}, {"succeeded": []}, {"how_to": "no"},
    ],
)  # fmt: skip
def test_an_offence_out_of_bounds_is_none(fields: dict[str, Any]) -> None:
    with pytest.raises(msgspec.ValidationError):
        with_offence(**fields)
