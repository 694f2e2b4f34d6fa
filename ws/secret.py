"""The secret that signs access tokens and makes the names by which stores know accounts."""

from __future__ import annotations

import os
import secrets

import structlog

from ws.settings import Settings

log = structlog.get_logger("secret")


def secret_of(settings: Settings) -> str:
    """The configured secret, or one made once and kept beside the embedded database."""
    if settings.secret is not None:
        return settings.secret.get_secret_value()
    path = settings.var / "secret"
    if path.is_file():
        return path.read_text().strip()
    settings.var.mkdir(parents=True, exist_ok=True)
    made = secrets.token_hex(32)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(made)
    log.warning("BAOLIFE_SECRET is not set; one was made", file=str(path))
    return made
