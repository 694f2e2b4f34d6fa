"""Decisions about proposals and weddings."""
