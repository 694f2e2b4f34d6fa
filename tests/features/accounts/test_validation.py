"""What the doors of the accounts do not take, and what they say about it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tests.support.http import Door, call
from tests.support.server import Running

PASSWORD = "my-very-own-secret-word"


def body(**changes: object) -> dict[str, object]:
    return {"email": "ada@example.org", "password": PASSWORD, "display_name": "Ada", **changes}


async def test_errors_name_the_field_and_never_echo_the_password(server: Running) -> None:
    door = Door(server.url)
    bad: list[tuple[str, dict[str, object], str]] = [
        ("register", body(email="no address"), "email"),
        ("register", body(email="a" * 250 + "@example.org"), "email"),
        ("register", body(display_name=""), "display_name"),
        ("register", body(display_name="x" * 41), "display_name"),
        ("register", body(password="short-pw"), "password"),
        ("register", body(password=PASSWORD * 9), "password"),
        ("register", body(password=[PASSWORD]), "password"),
        ("register", body(birth_date="1990-02-30"), "birth_date"),
        ("register", body(birth_date="1789-07-14"), "birth_date"),
        ("register", body(birth_date=(datetime.now(UTC) + timedelta(days=3)).date().isoformat()), "birth_date"),
        ("register", body(country="Germany"), "country"),
        ("register", body(time_zone="Mars/Olympus"), "time_zone"),
        ("register", body(admin=True), "admin"),
        ("register", {"email": "a@example.org", "display_name": "A", "passwort": PASSWORD}, "pass"),
        ("login", {"email": "ada@example.org", "password": ""}, "password"),
        ("login", {"email": PASSWORD, "password": PASSWORD}, "email"),
        ("login", {"password": PASSWORD}, "email"),
        ("guest", {"device_secret": "too short"}, "device_secret"),
        ("guest", {"device_secret": "x" * 129}, "device_secret"),
        ("guest", {}, "device_secret"),
        ("refresh", {"refresh_token": ""}, "refresh_token"),
        ("refresh", {"refresh_token": "x" * 257}, "refresh_token"),
    ]
    for route, sent, field in bad:
        answer = await door.post(route, sent)
        assert (answer.status, answer.code) == (422, "bad_message"), (route, sent)
        assert field in answer.json["message"], (route, sent)
        for word in (PASSWORD, "short-pw", "too short"):
            assert word not in answer.body.decode(), (route, sent)


async def test_bodies_that_are_no_json(server: Running) -> None:
    url = f"{server.url}/api/v1/auth/login"
    json_type = {"content-type": "application/json"}
    for raw in (b"", b"{", b"[]", b'"x"', b"null", b"\xff\xfe", b'{"email":' + b"[" * 20_000, b"x" * 60_000):
        answer = await call("POST", url, raw=raw, headers=json_type)
        assert (answer.status in (400, 422), answer.code) == (True, "bad_message"), raw[:20]
    assert (await call("POST", url, raw=b"email=a&password=b")).status == 422


async def test_a_body_that_is_too_large_is_refused(server: Running) -> None:
    url = f"{server.url}/api/v1/auth/guest"
    answer = await call("POST", url, raw=b"x" * 70_000, headers={"content-type": "application/json"})
    assert (answer.status, answer.code) == (413, "too_large")
    answer = await call("POST", url, raw=b"{}", headers={"content-length": "-5"})
    assert answer.status >= 400


async def test_a_link_needs_a_bearer_token(server: Running) -> None:
    door = Door(server.url)
    for header in ("", "Bearer", "Bearer ", "Basic abc", "bearer nonsense"):
        answer = await call("POST", f"{door.url}/link", body(), headers={"authorization": header})
        assert (answer.status, answer.code) == (401, "not_authenticated"), header


async def test_sign_ins_of_one_address_are_limited(sqlite_database_url: str, house_var: object) -> None:
    from pathlib import Path  # this test alone makes its own server

    from tests.support.server import running, settings

    chosen = settings(
        sqlite_database_url, Path(str(house_var)), rate_limits="on", address_burst=4, address_per_second=0.01
    )
    async with running(chosen) as server:
        door = Door(server.url)
        answers = [await door.post("login", {"email": "x@example.org", "password": "wrong"}) for _ in range(6)]
        assert [answer.status for answer in answers[-2:]] == [429, 429]
        assert answers[-1].code == "rate_limited"
        assert int(answers[-1].headers["retry-after"]) >= 1
        assert (await call("GET", f"{server.url}/health/live")).status == 200
