"""The grammar never says the same thing twice, and always has something to say first."""

from __future__ import annotations

from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.support.life import world
from ws.content.schemas.base import Interest, Tie
from ws.content.schemas.conversation import Act, Mood, Trait
from ws.features.conversation.rules import bonds, scenes
from ws.features.conversation.rules.answering import Known, grammar_of, mark_of
from ws.features.conversation.rules.scenes import Said, Scene
from ws.features.people.records import Memory
from ws.kernel.rolls import Rolls

CONTENT = world().content
GRAMMAR = grammar_of(CONTENT)
ACTS = [act for act in get_args(Act) if act != "farewell"]
MOMENTS = ["begin", "end", "tired", "leaves", "silence", "asleep"]
MEMORIES = (("brought soup when the roof leaked", "good"), ("forgot the date", "bad"))

scene = st.builds(
    Scene,
    name=st.sampled_from(["Ada", "Борис", "Zoë"]),
    player_age=st.integers(3, 100),
    person=st.sampled_from(["Carol", "Łukasz"]),
    relation=st.sampled_from(get_args(Tie)),
    age=st.integers(0, 100),
    affinity=st.integers(-80, 100),
    mood=st.sampled_from(get_args(Mood)),
    traits=st.frozensets(st.sampled_from(get_args(Trait))),
    hurt=st.booleans(),
    kin=st.just("daughter"),
    interests=st.lists(st.sampled_from(get_args(Interest)), max_size=3).map(tuple),
    extraversion=st.integers(0, 100),
    agreeableness=st.integers(0, 100),
)
said = st.builds(
    Said,
    act=st.sampled_from(ACTS),
    topic=st.sampled_from(["none", *CONTENT.topics]),
    sounds=st.sampled_from(["good", "bad", "plain"]),
    again=st.booleans(),
)


@settings(max_examples=150, deadline=None)
@given(
    scene=scene,
    talk=st.lists(said, min_size=2, max_size=24),
    seed=st.binary(min_size=16, max_size=16),
    minute=st.integers(0, 10**6),
)
def test_no_two_answers_of_a_conversation_are_alike(scene: Scene, talk: list[Said], seed: bytes, minute: int) -> None:
    known = Known(memories=MEMORIES)
    texts: set[str] = set()
    for number, each in enumerate(talk):
        found = GRAMMAR.answer(Rolls(seed, minute), scene, each, known, str(number))
        if found is None:
            continue
        assert found.text
        assert not set("{}[]|") & set(found.text), found
        assert found.text not in texts
        texts.add(found.text)
        known = replace(known, used=known.used | set(found.wordings), marks=known.marks | {mark_of(found.text)})


@settings(max_examples=150, deadline=None)
@given(scene=scene, seed=st.binary(min_size=16, max_size=16))
def test_everything_has_a_first_answer(scene: Scene, seed: bytes) -> None:
    for act in [*ACTS, *MOMENTS, *(["cold"] if scene.hurt else [])]:
        assert GRAMMAR.answer(Rolls(seed, 7), scene, Said(act), Known(), "0") is not None, act


@settings(max_examples=60, deadline=None)
@given(scene=scene, seed=st.binary(min_size=16, max_size=16))
def test_lines_are_offered_to_everybody_and_fit(scene: Scene, seed: bytes) -> None:
    offered = bonds.offer(Rolls(seed, 7), CONTENT.sayings.values(), scene, (), (), 0)
    assert 3 <= len(offered) <= bonds.OFFERED + 1
    assert len({saying.id for saying in offered}) == len(offered)
    assert offered[-1].tone == "parting"
    assert any(saying.tone == "opening" for saying in offered)
    assert all(saying.min_age <= scene.age <= saying.max_age for saying in offered)
    assert any(saying.tone == "mending" for saying in offered) == scene.hurt
    again = bonds.offer(Rolls(seed, 7), CONTENT.sayings.values(), scene, tuple(s.id for s in offered), (), 1)
    assert not {saying.id for saying in again} & {saying.id for saying in offered}


def test_the_same_question_of_the_same_life_has_the_same_answer() -> None:
    ada = Scene("Ada", 30, "Carol", "mother", 60, 50, "even", frozenset({"warm"}), hurt=False, kin="daughter")
    answers = {GRAMMAR.answer(Rolls(b"seed", minute), ada, Said("tell"), Known(), "0") for minute in (5, 5, 5)}
    assert len(answers) == 1
    others = {GRAMMAR.answer(Rolls(b"seed", minute), ada, Said("tell"), Known(), "0") for minute in range(40)}
    assert len(others) > 15


def test_memories_come_up_in_their_own_words() -> None:
    memories = (
        Memory("gift", 0, 20, "Ada was there all night."),
        Memory("insult", 0, -12, "Ada said something cruel"),
        Memory("gift", 0, 20, "Ada gave her a book"),
        Memory("", 0, 1, "Ada waved"),
        Memory("", 0, 30, "the roof leaked"),
    )
    assert scenes.told_of(memories, "Ada") == (("were there all night", "good"), ("said something cruel", "bad"))


def test_small_children_do_not_talk_like_their_elders() -> None:
    baby = Scene("Ada", 30, "Tim", "son", 0, 50, "even", frozenset(), hurt=False, kin="Ada")
    for minute in range(50):
        found = GRAMMAR.answer(Rolls(b"seed", minute), baby, Said("tell", "work"), Known(), "0")
        assert found is not None
        assert found.text.startswith("Tim ")
