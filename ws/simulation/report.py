"""The report of a simulation: tables for the eye, a JSON file for tools, plots for both."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

import msgspec

from ws.content.schemas import Content
from ws.features.education.api import ATTAINMENTS
from ws.simulation import family, plots, tables
from ws.simulation.lives import Lived
from ws.simulation.observer import Year
from ws.simulation.plots import Line
from ws.simulation.run import Simulation, Speed
from ws.simulation.tables import Table

_SHOWN_AGES: Final = range(6, 101)


def text_of(simulation: Simulation, content: Content) -> str:
    """Every table that the seed decides. The same for any number of processes."""
    order = simulation.order
    title = f"{order.lives} lives, seed {order.seed}, {order.country or 'any country'}"
    return titled(title, everything(simulation.lived, content))


def everything(lived: Sequence[Lived], content: Content) -> list[Table]:
    """Every table, in the order of the report."""
    return [
        tables.life_expectancy(lived, content), tables.survival(lived, content), tables.causes(lived),
        tables.attainment(lived), tables.income(lived), tables.occupations(lived), tables.wealth(lived),
        family.family(lived), family.love_by_age(lived), tables.wellbeing(lived), tables.time_spent(lived),
        tables.levels(lived), tables.milestones(lived, content), tables.happenings(lived), tables.requests(lived),
        tables.statements(lived),
    ]  # fmt: skip


def titled(title: str, shown: Iterable[Table]) -> str:
    """Tables below a title."""
    parts = [title, "=" * len(title), ""]
    for table in shown:
        parts += [_table_text(table), ""]
    return "\n".join(parts)


def speed_text(speed: Speed) -> str:
    """How quick it was."""
    pace = speed.lives / max(speed.core_seconds, 1e-9)
    microseconds = speed.core_seconds / max(1, speed.game_days) * 1e6
    rows = [
        ("whole lives a second per core", f"{pace:.2f}"),
        ("microseconds a game day", f"{microseconds:.0f}"),
        ("microseconds a moment", f"{speed.core_seconds / max(1, speed.moments) * 1e6:.1f}"),
        ("processes", str(speed.processes)),
        ("seconds", f"{speed.seconds:.1f}"),
    ]
    parts = [_table_text(Table("Speed", ("", ""), tuple(rows)))]
    if speed.shares:
        measured = sum(speed.shares.values())
        days = max(1, speed.game_days)
        shares = sorted(speed.shares.items(), key=lambda pair: -pair[1])
        lines = tuple(
            (name, f"{100 * seconds / measured:.1f}", f"{seconds / days * 1e6:.1f}") for name, seconds in shares
        )
        note = "Measuring itself costs; the shares are what to look at."
        parts.append(_table_text(Table("Time by feature", ("feature", "per cent", "us a day"), lines, note)))
    return "\n\n".join(parts) + "\n"


def write(simulation: Simulation, content: Content, folder: Path) -> None:
    """The report as files: report.txt, speed.txt, tables.json and one SVG a plot."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "report.txt").write_text(text_of(simulation, content), encoding="utf-8")
    (folder / "speed.txt").write_text(speed_text(simulation.speed), encoding="utf-8")
    body = msgspec.json.encode({table.title: table for table in everything(simulation.lived, content)})
    (folder / "tables.json").write_bytes(msgspec.json.format(body) + b"\n")
    for name, drawing in drawings(simulation.lived, content).items():
        (folder / f"{name}.svg").write_text(drawing, encoding="utf-8")


def drawings(lived: Sequence[Lived], content: Content) -> dict[str, str]:
    """The plots by file name."""
    return {
        "survival": plots.lines("Survival", "age", "per cent alive", _survival(lived, content)),
        "causes": plots.bars("Causes of death", "per cent", _causes(lived)),
        "income": plots.lines("Yearly gross pay of those at work", "age", "dollars", _income(lived)),
        "occupations": plots.lines("What they do", "age", "per cent", _occupations(lived)),
        "wealth": plots.lines("Net worth", "age", "dollars", _wealth(lived)),
        "wellbeing": plots.lines("How they are", "age", "points", _wellbeing(lived)),
        "levels": plots.bars("Level at death", "lives", _levels(lived)),
    }


def _survival(lived: Sequence[Lived], content: Content) -> list[Line]:
    found: list[Line] = []
    for sex in tables.SEXES:
        found.append(Line(sex, _percent(tables.survivors(lived, sex))))
        table = tables.table_of_life(content, sex)
        if table is not None:
            found.append(Line(f"{sex}, life table", _percent(table[: tables.OLD]), dashed=True))
    return found


def _percent(shares: Iterable[float]) -> tuple[tuple[float, float], ...]:
    return tuple((float(age), 100 * share) for age, share in enumerate(shares))


def _causes(lived: Sequence[Lived]) -> list[tuple[str, float]]:
    return [(row[0], float(row[2])) for row in tables.causes(lived).rows[:14]]


def _by_age(lived: Sequence[Lived], least: int = 5) -> dict[int, list[Year]]:
    years: dict[int, list[Year]] = {age: [] for age in _SHOWN_AGES}
    for life in lived:
        for year in life.years:
            if year.age in years:
                years[year.age].append(year)
    return {age: held for age, held in years.items() if len(held) >= least}


def _income(lived: Sequence[Lived]) -> list[Line]:
    found: list[Line] = []
    for name in ("all", *ATTAINMENTS):
        points: list[tuple[float, float]] = []
        for age, years in _by_age(lived).items():
            pays = [y.pay_cents / 100 for y in years if y.occupation == "job" and name in ("all", y.attainment)]
            if len(pays) >= 5:
                points.append((float(age), tables.quantile(pays, 0.5)))
        if len(points) > 1:
            found.append(Line(name, tuple(points)))
    return found


def _occupations(lived: Sequence[Lived]) -> list[Line]:
    years = _by_age(lived)
    return [
        Line(
            name,
            tuple((float(a), 100 * sum(y.occupation == name for y in held) / len(held)) for a, held in years.items()),
        )
        for name in ("school", "study", "job", "none", "retired", "prison")
    ]


def _wealth(lived: Sequence[Lived]) -> list[Line]:
    years = _by_age(lived)
    return [
        Line(
            f"{share:.0%}",
            tuple((float(a), tables.quantile([y.worth_cents / 100 for y in h], share)) for a, h in years.items()),
        )
        for share in (0.1, 0.25, 0.5, 0.75, 0.9)
    ]


def _wellbeing(lived: Sequence[Lived]) -> list[Line]:
    years = _by_age(lived)
    return [
        Line("happiness", tuple((float(a), tables.mean([y.happiness for y in h])) for a, h in years.items())),
        Line("health", tuple((float(a), tables.mean([y.health for y in h])) for a, h in years.items())),
        Line("stress", tuple((float(a), tables.mean([y.stress for y in h])) for a, h in years.items())),
        Line("level", tuple((float(a), tables.mean([y.level for y in h])) for a, h in years.items()), dashed=True),
    ]


def _levels(lived: Sequence[Lived]) -> list[tuple[str, float]]:
    low = min((life.level for life in lived), default=1)
    high = max((life.level for life in lived), default=1)
    return [(str(level), float(sum(life.level == level for life in lived))) for level in range(low, high + 1)]


def _table_text(table: Table) -> str:
    """Columns aligned, words to the left and numbers to the right."""
    rows = [table.head, *table.rows]
    widths = [max(len(row[n]) for row in rows) for n in range(len(table.head))]
    lines = [table.title, "-" * len(table.title)]
    for row in rows:
        cells = [
            cell.ljust(width) if n == 0 else cell.rjust(width)
            for n, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        lines.append("  ".join(cells).rstrip())
    if table.note:
        lines.append(f"({table.note})")
    return "\n".join(lines)
