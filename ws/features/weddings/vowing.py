"""What is said, and by whom: the answer at the altar, and vows that are said again."""

from __future__ import annotations

from typing import Final

import msgspec
from msgspec.structs import replace

from ws.content.schemas import Effects
from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.turn import Turn
from ws.features.money import api as money
from ws.features.people import api as people
from ws.features.people.records import Person
from ws.features.romance import api as romance
from ws.features.vitals import api as vitals
from ws.features.weddings import arranging, happening, words
from ws.features.weddings.facts import LeftAtTheAltar, VowsRenewed, WeddingHeld
from ws.features.weddings.messages import AltarChosen, LastName, RenewalChosen
from ws.features.weddings.records import PastWedding, Wedding
from ws.features.weddings.rules import celebrating, company, renewing
from ws.kernel.prose import fill

_RAN: Final = Effects(happiness=-12, stress=18)
_HURT: Final = -45
_ASHAMED: Final = -4
"""What the guests think of who runs."""
_CLOSE: Final = 60


class Answered(msgspec.Struct, frozen=True):
    """What came of the answer."""

    married: bool
    text: str
    vow: str = ""
    success: int = 0
    guests: int = 0
    presents_cents: int = 0


class Renewed(msgspec.Struct, frozen=True):
    """Vows said again."""

    years: int
    text: str
    vow: str
    cost_cents: int


def altar_deadline(turn: Turn, argument: str) -> None:
    """Nobody said a word for so long that somebody coughed: it is taken as a yes."""
    plan = turn.find(Wedding)
    if plan is None or plan.altar_minute is None:
        return
    turn.interruption = "event"
    if romance.stage(turn, plan.person_id) == "engaged":
        answer(turn, AltarChosen("yes", "", "", "keep"))
    else:
        arranging.come_apart(turn, plan)


def answer(turn: Turn, deed: AltarChosen) -> Answered:
    """Yes or no, before everybody."""
    plan = turn.get(Wedding)
    person = people.get(turn, plan.person_id)
    arranging.put_away(turn, plan)
    return _marry(turn, plan, person, deed) if deed.answer == "yes" else _leave(turn, plan, person)


def renew(turn: Turn, deed: RenewalChosen) -> Renewed:
    """Promise it again. Raises Refused("not_enough_money")."""
    person = people.get(turn, deed.person_id)
    years = years_married(turn, person.id)
    cents = money.in_country(turn, renewing.COST_CENTS)
    money.pay(turn, cents, arranging.REASON)
    vow, response = _vow(turn, person, deed.vow_id, deed.own_vow)
    text = words.told(turn, "renewed", person, years=years)
    text = f"{text} “{vow}” {response}" if response else f"{text} “{vow}”"
    words.tell_text(turn, "renewed", person, text, years=years)
    vitals.affect(turn, Effects(happiness=7, stress=-4))
    romance.feel(turn, person.id, trust=4, passion=8, strain=-8)
    romance.write(turn, person.id, "renewed", vow, years)
    people.change_affinity(turn, person.id, 3)
    _keep(turn, PastWedding("", person.id, turn.minute, "renewal", years=years, vow=vow))
    turn.announce(VowsRenewed(person.id, years))
    return Renewed(years, text, vow, cents)


def years_married(turn: Turn, person_id: str) -> int:
    """Completed years of the present marriage."""
    bond = romance.bond(turn, person_id)
    year = MINUTES_PER_DAY * turn.life.days_per_year
    return renewing.years_married(bond.married_minute, turn.minute, year) if bond is not None else 0


def _leave(turn: Turn, plan: Wedding, person: Person) -> Answered:
    text = words.tell(turn, "left_them", person)
    vitals.affect(turn, _RAN)
    romance.move_to(turn, person.id, "parted")
    people.change_affinity(turn, person.id, _HURT)
    people.remember(turn, person.id, "{name} turned round at the altar and ran", -85, "left_at_altar")
    for guest in happening.known(turn, plan.came):
        people.change_affinity(turn, guest.id, _ASHAMED)
    turn.announce(LeftAtTheAltar(person.id, by_player=True))
    return Answered(False, text, guests=len(plan.came) + plan.others_came)


def _marry(turn: Turn, plan: Wedding, person: Person, deed: AltarChosen) -> Answered:
    vow, response = _vow(turn, person, deed.vow_id, deed.own_vow)
    told = happening.happen(turn, plan, person, celebrating.AFTER)
    points = _success(turn, plan, person, [each.success for each in told])
    romance.move_to(turn, person.id, "married")
    named = _take_names(turn, person, deed.last_name)
    presents = _presents(turn, plan)
    guests = len(plan.came) + plan.others_came
    _leave_its_mark(turn, plan, person, points)
    lines = [f"“{vow}” {response}".strip(), words.told(turn, "married", person)]
    lines += [named] if named else []
    lines += [each.text for each in told]
    lines.append(words.told(turn, celebrating.told_as(points) if guests else "alone_day", person))
    if presents:
        lines.append(words.told(turn, "presents", person, amount=words.amount(presents)))
    text = " ".join(lines)
    words.tell_text(turn, "married", person, text)
    past = PastWedding(
        "", person.id, turn.minute, "wedding", plan.place_id, plan.style_id, guests, points, presents, vow=vow
    )
    _keep(turn, past)
    turn.announce(WeddingHeld(person.id, plan.place_id, points, guests))
    return Answered(True, text, vow, points, guests, presents)


def _vow(turn: Turn, person: Person, vow_id: str, own: str) -> tuple[str, str]:
    """What is said, and what it does; one of the content's when nothing was chosen."""
    if own:
        return own, ""
    vows = turn.content.wedding_vows
    chosen = vows.get(vow_id) or turn.rolls().choose("wedding.vow", vows.values(), lambda vow: vow.id)
    if chosen is None:
        raise LookupError("the content has no vows")
    answered = fill(chosen.answer, name=turn.life.first_name, **people.pronouns(person))
    return words.vow_text(chosen, turn, person), answered


def _success(turn: Turn, plan: Wedding, person: Person, moments: list[float]) -> int:
    content = turn.content
    place, style = content.wedding_places[plan.place_id], content.wedding_styles[plan.style_id]
    extras = [content.wedding_extras[name] for name in plan.extras]
    came = list(happening.known(turn, plan.came))
    guests = len(came) + plan.others_came
    bond = romance.bond(turn, person.id)
    between = (bond.trust + bond.passion - 110 - bond.strain) / 10 if bond is not None else 0.0
    today = happening.day_of(turn, plan, person)
    parts = (
        place.charm,
        celebrating.liking(style, person),
        celebrating.by_extras(extra.success for extra in extras),
        celebrating.by_weather(today, any(extra.keeps_dry for extra in extras)),
        celebrating.by_company(plan.guests, guests, sum(guest.affinity >= _CLOSE for guest in came)),
        between,
        (vitals.now(turn).happiness / vitals.POINT - 50) / 5,
        sum(moments),
        sum(content.wedding_moments[name].success for name in plan.happened if name in content.wedding_moments),
    )
    return celebrating.success(parts, turn.rolls().chance("wedding.success"))


def _take_names(turn: Turn, person: Person, last_name: LastName) -> str:
    """Change a name where one is changed; returns how that is told."""
    own = turn.life.last_name
    if last_name == "keep" or person.last_name == own:
        return ""
    if last_name == "take":
        turn.take_name(person.last_name)
        return words.told(turn, "name_taken", person, last_name=person.last_name)
    people.take_family_name(turn, person.id, own)
    return words.told(turn, "name_given", person, last_name=own)


def _presents(turn: Turn, plan: Wedding) -> int:
    rolls = turn.rolls()
    brought = sum(
        company.present_cents(guest, people.age(turn, guest), rolls.chance("wedding.present", guest.id))
        for guest in happening.known(turn, plan.came)
    )
    cents = money.in_country(turn, brought + plan.others_came * company.OTHERS_BRING_CENTS)
    money.change(turn, cents, "wedding presents")
    return cents


def _leave_its_mark(turn: Turn, plan: Wedding, person: Person, points: int) -> None:
    vitals.affect(turn, Effects(happiness=4 + points / 8, stress=4 - points / 12))
    romance.feel(turn, person.id, trust=4, passion=points // 12, strain=-10 if points >= celebrating.POOR else 4)
    people.change_affinity(turn, person.id, 2 + points // 20)
    people.remember(turn, person.id, "{name} said yes, and the whole room breathed out", 70, "wedding")
    for guest in happening.known(turn, plan.came):
        people.change_affinity(turn, guest.id, 1 if points < celebrating.GOOD else 2)


def _keep(turn: Turn, past: PastWedding) -> None:
    turn.put(replace(past, id=str(sum(1 for _ in turn.all(PastWedding)) + 1)))
