"""A whole picture: the scene within the white border of a print, and words for whoever can not see it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final
from xml.sax.saxutils import escape

from msgspec.structs import replace

from ws.features.album.drawing import at_work, indoors, outside, town, weddings
from ws.features.album.drawing.brush import HIGH, WIDE, Brush
from ws.features.album.drawing.seen import Seen, Sitter

SCENES: Final[dict[str, Callable[[Brush], None]]] = {
    "nursery": indoors.nursery, "cake_table": indoors.cake_table, "big_table": indoors.big_table,
    "classroom": indoors.classroom, "stage": indoors.stage, "office": at_work.office, "counter": at_work.counter,
    "ward": indoors.ward, "workshop": at_work.workshop, "theatre": at_work.theatre, "top_floor": at_work.top_floor,
    "sofa": indoors.sofa, "remembrance": indoors.remembrance, "last_light": indoors.last_light,
    "recovery": indoors.recovery, "selfie": indoors.selfie,
    "school_gate": town.school_gate, "schoolyard": town.schoolyard, "garden_party": outside.garden_party,
    "front_door": town.front_door, "own_house": town.own_house, "road": town.road,
    "lakeside": outside.lakeside, "mountains": outside.mountains, "seaside": outside.seaside, "park": outside.park,
    "snow_day": outside.snow_day, "farewell": town.farewell, "two_friends": outside.two_friends,
    "shop_front": town.shop_front, "open_gate": town.open_gate, "wedding": outside.wedding,
    "field": outside.field, "site": town.site, "own_wedding": weddings.own_wedding,
    "wedding_hall": weddings.wedding_hall, "registry": weddings.registry, "kneeling": weddings.kneeling,
}  # fmt: skip

MOST_BYTES: Final = 7_900
BORDER: Final = 10
FEWEST: Final = 1
"""Somebody fits into every scene."""


def picture(seen: Seen, seed: bytes, number: int, title: str) -> str:
    """The photograph as an SVG of at most MOST_BYTES, without scripts, styles or references to elsewhere.

    Of a group too large to fit, the last one stays outside the frame.
    """
    while True:
        drawn = _drawn(seen, seed, number, title)
        if len(drawn.encode()) <= MOST_BYTES or len(seen.people) <= FEWEST:
            return drawn
        seen = replace(seen, people=seen.people[:-1])


def _drawn(seen: Seen, seed: bytes, number: int, title: str) -> str:
    brush = Brush(seen, seed, number)
    SCENES[seen.scene](brush)
    wide, high = WIDE + 2 * BORDER, HIGH + 2 * BORDER
    return (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {wide} {high}' role='img'>"
        f"<title>{escape(title)}</title><desc>{escape(described(seen))}</desc>"
        f"<clipPath id='c{number}'><rect width='{WIDE}' height='{HIGH}' rx='5'/></clipPath>"
        f"<rect width='{wide}' height='{high}' rx='8' fill='#fffaf0'/>"
        f"<g transform='translate({BORDER} {BORDER})' clip-path='url(#c{number})' fill='none' stroke-linecap='round'>"
        f"{''.join(brush.parts)}</g></svg>"
    )


def described(seen: Seen) -> str:
    """Who and where, in a sentence."""
    there = [_named(sitter) for sitter in seen.people if not sitter.absent]
    gone = [_named(sitter) for sitter in seen.people if sitter.absent]
    where = (
        f"{seen.place}, in {seen.season}"
        if seen.season not in ("dry", "rainy")
        else f"{seen.place}, in the {seen.season} season"
    )
    if gone:
        return f"A portrait of {_listed(gone)} {where}."
    return f"{_listed(there)} {where}." if there else f"A view {where}."


def _named(sitter: Sitter) -> str:
    if not sitter.relation:
        return "You"
    return f"{sitter.name} ({sitter.relation})"


def _listed(names: list[str]) -> str:
    if len(names) == 1:
        return names[0]
    return f"{', '.join(names[:-1])} and {names[-1]}"
