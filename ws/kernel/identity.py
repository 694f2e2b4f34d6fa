"""Who a connection belongs to: what the gateway asks and the accounts answer."""

from __future__ import annotations

from typing import Protocol

import msgspec

from ws.kernel.state import Reader


class Claims(msgspec.Struct, frozen=True, gc=False):
    """What a valid access token says."""

    account_id: int
    session_id: str
    expires_at: int
    """Unix seconds."""


class Gatekeeper(Protocol):
    """Decides who a token is, and whether its session still stands."""

    def read_token(self, token: str) -> Claims:
        """The claims. Raises Refused("not_authenticated")."""

    def admits(self, reader: Reader, claims: Claims) -> bool:
        """Whether the session of these claims is open."""
