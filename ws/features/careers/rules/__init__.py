"""Decisions about work, by what they are about."""

from ws.features.careers.rules.shifts import duty_of

__all__ = ["duty_of"]
