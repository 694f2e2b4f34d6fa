"""What the Google Play store needs to know of its operator. Light: it is read at every start."""

from __future__ import annotations

from typing import Annotated, Final

import msgspec

from ws.kernel.errors import SettingsError

API_URL: Final = "https://androidpublisher.googleapis.com"
TOKEN_URL: Final = "https://oauth2.googleapis.com/token"  # noqa: S105  # an address
CERTS_URL: Final = "https://www.googleapis.com/oauth2/v3/certs"

Filled = Annotated[str, msgspec.Meta(min_length=1)]


class ServiceAccount(msgspec.Struct, frozen=True):
    """The part of a service account's key file that signs requests for access."""

    client_email: Filled
    private_key: Filled
    """PEM."""
    private_key_id: str = ""

    def __repr__(self) -> str:
        return "ServiceAccount(...)"


class GoogleSettings(msgspec.Struct, frozen=True):
    """See `ws/settings.py` for what each is; there they are called `google_...`."""

    package: str
    service_account: str
    """JSON text of the key file. Secret."""
    push_audience: str = ""
    """Empty: pushes are not accepted, and voided purchases are only polled."""
    push_email: str = ""
    api_url: str = API_URL
    token_url: str = TOKEN_URL
    certs_url: str = CERTS_URL

    def __repr__(self) -> str:
        return f"GoogleSettings(package={self.package!r}, ...)"

    def account(self) -> ServiceAccount:
        """The service account. Raises SettingsError, which does not quote what was given."""
        try:
            return msgspec.json.decode(self.service_account.encode(), type=ServiceAccount)
        except (msgspec.DecodeError, UnicodeError):
            raise SettingsError(
                "BAOLIFE_GOOGLE_SERVICE_ACCOUNT: it is the JSON text of a key file with client_email and private_key"
            ) from None
