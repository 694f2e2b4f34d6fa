"""HTTP around the game: probes, metrics, static files, headers, and limits of bodies."""

from __future__ import annotations

import asyncio
from pathlib import Path

from tests.support.client import WatchedClient, living, playing
from tests.support.http import Door, call
from tests.support.server import Running, running, settings
from ws.gateway.http.app import CONTENT_SECURITY_POLICY
from ws.kernel.errors import Unavailable


async def test_health_says_how_the_server_is(server: Running) -> None:
    answer = await call("GET", f"{server.url}/health")
    assert answer.status == 200
    assert answer.json["status"] in ("ok", "degraded")
    checks = answer.json["checks"]
    assert set(checks) >= {"database", "memory", "disk", "tick", "commits", "sockets"}
    assert checks["database"]["latency_ms"] >= 0
    assert checks["memory"]["process_megabytes"] > 10
    assert 0 < checks["disk"]["percent"] < 100
    async with living(server.url) as player:
        told = await player.request("get_health")
        assert set(told["checks"]) == set(checks)
        assert (await call("GET", f"{server.url}/health")).json["checks"]["sockets"] == {
            "status": "ok", "open": 1, "players": 1,
        }  # fmt: skip


async def test_an_absent_database_is_unhealthy_and_not_ready_but_alive(server: Running) -> None:
    async def away() -> float:
        raise Unavailable

    [measuring] = [task for task in server.app._tasks if task.get_name() == "health"]
    measuring.cancel()
    await asyncio.gather(measuring, return_exceptions=True)
    probe, server.app.health._probe = server.app.health._probe, away
    await server.app.health.measure()
    answer = await call("GET", f"{server.url}/health")
    assert (answer.status, answer.json["status"]) == (503, "unhealthy")
    assert (await call("GET", f"{server.url}/health/ready")).status == 503
    assert (await call("GET", f"{server.url}/health/live")).status == 200
    server.app.health._probe = probe
    await server.app.health.measure()
    assert (await call("GET", f"{server.url}/health/ready")).status == 200


async def test_while_draining_nobody_should_be_sent_here(server: Running) -> None:
    server.app.gateway.is_draining = True
    server.app.hub.is_draining = True
    assert (await call("GET", f"{server.url}/health/ready")).status == 503
    answer = await Door(server.url).post("guest", {"device_secret": "somebody who comes too late"})
    assert (answer.status, answer.code) == (503, "unavailable")
    assert int(answer.headers["retry-after"]) >= 1


async def test_metrics_are_for_this_machine_or_a_token(server: Running, house_var: Path) -> None:
    async with living(server.url) as player:
        await player.request("get_activities")
    page = await call("GET", f"{server.url}/metrics")
    assert page.status == 200
    text = page.body.decode()
    for name in (
        "baolife_sockets", "baolife_players_loaded", "baolife_commit_backlog", "baolife_cache_hits_total",
        "baolife_diamonds_held", "baolife_diamonds_unaccounted",
    ):  # fmt: skip
        assert f"\n{name} " in text, name
    assert 'what="get_activities"' in text
    assert 'what="commit"' in text
    forwarded = await call("GET", f"{server.url}/metrics", headers={"x-forwarded-for": "203.0.113.5"})
    assert (forwarded.status, forwarded.code) == (401, "not_authenticated")


async def test_a_metrics_token_is_asked_for(sqlite_database_url: str, house_var: Path) -> None:
    chosen = settings(sqlite_database_url, house_var, metrics_token="let me see the numbers")
    async with running(chosen) as server:
        url = f"{server.url}/metrics"
        assert (await call("GET", url)).status == 401
        assert (await call("GET", url, token="something else")).status == 401
        assert (await call("GET", url, token="let me see the numbers")).status == 200


async def test_the_game_is_served_with_its_headers(server: Running) -> None:
    for path in ("/", "/static/index.html", "/health", "/api/v1/nothing"):
        answer = await call("GET", f"{server.url}{path}")
        assert answer.headers["content-security-policy"] == CONTENT_SECURITY_POLICY, path
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["x-frame-options"] == "DENY"
        assert "server" not in answer.headers
    assert b"<html" in (await call("GET", f"{server.url}/")).body.lower()


async def test_unknown_paths_and_methods(server: Running) -> None:
    for method, path, status in (
        ("GET", "/nothing", 404),
        ("GET", "/static/../ws/app.py", 404),
        ("GET", "/static/%2e%2e/ws/app.py", 404),
        ("GET", "/api/v1/auth/login", 405),
        ("DELETE", "/api/v1/auth/me", 405),
        ("POST", "/", 405),
    ):
        assert (await call(method, f"{server.url}{path}")).status == status, (method, path)


async def test_no_token_in_a_url(server: Running) -> None:
    tokens = await Door(server.url).guest()
    answer = await call("GET", f"{server.url}/api/v1/auth/me?token={tokens['access_token']}")
    assert answer.status == 401


async def test_a_defect_behind_a_route_is_answered_with_an_id(server: Running) -> None:
    async def broken(*arguments: object) -> None:
        raise ZeroDivisionError("a defect")

    tokens = await Door(server.url).guest()
    server.app.hub.perform = broken  # type: ignore[method-assign,assignment]
    answer = await Door(server.url).me(tokens["access_token"])
    assert (answer.status, answer.code) == (500, "internal")
    assert answer.json["fault"]
    assert b"ZeroDivision" not in answer.body


async def test_the_api_is_described(server: Running) -> None:
    described = (await call("GET", f"{server.url}/api/v1/openapi.json")).json
    routes = {f"/api/v1/auth/{name}" for name in ("guest", "register", "login", "link", "refresh", "logout", "me")}
    assert routes <= set(described["paths"])


async def test_uvicorn_hands_the_socket_over_as_we_rely_on(server: Running) -> None:
    """The contract with uvicorn: it makes our protocol, gives it the request, and counts it."""
    client = WatchedClient(server.url)
    async with playing(server.url, client):
        [socket] = server.app.gateway.sockets
        assert socket in socket.server_state.connections
        assert socket.address == "127.0.0.1"
        assert socket.transport.get_extra_info("peername")[0] == "127.0.0.1"
        socket.shutdown()
        assert await client.wait_closed() == 1012


async def test_a_trusted_proxy_is_believed_and_nobody_else(sqlite_database_url: str, house_var: Path) -> None:
    from websockets.asyncio.client import connect  # with a header of its own

    for trusted, address in (("127.0.0.1", "203.0.113.9"), ("", "127.0.0.1")):
        chosen = settings(sqlite_database_url, house_var, trusted_proxies=trusted)
        async with running(chosen) as server:
            url = f"ws{server.url.removeprefix('http')}/ws"
            headers = {"X-Forwarded-For": "198.51.100.1, 203.0.113.9"}
            async with connect(url, additional_headers=headers, compression=None):
                [socket] = server.app.gateway.sockets
                assert socket.address == address
