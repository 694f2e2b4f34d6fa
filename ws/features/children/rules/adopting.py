"""Who may adopt, how long it takes, and who waits."""

from __future__ import annotations

from typing import Final

import msgspec

from ws.features.children.records import AgeGroup

YOUNGEST: Final = 21
OLDEST: Final = 60
LEAST_APART: Final = 18
MOST_APART: Final = 50
"""Years between a parent and an adopted child."""
MOST_AT_HOME: Final = 6
STUDY_MONTHS: Final = 4
"""A home study takes three to six months (Child Welfare Information Gateway, The Adoption Home Study Process,
2020)."""
MONTHLY_OFFER: Final[dict[AgeGroup, float]] = {"infant": 0.05, "child": 0.10, "teen": 0.20}
"""That a child is offered in a month of waiting: some two years for a newborn, one for a child out of care, half a
year for somebody nearly grown, on average."""
OFFER_MONTHS: Final = 2
MOST_DECLINED: Final = 3
AGES: Final[dict[AgeGroup, tuple[int, int]]] = {"infant": (0, 1), "child": (3, 9), "teen": (11, 15)}
"""Completed years, both included."""
AFFINITY: Final[dict[AgeGroup, int]] = {"infant": 60, "child": 35, "teen": 15}
"""What a child feels on the first day."""


class Applicant(msgspec.Struct, frozen=True):
    """What an agency looks at."""

    age: int
    in_prison: bool
    convicted: bool
    in_hospital: bool
    at_home: int
    """Children under 18 who live with them."""
    children: int
    housed: bool
    can_pay_its_way: bool
    """Whether there is an income, or savings for a year, and nothing overdue."""
    partner_is_willing: bool
    expecting: bool


def why_not(asked: Applicant, group: AgeGroup, most_children: int) -> str:
    """What stands against an application; "" for nothing. Nobody asks whom one loves."""
    if asked.in_prison:
        return "Nobody can adopt from prison."
    if asked.in_hospital:
        return "First you have to leave the hospital."
    if not YOUNGEST <= asked.age <= OLDEST:
        return f"Parents who adopt are {YOUNGEST} to {OLDEST} years old."
    if asked.age - AGES[group][1] < LEAST_APART:
        return "The child would be too close to your own age."
    if asked.age - AGES[group][0] > MOST_APART:
        return "The agency looks for younger parents for a child of this age."
    if asked.convicted:
        return "With your record the agency can not give you a child."
    if asked.at_home >= MOST_AT_HOME or asked.children >= most_children:
        return "The agency thinks that your table is full."
    if not asked.housed:
        return "You need a home of your own for a child."
    if not asked.can_pay_its_way:
        return "The agency wants to see an income, and no overdue bills."
    if not asked.partner_is_willing:
        return "The one you live with does not want this."
    if asked.expecting:
        return "A child is on its way already. One at a time."
    return ""
