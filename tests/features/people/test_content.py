"""The content of the people: enough of it, varied, and nothing that can never happen."""

from __future__ import annotations

from collections import Counter

from msgspec.structs import replace

from tests.support.life import world
from ws.content.schemas.people import Interaction, check
from ws.features.people.records import Person
from ws.features.people.rules import interacting

CONTENT = world().content


def texts() -> list[str]:
    found = [t for i in CONTENT.interactions.values() for o in i.outcomes for t in o.texts]
    found += [t for news in CONTENT.people_news.values() for t in news.texts]
    return found + [t for place in CONTENT.meeting_places.values() for t in (*place.met, *place.alone)]


def test_there_are_enough_names_in_enough_countries() -> None:
    rich = [
        country
        for country in CONTENT.countries.values()
        if min(map(len, (country.female_names, country.male_names, country.last_names))) >= 30
    ]
    assert len(rich) >= 20
    for country in CONTENT.countries.values():
        for names in (country.female_names, country.male_names, country.last_names):
            assert len(set(names)) == len(names)
            assert all(name[:1].isupper() and name == name.strip() for name in names)


def test_there_are_enough_interactions_of_every_kind() -> None:
    assert len(CONTENT.interactions) >= 40
    kinds = Counter(interaction.category for interaction in CONTENT.interactions.values())
    assert set(kinds) == {
        "talk", "time", "help", "gift", "money", "conflict", "making_up", "letter", "secret", "friendship",
        "romance",
    }  # fmt: skip
    flags = ("befriends", "estranges", "reconciles", "drifts", "reunites")
    for flag in flags:
        assert any(getattr(o, flag) for i in CONTENT.interactions.values() for o in i.outcomes), flag


def test_no_text_is_there_twice() -> None:
    assert [text for text, times in Counter(texts()).items() if times > 1] == []


def test_texts_end_as_sentences_do_and_need_no_dashes() -> None:
    for text in texts():
        assert text[-1] in '.!?”"', text
        assert "—" not in text
        assert "  " not in text


def test_every_outcome_hangs_on_somebody_or_something() -> None:
    for interaction in CONTENT.interactions.values():
        swayed = [o for o in interaction.outcomes if o.favoured_by or o.hindered_by]
        assert swayed or interaction.id in ("cold_shoulder",), interaction.id


def test_every_age_finds_something_to_do_with_somebody() -> None:
    person = Person("p1", "friend", "Ada", "L", "female", 0, 50)
    for age in range(6, 100):
        fit = [
            i for i in CONTENT.interactions.values() if interacting.concerns(i, person, max(6, age), age, frozenset())
        ]
        assert len(fit) >= 12, age
        assert len({i.category for i in fit}) >= 5, age


def test_whatever_is_broken_can_be_mended() -> None:
    made = {o.memory for i in CONTENT.interactions.values() for o in i.outcomes if o.memory_weight < 0 and o.memory}
    settled = {kind for i in CONTENT.interactions.values() for o in i.outcomes for kind in o.forgets}
    assert made <= settled
    assert any(i.terms == "estranged" for i in CONTENT.interactions.values())
    assert any(i.terms == "lost" for i in CONTENT.interactions.values())


def spoilt(**changes: object) -> list[str]:
    entry = replace(CONTENT.interactions["small_talk"], **changes)
    return [p for p in check(replace(CONTENT, interactions={**CONTENT.interactions, "small_talk": entry})) if p]


def test_content_that_does_not_hold_together_is_told() -> None:
    assert spoilt() == []
    whole: Interaction = CONTENT.interactions["small_talk"]
    first = whole.outcomes[0]
    wrong = {
        "nobody fills {cat}": {"name": "Stroke {cat}"},
        "nobody makes": {"after": ("no_such_kind",)},
        "ends before it begins": {"from_hour": 12, "to_hour": 12},
        "lends nothing": {"lends": True, "cost_cents": 0},
        "a text and a weight": {"outcomes": (replace(first, memory_weight=5), *whole.outcomes[1:])},
        "has no text": {"outcomes": (replace(first, memory="x"), *whole.outcomes[1:])},
        "only the estranged": {"outcomes": (replace(first, reconciles=True), *whole.outcomes[1:])},
    }
    for told, changes in wrong.items():
        assert any(told in problem for problem in spoilt(**changes)), told
    without = {slug: kind for slug, kind in CONTENT.interests.items() if slug != "tea"}
    assert any("'tea' has no words" in problem for problem in check(replace(CONTENT, interests=without)))
