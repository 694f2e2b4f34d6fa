"""Decisions about the end of a life: estates, taxes, kinship, ribbons and obituaries."""
