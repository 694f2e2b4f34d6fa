"""What the operator says of Apple, apart from what is done with it: importing this costs nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec
from pydantic import SecretStr

from ws.store_settings import StoreSettings


class AppleSettings(msgspec.Struct, frozen=True):
    """See the fields of the same names in ws/settings.py."""

    bundle_id: str
    root_certificates: tuple[Path, ...]
    environment: Literal["production", "sandbox"] = "production"
    app_apple_id: int | None = None
    issuer_id: str = ""
    key_id: str = ""
    private_key: SecretStr | None = None
    """None where Apple is never asked: purchases are proved by their signatures alone."""
    online_checks: bool = True
    api_url: str = ""

    @classmethod
    def from_settings(cls, settings: StoreSettings) -> AppleSettings | None:
        """None when the store is off."""
        if not settings.apple_bundle_id:
            return None
        return cls(
            bundle_id=settings.apple_bundle_id,
            root_certificates=tuple(
                Path(name.strip()) for name in settings.apple_root_certificates.split(",") if name.strip()
            ),
            environment=settings.apple_environment,
            app_apple_id=settings.apple_app_apple_id,
            issuer_id=settings.apple_issuer_id,
            key_id=settings.apple_key_id,
            private_key=settings.apple_private_key,
            online_checks=settings.apple_online_checks == "on",
            api_url=settings.apple_api_url,
        )
