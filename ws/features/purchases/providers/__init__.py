"""The stores: each speaks its own protocol outwards, and `Provider` inwards."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ws.features.purchases.account_tokens import AccountTokens
    from ws.features.purchases.providers.provider import Provider
    from ws.settings import Settings


def build(settings: Settings, tokens: AccountTokens, now_ms: Callable[[], int]) -> dict[str, Provider]:
    """The stores that are configured, by name. A store's libraries are imported only when it is one of them.

    `now_ms` is the house's clock, Unix milliseconds.
    """
    return {}
