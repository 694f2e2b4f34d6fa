"""Settings of the stores: what turns each of them on, and what it needs then."""

from __future__ import annotations

import re
from typing import Final, Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings

from ws.kernel.errors import SettingsError

_LOOPBACK: Final = ("127.0.0.1", "::1", "localhost")


class StoreSettings(BaseSettings):
    """The part of `Settings` that is about purchases; see docs/stores/."""

    sandbox_purchases: Literal["on", "off"] = "off"
    """Whether purchases that were paid with a store's play money are granted; they stand in the ledger under
    `sandbox:<store>`. Never on a server for players."""
    apple_bundle_id: str = ""
    """Of the app in the App Store. Purchases from Apple are taken when it is set."""
    apple_app_apple_id: int | None = Field(None, ge=1)
    """The app's number in App Store Connect; needed in production."""
    apple_environment: Literal["production", "sandbox"] = "production"
    """Whose notifications are read back from Apple. A production server also hears of the sandbox's purchases
    (Apple's reviewers buy there), a sandbox server never of real ones."""
    apple_root_certificates: str = ""
    """Files, by comma, DER or PEM: the roots that Apple's signatures must lead to."""
    apple_issuer_id: str = ""
    """Of the key for the App Store Server API; it, the key's id and the key are set together, or none."""
    apple_key_id: str = ""
    apple_private_key: SecretStr | None = None
    """The key itself, as PEM text; lines may be parted by a backslash and an n."""
    apple_online_checks: Literal["on", "off"] = "on"
    """Ask Apple whether a certificate was revoked (OCSP); remembered for 15 minutes."""
    apple_api_url: str = ""
    """Of another server that speaks the App Store Server API; Apple's own when left out."""
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
    stripe_secret_key: SecretStr | None = None
    """Turns Stripe on. `sk_live_...` or, restricted, `rk_live_...`; with `_test_` purchases are play money."""
    stripe_webhook_secrets: SecretStr | None = None
    """`whsec_...`, by comma: while one is rolled both hold."""
    stripe_api_url: str = "https://api.stripe.com"
    """Another one is for tests; without TLS only on this machine."""


def check(settings: StoreSettings) -> None:
    """Raises SettingsError, which names the variable, for half of what a store needs."""
    _check_apple(settings)
    _check_google(settings)
    _check_stripe(settings)


def by_comma(secret: SecretStr | None) -> tuple[str, ...]:
    """The parts of a secret that holds several."""
    whole = secret.get_secret_value() if secret is not None else ""
    return tuple(part for each in whole.split(",") if (part := each.strip()))


def _check_apple(settings: StoreSettings) -> None:
    """Raises SettingsError for half a configuration."""
    key = {
        "BAOLIFE_APPLE_ISSUER_ID": settings.apple_issuer_id,
        "BAOLIFE_APPLE_KEY_ID": settings.apple_key_id,
        "BAOLIFE_APPLE_PRIVATE_KEY": settings.apple_private_key,
    }
    missing = [name for name, value in key.items() if not value]
    if not settings.apple_bundle_id:
        if settings.apple_app_apple_id or settings.apple_root_certificates or len(missing) < len(key):
            raise SettingsError("BAOLIFE_APPLE_BUNDLE_ID: other settings of Apple are given, so it is needed")
        return
    if not settings.apple_root_certificates:
        raise SettingsError("BAOLIFE_APPLE_ROOT_CERTIFICATES: without a root no signature of Apple can be proved")
    if settings.apple_environment == "production" and settings.apple_app_apple_id is None:
        raise SettingsError("BAOLIFE_APPLE_APP_APPLE_ID: needed in production")
    if missing and len(missing) < len(key):
        raise SettingsError(f"{missing[0]}: issuer, key id and private key are set together, or none of them")
    if settings.apple_api_url and not _is_safe(settings.apple_api_url):
        raise SettingsError("BAOLIFE_APPLE_API_URL: it begins with https://, or is on this machine")


def _check_google(settings: StoreSettings) -> None:
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


def _check_stripe(settings: StoreSettings) -> None:
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
    if not _is_safe(settings.stripe_api_url):
        raise SettingsError("BAOLIFE_STRIPE_API_URL: it begins with https://, or is on this machine")


def _is_safe(url: str) -> bool:
    """Whether secrets may travel there."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return bool(parts.hostname) and (
        parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK)
    )
