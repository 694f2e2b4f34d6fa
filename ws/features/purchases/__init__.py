"""Purchases: what is bought in a store, granted once, and taken back once."""
