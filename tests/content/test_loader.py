"""Content that is wrong stops the start and says where; what is right is compiled once."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from ws.content import loader
from ws.kernel.errors import ContentError

Plain = dict[str, object]
Change = Callable[[list[Plain]], object]

BROKEN = "events/teen.yaml"
WHOLE = {
    "date_activities", "date_texts", "date_venues",
    "bank_letters", "career_texts", "child_texts", "family_laws",
    "conditions", "death_causes", "endings", "habits", "homes", "interests",
    "items", "jobs", "level_lines", "life_tables", "loans", "obituaries", "offences", "people_news",
    "programmes", "school_texts", "story_chapters", "tellings", "topics", "tracks", "trait_words", "treatments",
    "tutorial_steps", "work_scenes",
    "bio_words", "dating_texts", "engagement_rings", "fit_reasons", "lexicons", "love_chapters", "love_texts",
    "parting_texts", "photo_occasions", "products", "quarrels", "skip_openings", "story_lines",
    "wedding_extras", "wedding_moments", "wedding_places", "wedding_styles", "wedding_texts", "wedding_vows",
}  # fmt: skip
"""Kinds that other content or the rules count on, entry by entry."""


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A few entries of each file: loading them is quick."""
    made = tmp_path_factory.mktemp("small")
    (made / "events").mkdir()
    for kind in loader.KINDS:
        if (loader.DATA / kind).is_dir() and kind != "events":
            shutil.copytree(loader.DATA / kind, made / kind)
        for path in [loader.DATA / f"{kind}.yaml", loader.DATA / BROKEN, loader.DATA / "events" / "adult.yaml"]:
            if path.is_file() and (path.parent.name != "events" or kind == "events"):
                entries = yaml.load(path.read_text(encoding="utf-8"), Loader=loader.SAFE_LOADER)
                asking = [entry for entry in entries if entry.get("choices")][:1]
                kept = entries if kind in WHOLE else [*asking, *(e for e in entries[:4] if e not in asking)]
                text = yaml.safe_dump(kept, allow_unicode=True)
                (made / path.relative_to(loader.DATA)).write_text(text, encoding="utf-8")
    return made


@pytest.fixture
def data(small: Path, tmp_path: Path) -> Path:
    """Content of one's own, to spoil."""
    return Path(shutil.copytree(small, tmp_path / "data"))


def spoil(data: Path, name: str, change: Change) -> None:
    """Change the entries of one file."""
    path = data / name
    entries = yaml.load(path.read_text(encoding="utf-8"), Loader=loader.SAFE_LOADER)
    change(entries)
    path.write_text(yaml.safe_dump(entries, allow_unicode=True), encoding="utf-8")


def problem(data: Path) -> str:
    with pytest.raises(ContentError) as caught:
        loader.load(data=data)
    return str(caught.value)


def question(entries: list[Plain]) -> Plain:
    """The first entry with choices."""
    return next(entry for entry in entries if entry.get("choices"))


def first_outcome(entry: Plain) -> Plain:
    choices = entry["choices"]
    assert isinstance(choices, list)
    outcome = choices[0]["outcomes"][0]
    assert isinstance(outcome, dict)
    return outcome


def first_choice(entry: Plain) -> Plain:
    choices = entry["choices"]
    assert isinstance(choices, list)
    choice = choices[0]
    assert isinstance(choice, dict)
    return choice


WRONG_FIELDS: dict[str, tuple[str, Change, str]] = {
    "unknown field": ("jobs.yaml", lambda e: e[1].update(salary=5), "salary"),
    "wrong type": ("jobs.yaml", lambda e: e[1].update(pay_cents="much"), "pay_cents"),
    "out of range": ("jobs.yaml", lambda e: e[1].update(hours=13), "hours"),
    "missing field": ("jobs.yaml", lambda e: e[1].pop("pay_cents"), "pay_cents"),
    "bad id": ("jobs.yaml", lambda e: e[1].update(id="Not An Id"), "Not An Id"),
    "unknown relation": (BROKEN, lambda e: question(e).update(person="uncle"), "person"),
    "unknown effect": (BROKEN, lambda e: first_outcome(question(e)).update(effects={"luck": 1}), "luck"),
    "too strong": (BROKEN, lambda e: first_outcome(question(e)).update(effects={"smarts": 101}), "effects"),
    "too few names": ("countries.yaml", lambda e: e[0].update(male_names=["Bob"]), "male_names"),
    "no variants": ("experiments.yaml", lambda e: e[0].update(variants=[]), "variants"),
}


@pytest.mark.parametrize("wrong", WRONG_FIELDS)
def test_a_wrong_entry_is_named_with_its_file(data: Path, wrong: str) -> None:
    name, change, word = WRONG_FIELDS[wrong]
    spoiled: list[Plain] = []

    def note(entries: list[Plain]) -> None:
        before = [dict(entry) for entry in entries]
        change(entries)
        spoiled.extend(new for new, old in zip(entries, before, strict=True) if new != old)

    spoil(data, name, note)
    said = problem(data)
    assert str(data / name) in said
    assert word in said
    for entry in spoiled:
        assert str(entry["id"]) in said


def test_an_id_that_is_there_twice_is_named_with_its_file(data: Path) -> None:
    spoil(data, "jobs.yaml", lambda e: e.append(dict(e[0])))
    said = problem(data)
    assert "jobs.yaml" in said
    assert "'shop_assistant' is there twice" in said


def test_ids_are_unique_over_all_files_of_a_kind(data: Path) -> None:
    first = yaml.safe_load((data / "events/adult.yaml").read_text(encoding="utf-8"))[0]
    spoil(data, BROKEN, lambda e: e.append(first))
    assert f"{first['id']!r} is there twice" in problem(data)


APART: dict[str, tuple[Change, str]] = {
    "unknown job": (lambda e: first_choice(question(e)).update(job="astronaut"), "'astronaut', which does not exist"),
    "unfilled placeholder": (lambda e: question(e).update(text="Hello {boss}."), "nobody fills {boss}"),
    "unfilled in an outcome": (lambda e: first_outcome(question(e)).update(text="So {x.y}."), "nobody fills {x.y}"),
    "broken placeholder": (lambda e: question(e).update(text="Hello {name."), "Hello {name."),
    "no default": (lambda e: question(e).pop("default"), "default None"),
    "unknown default": (lambda e: question(e).update(default="fly"), "default 'fly'"),
    "one choice": (lambda e: question(e).update(choices=[first_choice(question(e))]), "at least two"),
    "both": (lambda e: question(e).update(outcomes=[{"text": "So."}]), "either choices or outcomes"),
    "neither": (lambda e: e[0].update(choices=[], outcomes=[]), "either choices or outcomes"),
    "affinity alone": (
        lambda e: [question(e).pop("person", None), first_outcome(question(e)).update(effects={"affinity": 3})],
        "affinity, friendship and memories need a person",
    ),
}


@pytest.mark.parametrize("wrong", APART)
def test_what_does_not_hold_together_is_told_with_its_entry(data: Path, wrong: str) -> None:
    change, words = APART[wrong]
    entries = yaml.load((data / BROKEN).read_text(encoding="utf-8"), Loader=loader.SAFE_LOADER)
    assert entries[0] is question(entries), "the entry that is spoilt is the first"
    spoil(data, BROKEN, change)
    said = problem(data)
    assert words in said
    assert str(entries[0]["id"]) in said


def test_what_does_not_hold_together_is_named_with_its_file(data: Path) -> None:
    """Events stand in many files; the id alone sends the author searching."""
    spoil(data, BROKEN, APART["unknown default"][0])
    assert "teen.yaml" in problem(data)


def test_every_problem_is_told_at_once(data: Path) -> None:
    spoil(data, BROKEN, APART["unknown default"][0])
    spoil(data, "events/adult.yaml", APART["unknown job"][0])
    said = problem(data)
    assert "'fly'" in said
    assert "'astronaut'" in said


@pytest.mark.parametrize("text", ["- {id: x", "just: a mapping", "", "- 5", "\t- x"])
def test_what_is_no_list_of_entries_is_named(data: Path, text: str) -> None:
    (data / "jobs.yaml").write_text(text, encoding="utf-8")
    assert "jobs.yaml" in problem(data)


def test_a_kind_without_a_file_is_named(data: Path) -> None:
    (data / "skips.yaml").unlink()
    assert "'skips'" in problem(data)


# The compiled copy


def test_the_compiled_copy_is_the_same_content_and_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = loader.load(cache=tmp_path)
    [compiled] = tmp_path.glob("content-*.msgpack")
    monkeypatch.setattr(loader, "_read", lambda kind, paths, places: pytest.fail("the files were read again"))
    monkeypatch.setattr(loader, "_read", lambda *_: pytest.fail("the files were read again"))
    assert loader.load(cache=tmp_path) == made
    assert list(tmp_path.iterdir()) == [compiled], "nothing else is left there"


@pytest.mark.parametrize("broken", [b"", b"\xff\xff\xff", b"\x80", b"half"])
def test_a_broken_copy_is_made_again(data: Path, tmp_path: Path, broken: bytes) -> None:
    cache = tmp_path / "cache"
    made = loader.load(cache=cache, data=data)
    [compiled] = cache.glob("content-*.msgpack")
    good = compiled.read_bytes()
    compiled.write_bytes(good[: len(good) // 2] if broken == b"half" else broken)
    assert loader.load(cache=cache, data=data) == made
    assert compiled.read_bytes() == good


def test_changed_content_is_compiled_anew_and_the_old_copy_goes(tmp_path: Path, data: Path) -> None:
    cache = tmp_path / "cache"
    loader.load(cache=cache, data=data)
    [old] = cache.glob("*.msgpack")
    spoil(data, "jobs.yaml", lambda e: e[0].update(pay_cents=123_456))
    assert loader.load(cache=cache, data=data).jobs["shop_assistant"].pay_cents == 123_456
    [new] = cache.glob("*.msgpack")
    assert new != old


def test_wrong_content_is_never_compiled(tmp_path: Path, data: Path) -> None:
    cache = tmp_path / "cache"
    spoil(data, BROKEN, APART["unknown default"][0])
    for _ in range(2):
        with pytest.raises(ContentError):
            loader.load(cache=cache, data=data)
    assert not cache.exists()


def test_a_cache_that_can_not_be_written_costs_only_time(data: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where a folder should be")
    assert loader.load(cache=tmp_path / "cache", data=data) == loader.load(data=data)
