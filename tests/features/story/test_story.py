"""The story: what is kept of a year, how it is told, and that it is the same however a life was lived."""

from __future__ import annotations

from functools import cache

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.features.support import grown
from tests.support.life import SandboxLife, seed_of, world
from ws.engine.advance import UNATTENDED
from ws.engine.clock import Calendar
from ws.engine.turn import Turn
from ws.features.ageing.api import BirthdayCame
from ws.features.careers.api import Hired
from ws.features.events.api import QuestionAnswered
from ws.features.people import api as people
from ws.features.people.records import Person
from ws.features.romance import api as romance
from ws.features.story.messages import ToldYear
from ws.features.story.records import Chronicle, Moment, StoryYear, Year
from ws.features.story.rules import choosing, words
from ws.features.story.rules.telling import Teller, Told
from ws.kernel.facts import Fact


def tell(life: SandboxLife, *facts: Fact) -> Turn:
    turn = life.turn()
    for fact in facts:
        turn.announce(fact)
    life.commit(turn, life.minute)
    return turn


@cache
def years_of(number: int, step: int = 10**9) -> dict[int, Year]:
    """Every year of a life that nobody interferes with, lived in steps of so many minutes."""
    life = SandboxLife.__new__(SandboxLife)
    rows: list[StoryYear] = []
    commit = SandboxLife.commit

    def watched(self: SandboxLife, turn: Turn, minute: int) -> None:
        commit(self, turn, minute)
        rows.extend(row for row in turn.rows if isinstance(row, StoryYear))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(SandboxLife, "commit", watched)
        life.__init__(number)  # type: ignore[misc]  # made in two steps, so that its birth is watched too
        while not life.is_over:
            stops = UNATTENDED if step < 10**9 and life.question is None else frozenset({"death"})
            life.advance(min(130 * 12 * 1440, life.minute + step), stops)
    assert len({row.age for row in rows}) == len(rows), "a row a year"
    return {row.age: msgspec.json.decode(row.body, type=Year) for row in rows}


def told(number: int, years: dict[int, Year] | None = None) -> tuple[ToldYear, ...]:
    known = years_of(number) if years is None else years
    content = world().content
    country = next(iter(content.countries))
    life = Told(1, bytes.fromhex(seed_of(number)), "Ada", Calendar(12, 2026, 3), content.climates[country])
    return Teller(content, life).years(known, max(known))


@pytest.mark.parametrize("number", range(3))
def test_every_year_of_a_life_is_told_once(number: int) -> None:
    story = told(number)
    covered = [age for year in story for age in range(year.from_year, year.to_year + 1)]
    assert covered == list(range(max(years_of(number)) + 1))
    assert all(year.paragraphs for year in story)
    assert "Ada" in story[0].paragraphs[0]


@pytest.mark.parametrize("number", range(3))
def test_a_story_reads_like_one(number: int) -> None:
    sentences = [text for year in told(number) for text in year.paragraphs]
    for text in sentences:
        assert "{" not in text
        assert "  " not in text
        assert text[0].isupper() or not text[0].isalpha()
        assert text[-1] in '.!?”"'
        assert not text.startswith(",")
    long = [text for text in sentences if len(text) > 60]
    assert len(set(long)) >= 0.85 * len(long), "few sentences come twice in a life"


def test_prologue_play_and_skips_give_the_same_story() -> None:
    assert years_of(3, step=1440) == years_of(3)


def test_the_same_life_is_told_in_the_same_words() -> None:
    assert told(1) == told(1)


def test_a_year_that_is_over_is_told_no_other_way_later() -> None:
    years = years_of(1)
    half = {age: year for age, year in years.items() if age <= 30}
    assert told(1, half)[:-2] == told(1)[: len(told(1, half)) - 2]


def test_a_whole_story_is_small() -> None:
    for number in range(3):
        bodies = [len(msgspec.json.encode(year)) for year in years_of(number).values()]
        assert max(bodies) < 4_000
        assert sum(bodies) / len(bodies) < 800


moments = st.lists(
    st.builds(Moment, st.integers(0, 500), st.sampled_from("abcdef"), st.integers(1, 100)), max_size=30
)


@given(held=moments, most=st.integers(1, 6))
def test_of_a_year_the_strongest_few_are_kept(held: list[Moment], most: int) -> None:
    kept: tuple[Moment, ...] = ()
    for moment in held:
        kept = choosing.with_moment(kept, moment, most)
    assert len(kept) <= choosing.MOST_MOMENTS
    assert all(sum(one.kind == kind for one in kept) <= most for kind in {one.kind for one in kept})
    if held and most == choosing.MOST_MOMENTS + 1:
        assert max(one.weight for one in kept) == max(one.weight for one in held)


def test_what_is_done_often_is_a_pastime() -> None:
    assert choosing.pastime({}) is None
    assert choosing.pastime({"fishing": choosing.OFTEN - 1}) is None
    assert choosing.pastime({"reading": 9, "fishing": 9, "chess": 7}) == "fishing"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0, "no"), (7, "seven"), (13, "thirteen"), (20, "twenty"), (42, "forty-two"), (100, "one hundred"),
        (365, "three hundred and sixty-five"), (1200, "1,200"), (-3, "-3"),
    ],
)  # fmt: skip
def test_numbers_are_said_as_people_say_them(value: int, said: str) -> None:
    assert words.number(value) == said


@pytest.mark.parametrize(
    ("cents", "said"),
    [
        (100, "one dollar"), (1250, "twelve dollars"), (5000, "fifty dollars"),
        (98765, "about nine hundred and ninety dollars"),
        (100_000, "one thousand dollars"), (41_770_000, "about four hundred and twenty thousand dollars"),
        (100_000_000, "a million dollars"), (123_456_789, "about 1.2 million dollars"),
    ],
)  # fmt: skip
def test_money_is_told_round(cents: int, said: str) -> None:
    assert words.money(cents) == said


@given(st.integers(0, 10**14))
def test_any_amount_can_be_told(cents: int) -> None:
    assert words.money(cents).endswith(("dollars", "dollar"))


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("The class hamster", "the class hamster"), ("Reward offered", "“Reward offered”"),
        ("A piano is moving in", "“A piano is moving in”"), ("A slip of paper", "a slip of paper"),
    ],
)  # fmt: skip
def test_titles_stand_within_a_sentence(title: str, said: str) -> None:
    assert words.titled(title) == said


def test_a_job_a_death_and_an_answer_are_kept_and_a_default_is_not() -> None:
    life = grown(20)
    tell(life, BirthdayCame(21))
    turn = life.turn()
    person = next(iter(people.living(turn)))
    event = next(e for e in world().content.events.values() if e.choices and "{" not in e.title)
    tell(
        life,
        Hired("shop_assistant"),
        people.PersonDied(person.id, person.relation),
        QuestionAnswered(event.id, event.choices[0].id, True, "Left to time."),
        QuestionAnswered(event.id, event.choices[0].id, False, "It goes well."),
    )
    held = life.state.get(Chronicle)
    kinds = [moment.kind for moment in held.moments]
    assert "family_died" in kinds
    assert {"first_job", "hired"} & set(kinds)
    [answer] = [moment for moment in held.moments if moment.kind == "told"]
    assert answer.names["what"] == "It goes well."


def test_a_couple_is_told_from_the_first_day_to_the_last() -> None:
    life = grown(30)
    tell(life, BirthdayCame(31))
    turn = life.turn()
    person = people.meet(turn, "acquaintance", "spouse")
    turn.put(replace(person, birth_minute=turn.minute - 30 * 12 * 1440, partnership="single", partner=""))
    for stage in ("together", "engaged", "married"):
        romance.move_to(turn, person.id, stage)
    life.commit(turn, life.minute)
    tell(life, *(romance.AnniversaryCame(person.id, years) for years in (24, 25, 40, 50)))
    turn = life.turn()
    died = replace(turn.get(Person, person.id), died_minute=turn.minute)
    turn.put(died)
    turn.announce(people.PersonDied(person.id, died.relation))
    life.commit(turn, life.minute)
    kinds = [moment.kind for moment in life.state.get(Chronicle).moments]
    assert {"couple", "anniversary_silver", "anniversary_golden", "widowed"} <= set(kinds)
    assert not {"family_died", "close_died"} & set(kinds), "told once, as what it is"


@pytest.mark.parametrize("by_player", [True, False])
def test_the_end_of_a_couple_is_told_and_that_of_two_evenings_is_not(by_player: bool) -> None:
    life = grown(30)
    tell(life, BirthdayCame(31))
    turn = life.turn()
    for number, stage in enumerate(("together", "seeing")):
        person = people.meet(turn, "acquaintance", f"love{number}")
        turn.put(replace(person, birth_minute=turn.minute - 30 * 12 * 1440, partnership="single", partner=""))
        romance.move_to(turn, person.id, stage)
        romance.move_to(turn, person.id, "parted", by_player)
    life.commit(turn, life.minute)
    kinds = [moment.kind for moment in life.state.get(Chronicle).moments]
    assert [kind for kind in kinds if kind in ("broke_up", "was_left")] == ["broke_up" if by_player else "was_left"]


def test_a_year_closes_at_its_birthday() -> None:
    life = grown(20)
    before = life.state.get(Chronicle)
    turn = tell(life, BirthdayCame(before.age + 1))
    [row] = [row for row in turn.rows if isinstance(row, StoryYear)]
    after = life.state.get(Chronicle)
    assert (row.age, after.age) == (before.age, before.age + 1)
    assert after.before == row.body
    assert msgspec.json.decode(row.body, type=Year).moments[: len(before.moments)] == before.moments


def test_a_story_that_is_taken_up_grown_begins_there() -> None:
    years = {age: year for age, year in years_of(1).items() if age >= 30}
    story = told(1, years)
    assert story[0].from_year == 30
    assert "thirty" in story[0].paragraphs[0]
