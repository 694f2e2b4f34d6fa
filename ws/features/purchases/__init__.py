"""Purchases: what is bought in a store, granted once, and taken back once."""

from ws.engine.feature import Feature

FEATURE = Feature(name="purchases")
