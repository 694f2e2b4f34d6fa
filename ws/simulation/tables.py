"""What many lives show together, as tables of words and numbers. The same lives give the same tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Final

import msgspec

from ws.content.schemas import Content
from ws.engine.clock import MINUTES_PER_DAY
from ws.features.education.api import ATTAINMENTS
from ws.simulation.lives import Lived
from ws.simulation.observer import BANDS, Year

AGES: Final = ((19, 25), (25, 35), (35, 45), (45, 55), (55, 65), (65, 75), (75, 130))
OLD: Final = 120
SEXES: Final = ("female", "male")
LABOUR_AGES: Final = (18, 67)


class Table(msgspec.Struct, frozen=True):
    """A title, a head and rows; the first column is words, the others are numbers ready to print."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""


def age_at_death(life: Lived) -> float:
    """Years, with their fraction."""
    return life.minutes / (life.days_per_year * MINUTES_PER_DAY)


def mean(values: Sequence[float]) -> float:
    """The mean; 0 of nothing."""
    return sum(values) / len(values) if values else 0.0


def quantile(values: Sequence[float], share: float) -> float:
    """The value below which this share lies (nearest rank); 0 of nothing."""
    if not values:
        return 0.0
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def table_of_life(content: Content, sex: str) -> list[float] | None:
    """Survivors of one birth at each age by the published life table of the content, when it has one.
    Years that the game spares (before play begins) count as survived."""
    tables = getattr(content, "life_tables", None)
    if not isinstance(tables, dict) or sex not in tables:
        return None
    alive, found = 1.0, [1.0]
    for age, deaths in enumerate(tables[sex].deaths_per_million):
        alive *= 1.0 - (deaths / 1_000_000 if age >= 6 else 0.0)
        found.append(alive)
    return found


def life_expectancy(lived: Sequence[Lived], content: Content) -> Table:
    """How old they grew, beside the life table."""
    rows: list[tuple[str, ...]] = []
    for sex in (*SEXES, "all"):
        ages = [age_at_death(life) for life in lived if sex in (life.sex, "all")]
        centre = mean(ages)
        spread = mean([(age - centre) ** 2 for age in ages]) ** 0.5
        error = spread / len(ages) ** 0.5 if ages else 0.0
        table = table_of_life(content, sex)
        expected = sum(table[1:]) + 0.5 if table else None
        rows.append(
            (
                sex,
                str(len(ages)),
                f"{centre:.2f}",
                f"{1.96 * error:.2f}",
                f"{quantile(ages, 0.5):.1f}",
                f"{expected:.2f}" if expected is not None else "-",
                f"{centre - expected:+.2f}" if expected is not None else "-",
            )
        )
    head = ("", "lives", "years", "+-95%", "median", "life table", "difference")
    return Table("Life expectancy", head, tuple(rows))


def survivors(lived: Sequence[Lived], sex: str) -> list[float]:
    """The share still alive at each age."""
    ages = [age_at_death(life) for life in lived if sex in (life.sex, "all")]
    return [sum(age >= at for age in ages) / len(ages) if ages else 0.0 for at in range(OLD + 1)]


def survival(lived: Sequence[Lived], content: Content) -> Table:
    """Per cent alive at some ages, beside the life table."""
    columns: list[tuple[str, list[float]]] = []
    for sex in SEXES:
        columns.append((sex, survivors(lived, sex)))
        table = table_of_life(content, sex)
        if table is not None:
            columns.append((f"{sex} table", table))
    rows = tuple(
        (str(age), *(f"{100 * column[age]:.1f}" if age < len(column) else "0.0" for _, column in columns))
        for age in (6, 18, 30, 40, 50, 60, 65, 70, 75, 80, 85, 90, 95, 100, 105, 110)
    )
    return Table("Alive at an age, per cent", ("age", *(name for name, _ in columns)), rows)


def causes(lived: Sequence[Lived]) -> Table:
    """What lives end of."""
    counted = Counter(life.cause for life in lived)
    ages = {cause: [age_at_death(life) for life in lived if life.cause == cause] for cause in counted}
    ordered = sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
    rows = tuple(
        (cause, str(count), f"{100 * count / len(lived):.1f}", f"{mean(ages[cause]):.1f}")
        for cause, count in ordered[:25]
    )
    return Table("Causes of death", ("cause", "deaths", "per cent", "mean age"), rows)


def _years(lived: Iterable[Lived], low: int, high: int) -> list[Year]:
    return [year for life in lived for year in life.years if low <= year.age < high]


def income(lived: Sequence[Lived]) -> Table:
    """Gross pay of those at work, by age and education."""
    present = {year.attainment for year in _years(lived, 30, 60)}
    columns = [name for name in ATTAINMENTS if name in present]
    rows: list[tuple[str, ...]] = []
    for low, high in AGES:
        working = [year for year in _years(lived, low, high) if year.occupation == "job"]
        pays = [year.pay_cents for year in working]
        by = [[year.pay_cents for year in working if year.attainment == name] for name in columns]
        row = (
            *(dollars(quantile(pays, share)) for share in (0.1, 0.5, 0.9)),
            *(dollars(quantile(p, 0.5)) for p in by),
        )
        rows.append((_ages(low, high), *row))
    head = ("age", "10%", "median", "90%", *columns)
    return Table("Yearly gross pay of those at work, dollars (columns by education: medians)", head, tuple(rows))


def attainment(lived: Sequence[Lived]) -> Table:
    """How far education went, of those who saw their fortieth birthday."""
    years = _years(lived, 40, 41)
    counted = Counter(year.attainment for year in years)
    rows = tuple(
        (name, str(counted[name]), f"{100 * counted[name] / max(1, len(years)):.1f}")
        for name in ATTAINMENTS
        if counted[name]
    )
    return Table("Education at forty", ("highest", "lives", "per cent"), rows)


def occupations(lived: Sequence[Lived]) -> Table:
    """What they do, by age; unemployed are those of the labour force without a job."""
    rows: list[tuple[str, ...]] = []
    for low, high in ((6, 18), *AGES):
        years = _years(lived, low, high)
        counted = Counter(year.occupation for year in years)
        force = counted["job"] + counted["none"]
        shares = [100 * counted[name] / max(1, len(years)) for name in _OCCUPATIONS]
        idle = f"{100 * counted['none'] / force:.1f}" if force and low >= LABOUR_AGES[0] and low < 65 else "-"
        rows.append((_ages(low, high), *(f"{share:.1f}" for share in shares), idle))
    return Table("What they do, per cent", ("age", *_OCCUPATIONS, "unemployed"), tuple(rows))


_OCCUPATIONS: Final = ("school", "study", "job", "none", "retired", "prison")


def wealth(lived: Sequence[Lived]) -> Table:
    """Net worth and debt by age."""
    rows: list[tuple[str, ...]] = []
    for low, high in AGES:
        years = _years(lived, low, high)
        worth = [year.worth_cents for year in years]
        debts = [year.debt_cents for year in years if year.debt_cents]
        rows.append(
            (
                _ages(low, high),
                *(dollars(quantile(worth, share)) for share in (0.1, 0.25, 0.5, 0.75, 0.9, 0.99)),
                f"{100 * sum(value < 0 for value in worth) / max(1, len(worth)):.1f}",
                f"{100 * len(debts) / max(1, len(worth)):.1f}",
                dollars(quantile(debts, 0.5)),
                dollars(quantile([year.cash_cents for year in years], 0.5)),
            )
        )
    head = ("age", "10%", "25%", "median", "75%", "90%", "99%", "below 0 %", "owing %", "they owe", "cash")
    note = "below 0: debts are more than all that is owned; owing: any debt, mortgages too, and its median"
    return Table("Net worth, dollars", head, tuple(rows), note)


def wellbeing(lived: Sequence[Lived]) -> Table:
    """Mean vitals and level by age."""
    reads: tuple[Callable[[Year], float], ...] = (
        lambda year: year.happiness,
        lambda year: year.health,
        lambda year: year.stress,
        lambda year: year.level,
    )
    rows: list[tuple[str, ...]] = []
    for low, high in ((6, 12), (12, 18), *AGES):
        years = _years(lived, low, high)
        rows.append((_ages(low, high), *(f"{mean([read(year) for year in years]):.1f}" for read in reads)))
    return Table("How they are, points", ("age", "happiness", "health", "stress", "level"), tuple(rows))


def time_spent(lived: Sequence[Lived]) -> Table:
    """Hours of a day by what is done, by band of age."""
    total: Counter[str] = Counter()
    for life in lived:
        total.update(life.seen.doing)
    doings = sorted({name.partition("/")[2] for name in total})
    bands = [name for _, name in BANDS]
    sums = {band: sum(count for name, count in total.items() if name.startswith(f"{band}/")) for band in bands}
    rows = tuple(
        (doing, *(f"{24 * total[f'{band}/{doing}'] / sums[band]:.2f}" if sums[band] else "-" for band in bands))
        for doing in doings
    )
    return Table("Hours of a day", ("doing", *bands), rows, note="missing: absent from school or work")


def levels(lived: Sequence[Lived]) -> Table:
    """Experience at death."""
    reached = [float(life.level) for life in lived]
    long = [float(life.level) for life in lived if age_at_death(life) >= 75]
    diamonds = [float(life.diamonds) for life in lived]
    shares = (0.1, 0.5, 0.9, 0.99)
    named = (("level", reached), ("level, 75 or older", long), ("diamonds of a life", diamonds))
    rows = tuple(
        (name, f"{mean(values):.1f}", *(f"{quantile(values, share):.0f}" for share in shares))
        for name, values in named
    )
    return Table("At death", ("", "mean", "10%", "median", "90%", "99%"), rows)


def milestones(lived: Sequence[Lived], content: Content) -> Table:
    """Which milestones lives reach, and when."""
    ages: dict[str, list[float]] = {name: [] for name in content.feats}
    for life in lived:
        for name, age in life.seen.milestones.items():
            ages[name].append(age)
    rows = tuple(
        (name, f"{100 * len(found) / len(lived):.1f}", f"{quantile(found, 0.5):.0f}" if found else "-")
        for name, found in ages.items()
    )
    return Table("Milestones", ("milestone", "lives %", "median age"), rows)


def happenings(lived: Sequence[Lived]) -> Table:
    """Facts a life, and how many lives know them."""
    total: Counter[str] = Counter()
    knowing: Counter[str] = Counter()
    for life in lived:
        total.update(life.seen.facts)
        knowing.update(life.seen.facts.keys())
    rows = tuple(
        (name, f"{total[name] / len(lived):.2f}", f"{100 * knowing[name] / len(lived):.1f}") for name in sorted(total)
    )
    return Table("What happened, times a life", ("fact", "a life", "lives %"), rows)


def requests(lived: Sequence[Lived]) -> Table:
    """What the policies asked for, and what was refused."""
    asked: Counter[str] = Counter()
    refused: Counter[str] = Counter()
    for life in lived:
        asked.update(life.asked)
        refused.update(life.refused)
    rows: list[tuple[str, ...]] = []
    for tag in sorted(asked):
        reasons = {name.partition(": ")[2]: n for name, n in refused.items() if name.partition(": ")[0] == tag}
        told = ", ".join(f"{code} {100 * n / asked[tag]:.0f}%" for code, n in sorted(reasons.items()))
        rows.append((tag, f"{asked[tag] / len(lived):.1f}", f"{100 * sum(reasons.values()) / asked[tag]:.1f}", told))
    answers = sum(life.answers for life in lived) / len(lived)
    head = ("request", "a life", "refused %", "why")
    return Table("Requests of the policies", head, tuple(rows), note=f"Questions answered: {answers:.1f} a life")


def statements(lived: Sequence[Lived]) -> Table:
    """Whether every account adds up, looked at on every birthday of every life."""
    checked = sum(life.seen.statements for life in lived)
    wrong = sum(life.seen.wrong_statements for life in lived)
    lives = sum(life.seen.wrong_statements > 0 for life in lived)
    rows = (("statements", str(checked), str(wrong), str(lives)),)
    return Table("Books", ("", "checked", "wrong", "lives with a wrong one"), rows)


def dollars(cents: float) -> str:
    """Whole dollars with thousands apart."""
    return f"{cents / 100:,.0f}"


def _ages(low: int, high: int) -> str:
    return f"{low}-{high - 1}" if high < OLD else f"{low}+"
