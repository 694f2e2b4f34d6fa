"""Turns, the game clock, schedules and the tick: what decides, apart from what is decided."""
