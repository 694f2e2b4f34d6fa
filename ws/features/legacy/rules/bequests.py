"""What relatives leave, and whether the life is the one who gets it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ws.features.people.records import Person

_WORTH_CENTS: Final = ((35, 3_900_000), (45, 13_500_000), (55, 24_700_000), (65, 36_400_000), (75, 41_000_000))
"""(below this age, cents): median net worth of households, Survey of Consumer Finances 2022 (Federal Reserve)."""
_WORTH_OF_OLD_CENTS: Final = 33_500_000
_PERSON_PERCENT: Final = 60
"""Of what a household has, that one of its members leaves."""
_SPREAD_PERCENT: Final = (0, 0, 5, 20, 40, 70, 100, 130, 170, 230, 330, 500)
"""Of the median, by twelfths of the luck: half leave little, some leave much, as in the survey."""
_MEDIAN_PAY_CENTS: Final = 400_000
LEAST_CENTS: Final = 20_000
"""Below this it is not worth a letter."""
MUCH_CENTS: Final = 500_000
CUT_OFF_BELOW: Final = -60

_TO_ME: Final[dict[str, tuple[str, str]]] = {
    "mother": ("daughter", "son"), "father": ("daughter", "son"),
    "grandmother": ("granddaughter", "grandson"), "grandfather": ("granddaughter", "grandson"),
    "sister": ("sister", "brother"), "brother": ("sister", "brother"),
    "daughter": ("mother", "father"), "son": ("mother", "father"),
    "wife": ("wife", "husband"), "husband": ("wife", "husband"),
    "aunt": ("niece", "nephew"), "uncle": ("niece", "nephew"),
}  # fmt: skip
"""What a woman and a man are to those they may inherit from."""
_PARENTS: Final = frozenset({"mother", "father"})
_GRANDPARENTS: Final = frozenset({"grandmother", "grandfather"})
_SIBLINGS: Final = frozenset({"sister", "brother"})
_CHILDREN: Final = frozenset({"daughter", "son"})
SPOUSES: Final = frozenset({"wife", "husband"})
_COUPLES: Final = frozenset({"together", "married"})


def leaves_something(dead: Person) -> bool:
    """Whether somebody is one from whom a life may inherit."""
    return dead.relation in _TO_ME


def my_relation(relation: str, sex: str) -> str:
    """What a life of a sex is to somebody who is `relation` to it."""
    return _TO_ME[relation][sex == "male"]


def others(dead: Person, family: Sequence[Person]) -> int | None:
    """With how many others the life shares what the dead leave; None when it gets nothing, because somebody is
    nearer to them. `family` are the living relatives of the life."""

    def there(relations: frozenset[str]) -> int:
        return sum(person.relation in relations for person in family)

    relation = dead.relation
    if relation in _PARENTS:
        return None if there(_PARENTS) else there(_SIBLINGS)
    if relation in _GRANDPARENTS:
        return None if there(_GRANDPARENTS) or there(_PARENTS) else there(_SIBLINGS)
    if relation in SPOUSES:
        return there(_CHILDREN)
    has_own = dead.children > 0 or dead.partnership in _COUPLES
    if has_own:
        return None
    if relation in _CHILDREN:
        return there(SPOUSES)
    if relation in _SIBLINGS:
        return None if there(_PARENTS) else there(_SIBLINGS)
    return None if there(_PARENTS) else there(_SIBLINGS)


def worth_cents(age: int, pay_cents: int, luck: float) -> int:
    """What somebody of an age leaves, in prices of the United States: by pay, and by luck within [0, 1)."""
    if age < 18:
        return 0
    median = next((cents for below, cents in _WORTH_CENTS if age < below), _WORTH_OF_OLD_CENTS)
    paid = max(40, min(400, pay_cents * 100 // _MEDIAN_PAY_CENTS)) if pay_cents else 60
    spread = _SPREAD_PERCENT[int(luck * len(_SPREAD_PERCENT))]
    return median * _PERSON_PERCENT * paid * spread // 1_000_000


def is_cut_off(dead: Person) -> bool:
    """Whether the dead have left it to others on purpose."""
    return dead.estranged or dead.affinity < CUT_OFF_BELOW
