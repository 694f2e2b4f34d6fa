"""Estates: what is there, who has it, and what the state takes. Whole cents, none lost."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec
from msgspec.structs import replace

from ws.content.schemas.legacy import InheritanceClass, InheritanceTax
from ws.features.legacy.records import Inheritor, Line

FUNERAL_CENTS: Final = 830_000
"""Median cost of a funeral with viewing and burial, United States (National Funeral Directors Association, 2023)."""
SELLING_PERCENT: Final = 6
"""Of homes: agents and notary."""
CHARITY: Final = "charity:"
STATE: Final = "state"
WHOLE: Final = 100
_UNIT: Final = 10_000
"""Basis points."""

KIN: Final = {
    "husband": "spouse", "wife": "spouse",
    "son": "child", "daughter": "child", "grandson": "child", "granddaughter": "child",
    "mother": "parent", "father": "parent", "grandmother": "parent", "grandfather": "parent",
    "sister": "sibling", "brother": "sibling",
}  # fmt: skip
"""How the tax office sorts relatives; all others are "other"."""
_ORDER: Final = (
    ("son", "daughter"),
    ("grandson", "granddaughter"),
    ("mother", "father"),
    ("sister", "brother"),
    ("grandmother", "grandfather"),
    ("niece", "nephew", "aunt", "uncle", "cousin"),
)
_SPOUSES: Final = ("husband", "wife")


class Heir(msgspec.Struct, frozen=True, gc=False):
    """Somebody who may inherit."""

    id: str
    name: str
    relation: str


class Assets(msgspec.Struct, frozen=True):
    """What there is at the end, in cents, none of it below zero."""

    cash: int
    savings: int
    funds: int
    homes: int
    belongings: int


class Balance(msgspec.Struct, frozen=True):
    """The estate, reckoned up."""

    lines: tuple[Line, ...]
    left_cents: int
    """For the heirs, before tax: the sum of the lines."""
    unpaid_cents: int


def balance(assets: Assets, debts_cents: int, funeral_cents: int) -> Balance:
    """Everything is sold; the funeral comes first, then the debts. What they can not be paid from stays unpaid:
    nobody inherits debts."""
    selling = assets.homes * SELLING_PERCENT // 100
    there = assets.cash + assets.savings + assets.funds + assets.homes + assets.belongings - selling
    funeral = min(there, funeral_cents)
    debts = min(there - funeral, debts_cents)
    lines: tuple[Line, ...] = (
        ("cash", assets.cash),
        ("savings", assets.savings),
        ("funds", assets.funds),
        ("homes", assets.homes),
        ("belongings", assets.belongings),
        ("selling costs", -selling),
        ("funeral", -funeral),
        ("debts", -debts),
    )
    return Balance(tuple(line for line in lines if line[1]), there - funeral - debts, debts_cents - debts)


def shared(cents: int, weights: Sequence[int]) -> list[int]:
    """An amount in the proportion of whole weights, to the cent: the largest remainders get the odd ones, the
    first of equals first. Raises ValueError when nobody weighs anything."""
    total = sum(weights)
    if total <= 0:
        raise ValueError("nobody to share among")
    parts = [cents * weight // total for weight in weights]
    by_remainder = sorted(range(len(weights)), key=lambda i: -(cents * weights[i] % total))
    for i in by_remainder[: cents - sum(parts)]:
        parts[i] += 1
    return parts


def by_law(heirs: Sequence[Heir]) -> list[tuple[Heir, int]]:
    """Who inherits without a will, and in what proportion: the spouse half beside others of the family, all of it
    alone; then children, grandchildren, parents, brothers and sisters, grandparents, the wider family. The first of
    these that is not empty shares equally. Without any family the state inherits."""
    spouses = [heir for heir in heirs if heir.relation in _SPOUSES]
    rest: list[Heir] = []
    for relations in _ORDER:
        rest = [heir for heir in heirs if heir.relation in relations]
        if rest:
            break
    if spouses and rest:
        return [*((heir, len(rest)) for heir in spouses), *((heir, len(spouses)) for heir in rest)]
    found = spouses or rest
    return [(heir, 1) for heir in found] if found else [(Heir(STATE, "the state", STATE), 1)]


def distributed(cents: int, shares: Sequence[tuple[Heir, int]]) -> tuple[Inheritor, ...]:
    """The estate among its heirs, before tax. Shares of the same heir are one."""
    weights: dict[str, int] = {}
    heirs: dict[str, Heir] = {}
    for heir, weight in shares:
        heirs.setdefault(heir.id, heir)
        weights[heir.id] = weights.get(heir.id, 0) + weight
    parts = shared(cents, list(weights.values()))
    return tuple(
        Inheritor(heir.id, heir.name, heir.relation, part, 0)
        for heir, part in zip(heirs.values(), parts, strict=True)
    )


def in_brackets(cents: int, brackets: Sequence[tuple[int, int]]) -> int:
    """Tax on an amount by rising brackets of (above so many dollars, basis points), rounded down to the cent."""
    total = below = 0
    for above_dollars, rate in brackets:
        over = cents - above_dollars * 100
        if over <= 0:
            break
        total += over * (rate - below)
        below = rate
    return total // _UNIT


def taxed(tax: InheritanceTax, inheritors: Sequence[Inheritor]) -> tuple[Inheritor, ...]:
    """The inheritors with what the country takes of each."""
    if tax.levied == "heirs":
        return tuple(_taxed_alone(tax, one) for one in inheritors)
    if tax.levied == "none":
        return tuple(inheritors)
    liable = [one for one in inheritors if not _class_of(tax, one).exempt]
    base = sum(one.gross_cents for one in liable)
    total = in_brackets(max(0, base - tax.allowance_dollars * 100), tax.brackets)
    if not total:
        return tuple(inheritors)
    parts = iter(shared(total, [one.gross_cents for one in liable]))
    return tuple(replace(one, tax_cents=next(parts)) if one in liable else one for one in inheritors)


def _taxed_alone(tax: InheritanceTax, one: Inheritor) -> Inheritor:
    rules = _class_of(tax, one)
    if rules.exempt:
        return one
    return replace(
        one, tax_cents=in_brackets(max(0, one.gross_cents - rules.allowance_dollars * 100), rules.brackets)
    )


_EXEMPT: Final = InheritanceClass(exempt=True)
_PLAIN: Final = InheritanceClass()


def _class_of(tax: InheritanceTax, one: Inheritor) -> InheritanceClass:
    if one.heir.startswith(CHARITY) or one.heir == STATE:
        return _EXEMPT
    kin = KIN.get(one.relation, "other")
    named = tax.classes.get(kin)  # type: ignore[call-overload]  # one of Kin
    return named or tax.classes.get("other") or _PLAIN
