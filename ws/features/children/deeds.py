"""How decisions about children change a life."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from ws.engine.turn import Turn
from ws.features.careers import api as careers
from ws.features.children import expecting, facts, reading
from ws.features.children import messages as m
from ws.features.children.records import Child, Pregnancy
from ws.features.children.rules import costs
from ws.features.money import api as money
from ws.features.people import api as people
from ws.kernel.errors import Refused

LAST_TO_END: Final = 2
"""The last month in which a pregnancy can be ended at one's own wish."""


def begin_trying(turn: Turn, deed: m.TryingChosen) -> None:
    """A surrogacy is paid at once, everything else when it comes."""
    if deed.method == "surrogacy":
        money.pay(turn, money.in_country(turn, costs.ATTEMPT_CENTS["surrogacy"]), "surrogacy")
    held = reading.plans(turn)
    turn.put(
        replace(
            held, method=deed.method, person_id=deed.person_id, carrier=deed.carrier, since_day=reading.today(turn)
        )
    )


def end_trying(turn: Turn, deed: m.TryingEnded) -> None:
    turn.put(replace(reading.plans(turn), method=None, person_id="", carrier="me"))


def set_contraception(turn: Turn, deed: m.ContraceptionChosen) -> None:
    turn.put(replace(reading.plans(turn), contraception=deed.method))


def end_leave(turn: Turn, deed: m.ReturnChosen) -> None:
    careers.end_leave(turn)


def decide(turn: Turn, deed: m.PregnancyChosen) -> tuple[str, str]:
    """(what it comes to, the sentence)"""
    return expecting.decide(turn, turn.get(Pregnancy, deed.pregnancy_id), deed.choice)


def give_name(turn: Turn, deed: m.NameChosen) -> None:
    child = turn.find(Child, deed.person_id)
    if child is None or not child.may_be_named:
        raise Refused("not_allowed", "This child has a name already.", person_id=deed.person_id)
    turn.put(replace(child, may_be_named=False))
    people.rename(turn, deed.person_id, deed.first_name)
    turn.announce(facts.ChildNamed(deed.person_id))
