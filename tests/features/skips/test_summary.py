"""What a skip tells in short: an opening, and of each day the strongest moment, the best first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.features.skips.test_skipping import quiet, settled, skip
from tests.features.support import DAY, plan, with_diamonds
from tests.support.life import SandboxLife, lives
from ws.features.skips import rules
from ws.features.skips.summary import summarise
from ws.kernel.messages import MessageEvent


def test_each_day_tells_its_strongest_moment_and_the_best_comes_first() -> None:
    def at(day: int, kind: str, minute: int = 0) -> MessageEvent:
        return MessageEvent(kind=kind, text=f"{kind} of day {day}.", minute=day * DAY + minute, title=kind)

    told = [
        at(3, "people"), at(3, "level", 5), at(3, "family", 9), at(3, "family", 50),
        at(4, "money"), at(4, "unheard of"),
        at(5, "event"), at(5, "birthday"), at(6, "family"),
    ]  # fmt: skip
    found = summarise(SandboxLife(1).turn(), told, 4 * DAY, "").lines
    assert [(line.minute // DAY, line.kind) for line in found] == [
        (3, "family"), (6, "family"), (5, "event"), (4, "money"),
    ]  # fmt: skip
    assert found[0].minute == 3 * DAY + 9, "of equals the first"


def test_skipped_weeks_are_summed_up() -> None:
    openings = set()
    lines = 0
    for life in lives(6):
        with_diamonds(settled(life), 10_000)
        for kind in ("week", "week", "next_event", "day"):
            if life.question is not None or life.is_over:
                break
            before = life.minute
            reply, _ = skip(life, kind)
            days = [line.minute // DAY for line in reply.summary.lines]
            assert len(days) == len(set(days)) <= 8
            assert all(before < line.minute <= life.minute and line.text for line in reply.summary.lines)
            weights = [rules.weight(line.kind) for line in reply.summary.lines]
            assert weights == sorted(weights, reverse=True)
            assert all(weights), "a kind of moment that nobody weighed"
            assert reply.summary.opening[0].isupper()
            assert "{" not in reply.summary.opening
            openings.add(reply.summary.opening)
            lines += len(days)
    assert lines > 5
    assert len(openings) > 3


def test_the_ends_of_a_skip_have_openings_of_their_own() -> None:
    life = with_diamonds(quiet(SandboxLife(3)), 500)
    texts = life.world.content.skip_openings
    reply, _ = skip(life.copy(), "next_event")
    assert reply.summary.opening in texts["nothing"].texts
    assert reply.summary.lines == ()
    plan(life, 300, "death")
    reply, _ = skip(life, "week")
    assert reply.summary.opening in texts["death"].texts
    assert reply.summary.lines[0].kind == "death"


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (0, "a few minutes"), (29, "a few minutes"), (30, "an hour"), (89, "an hour"), (118, "two hours"),
        (1409, "twenty-three hours"), (1410, "a day"), (1440, "a day"), (2159, "a day"), (2160, "two days"),
        (9300, "six days"), (10_079, "six days"), (10_080, "a week"),
    ],
)  # fmt: skip
def test_time_is_said_as_people_say_it(minutes: int, said: str) -> None:
    assert rules.in_words(minutes) == said


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("You turn 37.", "You turn 37."),
        ("No end to it", "No end to it"),
        ("One. Two! Three?", "One. Two! Three?"),
        (f"Short one. {'x' * 190} and on.", "Short one."),
        (f"“Fine,” she says. “{'y' * 200}.” Then she goes.", "“Fine,” she says."),
        ("a" * 299 + ".", "a" * 299 + "."),
        (("word " * 80).strip() + ".", ("word " * 60).strip() + "…"),
    ],
)
def test_a_line_ends_with_a_whole_sentence(text: str, shown: str) -> None:
    assert rules.shortened(text) == shown


@given(st.text(max_size=700))
def test_any_text_is_shortened(text: str) -> None:
    assert len(rules.shortened(text)) <= 301
