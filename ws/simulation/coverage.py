"""How the events come to many lives: how often each, how often again, and how long nothing comes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import msgspec

from ws.content.schemas import Content
from ws.engine.clock import MINUTES_PER_DAY
from ws.simulation import plots, report
from ws.simulation.lives import Lived
from ws.simulation.observer import Happening
from ws.simulation.plots import Line
from ws.simulation.run import Simulation
from ws.simulation.tables import Table, quantile

STAGES: Final = ((1, 6), (6, 12), (12, 18), (18, 30), (30, 50), (50, 65), (65, 80), (80, 131))
"""Ages [from, to); before the first birthday only milestones are told."""
_SHARES: Final = ((0.5, "median"), (0.9, "90%"), (1.0, "worst"))


class Quiet(msgspec.Struct, frozen=True):
    """A time without an event, from one to the next (or from birth, and to death), out of prison."""

    age: int
    """At its beginning."""
    days: float


def events_of(life: Lived) -> list[Happening]:
    """What happened to a life, without what prison does."""
    return [each for each in life.seen.happened or () if each.event_id]


def repeats_of(life: Lived) -> list[Happening]:
    """Events that had come before with the same person in the same words."""
    known: set[tuple[str, str, int]] = set()
    again: list[Happening] = []
    for each in events_of(life):
        name = (each.event_id, each.person_id, each.wording)
        if name in known:
            again.append(each)
        known.add(name)
    return again


def repeat_share(life: Lived) -> float:
    """The share of a life's events that are repeats, 0 to 1."""
    return len(repeats_of(life)) / max(1, len(events_of(life)))


def age_at(life: Lived, minute: int) -> int:
    """Completed years at a minute."""
    return minute // (life.days_per_year * MINUTES_PER_DAY)


def quiet_times(life: Lived) -> Iterator[Quiet]:
    """All of them, in order."""
    since: int | None = life.days_per_year * MINUTES_PER_DAY
    end = Happening(life.minutes, "end")
    for each in (*(life.seen.happened or ()), end):
        if since is not None and each.minute > since:
            yield Quiet(age_at(life, since), (each.minute - since) / MINUTES_PER_DAY)
        if each.kind == "prison":
            since = None
        elif each.kind == "free" or since is not None:
            since = max(each.minute, since or 0)


def shares_of_repeats(lived: Sequence[Lived]) -> Table:
    """How much of a life was heard before."""
    shares = [100 * repeat_share(life) for life in lived]
    counts = [float(len(events_of(life))) for life in lived]
    rows = (
        ("events a life", *(f"{quantile(counts, share):.0f}" for share, _ in _SHARES)),
        ("repeats, per cent", *(f"{quantile(shares, share):.1f}" for share, _ in _SHARES)),
    )
    note = "a repeat is the same event, about the same person, in the same words"
    return Table("Repeats in a life", ("", *(name for _, name in _SHARES)), rows, note)


def stages(lived: Sequence[Lived]) -> Table:
    """What comes in a year, and how long nothing comes, by age."""
    rows: list[tuple[str, ...]] = []
    for low, high in STAGES:
        told = asked = again = 0
        longest: list[float] = []
        years = 0.0
        for life in lived:
            begins, ends = (age * life.days_per_year * MINUTES_PER_DAY for age in (low, high))
            if life.minutes <= begins:
                continue
            years += (min(life.minutes, ends) - begins) / (life.days_per_year * MINUTES_PER_DAY)
            here = [each for each in events_of(life) if begins <= each.minute < ends]
            told += sum(each.kind == "told" for each in here)
            asked += sum(each.kind == "asked" for each in here)
            again += sum(begins <= each.minute < ends for each in repeats_of(life))
            longest.append(max((quiet.days for quiet in quiet_times(life) if low <= quiet.age < high), default=0.0))
        events = told + asked
        rows.append(
            (
                f"{low}-{high - 1}" if high <= 100 else f"{low}+",
                f"{events / max(years, 1e-9):.2f}",
                f"{asked / max(years, 1e-9):.2f}",
                f"{100 * again / max(1, events):.1f}",
                *(f"{quantile(longest, share):.1f}" for share, _ in _SHARES),
            )
        )
    head = ("age", "events a year", "asked", "repeats %", *(f"quiet, {name}" for _, name in _SHARES))
    note = "quiet: the longest time without an event that began at these ages in a life, in game days (months)"
    return Table("Events by age", head, tuple(rows), note)


def frequencies(lived: Sequence[Lived], content: Content) -> Table:
    """How often each event comes, the rarest first: those that never came stand on top."""
    times: Counter[str] = Counter()
    knowing: Counter[str] = Counter()
    ages: dict[str, list[float]] = {}
    for life in lived:
        counted = Counter(each.event_id for each in events_of(life))
        times.update(counted)
        knowing.update(counted.keys())
        for each in events_of(life):
            ages.setdefault(each.event_id, []).append(float(age_at(life, each.minute)))
    ordered = sorted(content.events.values(), key=lambda event: (times[event.id], event.id))
    rows = tuple(
        (
            event.id,
            event.theme,
            f"{100 * times[event.id] / len(lived):.1f}",
            f"{100 * knowing[event.id] / len(lived):.1f}",
            f"{quantile(ages[event.id], 0.5):.0f}" if event.id in ages else "-",
        )
        for event in ordered
    )
    never = sum(not times[event.id] for event in ordered)
    head = ("event", "theme", "in 100 lives", "lives %", "median age")
    return Table("How often each event comes", head, rows, f"{never} of {len(ordered)} never came")


def everything(lived: Sequence[Lived], content: Content) -> list[Table]:
    """Every table, in the order of the report."""
    return [shares_of_repeats(lived), stages(lived), frequencies(lived, content)]


def text_of(simulation: Simulation, content: Content) -> str:
    """The tables for the eye. The same for any number of processes."""
    order = simulation.order
    title = f"Events of {order.lives} lives, seed {order.seed}, {order.country or 'any country'}"
    return report.titled(title, everything(simulation.lived, content))


def write(simulation: Simulation, content: Content, folder: Path) -> None:
    """The report as files: events.txt, events.json and one SVG a plot."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "events.txt").write_text(text_of(simulation, content), encoding="utf-8")
    body = msgspec.json.encode({table.title: table for table in everything(simulation.lived, content)})
    (folder / "events.json").write_bytes(msgspec.json.format(body) + b"\n")
    for name, drawing in drawings(simulation.lived, content).items():
        (folder / f"{name}.svg").write_text(drawing, encoding="utf-8")


def drawings(lived: Sequence[Lived], content: Content) -> dict[str, str]:
    """The plots by file name."""
    return {
        "events_by_age": plots.lines("Events a year", "age", "events", _by_age(lived)),
        "event_quiet": plots.bars("Longest time without an event, median of lives", "game days", _quiet(lived)),
        "event_frequencies": plots.bars("How often events come", "events", _histogram(lived, content)),
    }


def _by_age(lived: Sequence[Lived], least: int = 5) -> list[Line]:
    alive: Counter[int] = Counter()
    counted: dict[str, Counter[int]] = {"all": Counter(), "asked": Counter(), "repeats": Counter()}
    for life in lived:
        alive.update(range(1, age_at(life, life.minutes)))
        for each in events_of(life):
            age = age_at(life, each.minute)
            counted["all"][age] += 1
            counted["asked"][age] += each.kind == "asked"
        counted["repeats"].update(age_at(life, each.minute) for each in repeats_of(life))
    ages = [age for age in sorted(alive) if alive[age] >= min(least, len(lived))]
    return [
        Line(name, tuple((float(age), found[age] / alive[age]) for age in ages)) for name, found in counted.items()
    ]


def _quiet(lived: Sequence[Lived]) -> list[tuple[str, float]]:
    return [(row[0], float(row[4])) for row in stages(lived).rows]


_CLASSES: Final = ((0.0, "never"), (1.0, "to 1"), (5.0, "to 5"), (20.0, "to 20"), (50.0, "to 50"), (100.0, "to 100"))


def _histogram(lived: Sequence[Lived], content: Content) -> list[tuple[str, float]]:
    """Events by how often they come in 100 lives."""
    found: Counter[str] = Counter()
    for row in frequencies(lived, content).rows:
        found[next((name for limit, name in _CLASSES if float(row[2]) <= limit), "more")] += 1
    return [(name, float(found[name])) for name in (*(name for _, name in _CLASSES), "more")]
