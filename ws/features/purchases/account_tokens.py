"""The name under which a store knows an account: a UUID that only this server can make.

Stores keep it with a purchase (appAccountToken, obfuscatedExternalAccountId, client_reference_id) and say it in their
notifications. It holds the account's number, so that no table is needed to find the account again, and a part of an
HMAC, so that nobody can name another account by guessing. It tells the store nothing about the person.
"""

from __future__ import annotations

import hmac
import uuid
from hashlib import sha256
from typing import Final

_PROOF_BYTES: Final = 8


class AccountTokens:
    """Makes and reads account tokens. `secret` must outlive every purchase: tokens made with another are unknown."""

    def __init__(self, secret: str) -> None:
        self._key = sha256(b"account token\0" + secret.encode()).digest()

    def of(self, account_id: int) -> str:
        """The token of an account, a UUID in lower case. Raises OverflowError for what is not 0 to 2^63 - 1."""
        if account_id < 0:
            raise OverflowError("an account's number is not negative")
        number = account_id.to_bytes(8, "big", signed=True)
        proof = self._proof(number)
        return str(uuid.UUID(bytes=self._veil(number, proof) + proof))

    def account(self, token: str) -> int | None:
        """The account of a token; None for one that this server did not make."""
        try:
            both = uuid.UUID(token).bytes
        except ValueError:
            return None
        proof = both[_PROOF_BYTES:]
        number = self._veil(both[:_PROOF_BYTES], proof)
        return int.from_bytes(number, "big") if hmac.compare_digest(self._proof(number), proof) else None

    def _veil(self, number: bytes, proof: bytes) -> bytes:
        """Covers the number, and uncovers it: tokens of neighbours do not look alike."""
        mask = hmac.digest(self._key, b"veil" + proof, sha256)
        return bytes(plain ^ cover for plain, cover in zip(number, mask, strict=False))

    def _proof(self, number: bytes) -> bytes:
        return hmac.digest(self._key, b"proof" + number, sha256)[:_PROOF_BYTES]
