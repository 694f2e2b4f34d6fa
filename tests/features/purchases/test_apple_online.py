"""Online checks: Apple is asked over HTTP whether its certificates were revoked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import ocsp

from tests.features.purchases.apple_authority import DAY, Authority, Issued
from tests.features.purchases.apple_support import (
    ACCOUNT,
    HOUR_MS,
    Answer,
    Asked,
    FakeServer,
    fake_server,
    now_ms,
    opened,
    transaction,
)
from ws.features.purchases.providers import apple
from ws.features.purchases.providers.apple_signed import ONLINE_SECONDS
from ws.features.purchases.providers.provider import Claim
from ws.kernel.errors import Refused, Unavailable


class Responder:
    """Says of the certificates of `authority` what it is told to, by the rules of RFC 6960."""

    def __init__(self) -> None:
        self.authority: Authority | None = None
        self.revoked: set[int] = set()
        self.answer: Callable[[Asked, int], Answer] = self.truth

    def truth(self, asked: Asked, _: int) -> Answer:
        assert self.authority is not None
        serial = ocsp.load_der_ocsp_request(asked.body).serial_number
        issued: dict[int, tuple[Issued, Issued]] = {
            self.authority.leaf.certificate.serial_number: (self.authority.leaf, self.authority.intermediate),
            self.authority.intermediate.certificate.serial_number: (self.authority.intermediate, self.authority.root),
        }
        subject, issuer = issued[serial]
        return 200, _response(subject.certificate, issuer, serial in self.revoked), {"content-type": "application/x"}


def _response(subject: x509.Certificate, issuer: Issued, revoked: bool) -> bytes:
    now = datetime.now(UTC).replace(microsecond=0)
    made = (
        ocsp.OCSPResponseBuilder()
        .add_response(
            cert=subject,
            issuer=issuer.certificate,
            algorithm=hashes.SHA256(),
            cert_status=ocsp.OCSPCertStatus.REVOKED if revoked else ocsp.OCSPCertStatus.GOOD,
            this_update=now - timedelta(minutes=5),
            next_update=now + DAY,
            revocation_time=now - DAY if revoked else None,
            revocation_reason=x509.ReasonFlags.key_compromise if revoked else None,
        )
        .responder_id(ocsp.OCSPResponderEncoding.HASH, issuer.certificate)
    )
    return made.sign(issuer.key, hashes.SHA256()).public_bytes(Encoding.DER)


async def ask(fake: FakeServer, responder: Responder, folder: Path, signed_at: int | None = None) -> None:
    """Verify one purchase, by a new store and a new authority whose certificates name the fake."""
    authority = responder.authority = responder.authority or Authority(ocsp_url=fake.url)
    async with opened(authority, folder, online_checks=True) as store:
        await store.verify(Claim(ACCOUNT, authority.sign(transaction(signedDate=signed_at or now_ms()))))


async def test_good_certificates_are_asked_for_once_in_a_quarter_of_an_hour(tmp_path: Path) -> None:
    responder = Responder()
    clock = now_ms()
    async with fake_server(responder.answer) as fake:
        authority = responder.authority = Authority(ocsp_url=fake.url)
        async with opened(authority, tmp_path, lambda: clock, online_checks=True) as store:
            for number in range(3):
                await store.verify(Claim(ACCOUNT, authority.sign(transaction(transactionId=str(number)))))
            assert len(fake.asked) == 2, "leaf and intermediate"
            assert (fake.asked[0].method, fake.asked[0].headers["content-type"]) == (
                "POST",
                "application/ocsp-request",
            )
            clock += ONLINE_SECONDS * 1000
            responder.revoked = {authority.leaf.certificate.serial_number}
            with pytest.raises(Refused):
                await store.verify(Claim(ACCOUNT, authority.sign(transaction())))


@pytest.mark.parametrize("which", ["leaf", "intermediate"])
async def test_a_revoked_certificate_is_refused(which: str, tmp_path: Path) -> None:
    responder = Responder()
    async with fake_server(responder.answer) as fake:
        authority = responder.authority = Authority(ocsp_url=fake.url)
        responder.revoked = {getattr(authority, which).certificate.serial_number}
        with pytest.raises(Refused, match="not_allowed"):
            await ask(fake, responder, tmp_path)


async def test_an_answer_by_somebody_else_is_refused(tmp_path: Path) -> None:
    responder, stranger = Responder(), Authority()

    def forged(asked: Asked, _: int) -> Answer:
        assert responder.authority is not None
        return 200, _response(responder.authority.intermediate.certificate, stranger.root, revoked=False)

    responder.answer = forged
    async with fake_server(responder.answer) as fake:
        with pytest.raises(Refused, match="not_allowed"):
            await ask(fake, responder, tmp_path)


@pytest.mark.parametrize("answer", [(500, b""), (0, b""), (404, b""), (200, b""), (200, b"<html>sign in</html>")])
async def test_apple_that_can_not_be_asked_refuses_nothing(answer: Answer, tmp_path: Path) -> None:
    responder = Responder()
    responder.answer = lambda *_: answer
    async with fake_server(responder.answer) as fake:
        with pytest.raises(Unavailable):
            await ask(fake, responder, tmp_path)


async def test_a_slow_answer_is_not_waited_for_and_holds_up_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apple, "SECONDS", 0.3)
    responder = Responder()
    responder.answer = lambda *_: (-1, b"")
    async with fake_server(responder.answer) as fake:
        with pytest.raises(Unavailable):
            await ask(fake, responder, tmp_path)
        assert len(fake.asked) == 1, "the fake runs on the loop of the store, so nobody held that up"


async def test_online_the_certificates_must_hold_now(tmp_path: Path) -> None:
    responder = Responder()
    async with fake_server(responder.answer) as fake:
        responder.authority = Authority(ocsp_url=fake.url, leaf_days=(-60, -30))
        with pytest.raises(Refused, match="not_allowed"):
            await ask(fake, responder, tmp_path, signed_at=now_ms() - 45 * 24 * HOUR_MS)
        assert fake.asked == [], "a chain that does not lead to a root is not asked about"
