"""The roster, compiled: one owner, one handler, and no feature that claims what is not there."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest

from ws import messages_schema
from ws.engine.feature import Acts, Deed, Feature, Handles, Listens, Opens, PeopleView, System, View
from ws.engine.rulebook import ENGINE_RECORDS, RosterError, Rulebook
from ws.features.money.records import Money
from ws.features.people.records import Person
from ws.features.roster import ROSTER
from ws.kernel.facts import Fact, Letter
from ws.kernel.messages import Reply, Request
from ws.kernel.player import Player
from ws.kernel.records import Owner


class Knock(Request, frozen=True, tag="knock"):
    """A request of nobody."""


class Knocked(Reply, frozen=True, tag="knock"):
    """Its reply."""


class Rang(Fact, frozen=True):
    """A fact."""


class Waved(Deed, frozen=True, tag="wave"):
    """A deed."""


class Note(Letter, frozen=True, tag="note"):
    """A letter."""


def nothing(*arguments: object) -> None:
    """Does nothing."""


CLAIMS = {
    "a record": {"owns": (Money,)},
    "a request": {"handles": (Handles(Knock, Knocked, nothing),)},  # type: ignore[arg-type]  # never called
    "a moment": {"systems": (System("tea", nothing),)},
    "a deed": {"acts": (Acts(Waved, nothing),)},
    "a letter": {"letters": (Opens(Note, nothing),)},
    "a section": {"views": (View("money", (Money,), nothing),)},  # type: ignore[arg-type]
    "people": {"people": (PeopleView("people", Person, nothing),)},  # type: ignore[arg-type]
}


@pytest.mark.parametrize("claim", CLAIMS.values(), ids=CLAIMS.keys())
def test_two_features_can_not_claim_the_same(claim: dict[str, object]) -> None:
    first = Feature(name="first", **claim)  # type: ignore[arg-type]  # parts of a feature
    second = Feature(name="second", **claim)  # type: ignore[arg-type]
    Rulebook([first])
    with pytest.raises(RosterError, match="second"):
        Rulebook([first, second])


def test_the_engines_own_records_belong_to_the_engine() -> None:
    with pytest.raises(RosterError, match="player"):
        Rulebook([Feature(name="greedy", owns=(Player,))])


def test_listeners_hear_in_the_order_of_the_roster() -> None:
    order: list[str] = []
    features = [
        Feature(name=name, listens=(Listens(Rang, lambda turn, fact, name=name: order.append(name)),))
        for name in ("c", "a", "b")
    ]
    for listener in Rulebook(features).listeners[Rang]:
        listener(None, Rang())
    assert order == ["c", "a", "b"]


def test_the_real_roster_holds_together() -> None:
    book = Rulebook(ROSTER)
    names = {feature.name for feature in ROSTER}
    for feature in ROSTER:
        assert set(feature.needs) <= names
        assert feature.name not in feature.needs
    announced = {fact for feature in ROSTER for fact in feature.facts}
    assert set(book.listeners) <= announced, "nobody listens to what nobody says"
    assert {"player", "life", "clock", "agenda"} <= set(book.records)
    owned = {record for feature in ROSTER for record in feature.owns} | set(ENGINE_RECORDS)
    assert owned == set(book.records.values())
    for view in book.views.values():
        assert set(view.reads) <= owned, view.section
    for kind in book.life_kinds:
        assert book.records[kind].STORED.owner is Owner.LIFE


def test_a_reply_has_the_tag_of_its_request() -> None:
    for handles in Rulebook(ROSTER).handles.values():
        if not handles.internal:
            assert handles.reply.__struct_config__.tag == handles.request.__struct_config__.tag
            assert handles.request.__struct_config__.forbid_unknown_fields


def test_every_deed_can_be_read_back() -> None:
    book = Rulebook(ROSTER)
    assert book.deed_decoder is not None
    bodies = (
        b'{"deed":"refill_energy","points":null}',
        b'{"deed":"answer_question","question_id":"q","choice_id":"c","free":false}',
    )
    for body in bodies:
        assert msgspec.json.encode(book.deed_decoder.decode(body)) == body


def test_the_schema_holds_every_message() -> None:
    schema: dict[str, Any] = json.loads(json.dumps(messages_schema.build()))
    shown = [handles for handles in Rulebook(ROSTER).handles.values() if not handles.internal]
    assert len(schema["requests"]) == len(shown) + 3
    for group in ("requests", "replies", "pushes"):
        for reference in schema[group]:
            assert reference["$ref"].removeprefix("#/$defs/") in schema["$defs"]
