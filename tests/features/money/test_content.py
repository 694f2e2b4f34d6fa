"""Content of the money that does not hold together is found."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from tests.support.life import world
from ws.content.schemas import Content
from ws.content.schemas.money import Bracket, check

CONTENT = world().content


def test_what_is_there_holds_together() -> None:
    assert list(check(CONTENT)) == []
    assert CONTENT.economies.keys() == CONTENT.countries.keys()
    assert len(CONTENT.funds) >= 6


def changed(kind: str, entry_id: str, **changes: Any) -> Content:
    entries = dict(getattr(CONTENT, kind))
    entries[entry_id] = replace(entries[entry_id], **changes)
    return replace(CONTENT, **{kind: entries})


def without(kind: str, entry_id: str) -> Content:
    return replace(CONTENT, **{kind: {k: v for k, v in getattr(CONTENT, kind).items() if k != entry_id}})


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (without("economies", "ke"), "there is none for 'ke'"),
        (without("countries", "ke"), "economies: ke: there is no such country"),
        (without("loans", "mortgage"), "loans: 'mortgage' is missing"),
        (without("bank_letters", "bailiff"), "bank_letters: 'bailiff' is missing"),
        (changed("economies", "ke", brackets=(Bracket(10, 20), Bracket(5, 30))), "brackets and their rates rise"),
        (changed("economies", "ke", brackets=(Bracket(10, 20), Bracket(15, 20))), "brackets and their rates rise"),
        (changed("economies", "ke", brackets=(Bracket(0, 75),), social_percent=40), "more than 90 per cent"),
        (changed("bank_letters", "bailiff", texts=("{who}?",) * 3), "nobody fills {who}"),
        (changed("insurances", "life", paid_percent=50), "give either paid_percent or payout_cents"),
        (changed("insurances", "home", paid_percent=0), "give either paid_percent or payout_cents"),
    ],
)
def test_what_is_wrong_is_told(content: Content, told: str) -> None:
    problems = list(check(content))
    assert problems
    assert all(told in problem for problem in problems)
