"""A whole life as text: chapters, years, sentences that are joined as people join them.

The same life is always told in the same words; none comes again before all others of its kind were used.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

import msgspec
from msgspec.structs import replace

from ws.content.schemas import Climate, Content
from ws.content.schemas.story import STAGES
from ws.engine.clock import MINUTES_PER_DAY, Calendar, date_at
from ws.features.ageing.api import stage_at
from ws.features.album.api import season_of
from ws.features.story.messages import StoryChapter, ToldYear
from ws.features.story.records import Moment, Year
from ws.features.story.rules import words
from ws.kernel.prose import fill
from ws.kernel.rolls import Rolls

CLOSING_SHARE: Final = 0.5
"""Of the years with few moments that end with how the days were spent."""
FEW: Final = 3
"""Moments from which on a year needs no last sentence."""
MOST_QUIET: Final = 6
"""Quiet years that are told together."""


class Told(msgspec.Struct, frozen=True):
    """Whose story it is."""

    life_id: int
    seed: bytes
    first_name: str
    calendar: Calendar
    climate: Climate


class Teller:
    """Tells one life. Remembers which wordings have been used."""

    def __init__(self, content: Content, life: Told) -> None:
        self.content = content
        self.life = life
        self._rolls = Rolls(life.seed, 0)
        self._used: Counter[str] = Counter()

    def chapters(self, first_year: int, last_year: int) -> tuple[StoryChapter, ...]:
        """The stages of the life so far."""
        found: list[StoryChapter] = []
        for stage in STAGES:
            years = [age for age in range(first_year, last_year + 1) if stage_at(age) == stage]
            if years:
                title = self._next(f"chapter.{stage}", self.content.story_chapters[stage].titles)
                found.append(StoryChapter(stage, title, years[0], years[-1]))
        return tuple(found)

    def years(self, years: dict[int, Year], last_year: int) -> tuple[ToldYear, ...]:
        """Every year from the first one that is known, oldest first; quiet ones of a stage that follow each
        other are told together. A life that was taken up grown says so."""
        told: list[ToldYear] = []
        age = min(years, default=0)
        while age <= last_year:
            until = age
            if _is_quiet(years, age):
                while (
                    until - age + 1 < MOST_QUIET
                    and until + 1 < last_year
                    and _is_quiet(years, until + 1)
                    and stage_at(until + 1) == stage_at(age)
                ):
                    until += 1
            told.append(self._year(age, until, [years.get(one, Year()) for one in range(age, until + 1)], last_year))
            age = until + 1
        if told and told[0].from_year:
            begins = self._sentence(
                "taken_up", self.content.story_lines["taken_up"].texts, age=words.number(told[0].from_year)
            )
            told[0] = replace(told[0], paragraphs=(begins, *told[0].paragraphs))
        return tuple(told)

    def _year(self, age: int, until: int, years: Sequence[Year], last_year: int) -> ToldYear:
        stage = stage_at(age)
        begins = age * self.life.calendar.days_per_year * MINUTES_PER_DAY
        year = years[-1]
        paragraphs = self._moments(begins, year, age) if age == until else ()
        if not paragraphs and until < last_year:
            paragraphs = (
                self._sentence(f"quiet.{stage}", self.content.story_chapters[stage].quiet, age=words.number(age)),
            )
        closing = self._closing(age, year, len(paragraphs)) if until < last_year else ""
        return ToldYear(
            from_year=age,
            to_year=until,
            calendar_year=date_at(self.life.calendar, begins).year,
            stage=stage,
            title=_title(age, until),
            paragraphs=(*paragraphs, closing) if closing else paragraphs,
            photos=tuple(f"{self.life.life_id}-{number}" for one in years for number in one.photos),
        )

    def _moments(self, begins: int, year: Year, age: int) -> tuple[str, ...]:
        """A sentence or two for each moment, in the order of time; what belongs together in one paragraph."""
        told: list[str] = []
        before: int | None = None
        for moment in sorted(year.moments, key=lambda one: one.minute):
            line = self.content.story_lines.get(moment.kind)
            if line is None or self._is_known(moment):
                continue  # a kind that is told no more, or word for word what was told before
            text = self._next(moment.kind, line.texts)
            sentence = fill(text, when=self._when(before, moment.minute), **self._names(moment, age))
            if told and before is not None and moment.minute // MINUTES_PER_DAY == before // MINUTES_PER_DAY:
                told[-1] = f"{told[-1]} {sentence}"
            else:
                told.append(sentence)
            before = moment.minute if "{when}" in text or before is None else before
        return tuple(told)

    def _is_known(self, moment: Moment) -> bool:
        """Whether an event was told already, in the same words."""
        if moment.kind != "told":
            return False
        self._used[moment.names["what"]] += 1
        return self._used[moment.names["what"]] > 1

    def _names(self, moment: Moment, age: int) -> dict[str, str]:
        names = {"name": self.life.first_name, "age": words.number(age), **moment.names}
        if "number" in names:
            names["number"] = words.number(int(names["number"]))
        if "money" in names:
            names["money"] = words.money(int(names["money"]))
        if moment.kind == "pastime":
            names["what"] = words.lowered(names["what"])
        return names

    def _when(self, before: int | None, minute: int) -> str:
        """When it was, as one goes on telling."""
        date = date_at(self.life.calendar, minute)
        month = words.MONTHS[date.month - 1]
        season = season_of(self.life.climate, date.month)
        seasonal = f"in the {season} season" if season in ("dry", "rainy") else f"in {season}"
        if before is None:
            return self._next("when.first", (f"in {month}", seasonal, f"one day in {month}"))
        then = date_at(self.life.calendar, before)
        passed = (date.year - then.year) * 12 + date.month - then.month
        if passed <= 0:
            return self._next("when.same", ("in the same month", "that same month", f"still in {month}", "just then"))
        if passed == 1:
            return self._next("when.next", ("a month later", "the month after", f"in {month}"))
        later = f"{words.number(passed)} months later"
        return self._next("when.later", (f"in {month}", later, seasonal))

    def _closing(self, age: int, year: Year, told: int) -> str:
        """How the year felt; not in every year."""
        if told >= FEW or not Rolls(self.life.seed, age).happens(CLOSING_SHARE, "story.closing"):
            return ""
        fitting = [
            closing
            for closing in self.content.story_closings.values()
            if closing.doing in ("any", year.doing)
            and closing.min_happiness <= year.happiness <= closing.max_happiness
            and stage_at(age) != "infant"
        ]
        chosen = Rolls(self.life.seed, age).choose("story.closing.which", fitting, lambda one: one.id)
        if chosen is None or self._used[f"closing.{chosen.id}"] >= len(chosen.texts):
            return ""  # every wording has been read: silence is better
        return self._sentence(
            f"closing.{chosen.id}", chosen.texts, age=words.number(age), what=self._occupation(year)
        )

    def _occupation(self, year: Year) -> str:
        job = self.content.jobs.get(year.what)
        if job is not None:
            return words.indefinite(words.lowered(job.name))
        programme = self.content.programmes.get(year.what)
        return words.lowered(programme.name) if programme is not None else "something or other"

    def _sentence(self, kind: str, texts: Sequence[str], **names: str) -> str:
        return fill(self._next(kind, texts), name=self.life.first_name, **names)

    def _next(self, kind: str, texts: Sequence[str]) -> str:
        """The next wording of a kind, beginning anywhere."""
        first = self._rolls.between(0, len(texts) - 1, "story.wording", kind)
        place = first + self._used[kind]
        self._used[kind] += 1
        return texts[place % len(texts)]


def _is_quiet(years: dict[int, Year], age: int) -> bool:
    held = years.get(age)
    return held is None or not held.moments


def _title(age: int, until: int) -> str:
    if until > age:
        return f"{words.number(age).capitalize()} to {words.number(until)}"
    return "The first year" if age == 0 else words.number(age).capitalize()
