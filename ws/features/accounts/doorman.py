"""Signing in, start to end: what the HTTP routes call."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeVar

import msgspec

from ws.engine.hub import Hub
from ws.engine.turn import Turn
from ws.features.accounts import handlers, messages, queries
from ws.features.accounts.api import AccountOpened
from ws.features.accounts.passwords import Passwords
from ws.features.accounts.records import User
from ws.features.accounts.tokens import ACCESS_SECONDS, Tokens, digest, read_refresh
from ws.kernel.errors import Refused, Unavailable
from ws.kernel.identity import Claims
from ws.kernel.player import Player

ReplyKind = TypeVar("ReplyKind")

GUEST_NAME: Final = "Guest"


class Person(msgspec.Struct, frozen=True):
    """What somebody says of themselves when they come."""

    birth_date: str | None = None
    country: str | None = None
    time_zone: str | None = None


class Pair(msgspec.Struct, frozen=True):
    """The tokens of a session."""

    access_token: str
    refresh_token: str
    account_id: str
    expires_in: int = ACCESS_SECONDS


class Doorman:
    """Opens, refreshes and closes sessions. Raises Refused and Unavailable."""

    def __init__(self, hub: Hub, tokens: Tokens, passwords: Passwords, new_id: Callable[[], int]) -> None:
        self._hub = hub
        self._tokens = tokens
        self._passwords = passwords
        self._new_id = new_id

    async def guest(self, device_secret: str, person: Person) -> Pair:
        """The guest of a device, created when it is new."""
        device_hash = digest("device\x1f" + device_secret)
        found = await queries.find_by_device(self._hub.reads, device_hash)
        if found is None:
            try:
                return await self._create(person, GUEST_NAME, device_hash=device_hash)
            except Refused:
                found = await queries.find_by_device(self._hub.reads, device_hash)
                if found is None:
                    raise
        return await self._open(found.id)

    async def register(self, email: str, password: str, display_name: str, person: Person) -> Pair:
        """A new account by e-mail. Raises Refused("conflict") when the address has one."""
        password_hash = await self._hash(password)
        return await self._create(person, display_name, email=email, password_hash=password_hash)

    async def login(self, email: str, password: str) -> Pair:
        """Sign in by e-mail. Says the same, and takes as long, whatever was wrong."""
        self._not_crowded()
        found = await queries.find_by_email(self._hub.reads, email)
        if not await self._passwords.check(found.password_hash if found else None, password) or found is None:
            raise Refused("not_authenticated", "E-mail or password is wrong.")
        return await self._open(found.id)

    async def link(self, account_id: int, email: str, password: str, display_name: str | None) -> messages.Account:
        """Give a guest an e-mail and a password."""
        password_hash = await self._hash(password)
        request = messages.LinkEmail(email=email, password_hash=password_hash, display_name=display_name)
        try:
            reply = await self._hub.perform(account_id, request)
        except Refused as error:
            if error.code == "conflict" and not error.facts and "e-mail" not in error.message:
                raise Refused("conflict", "There is an account with this e-mail already.") from error
            raise
        return _as(messages.Account, reply)

    async def refresh(self, refresh_token: str) -> Pair:
        """The next pair. A token used twice ends its session."""
        token = read_refresh(refresh_token)
        following = self._tokens.new_refresh(token.account_id, token.session_id)
        request = messages.RefreshLogin(
            session_id=token.session_id, token_hash=token.token_hash, next_token_hash=following.token_hash
        )
        try:
            reply = _as(messages.LoginRefreshed, await self._hub.perform(token.account_id, request))
        except Refused as error:
            raise Refused("not_authenticated", "This session has ended. Sign in again.") from error
        if reply.reused:
            raise Refused("not_authenticated", "This refresh token was used before; the session was ended.")
        return self._pair(token.account_id, token.session_id, following.text)

    async def logout(self, claims: Claims) -> None:
        """End the session of an access token."""
        await self._hub.perform(claims.account_id, messages.CloseLogin(session_id=claims.session_id))

    async def account(self, account_id: int) -> messages.Account:
        """Who this is."""
        return _as(messages.Account, await self._hub.perform(account_id, messages.GetAccount()))

    async def claims(self, access_token: str) -> Claims:
        """The claims of a token whose session stands. Raises Refused("not_authenticated")."""
        claims = self._tokens.read_token(access_token)
        actor = await self._hub.cache.get(claims.account_id)
        if not self._tokens.admits(actor.state, claims):
            raise Refused("not_authenticated", "This session was signed out.")
        return claims

    async def _create(
        self,
        person: Person,
        display_name: str,
        email: str | None = None,
        password_hash: str | None = None,
        device_hash: str | None = None,
    ) -> Pair:
        account_id = self._new_id()
        refresh = self._tokens.new_refresh(account_id)

        def begin(turn: Turn) -> None:
            turn.put(
                User(
                    id=account_id,
                    created_at=turn.at,
                    display_name=display_name,
                    email=email,
                    password_hash=password_hash,
                    device_hash=device_hash,
                    birth_date=person.birth_date,
                    country=person.country,
                    time_zone=person.time_zone,
                )
            )
            turn.put(Player(id=account_id, created_at=turn.at))
            turn.announce(AccountOpened(account_id))
            opened = messages.OpenLogin(session_id=refresh.session_id, token_hash=refresh.token_hash)
            handlers.open_login(turn, opened)

        await self._hub.create(account_id, begin)
        return self._pair(account_id, refresh.session_id, refresh.text)

    async def _open(self, account_id: int) -> Pair:
        refresh = self._tokens.new_refresh(account_id)
        request = messages.OpenLogin(session_id=refresh.session_id, token_hash=refresh.token_hash)
        await self._hub.perform(account_id, request)
        return self._pair(account_id, refresh.session_id, refresh.text)

    def _pair(self, account_id: int, session_id: str, refresh_token: str) -> Pair:
        return Pair(self._tokens.access(account_id, session_id), refresh_token, str(account_id))

    async def _hash(self, password: str) -> str:
        self._not_crowded()
        return await self._passwords.hash(password)

    def _not_crowded(self) -> None:
        if self._passwords.is_crowded:
            raise Unavailable("Many people are signing in. Try again in a moment.", retry_after_seconds=3.0)


def _as(kind: type[ReplyKind], reply: object) -> ReplyKind:
    if not isinstance(reply, kind):
        raise TypeError(f"expected {kind.__name__}, got {reply!r}")
    return reply
