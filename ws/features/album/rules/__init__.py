"""Decisions of the album."""
