"""Tests of the legacy."""
