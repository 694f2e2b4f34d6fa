"""What the tests of the parting share: somebody to part from."""

from __future__ import annotations

from msgspec.structs import replace

from tests.features.support import DAY, grown, put
from tests.support.life import SandboxLife
from ws.features.children.records import Child
from ws.features.money.records import Money
from ws.features.people import api as people
from ws.features.people.records import Person
from ws.features.romance import api as romance
from ws.features.romance.records import Bond, Stage

YEAR = 12 * DAY
WAY: tuple[Stage, ...] = ("together", "engaged", "married")


def spouse_of(life: SandboxLife) -> Person:
    """The one the life is bound to."""
    return life.state.get(Person, next(life.state.all(Bond)).person_id)


def bond_of(life: SandboxLife) -> Bond:
    return next(life.state.all(Bond))


def bound(
    number: int = 0,
    until: Stage = "married",
    years_ago: int = 6,
    age: int = 34,
    together: bool = True,
    **changes: object,
) -> SandboxLife:
    """Somebody of an age, with money, who is as far as `until` with somebody, married that many years ago."""
    life = grown(age - years_ago, number)
    put(life, Money(5_000_000, 2_000_000))
    turn = life.turn()
    person = people.meet(turn, "acquaintance", "spouse")
    values: dict[str, object] = {
        "birth_minute": turn.minute - (age - years_ago) * YEAR, "partnership": "single", "partner": "",
        "affinity": 50, "doing": "work", "job": "cashier", "agreeableness": 50, "health": "well",
        "lives": "near", **changes,
    }  # fmt: skip
    turn.put(replace(person, **values))  # type: ignore[arg-type]  # a test says what it wishes
    for stage in WAY:
        romance.move_to(turn, person.id, stage)
        if stage == until:
            break
    if together:
        romance.come_about(turn, person.id, "move_in")
    turn.settle()
    life.commit(turn, turn.minute)
    held = life.state.get(Bond, person.id)
    if years_ago and until == "married":
        since = life.minute - years_ago * YEAR
        put(life, replace(held, married_minute=since, since_minute=since, felt_minute=life.minute))
    return life


def child_of(life: SandboxLife, person_id: str, age: int, number: int = 90, **changes: object) -> Person:
    """A child of both, of an age."""
    values: dict[str, object] = {
        "id": f"p{number}", "relation": "daughter", "first_name": f"Child{number}", "last_name": "Lovelace",
        "sex": "female", "birth_minute": life.minute - age * YEAR, "affinity": 70, "lives": "home", "doing": "school",
        **changes,
    }  # fmt: skip
    child = Person(**values)  # type: ignore[arg-type]  # as above
    put(life, child, Child(child.id, person_id))
    return child
