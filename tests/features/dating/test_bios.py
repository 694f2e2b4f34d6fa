"""Bios: a thousand people, a thousand bios, and nothing in them that is not so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.life import seed_of, world
from ws.content.schemas.dating import AGREEMENT, SYMBOL
from ws.features.dating.rules import polishing, writing
from ws.features.dating.rules.goals import Goals, goals_of_person
from ws.features.people.api import stranger
from ws.features.people.records import Person
from ws.kernel.rolls import Rolls

CONTENT = world().content
Written = tuple[Person, int, Goals, str]


def written(number: int, seed: bytes, country: str = "gb") -> Written:
    age = 18 + number * 7 % 72
    sex = "female" if number % 2 else "male"
    person = stranger(
        Rolls(seed, 1440 * 300), f"{sex[0]}300n{number}", "female" if number % 2 else "male", age, 12,
        CONTENT.countries[country], CONTENT,
    )  # fmt: skip
    goals = goals_of_person(seed, person, age)
    author = writing.author_of(seed, person, age, goals, CONTENT)
    return person, age, goals, writing.written(author, writing.writer_of(CONTENT))


@cache
def thousand() -> tuple[Written, ...]:
    seed = bytes.fromhex(seed_of(7))
    return tuple(written(number, seed) for number in range(1000))


def test_a_thousand_people_write_a_thousand_bios() -> None:
    assert len({bio for *_, bio in thousand()}) == 1000


def test_bios_are_whole_and_short() -> None:
    for *_, bio in thousand():
        assert 40 <= len(bio) <= 400, bio
        assert not re.search(r"[{}]|  |\ba [aeio]|^[a-z]|[.!?] [a-z]", bio), bio
        assert re.search(r"[.!?]$", bio), bio


def test_the_same_person_writes_the_same() -> None:
    seed = bytes.fromhex(seed_of(7))
    assert written(17, seed) == thousand()[17]


def test_no_sentence_is_everywhere() -> None:
    counts: dict[str, int] = {}
    for *_, bio in thousand():
        for sentence in re.split(r"(?<=[.!?]) ", bio):
            counts[sentence] = counts.get(sentence, 0) + 1
    assert max(counts.values()) <= 45, max(counts, key=lambda s: counts[s])
    assert len(counts) > 900


def phrases() -> Iterator[tuple[re.Pattern[str], tuple[str, ...]]]:
    """Every text of the grammar that claims something, as a pattern of what it may have become."""
    for entry in CONTENT.bios.values():
        for text in entry.texts:
            if entry.says and entry.part != "bio":
                yield re.compile("".join(_pieces(text)), re.IGNORECASE), entry.says


def _pieces(text: str) -> Iterator[str]:
    at = 0
    for found in SYMBOL.finditer(text):
        yield re.escape(text[at : found.start()])
        if found[1] in AGREEMENT:
            yield r"[\w']*"
        elif found[1] in ("age",):
            yield r"\d+"
        else:
            yield r"[\w' ,-]+?"
        at = found.end()
    yield re.escape(text[at:])


def is_so(fact: str, person: Person, age: int, goals: Goals) -> bool:
    """Reads a fact against the person, without the grammar's help."""
    if fact.startswith("!"):
        return not is_so(fact[1:], person, age, goals)
    name, _, value = fact.partition(":")
    track = CONTENT.jobs[person.job].track if person.job else ""
    low, high = {"young": (18, 27), "grown": (28, 44), "middle": (45, 61), "old": (62, 130)}.get(value, (0, 0))
    trait = {
        "open": person.openness, "plain": 100 - person.openness, "orderly": person.conscientiousness,
        "loose": 100 - person.conscientiousness, "outgoing": person.extraversion, "quiet": 100 - person.extraversion,
        "warm": person.agreeableness, "blunt": 100 - person.agreeableness, "worried": person.neuroticism,
        "calm": 100 - person.neuroticism,
    }  # fmt: skip
    read = {
        "interest": lambda: value in person.interests,
        "doing": lambda: person.doing == value,
        "track": lambda: person.doing == "work" and track == value,
        "was": lambda: person.doing == "retired" and track == value,
        "job": lambda: person.job == value,
        "is": lambda: trait[value] > 55,
        "children": lambda: goals.children == value,
        "marriage": lambda: goals.marriage == value,
        "faith": lambda: goals.faith == value,
        "drive": lambda: goals.drive == value,
        "age": lambda: low <= age <= high,
        "lives": lambda: (person.lives == "far") == (value == "far"),
        "parent": lambda: person.children > 0,
        "parent_of_one": lambda: person.children == 1,
        "parent_of_several": lambda: person.children > 1,
        "divorced": lambda: person.partnership == "divorced",
        "widowed": lambda: person.partnership == "widowed",
        "never_married": lambda: person.partnership == "single",
        "voice": lambda: True,
    }
    return bool(read[name]())


def test_what_a_bio_says_is_so() -> None:
    known = list(phrases())
    claimed: set[str] = set()
    for person, age, goals, bio in thousand():
        for pattern, facts in known:
            if pattern.search(bio):
                wrong = [fact for fact in facts if not is_so(fact, person, age, goals)]
                assert not wrong, f"{wrong} of {person}: {bio}"
                claimed.update(facts)
    assert len(claimed) > 80, "the test reads something"


WORDS = {
    r"\bretired\b": lambda p, age, g: p.doing == "retired",
    r"\bStudent\b|\bstudying\b": lambda p, age, g: p.doing == "study",
    r"\b[Mm]y child(ren)?\b|\bI have children\b": lambda p, age, g: p.children > 0,
    r"\b[Dd]ivorced\b|\bI was married\b": lambda p, age, g: p.partnership == "divorced",
    r"\bwidowed\b": lambda p, age, g: p.partnership == "widowed",
    r"\bI do not want children\b|\bNo children planned\b": lambda p, age, g: g.children == "none",
    r"\bI would marry\b": lambda p, age, g: g.marriage == "yes",
    r"\bpray(s)?, and mean": lambda p, age, g: g.faith == "devout",
    r"\b[Cc]hess\b": lambda p, age, g: "chess" in p.interests,
    r"\btelescope\b": lambda p, age, g: "astronomy" in p.interests,
    r"\bmarathon\b": lambda p, age, g: "running" in p.interests,
    r"\b[Mm]y grandchild": lambda p, age, g: p.children > 0 and age > 40,
}


def test_plain_words_are_not_against_the_person() -> None:
    read = 0
    for person, age, goals, bio in thousand():
        for pattern, so in WORDS.items():
            if re.search(pattern, bio):
                read += 1
                assert so(person, age, goals), f"{pattern}: {person} {goals}: {bio}"
        for number in re.findall(r"\bI am (\d+)\b|^(\d+)\b|\bAt (\d+)\b", bio):
            read += 1
            assert str(age) in number, bio
    assert read > 100


def test_what_is_written_by_a_friend_stays_in_the_third_person() -> None:
    seen = 0
    for person, _, _, bio in thousand():
        if person.first_name in bio:
            seen += 1
            assert not re.search(r"\b(I|me|my|mine|myself)\b", bio), bio
            other = r"\b(he|him|his|himself)\b" if person.sex == "female" else r"\b(she|her|hers|herself)\b"
            assert not re.search(other, bio.replace("his dialect", "")), bio
    assert 80 < seen < 220


@given(st.text(max_size=500))
def test_polishing_lets_nothing_strange_through(text: str) -> None:
    before = "I play chess in the park, and I lose on most Sundays. By day I am a baker."
    if polishing.accepted(CONTENT, before, text):
        assert 20 <= len(polishing.told(text)) <= 400


@pytest.mark.parametrize(
    ("after", "fits"),
    [
        ("In the park I play chess, and lose on most Sundays. By day I am a baker.", True),
        ("In the park I play chess, and lose on most Sundays. By day I am a baker with two children.", False),
        ("In the park I play chess, and lose on most Sundays. By day I am a baker, by night I go swimming.", False),
        ("In the park I play chess, and lose on most Sundays. By day I am a surgeon.", False),
        ("In the park I play chess with Vladimir, and lose on most Sundays. By day I am a baker.", False),
        ("At 43 I play chess in the park, and lose on most Sundays. By day I am a baker.", False),
        ("In the park I play chess, and lose on most Sundays. By day a baker: www.example.com", False),
        ("As an AI language model I play chess in the park, and lose on Sundays. A baker by day.", False),
        ("Hello there, this is something else altogether, with other words in it.", False),
        ("", False),
        ("\u200b", False),
        ("chess " * 100, False),
    ],
)
def test_a_polished_bio_claims_nothing_new(after: str, fits: bool) -> None:
    before = "I play chess in the park, and lose on most Sundays. By day I am a baker."
    assert polishing.accepted(CONTENT, before, after) is fits
