"""What the tests of the legacy share: lives that have ended, and those that follow them."""

from __future__ import annotations

import hashlib

from msgspec.structs import replace

from tests.features.support import ask, grown, put
from tests.support.life import SandboxLife
from ws.features.legacy import handlers, messages
from ws.features.legacy.records import Passing
from ws.features.money.records import Money
from ws.features.people.records import Person


def rich(life: SandboxLife, cash_cents: int = 50_000_000, savings_cents: int = 0) -> SandboxLife:
    """The same life with money."""
    put(life, Money(cash_cents, savings_cents))
    return life


def person(number: int, relation: str, **changes: object) -> Person:
    """Somebody of a family."""
    female = ("mother", "sister", "grandmother", "daughter", "aunt", "niece", "wife", "granddaughter")
    values: dict[str, object] = {
        "id": f"p{number}",
        "relation": relation,
        "first_name": f"Name{number}",
        "last_name": "Lovelace",
        "sex": "female" if relation in female else "male",
        "birth_minute": -20 * 12 * 1440,
        "affinity": 60,
        **changes,
    }
    return Person(**values)  # type: ignore[arg-type]  # as above


def with_family(life: SandboxLife, *family: Person) -> SandboxLife:
    """The same life, with exactly these people."""
    turn = life.turn()
    for known in list(turn.all(Person)):
        turn.remove(Person, known.id)
    for one in family:
        turn.put(one)
    life.commit(turn, life.minute)
    return life


def ended(life: SandboxLife) -> Passing:
    """Let it come to its quiet end; what stays of it."""
    ask(life, handlers.end_life, messages.EndLife(confirm=True))
    return life.state.get(Passing)


def continued(life: SandboxLife, person_id: str, **wishes: object) -> SandboxLife:
    """The life that follows an ended one; the ended one stays as it is. Its seed hangs on whose life it is, and not
    on how many lives other tests have begun before."""
    following = life.copy()
    following.world = replace(
        following.world, entropy=lambda count: hashlib.sha256(f"{person_id} goes on".encode()).digest()[:count]
    )
    reply, _ = ask(following, handlers.continue_as, messages.ContinueAs(person_id=person_id, **wishes))  # type: ignore[arg-type]  # a test says what it wishes
    assert int(reply.life_id) == following.life.id
    return following


def adult(number: int = 0) -> SandboxLife:
    """Somebody of thirty with a family of every kind."""
    life = grown(30, number)
    year = 12 * 1440
    return with_family(
        life,
        person(1, "mother", birth_minute=-28 * year, doing="work", job="shop_assistant", partner_id="p2"),
        person(2, "father", birth_minute=-30 * year, doing="work", job="cashier", partner_id="p1"),
        person(3, "sister", birth_minute=-4 * year, doing="work", job="florist"),
        person(4, "brother", birth_minute=20 * year, doing="school", lives="home"),
        person(5, "grandmother", birth_minute=-50 * year, doing="retired", job="cashier"),
        person(6, "friend", last_name="Babbage"),
        person(7, "grandfather", birth_minute=-52 * year, died_minute=25 * year),
    )
