"""The root certificates that an operator trusts, from files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from ws.kernel.errors import SettingsError

_NAME: Final = "BAOLIFE_APPLE_ROOT_CERTIFICATES"


def read_roots(files: Sequence[Path]) -> list[bytes]:
    """The certificates, DER. Raises SettingsError that names the file."""
    roots: list[bytes] = []
    for file in files:
        try:
            held = file.read_bytes()
            pem = b"-----BEGIN" in held
            found = x509.load_pem_x509_certificates(held) if pem else [x509.load_der_x509_certificate(held)]
        except OSError as error:
            raise SettingsError(f"{_NAME}: {file}: {error.strerror}") from error
        except ValueError as error:
            raise SettingsError(f"{_NAME}: {file}: it is no certificate in DER or PEM") from error
        roots.extend(certificate.public_bytes(Encoding.DER) for certificate in found)
    if not roots:
        raise SettingsError(f"{_NAME}: it names no file")
    return roots
