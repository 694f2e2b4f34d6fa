"""What a plain person does about love: asks out somebody they like while they are alone, becomes a couple after some
months, moves in after a year or two, talks when there are words, and ends what is bad for long."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Final

from ws.content.schemas import Content
from ws.engine.clock import MINUTES_PER_DAY, age_at
from ws.engine.records import Life
from ws.features.ageing.records import Age
from ws.features.home.records import Residence
from ws.features.people.records import Person
from ws.features.people.rules import attraction, circles
from ws.features.romance.messages import (
    AskOut,
    BecomePartners,
    BreakUp,
    Confess,
    Confront,
    Forgive,
    MoveInTogether,
    TalkItOver,
)
from ws.features.romance.records import Affair, Asked, Bond
from ws.features.romance.rules import answers, eligible, feelings, stages
from ws.features.romance.rules.talking import Style
from ws.kernel.messages import Request
from ws.kernel.state import Reader

HOUR: Final = 18
ASKS: Final = 0.10
"""Months in which somebody who is alone, and knows somebody, asks them out; less from FADES_FROM on."""
FADES_FROM: Final = 35
LIKED_FROM: Final = 20
MOST_YEARS_APART: Final = 12
COUPLE_AFTER, COUPLE = 3, 0.35
"""Months of seeing somebody, and the share of those after it in which one asks."""
ROOF_AFTER, ROOF = 12, 0.08
TALKS: Final = 0.6
TALKS_FROM: Final = 40
"""Strain from which one talks also without a quarrel."""
ENDS_FROM, ENDS = 65, 0.12
ENDS_SEEING_FROM, ENDS_SEEING = 45, 0.2
CONFESSES, CONFRONTS, FORGIVES = 0.04, 0.5, 0.12
_STYLES: Final[tuple[Style, ...]] = (
    "collaborating", "compromising", "compromising", "accommodating", "avoiding", "avoiding", "competing",
)  # fmt: skip


def requests(reader: Reader, content: Content, minute: int, chance: random.Random) -> Iterator[Request]:
    """See the module."""
    age = reader.find(Age)
    if age is None or age.years < eligible.ADULT:
        return
    bonds = [feelings.now(held, minute) for held in reader.all(Bond) if held.stage not in stages.OVER]
    held = next((each for each in bonds if each.stage in stages.COUPLE), None)
    seen = next((each for each in bonds if each.stage == "seeing"), None)
    if held is not None:
        yield from _couple(reader, held, minute, chance)
    elif seen is not None:
        yield from _seeing(seen, minute, chance)
    elif not any(each.stage in ("matched", "separated") for each in bonds):
        yield from _alone(reader, minute, age.years, chance)


def _couple(reader: Reader, held: Bond, minute: int, chance: random.Random) -> Iterator[Request]:
    person_id = held.person_id
    bad = held.stage != "married" and held.strain >= ENDS_FROM
    if bad and chance.random() < ENDS:
        yield BreakUp(person_id=person_id)
        return
    yield from _about_affairs(reader, held, chance)
    if (held.quarrel or held.strain >= TALKS_FROM) and chance.random() < TALKS:
        yield TalkItOver(person_id=person_id, style=chance.choice(_STYLES))
    months = (minute - held.began_minute) // MINUTES_PER_DAY
    if not held.lives_together and months >= ROOF_AFTER and chance.random() < ROOF and not _said_no(reader, held):
        home = reader.find(Residence)
        own = home is not None and home.status in ("rented", "owned")
        yield MoveInTogether(person_id=person_id, where="mine" if own else "theirs")


def _about_affairs(reader: Reader, held: Bond, chance: random.Random) -> Iterator[Request]:
    for affair in reader.all(Affair):
        if affair.person_id != held.person_id or affair.forgiven_minute is not None:
            continue
        known = affair.known_minute is not None
        if affair.by_player:
            if not known and chance.random() < CONFESSES:
                yield Confess(person_id=held.person_id)
        elif (known or affair.hinted_minute is not None) and affair.confronted_minute is None:
            if chance.random() < CONFRONTS:
                yield Confront(person_id=held.person_id)
        elif known and chance.random() < FORGIVES:
            yield Forgive(person_id=held.person_id)
        else:
            continue
        return


def _seeing(held: Bond, minute: int, chance: random.Random) -> Iterator[Request]:
    months = (minute - held.since_minute) // MINUTES_PER_DAY
    if held.strain >= ENDS_SEEING_FROM and chance.random() < ENDS_SEEING:
        yield BreakUp(person_id=held.person_id)
    elif months >= COUPLE_AFTER and chance.random() < COUPLE:
        yield BecomePartners(person_id=held.person_id)


def _alone(reader: Reader, minute: int, age: int, chance: random.Random) -> Iterator[Request]:
    if chance.random() > ASKS * min(1.0, FADES_FROM / age):
        return
    life = reader.get(Life)
    wanted = attraction.drawn_to(bytes.fromhex(life.seed), "you", "female" if life.sex == "female" else "male")
    liked = [
        person
        for person in reader.all(Person)
        if person.sex in wanted
        and person.affinity >= LIKED_FROM
        and person.is_alive
        and person.in_touch
        and not person.estranged
        and not circles.is_family(person.relation)
        and person.relation != "ex"
        and eligible.is_free(person)
        and _fits(age, age_at(minute - person.birth_minute, life.days_per_year))
        and not _asked(reader, "out", person.id, minute)
    ]
    if liked:
        yield AskOut(person_id=max(liked, key=lambda person: (person.affinity, person.id)).id)


def _fits(age: int, theirs: int) -> bool:
    return theirs >= eligible.ADULT and abs(age - theirs) <= MOST_YEARS_APART


def _said_no(reader: Reader, held: Bond) -> bool:
    return reader.find(Asked, f"move_in:{held.person_id}") is not None


def _asked(reader: Reader, what: str, person_id: str, minute: int) -> bool:
    asked = reader.find(Asked, f"{what}:{person_id}")
    return asked is not None and minute - asked.minute < 4 * answers.SEASON * MINUTES_PER_DAY
