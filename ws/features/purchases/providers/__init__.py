"""The stores: each speaks its own protocol outwards, and `Provider` inwards."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from ws.store_settings import StoreSettings, by_comma

if TYPE_CHECKING:
    from ws.features.purchases.account_tokens import AccountTokens
    from ws.features.purchases.providers.provider import Provider


def build(settings: StoreSettings, tokens: AccountTokens, now_ms: Callable[[], int]) -> dict[str, Provider]:
    """The stores that are configured, by name. A store's libraries are imported only when it is one of them.

    `now_ms` is the house's clock, Unix milliseconds. Raises SettingsError for keys and certificates that can not be
    read.
    """
    stores = (_apple(settings, tokens, now_ms), _google(settings, tokens, now_ms), _stripe(settings, tokens))
    return {store.name: store for store in stores if store is not None}


def _apple(settings: StoreSettings, tokens: AccountTokens, now_ms: Callable[[], int]) -> Provider | None:
    from ws.features.purchases.providers.apple_settings import AppleSettings

    wanted = AppleSettings.from_settings(settings)
    if wanted is None:
        return None
    from ws.features.purchases.providers.apple import AppleStore

    return AppleStore(wanted, tokens, now_ms, time.monotonic)


def _google(settings: StoreSettings, tokens: AccountTokens, now_ms: Callable[[], int]) -> Provider | None:
    account = settings.google_service_account
    if not settings.google_package or account is None:
        return None
    from ws.features.purchases.providers.google import GoogleSettings, GoogleStore

    wanted = GoogleSettings(
        package=settings.google_package,
        service_account=account.get_secret_value(),
        push_audience=settings.google_push_audience,
        push_email=settings.google_push_email,
        api_url=settings.google_api_url,
        token_url=settings.google_token_url,
        certs_url=settings.google_certs_url,
    )
    return GoogleStore(wanted, tokens, wall=lambda: now_ms() / 1000)


def _stripe(settings: StoreSettings, tokens: AccountTokens) -> Provider | None:
    key = settings.stripe_secret_key
    if key is None:
        return None
    from ws.features.purchases.providers.stripe import StripeSettings, StripeStore

    secrets = by_comma(settings.stripe_webhook_secrets)
    return StripeStore(StripeSettings(key.get_secret_value(), secrets, settings.stripe_api_url), tokens)
