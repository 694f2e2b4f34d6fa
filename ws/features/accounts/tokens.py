"""Access tokens (signed, 15 minutes) and refresh tokens (random, 30 days)."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable
from typing import Final

import jwt
import msgspec

from ws.features.accounts.records import LoginSession
from ws.kernel.errors import Refused
from ws.kernel.identity import Claims
from ws.kernel.state import Reader

ACCESS_SECONDS: Final = 15 * 60
REFRESH_SECONDS: Final = 30 * 24 * 3600
_ALGORITHM: Final = "HS256"


class RefreshToken(msgspec.Struct, frozen=True):
    """A refresh token taken apart. It names its account, so that no search by token is needed."""

    account_id: int
    session_id: str
    token_hash: str
    text: str


class Tokens:
    """Makes and reads tokens; the gatekeeper of sockets and routes (see `Gatekeeper`)."""

    def __init__(self, secret: str, now_ms: Callable[[], int]) -> None:
        self._secret = secret
        self._now_ms = now_ms

    def access(self, account_id: int, session_id: str) -> str:
        """A signed access token."""
        now = self._now_ms() // 1000
        claims = {"sub": str(account_id), "sid": session_id, "iat": now, "exp": now + ACCESS_SECONDS}
        return jwt.encode(claims, self._secret, algorithm=_ALGORITHM)

    def read_token(self, token: str) -> Claims:
        """The claims of an access token. Raises Refused("not_authenticated")."""
        try:
            claims = jwt.decode(
                token,
                self._secret,
                algorithms=[_ALGORITHM],
                options={"require": ["exp", "sub", "sid"], "verify_exp": False, "verify_iat": False},
            )
            found = Claims(int(claims["sub"]), str(claims["sid"]), int(claims["exp"]))
        except (jwt.PyJWTError, ValueError, TypeError) as error:
            raise Refused("not_authenticated", "The access token is not valid.") from error
        if found.expires_at <= self._now_ms() // 1000:
            raise Refused("not_authenticated", "The access token has expired. Refresh it.")
        return found

    def admits(self, reader: Reader, claims: Claims) -> bool:
        """Whether the session of these claims is open."""
        session = reader.find(LoginSession, claims.session_id)
        return session is not None and session.revoked_at is None

    @staticmethod
    def new_refresh(account_id: int, session_id: str | None = None) -> RefreshToken:
        """A new refresh token, for a new session or the next of one."""
        session = session_id or secrets.token_hex(8)
        return read_refresh(f"{account_id:x}.{session}.{secrets.token_urlsafe(32)}")


def read_refresh(text: str) -> RefreshToken:
    """A refresh token from its text. Raises Refused("not_authenticated")."""
    parts = text.split(".")
    try:
        account_id = int(parts[0], 16)
    except ValueError:
        account_id = 0
    if len(parts) != 3 or not 0 < account_id < 2**63 or len(parts[1]) > 64:
        raise Refused("not_authenticated", "The refresh token is not valid.")
    return RefreshToken(account_id, parts[1], digest(text), text)


def digest(secret: str) -> str:
    """SHA-256 in hex: what is stored of high-entropy secrets."""
    return hashlib.sha256(secret.encode()).hexdigest()
