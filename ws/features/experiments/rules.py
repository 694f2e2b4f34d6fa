"""Stable assignment by hash."""

import hashlib

from ws.content.schemas import Experiment


def variant_of(account_id: int, experiment: Experiment) -> str:
    """The variant of an account: MD5 of "account:experiment", first 8 bytes, over the weights.

    The same account always gets the same variant; experiments are independent of each other.
    MD5 spreads; it protects nothing here.
    """
    name = f"{account_id}:{experiment.id}".encode()
    number = int.from_bytes(hashlib.md5(name, usedforsecurity=False).digest()[:8], "big")
    place = number % sum(variant.weight for variant in experiment.variants)
    for variant in experiment.variants:
        place -= variant.weight
        if place < 0:
            return variant.id
    raise AssertionError("the weights add up to more than every place")
