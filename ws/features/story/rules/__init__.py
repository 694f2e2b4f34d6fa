"""Decisions of the story: what is kept of a year, and how it is told."""
