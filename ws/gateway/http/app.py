"""The FastAPI application."""

from __future__ import annotations

import re
import secrets
from collections.abc import Awaitable, Callable, MutableMapping
from contextlib import suppress
from hmac import compare_digest
from pathlib import Path
from typing import Any, Final

import msgspec
import structlog
from fastapi import APIRouter, FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import FileResponse, JSONResponse
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from ws.kernel.errors import Fault, GameError, Refused

log = structlog.get_logger("gateway.http")

STATUS: Final = {
    "bad_message": 422, "too_large": 413, "not_authenticated": 401, "rate_limited": 429, "not_allowed": 403,
    "not_found": 404, "conflict": 409, "unavailable": 503, "internal": 500,
}  # fmt: skip
"""HTTP status of a code; 400 for the rest."""

MOST_BODY_BYTES: Final = 64 * 1024

CONTENT_SECURITY_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self' ws: wss:; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)

HEADERS: Final = (
    (b"content-security-policy", CONTENT_SECURITY_POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"x-frame-options", b"DENY"),
    (b"cross-origin-opener-policy", b"same-origin"),
)

REVALIDATE: Final = ((b"cache-control", b"no-cache"),)
"""A browser asks whether a file is still the same, so that no deploy leaves it with a mixture."""

Scope = MutableMapping[str, object]
Message = MutableMapping[str, object]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]


class HttpPorts(msgspec.Struct, frozen=True):
    """What the application asks of the house."""

    health: Callable[[], tuple[str, dict[str, object]]]
    is_ready: Callable[[], bool]
    metrics: Callable[[], bytes]
    metrics_token: str | None
    sign_in_wait: Callable[[str], float]
    """Seconds an address must wait before it may sign in; 0 when it may."""
    static: Path


def build(ports: HttpPorts, routers: tuple[APIRouter, ...]) -> Callable[[Scope, Receive, Send], Awaitable[None]]:
    """The ASGI application, with limits and security headers around it."""
    app = FastAPI(title="BaoLife", docs_url=None, redoc_url=None, openapi_url="/api/v1/openapi.json")
    app.add_exception_handler(GameError, _game_error)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(Exception, _fault)
    for router in routers:
        app.include_router(router)
    _probes(app, ports)
    app.mount("/static", StaticFiles(directory=ports.static), name="static")

    @app.api_route("/", methods=["GET", "HEAD"], include_in_schema=False)
    async def index() -> FileResponse:
        return FileResponse(ports.static / "index.html", headers={"cache-control": "no-cache"})

    return Guard(app, ports.sign_in_wait)


def _probes(app: FastAPI, ports: HttpPorts) -> None:
    @app.get("/health", tags=["operations"])
    async def health() -> JSONResponse:
        """How the server is, check by check."""
        status, checks = ports.health()
        return JSONResponse({"status": status, "checks": checks}, 200 if status in ("ok", "degraded") else 503)

    @app.get("/health/live", tags=["operations"])
    async def live() -> dict[str, str]:
        """Whether the process answers; restart it when it does not."""
        return {"status": "ok"}

    @app.get("/health/ready", tags=["operations"])
    async def ready() -> JSONResponse:
        """Whether requests should be sent here."""
        is_ready = ports.is_ready()
        return JSONResponse({"status": "ok" if is_ready else "unavailable"}, 200 if is_ready else 503)

    @app.get("/metrics", include_in_schema=False)
    async def metrics(request: Request) -> Response:
        if not _may_see_metrics(request, ports.metrics_token):
            raise Refused("not_authenticated", "Metrics need a bearer token from outside this machine.")
        return Response(ports.metrics(), media_type="text/plain; version=0.0.4; charset=utf-8")


def _may_see_metrics(request: Request, token: str | None) -> bool:
    if token is not None:
        given = request.headers.get("authorization", "").removeprefix("Bearer ")
        return compare_digest(given.encode(), token.encode())
    local = request.client is not None and request.client.host in ("127.0.0.1", "::1")
    return local and "x-forwarded-for" not in request.headers


async def _game_error(request: Request, error: Exception) -> Response:
    if not isinstance(error, GameError):
        raise error
    body: dict[str, object] = {"type": "error", "ok": False, "code": error.code, "message": error.message}
    body.update(error.facts)
    headers = {}
    if "retry_after" in error.facts:
        headers["retry-after"] = str(max(1, round(float(error.facts["retry_after"] or 0))))
    return JSONResponse(body, STATUS.get(error.code, 400), headers)


async def _http_error(request: Request, error: Exception) -> Response:
    """What the framework refuses by itself (no such path, wrong method), in the words of the house."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    codes = {code: name for name, code in STATUS.items()} | {405: "not_allowed"}
    code = codes.get(status, "bad_message")
    message = str(error.detail) if isinstance(error, HTTPException) else ""
    return JSONResponse({"type": "error", "ok": False, "code": code, "message": message}, status)


async def _fault(request: Request, error: Exception) -> Response:
    fault = Fault(secrets.token_hex(6))
    log.error("a request failed", fault=fault.facts["fault"], path=request.url.path, exc_info=error)
    return await _game_error(request, fault)


async def _invalid(request: Request, error: Exception) -> Response:
    """Say where and why, without repeating what was sent (it may be a password)."""
    problems = error.errors() if isinstance(error, RequestValidationError) else ()
    first: dict[str, Any] = next(iter(problems), {})
    where = ".".join(str(part) for part in first.get("loc", ()) if part != "body")
    message = f"{where}: {first.get('msg', 'not valid')}" if where else str(first.get("msg", "not valid"))
    return JSONResponse({"type": "error", "ok": False, "code": "bad_message", "message": message}, 422)


class Guard:
    """Around the application: body size, sign-in limits by address, security headers, faults."""

    def __init__(self, app: FastAPI, sign_in_wait: Callable[[str], float]) -> None:
        self._app = app
        self._sign_in_wait = sign_in_wait

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        correlation = _correlation_of(scope)
        structlog.contextvars.bind_contextvars(correlation_id=correlation)
        refusal = self._refusal(scope)

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [
                    *message.get("headers", ()),
                    *HEADERS,
                    *(REVALIDATE if str(scope["path"]).startswith("/static/") else ()),
                    (b"x-correlation-id", correlation.encode()),
                ]  # type: ignore[misc]  # ASGI headers
            await send(message)

        if refusal is not None:
            response = await _game_error(Request({"type": "http"}), refusal)
            await response(scope, receive, send_guarded)
            return
        with suppress(Exception):  # answered and logged by _fault; Starlette raises it once more
            await self._app(scope, _limited(receive), send_guarded)

    def _refusal(self, scope: Scope) -> GameError | None:
        headers = dict(scope["headers"])  # type: ignore[call-overload]  # ASGI headers
        length = headers.get(b"content-length", b"0")
        if not length.isdigit() or int(length) > MOST_BODY_BYTES:
            return Refused("too_large", f"A body is at most {MOST_BODY_BYTES} bytes.")
        if scope["method"] == "POST" and str(scope["path"]).startswith("/api/v1/auth/"):
            client = scope.get("client")
            address = str(client[0]) if isinstance(client, tuple) else "local"
            wait = self._sign_in_wait(address)
            if wait:
                return Refused("rate_limited", retry_after=round(wait, 2))
        return None


def _correlation_of(scope: Scope) -> str:
    """The id that the caller gave the request, if it is a plain one, or a new one."""
    given = dict(scope["headers"]).get(b"x-correlation-id", b"")  # type: ignore[call-overload]  # ASGI headers
    return given.decode() if re.fullmatch(rb"[A-Za-z0-9._-]{1,64}", given) else secrets.token_hex(8)


def _limited(receive: Receive) -> Receive:
    """Stop reading a body that is longer than it said."""
    taken = 0

    async def limited() -> Message:
        nonlocal taken
        message = await receive()
        body = message.get("body", b"")
        taken += len(body) if isinstance(body, bytes) else 0
        if taken > MOST_BODY_BYTES:
            return {"type": "http.disconnect"}
        return message

    return limited
