"""Environment to typed settings. Every setting is `BAOLIFE_<NAME>`; two have the game's own names."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final, Literal
from urllib.parse import urlsplit

from pydantic import AliasChoices, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from ws.kernel.errors import SettingsError

_LOOPBACK: Final = ("127.0.0.1", "::1", "localhost")


class Settings(BaseSettings):
    """What an operator may choose. Secrets come from the environment only and are never logged."""

    model_config = SettingsConfigDict(
        env_prefix="BAOLIFE_", extra="ignore", frozen=True, env_ignore_empty=True, populate_by_name=True
    )

    database_url: str = "sqlite:///var/baolife.db"
    host: str = "127.0.0.1"
    port: int = Field(8001, ge=1, le=65535)
    secret: SecretStr | None = None
    """Signs access tokens; at least 32 characters. Without it one is made and kept under `var/`."""
    var: Path = Path("var")
    """Where the embedded database, caches and the made secret live."""
    minutes_per_second: float = Field(
        1.0,
        gt=0,
        le=10_000,
        validation_alias=AliasChoices("GAME_MINUTES_PER_SECOND", "BAOLIFE_GAME_MINUTES_PER_SECOND"),
    )
    days_per_year: int = Field(
        12, ge=1, le=366, validation_alias=AliasChoices("DAYS_PER_YEAR", "BAOLIFE_DAYS_PER_YEAR")
    )
    offline_game_days: int = Field(
        7, ge=0, le=366, validation_alias=AliasChoices("OFFLINE_GAME_DAYS", "BAOLIFE_OFFLINE_GAME_DAYS")
    )
    rate_limits: Literal["on", "off"] = "on"
    requests_per_second: float = Field(20.0, gt=0)
    requests_burst: float = Field(60.0, ge=1)
    address_per_second: float = Field(5.0, gt=0)
    """Sign-ins and new connections of one address."""
    address_burst: float = Field(200.0, ge=1)
    frame_bytes: int = Field(64 * 1024, ge=1024)
    write_buffer_bytes: int = Field(256 * 1024, ge=4096)
    most_sockets: int = Field(19_000, ge=1)
    cached_players: int = Field(256, ge=0)
    """Players kept in memory that nobody holds."""
    cache_megabytes: int = Field(512, ge=1)
    cache_seconds: float = Field(300.0, ge=0)
    units_per_batch: int = Field(200, ge=1, le=1000)
    commit_backlog: int = Field(5000, ge=1)
    database_patience_seconds: float = Field(5.0, gt=0)
    dialogue_url: str = ""
    """Of an endpoint that speaks the OpenAI chat protocol ("https://host/v1"), for the answers of people; without
    one they answer by the game's own grammar."""
    dialogue_key: SecretStr | None = None
    dialogue_model: str = ""
    stripe_secret_key: SecretStr | None = None
    """Turns Stripe on. `sk_live_...` or, restricted, `rk_live_...`; with `_test_` purchases are play money."""
    stripe_webhook_secrets: SecretStr | None = None
    """`whsec_...`, by comma: while one is rolled both hold."""
    stripe_api_url: str = "https://api.stripe.com"
    """Another one is for tests; without TLS only on this machine."""
    sandbox_purchases: bool = False
    """Whether purchases that were paid with a store's play money are granted; they stand in the ledger under
    `sandbox:<store>`. Never on a server for players."""
    public_url: str = ""
    """Where players reach this server ("https://play.example.com"); a store sends buyers back there. Without one
    it is http://localhost with the server's port."""
    google_package: str = ""
    """Package name of the Android app; with it purchases of Google Play are accepted. See docs/stores/google.md."""
    google_service_account: SecretStr | None = None
    """JSON text of a service account's key file, which may see and manage orders."""
    google_push_audience: str = ""
    """Audience that Pub/Sub writes into the token of a push; without it pushes are not accepted."""
    google_push_email: str = ""
    """Service account in whose name Pub/Sub pushes."""
    google_api_url: str = "https://androidpublisher.googleapis.com"
    google_token_url: str = "https://oauth2.googleapis.com/token"  # noqa: S105  # an address
    google_certs_url: str = "https://www.googleapis.com/oauth2/v3/certs"
    """Keys with which the tokens of pushes are signed."""
    metrics_token: SecretStr | None = None
    """Bearer token for /metrics from other than this machine."""
    trusted_proxies: str = ""
    """Addresses, by comma, whose X-Forwarded-For is believed."""
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    log_format: Literal["json", "text"] = "json"


def load(**overrides: object) -> Settings:
    """The settings of this process; `overrides` that are None are left out.

    Raises SettingsError that names the variable.
    """
    given = {name: value for name, value in overrides.items() if value is not None}
    try:
        settings = Settings(**given)  # type: ignore[arg-type]  # checked by pydantic
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0]) if first["loc"] else "?"
        variable = name if name.isupper() else f"BAOLIFE_{name.upper()}"
        raise SettingsError(f"{variable}: {first['msg']}") from error
    if settings.secret is not None and len(settings.secret.get_secret_value()) < 32:
        raise SettingsError("BAOLIFE_SECRET: at least 32 characters are needed")
    if settings.dialogue_url and not settings.dialogue_url.startswith(("http://", "https://")):
        raise SettingsError("BAOLIFE_DIALOGUE_URL: it begins with http:// or https://")
    if settings.dialogue_url and not settings.dialogue_model:
        raise SettingsError("BAOLIFE_DIALOGUE_MODEL: an endpoint needs the name of a model")
    _check_stripe(settings)
    if settings.public_url and not settings.public_url.startswith(("http://", "https://")):
        raise SettingsError("BAOLIFE_PUBLIC_URL: it begins with http:// or https://")
    return settings


def by_comma(secret: SecretStr | None) -> tuple[str, ...]:
    """The parts of a secret that holds several."""
    whole = secret.get_secret_value() if secret is not None else ""
    return tuple(part for each in whole.split(",") if (part := each.strip()))


def _check_stripe(settings: Settings) -> None:
    secrets = by_comma(settings.stripe_webhook_secrets)
    if settings.stripe_secret_key is None:
        if secrets:
            raise SettingsError("BAOLIFE_STRIPE_SECRET_KEY: webhook secrets are given, and no key")
        return
    key = settings.stripe_secret_key.get_secret_value()
    if not key.startswith(("sk_test_", "sk_live_", "rk_test_", "rk_live_")):
        raise SettingsError("BAOLIFE_STRIPE_SECRET_KEY: it begins with sk_live_, rk_live_, sk_test_ or rk_test_")
    if not secrets:
        raise SettingsError("BAOLIFE_STRIPE_WEBHOOK_SECRETS: without one no refund would ever be heard of")
    if not all(secret.startswith("whsec_") for secret in secrets):
        raise SettingsError("BAOLIFE_STRIPE_WEBHOOK_SECRETS: each begins with whsec_")
    url = urlsplit(settings.stripe_api_url)
    if url.scheme != "https" and not (url.scheme == "http" and url.hostname in {"127.0.0.1", "::1", "localhost"}):
        raise SettingsError("BAOLIFE_STRIPE_API_URL: it begins with https://")
    _check_google(settings)
    return settings


def _check_google(settings: Settings) -> None:
    """Raises SettingsError for half of what Google Play needs."""
    account, audience, email = (
        settings.google_service_account,
        settings.google_push_audience,
        settings.google_push_email,
    )
    if not settings.google_package:
        for name, value in (("SERVICE_ACCOUNT", account), ("PUSH_AUDIENCE", audience), ("PUSH_EMAIL", email)):
            if value:
                raise SettingsError(f"BAOLIFE_GOOGLE_PACKAGE: BAOLIFE_GOOGLE_{name} is of no use without it")
        return
    if not re.fullmatch(r"[A-Za-z]\w*(\.[A-Za-z]\w*)+", settings.google_package, re.ASCII):
        raise SettingsError("BAOLIFE_GOOGLE_PACKAGE: it is a package name such as com.example.game")
    if account is None:
        raise SettingsError("BAOLIFE_GOOGLE_SERVICE_ACCOUNT: Google Play needs the key of a service account")
    if bool(audience) != bool(email):
        missing = "EMAIL" if audience else "AUDIENCE"
        raise SettingsError(f"BAOLIFE_GOOGLE_PUSH_{missing}: pushes need both an audience and an e-mail address")
    for name in ("api_url", "token_url", "certs_url"):
        if not _is_safe(str(getattr(settings, f"google_{name}"))):
            raise SettingsError(f"BAOLIFE_GOOGLE_{name.upper()}: it begins with https://, or is on this machine")


def _is_safe(url: str) -> bool:
    """Whether secrets may travel there."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return bool(parts.hostname) and (
        parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK)
    )
