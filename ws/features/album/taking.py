"""Taking a picture: who is in it, where, and what is written under it."""

from __future__ import annotations

import msgspec

from ws.content.schemas import Occasion
from ws.engine.turn import Turn
from ws.features.album import api
from ws.features.album.drawing.seen import Looks, Seen, Sitter
from ws.features.album.records import Album, Photo
from ws.features.album.rules import looks, occasions
from ws.features.people import api as people
from ws.features.people.records import Person
from ws.kernel.prose import fill
from ws.kernel.rolls import Rolls

MOST_DETAIL = 40


class Staged(msgspec.Struct, frozen=True):
    """What a moment says about its picture, besides its occasion."""

    about: Person | None = None
    what: str = ""
    detail: str = ""
    scenes: tuple[str, ...] = ()
    """Instead of those of the occasion."""
    self_absent: bool = False
    about_absent: bool = False
    guests: tuple[Sitter, ...] = ()
    """People nobody keeps a record of."""


def take(turn: Turn, occasion_id: str, staged: Staged | None = None) -> None:
    """Take a picture and put it into the album, if this occasion has not been there often enough."""
    occasion = turn.content.photo_occasions[occasion_id]
    album = turn.find(Album) or Album()
    age = turn.age()
    if not occasions.may_take(album, occasion, age):
        return
    how = staged or Staged()
    after = occasions.with_photo(album, occasion_id, age)
    turn.put(after)
    seen = _seen(turn, occasion, how, after.photos)
    turn.add(
        Photo(
            life_id=turn.life.id,
            number=after.photos,
            minute=turn.minute,
            occasion=occasion_id,
            caption=_caption(turn, occasion, how, occasions.times(album, occasion_id)),
            favourite=False,
            body=msgspec.json.encode(seen),
        )
    )
    turn.announce(api.PhotoTaken(after.photos, occasion_id))


def sitter(turn: Turn, person: Person, absent: bool = False) -> Sitter:
    """Somebody as they look now (or looked at last)."""
    age = people.age(turn, person)
    return Sitter(person.first_name, age, person.sex, _face(turn, person), person.relation, absent)


def called(person: Person) -> str:
    """A person as a caption speaks of them."""
    return f"your {person.relation} {person.first_name}" if person.relation in looks.KIN else person.first_name


def _seen(turn: Turn, occasion: Occasion, how: Staged, number: int) -> Seen:
    rolls = turn.rolls()
    season = api.season(turn)
    may_be = how.scenes or occasions.scenes(occasion, season)
    scene = rolls.choose(f"photo.scene.{occasion.id}", may_be, str) or may_be[0]
    shown = [] if how.self_absent else [_self(turn)]
    if how.about is not None:
        shown.append(sitter(turn, how.about, how.about_absent))
    shown += how.guests
    shown += _company(turn, occasion, how.about)
    if how.self_absent and not how.about_absent:
        shown = [_self(turn, absent=True)]
    return Seen(
        scene=scene,
        season=season,
        hour=rolls.between(occasion.from_hour, occasion.to_hour, "photo.hour", number),
        people=tuple(shown),
        place=occasion.place,
        detail=how.detail[:MOST_DETAIL],
    )


def _self(turn: Turn, absent: bool = False) -> Sitter:
    life = turn.life
    return Sitter(life.first_name, turn.age(), life.sex, _face(turn, None), "", absent)


def _face(turn: Turn, person: Person | None) -> Looks:
    """Somebody's face, or the life's own."""
    drawn = people.appearance(turn, person)
    seed, person_id = bytes.fromhex(turn.life.seed), person.id if person is not None else ""
    return Looks(
        skin=drawn.skin,
        hair=drawn.hair,
        cut=looks.cut_of(seed, person_id, drawn.style, drawn.sex, drawn.age),
        eyes=drawn.eyes,
        glasses=drawn.glasses,
        freckles=drawn.freckles,
        beard=drawn.beard,
    )


def _company(turn: Turn, occasion: Occasion, about: Person | None) -> list[Sitter]:
    """Who else came: by chance, those who like the life most more often."""
    if not occasion.most_company:
        return []
    may_come = [
        person
        for person in people.living(turn)
        if person.relation in occasion.company and (about is None or person.id != about.id)
    ]
    found: list[Person] = []
    while may_come and len(found) < occasion.most_company:
        chosen = turn.rolls().choose(
            f"photo.company.{occasion.id}", may_come, lambda person: person.id, lambda person: person.affinity + 110
        )
        if chosen is None:
            break
        may_come.remove(chosen)
        found.append(chosen)
    return [sitter(turn, person) for person in found]


def _caption(turn: Turn, occasion: Occasion, how: Staged, times: int) -> str:
    """One of the captions; none comes again before all others were there."""
    life = turn.life
    first = Rolls(bytes.fromhex(life.seed), 0).between(0, len(occasion.captions) - 1, "photo.caption", occasion.id)
    text = occasion.captions[(first + times) % len(occasion.captions)]
    person = called(how.about) if how.about is not None else "somebody"
    return fill(text, name=life.first_name, age=turn.age(), person=person, what=how.what or occasion.title)
