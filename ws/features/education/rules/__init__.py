"""Decisions about schools, grades, conduct and programmes."""

from ws.features.education.rules.schools import SCHOOL_HOURS, duty_of

__all__ = ["SCHOOL_HOURS", "duty_of"]
