"""Discipline: who comes late, who does not come, and what a school does about it."""

from __future__ import annotations

from typing import Final

import msgspec
from msgspec.structs import replace

from ws.features.education.records import Conduct

LATE_FOR_DETENTION: Final = 3
SKIPS_FOR_WARNING: Final = 2
WARNINGS_FOR_EXPULSION: Final = 3
"""Six skipped days a year, of the eight or nine that a school year of twelve days has."""
_MISSED_LATE: Final = 10
_MISSED_MOST: Final = 50
"""Per cent of a day missed."""


class Verdict(msgspec.Struct, frozen=True):
    """What a day at school leads to: "", late, skipped, detention, warning or expelled."""

    conduct: Conduct
    consequence: str = ""


def after_day(held: Conduct, minutes: int, attended_minutes: int, is_primary: bool) -> Verdict:
    """Every third lateness is a detention, every second skipped day a warning, the third warning the
    last. A skipped day before that is a detention; primary schools neither detain nor expel."""
    missed = (minutes - attended_minutes) * 100
    if missed <= minutes * _MISSED_LATE:
        return Verdict(held)
    if missed <= minutes * _MISSED_MOST:
        after = replace(held, late=held.late + 1)
        if is_primary or after.late % LATE_FOR_DETENTION:
            return Verdict(after, "late")
        return _detained(after)
    after = replace(held, skipped=held.skipped + 1)
    if is_primary:
        return Verdict(after, "skipped")
    if after.skipped % SKIPS_FOR_WARNING:
        return _detained(after)
    after = replace(after, warnings=after.warnings + 1)
    return Verdict(after, "expelled" if after.warnings >= WARNINGS_FOR_EXPULSION else "warning")


def _detained(held: Conduct) -> Verdict:
    return Verdict(replace(held, detentions=held.detentions + 1, detained=True), "detention")
