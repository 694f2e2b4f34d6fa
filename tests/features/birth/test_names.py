"""Who is born: names that can be shown, from the country that was asked for."""

from __future__ import annotations

import pytest

from tests.features.support import bare_turn, refused, rolls_of
from tests.support.life import world
from ws import recorded
from ws.engine.records import Life
from ws.engine.turn import Turn
from ws.features.accounts.records import User
from ws.features.birth import rules
from ws.features.birth.handlers import start_life
from ws.features.birth.messages import StartLife
from ws.features.people.records import Person

CONTENT = world().content


def born(request: StartLife, home: str | None = None) -> Turn:
    turn = bare_turn()
    if home is not None:
        turn.put(User(id=turn.account_id, created_at=0, display_name="Ada", country=home))
    recorded.run(start_life(turn, request))
    return turn


@pytest.mark.parametrize(
    "name", ["Ada", "Ada Maria", "Zoë", "O'Brien", "Jean-Luc", "李小龙", "محمد", "Ærøskøbing", "नरेन्द्र", "J. R."]
)
def test_names_people_have_are_taken_as_they_are(name: str) -> None:
    assert rules.clean_name(name) == name


@pytest.mark.parametrize("name", ["  Ada ", "Ada\u00a0", "\tAda\n"])
def test_blanks_around_a_name_are_taken_off(name: str) -> None:
    assert rules.clean_name(name) == "Ada"


HOSTILE = {
    "nothing": "", "a blank": " ", "blanks": " \t\u00a0\u3000 ",
    "nul": "A\x00da", "bell": "A\x07", "escape": "\x1b[31mAda", "delete": "Ada\x7f", "c1": "Ada\x9b",
    "right to left override": "Ada\u202egnp.exe", "left to right embedding": "\u202aAda",
    "isolate": "Ada\u2066x\u2069", "mark": "Ada\u200f", "zero width space": "A\u200bda", "only zero width": "\u200b",
    "byte order mark": "\ufeffAda", "soft hyphen": "A\u00adda", "line separator inside": "A\u2028\x01",
    "lone surrogate": "A\ud800", "private use": "\ue000", "tag": "A\U000e0041",
    "less": "<b>Ada", "greater": "Ada>", "open brace": "{name", "close brace": "Ada}", "format": "{0.__class__}",
    "hangul filler": "\u3164", "halfwidth filler": "\uffa0", "blank braille": "\u2800",
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE.values(), ids=list(HOSTILE))
def test_names_that_show_nothing_or_hide_something_are_refused(name: str) -> None:
    with refused("not_allowed"):
        rules.clean_name(name)


@pytest.mark.parametrize("country", sorted(CONTENT.countries))
@pytest.mark.parametrize("sex", ["female", "male"])
def test_names_come_from_the_country(country: str, sex: str) -> None:
    home = CONTENT.countries[country]
    turn = born(StartLife(country=country.upper(), sex=sex))  # type: ignore[arg-type]  # a literal
    life = turn.get(Life)
    assert (life.country, life.sex) == (country, sex)
    assert life.first_name in (home.female_names if sex == "female" else home.male_names)
    assert life.last_name in home.last_names
    for person in turn.all(Person):
        assert person.last_name in ((life.last_name,) if person.met == "birth" else home.last_names)
        assert person.first_name in (*home.female_names, *home.male_names)


def test_wishes_are_kept() -> None:
    life = born(StartLife(first_name=" Ada  Maria", last_name="Lovelace", sex="male", country="gb")).get(Life)
    assert (life.first_name, life.last_name, life.sex, life.country) == ("Ada Maria", "Lovelace", "male", "gb")


def test_the_players_own_country_is_the_default_if_the_game_knows_it() -> None:
    known = sorted(CONTENT.countries)[-1]
    assert born(StartLife(), home=known.upper()).get(Life).country == known
    assert born(StartLife(), home="ZZ").get(Life).country in CONTENT.countries


def test_an_unknown_country_is_refused_and_the_known_ones_are_named() -> None:
    with refused("not_found"):
        born(StartLife(country="zz"))


def test_chance_reaches_every_country() -> None:
    found = {rules.country_of(CONTENT, rolls_of(number), None, None).id for number in range(400)}
    assert found == set(CONTENT.countries)


def test_a_hostile_wish_begins_no_life() -> None:
    for wish in (StartLife(first_name="<script>"), StartLife(last_name="\u202eevil")):
        turn = bare_turn()
        with refused("not_allowed"):
            recorded.run(start_life(turn, wish))
        assert turn.find(Life) is None
