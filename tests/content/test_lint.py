"""The linter finds what is wrong, says where, and leaves alone what is right."""

from __future__ import annotations

import random
import shutil
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace
from typer.testing import CliRunner

from tests.features.events.support import Plain, event
from tests.support.life import world
from ws.__main__ import cli
from ws.content import lint, loader
from ws.content.lint import balance, love, reach, spelling, style
from ws.content.lint.texts import Found, texts_of
from ws.content.schemas import Choice, Conditions, Content, Event
from ws.content.schemas.love import check_event

SOUND: Plain = {"weight": 1}


def content_of(*events: Event) -> Content:
    """The whole content with these events alone."""
    return replace(world().content, events={each.id: each for each in events})


def reached(*events: Event) -> list[str]:
    return list(reach.findings(content_of(*events)))


def test_the_content_that_ships_is_without_findings() -> None:
    assert list(lint.findings(world().content)) == []


def test_a_sound_event_is_left_alone() -> None:
    assert reached(event(**SOUND)) == []


@pytest.mark.parametrize(
    ("requires", "said"),
    [
        ({"min_age": 40, "max_age": 30}, "min_age"),
        ({"min_stress": 60, "max_stress": 50}, "min_stress"),
        ({"min_money_cents": 100, "max_money_cents": 99}, "min_money_cents"),
        ({"min_friends": 3, "max_friends": 2}, "min_friends"),
        ({"from_hour": 12, "to_hour": 12}, "hour"),
        ({"from_hour": 1, "to_hour": 5}, "events come from"),
        ({"occupation": "school", "min_age": 40}, "school"),
        ({"schooling": ["primary"], "min_age": 30}, "school"),
        ({"occupation": "job", "max_age": 10}, "job"),
        ({"retired": True, "occupation": "job"}, "retired"),
        ({"retired": True, "max_age": 30}, "retired"),
        ({"tracks": ["law"], "occupation": "none"}, "track"),
        ({"with_family": True, "homeless": True}, "homeless"),
        ({"coupled": False, "married": True}, "married"),
        ({"coupled": True, "widowed": True}, "widowed"),
    ],
)
def test_conditions_that_can_not_hold_together(requires: Plain, said: str) -> None:
    [finding, *_] = reached(event(**SOUND, requires=requires))
    assert finding.startswith("events: test_event: never comes: ")
    assert said in finding


def test_a_choice_that_can_never_be_taken() -> None:
    stay: Plain = {"id": "stay", "text": "Stay", "outcomes": [{"text": "So."}]}
    go = {**stay, "id": "go", "requires": {"min_age": 60}}
    found = event(**SOUND, requires={"max_age": 50}, choices=[go, stay], default="stay")
    assert "choice 'go' can never be taken" in reached(found)[0]


def test_what_nothing_leads_to() -> None:
    then: Plain = {"text": "So.", "then": [{"event": "second", "from_days": 1, "to_days": 2}]}
    second = event("second")
    assert reached(event("first", **SOUND, outcomes=[then]), second) == []
    assert [f for f in reached(event("first", outcomes=[then]), second) if "nothing leads to it" in f] == [
        "events: first: never comes: its weight is 0 and nothing leads to it",
        "events: second: never comes: its weight is 0 and nothing leads to it",
    ]
    assert reached(event("second", at_birthday=20)) == []
    assert "birthday" in reached(event("second", at_birthday=20, requires={"min_age": 21}))[0]


def test_marks_without_a_beginning_or_an_end() -> None:
    leaves = event("leaves", **SOUND, outcomes=[{"text": "So.", "marks": ["mark"]}])
    asks = event("asks", **SOUND, requires={"marks": ["mark"]})
    assert reached(leaves, asks) == []
    assert reached(leaves) == ["events: leaves: leaves the mark 'mark', for which nothing asks"]
    assert reached(asks) == ["events: asks: asks for the mark 'mark', which nothing leaves"]
    takes = event("takes", **SOUND, outcomes=[{"text": "So.", "unmarks": ["mark"]}])
    assert "takes away" in reached(takes)[0]


def choice(choice_id: str, effects: Plain | None = None, **fields: Any) -> Choice:
    outcomes = [{"text": "So.", "effects": effects or {}, **fields.pop("of_outcome", {})}]
    return msgspec.convert({"id": choice_id, "text": "Go", "outcomes": outcomes, **fields}, Choice)


def test_a_choice_that_is_better_in_everything() -> None:
    worse = choice("worse", {"happiness": 0.5})
    assert balance.is_better_in_everything(choice("better", {"happiness": 1, "health": 2}), worse)
    for fair in (
        choice("hardly", {"happiness": 1}),
        choice("mixed", {"happiness": 4, "health": -0.5}),
        choice("stressing", {"happiness": 4, "stress": 0.5}),
        choice("dear", {"happiness": 4}, cost_cents=100),
        choice("tiring", {"happiness": 4}, energy=5),
        choice("closed", {"happiness": 4}, requires={"vehicle": True}),
    ):
        assert not balance.is_better_in_everything(fair, worse), fair.id
    leads_on = choice("leads_on", {"happiness": 0.5}, of_outcome={"marks": ["mark"]})
    assert not balance.is_better_in_everything(choice("better", {"happiness": 1, "health": 2}), leads_on)


def test_effects_out_of_proportion() -> None:
    sizes: list[tuple[Plain, bool]] = [
        ({"happiness": balance.MOST_POINTS}, False),
        ({"stress": -balance.MOST_POINTS - 0.5}, True),
        ({"health": 6, "smarts": 6, "stress": 6}, True),
        ({"money_cents": balance.MOST_CENTS}, False),
        ({"money_cents": -balance.MOST_CENTS - 1}, True),
    ]
    for effects, found in sizes:
        content = content_of(event(**SOUND, outcomes=[{"text": "So.", "effects": effects}]))
        assert bool(list(balance.findings(content))) == found, effects


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("You go — and stay.", "You go, and stay."),
        ("You go - and stay.", "A check-up."),
        ("Two  spaces.", "One space."),
        ("It ends without", "It ends."),
        ("You see see it.", "You had had enough of it."),
        ("It is a apple.", "It is a uniform for an hour."),
        ("It is an pear.", "It is an X-ray of a one-armed bear."),
        ("You say \"yes.", "You say \"yes\"."),
        ("You go , and stay.", "You go ..."),
        ("You go.Then you stay.", "You go. Then you stay."),
    ],
)  # fmt: skip
def test_sentences_that_are_set_badly(wrong: str, right: str) -> None:
    assert len(list(style.findings([Found("events: here", wrong, True)]))) == 1
    assert list(style.findings([Found("events: here", right, True)])) == []


def test_a_text_that_stands_twice_names_the_other_place() -> None:
    text = "It is said once, and then it is said again."
    [finding] = style.findings([Found("events: one", text, True), Found("events: two", text, True)])
    assert finding.startswith("events: two: the same text as events: one")
    assert list(style.findings([Found("events: one", "Thank you.", True)] * 2)) == []


def test_slips_of_the_fingers_are_found() -> None:
    """Most of the slips that chance makes in words that stand often."""
    text = list(texts_of(world().content))
    known = {word for each in text for word in each.text.split()}
    words = sorted(word for word in known if word.isalpha() and word.islower() and len(word) > 5)
    chance = random.Random(1)
    slipped = {word: slip(word, chance) for word in chance.sample(words, 60)}
    spoilt = [Found(f"events: {word}", f"{(word + ' ') * 4}{wrong}", False) for word, wrong in slipped.items()]
    found = {finding.split(": ")[1] for finding in spelling.findings([*text, *spoilt])}
    assert len(found & slipped.keys()) > 0.5 * len(slipped)


def slip(word: str, chance: random.Random) -> str:
    """Two letters change places."""
    at = next(n for n in chance.sample(range(1, len(word) - 1), len(word) - 2) if word[n] != word[n + 1])
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def test_usual_mistakes_and_american_spellings_are_found() -> None:
    text = "They recieve a gray coat in their favorite color."
    meant = [finding.split("'")[3] for finding in spelling.findings([Found("events: here", text, True)])]
    assert meant == ["receive", "grey", "favourite", "colour"]
    names = Found("events: here", "Mr Gray and Mrs Center sit there.", True)
    assert list(spelling.findings([names])) == []


def test_no_listed_mistake_is_listed_as_right() -> None:
    assert not spelling.right() & spelling.mistakes().keys()
    assert not set(spelling.mistakes().values()) & spelling.mistakes().keys()


def test_every_text_of_an_event_is_read() -> None:
    stay: Plain = {"id": "stay", "text": "Label", "outcomes": [{"text": "Outcome.", "remembers": "Memory"}]}
    content = content_of(event(text="Text.", also=["Other."], choices=[stay, {**stay, "id": "go"}], default="stay"))
    read = {(f.text, f.is_sentence) for f in texts_of(content) if f.where == "events: test_event"}
    assert read == {
        ("T", False), ("Text.", True), ("Other.", True), ("Label", False), ("Outcome.", True), ("Memory", False),
    }  # fmt: skip


def test_the_command_names_file_and_id_and_ends_with_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = Path(shutil.copytree(loader.DATA, tmp_path / "data"))
    monkeypatch.setattr(loader.lint, "__defaults__", (data,))
    assert CliRunner().invoke(cli, ["content", "--check"]).exit_code == 0
    path = data / "events" / "zz.yaml"
    path.write_text("- {id: zz_spoilt, title: T, theme: day, text: It ends without, outcomes: [{text: So.}]}\n")
    spoilt = CliRunner().invoke(cli, ["content", "--check"])
    assert spoilt.exit_code == 1
    assert f"{path}: events: zz_spoilt: no full stop" in spoilt.stdout


def test_conditions_of_all_that_ships_can_hold() -> None:
    assert all(not list(reach.contradictions(each.requires)) for each in world().content.events.values())
    assert not list(reach.contradictions(Conditions()))


IN_LOVE: Plain = {
    **SOUND, "theme": "love", "person": "beloved",
    "requires": {"min_age": 18, "person_min_age": 18, "bond": {"stages": ["together"]}},
}  # fmt: skip


def of_love(
    between: Plain | None = None, person: str = "beloved", coupled: bool | None = None, **outcome: Any
) -> Event:
    requires: Plain = {"min_age": 18, "person_min_age": 18, "coupled": coupled}
    if between is not None:
        requires["bond"] = between
    return event(weight=1, theme="love", person=person, requires=requires, outcomes=[{"text": "So.", **outcome}])


def test_a_sound_event_of_love_is_left_alone() -> None:
    for sound in (
        of_love({"stages": ["together"]}, turning="engage", bond={"trust": 5}),
        of_love({"stages": ["parted"]}, "ex", coupled=False, turning="reconcile"),
        of_love(None, "friend", coupled=False, turning="see"),
        of_love({"stages": ["married"], "has_affair": "them"}, "spouse", turning="discovered"),
        of_love({"stages": ["together"], "lives_together": False}, turning="move_in"),
    ):
        assert list(love.findings(content_of(sound))) == []
        assert reached(sound) == []
        assert list(check_event(sound)) == []


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (of_love(), "say at which stages"),
        (of_love({"stages": ["married"]}, "friend"), "no bond"),
        (of_love({"stages": ["married"]}, "date"), "do not go together"),
        (of_love({"stages": ["seeing", "married"]}), "beloved and seeing do not go together"),
        (of_love({"stages": ["together"]}, bond={"trust": 26}), "points"),
        (of_love({"stages": ["together", "engaged"]}, turning="engage"), "can not follow engaged"),
        (of_love(None, "friend", coupled=False, turning="break_up"), "nothing yet"),
        (of_love({"stages": ["parted"]}, "ex", turning="reconcile"), "coupled: false"),
        (of_love({"stages": ["together"]}, turning="move_in"), "live together"),
        (of_love({"stages": ["together"], "lives_together": True}, turning="move_in"), "live together"),
        (of_love({"stages": ["together"]}, turning="discovered"), "has_affair"),
        (of_love({"stages": ["together"]}, turning="forgiven"), "affair_known"),
    ],
)
def test_what_can_not_come_about_between_two(found: Event, said: str) -> None:
    assert any(said in finding for finding in love.findings(content_of(found)))


@pytest.mark.parametrize(
    ("bond", "coupled"),
    [
        ({"stages": ["together"], "min_trust": 60, "max_trust": 50}, None),
        ({"stages": ["together"], "min_days": 60, "max_days": 50}, None),
        ({"stages": ["together"]}, False),
        ({"stages": ["parted"], "lives_together": True}, None),
    ],
)
def test_bonds_that_can_not_be(bond: Plain, coupled: bool | None) -> None:
    assert any("never comes" in finding for finding in reached(of_love(bond, coupled=coupled)))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"requires": {"person_min_age": 18, "bond": {"stages": ["together"]}}}, "min_age: 18"),
        ({"requires": {"min_age": 18, "bond": {"stages": ["together"]}}}, "person_min_age: 18"),
        ({"person": "sister"}, "no love for"),
        ({"person": "any"}, "no love for"),
        ({"person": None, "outcomes": [{"text": "So.", "turning": "quarrel"}]}, "needs a person"),
        ({"theme": "day"}, "theme love"),
    ],
)
def test_love_is_for_adults_who_are_no_kin(changes: Plain, said: str) -> None:
    plain = {"id": "test_event", "title": "T", "text": "So.", "outcomes": [{"text": "So."}], **IN_LOVE, **changes}
    assert any(said in problem for problem in check_event(msgspec.convert(plain, Event)))
