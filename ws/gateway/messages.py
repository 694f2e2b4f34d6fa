"""The few requests the gateway answers itself."""

from __future__ import annotations

from typing import Annotated

import msgspec

from ws.kernel.messages import Reply, Request


class Authenticate(Request, frozen=True, tag="authenticate"):
    """Sign the socket in. `last_seq` is the last push the client has processed."""

    token: Annotated[str, msgspec.Meta(min_length=1, max_length=4096)]
    last_seq: Annotated[int, msgspec.Meta(ge=0)] | None = None


class Authenticated(Reply, frozen=True, tag="authenticate"):
    account_id: str
    seq: int
    resumed: bool
    """Whether everything missed was given push by push; otherwise a playerObject follows."""
    server_time: int


class ErrorReply(msgspec.Struct, frozen=True, tag_field="type", tag="error", kw_only=True):
    """The reply to a request that was refused or failed. Some codes carry further fields, told in
    docs/protocol.md; `codec.encode_error` writes it."""

    id: str | None = None
    ok: bool = False
    code: str
    message: str


class Update(msgspec.Struct, frozen=True, tag_field="type", tag="u", kw_only=True):
    """The push without a number, at most once a second; `engine/status.py` fills it."""

    diamonds: int
    unlimited_energy_until: int
    time: dict[str, float] | None
    energy: int | None = None
    money: int | None = None
    rates: dict[str, float] | None = None


class Ping(Request, frozen=True, tag="ping"):
    """Ask for a sign of life."""


class Pong(Reply, frozen=True, tag="ping"):
    server_time: int


class GetHealth(Request, frozen=True, tag="get_health"):
    """Ask how the server is."""


class Health(Reply, frozen=True, tag="get_health"):
    status: str
    checks: dict[str, object]
