"""Weddings are photographed, told in the story, and worth diamonds."""

from __future__ import annotations

import pytest

from tests.features.support import ask
from tests.features.weddings.support import engaged, planned, to_altar
from tests.support.life import SandboxLife
from ws.engine.turn import Turn
from ws.features.album.records import Photo
from ws.features.experience.records import FeatReached
from ws.features.story.records import Chronicle
from ws.features.wallet.records import DiamondTransaction
from ws.features.weddings import handlers
from ws.features.weddings import messages as m


def marry(life: SandboxLife, answer: str = "yes") -> Turn:
    request = m.AnswerAltar(answer=answer)  # type: ignore[arg-type]  # one of the two
    turn: Turn = ask(life, handlers.answer_altar, request)[1]
    return turn


@pytest.mark.parametrize(
    ("place_id", "scene"),
    [("registry_office", "registry"), ("lake_jetty", "own_wedding"), ("old_barn", "wedding_hall")],
)
def test_a_wedding_becomes_a_picture_a_sentence_and_a_milestone(place_id: str, scene: str) -> None:
    life, person_id = engaged()
    planned(life, person_id, days=6, place_id=place_id)
    to_altar(life)
    turn = marry(life)
    photos = [row for row in turn.rows if isinstance(row, Photo)]
    assert [photo.occasion for photo in photos] == ["own_wedding"]
    assert scene.encode() in photos[0].body
    assert life.state.find(FeatReached, "wedding_bells") is not None
    assert (
        sum(row.amount for row in turn.rows if isinstance(row, DiamondTransaction) and row.reason == "milestone")
        == 25
    )
    assert "own_wedding" in [moment.kind for moment in life.state.get(Chronicle).moments]


def test_who_ran_is_told_so_and_has_no_picture() -> None:
    life, person_id = engaged()
    planned(life, person_id)
    to_altar(life)
    turn = marry(life, "no")
    assert not [row for row in turn.rows if isinstance(row, Photo)]
    assert "ran_from_altar" in [moment.kind for moment in life.state.get(Chronicle).moments]
    assert life.state.find(FeatReached, "wedding_bells") is None
