"""Money that is due every month between the life and those it has parted from."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from ws.engine.turn import Turn
from ws.features.careers import api as careers
from ws.features.children import api as children
from ws.features.money import api as money
from ws.features.parting import reading, words
from ws.features.parting.records import Duty
from ws.features.parting.rules import support
from ws.features.parting.rules.support import Custody
from ws.features.people import api as people
from ws.features.people.records import Person
from ws.features.romance import api as romance

INSTALMENTS: Final = 60
"""Months over which a payment is spread that is not there at once."""
SURVIVOR_AGE: Final = 60
"""From which a widowed spouse draws a pension (Social Security: 60); before it while there are minor children."""
MOST_OF_PAY_PERCENT: Final = 50
"""More of what is earned in a month goes to no former spouse (15 U.S.C. 1673: half of the earnings of who supports
another family); who earns nothing pays nothing."""
_PAYS_LEAST: Final = 0.55
"""The chance a month that even somebody careless pays; the most careful nearly always do. In 2017 46 per cent
of parents who were owed support got all of it, 70 per cent some (Census Bureau, Custodial Mothers and Fathers)."""
_REASONS: Final = {
    "alimony": "alimony", "settlement": "divorce settlement", "survivor_pension": "pension",
}  # fmt: skip


def month_begins(turn: Turn) -> None:
    """Pay and be paid."""
    for duty in list(turn.all(Duty)):
        if duty.until_minute is not None and turn.minute >= duty.until_minute:
            _end(turn, duty)
        elif duty.monthly_cents > 0:
            _pay(turn, duty)
        elif duty.monthly_cents < 0:
            _receive(turn, duty)


def set_custody(turn: Turn, person: Person, minor: tuple[Person, ...], custody: Custody) -> None:
    """Let the children live with one parent, or in turns with both, and what is owed for them follow from it. They
    share the sum of the guideline evenly, to the cent; the children's room pays it until they are 18."""
    own, theirs = careers.monthly_pay_cents(turn), reading.their_pay_cents(turn, person)
    total = support.owed_by_player(custody, own, theirs, len(minor))
    sign, rest = (1, total) if total >= 0 else (-1, -total)
    for number, child in enumerate(minor):
        part = rest // (len(minor) - number)
        rest -= part
        children.set_custody(turn, child.id, custody, sign * part)


def review(turn: Turn, person: Person) -> None:
    """Somebody's work has changed: what is owed for the children of both follows it, where they live apart."""
    if romance.stage(turn, person.id) not in ("separated", "divorced", "parted"):
        return
    minor = reading.minors(turn, person.id)
    if minor:
        set_custody(turn, person, minor, reading.custody_of(turn, minor[0]))


def set_alimony(turn: Turn, person: Person, cents: int, months: int | None) -> None:
    """Let a former spouse be paid, or pay when `cents` is below zero, for so many months; None without an end."""
    if cents and months != 0:
        until = None if months is None else turn.minute + months * 1440
        turn.put(Duty(f"alimony:{person.id}", "alimony", person.id, cents, until))


def settle(turn: Turn, person: Person, payment_cents: int) -> None:
    """Pay what a division asks for: what is in cash and savings at once, the rest in instalments; below
    zero: be paid."""
    if payment_cents <= 0:
        money.change(turn, -payment_cents, "divorce settlement")
        return
    now = min(payment_cents, max(0, money.cents(turn)) + money.savings_cents(turn))
    money.charge(turn, now, "divorce settlement")
    left = payment_cents - now
    if left:
        monthly = -(-left // INSTALMENTS)
        turn.put(Duty(f"settlement:{person.id}", "settlement", person.id, monthly, left_cents=left))


def one_roof(turn: Turn, person: Person) -> None:
    """Two who had parted share a roof again: they owe each other nothing for children or keep."""
    alimony = f"alimony:{person.id}"
    if turn.find(Duty, alimony) is not None:
        turn.remove(Duty, alimony)
    for child in reading.minors(turn, person.id):
        children.set_custody(turn, child.id, "both", 0)


def end_with(turn: Turn, person_id: str) -> None:
    """Let all that is due between the life and somebody end."""
    for duty in list(turn.all(Duty)):
        if duty.person_id == person_id:
            turn.remove(Duty, duty.id)


def player_married(turn: Turn, person_id: str) -> None:
    """The player married: nobody else pays for the player's keep any more, and the two owe each other nothing."""
    end_with(turn, person_id)
    for duty in list(turn.all(Duty)):
        if duty.kind in ("alimony", "survivor_pension") and duty.monthly_cents < 0:
            _end(turn, duty)


def person_paired(turn: Turn, person_id: str, married: bool) -> None:
    """A former spouse married again: the player pays no more for their keep."""
    duty = turn.find(Duty, f"alimony:{person_id}")
    if married and duty is not None and duty.monthly_cents > 0:
        _end(turn, duty)


def person_died(turn: Turn, person_id: str) -> None:
    """Nothing is due to or for the dead."""
    for duty in list(turn.all(Duty)):
        if duty.person_id == person_id:
            turn.remove(Duty, duty.id)


def partner_died(turn: Turn, person_id: str, married: bool) -> None:
    """A spouse left a pension, where the country pays one, to who is old enough or has children to raise."""
    end_with(turn, person_id)
    person = people.find(turn, person_id)
    if person is None or not married:
        return
    if turn.age() < SURVIVOR_AGE and not reading.minors(turn, person_id):
        return
    percent = reading.law_of(turn).survivor_percent
    theirs = reading.their_pay_cents(turn, person)
    if person.doing != "retired":
        theirs = theirs * reading.PENSION_PERCENT // 100
    cents = theirs * percent // 100
    if careers.kind(turn) == "retired":  # one's own pension counts first, as in most schemes
        cents -= careers.monthly_pay_cents(turn)
    if cents >= support.LEAST_CENTS:
        turn.put(Duty(f"survivor_pension:{person_id}", "survivor_pension", person_id, -cents))
        words.tell(turn, "survivor_pension", person, amount=words.amount(cents))


def _pay(turn: Turn, duty: Duty) -> None:
    if duty.kind != "settlement":
        most = careers.monthly_pay_cents(turn) * MOST_OF_PAY_PERCENT // 100
        money.charge(turn, min(duty.monthly_cents, most), _REASONS[duty.kind])
        return
    part = min(duty.monthly_cents, duty.left_cents)
    money.charge(turn, part, _REASONS[duty.kind])
    if part == duty.left_cents:
        turn.remove(Duty, duty.id)
    else:
        turn.put(replace(duty, left_cents=duty.left_cents - part))


def _receive(turn: Turn, duty: Duty) -> None:
    cents = -duty.monthly_cents
    if duty.kind == "survivor_pension":
        money.earn(turn, cents, "pension")
        return
    person = people.find(turn, duty.person_id)
    careful = person.conscientiousness if person is not None else 50
    if turn.rolls().happens(_PAYS_LEAST + careful / 220, "parting.alimony_paid", duty.id):
        money.change(turn, cents, _REASONS[duty.kind])


def _end(turn: Turn, duty: Duty) -> None:
    """It is over."""
    turn.remove(Duty, duty.id)
    person = people.find(turn, duty.person_id)
    if person is not None and duty.kind == "alimony":
        words.tell(turn, "alimony_ends", person)
