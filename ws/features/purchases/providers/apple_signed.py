"""What Apple signed (JSON Web Signatures): proved by its certificates, and bounded before anything looks into it.

The checks of app and environment and the walk up the chain of certificates are those of app-store-server-library.
Two things are our own: the bounds, and that a chain which was proved once is not walked again within the time for
which all its certificates are valid. The library's own memory works only together with its online checks, and
walking is most of the work.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Sequence
from datetime import datetime
from hashlib import sha256
from typing import Annotated, Final

import msgspec
from appstoreserverlibrary.models.Environment import Environment
from appstoreserverlibrary.signed_data_verifier import (
    SignedDataVerifier,
    VerificationException,
    VerificationStatus,
    _ChainVerifier,  # its one way to walk a chain; tests hold the pinned version to what is used here
)
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, SECP256R1, EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_pem_public_key

MOST_CHARACTERS: Final = 128 * 1024
"""Of one signed object. Transactions have about 6,000; a notification holds two such objects, coded again."""
CERTIFICATES: Final = 3
"""Leaf, intermediate, root: Apple sends exactly these."""
MOST_CERTIFICATE_CHARACTERS: Final = 4096
MOST_OPENINGS: Final = 256
"""Braces and brackets that open in a payload. No payload is deeper than this, and none of Apple's has so many."""
MOST_AHEAD_MS: Final = 10 * 60_000
"""How far Apple's clock may be ahead of ours."""
ONLINE_SECONDS: Final = 15 * 60
"""How long it is believed that a certificate was not revoked."""
MOST_CHAINS: Final = 32
_PARTS: Final = re.compile(r"([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]{86})")
"""A signature by ES256 is 64 bytes."""
_ENVIRONMENTS: Final = {environment.value: environment for environment in Environment}

Certificate = Annotated[str, msgspec.Meta(max_length=MOST_CERTIFICATE_CHARACTERS)]


class _Header(msgspec.Struct):
    alg: str
    x5c: Annotated[list[Certificate], msgspec.Meta(min_length=CERTIFICATES, max_length=CERTIFICATES)]
    crit: None = None
    """Extensions that must be understood. None is: whatever stands here is refused."""


class _Proved(msgspec.Struct, frozen=True):
    key: EllipticCurvePublicKey
    since: float
    """Unix seconds: from then to `until` all certificates of the chain are valid."""
    until: float
    asked_at: float
    """Unix seconds, of the online check; 0 without one."""


class _Walker(_ChainVerifier):
    """The library's walk from a leaf to a root."""

    def walk(self, certificates: list[str], online: bool, at_seconds: int) -> str:
        """The leaf's key, PEM. Raises VerificationException."""
        try:
            return self._verify_chain_without_caching(certificates, online, at_seconds)
        except VerificationException:
            raise
        except Exception as error:  # what a broken answer about revocation breaks: it comes last, and is not caught
            raise VerificationException(VerificationStatus.RETRYABLE_VERIFICATION_FAILURE) from error


class Chains:
    """Keys of leaves whose chain leads to one of `roots` (DER). May be asked by several threads."""

    def __init__(self, roots: Sequence[bytes], *, online: bool) -> None:
        self.walker = _Walker(list(roots))
        self._roots = [x509.load_der_x509_certificate(root) for root in roots]
        self._online = online
        self._proved: dict[bytes, _Proved] = {}

    def key(self, certificates: list[str], at: float, now: float) -> EllipticCurvePublicKey:
        """The leaf's key, if the chain was good at `at` (Unix seconds) and is, online, now.

        Raises VerificationException; its status is RETRYABLE_VERIFICATION_FAILURE when Apple could not be asked.
        """
        if self._online:
            at = now
        name = sha256("\0".join(certificates).encode()).digest()
        known = self._proved.get(name)
        if known is not None and known.since <= at <= known.until and self._is_fresh(known, now):
            return known.key
        proved = self._walk(certificates, at, now)
        if len(self._proved) >= MOST_CHAINS:
            self._proved = {}
        self._proved[name] = proved
        return proved.key

    def _is_fresh(self, known: _Proved, now: float) -> bool:
        return not self._online or 0 <= now - known.asked_at < ONLINE_SECONDS

    def _walk(self, certificates: list[str], at: float, now: float) -> _Proved:
        pem = self.walker.walk(certificates, self._online, int(at))
        key = load_pem_public_key(pem.encode())
        if not isinstance(key, EllipticCurvePublicKey) or not isinstance(key.curve, SECP256R1):
            raise VerificationException(VerificationStatus.INVALID_CERTIFICATE)
        leaf, intermediate = (x509.load_der_x509_certificate(base64.b64decode(c)) for c in certificates[:2])
        # The root is one of ours, not the one that was sent; of several with one name, all must be valid.
        roots = [root for root in self._roots if root.subject == intermediate.issuer]
        chain = [leaf, intermediate, *roots]
        return _Proved(
            key=key,
            since=max(_seconds(certificate.not_valid_before_utc) for certificate in chain),
            until=min(_seconds(certificate.not_valid_after_utc) for certificate in chain),
            asked_at=now if self._online else 0.0,
        )


class Verifier(SignedDataVerifier):
    """The library's verifier of one environment, with our bounds and memory. `now_ms` is Unix milliseconds.

    Its methods raise VerificationException.
    """

    def __init__(
        self,
        chains: Chains,
        environment: Environment,
        bundle_id: str,
        app_apple_id: int | None,
        now_ms: Callable[[], int],
    ) -> None:
        if environment not in (Environment.PRODUCTION, Environment.SANDBOX):
            raise ValueError("in other environments the library proves nothing")
        super().__init__([], False, environment, bundle_id, app_apple_id)
        self._chains = chains
        self._now_ms = now_ms

    def _decode_signed_object(self, signed_obj: str) -> dict[str, object]:
        """The payload, proved to be signed by Apple. The library calls it for all that it verifies."""
        head, payload, signature = parts(signed_obj)
        try:
            header = msgspec.json.decode(_bytes(head), type=_Header)
            claims = msgspec.json.decode(_bounded(_bytes(payload)), type=dict[str, object])
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
            raise VerificationException(VerificationStatus.VERIFICATION_FAILURE) from error
        # What is signed of the app itself (an app transaction) names the moment so.
        signed_ms = claims.get("signedDate", claims.get("receiptCreationDate"))
        now_ms = self._now_ms()
        if header.alg != "ES256" or type(signed_ms) is not int or not 0 < signed_ms <= now_ms + MOST_AHEAD_MS:
            raise VerificationException(VerificationStatus.VERIFICATION_FAILURE)
        key = self._chains.key(header.x5c, signed_ms / 1000, now_ms / 1000)
        r_and_s = _bytes(signature)
        whole = encode_dss_signature(int.from_bytes(r_and_s[:32], "big"), int.from_bytes(r_and_s[32:], "big"))
        try:
            key.verify(whole, f"{head}.{payload}".encode(), ECDSA(SHA256()))
        except InvalidSignature as error:
            raise VerificationException(VerificationStatus.VERIFICATION_FAILURE) from error
        return claims


class _App(msgspec.Struct):
    environment: str = ""


class _Token(msgspec.Struct):
    externalPurchaseId: str = ""  # noqa: N815 - Apple's name


class _Peek(msgspec.Struct):
    """Where the objects that Apple signs say of which environment they are."""

    environment: str = ""
    data: _App | None = None
    summary: _App | None = None
    appData: _App | None = None  # noqa: N815 - Apple's name
    externalPurchaseToken: _Token | None = None  # noqa: N815 - Apple's name


def claimed_environment(signed: str) -> Environment | None:
    """Where it says it was signed; not proved. Raises VerificationException for what is no signature."""
    _, payload, _ = parts(signed)
    try:
        peek = msgspec.json.decode(_bounded(_bytes(payload)), type=_Peek)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise VerificationException(VerificationStatus.VERIFICATION_FAILURE) from error
    for holder in (peek, peek.data, peek.summary, peek.appData):
        if holder is not None and holder.environment:
            return _ENVIRONMENTS.get(holder.environment)
    token = peek.externalPurchaseToken
    if token is None:
        return None
    # So Apple documents it: tokens of the sandbox begin with SANDBOX.
    return Environment.SANDBOX if token.externalPurchaseId.startswith("SANDBOX") else Environment.PRODUCTION


def parts(signed: str) -> tuple[str, str, str]:
    """Header, payload and signature, still coded. Raises VerificationException."""
    found = _PARTS.fullmatch(signed) if len(signed) <= MOST_CHARACTERS else None
    if found is None:
        raise VerificationException(VerificationStatus.VERIFICATION_FAILURE)
    return found[1], found[2], found[3]


def _bytes(part: str) -> bytes:
    try:
        return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))
    except binascii.Error as error:
        raise VerificationException(VerificationStatus.VERIFICATION_FAILURE) from error


def _bounded(payload: bytes) -> bytes:
    if payload.count(b"{") + payload.count(b"[") > MOST_OPENINGS:
        raise VerificationException(VerificationStatus.VERIFICATION_FAILURE)
    return payload


def _seconds(moment: datetime) -> float:
    return moment.timestamp()
