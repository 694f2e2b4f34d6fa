"""Row `purchases`: proving what Apple signed, as `verify_purchase` and the webhook do it.

Unit: milliseconds of CPU for one, median of several rounds; reach 3 ms. The certificates are made for the run and
shaped like Apple's (root and intermediate on P-384, leaf on P-256); their chain is either known from an earlier
purchase, as nearly always, or walked anew. A notification holds a second signed object, the transaction. Online
checks are off. Floor: nothing but the verifications of the same signatures, in the same rounds: chain and payload
where the chain is walked, payloads alone where it is known.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from statistics import median
from typing import Final

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256

from benchmarks.bench import Bench
from benchmarks.report import Figure, say
from tests.features.purchases import apple_support
from tests.features.purchases.apple_authority import Authority
from ws.features.purchases.providers.apple_signed import _bytes, parts
from ws.features.purchases.providers.provider import Claim

ROW: Final = "purchases"
REACH_MS: Final = 3.0
ROUNDS: Final = 7


async def measure(bench: Bench) -> list[Figure]:
    """See the module."""
    authority = Authority()
    signed = authority.sign(apple_support.transaction())
    outer = authority.sign(apple_support.notification(authority, "ONE_TIME_CHARGE", apple_support.transaction()))
    body = apple_support.posted(outer)
    claim = Claim(apple_support.ACCOUNT, signed)
    count = bench.count(150, 30)
    async with apple_support.opened(authority, bench.folder) as store:

        async def known() -> None:
            await store.verify(claim)

        async def unknown() -> None:
            store.chains._proved.clear()
            await store.verify(claim)

        async def told() -> None:
            await store.read_notification({}, body)

        async def bare_payload() -> None:
            _verify(authority, signed)

        async def bare_chain() -> None:
            _verify_chain(authority)
            _verify(authority, signed)

        async def bare_notification() -> None:
            _verify(authority, outer)
            _verify(authority, signed)

        pairs = {
            "a purchase of Apple's, its chain known, ms of CPU": (known, bare_payload),
            "the same, its chain walked, ms of CPU": (unknown, bare_chain),
            "a notification of Apple's, its chain known, ms of CPU": (told, bare_notification),
        }
        figures = []
        for what, (ours, bare) in pairs.items():
            rounds = [(await _cpu_ms(ours, count), await _cpu_ms(bare, count)) for _ in range(ROUNDS)]
            figure = Figure(
                row=ROW, what=what, measured=median(one for one, _ in rounds), floor=median(one for _, one in rounds),
                reach=REACH_MS, note=f"{len(signed):,} and {len(outer):,} characters" if ours is told else "",
            )  # fmt: skip
            say(f"purchases: {what}: {figure.measured:.3f}, floor {figure.floor or 0:.3f}")
            figures.append(figure)
    return figures


async def _cpu_ms(work: Callable[[], Awaitable[None]], count: int) -> float:
    await asyncio.sleep(0)
    began = time.process_time()
    for _ in range(count):
        await work()
    return (time.process_time() - began) / count * 1000


def _verify(authority: Authority, signed: str) -> None:
    head, payload, signature = parts(signed)
    both = _bytes(signature)
    whole = encode_dss_signature(int.from_bytes(both[:32], "big"), int.from_bytes(both[32:], "big"))
    key = authority.leaf.certificate.public_key()
    assert isinstance(key, ec.EllipticCurvePublicKey)
    key.verify(whole, f"{head}.{payload}".encode(), ec.ECDSA(SHA256()))


def _verify_chain(authority: Authority) -> None:
    for subject, issuer in ((authority.leaf, authority.intermediate), (authority.intermediate, authority.root)):
        key = issuer.certificate.public_key()
        assert isinstance(key, ec.EllipticCurvePublicKey)
        key.verify(subject.certificate.signature, subject.certificate.tbs_certificate_bytes, ec.ECDSA(SHA256()))
