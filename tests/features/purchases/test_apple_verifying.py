"""What a client shows as bought at Apple: taken when Apple signed it for this app and account, refused otherwise."""

from __future__ import annotations

import base64
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from tests.features.purchases.apple_authority import DAY, Authority, coded
from tests.features.purchases.apple_support import (
    ACCOUNT,
    BUNDLE,
    CUSTOMER,
    HOUR_MS,
    TOKENS,
    now_ms,
    opened,
    transaction,
)
from ws.features.purchases.account_tokens import AccountTokens
from ws.features.purchases.providers import apple_signed
from ws.features.purchases.providers.provider import Claim, Order
from ws.kernel.errors import Refused
from ws.kernel.stores import WHOLE, StoreState, StoreTransaction

AUTHORITY = Authority()
OTHER = Authority()


async def verify(signed: str, folder: Path, account_id: int = ACCOUNT, **changes: Any) -> StoreTransaction:
    async with opened(AUTHORITY, folder, **changes) as store:
        return await store.verify(Claim(account_id, signed))


async def refused(signed: str, folder: Path, authority: Authority = AUTHORITY, **changes: Any) -> None:
    """It is refused, and what differs from it only in what is wrong would not be."""
    async with opened(authority, folder, **changes) as store:
        with pytest.raises(Refused) as refusal:
            await store.verify(Claim(ACCOUNT, signed))
    assert refusal.value.code == "not_allowed"


async def test_a_purchase_is_told_in_the_words_of_the_house(tmp_path: Path) -> None:
    payload = transaction(quantity=3)
    assert await verify(AUTHORITY.sign(payload), tmp_path) == StoreTransaction(
        store="apple",
        transaction_id="2000000123456789",
        product_id="com.example.life.diamonds700",
        state=StoreState.PAID,
        state_at=payload["signedDate"],
        bought_at=payload["purchaseDate"],
        sandbox=False,
        account_id=ACCOUNT,
        quantity=3,
        paid_micros=4_990_000,
        currency="USD",
        customer=CUSTOMER,
    )


async def test_a_sandbox_purchase_is_told_apart_on_a_production_server(tmp_path: Path) -> None:
    told = await verify(AUTHORITY.sign(transaction(environment="Sandbox")), tmp_path)
    assert (told.sandbox, told.state) == (True, StoreState.PAID)


async def test_a_real_purchase_is_refused_by_a_sandbox_server(tmp_path: Path) -> None:
    await refused(AUTHORITY.sign(transaction()), tmp_path, environment="sandbox", app_apple_id=None)
    told = await verify(
        AUTHORITY.sign(transaction(environment="Sandbox")), tmp_path, environment="sandbox", app_apple_id=None
    )
    assert told.sandbox


@pytest.mark.parametrize(
    ("fields", "millionths"),
    [
        ({}, WHOLE),
        ({"revocationType": "REFUND_FULL", "revocationPercentage": 100_000}, WHOLE),
        ({"revocationType": "REFUND_PRORATED", "revocationPercentage": 67_932}, 679_320),
        ({"revocationType": "REFUND_PRORATED", "revocationPercentage": 15}, 150),
        ({"revocationPercentage": 5_000_000}, WHOLE),
        ({"revocationPercentage": -3}, 0),
        ({"revocationType": "FAMILY_REVOKE", "revocationPercentage": 1}, WHOLE),
    ],
)
async def test_a_refund_is_told_with_its_part(fields: dict[str, Any], millionths: int, tmp_path: Path) -> None:
    payload = transaction(revocationDate=now_ms() - 2000, revocationReason=1, **fields)
    told = await verify(AUTHORITY.sign(payload), tmp_path)
    assert (told.state, told.taken_back_millionths) == (StoreState.TAKEN_BACK, millionths)


async def test_without_a_token_nobody_is_named(tmp_path: Path) -> None:
    told = await verify(AUTHORITY.sign(transaction(appAccountToken=None)), tmp_path)
    assert told.account_id is None


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"appAccountToken": TOKENS.of(ACCOUNT + 1)}, id="another account"),
        pytest.param({"appAccountToken": AccountTokens("another server's").of(ACCOUNT)}, id="another server"),
        pytest.param({"appAccountToken": "7e3fb20b-4cdb-47cc-936d-99d65f608138"}, id="any UUID"),
        pytest.param({"appAccountToken": "nonsense"}, id="no UUID"),
        pytest.param({"bundleId": BUNDLE + ".other"}, id="another app"),
        pytest.param({"bundleId": None}, id="no app"),
        pytest.param({"environment": "Xcode"}, id="Xcode"),
        pytest.param({"environment": "LocalTesting"}, id="local testing"),
        pytest.param({"environment": "Moon"}, id="unknown environment"),
        pytest.param({"environment": None}, id="no environment"),
        pytest.param({"inAppOwnershipType": "FAMILY_SHARED"}, id="bought by the family"),
        pytest.param({"inAppOwnershipType": "ASSIGNED"}, id="had in a way we do not know"),
        pytest.param({"transactionId": None}, id="no id"),
        pytest.param({"transactionId": "../../notifications"}, id="an id that is an address"),
        pytest.param({"transactionId": "1" * 65}, id="a long id"),
        pytest.param({"productId": None}, id="no product"),
        pytest.param({"productId": "p" * 129}, id="a long product"),
        pytest.param({"purchaseDate": None}, id="no time"),
        pytest.param({"purchaseDate": "yesterday"}, id="a time in words"),
        pytest.param({"quantity": 0}, id="nothing bought"),
        pytest.param({"quantity": 1001}, id="too much bought"),
        pytest.param({"signedDate": None}, id="not dated"),
        pytest.param({"signedDate": True}, id="dated true"),
        pytest.param({"signedDate": str(now_ms())}, id="dated in words"),
        pytest.param({"signedDate": -1}, id="dated before all time"),
        pytest.param({"signedDate": now_ms() + HOUR_MS}, id="dated tomorrow"),
        pytest.param({"signedDate": 10**30}, id="dated at the end of time"),
    ],
)
async def test_what_apple_signed_for_others_or_oddly_is_refused(changes: dict[str, Any], tmp_path: Path) -> None:
    fields = {**transaction(), **changes}
    await refused(AUTHORITY.sign({name: value for name, value in fields.items() if value is not None}), tmp_path)


def _other_signature() -> str:
    head, body, _ = AUTHORITY.sign(transaction()).split(".")
    return f"{head}.{body}.{AUTHORITY.sign(transaction(quantity=2)).split('.')[2]}"


def _tampered() -> str:
    head, _, signature = AUTHORITY.sign(transaction()).split(".")
    return f"{head}.{coded(json.dumps(transaction(quantity=1000)).encode())}.{signature}"


def _by_hmac() -> str:
    return AUTHORITY.sign(transaction(), alg="HS256")


@pytest.mark.parametrize(
    "signed",
    [
        pytest.param("", id="nothing"),
        pytest.param("..", id="three times nothing"),
        pytest.param("a" * 1_000_000, id="a megabyte of nonsense"),
        pytest.param("a" * 1_000_000 + "." + "b" * 10 + "." + "c" * 86, id="a megabyte in three parts"),
        pytest.param("\ud800.é.\0", id="odd letters"),
        pytest.param(_tampered(), id="tampered"),
        pytest.param(_other_signature(), id="signature of another"),
        pytest.param(AUTHORITY.sign(transaction())[:-4], id="cut off"),
        pytest.param(AUTHORITY.sign(transaction()) + "AAAA", id="made longer"),
        pytest.param(AUTHORITY.sign(transaction(), alg="none"), id="alg none"),
        pytest.param(AUTHORITY.sign(transaction(), alg="none").rsplit(".", 1)[0] + ".", id="alg none, no signature"),
        pytest.param(_by_hmac(), id="alg HS256"),
        pytest.param(AUTHORITY.sign(transaction(), alg=None), id="no alg"),
        pytest.param(AUTHORITY.sign(transaction(), x5c=None), id="no x5c"),
        pytest.param(AUTHORITY.sign(transaction(), x5c="MII"), id="x5c that is no list"),
        pytest.param(AUTHORITY.sign(transaction(), chain=[]), id="no certificates"),
        pytest.param(AUTHORITY.sign(transaction(), chain=AUTHORITY.chain[:2]), id="two certificates"),
        pytest.param(AUTHORITY.sign(transaction(), chain=[*AUTHORITY.chain, *AUTHORITY.chain]), id="six"),
        pytest.param(AUTHORITY.sign(transaction(), chain=["A" * 5000] * 3), id="long certificates"),
        pytest.param(AUTHORITY.sign(transaction(), chain=["AAAA"] * 3), id="no certificates in x5c"),
        pytest.param(AUTHORITY.sign(transaction(), chain=AUTHORITY.chain[::-1]), id="upside down"),
        pytest.param(
            AUTHORITY.sign(transaction(), chain=[*AUTHORITY.chain[1:2] * 2, AUTHORITY.chain[2]]), id="no leaf"
        ),
        pytest.param(AUTHORITY.sign(transaction(), crit=["exp"]), id="an extension to understand"),
        pytest.param(AUTHORITY.sign(b"[" * 20_000 + b"]" * 20_000), id="deep"),
        pytest.param(AUTHORITY.sign(b"[1]"), id="a list"),
        pytest.param(AUTHORITY.sign(b'{"a": '), id="half of it"),
        pytest.param(AUTHORITY.sign(b"\xff\xfe"), id="no text"),
        pytest.param(OTHER.sign(transaction()), id="another root"),
        pytest.param(OTHER.sign(transaction(), chain=AUTHORITY.chain), id="a stolen chain"),
        pytest.param(OTHER.sign(transaction(), chain=[*OTHER.chain[:2], AUTHORITY.chain[2]]), id="a stolen root"),
        pytest.param(OTHER.sign(transaction(), chain=[OTHER.chain[0], *AUTHORITY.chain[1:]]), id="a stolen middle"),
    ],
)
async def test_what_apple_did_not_sign_is_refused(signed: str, tmp_path: Path) -> None:
    await refused(signed, tmp_path)


@pytest.mark.parametrize(
    "authority",
    [
        pytest.param(Authority(leaf_mark="1.2.840.113635.100.6.11.2"), id="the leaf is not for receipts"),
        pytest.param(Authority(leaf_mark=""), id="the leaf is for nothing"),
        pytest.param(Authority(intermediate_mark="1.2.840.113635.100.6.2.2"), id="the intermediate is another"),
        pytest.param(Authority(leaf_days=(-60, -30)), id="the leaf has expired"),
        pytest.param(Authority(leaf_days=(1, 30)), id="the leaf is not valid yet"),
    ],
)
async def test_a_chain_that_is_not_as_it_must_be_is_refused(authority: Authority, tmp_path: Path) -> None:
    await refused(authority.sign(transaction()), tmp_path, authority)


async def test_a_leaf_on_another_curve_is_refused(tmp_path: Path) -> None:
    for curve in (ec.SECP384R1(), ec.SECP256K1()):  # the second one's signatures are as long as those of ES256
        authority = Authority(leaf_curve=curve)
        await refused(authority.sign(transaction()), tmp_path, authority)


async def test_what_is_long_or_full_of_brackets_is_not_looked_at(tmp_path: Path) -> None:
    for fits, too_much in (("x" * 60_000, "x" * 100_000), ([[]] * 200, [[]] * 300)):
        assert (await verify(AUTHORITY.sign(transaction(extra=fits)), tmp_path)).account_id == ACCOUNT
        await refused(AUTHORITY.sign(transaction(extra=too_much)), tmp_path)


async def test_what_was_signed_while_the_leaf_was_valid_holds(tmp_path: Path) -> None:
    authority = Authority(leaf_days=(-60, -30))
    then = int((datetime.now(UTC) - 45 * DAY).timestamp() * 1000)
    async with opened(authority, tmp_path) as store:
        told = await store.verify(Claim(ACCOUNT, authority.sign(transaction(signedDate=then, purchaseDate=then))))
    assert told.state_at == then


async def test_a_chain_is_walked_once_and_still_refused_after_its_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    authority = Authority(leaf_days=(-60, 1))
    later = now_ms() + 3 * 24 * HOUR_MS
    walks = 0
    async with opened(authority, tmp_path, lambda: later) as store:
        walker = store.chains.walker
        walk = walker.walk

        def counted(certificates: list[str], online: bool, at_seconds: int) -> str:
            nonlocal walks
            walks += 1
            return walk(certificates, online, at_seconds)

        monkeypatch.setattr(walker, "walk", counted)
        for number in range(3):
            await store.verify(Claim(ACCOUNT, authority.sign(transaction(transactionId=str(number)))))
        assert walks == 1
        for at in (later, now_ms() - 61 * 24 * HOUR_MS):
            with pytest.raises(Refused):
                await store.verify(Claim(ACCOUNT, authority.sign(transaction(signedDate=at))))
        assert walks == 3, "a known chain says nothing of a time for which it was not proved"
        with pytest.raises(Refused):
            await store.verify(Claim(ACCOUNT, OTHER.sign(transaction(), chain=authority.chain)))
        assert walks == 3, "the chain is good, and the signature is not by its leaf"
        mixed = [authority.chain[0], OTHER.chain[1], authority.chain[2]]
        with pytest.raises(Refused):
            await store.verify(Claim(ACCOUNT, authority.sign(transaction(), chain=mixed)))
        assert walks == 4, "a leaf that was proved in one chain is not proved in another"


async def test_memory_of_chains_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apple_signed, "MOST_CHAINS", 2)
    async with opened(AUTHORITY, tmp_path) as store:
        for number in range(5):  # spaces make other names for one chain, which the library would refuse
            chain = [*AUTHORITY.chain[:2], base64.b64encode(bytes([number])).decode()]
            await store.verify(Claim(ACCOUNT, AUTHORITY.sign(transaction(), chain=chain)))
        assert len(store.chains._proved) <= 2


async def test_nothing_is_begun_at_apple(tmp_path: Path) -> None:
    async with opened(AUTHORITY, tmp_path) as store:
        with pytest.raises(Refused) as refusal:
            await store.begin(Order(ACCOUNT, "o1", "p", "Diamonds", 99, "USD", "https://example.com"))
    assert refusal.value.code == "not_allowed"
