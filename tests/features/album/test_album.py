"""The album: what is photographed and how often, who looks how, and that every drawing is small and harmless."""

from __future__ import annotations

import re
from functools import cache
from xml.etree import ElementTree

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.features.support import grown
from tests.support.life import SandboxLife, seed_of, world
from ws.content.schemas.album import Climate
from ws.engine.advance import UNATTENDED
from ws.engine.turn import Turn
from ws.features.activities.api import ActivityDone
from ws.features.album import page
from ws.features.album.drawing import hair
from ws.features.album.drawing.picture import MOST_BYTES, SCENES, described, picture
from ws.features.album.drawing.seen import Looks, Season, Seen, Sitter
from ws.features.album.handlers import show
from ws.features.album.queries import Found
from ws.features.album.records import Album, Photo
from ws.features.album.rules import looks, occasions, seasons
from ws.features.album.taking import sitter
from ws.features.people import api as people
from ws.features.romance.api import AnniversaryCame
from ws.kernel.facts import Fact

SVG = "{http://www.w3.org/2000/svg}"
ALLOWED = {
    "svg", "title", "desc", "g", "rect", "circle", "ellipse", "path", "text", "clipPath", "linearGradient", "stop",
}  # fmt: skip
SEASON_NAMES: tuple[Season, ...] = ("spring", "summer", "autumn", "winter", "dry", "rainy")


def photos_of(turn: Turn) -> list[Photo]:
    return [row for row in turn.rows if isinstance(row, Photo)]


def tell(life: SandboxLife, *facts: Fact) -> list[Photo]:
    """Something happens; the pictures that were taken of it."""
    turn = life.turn()
    for fact in facts:
        turn.announce(fact)
    turn.settle()
    photos = photos_of(turn)
    life.commit(turn, life.minute)
    return photos


@cache
def album_of(number: int, step: int = 10**9) -> tuple[Photo, ...]:
    """Every picture of a life that nobody interferes with, lived in steps of so many minutes."""
    life = SandboxLife.__new__(SandboxLife)
    taken: list[Photo] = []
    commit = SandboxLife.commit

    def watched(self: SandboxLife, turn: Turn, minute: int) -> None:
        commit(self, turn, minute)
        taken.extend(photos_of(turn))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(SandboxLife, "commit", watched)
        life.__init__(number)  # type: ignore[misc]  # made in two steps, so that its birth is watched too
        while not life.is_over:
            stops = UNATTENDED if step < 10**9 and life.question is None else frozenset({"death"})
            life.advance(min(130 * 12 * 1440, life.minute + step), stops)
    return tuple(taken)


def drawn(photo: Photo, number: int) -> str:
    found = Found(seed_of(number), "Ada", "Lovelace", 2026, 3, 12, photo)
    return show(world().content, found).svg


def test_a_life_leaves_an_album_from_the_first_day_to_the_last() -> None:
    photos = album_of(3)
    assert [photo.number for photo in photos] == list(range(1, len(photos) + 1))
    assert photos[0].occasion == "born"
    assert photos[-1].occasion == "last_picture"
    assert {"child_birthday", "first_school_day", "class_photo"} <= {photo.occasion for photo in photos}


def test_play_and_skips_take_the_same_pictures() -> None:
    assert album_of(3, step=1440) == album_of(3)


@pytest.mark.parametrize("number", range(3))
def test_no_occasion_is_photographed_more_often_than_it_may_be(number: int) -> None:
    by_occasion: dict[str, list[Photo]] = {}
    for photo in album_of(number):
        by_occasion.setdefault(photo.occasion, []).append(photo)
    for occasion_id, photos in by_occasion.items():
        occasion = world().content.photo_occasions[occasion_id]
        assert len(photos) <= occasion.most
        captions = [photo.caption for photo in photos][: len(occasion.captions)]
        assert len(set(captions)) == len(captions), "captions repeat only when all were used"


def test_no_two_pictures_of_whole_lives_are_the_same() -> None:
    all_drawn = [drawn(photo, number) for number in range(3) for photo in album_of(number)]
    assert len(all_drawn) > 60
    assert len(set(all_drawn)) == len(all_drawn)
    for svg in all_drawn:
        is_small_and_harmless(svg)


def is_small_and_harmless(svg: str) -> None:
    assert len(svg.encode()) <= MOST_BYTES < 8 * 1024
    root = ElementTree.fromstring(svg)
    assert root.find(f"{SVG}title") is not None
    assert root.find(f"{SVG}desc") is not None
    for element in root.iter():
        assert element.tag.removeprefix(SVG) in ALLOWED
        for name, value in element.attrib.items():
            assert not name.lower().startswith("on")
            assert "href" not in name
            assert name not in ("style", "class")
            assert "url(" not in value or re.fullmatch(r"url\(#[a-z][\d-]+\)", value)


colours = st.sampled_from(["#f6dcc4", "#432818", "#1f1a17"])
cuts = st.sampled_from(sorted(cut for cuts in hair.CUTS.values() for cut in cuts))
faces = st.builds(Looks, colours, colours, cuts, colours, st.booleans(), st.booleans(), st.booleans())
sitters = st.builds(
    Sitter, st.text(max_size=40), st.integers(0, 110), st.sampled_from(["female", "male"]), faces,
    st.sampled_from(["", "mother", "friend", "<b>"]),
)  # fmt: skip


@given(
    scene=st.sampled_from(sorted(SCENES)),
    season=st.sampled_from(SEASON_NAMES),
    hour=st.integers(0, 23),
    people=st.lists(sitters, max_size=8),
    detail=st.sampled_from(["", "7", "60", "bicycle", "boat", "kitchen", "</text><script>alert(1)</script>"]),
    seed=st.binary(min_size=16, max_size=16),
)
def test_whoever_stands_wherever_the_drawing_is_small_and_harmless(
    scene: str, season: Season, hour: int, people: list[Sitter], detail: str, seed: bytes
) -> None:
    if scene in ("cake_table", "big_table", "garden_party"):
        detail = "40"
    printable = [s for s in people if all(c.isprintable() for c in s.name)]
    seen = Seen(scene, season, hour, tuple(printable), "under <a> tree", detail)
    svg = picture(seen, seed, 3, "A & B")
    is_small_and_harmless(svg)
    assert svg == picture(seen, seed, 3, "A & B")


def test_every_scene_of_the_content_can_be_drawn() -> None:
    content = world().content
    used = {scene for one in content.photo_occasions.values() for scene in one.scenes}
    used |= {scene for one in content.work_scenes.values() for scene in one.scenes}
    assert used <= SCENES.keys()
    assert len(SCENES) >= 12


def test_people_look_in_pictures_as_in_their_portraits() -> None:
    life = grown(12)
    turn = life.turn()
    for person in people.living(turn):
        seen = sitter(turn, person)
        portrayed = people.appearance(turn, person)
        assert (seen.looks.skin, seen.looks.hair, seen.looks.eyes) == (portrayed.skin, portrayed.hair, portrayed.eyes)
        assert seen.looks.cut in hair.CUTS[portrayed.style]
        assert seen == sitter(turn, person)


@pytest.mark.parametrize("sex", ["female", "male"])
@pytest.mark.parametrize("style", [*hair.CUTS, "something new"])
def test_every_style_can_be_drawn(sex: str, style: str) -> None:
    known = {cut for cuts in hair.CUTS.values() for cut in cuts}
    assert all(looks.cut_of(bytes([number]), "p1", style, sex, number) in known for number in range(100))


@pytest.mark.parametrize(
    ("half", "month", "expected"),
    [
        ("north", 1, "winter"), ("south", 1, "summer"), ("north", 7, "summer"), ("south", 7, "winter"),
        ("north", 10, "autumn"),
    ],
)  # fmt: skip
def test_seasons_are_those_of_the_country(half: str, month: int, expected: str) -> None:
    climate = msgspec.convert({"id": "xx", "seasons": half}, Climate)
    assert seasons.season_of(climate, month) == expected


def test_in_the_tropics_it_rains_in_its_months() -> None:
    climate = Climate(id="xx", seasons="tropics", rainy_months=(11, 12))
    assert [seasons.season_of(climate, month) for month in (10, 11, 12, 1)] == ["dry", "rainy", "rainy", "dry"]


def test_a_day_outside_is_not_photographed_again_before_its_gap() -> None:
    life = grown(20)
    activity = next(a for a in world().content.activities.values() if a.category == "outdoors")
    done = ActivityDone(activity.id, "outdoors", "")
    assert len(tell(life, done, done)) <= 2
    assert tell(life, done) == []
    life.advance(life.minute + 12 * 1440 * 6)
    assert len(tell(life, done)) == 1


def test_the_dead_are_remembered_in_a_frame() -> None:
    life = grown(12)
    turn = life.turn()
    person = next(iter(people.living(turn)))
    [photo] = tell(life, people.PersonDied(person.id, person.relation))
    seen = msgspec.json.decode(photo.body, type=Seen)
    assert [(sitter.name, sitter.absent) for sitter in seen.people] == [(person.first_name, True)]
    assert person.first_name in photo.caption
    assert described(seen).startswith(f"A portrait of {person.first_name}")


@pytest.mark.parametrize(
    ("years", "occasion"), [(9, ""), (10, "anniversary"), (25, "silver_wedding"), (50, "golden_wedding")]
)
def test_great_years_of_a_marriage_are_photographed(years: int, occasion: str) -> None:
    life = grown(80)
    turn = life.turn()
    person = people.meet(turn, "acquaintance", "spouse")
    life.commit(turn, life.minute)
    photos = tell(life, AnniversaryCame(person.id, years))
    assert [photo.occasion for photo in photos] == ([occasion] if occasion else [])
    for photo in photos:
        seen = msgspec.json.decode(photo.body, type=Seen)
        assert person.first_name in [sitter.name for sitter in seen.people]


def test_counting_keeps_the_age_of_the_last_one() -> None:
    occasion = world().content.photo_occasions["outing"]
    album = occasions.with_photo(Album(), occasion.id, 30)
    assert occasions.times(album, occasion.id) == album.photos == 1
    assert not occasions.may_take(album, occasion, 30 + occasion.gap_years - 1)
    assert occasions.may_take(album, occasion, 30 + occasion.gap_years)


def test_the_page_escapes_what_people_are_called() -> None:
    photo = album_of(3)[0]
    cruel = msgspec.structs.replace(photo, caption="<img src=x onerror=alert(1)>")
    shown = show(world().content, Found(seed_of(3), "Ada", "Lovelace", 2026, 3, 12, cruel))
    html = page.head("<b>") + page.figure(shown) + page.END
    assert "<img" not in html
    assert "<b>" not in html
