"""Decisions about days: their plans, and what may be wished of them."""
