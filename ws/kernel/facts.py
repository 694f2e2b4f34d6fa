"""Facts: what happened, announced once, heard by whoever cares in the same turn."""

from __future__ import annotations

import msgspec


class Fact(msgspec.Struct, frozen=True, gc=False):
    """Base of everything a turn announces; named in the past tense."""


class Letter(msgspec.Struct, frozen=True, gc=False, tag_field="kind"):
    """Something one owner sends another. Consumed exactly once, as a turn of the addressee."""
