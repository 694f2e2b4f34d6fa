"""The HTTP doors of the accounts, under /api/v1/auth."""

from __future__ import annotations

import re
import zoneinfo
from datetime import UTC, date, datetime
from typing import Annotated

import msgspec
from email_validator import EmailNotValidError, validate_email
from fastapi import APIRouter, Header
from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from ws.features.accounts.doorman import Doorman, Pair, Person
from ws.features.accounts.messages import Account
from ws.kernel.errors import Refused

_ZONES = zoneinfo.available_timezones()


def _email(text: str) -> str:
    try:
        return validate_email(text, check_deliverability=False).normalized.lower()
    except EmailNotValidError as error:
        raise ValueError(str(error)) from error


def _birth_date(text: str) -> str:
    born = date.fromisoformat(text)
    if not date(1900, 1, 1) <= born <= datetime.now(UTC).date():
        raise ValueError("a birth date lies between 1900 and today")
    return born.isoformat()


def _country(text: str) -> str:
    if not re.fullmatch(r"[A-Za-z]{2}", text):
        raise ValueError("a country is an ISO 3166 code of two letters")
    return text.upper()


def _time_zone(text: str) -> str:
    if text not in _ZONES:
        raise ValueError("a time zone is an IANA name, e.g. Europe/Paris")
    return text


Email = Annotated[str, Field(max_length=254), AfterValidator(_email)]
Password = Annotated[str, Field(min_length=10, max_length=128)]
DisplayName = Annotated[str, Field(min_length=1, max_length=40)]


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _PersonBody(_Body):
    birth_date: Annotated[str, Field(max_length=10), AfterValidator(_birth_date)] | None = None
    country: Annotated[str, AfterValidator(_country)] | None = None
    time_zone: Annotated[str, Field(max_length=64), AfterValidator(_time_zone)] | None = None

    def person(self) -> Person:
        return Person(self.birth_date, self.country, self.time_zone)


class GuestBody(_PersonBody):
    device_secret: Annotated[str, Field(min_length=16, max_length=128)]


class RegisterBody(_PersonBody):
    email: Email
    password: Password
    display_name: DisplayName


class LoginBody(_Body):
    email: Email
    password: Annotated[str, Field(min_length=1, max_length=128)]


class LinkBody(_Body):
    email: Email
    password: Password
    display_name: DisplayName | None = None


class RefreshBody(_Body):
    refresh_token: Annotated[str, Field(min_length=1, max_length=256)]


class TokensAnswer(BaseModel):
    access_token: str
    refresh_token: str
    account_id: str
    expires_in: int


class AccountAnswer(BaseModel):
    account_id: str
    display_name: str
    email: str | None
    guest: bool
    country: str | None
    time_zone: str | None


class DoneAnswer(BaseModel):
    ok: bool = True


Bearer = Annotated[str | None, Header(alias="Authorization", max_length=4200)]


def router(doorman: Doorman) -> APIRouter:
    """The routes. Limits by address are the gateway's."""
    routes = APIRouter(prefix="/api/v1/auth", tags=["auth"])

    @routes.post("/guest")
    async def guest(body: GuestBody) -> TokensAnswer:
        """Sign in as the guest of a device; the same secret is the same guest."""
        return _tokens(await doorman.guest(body.device_secret, body.person()))

    @routes.post("/register", status_code=201)
    async def register(body: RegisterBody) -> TokensAnswer:
        """Create an account by e-mail."""
        return _tokens(await doorman.register(body.email, body.password, body.display_name, body.person()))

    @routes.post("/login")
    async def login(body: LoginBody) -> TokensAnswer:
        """Sign in by e-mail."""
        return _tokens(await doorman.login(body.email, body.password))

    @routes.post("/refresh")
    async def refresh(body: RefreshBody) -> TokensAnswer:
        """Exchange a refresh token. One that was used before ends its session."""
        return _tokens(await doorman.refresh(body.refresh_token))

    @routes.post("/link")
    async def link(body: LinkBody, authorization: Bearer = None) -> AccountAnswer:
        """Give a guest an e-mail and a password."""
        claims = await doorman.claims(_token(authorization))
        return _account(await doorman.link(claims.account_id, body.email, body.password, body.display_name))

    @routes.post("/logout")
    async def logout(authorization: Bearer = None) -> DoneAnswer:
        """End this session: its tokens are worth nothing from now on."""
        await doorman.logout(await doorman.claims(_token(authorization)))
        return DoneAnswer()

    @routes.get("/me")
    async def me(authorization: Bearer = None) -> AccountAnswer:
        """Who this is."""
        claims = await doorman.claims(_token(authorization))
        return _account(await doorman.account(claims.account_id))

    return routes


def _token(authorization: str | None) -> str:
    scheme, _, token = (authorization or "").partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise Refused("not_authenticated", "Send the header Authorization: Bearer <access token>.")
    return token


def _tokens(pair: Pair) -> TokensAnswer:
    return TokensAnswer(**msgspec.structs.asdict(pair))


def _account(account: Account) -> AccountAnswer:
    return AccountAnswer(**{name: getattr(account, name) for name in AccountAnswer.model_fields})
