"""After the player's death: children inherit, and the story goes on with them."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.features.children.support import a_child, settled, with_partner
from tests.features.legacy.support import continued, ended
from tests.features.support import put
from tests.support.life import SandboxLife
from ws.features.children.records import Child, Grandchild
from ws.features.home.records import Residence
from ws.features.people.records import Person


def family(years: int, stage: str = "together") -> tuple[SandboxLife, str, str]:
    """Somebody of 45 with a partner and two children; (life, partner, the elder child)."""
    life = settled(45)
    partner = with_partner(life, stage=stage)
    child = a_child(life, partner, years)
    a_child(life, partner, max(0, years - 2))
    return life, partner, child.id


@pytest.mark.parametrize("years", [1, 9, 16, 24])
@pytest.mark.parametrize("stage", ["together", "married"])
def test_the_story_goes_on_with_a_child_of_any_age(years: int, stage: str) -> None:
    life, partner, child_id = family(years, stage)
    child = life.state.get(Person, child_id)
    passing = ended(life)
    assert child_id in [each.person_id for each in passing.successors]
    following = continued(life, child_id)
    assert following.life.first_name == child.first_name
    relations = {one.id: one.relation for one in following.state.all(Person)}
    assert relations[partner] == "father", "who was no husband, too"
    siblings = [one for one in following.state.all(Person) if one.relation in ("sister", "brother")]
    assert siblings
    dead = next(one for one in following.state.all(Person) if one.first_name == "Ada" and not one.is_alive)
    assert dead.relation == "mother"
    following.advance(following.minute + 24 * 1440)
    assert not following.is_over


def test_children_inherit_alike() -> None:
    life, _, child_id = family(9)
    passing = ended(life)
    shares = {one.heir: one.gross_cents for one in passing.inheritors}
    assert child_id in shares
    assert len(shares) == 2
    assert max(shares.values()) - min(shares.values()) <= 1


def test_a_grandchild_is_the_childs_own_child() -> None:
    life = settled(60)
    child, other = a_child(life, years=30), a_child(life, years=28)
    small = a_child(life, years=2)
    put(
        life,
        replace(life.state.get(Person, small.id), relation="granddaughter", lives="near"),
        Grandchild(small.id, child.id),
    )
    turn = life.turn()
    turn.remove(Child, small.id)
    life.commit(turn, life.minute)
    ended(life)
    parent = continued(life, child.id)
    held = parent.state.get(Person, small.id)
    assert (held.relation, held.lives) == ("daughter", "home")
    assert parent.state.find(Child, small.id) is not None
    assert parent.state.get(Residence).children == 1
    aunt = continued(life, other.id)
    assert aunt.state.get(Person, small.id).relation == "niece"
