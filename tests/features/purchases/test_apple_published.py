"""What Apple publishes for tests with its own library: signed data, and payloads that we sign.

It stands beside the repository, in ../shared/testdata/apple; without it these tests are left out, and say so.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.features.purchases.apple_authority import Authority
from tests.features.purchases.apple_support import (
    CUSTOMER,
    PUBLISHED,
    TOKENS,
    app_transaction,
    now_ms,
    opened,
    posted,
)
from ws.features.purchases.providers.apple import AppleStore
from ws.features.purchases.providers.provider import Claim
from ws.kernel.errors import Refused
from ws.kernel.stores import StoreState

MISSING = "" if PUBLISHED.is_dir() else "needs Apple's published test data in ../shared/testdata/apple"
AUTHORITY = Authority()
EXAMPLE = {"bundle_id": "com.example", "app_apple_id": None, "environment": "sandbox"}


@pytest.fixture(autouse=True)
def _published() -> None:
    if MISSING:  # also where nothing else may be left out: it can not be installed
        pytest.skip(MISSING)


def text(name: str) -> str:
    return (PUBLISHED / name).read_text().strip()


def payload(name: str, **changes: Any) -> dict[str, Any]:
    """A payload, of the sandbox instead of "LocalTesting", which no server of ours believes."""
    changed = text(name).replace("LocalTesting", "Sandbox")
    return {**json.loads(changed), **changes}


async def trusting_apples_test_root(store: AppleStore) -> AppleStore:
    # These certificates lack the key identifiers that RFC 5280 wants; Apple's own tests leave it at that, too.
    store.chains.walker.enable_strict_checks = False
    return store


async def test_the_published_signatures_hold(tmp_path: Path) -> None:
    roots = (PUBLISHED / "testCA.der",)
    async with opened(AUTHORITY, tmp_path, **{**EXAMPLE, "root_certificates": roots}) as store:
        await trusting_apples_test_root(store)
        told = await store.read_notification({}, posted(text("testNotification")))
        assert (told.kind, told.notification_id) == ("TEST", "9ad56bd2-0bc6-42e0-af24-fd996d87a1e6")
        assert told.at == 1681314324000
        said = store._transaction(text("transactionInfo"))
        assert (said.bundleId, said.signedDate) == ("com.example", 1672956154000)
        with pytest.raises(Refused, match="not_allowed"):
            await store.verify(Claim(1, text("transactionInfo")))  # it holds nothing more, no purchase either


async def test_the_published_signatures_are_refused_elsewhere(tmp_path: Path) -> None:
    roots = (PUBLISHED / "testCA.der",)
    body = posted(text("testNotification"))
    for changes in (
        {**EXAMPLE},  # another root
        {**EXAMPLE, "root_certificates": roots, "bundle_id": "com.examplex"},
    ):
        async with opened(AUTHORITY, tmp_path, **changes) as store:
            await trusting_apples_test_root(store)
            with pytest.raises(Refused, match="not_authenticated"):
                await store.read_notification({}, body)
    async with opened(AUTHORITY, tmp_path, **{**EXAMPLE, "root_certificates": roots}) as store:
        with pytest.raises(Refused, match="not_authenticated"):
            await store.read_notification({}, body)  # strict, as every server is


async def test_the_published_signature_without_certificates_is_refused(tmp_path: Path) -> None:
    roots = (PUBLISHED / "testCA.der",)
    async with opened(AUTHORITY, tmp_path, **{**EXAMPLE, "root_certificates": roots}) as store:
        await trusting_apples_test_root(store)
        with pytest.raises(Refused, match="not_allowed"):
            await store.verify(Claim(1, text("missingX5CHeaderClaim")))


async def test_the_published_payloads_of_local_testing_are_never_believed(tmp_path: Path) -> None:
    async with opened(AUTHORITY, tmp_path, **EXAMPLE) as store:
        for signed in (AUTHORITY.sign(json.loads(text("signedTransaction.json"))), text("transactionInfo")):
            with pytest.raises(Refused, match="not_allowed"):
                await store.verify(Claim(1, signed))


async def test_the_published_transaction_is_read_when_signed(tmp_path: Path) -> None:
    for name in ("signedTransaction.json", "signedTransactionWithRevocation.json"):
        said = payload(name, appAccountToken=TOKENS.of(1))
        async with opened(AUTHORITY, tmp_path, **EXAMPLE) as store:
            # Signed in 2023, when these certificates were not made yet.
            with pytest.raises(Refused, match="not_allowed"):
                await store.verify(Claim(1, AUTHORITY.sign(said)))
            told = await store.verify(Claim(1, AUTHORITY.sign({**said, "signedDate": now_ms() - 1000})))
            with pytest.raises(Refused, match="not_allowed"):
                await store.verify(Claim(2, AUTHORITY.sign({**said, "signedDate": now_ms() - 1000})))
        assert (told.transaction_id, told.product_id, told.state) == (
            "23456", "com.example.product", StoreState.TAKEN_BACK,
        )  # fmt: skip
        assert told.sandbox
        assert told.bought_at == 1698148900000
        assert (told.paid_micros, told.currency) == (said["price"] * 1000, said["currency"])


@pytest.mark.parametrize(
    ("name", "asks"),
    [
        ("signedNotification.json", False),
        ("signedConsumptionRequestNotification.json", True),
        ("signedRescindConsentNotification.json", False),
    ],
)
async def test_the_published_notifications_are_read_when_signed(name: str, asks: bool, tmp_path: Path) -> None:
    said = payload(name, signedDate=now_ms() - 1000)
    about = payload("signedTransaction.json", signedDate=now_ms() - 1000)
    if "data" in said:
        said["data"]["signedTransactionInfo"] = AUTHORITY.sign(about)
    else:
        copy = app_transaction(receiptType="Sandbox", bundleId="com.example")
        said["appData"]["signedAppTransactionInfo"] = AUTHORITY.sign(copy)
    async with opened(AUTHORITY, tmp_path, **EXAMPLE) as store:
        told = await store.read_notification({}, posted(AUTHORITY.sign(said)))
    assert told.notification_id == "002e14d5-51f5-4503-b5a8-c3a1af68eb20"
    assert told.asks_consumption is asks
    assert [one.transaction_id for one in told.transactions] == (["23456"] if "data" in said else [])
    assert told.rescinds == ("" if "data" in said else CUSTOMER)
