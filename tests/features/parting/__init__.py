"""Tests of the parting."""
