"""Pushes of Pub/Sub: who sent them, and what they are about.

A push is proved by the OpenID Connect token that Pub/Sub signs for it. What it says is still only a hint to look.

Sources: https://docs.cloud.google.com/pubsub/docs/authenticate-push-subscriptions
https://developer.android.com/google/play/billing/rtdn-reference
"""

from __future__ import annotations

import base64
import binascii
import hmac
from datetime import datetime
from typing import Annotated, Final

import jwt
import msgspec

from ws.features.purchases.providers.google_keys import GoogleKeys
from ws.features.purchases.providers.google_purchases import Millis
from ws.kernel.errors import Refused

MOST_BODY_BYTES: Final = 256 * 1024
_MOST_HEADER: Final = 8192
_LEEWAY_SECONDS: Final = 30
_ISSUERS: Final = ("https://accounts.google.com", "accounts.google.com")
_NEEDED: Final = ("exp", "iat", "aud", "iss", "email")
_ONE_TIME_PRODUCT: Final = 2
"""`productType` of a voided purchase; 1 is a subscription."""

REVIEW: Final = "PENDING_REFUND_REVIEW"
_ONE_TIME: Final = {1: "ONE_TIME_PRODUCT_PURCHASED", 2: "ONE_TIME_PRODUCT_CANCELED"}
_REFUNDS: Final = {1: "REFUND_TYPE_FULL_REFUND", 2: "REFUND_TYPE_QUANTITY_BASED_PARTIAL_REFUND"}

Number = Annotated[int, msgspec.Meta(ge=-999, le=999)]
Token = Annotated[str, msgspec.Meta(max_length=1300)]


class PushProof:
    """Tells pushes of our own Pub/Sub subscription from all others."""

    def __init__(self, audience: str, email: str, keys: GoogleKeys) -> None:
        self._audience = audience
        self._email = email.encode()
        self._keys = keys

    async def check(self, authorization: str, until: float) -> None:
        """Raises Refused("not_authenticated") for a push that Pub/Sub did not sign for us, Unavailable."""
        scheme, _, token = authorization.partition(" ")
        if not self._audience or scheme.lower() != "bearer" or len(token) > _MOST_HEADER:
            raise Refused("not_authenticated")
        try:
            header = jwt.get_unverified_header(token)
            if header.get("alg") != "RS256":
                raise Refused("not_authenticated")
            key = await self._keys.find(str(header.get("kid", "")), until)
            if key is None:
                raise Refused("not_authenticated")
            claims = jwt.decode(
                token,
                key,
                algorithms=["RS256"],
                audience=self._audience,
                issuer=_ISSUERS,
                leeway=_LEEWAY_SECONDS,
                options={"require": list(_NEEDED)},
            )
        except (jwt.PyJWTError, ValueError, TypeError):
            raise Refused("not_authenticated") from None
        email = str(claims["email"]).encode(errors="replace")
        if claims.get("email_verified") is not True or not hmac.compare_digest(email, self._email):
            raise Refused("not_authenticated")


class Notice(msgspec.Struct, frozen=True):
    """What a push is about."""

    message_id: str
    kind: str
    at: int
    """Unix milliseconds."""
    token: str = ""
    """Of the purchase to look at; empty when there is none."""
    review: tuple[str, str] | None = None
    """Order and pending refund token of a charge-back about which Google asks."""


class _Message(msgspec.Struct, rename="camel"):
    data: Annotated[str, msgspec.Meta(max_length=MOST_BODY_BYTES)]
    message_id: Annotated[str, msgspec.Meta(min_length=1, max_length=64, pattern=r"^[0-9A-Za-z_.-]+$")]
    publish_time: datetime | None = None


class _Envelope(msgspec.Struct):
    message: _Message


class _OneTime(msgspec.Struct, rename="camel"):
    notification_type: Number
    purchase_token: Token


class _Subscription(msgspec.Struct, rename="camel"):
    notification_type: Number


class _VoidedPurchase(msgspec.Struct, rename="camel"):
    purchase_token: Token
    product_type: Number = _ONE_TIME_PRODUCT
    refund_type: Number = 0


class _Anything(msgspec.Struct):
    """Whose parts do not matter here."""


class _Review(msgspec.Struct, rename="camel"):
    order_id: Annotated[str, msgspec.Meta(max_length=100)] = ""
    pending_refund_token: Token = ""


class _Developer(msgspec.Struct, rename="camel"):
    package_name: str
    event_time_millis: Millis | None = None
    one_time_product_notification: _OneTime | None = None
    subscription_notification: _Subscription | None = None
    voided_purchase_notification: _VoidedPurchase | None = None
    pending_refund_review_notification: _Review | None = None
    test_notification: _Anything | None = None


def read_notice(body: bytes, package: str, now_ms: int) -> Notice:
    """What a proved push is about. One for another app, or of an unknown kind, is about nothing.

    Raises Refused("bad_message") when it can not be read.
    """
    if len(body) > MOST_BODY_BYTES:
        raise Refused("bad_message")
    try:
        message = msgspec.json.decode(body, type=_Envelope).message
        data = base64.b64decode(message.data, validate=True)
        told = msgspec.json.decode(data, type=_Developer, strict=False)
    except (msgspec.DecodeError, UnicodeError, binascii.Error, ValueError):
        raise Refused("bad_message") from None
    at = told.event_time_millis
    if at is None:
        published = message.publish_time
        at = now_ms if published is None or published.tzinfo is None else int(published.timestamp() * 1000)
    if told.package_name != package:
        return Notice(message.message_id, "OTHER_APP", max(0, at))
    kind, token = _about(told)
    asked = told.pending_refund_review_notification if kind == REVIEW else None
    review = None if asked is None else (asked.order_id, asked.pending_refund_token)
    return Notice(message.message_id, kind, max(0, at), token, review)


def _about(told: _Developer) -> tuple[str, str]:
    """Google's name for what happened, and the token of the purchase to look at."""
    if told.one_time_product_notification is not None:
        number = told.one_time_product_notification.notification_type
        return _ONE_TIME.get(number, f"ONE_TIME_PRODUCT_{number}"), told.one_time_product_notification.purchase_token
    if told.voided_purchase_notification is not None:
        voided = told.voided_purchase_notification
        kind = _REFUNDS.get(voided.refund_type, f"REFUND_TYPE_{voided.refund_type}")
        if voided.product_type != _ONE_TIME_PRODUCT:
            return f"SUBSCRIPTION_{kind}", ""
        return kind, voided.purchase_token
    if told.subscription_notification is not None:
        return f"SUBSCRIPTION_{told.subscription_notification.notification_type}", ""
    if told.pending_refund_review_notification is not None:
        return REVIEW, ""
    return ("UNKNOWN", "") if told.test_notification is None else ("TEST", "")
