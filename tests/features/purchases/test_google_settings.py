"""Half of what Google Play needs stops the start, and says which half."""

from __future__ import annotations

import ssl
import subprocess
import sys

import pytest

from ws.features.purchases.providers import google_http
from ws.features.purchases.providers.tls import tls_context
from ws.kernel.errors import SettingsError
from ws.settings import load

WHOLE = {
    "google_package": "com.example.baolife",
    "google_service_account": "{}",
    "google_push_audience": "https://game.example.com",
    "google_push_email": "push@example.com",
}


def test_all_or_nothing() -> None:
    assert not load().google_package
    chosen = load(**WHOLE)
    assert chosen.google_api_url == "https://androidpublisher.googleapis.com"
    assert "**" in repr(chosen.google_service_account)
    load(**{**WHOLE, "google_push_audience": None, "google_push_email": None})
    load(**WHOLE, google_api_url="http://127.0.0.1:8080")


@pytest.mark.parametrize(
    ("changes", "variable"),
    [
        ({"google_package": None}, "BAOLIFE_GOOGLE_PACKAGE"),
        ({"google_package": "baolife"}, "BAOLIFE_GOOGLE_PACKAGE"),
        ({"google_package": "com.example/../x"}, "BAOLIFE_GOOGLE_PACKAGE"),
        ({"google_service_account": None}, "BAOLIFE_GOOGLE_SERVICE_ACCOUNT"),
        ({"google_push_audience": None}, "BAOLIFE_GOOGLE_PUSH_AUDIENCE"),
        ({"google_push_email": None}, "BAOLIFE_GOOGLE_PUSH_EMAIL"),
        ({"google_api_url": "http://androidpublisher.googleapis.com"}, "BAOLIFE_GOOGLE_API_URL"),
        ({"google_token_url": "ftp://127.0.0.1/"}, "BAOLIFE_GOOGLE_TOKEN_URL"),
        ({"google_token_url": "http://127.0.0.1.example.com/"}, "BAOLIFE_GOOGLE_TOKEN_URL"),
        ({"google_certs_url": "http://["}, "BAOLIFE_GOOGLE_CERTS_URL"),
    ],
)
def test_halves(changes: dict[str, str | None], variable: str) -> None:
    with pytest.raises(SettingsError, match=f"^{variable}:"):
        load(**{**WHOLE, **changes})


@pytest.mark.parametrize("name", ["GOOGLE_SERVICE_ACCOUNT", "GOOGLE_PUSH_AUDIENCE", "GOOGLE_PUSH_EMAIL"])
def test_of_no_use_without_a_package(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(f"BAOLIFE_{name}", "something secret")
    with pytest.raises(SettingsError, match=r"^BAOLIFE_GOOGLE_PACKAGE:") as stopped:
        load()
    assert "secret" not in str(stopped.value)


def test_all_stores_trust_by_one_context() -> None:
    context = tls_context()
    assert (context.verify_mode, context.check_hostname) == (ssl.CERT_REQUIRED, True)
    assert context.get_ca_certs(), "it knows the authorities"
    for client in (google_http.new_client(), google_http.new_client()):
        assert client._transport._pool._ssl_context is context  # type: ignore[attr-defined]  # no public way to ask


def test_a_server_without_google_does_not_pay_for_it() -> None:
    """What else Google needs (jwt, cryptography) is there for the accounts."""
    code = "import sys, ws.features.purchases.providers.google; print(sorted({'httpx2'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
