"""Logs, timings, metrics and health: looks on from outside; no rule depends on it."""
