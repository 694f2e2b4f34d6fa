"""Environment to typed settings. Every setting is `BAOLIFE_<NAME>`; two have the game's own names."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import AliasChoices, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from ws.kernel.errors import SettingsError


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
    sandbox_purchases: Literal["on", "off"] = "off"
    """Whether purchases that were paid with a store's play money are granted; they stand in the ledger under
    `sandbox:<store>`. Never on a server for players."""
    public_url: str = ""
    """Where players reach this server ("https://play.example.com"); a store sends buyers back there. Without one
    it is http://localhost with the server's port."""
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
    if settings.public_url and not settings.public_url.startswith(("http://", "https://")):
        raise SettingsError("BAOLIFE_PUBLIC_URL: it begins with http:// or https://")
    return settings
