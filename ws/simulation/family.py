"""Whom simulated lives marry and what children they have, beside published figures of the United States."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ws.engine.clock import MINUTES_PER_DAY
from ws.simulation.lives import Lived
from ws.simulation.tables import Table, mean, quantile

AT_FORTY: Final = 40
AT_FORTY_FIVE: Final = 45
DISSOLVED_WITHIN: Final = 20
"""Years of a first marriage that are looked at."""
PUBLISHED: Final[dict[str, tuple[str, str, str]]] = {
    "median age at first marriage": ("28.6", "30.2", "Census Bureau, Current Population Survey, 2024"),
    "ever married at 40, per cent": ("75", "75", "both sexes; Pew Research Center, 2023"),
    "first marriage ended by divorce within 20 years, per cent": (
        "48", "44", "Copen and others, National Health Statistics Reports 49, 2012",
    ),
    "children at 45": ("1.6", "-", "total fertility, National Vital Statistics Reports, 2023"),
    "mean age at first birth": ("27.5", "-", "National Vital Statistics Reports, 2023"),
    "without children at 45, per cent": ("17", "24", "Census Bureau, 2021 and 2022, rounded"),
}  # fmt: skip
"""Women, men, source."""


def ages_of(life: Lived, *facts: str) -> list[float]:
    """Ages, in years, at which one of these came, in their order."""
    year = life.days_per_year * MINUTES_PER_DAY
    return [minute / year for name, minute in life.seen.family if name in facts]


def _reached(lived: Sequence[Lived], sex: str, age: int) -> list[Lived]:
    return [life for life in lived if life.sex == sex and life.minutes >= age * life.days_per_year * MINUTES_PER_DAY]


def _share(count: int, of: int) -> str:
    return f"{100 * count / of:.0f}" if of else "-"


def _figures(lived: Sequence[Lived], sex: str) -> list[str]:
    """The figures in the order of PUBLISHED."""
    forty, forty_five = _reached(lived, sex, AT_FORTY), _reached(lived, sex, AT_FORTY_FIVE)
    weddings = [ages_of(life, "Married") for life in lived if life.sex == sex]
    first = [ages[0] for ages in weddings if ages]
    children = [ages_of(life, "ChildBorn") for life in forty_five]
    by_then = [[age for age in ages if age < AT_FORTY_FIVE] for ages in children]
    births = [ages[0] for ages in (ages_of(life, "ChildBorn") for life in lived if life.sex == sex) if ages]
    return [
        f"{quantile(first, 0.5):.1f}",
        _share(sum(any(age < AT_FORTY for age in ages_of(life, "Married")) for life in forty), len(forty)),
        _dissolved([life for life in lived if life.sex == sex]),
        f"{mean([float(len(ages)) for ages in by_then]):.2f}",
        f"{mean(births):.1f}",
        _share(sum(not ages for ages in by_then), len(by_then)),
    ]


def _dissolved(lived: Sequence[Lived]) -> str:
    """Of first marriages that neither death ended within that time, those a divorce did."""
    ended = followed = 0
    for life in lived:
        weddings = ages_of(life, "Married")
        if not weddings:
            continue
        until = weddings[0] + DISSOLVED_WITHIN
        divorced = any(weddings[0] < age <= until for age in ages_of(life, "Divorced"))
        widowed = any(weddings[0] < age <= until for age in ages_of(life, "Widowed"))
        died = life.minutes / (life.days_per_year * MINUTES_PER_DAY) < until
        if divorced or not (widowed or died):
            followed += 1
            ended += divorced
    return _share(ended, followed)


def family(lived: Sequence[Lived]) -> Table:
    """Marriages and children, beside what is published."""
    women, men = _figures(lived, "female"), _figures(lived, "male")
    rows = tuple(
        (name, ours, women_published, theirs, men_published)
        for (name, (women_published, men_published, _)), ours, theirs in zip(
            PUBLISHED.items(), women, men, strict=True
        )
    )
    sources = "; ".join(f"{name}: {source}" for name, (_, _, source) in PUBLISHED.items())
    return Table(
        "Love and family", ("", "women", "published", "men", "published"), rows, f"United States. {sources}."
    )


def love_by_age(lived: Sequence[Lived]) -> Table:
    """Per cent of those alive who ever did, by age."""
    facts = (
        ("couple", "BecamePartners"), ("roof", "MovedInTogether"), ("married", "Married"), ("divorced", "Divorced"),
        ("widowed", "Widowed"), ("child", "ChildBorn"), ("adopted", "ChildAdopted"),
    )  # fmt: skip
    rows = []
    for age in (20, 25, 30, 35, 40, 50, 60, 70, 80):
        alive = [life for life in lived if life.minutes >= age * life.days_per_year * MINUTES_PER_DAY]
        shares = (
            _share(sum(any(at < age for at in ages_of(life, fact)) for life in alive), len(alive))
            for _, fact in facts
        )
        rows.append((str(age), str(len(alive)), *shares))
    return Table(
        "Ever, per cent of those alive at an age", ("age", "lives", *(name for name, _ in facts)), tuple(rows)
    )
