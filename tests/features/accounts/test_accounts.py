"""Accounts over HTTP: guests, e-mail and password, linking; on both databases."""

from __future__ import annotations

import asyncio
import secrets

import pytest

from tests.support.client import playing
from tests.support.database import rows
from tests.support.http import Door
from tests.support.server import Running

TOKENS = {"access_token", "refresh_token", "account_id", "expires_in"}
ACCOUNT = {"account_id", "display_name", "email", "guest", "country", "time_zone"}
PASSWORD = "correct horse battery"


@pytest.fixture
def door(any_server: Running) -> Door:
    return Door(any_server.url)


async def test_the_same_secret_is_the_same_guest(door: Door) -> None:
    first, again = await door.guest("the one device secret"), await door.guest("the one device secret")
    other = await door.guest("another device secret")
    assert set(first) == TOKENS
    assert first["account_id"] == again["account_id"] != other["account_id"]
    assert first["refresh_token"] != again["refresh_token"], "each sign-in is a session of its own"
    assert first["expires_in"] == 900
    me = await door.me(again["access_token"])
    assert me.status == 200
    assert me.json == {
        "account_id": first["account_id"],
        "display_name": "Guest",
        "email": None,
        "guest": True,
        "country": None,
        "time_zone": None,
    }


async def test_one_device_that_comes_twice_at_once_is_one_guest(door: Door, any_server: Running) -> None:
    many = await asyncio.gather(*(door.guest("an impatient device") for _ in range(6)))
    assert len({tokens["account_id"] for tokens in many}) == 1
    for tokens in many:
        assert (await door.me(tokens["access_token"])).status == 200
    assert len(await rows(any_server.settings.database_url, "SELECT id FROM users")) == 1


async def test_what_a_guest_says_of_itself_is_kept(door: Door) -> None:
    tokens = await door.guest(birth_date="1990-02-28", country="de", time_zone="Europe/Berlin")
    me = (await door.me(tokens["access_token"])).json
    assert (me["country"], me["time_zone"]) == ("DE", "Europe/Berlin")


async def test_an_email_account_from_registration_to_sign_in(door: Door) -> None:
    tokens = await door.register("Ada.Lovelace@Example.org", PASSWORD, "Ada")
    assert set(tokens) == TOKENS
    me = (await door.me(tokens["access_token"])).json
    assert (me["email"], me["guest"], me["display_name"]) == ("ada.lovelace@example.org", False, "Ada")
    for email in ("ada.lovelace@example.org", "ADA.LOVELACE@EXAMPLE.ORG"):
        again = await door.post("login", {"email": email, "password": PASSWORD})
        assert again.status == 200
        assert again.json["account_id"] == tokens["account_id"]


async def test_one_email_is_one_account_whatever_its_case(door: Door) -> None:
    await door.register("ada@example.org", PASSWORD)
    again = await door.post("register", {"email": "ADA@Example.ORG", "password": PASSWORD, "display_name": "Another"})
    assert (again.status, again.code) == (409, "conflict")


async def test_two_at_once_with_one_email(door: Door) -> None:
    body = {"email": "race@example.org", "password": PASSWORD, "display_name": "R"}
    answers = await asyncio.gather(*(door.post("register", body) for _ in range(3)))
    assert sorted(answer.status for answer in answers) == [201, 409, 409]


async def test_a_wrong_password_and_a_wrong_email_sound_the_same(door: Door) -> None:
    await door.register("ada@example.org", PASSWORD)
    wrong = await door.post("login", {"email": "ada@example.org", "password": "not this one"})
    nobody = await door.post("login", {"email": "nobody@example.org", "password": "not this one"})
    assert (wrong.status, wrong.code) == (401, "not_authenticated")
    assert wrong.json == nobody.json


async def test_a_guest_takes_an_email_and_stays_who_it_is(door: Door, any_server: Running) -> None:
    tokens = await door.guest("a device that registers later")
    linked = await door.post(
        "link",
        {"email": "later@example.org", "password": PASSWORD, "display_name": "Late"},
        tokens["access_token"],
    )
    assert linked.status == 200
    assert set(linked.json) == ACCOUNT
    assert (linked.json["account_id"], linked.json["guest"]) == (tokens["account_id"], False)
    by_email = await door.post("login", {"email": "later@example.org", "password": PASSWORD})
    by_device = await door.guest("a device that registers later")
    assert by_email.json["account_id"] == by_device["account_id"] == tokens["account_id"]
    async with playing(any_server.url) as player:
        assert player.state["account"]["guest"] is True


async def test_linking_is_told_on_the_open_socket(door: Door, any_server: Running) -> None:
    async with playing(any_server.url) as player:
        body = {"email": "socket@example.org", "password": PASSWORD, "display_name": "Sock"}
        assert (await door.post("link", body, str(player.tokens["access_token"]))).status == 200
        await player.fresh()
        assert player.state["account"] == {
            "account_id": player.account_id,
            "display_name": "Sock",
            "guest": False,
        }


async def test_links_that_contradict_are_conflicts(door: Door) -> None:
    await door.register("taken@example.org", PASSWORD)
    tokens = await door.guest()
    taken = await door.post("link", {"email": "Taken@example.org", "password": PASSWORD}, tokens["access_token"])
    assert (taken.status, taken.code) == (409, "conflict")
    assert (await door.me(tokens["access_token"])).json["guest"] is True
    first = await door.post("link", {"email": "free@example.org", "password": PASSWORD}, tokens["access_token"])
    assert first.status == 200
    second = await door.post("link", {"email": "other@example.org", "password": PASSWORD}, tokens["access_token"])
    assert (second.status, second.code) == (409, "conflict")
    assert (await door.post("link", {"email": "x@example.org", "password": PASSWORD})).status == 401


async def test_a_new_account_begins_with_a_hundred_diamonds(door: Door, any_server: Running) -> None:
    tokens = await door.register("rich@example.org", PASSWORD)
    found = await rows(
        any_server.settings.database_url,
        "SELECT number, amount, balance_after, counter_account, reason FROM diamond_transactions "
        "WHERE account_id = :id",
        id=int(tokens["account_id"]),
    )
    assert found == [(1, 100, 100, "house:welcome", "welcome")]


async def test_nothing_secret_is_stored_in_clear(door: Door, any_server: Running) -> None:
    secret = secrets.token_urlsafe(24)
    tokens = await door.guest(secret)
    await door.post("link", {"email": "safe@example.org", "password": PASSWORD}, tokens["access_token"])
    address = any_server.settings.database_url
    stored = repr(await rows(address, "SELECT * FROM users")) + repr(
        await rows(address, "SELECT * FROM account_state")
    )
    for word in (secret, PASSWORD, tokens["access_token"], tokens["refresh_token"]):
        assert word not in stored
    assert "$argon2id$" in stored
