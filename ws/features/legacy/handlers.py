"""Wills, the end that is chosen, going on, and the family tree."""

from __future__ import annotations

from collections.abc import Generator

from ws.engine.advance import rest_at
from ws.engine.records import Life, LifeClock
from ws.engine.turn import Turn
from ws.features.ageing import api as ageing
from ws.features.birth import api as birth
from ws.features.legacy import continuing, dying, facts, reading, tree
from ws.features.legacy.messages import (
    MOST_HEIRS,
    ContinueAs,
    EndLife,
    FamilyTree,
    GetFamilyTree,
    GetWill,
    LifeEndChosen,
    LifeGoesOn,
    LifeOver,
    PossibleHeir,
    WillChosen,
    WillKept,
    WillShare,
    WillShown,
    WriteWill,
)
from ws.features.legacy.records import Bequest, Passing, Successor, TreeEntry, Will
from ws.features.legacy.rules import estates, wills
from ws.features.legacy.rules.remembrance import listed
from ws.features.legacy.words import tell, worded
from ws.features.money import api as money
from ws.features.people import api as people
from ws.kernel.errors import Refused
from ws.kernel.player import Player
from ws.kernel.rolls import Rolls


def write_will(turn: Turn, request: WriteWill) -> WillKept:
    """Keep the shares. Nothing else happens until the end."""
    turn.living()
    held = turn.find(Will)
    wills.check(turn.age(), [(share.heir, share.percent) for share in request.shares], held is not None)
    shares = tuple(Bequest(share.heir, _heir_name(turn, share.heir), share.percent) for share in request.shares)
    if held is not None and held.shares == shares:
        raise Refused("conflict", "Your will says exactly this already.")
    turn.perform(WillChosen(shares))
    return WillKept(shares=_shown(shares))


def keep_will(turn: Turn, deed: WillChosen) -> None:
    """The will is at the notary's, or torn up."""
    if deed.shares:
        turn.put(Will(deed.shares, turn.minute))
        tell(turn, "will_written", heirs=listed([share.name for share in deed.shares]))
    else:
        turn.remove(Will)
        tell(turn, "will_revoked")
    turn.announce(facts.WillWritten(len(deed.shares)))


def get_will(turn: Turn, request: GetWill) -> WillShown:
    """The will as it stands, and who might be named."""
    turn.living()
    held = turn.find(Will)
    by_law = estates.by_law(reading.heirs_by_law(turn))
    percents = estates.shared(estates.WHOLE, [weight for _, weight in by_law])
    alive = sorted(people.living(turn, everybody=True), key=lambda person: (-person.affinity, person.id))
    heirs = [PossibleHeir(person.id, reading.name_of(person), person.relation) for person in alive]
    charities = [
        PossibleHeir(f"{estates.CHARITY}{each.id}", each.name, "charity", each.text)
        for each in turn.content.charities.values()
    ]
    return WillShown(
        shares=_shown(held.shares) if held is not None else (),
        by_law=tuple(WillShare(heir.id, heir.name, p) for (heir, _), p in zip(by_law, percents, strict=True)),
        heirs=(*heirs, *charities),
        estate_cents=dying.balance_of(turn).left_cents,
        from_age=money.ADULT,
    )


def _heir_name(turn: Turn, heir_id: str) -> str:
    if not heir_id.startswith(estates.CHARITY):
        return reading.name_of(people.get(turn, heir_id))
    charity = turn.content.charities.get(heir_id.removeprefix(estates.CHARITY))
    if charity is None:
        raise Refused("not_found", "There is no such charity.", heir=heir_id)
    return charity.name


def _shown(shares: tuple[Bequest, ...]) -> tuple[WillShare, ...]:
    return tuple(WillShare(share.heir, share.name, share.percent) for share in shares[:MOST_HEIRS])


def end_life(turn: Turn, request: EndLife) -> LifeOver:
    """A quiet end, because the player wants to begin anew."""
    turn.living()
    if turn.age() < money.ADULT:
        raise Refused(
            "not_allowed",
            "A childhood is not ended like this. To begin anew, send start_life with end_current.",
            from_age=money.ADULT,
        )
    if not request.confirm:
        raise Refused(
            "not_allowed", "This can not be undone. Send confirm if the story shall end here.", confirm=True
        )
    text = str(turn.perform(LifeEndChosen()))
    turn.settle()
    return LifeOver(text=text, ribbon=turn.get(Passing).ribbon, age=turn.age())


def let_end(turn: Turn, deed: LifeEndChosen) -> str:
    """The story ends here; returns how."""
    text = worded(turn, "quiet_end")
    ageing.end_life(turn, reading.QUIET, text)
    return text


def continue_as(turn: Turn, request: ContinueAs) -> Generator[None, None, LifeGoesOn]:
    """The next life is that of a relative, or of their newborn."""
    successor = _successor(turn, request)
    ended = turn.life
    origin = continuing.origin_of(turn, successor, request.newborn)
    heir = people.get(turn, successor.person_id)
    seed = turn.world.entropy(16)
    rolls = Rolls(seed, 0)
    if request.newborn:
        sex = request.sex or ("female" if rolls.happens(0.5, "birth.sex") else "male")
        first_name = birth.first_name_of(turn, rolls, ended.country, sex, request.first_name)
    else:
        sex, first_name = heir.sex, heir.first_name
    year, month = continuing.calendar_of(ended, heir.birth_minute - origin.heir.birth_minute)
    life = Life(
        id=turn.world.new_id(),
        account_id=turn.account_id,
        number=turn.get(Player).lives + 1,
        seed=seed.hex(),
        first_name=first_name,
        last_name=heir.last_name,
        sex=sex,
        country=ended.country,
        birth_year=year,
        birth_month=month,
        days_per_year=ended.days_per_year,
        born_at=turn.at,
    )
    clock = LifeClock(
        anchor_at=turn.at,
        anchor_minute=origin.begins_minute,
        minutes_per_second=turn.world.settings.minutes_per_second,
        present=True,
    )
    advanced = yield from continuing.begin(turn, life, clock, origin)
    rest_at(turn, advanced.minute, present=True)
    return LifeGoesOn(
        life_id=str(life.id),
        first_name=life.first_name,
        last_name=life.last_name,
        sex=life.sex,
        country=life.country,
        relation=origin.relation,
        age=turn.age(),
        inherited_cents=origin.inherited_cents,
    )


def _successor(turn: Turn, request: ContinueAs) -> Successor:
    """Whom the request means. Raises Refused."""
    if turn.find(Life) is None:
        raise Refused("no_life")
    if turn.life.ended_minute is None:
        raise Refused("not_allowed", "A life is being lived. Nobody goes on from it yet.")
    passing = turn.find(Passing)
    chosen = next((s for s in passing.successors if s.person_id == request.person_id), None) if passing else None
    if chosen is None:
        people.get(turn, request.person_id)
        raise Refused(
            "not_allowed", "Only somebody of the family can take the story up.", person_id=request.person_id
        )
    if request.newborn and not chosen.may_have_child:
        raise Refused("not_allowed", "They are not of the age to have a newborn.", person_id=chosen.person_id)
    if not request.newborn and (request.first_name is not None or request.sex is not None):
        raise Refused("not_allowed", "Who goes on has a name already; only a newborn is given one.")
    return chosen


def get_family_tree(turn: Turn, request: GetFamilyTree, entries: tuple[TreeEntry, ...]) -> FamilyTree:
    """One page of the ended lives, the living one before them."""
    page = entries[: request.limit]
    more = len(entries) > request.limit
    return FamilyTree(
        current=tree.current(turn),
        lives=tuple(tree.shown(turn.content, entry) for entry in page),
        next_before=page[-1].number if more else None,
    )
