"""What people remember: little, the strongest, fading."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.support.life import SandboxLife
from ws.features.people import api
from ws.features.people.records import Memories, Memory, Person
from ws.features.people.rules import remembering

YEAR = 12 * 1440
WEIGHTS = st.integers(-100, 100).filter(bool)


@given(weight=WEIGHTS, years=st.integers(0, 80))
def test_memories_only_fade(weight: int, years: int) -> None:
    memory = Memory("", 0, weight, "{name} sang")
    now, later = (remembering.strength(memory, y * YEAR, 12) for y in (years, years + 1))
    assert abs(later) < abs(now) <= abs(weight)
    assert now * weight > 0


@given(given=st.lists(st.tuples(WEIGHTS, st.integers(0, 40), st.text(max_size=5)), max_size=30))
def test_the_strongest_few_are_kept(given: list[tuple[int, int, str]]) -> None:
    held = Memories("p1")
    minute = 0
    for number, (weight, years, kind) in enumerate(given):
        minute += years * YEAR
        held = remembering.with_memory(held, Memory(kind, minute, weight, f"number {number}"), minute, 12)
        assert len(held.held) <= remembering.MOST
        assert [m.minute for m in held.held] == sorted(m.minute for m in held.held)
        assert all(abs(remembering.strength(m, minute, 12)) >= 0.5 for m in held.held)
    assert -100 <= remembering.regard(held, minute, 12) <= 100


def test_a_weak_memory_gives_way_to_a_strong_one() -> None:
    held = Memories("p1")
    for number in range(remembering.MOST):
        held = remembering.with_memory(held, Memory("", 0, 10 + number, f"number {number}"), 0, 12)
    held = remembering.with_memory(held, Memory("", 0, 5, "weaker"), 0, 12)
    assert "weaker" not in {m.text for m in held.held}
    held = remembering.with_memory(held, Memory("", 0, -90, "an insult"), 0, 12)
    assert "number 0" not in {m.text for m in held.held}
    assert "an insult" in {m.text for m in held.held}


def test_the_same_again_is_one_memory_and_weighs_more() -> None:
    once = remembering.with_memory(Memories("p1"), Memory("gift", 0, 10, "x"), 0, 12)
    twice = remembering.with_memory(once, Memory("gift", 5, 10, "x"), 5, 12)
    assert [(m.minute, m.weight) for m in twice.held] == [(5, 20)]


def test_strong_memories_last_and_weak_ones_go() -> None:
    weak, strong = Memory("", 0, 20, "a"), Memory("", 0, 80, "b")
    held = remembering.with_memory(Memories("p1"), weak, 0, 12)
    held = remembering.with_memory(held, strong, 0, 12)
    assert remembering.strength(strong, 40 * YEAR, 12) == 20
    later = remembering.with_memory(held, Memory("", 40 * YEAR, 9, "c"), 40 * YEAR, 12)
    assert [m.text for m in later.held] == ["b", "c"]
    assert [m.text for m in remembering.last(later, 40 * YEAR, 12).held] == ["b", "c"]
    assert remembering.without(later, "").held == ()


def test_memories_are_told_with_the_name_and_cleaned() -> None:
    life = SandboxLife(1)
    turn = life.turn()
    person = next(turn.all(Person))
    api.remember(turn, person.id, "{name} brought soup", 30, "cared")
    api.remember(turn, person.id, "threw the keys\u202e into\nthe maize {0} " + "x" * 500, -20)
    first, second = api.memories(turn, person.id)
    assert first.text == "Ada brought soup"
    assert second.text.startswith("Ada threw the keys into the maize {0} xxx")
    assert len(second.text) <= remembering.TEXT_LIMIT
    assert api.memories(turn, person.id, called="you")[0].text == "you brought soup"
    assert 9 < api.regard(turn, person.id) < 11
    assert api.regard(turn, "p99") == 0
    api.remember(turn, person.id, "nothing", 0)
    assert len(api.memories(turn, person.id)) == 2


def test_names_and_texts_are_shared_in_memory() -> None:
    one, other = (Memory("gift" + "", 0, 1, "".join(["{name}", " sang"])) for _ in range(2))
    assert one.text is other.text
