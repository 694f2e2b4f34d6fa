"""What Apple tells by itself: every type of Server Notifications V2, known and new."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from appstoreserverlibrary.models.NotificationTypeV2 import NotificationTypeV2
from appstoreserverlibrary.models.Subtype import Subtype

from tests.features.purchases.apple_authority import Authority
from tests.features.purchases.apple_support import (
    ACCOUNT,
    APP_ID,
    BUNDLE,
    HOUR_MS,
    notification,
    now_ms,
    opened,
    posted,
    transaction,
)
from tests.support.server import ROOT
from ws.features.purchases.account_tokens import AccountTokens
from ws.features.purchases.providers.apple_signed import MOST_CHARACTERS
from ws.features.purchases.providers.provider import Notification
from ws.kernel.errors import Refused
from ws.kernel.stores import WHOLE, StoreState

AUTHORITY = Authority()
OTHER = Authority()
WITHOUT_TRANSACTION = {
    NotificationTypeV2.TEST,
    NotificationTypeV2.RENEWAL_EXTENSION,
    NotificationTypeV2.EXTERNAL_PURCHASE_TOKEN,
    NotificationTypeV2.RESCIND_CONSENT,
}
PAGE = (ROOT / "docs" / "stores" / "apple.md").read_text()


async def read(payload: dict[str, Any], folder: Path, **changes: Any) -> Notification:
    async with opened(AUTHORITY, folder, **changes) as store:
        return await store.read_notification({}, posted(AUTHORITY.sign(payload)))


async def refused(body: bytes, folder: Path, code: str, **changes: Any) -> None:
    async with opened(AUTHORITY, folder, **changes) as store:
        with pytest.raises(Refused) as refusal:
            await store.read_notification({}, body)
    assert refusal.value.code == code


@pytest.mark.parametrize("kind", [kind for kind in NotificationTypeV2 if kind not in WITHOUT_TRANSACTION])
async def test_every_type_with_a_transaction_tells_how_it_stands(kind: NotificationTypeV2, tmp_path: Path) -> None:
    about = transaction()
    payload = notification(AUTHORITY, kind.value, about)
    told = await read(payload, tmp_path)
    assert (told.store, told.kind, told.at) == ("apple", kind.value, payload["signedDate"])
    assert told.notification_id == payload["notificationUUID"]
    assert told.asks_consumption is (kind is NotificationTypeV2.CONSUMPTION_REQUEST)
    (purchase,) = told.transactions
    assert (purchase.state, purchase.state_at, purchase.account_id) == (StoreState.PAID, about["signedDate"], ACCOUNT)
    assert not purchase.sandbox


@pytest.mark.parametrize("kind", ["REFUND", "REVOKE"])
async def test_what_was_taken_back_is_told_so(kind: str, tmp_path: Path) -> None:
    shared = "FAMILY_SHARED" if kind == "REVOKE" else "PURCHASED"
    about = transaction(revocationDate=now_ms(), revocationReason=0, inAppOwnershipType=shared)
    (purchase,) = (await read(notification(AUTHORITY, kind, about), tmp_path)).transactions
    assert (purchase.state, purchase.taken_back_millionths) == (StoreState.TAKEN_BACK, WHOLE)


async def test_a_reversed_refund_is_paid_again_and_newer(tmp_path: Path) -> None:
    refund = transaction(revocationDate=now_ms() - 9000, revocationReason=0, signedDate=now_ms() - 8000)
    (before,) = (await read(notification(AUTHORITY, "REFUND", refund), tmp_path)).transactions
    (after,) = (await read(notification(AUTHORITY, "REFUND_REVERSED", transaction()), tmp_path)).transactions
    assert (before.state, after.state) == (StoreState.TAKEN_BACK, StoreState.PAID)
    assert before.transaction_id == after.transaction_id
    assert after.state_at > before.state_at


async def test_what_the_family_lends_is_never_paid(tmp_path: Path) -> None:
    lent = transaction(inAppOwnershipType="FAMILY_SHARED")
    for kind in ("SUBSCRIBED", "DID_RENEW", "CONSUMPTION_REQUEST"):
        told = await read(notification(AUTHORITY, kind, lent), tmp_path)
        assert (told.transactions, told.asks_consumption) == ((), False)


async def test_a_purchase_of_nobody_we_know_is_still_told(tmp_path: Path) -> None:
    for token in (None, AccountTokens("another server's").of(ACCOUNT), "nonsense"):
        about = transaction(appAccountToken=token)
        (purchase,) = (await read(notification(AUTHORITY, "ONE_TIME_CHARGE", about), tmp_path)).transactions
        assert purchase.account_id is None


async def test_a_subtype_is_told_with_its_type(tmp_path: Path) -> None:
    told = await read(notification(AUTHORITY, "SUBSCRIBED", transaction(), subtype="INITIAL_BUY"), tmp_path)
    assert told.kind == "SUBSCRIBED.INITIAL_BUY"


async def test_a_new_type_is_acted_on_by_its_transaction_alone(tmp_path: Path) -> None:
    payload = notification(AUTHORITY, "GIFTED", transaction(), subtype="TO_A_FRIEND", brandNew={"a": [1, 2]})
    told = await read(payload, tmp_path)
    assert (told.kind, told.asks_consumption) == ("GIFTED.TO_A_FRIEND", False)
    assert [purchase.state for purchase in told.transactions] == [StoreState.PAID]
    taken = notification(AUTHORITY, "X" * 500, transaction(revocationDate=now_ms()))
    told = await read(taken, tmp_path)
    assert told.kind == "X" * 100
    assert [purchase.state for purchase in told.transactions] == [StoreState.TAKEN_BACK]
    assert (await read(notification(AUTHORITY, "GREETING"), tmp_path)).transactions == ()


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("TEST", {}),
        ("RENEWAL_EXTENSION", {
            "subtype": "SUMMARY", "data": None,
            "summary": {
                "environment": "Production", "appAppleId": APP_ID, "bundleId": BUNDLE, "requestIdentifier": "x",
                "productId": "p", "storefrontCountryCodes": ["USA"], "succeededCount": 5, "failedCount": 2,
            },
        }),
        ("RESCIND_CONSENT", {
            "data": None,
            "appData": {
                "environment": "Production", "appAppleId": APP_ID, "bundleId": BUNDLE,
            },
        }),
        ("EXTERNAL_PURCHASE_TOKEN", {
            "subtype": "UNREPORTED", "data": None,
            "externalPurchaseToken": {
                "externalPurchaseId": "b2158121-7af9-49d4-9561-1f588205523e", "tokenCreationDate": 1698148950000,
                "appAppleId": APP_ID, "bundleId": BUNDLE,
            },
        }),
        ("EXTERNAL_PURCHASE_TOKEN", {
            "subtype": "UNREPORTED", "data": None,
            "externalPurchaseToken": {
                "externalPurchaseId": "SANDBOX_b2158121-7af9-49d4-9561-1f588205523e", "bundleId": BUNDLE,
            },
        }),
    ],
)  # fmt: skip
async def test_types_about_no_purchase_are_kept_and_do_nothing(
    kind: str, fields: dict[str, Any], tmp_path: Path
) -> None:
    told = await read(notification(AUTHORITY, kind, **fields), tmp_path)
    assert told.kind.split(".")[0] == kind
    assert (told.transactions, told.asks_consumption) == ((), False)


async def test_the_sandbox_is_heard_by_both_and_told_apart(tmp_path: Path) -> None:
    payload = notification(AUTHORITY, "ONE_TIME_CHARGE", transaction(environment="Sandbox"))
    for changes in ({}, {"environment": "sandbox", "app_apple_id": None}):
        (purchase,) = (await read(payload, tmp_path, **changes)).transactions
        assert purchase.sandbox


async def test_what_is_for_another_app_or_environment_is_refused(tmp_path: Path) -> None:
    real = notification(AUTHORITY, "REFUND", transaction())
    elsewhere = {"environment": "sandbox", "app_apple_id": None}
    await refused(posted(AUTHORITY.sign(real)), tmp_path, "not_authenticated", **elsewhere)
    for data in (
        {"bundleId": "com.example.other"},
        {"appAppleId": 1},
        {"environment": "Xcode"},
        {"environment": None},
    ):
        payload = {**real, "data": {**real["data"], **data}}
        await refused(posted(AUTHORITY.sign(payload)), tmp_path, "not_authenticated")
    for other in ({"bundleId": "com.example.other"}, {"environment": "Sandbox"}, {"environment": "Xcode"}):
        about = transaction(**other)
        payload = {**real, "data": {**real["data"], "signedTransactionInfo": AUTHORITY.sign(about)}}
        await refused(posted(AUTHORITY.sign(payload)), tmp_path, "not_authenticated")


async def test_what_says_of_no_app_is_refused(tmp_path: Path) -> None:
    await refused(posted(AUTHORITY.sign(notification(AUTHORITY, "NEW", data=None))), tmp_path, "not_authenticated")
    nowhere = notification(AUTHORITY, "NEW", data=None, newData={"bundleId": BUNDLE, "environment": "Production"})
    await refused(posted(AUTHORITY.sign(nowhere)), tmp_path, "not_authenticated")


async def test_others_signatures_are_refused_outside_and_inside(tmp_path: Path) -> None:
    real = notification(AUTHORITY, "REFUND", transaction())
    await refused(posted(OTHER.sign(real)), tmp_path, "not_authenticated")
    await refused(posted(OTHER.sign(real, chain=AUTHORITY.chain)), tmp_path, "not_authenticated")
    for within in (OTHER.sign(transaction()), "signed_transaction_info_value", ""):
        payload = {**real, "data": {**real["data"], "signedTransactionInfo": within}}
        await refused(posted(AUTHORITY.sign(payload)), tmp_path, "not_authenticated")
    late = {**real, "signedDate": now_ms() + HOUR_MS}
    await refused(posted(AUTHORITY.sign(late)), tmp_path, "not_authenticated")


@pytest.mark.parametrize(
    "changes",
    [
        {"notificationUUID": None},
        {"notificationUUID": "x" * 100},
        {"notificationUUID": "a/b"},
        {"notificationType": None},
        {"data": {"environment": "Production", "bundleId": BUNDLE, "appAppleId": APP_ID, "status": ["?"]}},
    ],
)
async def test_what_apple_signed_and_nobody_can_read_is_refused(changes: dict[str, Any], tmp_path: Path) -> None:
    payload = {name: value for name, value in {**notification(AUTHORITY, "TEST"), **changes}.items() if value}
    await refused(posted(AUTHORITY.sign(payload)), tmp_path, "bad_message")


async def test_a_transaction_that_lacks_something_is_refused(tmp_path: Path) -> None:
    payload = notification(AUTHORITY, "REFUND", transaction(transactionId=None))
    await refused(posted(AUTHORITY.sign(payload)), tmp_path, "bad_message")


@pytest.mark.parametrize(
    "body",
    [
        b"", b"null", b"[]", b"{}", b'{"signedPayload": 1}', b"\xff", b"[" * 100_000, b'{"signedPayload": "',
        posted("a" * (MOST_CHARACTERS + 1)),
    ],
)  # fmt: skip
async def test_what_is_no_notification_is_refused(body: bytes, tmp_path: Path) -> None:
    await refused(body, tmp_path, "bad_message")


@pytest.mark.parametrize("word", [*NotificationTypeV2, *Subtype])
def test_the_table_for_operators_names_every_type_and_subtype(word: NotificationTypeV2 | Subtype) -> None:
    assert f"`{word.value}`" in PAGE
