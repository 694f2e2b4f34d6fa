"""A certificate authority shaped like Apple's, and what it signs.

As with Apple, root and intermediate have keys on P-384 and the leaf one on P-256, the intermediate and the leaf carry
Apple's markers, and a signed object brings the whole chain.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import AuthorityInformationAccessOID, NameOID

LEAF_MARK = "1.2.840.113635.100.6.11.1"
INTERMEDIATE_MARK = "1.2.840.113635.100.6.2.1"
DAY = timedelta(days=1)


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


class Issued:
    """A certificate with its key."""

    def __init__(self, key: ec.EllipticCurvePrivateKey, certificate: x509.Certificate) -> None:
        self.key = key
        self.certificate = certificate

    @property
    def der(self) -> bytes:
        return self.certificate.public_bytes(Encoding.DER)


def issue(
    name: str,
    issuer: Issued | None,
    curve: ec.EllipticCurve,
    since: datetime,
    until: datetime,
    mark: str = "",
    is_authority: bool = True,
    ocsp_url: str = "",
) -> Issued:
    """A certificate by `issuer`, or by itself."""
    key = ec.generate_private_key(curve)
    signer = key if issuer is None else issuer.key
    usage = x509.KeyUsage(
        digital_signature=not is_authority, key_cert_sign=is_authority, crl_sign=is_authority,
        content_commitment=False, key_encipherment=False, data_encipherment=False, key_agreement=False,
        encipher_only=False, decipher_only=False,
    )  # fmt: skip
    made = (
        x509.CertificateBuilder()
        .subject_name(_name(name))
        .issuer_name(_name(name) if issuer is None else issuer.certificate.subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(since)
        .not_valid_after(until)
        .add_extension(x509.BasicConstraints(ca=is_authority, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key()), critical=False)
    )
    if mark:
        made = made.add_extension(
            x509.UnrecognizedExtension(x509.ObjectIdentifier(mark), b"\x05\x00"), critical=False
        )
    if ocsp_url:
        access = x509.AccessDescription(AuthorityInformationAccessOID.OCSP, x509.UniformResourceIdentifier(ocsp_url))
        made = made.add_extension(x509.AuthorityInformationAccess([access]), critical=False)
    return Issued(key, made.sign(signer, hashes.SHA256()))


class Authority:
    """Root, intermediate, leaf. Times are around `at`."""

    def __init__(
        self,
        at: datetime | None = None,
        leaf_days: tuple[int, int] = (-30, 365),
        leaf_mark: str = LEAF_MARK,
        intermediate_mark: str = INTERMEDIATE_MARK,
        ocsp_url: str = "",
        leaf_curve: ec.EllipticCurve | None = None,
    ) -> None:
        at = (at or datetime.now(UTC)).replace(microsecond=0)
        far = (at - 3000 * DAY, at + 3000 * DAY)
        self.root = issue("Test Root", None, ec.SECP384R1(), *far)
        self.intermediate = issue(
            "Test Intermediate", self.root, ec.SECP384R1(), *far, mark=intermediate_mark, ocsp_url=ocsp_url
        )
        self.leaf = issue(
            "Test Leaf", self.intermediate, leaf_curve or ec.SECP256R1(),
            at + leaf_days[0] * DAY, at + leaf_days[1] * DAY,
            mark=leaf_mark, is_authority=False, ocsp_url=ocsp_url,
        )  # fmt: skip

    @property
    def chain(self) -> list[str]:
        """As x5c has it."""
        return [base64.b64encode(one.der).decode() for one in (self.leaf, self.intermediate, self.root)]

    def sign(self, payload: Mapping[str, Any] | bytes, chain: Sequence[str] | None = None, **header: Any) -> str:
        """A JWS as Apple makes it. A header given as None is left out."""
        whole = {"alg": "ES256", "x5c": list(self.chain if chain is None else chain), **header}
        head = json.dumps({name: value for name, value in whole.items() if value is not None}).encode()
        body = payload if isinstance(payload, bytes) else json.dumps(payload).encode()
        signed = f"{coded(head)}.{coded(body)}"
        r, s = decode_dss_signature(self.leaf.key.sign(signed.encode(), ec.ECDSA(hashes.SHA256())))
        size = (self.leaf.key.key_size + 7) // 8
        return f"{signed}.{coded(r.to_bytes(size, 'big') + s.to_bytes(size, 'big'))}"


def coded(data: bytes) -> str:
    """Base64 for addresses, without padding."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
