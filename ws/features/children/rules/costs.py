"""What children cost and bring, in cents at the level of the United States, a month."""

from __future__ import annotations

from typing import Final

from ws.features.children.records import AgeGroup, Method

ADULT: Final = 18
_MONTHLY: Final = ((3, 40_000), (6, 41_000), (9, 28_000), (12, 30_000), (15, 32_000), (ADULT, 40_000))
"""(below this age, cents): clothes, health care, childcare, school and the like. Food, transport and room are
reckoned with the household. After USDA, Expenditures on Children by Families, 2015 (12,350 to 13,900 dollars a year
in the middle of incomes, of which childcare and education 16 per cent, health 9, clothes 6, other things 7), in
prices of 2022, rounded."""
BIRTH_CENTS: Final = 285_400
"""What families with an insurance pay themselves for a pregnancy and a birth (Peterson-KFF Health System Tracker,
2022)."""
ATTEMPT_CENTS: Final[dict[Method, int]] = {
    "natural": 0, "donor": 120_000, "treatment": 1_900_000, "surrogacy": 13_000_000,
}  # fmt: skip
"""Of a month with a donor, of an attempt in a clinic, of a surrogacy in all; usual prices, rounded (American Society
for Reproductive Medicine; agencies)."""
ADOPTION_CENTS: Final[dict[AgeGroup, int]] = {"infant": 3_500_000, "child": 280_000, "teen": 100_000}
"""In all. Through a private agency 25,000 to 45,000 dollars, out of public care up to 2,800 (Child Welfare
Information Gateway, Planning for Adoption, 2022)."""
_FEE_PERCENT: Final = 10


def monthly_cents(age: int) -> int:
    """What a child of an age takes besides its share of the household; nothing from 18 on."""
    return next((cents for limit, cents in _MONTHLY if age < limit), 0)


def own_part(cents: int, own_pay: int, others_pay: int) -> int:
    """The player's part of what a child takes where two pay: as their pay is to each other, a half when nobody
    earns."""
    together = max(0, own_pay) + max(0, others_pay)
    return cents * max(0, own_pay) // together if together else cents // 2


def affordable(cents: int, own_pay: int, living_cents: int) -> int:
    """Nobody spends on a child what is not there: a tenth of it at the least, otherwise what is left of pay beyond
    the household, at the most all."""
    return min(cents, max(cents // 10, (own_pay - living_cents) // 4))


def application_cents(group: AgeGroup) -> int:
    """What is paid with the application."""
    return ADOPTION_CENTS[group] * _FEE_PERCENT // 100


def placement_cents(group: AgeGroup) -> int:
    """What is paid when a child comes."""
    return ADOPTION_CENTS[group] - application_cents(group)
