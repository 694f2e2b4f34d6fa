"""What an operator sets for Apple: whole, or refused with the name of what is wrong."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pydantic import SecretStr

from tests.features.purchases.apple_authority import Authority
from tests.features.purchases.apple_support import API_KEY, BUNDLE, TOKENS, now_ms, opened, pem, transaction
from tests.support.server import ROOT
from ws.features.purchases.providers.apple import AppleStore
from ws.features.purchases.providers.apple_settings import AppleSettings
from ws.features.purchases.providers.provider import Claim
from ws.kernel.errors import SettingsError
from ws.settings import load

WHOLE = {
    "BAOLIFE_APPLE_BUNDLE_ID": BUNDLE,
    "BAOLIFE_APPLE_APP_APPLE_ID": "41234",
    "BAOLIFE_APPLE_ROOT_CERTIFICATES": "a.der, b.pem",
    "BAOLIFE_APPLE_ISSUER_ID": "issuer",
    "BAOLIFE_APPLE_KEY_ID": "KEY1",
    "BAOLIFE_APPLE_PRIVATE_KEY": pem(API_KEY),
}
AUTHORITY = Authority()


def set_all(monkeypatch: pytest.MonkeyPatch, **changes: str | None) -> None:
    for name, value in {**WHOLE, **changes}.items():
        if value is None:
            monkeypatch.delenv(name, raising=False)
        else:
            monkeypatch.setenv(name, value)


def test_without_a_bundle_the_store_is_off() -> None:
    assert AppleSettings.from_settings(load()) is None


def test_a_whole_configuration_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    set_all(monkeypatch)
    settings = AppleSettings.from_settings(load())
    assert settings is not None
    assert settings.root_certificates == (Path("a.der"), Path("b.pem"))
    assert (settings.bundle_id, settings.app_apple_id, settings.environment) == (BUNDLE, 41234, "production")
    assert settings.online_checks
    assert "PRIVATE KEY" not in repr(settings)
    assert "PRIVATE KEY" not in repr(load())


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"BAOLIFE_APPLE_BUNDLE_ID": None}, "BAOLIFE_APPLE_BUNDLE_ID"),
        ({"BAOLIFE_APPLE_ROOT_CERTIFICATES": None}, "BAOLIFE_APPLE_ROOT_CERTIFICATES"),
        ({"BAOLIFE_APPLE_APP_APPLE_ID": None}, "BAOLIFE_APPLE_APP_APPLE_ID"),
        ({"BAOLIFE_APPLE_APP_APPLE_ID": "many"}, "BAOLIFE_APPLE_APP_APPLE_ID"),
        ({"BAOLIFE_APPLE_ISSUER_ID": None}, "BAOLIFE_APPLE_ISSUER_ID"),
        ({"BAOLIFE_APPLE_KEY_ID": None}, "BAOLIFE_APPLE_KEY_ID"),
        ({"BAOLIFE_APPLE_PRIVATE_KEY": None}, "BAOLIFE_APPLE_PRIVATE_KEY"),
        ({"BAOLIFE_APPLE_ENVIRONMENT": "Xcode"}, "BAOLIFE_APPLE_ENVIRONMENT"),
        ({"BAOLIFE_APPLE_ONLINE_CHECKS": "maybe"}, "BAOLIFE_APPLE_ONLINE_CHECKS"),
        ({"BAOLIFE_APPLE_API_URL": "ftp://example.com"}, "BAOLIFE_APPLE_API_URL"),
    ],
)
def test_half_a_configuration_is_refused(
    changes: dict[str, str | None], named: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_all(monkeypatch, **changes)
    with pytest.raises(SettingsError, match=f"^{named}: ") as error:
        load()
    assert "PRIVATE KEY" not in str(error.value)


def test_a_sandbox_needs_no_number_of_the_app(monkeypatch: pytest.MonkeyPatch) -> None:
    set_all(monkeypatch, BAOLIFE_APPLE_APP_APPLE_ID=None, BAOLIFE_APPLE_ENVIRONMENT="sandbox")
    assert load().apple_environment == "sandbox"


def store_of(folder: Path, **changes: Any) -> AppleStore:
    root = folder / "root.der"
    root.write_bytes(AUTHORITY.root.der)
    chosen = {"bundle_id": BUNDLE, "root_certificates": (root,), "app_apple_id": 1, "online_checks": False}
    return AppleStore(AppleSettings(**{**chosen, **changes}), TOKENS, now_ms, time.monotonic)


async def test_roots_are_read_as_der_and_as_pem_several_in_a_file(tmp_path: Path) -> None:
    others = [Authority().root.certificate.public_bytes(Encoding.PEM) for _ in range(2)]
    file = tmp_path / "roots.pem"
    file.write_bytes(b"".join([others[0], AUTHORITY.root.certificate.public_bytes(Encoding.PEM), others[1]]))
    async with opened(AUTHORITY, tmp_path, root_certificates=(file,)) as store:
        assert (await store.verify(Claim(7, AUTHORITY.sign(transaction())))).account_id == 7


@pytest.mark.parametrize("held", [b"", b"nonsense", b"-----BEGIN CERTIFICATE-----\nnonsense\n", None])
def test_a_root_that_is_none_is_named(held: bytes | None, tmp_path: Path) -> None:
    file = tmp_path / "bad.cer"
    if held is not None:
        file.write_bytes(held)
    with pytest.raises(SettingsError, match=r"BAOLIFE_APPLE_ROOT_CERTIFICATES: .*bad\.cer"):
        store_of(tmp_path, root_certificates=(file,))
    with pytest.raises(SettingsError, match="BAOLIFE_APPLE_ROOT_CERTIFICATES"):
        store_of(tmp_path, root_certificates=())


async def test_a_key_may_have_its_lines_parted_by_a_backslash_and_an_n(tmp_path: Path) -> None:
    store = store_of(tmp_path, private_key=SecretStr(pem(API_KEY).replace("\n", "\\n")))
    await store.close()


@pytest.mark.parametrize("kind", ["nonsense", "rsa"])
def test_a_key_that_is_none_is_refused_and_not_told(kind: str, tmp_path: Path) -> None:
    key = kind
    if kind == "rsa":
        made = rsa.generate_private_key(65537, 2048)
        key = made.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
    with pytest.raises(SettingsError, match="BAOLIFE_APPLE_PRIVATE_KEY") as error:
        store_of(tmp_path, private_key=SecretStr(key))
    assert key not in str(error.value)


def test_reading_the_settings_loads_nothing_heavy() -> None:
    code = (
        "import sys, ws.features.purchases.providers.apple_settings;"
        "print([name for name in ('appstoreserverlibrary', 'OpenSSL', 'requests', 'httpx2') if name in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
