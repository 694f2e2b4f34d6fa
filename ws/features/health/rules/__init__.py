"""Decisions about health, by what they are about: rates, onsets, deaths, care, habits."""
