"""What there is between a life and the people it loves, or loved."""

from __future__ import annotations

from typing import ClassVar, Literal

from ws.kernel.records import Owner, Record, Stored

Stage = Literal["matched", "seeing", "together", "engaged", "married", "separated", "parted", "divorced", "widowed"]
"""How far two have come; which stage may follow which is in `rules/stages.py`."""

ChapterKind = Literal[
    "matched", "seeing", "together", "moved_in", "moved_apart", "engaged", "engagement_off", "married", "renewed",
    "date", "anniversary", "child", "quarrel", "made_up", "affair", "affair_known", "forgiven", "separated",
    "reconciled", "parted", "divorced", "widowed",
]  # fmt: skip


class Bond(Record, frozen=True, omit_defaults=True):
    """What two are to each other. Points are 0 to 100; one bond a person, also long after it has ended."""

    person_id: str
    stage: Stage
    began_minute: int
    """When the two first became anything."""
    since_minute: int
    """When the present stage began."""
    trust: int = 60
    passion: int = 60
    strain: int = 0
    """What lies between the two and has not been talked about."""
    felt_minute: int = 0
    """Up to when the points above have been reckoned."""
    lives_together: bool = False
    engaged_minute: int | None = None
    married_minute: int | None = None
    """Of the present or the last marriage of the two."""
    times_married: int = 0
    """To each other."""
    chapters: int = 0
    """How many were written."""
    fine: tuple[int, int, int] = (0, 0, 0)
    """Thousandths of a point beyond trust, passion and strain."""
    load: int = 10
    """Where strain rests, by the circumstances: points."""
    quarrel: str = ""
    """What the two have words about: id of the content; "" for nothing."""
    quarrel_minute: int = 0
    quarrels: int = 0
    """How many there were."""
    talked_minute: int = -1
    """When the two last talked things over."""

    STORED: ClassVar[Stored] = Stored(kind="bond", owner=Owner.LIFE, key="person_id")


class Chapter(Record, frozen=True, omit_defaults=True):
    """Something that the two will tell of. Numbered in the order of happening."""

    id: str
    """person id, colon, number: "p12:3"."""
    person_id: str
    minute: int
    kind: ChapterKind
    years: int = 0
    """Of an anniversary."""
    text: str = ""
    """What the player reads; "" where the kind says it all."""

    STORED: ClassVar[Stored] = Stored(kind="bond_chapter", owner=Owner.LIFE, key="id")


class Asked(Record, frozen=True, omit_defaults=True):
    """Somebody was asked for something and said no, for now."""

    id: str
    """What was asked ("out", "partners", "move_in"), colon, person id."""
    minute: int

    STORED: ClassVar[Stored] = Stored(kind="romance_asked", owner=Owner.LIFE, key="id")


class Affair(Record, frozen=True, omit_defaults=True):
    """Somebody was unfaithful. Kept also when it was forgiven."""

    id: str
    person_id: str
    """The partner: who was deceived when `by_player`, who deceived otherwise."""
    by_player: bool
    with_person_id: str = ""
    """"" for somebody the life does not know."""
    minute: int = 0
    hinted_minute: int | None = None
    """When the player began to wonder about theirs."""
    known_minute: int | None = None
    """When it came out."""
    confronted_minute: int | None = None
    """When the player asked them straight out."""
    forgiven_minute: int | None = None

    STORED: ClassVar[Stored] = Stored(kind="affair", owner=Owner.LIFE, key="id")
