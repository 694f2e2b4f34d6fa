"""HTTP as a browser speaks it: status, headers and body, refusals included."""

from __future__ import annotations

import asyncio
import http.client
import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

import msgspec

Plain = dict[str, Any]


class Response(msgspec.Struct, frozen=True):
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Plain:
        found: Plain = json.loads(self.body)
        return found

    @property
    def code(self) -> str:
        """The error's code; "" when it is none."""
        body = self.json
        if body.get("type") != "error":
            return ""
        assert body["ok"] is False
        assert body["message"]
        return str(body["code"])


async def call(
    method: str,
    url: str,
    body: object = None,
    token: str | None = None,
    raw: bytes | None = None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """One request on a connection of its own."""
    sent = dict(headers or {})
    if token is not None:
        sent["authorization"] = f"Bearer {token}"
    payload = raw
    if body is not None:
        payload = json.dumps(body).encode()
        sent.setdefault("content-type", "application/json")
    return await asyncio.to_thread(_call, method, url, payload, sent)


def _call(method: str, url: str, payload: bytes | None, headers: Mapping[str, str]) -> Response:
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=20)
    try:
        connection.request(method, parts.path + (f"?{parts.query}" if parts.query else ""), payload, dict(headers))
        answer = connection.getresponse()
        return Response(answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read())
    finally:
        connection.close()


class Door:
    """The routes under /api/v1/auth of one server."""

    def __init__(self, url: str) -> None:
        self.url = f"{url}/api/v1/auth"

    async def post(self, name: str, body: object = None, token: str | None = None) -> Response:
        return await call("POST", f"{self.url}/{name}", {} if body is None else body, token)

    async def me(self, token: str | None) -> Response:
        return await call("GET", f"{self.url}/me", token=token)

    async def guest(self, secret: str = "a device secret for tests", **more: object) -> Plain:
        """The tokens of a guest; it must not be refused."""
        answer = await self.post("guest", {"device_secret": secret, **more})
        assert answer.status == 200, answer.body
        return answer.json

    async def register(self, email: str, password: str = "correct horse", name: str = "Ada") -> Plain:
        """The tokens of a new account; it must not be refused."""
        answer = await self.post("register", {"email": email, "password": password, "display_name": name})
        assert answer.status == 201, answer.body
        return answer.json
